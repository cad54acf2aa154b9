"""Rules over the fields around the body: what the wire could not take, the recipient, the sender."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engage_text.numbers import (
    NumberKind,
    PhoneNumber,
    Sender,
    SenderKind,
    SlipKind,
    Verdict,
    calling_code,
    find_slip,
    lengths_for,
    repeated_code,
)
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.wire import FIELDS, LENGTHS, Fault

__all__ = ["dlr_url_problem", "field_problems", "name_of", "number_problems", "sender_problems", "too_long"]

_CODES = {
    "json": "json-invalid",
    "repeated": "key-repeated",
    "not-object": "request-not-object",
    "missing": "field-missing",
    "type": "field-type",
    "value": "field-value",
    "empty": "field-empty",
    "unknown": "field-unknown",
}

_STRAIGHT_QUOTES = 'write straight double quotes (") around keys and texts, as json.dumps does'

# What a spreadsheet or a data frame makes of a number: 919876543210.0, 919,876,543,210.00, 9.19877E+11, and with the
# decimal comma of half the world 9,19877E+11. A dot would be read as a separator, and the zeros as digits.
_DECIMAL = re.compile(
    r"[+-]?[0-9]+(?:,[0-9]{2,3})*+[.,]0+"  # with separators of thousands, or of lakhs
    r"|[+-]?[0-9]+(?:[.,][0-9]*+)*+[eE][+-]?[0-9]+"
)

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

_SLIP_CODES = {
    SlipKind.LETTERS: "number-letters",
    SlipKind.EXTENSION: "number-extension",
    SlipKind.TRUNK_PREFIX: "number-trunk-prefix",
    SlipKind.INTERNATIONAL_PREFIX: "number-international-prefix",
}

# 3GPP TS 23.040 section 9.1.2.5: the address field holds ten octets, which are eleven septets. The service itself
# takes longer names and its limit is the field's.
_LONGEST_NAME = 11


def name_of(char: str) -> str:
    r"""Return a character as a person can look it up: itself where it shows, its code point, its name.

    >>> name_of("\u200b")
    'U+200B ZERO WIDTH SPACE'
    """
    shown = f"{char} " if char.isprintable() and not char.isspace() else ""
    return f"{shown}U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def field_problems(faults: Iterable[Fault]) -> Iterator[Problem]:
    """Yield a problem for each field that the wire could not take."""
    for fault in faults:
        if fault.kind == "too-long":
            yield too_long(fault.param, int(fault.detail), span=fault.span)
        elif fault.kind == "surrogate":
            yield problem("lone-surrogate", fault.param, span=fault.span, char=fault.detail)
        elif fault.kind == "unknown":
            yield _with_near_name(problem("field-unknown", fault.param))
        elif fault.kind == "quotes":
            yield replace(problem("json-invalid", "", detail=fault.detail), hint=_STRAIGHT_QUOTES)
        else:
            yield problem(_CODES[fault.kind], fault.param, detail=fault.detail)


def too_long(param: str, length: int, *, span: tuple[int, int] | None = None) -> Problem:
    """Return the problem of a text over the documented limit, in the service's own words too."""
    limit = LENGTHS[param]
    # Documented, misspelling and all: section 2.1.4.3 of the vendor's page.
    words = f"maximum charcter length allowed is {limit}"
    return problem("field-too-long", param, span=span, service_words=words, detail=length, limit=limit)


def dlr_url_problem(url: str) -> Problem:
    """Return the problem of a `dlr.url` that is not an absolute http(s) URL."""
    return problem("dlr-url-invalid", "dlr.url", span=(0, len(url)))


def number_problems(number: PhoneNumber, text: str) -> Sequence[Problem]:
    """Return what is wrong or odd with the recipient that `text` was read as."""
    digits, _, _, kind, verdict, national_of, _, _ = number
    if verdict is _VALID and kind in _MOBILE and digits == text and not national_of:
        return ()  # nearly every recipient: digits that read as themselves
    return tuple(_number_problems(number, text))


def _number_problems(number: PhoneNumber, text: str) -> Iterator[Problem]:
    whole = (0, len(text))
    if _DECIMAL.fullmatch(text.strip()):
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
        yield problem("number-code-repeated", "to", span=whole, code=code)
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


