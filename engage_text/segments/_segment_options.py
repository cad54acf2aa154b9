"""The options of counting as one value: the reference, the national tables, whole clusters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engage_text._checks import exact_text, kind_of, need_bool, refuse_both
from engage_text._tables.national import LANGUAGES
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError
from engage_text.segments._alphabets import EVERY_LANGUAGE
from engage_text.segments._values import Language, National, Reference

__all__ = ["DEFAULT_OPTIONS", "SegmentOptions", "segment_options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentOptions:
    """The options of `measure`, `split`, `fit` and `transliterate`, which decide how a text is counted and cut.

    - `reference` is the size in bits of the number that joins the parts of a message: 8 or 16.
    - `national` allows national language tables: "none", "auto" for all, or ISO 639-1 codes, kept as a tuple.
    - `whole_clusters` never cuts a grapheme cluster.
    - `languages` contains the languages of the allowed tables, in order of preference.

    The options can be compared, hashed and pickled.

    Raises `OptionError` for an invalid value.

    >>> SegmentOptions(national=["hi", "ta", "hi"])
    SegmentOptions(reference=8, national=('hi', 'ta'), whole_clusters=False)
    >>> from engage_text import measure
    >>> measure("नमस्ते", options=SegmentOptions(national="hi")).units
    6
    """

    reference: Reference = 8
    national: National = "none"
    whole_clusters: bool = False
    languages: tuple[Language, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.reference not in (8, 16):
            raise OptionError("reference must be 8 or 16 bits")
        need_bool(self.whole_clusters, "whole_clusters")
        languages = _languages(self.national)
        object.__setattr__(self, "languages", languages)
        if self.national not in ("none", "auto"):
            # A list cannot be hashed, and a later change of it must not change the options.
            object.__setattr__(self, "national", languages)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _languages(national: object) -> tuple[Language, ...]:
    if national == "none":
        return ()
    if national == "auto":
        return EVERY_LANGUAGE
    codes: tuple[object, ...]
    codes = (
        (national,) if isinstance(national, str) or not isinstance(national, Iterable) else tuple(national)
    )
    known: dict[object, Language] = {code: code for code in EVERY_LANGUAGE}
    # A subclass of str may have no hash.
    codes = tuple(exact_text(code) if isinstance(code, str) else None for code in codes)
    for code in codes:
        if code not in known:
            raise OptionError(f'national must be "none", "auto", or languages out of {", ".join(LANGUAGES)}')
    return tuple(dict.fromkeys(known[code] for code in codes))


DEFAULT_OPTIONS = SegmentOptions()


def segment_options(
    options: SegmentOptions | None,
    reference: Reference | None,
    national: National | None,
    whole_clusters: bool | None,  # noqa: FBT001 - the keyword of the caller, passed on
) -> SegmentOptions:
    """Return the options as one value. Callers pass either `options` or flat keywords.

    Raises `OptionError` if they pass both.
    """
    if options is not None and not isinstance(options, SegmentOptions):
        raise OptionError(f"options must be a SegmentOptions or None, got {kind_of(options)}")
    flat = {"reference": reference, "national": national, "whole_clusters": whole_clusters}
    refuse_both("options", options, flat)
    given = {name: value for name, value in flat.items() if value is not None}
    return options or (SegmentOptions(**given) if given else DEFAULT_OPTIONS)  # type: ignore[arg-type]  # it checks them
