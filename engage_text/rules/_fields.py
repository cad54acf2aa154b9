"""Rules over the fields around the body: what the wire could not take, the recipient, the sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engage_text._text import describe_char
from engage_text.numbers import Sender, SenderKind
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.wire import FIELDS, LENGTHS, FieldError

__all__ = ["dlt_problems", "field_problems", "is_decimal", "sender_problems", "too_long"]

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
    r"[+-]?[0-9]++[.,]0+"
    r"|\+?[0-9][0-9 \xa0()-]*+[.,]0{1,3}"  # its groups are apart already; the last group of a number is longer
    r"|[+-]?[0-9]{1,3}(?:,[0-9]{2,3})++\.0+"  # with separators of thousands, or of lakhs
    r"|[+-]?[0-9]{1,3}(?:[.'\u2019 \xa0\u202f][0-9]{3})++,0+"  # and as the rest of Europe separates them
    r"|[+-]?[0-9]++(?:[.,][0-9]*+)*+[eE][+-]?[0-9]+"
)

# 3GPP TS 23.040 section 9.1.2.5: the address field holds ten octets, which are eleven septets. The service itself
# takes longer names and its limit is the field's.
_LONGEST_NAME = 11
_PREFIX_LENGTH = 3  # of the operator, the circle and a hyphen


def is_decimal(text: str) -> bool:
    """Return True for a number as floating point writes it.

    >>> [is_decimal(text) for text in ("919876543210.00", "9,19877E+11", "91.98765.43210")]
    [True, True, False]
    """
    return _DECIMAL.fullmatch(text.strip()) is not None


def field_problems(field_errors: Iterable[FieldError]) -> Iterator[Problem]:
    """Yield a problem for each field that the wire could not take."""
    for fault in field_errors:
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


# *Observed* in India's DLT rules: an id is a number of up to 19 digits. No length is documented.
_DLT_ID = re.compile(r"[0-9]{1,19}")
_NOT_DIGIT = re.compile(r"[^0-9]")


def dlt_problems(ids: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each DLT id that is not only digits: operators drop every message with it."""
    for name, text in ids.items():
        if _DLT_ID.fullmatch(text):
            continue
        odd = _NOT_DIGIT.search(text)
        span = odd.span() if odd else (0, len(text))
        detail = f"{len(text)} digits" if odd is None else describe_char(odd[0])
        if is_decimal(text):
            span, detail = (0, len(text)), "a floating-point number"
        yield problem("dlt-id-malformed", f"tlv.{name}", span=span, detail=detail)


def sender_problems(sender: Sender) -> Iterator[Problem]:
    """Yield what is wrong with the sender."""
    if sender.kind is SenderKind.SUFFIXED and sender.fault:
        detail = sender.text[slice(*sender.fault)]
        prefix = sender.text[:_PREFIX_LENGTH] if sender.text[2:3] == "-" else ""
        if prefix:
            yield problem("sender-prefix", "from", span=(0, _PREFIX_LENGTH), detail=prefix)
        yield problem("sender-suffix", "from", span=sender.fault, detail=detail)
    elif sender.kind is SenderKind.PREFIXED and sender.fault:
        yield problem("sender-prefix", "from", span=sender.fault, detail=sender.text[slice(*sender.fault)])
    elif sender.kind is SenderKind.MALFORMED:
        yield _malformed_sender(sender)
    elif sender.kind is SenderKind.ALPHANUMERIC and len(sender.text) > _LONGEST_NAME:
        span = _LONGEST_NAME, len(sender.text)
        yield problem("sender-long", "from", span=span, detail=len(sender.text))


def _malformed_sender(sender: Sender) -> Problem:
    if not sender.text.strip():
        return problem("field-empty", "from")
    if sender.fault:
        found = describe_char(sender.text[sender.fault[0]])
        return problem("sender-malformed", "from", span=sender.fault, detail=f"but it contains {found}")
    detail = "which is 3 to 15 digits, or a name with at least one letter"
    return problem("sender-malformed", "from", span=(0, len(sender.text)), detail=detail)


def _with_near_name(found: Problem) -> Problem:
    import difflib  # noqa: PLC0415 - 3 ms that only a misspelt field needs to pay

    near = difflib.get_close_matches(found.param[:_NAME_COMPARED], FIELDS, n=1, cutoff=0.75)
    return replace(found, hint=f"did you mean {near[0]}? Otherwise remove it") if near else found


_NAME_COMPARED = 40  # difflib is quadratic; the longest wire name has 13 characters
