"""Recipients: parse a text into digits, and look the digits up in the numbering plans."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MethodType
from typing import Any, NamedTuple

from engage_text._checks import need_text
from engage_text._to_dict import fields_to_dict
from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.numbers._lookup import calling_code, look_up

__all__ = ["HOME_REGION", "PhoneNumber", "parse_number", "written_digits"]


class PhoneNumber(NamedTuple):
    """A text parsed as a phone number, and the verdict on it.

    - `digits` are the canonical digits of the payload, country code first; "" if the text does not form a number (see
      `parse_number`).
    - `e164` is "+" and the digits if the number is possible or valid, else None.
    - `region` is an ISO 3166-1 alpha-2 code, "001" for a calling code without a country, or None if the number does
      not determine it.
    - `kind` and `verdict` say what the number is for, and whether it is valid.
    - `national_of` is a region with the home region's calling code, if the text is a number of that region without
      the code: a mobile number, or any number if the text is also valid abroad.
    - `fault` is the span (start, end) in the text of the first character that a number cannot contain.
    - `stable` is False if parsing `digits` again gives other digits. Then each system that normalises the number may
      send to a different recipient.

    >>> PhoneNumber("919876543210", "+919876543210", "IN", NumberKind.MOBILE, Verdict.VALID).stable
    True
    """

    digits: str
    e164: str | None
    region: str | None
    kind: NumberKind
    verdict: Verdict
    national_of: str | None = None
    fault: tuple[int, int] | None = None
    stable: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


_Number = tuple[str, str | None, str | None, NumberKind, Verdict, str | None, tuple[int, int] | None, bool]
# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
_new_number: Callable[[_Number], PhoneNumber] = MethodType(tuple.__new__, PhoneNumber)

# The separators that people write between digits: tab and the spaces of Unicode category Zs, the dashes
# U+2010-U+2015 and the minus U+2212, dots and brackets. The list is closed on purpose. E.164 section 6 has digits
# only. Any other character (a letter, a line break, an invisible mark) may hide a mistake or a second number, so it
# is reported.
_SEPARATORS = (
    "\t \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.()[]"
)
_WITHOUT_SEPARATORS = str.maketrans("", "", _SEPARATORS)

_NOT_DIGITS = re.compile(r"[^0-9]+")

# The international prefix that ITU-T E.164 recommends and most countries use. The others (011, 0011) depend on the
# country of the caller, which we would have to guess.
_INTERNATIONAL_PREFIX = "00"

# libphonenumber's PhoneNumberUtil.MAX_INPUT_STRING_LENGTH is 250 with the "+". A longer text is TOO_LONG, and is not
# read. The limit is far above the 15 digits of ITU-T E.164 section 6, so that our verdicts are libphonenumber's.
_MOST_DIGITS_READ = 249

# The service is Indian, and so are most of its callers (*our decision*). Other callers pass their own region, or None.
HOME_REGION = "IN"
# A missing country code is the most common mistake. Indian mobile numbers have ten digits that begin with 6 to 9, and
# may have a trunk 0 before them (National Numbering Plan of India, 2003, and the levels opened since). The pattern
# only saves look-ups; the plan decides.
_INDIAN_MOBILE = re.compile(r"0?([6-9][0-9]{9})")
_INDIAN_LENGTHS = (10, 11)
_MOBILE = (NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE)


# Looking up a member of an enum is slow.
_VALID, _POSSIBLE = Verdict.VALID, Verdict.POSSIBLE


def parse_number(text: str, *, home_region: str | None = HOME_REGION) -> PhoneNumber:
    """Return `text` parsed as a phone number with its country code.

    The text may begin with "+" or "00", and may contain spaces, dashes, dots and brackets anywhere. Digits must be
    ASCII. A text with any other character is `NOT_A_NUMBER`, and `fault` is the span of the first one. A text without
    digits is `NOT_A_NUMBER` without a fault. No country code is guessed: digits without "+" are parsed as if they had
    one, because the payload contains digits only. `digits` is "" if the text is not a number, if its country code does
    not exist, or if fewer than 2 or more than 17 digits follow the code. Takes linear time.

    `home_region` is the region of most recipients, as an ISO 3166-1 alpha-2 code, or None. If the text may be a
    number of this region without its country code, `national_of` is set.

    Raises `OptionError` if `text` is not a str, or if `home_region` is not a region. Every str is accepted.
    Sources: ITU-T E.164 section 6 (structure), libphonenumber (plans, canonical form, verdicts).

    >>> parse_number("+44 (0)20 7946 0958").digits
    '442079460958'
    >>> parse_number("98765 43210").national_of, parse_number("07400 123456", home_region="GB").national_of
    ('IN', 'GB')
    >>> parse_number("+1 212 555 CALL").fault
    (11, 12)
    """
    if type(text) is not str:
        text = need_text(text)
    read = _marked_digits(text) if _may_have_marks(text) else (text, False)
    # These two answers need no look-up. The region is still checked.
    if read is None or len(read[0]) > _MOST_DIGITS_READ:
        calling_code(home_region)
        return _not_a_number(text) if read is None else _without_digits(Verdict.TOO_LONG)
    written, has_prefix = read
    digits, region, kind, verdict = look_up(written)
    is_valid = verdict is _VALID
    e164 = f"+{digits}" if is_valid or verdict is _POSSIBLE else None
    national_of = None
    if home_region != HOME_REGION or len(written) in _INDIAN_LENGTHS:
        national_of = _home_of(written, home_region, digits if is_valid else "", has_prefix=has_prefix)
    # Parsing removes one trunk prefix. If the text has two, parsing again removes the other: +49 00 30 123456
    # becomes 49030123456, then 4930123456. Digits that parsing does not change never change again.
    stable = digits == written or look_up(digits)[0] == digits
    return _new_number((digits, e164, region, kind, verdict, national_of, None, stable))


def _may_have_marks(text: str) -> bool:
    """Return whether the text may contain more than digits: a "+", an international prefix or separators."""
    return not (text.isdigit() and text.isascii()) or text < "1"  # no calling code begins with 0


def _marked_digits(text: str) -> tuple[str, bool] | None:
    """Return the digits after the "+" or "00", and whether there is one; None if there is any other character."""
    marked = text.translate(_WITHOUT_SEPARATORS)
    written = marked.removeprefix("+")
    if not (written.isdigit() and written.isascii()):
        return None
    if len(written) == len(marked) and written.startswith(_INTERNATIONAL_PREFIX):
        written = written.removeprefix(_INTERNATIONAL_PREFIX)
    return written, len(written) < len(marked)


@cache  # compiled on first use: it is the most expensive pattern here, and only texts that are not numbers need it
def _number_characters() -> re.Pattern[str]:
    # `[0-9]` and not `\d`, which accepts the digits of every script. Use it with `match` only: `match` always
    # succeeds, so it never backtracks, and it ends at the first character that a number cannot contain.
    return re.compile(rf"[{re.escape(_SEPARATORS)}]*\+?[0-9{re.escape(_SEPARATORS)}]*")


def _not_a_number(text: str) -> PhoneNumber:
    """Return the answer for a text that does not consist of an optional `+`, digits and separators."""
    found = _number_characters().match(text)
    end = found.end() if found else 0
    has_fault = end < len(text) and not text.isspace()
    return _without_digits(Verdict.NOT_A_NUMBER, fault=(end, end + 1) if has_fault else None)


def _without_digits(verdict: Verdict, *, fault: tuple[int, int] | None = None) -> PhoneNumber:
    return PhoneNumber("", None, None, NumberKind.UNKNOWN, verdict, fault=fault)


def written_digits(text: str) -> str:
    """Return the digits of the text in order, without the characters between them."""
    return _NOT_DIGITS.sub("", text)


def _home_of(written: str, home_region: str | None, valid_digits: str, *, has_prefix: bool) -> str | None:
    """Return the region that has this number without its country code, if it has the home calling code; else None."""
    code = calling_code(home_region)
    # A valid number after "+" is taken as written, although its digits may be valid at home too.
    if not code or (has_prefix and valid_digits):
        return None
    if home_region == HOME_REGION:
        indian = _INDIAN_MOBILE.fullmatch(written)
        return _national_of(indian[1], code, indian[1] if valid_digits else "") if indian else None
    return _national_of(written, code, valid_digits)


def _national_of(written: str, code: str, valid_digits: str) -> str | None:
    """Return the region with this calling code that has the number, or None.

    Digits that are valid abroad may reach a stranger there, so every kind of home number counts. Otherwise only
    mobile numbers count, because messages are sent to them.
    """
    if valid_digits.startswith(code):
        return None
    _, region, kind, verdict = look_up(code + written)
    return region if verdict is _VALID and (valid_digits or kind in _MOBILE) else None
