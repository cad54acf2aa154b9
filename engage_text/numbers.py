"""Recipients and senders: normalise a number, judge it, and say where and why it is wrong.

Here lives what can be known from the characters and the numbering plans. What may not live here: carrier
look-ups, the weight of a verdict (`rules` decides that), and any guess at a country code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["NumberKind", "PhoneNumber", "Sender", "SenderKind", "Verdict", "parse_number", "parse_sender"]


class Verdict(StrEnum):
    """How far a text got on its way to a number, in libphonenumber's terms, worst to best.

    `POSSIBLE` has a length that its country uses, `VALID` is in the country's numbering plan as well;
    neither says that anybody answers. Source: libphonenumber, PhoneNumberUtil.ValidationResult and
    NumberParseException.ErrorType.
    """

    NOT_A_NUMBER = "NOT_A_NUMBER"
    INVALID_COUNTRY_CODE = "INVALID_COUNTRY_CODE"
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    INVALID_LENGTH = "INVALID_LENGTH"
    POSSIBLE_LOCAL_ONLY = "POSSIBLE_LOCAL_ONLY"
    POSSIBLE = "POSSIBLE"
    VALID = "VALID"


class NumberKind(StrEnum):
    """What a valid number is assigned for; `unknown` when it is not in the plan.

    Source: libphonenumber, PhoneNumberUtil.PhoneNumberType.

    >>> NumberKind.TOLL_FREE.gets_sms
    False
    """

    FIXED_LINE = "fixed_line"
    MOBILE = "mobile"
    FIXED_LINE_OR_MOBILE = "fixed_line_or_mobile"
    TOLL_FREE = "toll_free"
    PREMIUM_RATE = "premium_rate"
    SHARED_COST = "shared_cost"
    VOIP = "voip"
    PERSONAL_NUMBER = "personal_number"
    PAGER = "pager"
    UAN = "uan"
    VOICEMAIL = "voicemail"
    UNKNOWN = "unknown"

    @property
    def gets_sms(self) -> bool:
        """False when numbers of this kind plainly take no SMS, True when they do or may."""
        return self not in _DEAF_KINDS


# A doubt counts for the recipient: a false alarm stops a message that would have arrived. VoIP numbers take
# SMS with many providers, personal numbers are routed to mobiles, pagers show text, and `unknown` is what a
# plan newer than our data looks like. The kinds listed reach a wall socket or a call centre. Our decision.
_DEAF_KINDS = frozenset(
    {
        NumberKind.FIXED_LINE,
        NumberKind.TOLL_FREE,
        NumberKind.PREMIUM_RATE,
        NumberKind.SHARED_COST,
        NumberKind.UAN,
        NumberKind.VOICEMAIL,
    }
)


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One text read as a phone number; `verdict` says how far that went.

    `digits` are the canonical digits, country code first, as they go on the wire, and "" where no number
    could be built (see `parse_number`). `e164` is "+" and the digits for a possible or valid number, else
    None. `region` is ISO 3166-1 alpha-2, "001" for a code that belongs to no country, None where the
    number does not tell. `national_of` is the region whose mobile number the text is when read without
    a country code: the caller probably forgot it. `fault` is the span (start, end) in the text of the
    first character that no number may hold. `stable` is False when reading `digits` again would give
    other digits still, so that each hop that normalises would send to another number.

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
_SEPARATOR = r"\t \xA0\u1680\u2000-\u200A\u202F\u205F\u3000\-\u2010-\u2015\u2212.()\[\]"

# `[0-9]` and not `\d`, which takes the digits of every script. Only ever used with `match`, which cannot fail
# on it and so never backtracks: its end is the first character that does not belong.
_READABLE = re.compile(rf"[{_SEPARATOR}]*\+?[0-9{_SEPARATOR}]*")
_NOT_DIGITS = re.compile(r"[^0-9]+")

# The international prefix that ITU-T E.164 recommends and most countries dial. The others (011, 0011) mean
# something only to one who knows where the caller stands, which would be a guess.
_INTERNATIONAL_PREFIX = "00"

# libphonenumber's PhoneNumberUtil.MAX_INPUT_STRING_LENGTH is 250 with the "+"; longer is TOO_LONG unread. Far
# above the 15 digits of ITU-T E.164 section 6, so that up to here the verdict is libphonenumber's own.
_MOST_DIGITS_READ = 249

# The country code left out is the commonest slip of the service's callers, who sit in India: ten digits that
# begin with 6 to 9, a trunk 0 before them or not (National Numbering Plan of India, 2003, and the levels
# opened since). The shape only spares look-ups; the plan decides.
_INDIAN_MOBILE = re.compile(r"0?([6-9][0-9]{9})")
_INDIA, _INDIAN_COUNTRY_CODE = "IN", "91"


class _Reading(NamedTuple):
    """What the numbering plans say of some digits."""

    digits: str
    region: str | None
    kind: NumberKind
    verdict: Verdict


def parse_number(text: str) -> PhoneNumber:
    """Return what `text` is as a phone number with its country code; never raise for a str.

    One leading "+" or "00" is taken, and spaces, dashes, dots and brackets anywhere; only ASCII digits
    count. Anything else is `NOT_A_NUMBER` with `fault`; a text without digits is so without a fault. No
    country code is guessed: digits without "+" are read as if they had it, which is how they go on the
    wire. `digits` is "" where libphonenumber finds no number to build: not a number, no such country
    code, fewer than 2 or more than 17 digits behind it. Linear in the length of the text.

    Sources: ITU-T E.164 section 6 (structure), libphonenumber (plans, canonical form, verdicts).

    >>> number = parse_number("+44 (0)20 7946 0958")
    >>> number.digits, str(number.kind), number.region
    ('442079460958', 'fixed_line', 'GB')
    >>> parse_number("98765 43210").national_of
    'IN'
    >>> parse_number("+1 212 555 CALL").fault
    (11, 12)
    """
    end = _reach(_READABLE, text)
    if end < len(text):
        return _nothing(Verdict.NOT_A_NUMBER, fault=(end, end + 1) if text.strip() else None)
    written = _NOT_DIGITS.sub("", text)
    named = "+" in text
    if not named and written.startswith(_INTERNATIONAL_PREFIX):
        named, written = True, written.removeprefix(_INTERNATIONAL_PREFIX)
    if len(written) > _MOST_DIGITS_READ:
        return _nothing(Verdict.TOO_LONG)
    return _judge(written, named=named)


def _nothing(verdict: Verdict, *, fault: tuple[int, int] | None = None) -> PhoneNumber:
    return PhoneNumber("", None, None, NumberKind.UNKNOWN, verdict, fault=fault)


def _judge(written: str, *, named: bool) -> PhoneNumber:
    """Return the number that the bare digits are; `named` when the caller marked the country code."""
    digits, region, kind, verdict = _look_up(written)
    sendable = verdict in {Verdict.POSSIBLE, Verdict.VALID}
    return PhoneNumber(
        digits=digits,
        e164=f"+{digits}" if sendable else None,
        region=region,
        kind=kind,
        verdict=verdict,
        # A valid number behind "+" is what the caller says it is, though India may know its digits too.
        national_of=None if named and verdict is Verdict.VALID else _national_of(written),
        # A reading takes one trunk prefix, so where two were written the next takes another: +49 00 30 123456
        # is 49030123456, then 4930123456. Unchanged digits cannot change again.
        stable=digits in {written, ""} or _look_up(digits).digits == digits,
    )


def _national_of(written: str) -> str | None:
    shape = _INDIAN_MOBILE.fullmatch(written)
    if shape is None:
        return None
    reading = _look_up(_INDIAN_COUNTRY_CODE + shape[1])
    is_mobile = reading.kind in {NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE}
    return _INDIA if is_mobile and reading.verdict is Verdict.VALID else None


def _look_up(digits: str) -> _Reading:
    """Return the plans' view of digits that begin with a country code; the only door to phonenumbers."""
    import phonenumbers as pn  # noqa: PLC0415 - 20 ms of import that `import engage_text` must not cost

    try:
        number = pn.parse(f"+{digits}", None)
    except pn.NumberParseException as error:
        refusals = {
            pn.NumberParseException.INVALID_COUNTRY_CODE: Verdict.INVALID_COUNTRY_CODE,
            pn.NumberParseException.TOO_SHORT_AFTER_IDD: Verdict.TOO_SHORT,
            pn.NumberParseException.TOO_SHORT_NSN: Verdict.TOO_SHORT,
            pn.NumberParseException.TOO_LONG: Verdict.TOO_LONG,
        }
        return _Reading("", None, NumberKind.UNKNOWN, refusals.get(error.error_type, Verdict.NOT_A_NUMBER))
    # `is_valid_number` asks once more whether the type is known; the type alone answers both.
    kind = NumberKind(pn.PhoneNumberType.to_string(pn.number_type(number)).lower())
    if kind is NumberKind.UNKNOWN:
        reason = pn.ValidationResult.to_string(pn.is_possible_number_with_reason(number))
        verdict = Verdict(reason.removeprefix("IS_"))
    else:
        verdict = Verdict.VALID
    canonical = f"{number.country_code}{pn.national_significant_number(number)}"
    return _Reading(canonical, pn.region_code_for_number(number), kind, verdict)


