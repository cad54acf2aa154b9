"""Numbers that went through floating point: `9.19877E+11` for `919876543210`."""

from __future__ import annotations

from engage_text._late_patterns import late

__all__ = ["is_decimal"]

# Numbers as spreadsheets and data frames write them: 919876543210.0, 919,876,543,210.00, 9.19877E+11, and with a
# decimal comma 9,19877E+11. The dot would be read as a separator, and the zeros as digits.
_DECIMAL = late(
    r"[+-]?[0-9]++[.,]0+"
    r"|\+?[0-9][0-9 \xa0()-]*+[.,]0{1,3}"  # its groups are separated already; the last group of a number is longer
    r"|[+-]?[0-9]{1,3}(?:,[0-9]{2,3})++\.0+"  # with separators of thousands, or of lakhs
    r"|[+-]?[0-9]{1,3}(?:[.'\u2019 \xa0\u202f][0-9]{3})++,0+"  # and as the rest of Europe separates them
    r"|[+-]?[0-9]++(?:[.,][0-9]*+)*+[eE][+-]?[0-9]+"
)


def is_decimal(text: str) -> bool:
    """Return True for a number in the format of floating point.

    >>> [is_decimal(text) for text in ("919876543210.00", "9,19877E+11", "91.98765.43210")]
    [True, True, False]
    """
    return _DECIMAL.fullmatch(text.strip()) is not None
