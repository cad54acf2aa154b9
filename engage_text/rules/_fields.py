"""Rules over the fields around the body: what the wire could not take, the recipient, the sender."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engage_text.numbers import PhoneNumber, Sender, SenderKind, Verdict
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.wire import FIELDS, LENGTHS, Fault

__all__ = ["dlr_url_problem", "field_problems", "name_of", "number_problems", "sender_problems", "too_long"]

_CODES = {
    "json": "json-invalid",
    "not-object": "request-not-object",
    "missing": "field-missing",
    "type": "field-type",
    "value": "field-value",
    "empty": "field-empty",
    "unknown": "field-unknown",
}

# What a spreadsheet or a data frame makes of a number: 919876543210.0. The dot reads as a separator.
_DECIMAL = re.compile(r"\+?[0-9]+\.0|[0-9.]+[eE]\+?[0-9]+")

# Verdicts that no handset can be reached under; the two others are `number-unplanned` and fine.
_NUMBER_CODES = {
    Verdict.NOT_A_NUMBER: "number-malformed",
    Verdict.INVALID_COUNTRY_CODE: "number-country-code",
    Verdict.TOO_SHORT: "number-too-short",
    Verdict.TOO_LONG: "number-too-long",
    Verdict.INVALID_LENGTH: "number-length",
    Verdict.POSSIBLE_LOCAL_ONLY: "number-local-only",
}


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


def number_problems(number: PhoneNumber, text: str) -> Iterator[Problem]:
    """Yield what is wrong or odd with the recipient that `text` was read as."""
    whole = (0, len(text))
    if _DECIMAL.fullmatch(text.strip()):
        yield problem("number-decimal", "to", span=whole)
        return
    region = number.region or "this calling code"
    if number.verdict is Verdict.VALID:
        if number.national_of:
            yield problem("number-ambiguous", "to", span=whole, region=region)
        if not number.kind.gets_sms:
            yield problem("number-no-sms", "to", span=whole, kind=number.kind.replace("_", " "))
    elif number.national_of:
        yield problem("number-missing-country-code", "to", span=whole)
    elif number.verdict is Verdict.POSSIBLE:
        yield problem("number-unplanned", "to", span=whole, region=region)
    elif number.fault:
        found = name_of(text[number.fault[0]])
        yield problem("number-malformed", "to", span=number.fault, detail=f"it holds {found}")
    elif text.strip():
        few = "it has too few digits" if any(map(str.isdigit, text)) else "it has no digits"
        yield problem(_NUMBER_CODES[number.verdict], "to", span=whole, region=region, detail=few)
    else:
        yield problem("field-empty", "to")
    if not number.stable:
        yield problem("number-trunk-zeros", "to", span=whole)


def sender_problems(sender: Sender) -> Iterator[Problem]:
    """Yield what is wrong with the sender."""
    if sender.kind is not SenderKind.MALFORMED:
        return
    if not sender.text.strip():
        yield problem("field-empty", "from")
    elif sender.fault:
        found = name_of(sender.text[sender.fault[0]])
        yield problem("sender-malformed", "from", span=sender.fault, detail=f"{found} cannot stand there")
    else:
        detail = "a code has 3 to 15 digits, a name at least one letter"
        yield problem("sender-malformed", "from", span=(0, len(sender.text)), detail=detail)


def _with_near_name(found: Problem) -> Problem:
    import difflib  # noqa: PLC0415 - 3 ms that only a misspelt field needs to pay

    near = difflib.get_close_matches(found.param[:_NAME_COMPARED], FIELDS, n=1, cutoff=0.75)
    return replace(found, hint=f"did you mean {near[0]}? Otherwise drop it") if near else found


_NAME_COMPARED = 40  # difflib is quadratic; the longest wire name has 13 characters