class SenderKind(StrEnum):
    """What a sender id is: a long or short code, a free name, an Indian header, or none of these."""

    NUMERIC = "numeric"
    ALPHANUMERIC = "alphanumeric"
    HEADER = "header"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Sender:
    """One text judged as a sender id, itself unchanged.

    `fault` is the span (start, end) of the first character that a sender may not hold; None when the
    sender is well formed, or malformed as a whole (see `parse_sender`).

    >>> Sender("ACMEIN", SenderKind.HEADER).fault is None
    True
    """

    text: str
    kind: SenderKind
    fault: tuple[int, int] | None = None


# Three digits is our decision (service codes begin there, such as 112); fifteen is ITU-T E.164 section 6.
_NUMERIC_SENDER = re.compile(r"\+?[0-9]{3,15}")
_PLUS_AND_DIGITS = re.compile(r"\+?[0-9]*")

# Six letters, registered on India's DLT ledger (TRAI, TCCCPR 2018: headers of commercial senders). Either
# case, our decision: whether "acmein" is the registered ACMEIN is for the registry to say.
_HEADER = re.compile(r"[A-Za-z]{6}")

# An alphanumeric address is sent in the GSM 7-bit default alphabet (3GPP TS 23.040 section 9.1.2.5), so these
# are the printable ASCII characters of its basic table (TS 23.038 section 6.2.1): all but [ \ ] ^ ` { | } ~.
# Used with `match` only, as `_READABLE` is: its end is the first character that does not belong.
_SENDER_CHARACTERS = re.compile(r"[ -Z_a-z]*")
_LETTER_OR_DIGIT = re.compile(r"[0-9A-Za-z]")


