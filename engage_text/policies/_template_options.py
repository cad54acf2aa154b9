"""What is known of a template's variables: how long their values can be, and which characters they can contain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from engage_text._checks import is_many, kind_of, need_choice, need_int, need_text
from engage_text._readonly import NOTHING, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.policies._merge import column_key
from engage_text.policies._template_packing import worst_values
from engage_text.problems import OptionError

__all__ = ["Characters", "TemplateOptions"]

# The characters that a variable can contain: digits alone, those of one septet in GSM-7, those of GSM-7, those of one
# UTF-16 code unit, or all.
Characters = Literal["digits", "gsm-basic", "gsm", "bmp", "any"]
_CHARACTERS = get_args(Characters)
_LONGEST = 10_000  # characters of a value; a body has at most a tenth of them


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOptions:
    """What is known of the variables of templates, by their names. Case, spaces, `_` and `-` in names do not matter.

    - `samples` maps a variable to all of its possible values, or to those that stand for them. A variable that has
      samples needs no length.
    - `max_lengths` maps a variable to the most characters that a value has. `max_length` is the limit of the others.
    - `characters` maps a variable to the characters that it contains: `digits`, `gsm-basic` (one septet each), `gsm`,
      `bmp` (one UTF-16 code unit each) or `any`. A variable that it does not name can contain `any`.

    A value with more characters than its limit is reported.

    Raises `OptionError` for an invalid option.

    >>> options = TemplateOptions(max_lengths={"First Name": 20}, characters={"otp": "digits"}, max_length=30)
    >>> options.length_of("first_name"), options.length_of("city"), options.characters_of("OTP")
    (20, 30, 'digits')
    """

    max_lengths: Mapping[str, int] = field(default_factory=lambda: NOTHING, hash=False)
    samples: Mapping[str, Iterable[str]] = field(default_factory=lambda: NOTHING, hash=False)
    characters: Mapping[str, Characters] = field(default_factory=lambda: NOTHING, hash=False)
    max_length: int | None = None
    _worst: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.max_length is not None:
            need_int(self.max_length, "max_length", least=0, most=_LONGEST)
        lengths: dict[str, int] = {}
        for name, length in _items(self.max_lengths, "max_lengths"):
            lengths[name] = need_int(length, f"max_lengths of {name}", least=0, most=_LONGEST)
        kinds: dict[str, str] = {}
        for name, kind in _items(self.characters, "characters"):
            need_choice(kind, f"characters of {name}", _CHARACTERS)
            kinds[name] = kind
        samples = {name: _samples(given, name) for name, given in _items(self.samples, "samples")}
        object.__setattr__(self, "max_lengths", read_only(lengths))
        object.__setattr__(self, "characters", read_only(kinds))
        object.__setattr__(self, "samples", read_only(samples))
        # Computed once: every template of a file has the same variables.
        worst = {name: worst_values(texts) for name, texts in samples.items()}
        object.__setattr__(self, "_worst", read_only(worst))

    def length_of(self, name: str) -> int | None:
        """Return the most characters of a value of this variable, or None if that is not known."""
        return self.max_lengths.get(column_key(name), self.max_length)

    def samples_of(self, name: str) -> tuple[str, ...]:
        """Return those samples of this variable that can be part of a worst case; () if it has none."""
        return self._worst.get(column_key(name), ())

    def characters_of(self, name: str) -> Characters:
        """Return which characters a value of this variable contains."""
        return self.characters.get(column_key(name), "any")

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _items(given: object, option: str) -> list[tuple[str, Any]]:
    """Return the items of a mapping by the comparable names of variables."""
    if not isinstance(given, Mapping):
        raise OptionError(f"{option} must map names of variables to values, got {kind_of(given)}")
    return [(column_key(need_text(name, f"a name in {option}")), value) for name, value in given.items()]


def _samples(given: object, name: str) -> tuple[str, ...]:
    if not is_many(given):
        raise OptionError(f"samples of {name} must be a list of texts, got {kind_of(given)}")
    values = tuple(dict.fromkeys(need_text(value, f"a sample of {name}") for value in given))
    if not values:
        raise OptionError(f"samples of {name} must contain at least one text")
    return values
