"""The likely mistake in a text that is not a valid number, so that a hint can say how to write the number.

A mistake never changes a verdict, and never completes a number.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, NamedTuple

from engage_text._late_patterns import late
from engage_text._to_dict import fields_to_dict
from engage_text.numbers._kinds import Verdict
from engage_text.numbers._lookup import country_of
from engage_text.numbers._number import PhoneNumber, parse_number, written_digits

__all__ = ["CountryLengths", "Mistake", "MistakeKind", "find_mistake", "lengths_for", "repeated_code"]


class MistakeKind(StrEnum):
    """The reason why a text is not a valid number."""

    LETTERS = "letters"
    EXTENSION = "extension"
    TRUNK_PREFIX = "trunk_prefix"
    INTERNATIONAL_PREFIX = "international_prefix"


class Mistake(NamedTuple):
    """A mistake, and its span (`start`, `end`) in the text."""

    kind: MistakeKind
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class CountryLengths(NamedTuple):
    """A calling code, its region (None if several share it), and the lengths of its numbers without the code."""

    code: str
    region: str | None
    lengths: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# RFC 3966 section 3 defines `;ext=`. People also write the other forms, which libphonenumber's EXTN_PATTERNS lists.
_EXTENSION = late(r"(?:;?ext(?:ensio)?n?[.:=]?|x|#|,{1,2})[ .:]?[0-9]{1,7}#?\s*", re.IGNORECASE)

# 15 digits (ITU-T E.164 section 6) and a code of three digits three more times. A longer text is not this mistake.
_MOST_DIGITS_STRIPPED = 24

# International prefixes, which are dialled before a country code: 00 in ITU-T E.164, 011 in North America, 0011 in
# Australia. The longest come first.
_ABROAD = ("0011", "0000", "000", "011", "00")


def find_mistake(text: str, number: PhoneNumber) -> Mistake | None:
    """Return the mistake in `text`, or None if there is none. `number` is the result of `parse_number(text)`.

    Takes time linear in the length of the text.

    >>> text = "020 7946 0958"
    >>> find_mistake(text, parse_number(text))
    Mistake(kind=<MistakeKind.TRUNK_PREFIX: 'trunk_prefix'>, start=0, end=1)
    """
    if number.fault:
        return _mistake_at(text, *number.fault)
    digits = written_digits(text)
    if number.e164 or not digits.startswith("0"):
        return None
    at = text.index("0")
    # Delhi's 011 2345 6789 begins like a call from North America. The rest decides: it must be a valid number.
    rest = next((digits.removeprefix(prefix) for prefix in _ABROAD if digits.startswith(prefix)), "")
    if rest and parse_number(f"+{rest}").verdict is Verdict.VALID:
        return Mistake(MistakeKind.INTERNATIONAL_PREFIX, at, _index_after(text, len(digits) - len(rest)))
    if number.verdict is Verdict.INVALID_COUNTRY_CODE:
        return Mistake(MistakeKind.TRUNK_PREFIX, at, at + 1)
    return None


def _mistake_at(text: str, start: int, end: int) -> Mistake | None:
    is_number = parse_number(text[:start]).e164 is not None
    if is_number and _EXTENSION.fullmatch(text, start):
        return Mistake(MistakeKind.EXTENSION, start, len(text))
    if not text[start].isalpha():
        return None
    while end < len(text) and text[end].isalpha():
        end += 1
    return Mistake(MistakeKind.LETTERS, start, end)


def _index_after(text: str, count: int) -> int:
    """Return the index after the first `count` digits."""
    indices = (index for index, char in enumerate(text) if char in "0123456789")
    return next(index for nth, index in enumerate(indices, 1) if nth == count) + 1


def lengths_for(text: str) -> CountryLengths | None:
    """Return the lengths that are allowed after the country code of the text, or None if it begins with no such code.

    >>> lengths_for("+354 12345678")
    CountryLengths(code='354', region='IS', lengths=(7, 9))
    """
    digits = written_digits(text)
    country = country_of(digits.removeprefix("00"))
    if country is None:
        return None
    return CountryLengths(country.code, country.regions[-1], country.lengths)


def repeated_code(text: str, number: PhoneNumber) -> str:
    """Return the calling code that the number has more than once, or "". `number` is `parse_number(text)`.

    The number must not be valid itself, and must be valid once its code is written only once.

    >>> repeated_code("+91 91 98765 43210", parse_number("+91 91 98765 43210"))
    '91'
    """
    if number.fault or number.verdict is Verdict.VALID:
        return ""
    rest = written_digits(text).removeprefix("00")
    country = country_of(rest)
    if country is None or len(rest) > _MOST_DIGITS_STRIPPED:
        return ""
    while (rest := rest.removeprefix(country.code).lstrip("0")).startswith(country.code):
        if parse_number(f"+{rest}").verdict is Verdict.VALID:
            return country.code
    return ""
