"""Rules for the recipient. A hint never completes a number: it names a country code only as a condition.

Digits with a guessed country code may be the number of a stranger, who would get the message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engage_text._text import describe_char
from engage_text.numbers import (
    MistakeKind,
    NumberKind,
    PhoneNumber,
    Verdict,
    calling_code,
    find_mistake,
    lengths_for,
    repeated_code,
)
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.rules._fields import is_decimal

__all__ = ["is_hidden", "number_problems"]

# Bound once: before Python 3.12 an enum's member is looked up in a slow way.
_VALID = Verdict.VALID
_MOBILE = (NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE)

# Verdicts that no handset can be reached under; the two others are `number-unplanned` and fine.
_NUMBER_CODES = {
    Verdict.NOT_A_NUMBER: "number-malformed",
    Verdict.INVALID_COUNTRY_CODE: "number-country-code",
    Verdict.TOO_SHORT: "number-too-short",
    Verdict.TOO_LONG: "number-too-long",
    Verdict.INVALID_LENGTH: "number-length",
    Verdict.POSSIBLE_LOCAL_ONLY: "number-local-only",
}

_MISTAKE_CODES = {
    MistakeKind.LETTERS: "number-letters",
    MistakeKind.EXTENSION: "number-extension",
    MistakeKind.TRUNK_PREFIX: "number-trunk-prefix",
    MistakeKind.INTERNATIONAL_PREFIX: "number-international-prefix",
}


def number_problems(number: PhoneNumber, text: str) -> Sequence[Problem]:
    """Return what is wrong or odd with the recipient that `text` was read as."""
    digits, _, _, kind, verdict, national_of, _, _ = number
    if verdict is _VALID and kind in _MOBILE and digits == text and not national_of:
        return ()  # nearly every recipient: digits that read as themselves
    return tuple(_number_problems(number, text))


def _number_problems(number: PhoneNumber, text: str) -> Iterator[Problem]:
    whole = (0, len(text))
    if is_decimal(text):
        yield problem("number-decimal", "to", span=whole)
        return
    if number.fault and is_hidden(text[number.fault[0]]):
        yield _hidden_character(text, number.fault)
        return
    if number.verdict is Verdict.VALID:
        yield from _valid_number_problems(number, whole)
    elif number.national_of:
        yield _without_code(number.national_of, text)
    elif code := repeated_code(text, number):
        yield problem("number-code-repeated", "to", span=whole, dial=code)
        return
    elif number.verdict is Verdict.POSSIBLE:
        yield problem("number-unplanned", "to", span=whole, region=_country(number.region))
    elif text.strip():
        yield _refused_number(number, text)
    else:
        yield problem("field-empty", "to")
    if not number.stable:
        yield problem("number-trunk-zeros", "to", span=whole)


_SOME_CODE = "this calling code"
_NO_COUNTRY = "001"
_LETTERS_SHOWN = 20
# What programs write for a value that is missing.
_EMPTY_WORDS = frozenset(("nan", "nat", "none", "null", "nil", "undefined", "n/a", "na"))
_EMPTY_CELL = "fill in the number, or leave the row out: its cell is empty"


def _valid_number_problems(number: PhoneNumber, whole: tuple[int, int]) -> Iterator[Problem]:
    if number.national_of:
        yield problem(
            "number-ambiguous",
            "to",
            span=whole,
            region=_country(number.region),
            detail="an Indian number" if number.national_of == "IN" else f"a number of {number.national_of}",
            dial=calling_code(number.national_of),
        )
    if number.kind is NumberKind.PREMIUM_RATE:
        yield problem("number-premium", "to", span=whole, region=_country(number.region))
    elif not number.kind.gets_sms:
        yield problem("number-no-sms", "to", span=whole, kind=number.kind.replace("_", " "))


def _without_code(region: str, text: str) -> Problem:
    """Return the problem of a national number. What it could be is a condition: it may be of another country."""
    detail = "an Indian mobile number" if region == "IN" else f"a mobile number of {region}"
    has_zero = text.lstrip("+([ ").startswith("0")
    place = " instead of the 0" if has_zero else ""
    return problem(
        "number-missing-country-code",
        "to",
        span=(0, len(text)),
        detail=detail,
        dial=calling_code(region),
        place=place,
    )


def _hidden_character(text: str, span: tuple[int, int]) -> Problem:
    more = sum(map(is_hidden, text)) - 1
    count = f" and {more} more" if more else ""
    return problem("number-hidden-character", "to", span=span, char=describe_char(text[span[0]]), count=count)


# Unicode's property Default_Ignorable_Code_Point, but for the characters of category Cf: combining grapheme joiner,
# Hangul fillers, Khmer inherent vowels, Mongolian and other variation selectors (DerivedCoreProperties.txt).
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def is_hidden(char: str) -> bool:
    """Return True for a character that shows nothing, such as a direction mark or a zero-width space."""
    return not char.isascii() and (unicodedata.category(char) == "Cf" or _IGNORABLE.match(char) is not None)


def _refused_number(number: PhoneNumber, text: str) -> Problem:
    """Return what is wrong with a text that is not a number, or not a number of its country."""
    if slip := find_mistake(text, number):
        span = slip.start, slip.end
        detail = text[slip.start : slip.end].strip()
        if slip.kind is MistakeKind.LETTERS:
            detail = describe_char(detail) if len(detail) == 1 else f"the letters {detail[:_LETTERS_SHOWN]}"
        slipped = problem(_MISTAKE_CODES[slip.kind], "to", span=span, detail=detail)
        return replace(slipped, hint=_EMPTY_CELL) if text.strip().lower() in _EMPTY_WORDS else slipped
    if number.fault:
        found = describe_char(text[number.fault[0]])
        return problem("number-malformed", "to", span=number.fault, detail=f"it contains {found}")
    few = "it has too few digits" if any(map(str.isdigit, text)) else "it has no digits"
    region, lengths = _lengths(number, text)
    return problem(
        _NUMBER_CODES[number.verdict], "to", span=(0, len(text)), region=region, detail=few, lengths=lengths
    )


def _country(region: str | None) -> str:
    return _SOME_CODE if region in {None, _NO_COUNTRY} else str(region)


def _lengths(number: PhoneNumber, text: str) -> tuple[str, str]:
    """Return the country in words, and the lengths that its plan allows."""
    allowed = lengths_for(text)
    if allowed is None:
        return _SOME_CODE, ""
    return _country(
        number.region or allowed.region
    ), f"{_counts(allowed.lengths)} digits must follow {allowed.code}"


def _counts(counts: tuple[int, ...]) -> str:
    first, last = counts[0], counts[-1]
    if first == last:
        return f"{first}"
    if counts == tuple(range(first, last + 1)) and len(counts) > 2:
        return f"{first} to {last}"
    return f"{', '.join(map(str, counts[:-1]))} or {last}"
