"""The worst case of a template: the most segments that any message can need, and which variable decides it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from engage_text._checks import kind_of, need_text
from engage_text._to_dict import fields_to_dict
from engage_text.placeholders import Placeholder, find_placeholders
from engage_text.policies._merge import column_key, is_variable
from engage_text.policies._template_options import TemplateOptions
from engage_text.policies._template_packing import (
    EMPTY,
    GSM,
    UCS2,
    Pattern,
    is_gsm,
    most_segments,
    pattern_units,
)
from engage_text.problems import OptionError

__all__ = ["WorstCase", "worst_case"]

# The worst characters of an encoding: two septets, a code unit outside GSM-7, two code units.
_TWO_SEPTETS, _CODE_UNIT, _TWO_CODE_UNITS = "€", "₹", "😀"
_BEYOND_GSM = frozenset(("any", "bmp"))
_OWN_VALUES = frozenset(("{#x#}",))  # each DLT variable has a value of its own, although all have one name
_SEPTET, _UNIT = 7, 16  # bits
_MOST_STEPS = 20_000  # for all of these comparisons
_MOST_COMPARED = 20  # variables that are left out one by one to find the one that costs most


class WorstCase(NamedTuple):
    """The most segments that a template can take.

    - `gsm_segments` is the most segments of a message in GSM-7, or None if every message is UCS-2. `ucs2_segments` is
      the most segments of a message in UCS-2, or None if every message is GSM-7. Both are None if a length is unknown.
    - `driver` is the name of the variable that adds the most, or "" without a variable.
    - `ucs2_variables` are the variables that may contain a character outside GSM-7, if the text of the template does
      not. `unknown` are the variables without a maximum length.
    """

    gsm_segments: int | None
    ucs2_segments: int | None
    driver: str
    ucs2_variables: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def segments(self) -> int | None:
        """The most segments in any encoding, or None if it is unknown."""
        known = [count for count in (self.gsm_segments, self.ucs2_segments) if count is not None]
        return max(known, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def worst_case(template: str, options: TemplateOptions | None = None) -> WorstCase:
    """Return the most segments of a template's messages, with what the options know of its variables.

    A variable takes any of its samples. Without samples, it takes any text of its characters up to its maximum length.
    A name stands for one value in the whole text, except in DLT templates. Blocks such as `{% if x %}` take no
    characters, and what they contain counts. Links in values count as written. With more than 1,000 combinations of
    samples for names that come twice, the result can be higher than the worst message.

    Raises `OptionError` if `template` is not a str. Source: our decision.

    >>> known = TemplateOptions(max_lengths={"name": 20}, characters={"otp": "digits"}, max_length=6)
    >>> worst = worst_case("Dear {{name}}, your OTP is {{otp}}.", known)
    >>> worst.gsm_segments, worst.ucs2_segments, worst.driver, worst.ucs2_variables
    (1, 1, 'name', ('name',))
    """
    template = need_text(template, "template")
    options = TemplateOptions() if options is None else options
    if not isinstance(options, TemplateOptions):
        raise OptionError(f"options must be a TemplateOptions or None, got {kind_of(options)}")
    parsed = _parsed(template)
    values = {key: _values(name, options) for key, name in parsed.names.items()}
    names = parsed.names
    risky = (names[key] for key, value in values.items() if value is None or value.beyond_gsm)
    unknown = tuple(dict.fromkeys(names[key] for key, value in values.items() if value is None))
    ucs2_variables: tuple[str, ...] = ()
    if parsed.is_gsm:
        ucs2_variables = tuple(
            dict.fromkeys(
                name for name in risky if name not in unknown or options.characters_of(name) in _BEYOND_GSM
            )
        )
    if unknown:
        return WorstCase(None, None, "", ucs2_variables, unknown)
    known = {key: value for key, value in values.items() if value is not None}
    gsm, ucs2, _ = _segments(parsed, known)
    return WorstCase(gsm, ucs2, _driver(parsed, known), ucs2_variables, ())


class _Values(NamedTuple):
    """What a variable can be: its values in GSM-7, all values as UCS-2 counts them, and those outside GSM-7."""

    gsm: tuple[Pattern, ...]
    ucs2: tuple[Pattern, ...]
    beyond_gsm: tuple[Pattern, ...]


_NOTHING = _Values((EMPTY,), (EMPTY,), ())


class _Parsed(NamedTuple):
    """The fixed texts of a template, the keys of the variables between them, and the names of these variables."""

    fixed: list[str]
    keys: list[str]
    names: dict[str, str]
    is_gsm: bool


def _parsed(template: str) -> _Parsed:
    names: dict[str, str] = {}
    fixed: list[str] = []
    keys: list[str] = []
    pieces: list[str] = []
    read = 0
    for found in find_placeholders(template):
        pieces.append(template[read : found.start])
        read = found.end
        if found.name and not is_variable(found):
            continue
        fixed.append("".join(pieces))
        pieces = []
        key = _key(found)
        keys.append(key)
        names.setdefault(key, found.name or found.text)
    fixed.append("".join([*pieces, template[read:]]))
    return _Parsed(fixed, keys, names, all(map(is_gsm, fixed)))


def _key(found: Placeholder) -> str:
    """Return what is equal for placeholders with one value. A placeholder without a name has a value of its own."""
    if found.style in _OWN_VALUES or not found.name:
        return f"{found.start} {found.text}"
    return column_key(found.name)


def _values(name: str, options: TemplateOptions) -> _Values | None:
    """Return the values of a variable that can be the worst ones, or None if its length is unknown."""
    if samples := options.samples_of(name):
        beyond_gsm = [text for text in samples if not is_gsm(text)]
        gsm = GSM.longest(text for text in samples if is_gsm(text))
        return _Values(gsm, UCS2.longest(samples), UCS2.longest(beyond_gsm))
    length = options.length_of(name)
    if length is None:
        return None
    kind = options.characters_of(name)
    in_gsm = "0" if kind in {"digits", "gsm-basic"} else _TWO_SEPTETS
    in_ucs2 = {"any": _TWO_CODE_UNITS, "bmp": _CODE_UNIT}.get(kind, "0")
    ucs2 = UCS2.pattern(in_ucs2 * length)
    return _Values(
        (GSM.pattern(in_gsm * length),), (ucs2,), (ucs2,) if length and kind in _BEYOND_GSM else ()
    )


def _segments(parsed: _Parsed, values: Mapping[str, _Values]) -> tuple[int | None, int | None, int]:
    """Return the most segments in GSM-7 and in UCS-2, or None if there is no such message, and the most bits."""
    gsm = ucs2 = None
    bits = 0
    if parsed.is_gsm and all(value.gsm for value in values.values()):
        patterns = [GSM.pattern(text) for text in parsed.fixed]
        gsm, units = most_segments(GSM, patterns, parsed.keys, {key: one.gsm for key, one in values.items()})
        bits = _SEPTET * units
    carriers = [key for key, value in values.items() if value.beyond_gsm]
    if not parsed.is_gsm or carriers:
        patterns = [UCS2.pattern(text) for text in parsed.fixed]
        choices = {key: one.ucs2 for key, one in values.items()}
        ucs2, units = most_segments(UCS2, patterns, parsed.keys, choices)
        bits = max(bits, _UNIT * units)
        if parsed.is_gsm:
            ucs2 = _with_carrier(parsed, patterns, choices, values, carriers, ucs2)
    return gsm, ucs2, bits


def _with_carrier(  # noqa: PLR0913, PLR0917 - what both encodings share
    parsed: _Parsed,
    patterns: list[Pattern],
    choices: Mapping[str, tuple[Pattern, ...]],
    values: Mapping[str, _Values],
    carriers: list[str],
    limit: int,
) -> int:
    """Return the most segments of messages in which one variable has a value outside GSM-7; the limit is the most."""
    most = 0
    for key in carriers:
        found, _ = most_segments(UCS2, patterns, parsed.keys, {**choices, key: values[key].beyond_gsm})
        most = max(most, found)
        if most == limit:
            break
    return most


def _driver(parsed: _Parsed, values: Mapping[str, _Values]) -> str:
    """Return the name of the variable that costs most: without it, the worst message is the shortest."""
    heaviest = sorted(values, key=lambda key: -max(map(pattern_units, values[key].ucs2)))
    if not heaviest:
        return ""
    ranks = {}
    for key in heaviest[: max(min(_MOST_COMPARED, _MOST_STEPS // len(parsed.keys)), 1)]:
        gsm, ucs2, bits = _segments(parsed, {**values, key: _NOTHING})
        ranks[key] = (max(gsm or 0, ucs2 or 0), bits)
    return parsed.names[min(ranks, key=lambda key: ranks[key])]
