"""Rules for the recipient. A hint never completes a number: it names a country code only as a condition.

Digits with a guessed country code may be the number of a stranger, who would get the message.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from engage_text._late_patterns import late
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
from engage_text.rules._context import Context
from engage_text.rules._decimals import is_decimal
from engage_text.rules._request_rules import FIELD_EMPTY
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import (
    CodeFacts,
    CountedCharFacts,
    FoundFacts,
    HomeFacts,
    KindFacts,
    LengthsFacts,
    NationalFacts,
    NoFacts,
    ReasonFacts,
    RegionFacts,
)
from engage_text.wire import RECIPIENT

__all__ = ["NUMBER_RULES", "is_hidden", "number_problems"]


def _check(context: Context) -> Sequence[Problem]:
    number, text = context.number, context.parsed.recipient
    return () if number is None or text is None else number_problems(number, text)


_DECISION = Source("our decision", "2026-11-28")
_PLANS = Source("standard: ITU-T E.164; the plans of libphonenumber 9.0.43", "2026-11-24")
_numbers = RuleGroup("number", _check, _PLANS)

# fmt: off
NUMBER_MALFORMED = _numbers.error(
    "number-malformed", ReasonFacts, "The recipient contains characters that no phone number has, or too few digits.",
    "to must be a phone number, but {reason}", "Write digits only, with the country code first.",
    bad=("to", "9198765/43210"), good=("to", "919876543210"), is_fixed=True)

NUMBER_LETTERS = _numbers.error(
    "number-letters", FoundFacts, "The recipient contains letters.",
    "to must be digits, got {found}",
    "Write digits only: O is not 0, l is not 1, and words are not translated to digits.",
    bad=("to", "91987654321O"), good=("to", "919876543210"), is_fixed=True)

NUMBER_EXTENSION = _numbers.error(
    "number-extension", FoundFacts, "A number with an extension, which no SMS can reach.",
    "to must be a number without an extension, got {found}", "Leave the extension out, or ask for a mobile number.",
    bad=("to", "+1 212 555 0123 ext. 45"), good=("to", "+1 212 555 0123"), is_fixed=True)

NUMBER_HIDDEN_CHARACTER = _numbers.error(
    "number-hidden-character", CountedCharFacts, "The recipient contains invisible characters.",
    "to contains the invisible character {char}{more}",
    "Remove it: numbers copied from contacts and web pages often contain such characters.",
    bad=("to", "\u202a919876543210\u202c"), good=("to", "919876543210"), source=_DECISION, is_fixed=True)

NUMBER_DECIMAL = _numbers.error(
    "number-decimal", NoFacts, "A number that went through floating point: 919876543210.00, 9.19E+11 or 9,19E+11.",
    "to must be digits, got a floating-point number", "Read the column as text: digits may already be lost.",
    bad=("to", "9.19877E+11"), good=("to", "919876543210"), source=_DECISION, is_fixed=True)

NUMBER_MISSING_COUNTRY_CODE = _numbers.error(
    "number-missing-country-code", NationalFacts, "The digits are a national number without a country code.",
    "to must start with a country code, got digits that could be {whose}",
    "Add {code} {place} if it is {whose}, otherwise the number's own country code.",
    bad=("to", "98765 43210"), good=("to", "+91 98765 43210"),
    source=Source("documented: the vendor's page, section 2.1.3", "2026-11-28"), is_fixed=True)

NUMBER_TRUNK_PREFIX = _numbers.error(
    "number-trunk-prefix", NoFacts, "It begins with 0, the prefix for calls inside a country.",
    "to must start with a country code, got a trunk 0",
    "Write the number's own country code, and leave out the 0 if that country drops it.",
    bad=("to", "(020) 7946 0958"), good=("to", "+44 7400 123456"), is_fixed=True)

NUMBER_INTERNATIONAL_PREFIX = _numbers.error(
    "number-international-prefix", FoundFacts, "It begins with an international prefix other than one + or 00.",
    "to must start with a country code, got the international prefix {found}",
    "Write + instead if a country code follows it.",
    bad=("to", "011 91 98765 43210"), good=("to", "00 91 98765 43210"), is_fixed=True)

NUMBER_COUNTRY_CODE = _numbers.error(
    "number-country-code", NoFacts, "No country has this calling code.",
    "to must start with a country code, got one that does not exist",
    "Check that the number starts with its own country code.",
    bad=("to", "999123456789"), good=("to", "919876543210"), is_fixed=True)

NUMBER_CODE_REPEATED = _numbers.error(
    "number-code-repeated", CodeFacts, "The country code comes twice, and no number of that country is that long.",
    "to must have its country code once, got {code} twice", "Write the country code once if it was added twice.",
    bad=("to", "+91 91 98765 43210"), good=("to", "+91 98765 43210"),
    source=_PLANS._replace(checked_on="2026-11-28"), is_fixed=True)

NUMBER_TOO_SHORT = _numbers.error(
    "number-too-short", LengthsFacts, "Shorter than any number of its country.",
    "to is too short for {country}: {allowed}", "Check for lost digits, or another country code.",
    bad=("to", "+49 3"), good=("to", "+49 1512 3456789"), is_fixed=True)

NUMBER_TOO_LONG = _numbers.error(
    "number-too-long", LengthsFacts, "Longer than any number of its country.",
    "to is too long for {country}: {allowed}",
    "Check for doubled digits, two numbers in one, or another country code.",
    bad=("to", "+91 98765 4321 00000"), good=("to", "+91 98765 43210"), is_fixed=True)

NUMBER_LENGTH = _numbers.error(
    "number-length", LengthsFacts, "No number of its country has this length.",
    "to has the wrong length for {country}: {allowed}", "Check the digits and the country code.",
    bad=("to", "+47 1234567"), good=("to", "+47 406 12 345"))

NUMBER_LOCAL_ONLY = _numbers.error(
    "number-local-only", RegionFacts, "It can be dialled within one area only.",
    "to is a local number of {country}, without its area code",
    "Add the area code if {country} is meant, otherwise write the number's own country code.",
    bad=("to", "+1 5550123"), good=("to", "+1 212 555 0123"))

NUMBER_TRUNK_ZEROS = _numbers.error(
    "number-trunk-zeros", NoFacts, "More than one trunk 0 follows the country code, so the number is uncertain.",
    "to has more than one 0 between country code and number",
    "Write the country code and the number without them.",
    bad=("to", "+49 00 30 123456"), good=("to", "+49 1512 3456789"), is_fixed=True)

NUMBER_UNPLANNED = _numbers.warning(
    "number-unplanned", RegionFacts, "The length is possible, but the number is in no range of the numbering plan.",
    "to has a possible length, but the numbering plan of {country} has no such range",
    "Check the number and its country code; a plan can be newer than our table.",
    bad=("to", "+91 98765 4321"), good=("to", "+91 98765 43210"))

NUMBER_NO_SMS = _numbers.warning(
    "number-no-sms", KindFacts, "The number is valid, but its kind cannot receive SMS.",
    "to is a number of kind {kind}, which cannot receive SMS", "Ask for a mobile number.",
    bad=("to", "+44 20 7946 0958"), good=("to", "+44 7400 123456"))

NUMBER_PREMIUM = _numbers.warning(
    "number-premium", RegionFacts,
    "The number is valid, but premium rate: it cannot receive SMS and charges its callers.",
    "to is a premium rate number of {country}", "Ask for a mobile number.",
    bad=("to", "+44 909 8790000"), good=("to", "+44 7400 123456"))

NUMBER_AMBIGUOUS = _numbers.warning(
    "number-ambiguous", HomeFacts, "Valid abroad, but also a number of the home region without its country code.",
    "to is a number of {country}, or {whose} without its country code {code}",
    "Write + before it if {country} is meant, or add the country code {code} if it is {whose}.",
    bad=("to", "6591234567"), good=("to", "+65 9123 4567"))
# fmt: on

NUMBER_RULES: tuple[Rule[Any], ...] = (
    NUMBER_MALFORMED,
    NUMBER_LETTERS,
    NUMBER_EXTENSION,
    NUMBER_HIDDEN_CHARACTER,
    NUMBER_DECIMAL,
    NUMBER_MISSING_COUNTRY_CODE,
    NUMBER_TRUNK_PREFIX,
    NUMBER_INTERNATIONAL_PREFIX,
    NUMBER_COUNTRY_CODE,
    NUMBER_CODE_REPEATED,
    NUMBER_TOO_SHORT,
    NUMBER_TOO_LONG,
    NUMBER_LENGTH,
    NUMBER_LOCAL_ONLY,
    NUMBER_TRUNK_ZEROS,
    NUMBER_UNPLANNED,
    NUMBER_NO_SMS,
    NUMBER_PREMIUM,
    NUMBER_AMBIGUOUS,
)

# Bound once: before Python 3.12, access to an enum member is slow.
_MOBILE = (NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE)
_LENGTH_RULES = {
    Verdict.TOO_SHORT: NUMBER_TOO_SHORT,
    Verdict.TOO_LONG: NUMBER_TOO_LONG,
    Verdict.INVALID_LENGTH: NUMBER_LENGTH,
}
_LETTERS_SHOWN = 20
# What programs write for a value that is missing.
_EMPTY_WORDS = frozenset(("nan", "nat", "none", "null", "nil", "undefined", "n/a", "na"))
_EMPTY_CELL = "Fill in the number, or leave the row out: its cell is empty."
# Unicode's property Default_Ignorable_Code_Point, but for the characters of category Cf: combining grapheme joiner,
# Hangul fillers, Khmer inherent vowels, Mongolian and other variation selectors (DerivedCoreProperties.txt).
_IGNORABLE = late(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def number_problems(number: PhoneNumber, text: str) -> Sequence[Problem]:
    """Return the problems of the recipient `number`, which was parsed from `text`."""
    return tuple(_number_problems(number, text)) if _may_be_odd_number(number, text) else ()


def _may_be_odd_number(number: PhoneNumber, text: str) -> bool:
    """Return False if parsing changes no digit, as for nearly every recipient."""
    digits, _, _, kind, _, national_of, _, _ = number
    return kind not in _MOBILE or digits != text or national_of is not None  # only a valid number has a kind


def _number_problems(number: PhoneNumber, text: str) -> Iterator[Problem]:
    whole = (0, len(text))
    if is_decimal(text):
        yield NUMBER_DECIMAL.problem(RECIPIENT, span=whole)
        return
    if number.fault and is_hidden(text[number.fault[0]]):
        facts = CountedCharFacts(describe_char(text[number.fault[0]]), sum(map(is_hidden, text)))
        yield NUMBER_HIDDEN_CHARACTER.problem(RECIPIENT, facts, span=number.fault)
        return
    if number.verdict is Verdict.VALID:
        yield from _valid_number_problems(number, whole)
    elif number.national_of:
        has_zero = text.lstrip("+([ ").startswith("0")
        national = NationalFacts(number.national_of, calling_code(number.national_of), has_zero)
        yield NUMBER_MISSING_COUNTRY_CODE.problem(RECIPIENT, national, span=whole)
    elif code := repeated_code(text, number):
        yield NUMBER_CODE_REPEATED.problem(RECIPIENT, CodeFacts(code), span=whole)
        return
    elif number.verdict is Verdict.POSSIBLE:
        yield NUMBER_UNPLANNED.problem(RECIPIENT, RegionFacts(number.region), span=whole)
    elif text.strip():
        yield _refused_number(number, text)
    else:
        yield FIELD_EMPTY.problem(RECIPIENT)
    if not number.stable:
        yield NUMBER_TRUNK_ZEROS.problem(RECIPIENT, span=whole)


def _valid_number_problems(number: PhoneNumber, whole: tuple[int, int]) -> Iterator[Problem]:
    if number.national_of:
        home = HomeFacts(number.region, number.national_of, calling_code(number.national_of))
        yield NUMBER_AMBIGUOUS.problem(RECIPIENT, home, span=whole)
    if number.kind is NumberKind.PREMIUM_RATE:
        yield NUMBER_PREMIUM.problem(RECIPIENT, RegionFacts(number.region), span=whole)
    elif not number.kind.gets_sms:
        yield NUMBER_NO_SMS.problem(RECIPIENT, KindFacts(number.kind.replace("_", " ")), span=whole)


def is_hidden(char: str) -> bool:
    """Return True for an invisible character, such as a direction mark or a zero-width space."""
    return not char.isascii() and (unicodedata.category(char) == "Cf" or _IGNORABLE.match(char) is not None)


def _refused_number(number: PhoneNumber, text: str) -> Problem:
    """Return the problem of a text that is not a number, or not a number of its country."""
    if mistake := find_mistake(text, number):
        return _mistake_problem(mistake.kind, text, (mistake.start, mistake.end))
    if number.fault:
        reason = ReasonFacts(f"it contains {describe_char(text[number.fault[0]])}")
        return NUMBER_MALFORMED.problem(RECIPIENT, reason, span=number.fault)
    whole = (0, len(text))
    if rule := _LENGTH_RULES.get(number.verdict):
        return rule.problem(RECIPIENT, _lengths(number, text), span=whole)
    if number.verdict is Verdict.INVALID_COUNTRY_CODE:
        return NUMBER_COUNTRY_CODE.problem(RECIPIENT, span=whole)
    if number.verdict is Verdict.POSSIBLE_LOCAL_ONLY:
        return NUMBER_LOCAL_ONLY.problem(RECIPIENT, RegionFacts(_lengths(number, text).region), span=whole)
    few = "it has too few digits" if any(map(str.isdigit, text)) else "it has no digits"
    return NUMBER_MALFORMED.problem(RECIPIENT, ReasonFacts(few), span=whole)


def _mistake_problem(kind: MistakeKind, text: str, span: tuple[int, int]) -> Problem:
    found = text[slice(*span)].strip()
    if kind is MistakeKind.TRUNK_PREFIX:
        return NUMBER_TRUNK_PREFIX.problem(RECIPIENT, span=span)
    if kind is MistakeKind.EXTENSION:
        return NUMBER_EXTENSION.problem(RECIPIENT, FoundFacts(found), span=span)
    if kind is MistakeKind.INTERNATIONAL_PREFIX:
        return NUMBER_INTERNATIONAL_PREFIX.problem(RECIPIENT, FoundFacts(found), span=span)
    words = describe_char(found) if len(found) == 1 else f"the letters {found[:_LETTERS_SHOWN]}"
    hint = _EMPTY_CELL if text.strip().lower() in _EMPTY_WORDS else None
    return NUMBER_LETTERS.problem(RECIPIENT, FoundFacts(words), span=span, hint=hint)


def _lengths(number: PhoneNumber, text: str) -> LengthsFacts:
    """Return the country, and the lengths that its plan allows."""
    allowed = lengths_for(text)
    if allowed is None:
        return LengthsFacts(None, "", ())
    return LengthsFacts(number.region or allowed.region, allowed.code, allowed.lengths)
