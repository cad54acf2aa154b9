"""Recipients: from a text to digits, and what the plans say of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from engage_text._checks import need_text
from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.numbers._lookup import calling_code, look_up

__all__ = ["HOME_REGION", "PhoneNumber", "parse_number", "written_digits"]


class PhoneNumber(NamedTuple):
    """One text read as a phone number; `verdict` says how far that went.

    `digits` are the canonical digits, country code first, as they go on the wire, and "" where no number
    could be built (see `parse_number`). `e164` is "+" and the digits for a possible or valid number, else
    None. `region` is ISO 3166-1 alpha-2, "001" for a code that belongs to no country, None where the
    number does not tell. `national_of` is a region with the home's country code whose number the text is when
    read without one: a mobile number, or any number if the text is also valid abroad. `fault` is the span
    (start, end) in the text of the first character that a number cannot contain. `stable` is False when reading
    `digits` again would give other digits still, so that each hop that normalises would send to another number.

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


# What people put between digits: tab and the spaces of Unicode category Zs, the dashes U+2010-U+2015 and the
# minus U+2212, dots and brackets. Closed on purpose: E.164 section 6 knows digits only, and what is not
# listed (a letter, a line break, an invisible mark) may hide a slip or a second number, so it is pointed at.
_SEPARATORS = (
    "\t \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.()[]"
)
_WITHOUT_SEPARATORS = str.maketrans("", "", _SEPARATORS)

_NOT_DIGITS = re.compile(r"[^0-9]+")

# The international prefix that ITU-T E.164 recommends and most countries dial. The others (011, 0011) mean
# something only to one who knows where the caller stands, which would be a guess.
_INTERNATIONAL_PREFIX = "00"

# libphonenumber's PhoneNumberUtil.MAX_INPUT_STRING_LENGTH is 250 with the "+"; longer is TOO_LONG unread. Far
# above the 15 digits of ITU-T E.164 section 6, so that up to here the verdict is libphonenumber's own.
_MOST_DIGITS_READ = 249

# The service is Indian, and so are most of its callers (*our decision*). Other callers name their own region, or None.
HOME_REGION, _INDIAN_CODE = "IN", "91"
# A missing country code is the most common mistake: ten digits that begin with 6 to 9, a trunk 0 before them or
# not (National Numbering Plan of India, 2003, and the levels opened since). The shape only spares look-ups; the
# plan decides.
_INDIAN_MOBILE = re.compile(r"0?([6-9][0-9]{9})")
_INDIAN_LENGTHS = (10, 11)
_MOBILE = (NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE)


# An enum's member is looked up in a slow way, and `tuple.__new__` costs half of what `PhoneNumber(*fields)` does.
_VALID, _POSSIBLE = Verdict.VALID, Verdict.POSSIBLE
_new = tuple.__new__


def parse_number(text: str, *, home_region: str | None = HOME_REGION) -> PhoneNumber:
    """Return what `text` is as a phone number with its country code; never raise for a str.

    One leading "+" or "00" is taken, and spaces, dashes, dots and brackets anywhere; only ASCII digits
    count. Anything else is `NOT_A_NUMBER` with `fault`; a text without digits is so without a fault. No
    country code is guessed: digits without "+" are read as if they had it, which is how they go on the
    wire. `digits` is "" where libphonenumber finds no number to build: not a number, no such country
    code, fewer than 2 or more than 17 digits behind it. Linear in the length of the text.

    `home_region` is where most recipients live, by ISO 3166-1 alpha-2, or None: a number that may be one of its own
    without the country code says so in `national_of`. Raises `OptionError` for another region or kind of value.

    Sources: ITU-T E.164 section 6 (structure), libphonenumber (plans, canonical form, verdicts).

    >>> number = parse_number("+44 (0)20 7946 0958")
    >>> number.digits, str(number.kind), number.region
    ('442079460958', 'fixed_line', 'GB')
    >>> parse_number("98765 43210").national_of, parse_number("07400 123456", home_region="GB").national_of
    ('IN', 'GB')
    >>> parse_number("+1 212 555 CALL").fault
    (11, 12)
    """
    if type(text) is not str:
        text = need_text(text)
    written, named = text, False
    if not (text.isdigit() and text.isascii()):
        marked = text.translate(_WITHOUT_SEPARATORS)
        written = marked.removeprefix("+")
        named = len(written) < len(marked)
        if not (written.isdigit() and written.isascii()):
            calling_code(home_region)  # which would go unchecked
            return _no_number(text)
    # No calling code begins with 0, so one comparison is all that most numbers pay for the prefix.
    if written < "1" and not named and written.startswith(_INTERNATIONAL_PREFIX):
        named, written = True, written.removeprefix(_INTERNATIONAL_PREFIX)
    if len(written) > _MOST_DIGITS_READ:
        calling_code(home_region)
        return _nothing(Verdict.TOO_LONG)
    digits, region, kind, verdict = look_up(written)
    is_valid = verdict is _VALID
    e164 = f"+{digits}" if is_valid or verdict is _POSSIBLE else None
    # A valid number after "+" is taken as written, although its digits may be valid at home too.
    if home_region == HOME_REGION:
        may_be_national = len(written) in _INDIAN_LENGTHS and not (named and is_valid)
        national_of = _indian(written, is_valid=is_valid) if may_be_national else None
    else:
        code = calling_code(home_region)
        may_be_national = code != "" and not (named and is_valid)
        national_of = _national_of(written, code, digits if is_valid else "") if may_be_national else None
    # A reading takes one trunk prefix, so where two were written the next takes another: +49 00 30 123456
    # is 49030123456, then 4930123456. Unchanged digits cannot change again.
    stable = digits == written or look_up(digits)[0] == digits
    return _new(PhoneNumber, (digits, e164, region, kind, verdict, national_of, None, stable))


@cache  # its separators make it the dearest pattern here, and only what is no number is held against it
def _readable() -> re.Pattern[str]:
    # `[0-9]` and not `\d`, which takes the digits of every script. Only ever used with `match`, which cannot fail
    # on it and so never backtracks: its end is the first character that does not belong.
    return re.compile(rf"[{re.escape(_SEPARATORS)}]*\+?[0-9{re.escape(_SEPARATORS)}]*")


def _no_number(text: str) -> PhoneNumber:
    """Return the answer for a text that is more or less than one `+`, digits and separators."""
    found = _readable().match(text)
    end = found.end() if found else 0
    is_blamed = end < len(text) and not text.isspace()
    return _nothing(Verdict.NOT_A_NUMBER, fault=(end, end + 1) if is_blamed else None)


def _nothing(verdict: Verdict, *, fault: tuple[int, int] | None = None) -> PhoneNumber:
    return PhoneNumber("", None, None, NumberKind.UNKNOWN, verdict, fault=fault)


def written_digits(text: str) -> str:
    """Return the digits of the text, in order, without what stands between them."""
    return _NOT_DIGITS.sub("", text)


def _indian(written: str, *, is_valid: bool) -> str | None:
    shape = _INDIAN_MOBILE.fullmatch(written)
    return _national_of(shape[1], _INDIAN_CODE, shape[1] if is_valid else "") if shape else None


def _national_of(written: str, code: str, valid_digits: str) -> str | None:
    """Return the region with this calling code that has the number, None for none.

    Digits that are valid abroad may reach a stranger there, so any kind of home number counts then. Otherwise only
    mobile numbers count, because messages are sent to them.
    """
    if valid_digits.startswith(code):
        return None
    _, region, kind, verdict = look_up(code + written)
    return region if verdict is _VALID and (valid_digits or kind in _MOBILE) else None