def _valid_number_problems(number: PhoneNumber, whole: tuple[int, int]) -> Iterator[Problem]:
    if number.national_of:
        yield problem(
            "number-ambiguous",
            "to",
            span=whole,
            region=_country(number.region),
            detail="an Indian number" if number.national_of == "IN" else f"a number of {number.national_of}",
            code=calling_code(number.national_of),
        )
    if number.kind is NumberKind.PREMIUM_RATE:
        yield problem("number-premium", "to", span=whole, region=_country(number.region))
    elif not number.kind.gets_sms:
        yield problem("number-no-sms", "to", span=whole, kind=number.kind.replace("_", " "))


def _without_code(region: str, text: str) -> Problem:
    """Return the problem of a national number. What it could be is a condition: it may as well be of another country."""
    detail = "an Indian mobile number" if region == "IN" else f"a mobile number of {region}"
    has_zero = text.lstrip("+([ ").startswith("0")
    place = " instead of the 0" if has_zero else ""
    return problem(
        "number-missing-country-code",
        "to",
        span=(0, len(text)),
        detail=detail,
        code=calling_code(region),
        place=place,
    )


def _hidden_character(text: str, span: tuple[int, int]) -> Problem:
    more = sum(map(is_hidden, text)) - 1
    count = f" and {more} more" if more else ""
    return problem("number-hidden-character", "to", span=span, char=name_of(text[span[0]]), count=count)


# Unicode's property Default_Ignorable_Code_Point, but for the characters of category Cf: combining grapheme joiner,
# Hangul fillers, Khmer inherent vowels, Mongolian and other variation selectors (DerivedCoreProperties.txt).
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def is_hidden(char: str) -> bool:
    """Return True for a character that shows nothing: direction marks, zero-width spaces, byte order marks and the like."""
    return not char.isascii() and (unicodedata.category(char) == "Cf" or _IGNORABLE.match(char) is not None)


def _refused_number(number: PhoneNumber, text: str) -> Problem:
    """Return what is wrong with a text that is no number at all, or none that its country has."""
    if slip := find_slip(text, number):
        span = slip.start, slip.end
        detail = text[slip.start : slip.end].strip()
        if slip.kind is SlipKind.LETTERS:
            detail = name_of(detail) if len(detail) == 1 else f"the letters {detail[:_LETTERS_SHOWN]}"
        return problem(_SLIP_CODES[slip.kind], "to", span=span, detail=detail)
    if number.fault:
        found = name_of(text[number.fault[0]])
        return problem("number-malformed", "to", span=number.fault, detail=f"it holds {found}")
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
    ), f"{_counts(allowed.lengths)} digits follow {allowed.code}"


def _counts(counts: tuple[int, ...]) -> str:
    first, last = counts[0], counts[-1]
    if first == last:
        return f"{first}"
    if counts == tuple(range(first, last + 1)) and len(counts) > 2:
        return f"{first} to {last}"
    return f"{', '.join(map(str, counts[:-1]))} or {last}"


def sender_problems(sender: Sender) -> Iterator[Problem]:
    """Yield what is wrong with the sender."""
    if sender.kind is SenderKind.SUFFIXED and sender.fault:
        detail = sender.text[slice(*sender.fault)]
        yield problem("sender-suffix", "from", span=sender.fault, detail=detail)
    elif sender.kind is SenderKind.MALFORMED:
        yield _malformed_sender(sender)
    elif sender.kind is SenderKind.ALPHANUMERIC and len(sender.text) > _LONGEST_NAME:
        span = _LONGEST_NAME, len(sender.text)
        yield problem("sender-long", "from", span=span, detail=len(sender.text))


def _malformed_sender(sender: Sender) -> Problem:
    if not sender.text.strip():
        return problem("field-empty", "from")
    if sender.fault:
        found = name_of(sender.text[sender.fault[0]])
        return problem("sender-malformed", "from", span=sender.fault, detail=f"{found} cannot stand there")
    detail = "a code has 3 to 15 digits, a name at least one letter"
    return problem("sender-malformed", "from", span=(0, len(sender.text)), detail=detail)


def _with_near_name(found: Problem) -> Problem:
    import difflib  # noqa: PLC0415 - 3 ms that only a misspelt field needs to pay

    near = difflib.get_close_matches(found.param[:_NAME_COMPARED], FIELDS, n=1, cutoff=0.75)
    return replace(found, hint=f"did you mean {near[0]}? Otherwise drop it") if near else found


_NAME_COMPARED = 40  # difflib is quadratic; the longest wire name has 13 characters