def parse_sender(text: str) -> Sender:
    """Return what kind of sender id `text` is; never raise for a str.

    `numeric`: 3 to 15 ASCII digits, a "+" before them or not. `header`: exactly six ASCII letters.
    `alphanumeric`: printable ASCII of the GSM basic table with a letter or digit in it and no space at
    either end; of any length, since the field's limit is judged with the other fields'. `malformed`: the
    rest, with the `fault` where one character is to blame and without where none is: blank, punctuation
    only, fewer than 3 or more than 15 digits. Linear in the length of the text.

    Sources: 3GPP TS 23.040 section 9.1.2.5, ITU-T E.164 section 6; `652322XXX` is the service's sample.

    >>> [str(parse_sender(text).kind) for text in ("ACMEIN", "652322XXX", "+919876543210", "12")]
    ['header', 'alphanumeric', 'numeric', 'malformed']
    >>> parse_sender("Caf\N{LATIN SMALL LETTER E WITH ACUTE}").fault
    (3, 4)
    """
    if _NUMERIC_SENDER.fullmatch(text):
        return Sender(text, SenderKind.NUMERIC)
    if _HEADER.fullmatch(text):
        return Sender(text, SenderKind.HEADER)
    at = _first_fault(text)
    if at is not None:
        return Sender(text, SenderKind.MALFORMED, (at, at + 1))
    if _PLUS_AND_DIGITS.fullmatch(text) or not _LETTER_OR_DIGIT.search(text):
        return Sender(text, SenderKind.MALFORMED)
    return Sender(text, SenderKind.ALPHANUMERIC)


def _first_fault(text: str) -> int | None:
    """Return the index of the first character that keeps the text from being a name, None for none."""
    if not text.strip():
        return None
    if text.startswith(" "):
        return 0
    end = _reach(_SENDER_CHARACTERS, text)
    # Spaces before a bad character stand inside the name; only those at the very end are at fault.
    if end == len(text):
        end = len(text.rstrip(" "))
    return end if end < len(text) else None


def _reach(run: re.Pattern[str], text: str) -> int:
    """Return where the characters that belong end, 0 when the first does not."""
    found = run.match(text)
    return found.end() if found else 0
