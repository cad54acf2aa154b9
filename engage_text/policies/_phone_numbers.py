"""Phone numbers in running text, for rules about numbers that a message tells its reader to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_text.numbers import NumberKind, Verdict, calling_code, parse_number

__all__ = ["find_phone_numbers", "is_phone_number"]

# Digits with the separators that people write in a number. Every repeat has an upper bound.
_CANDIDATE = r"(?<![\w.,@/+-])\+?\(?[0-9](?:[ ()-]{0,2}[0-9]){5,16}(?![\w@]|[.,][0-9])"
_NOT_DIGITS = re.compile(r"[^0-9]+")
# Kinds that are numbers to call even without a country code or a trunk zero.
_CALLED = frozenset(
    (
        NumberKind.MOBILE,
        NumberKind.FIXED_LINE_OR_MOBILE,
        NumberKind.TOLL_FREE,
        NumberKind.SHARED_COST,
        NumberKind.UAN,
    )
)


def find_phone_numbers(text: str, region: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of phone numbers: those of a region as people write them there, and all others with a `+`.

    A number without a country code or a trunk zero counts only if it is a mobile or a toll-free number, because other
    digits may be an amount, a date or the number of an order. Takes linear time.

    >>> text = "Order 20261128, call 1800 123 4567 or +91 98765-43210"
    >>> [text[start:end] for start, end in find_phone_numbers(text, "IN")]
    ['1800 123 4567', '+91 98765-43210']
    """
    for found in re.finditer(_CANDIDATE, text):
        if is_phone_number(found[0], region):
            yield found.span()


def is_phone_number(text: str, region: str) -> bool:
    """Return whether digits are a phone number that people of a region can call."""
    digits = _NOT_DIGITS.sub("", text)
    if text.startswith("+") or digits.startswith("00"):
        return parse_number(text).verdict is Verdict.VALID
    code = calling_code(region)
    if digits.startswith(code):
        number = parse_number(digits)
        if number.verdict is Verdict.VALID and number.region == region:
            return True
    number = parse_number(f"+{code}{digits.removeprefix('0')}")
    if number.verdict is not Verdict.VALID:
        return False
    return digits.startswith("0") or number.kind in _CALLED
