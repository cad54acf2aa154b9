"""Rules for the request as a whole and for each field: what cannot be read, is missing, or is too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engage_text._text import describe_char, find_surrogate, nearest
from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._decimals import is_decimal
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import (
    CharFacts,
    FoundFacts,
    LengthFacts,
    NoFacts,
    ReasonFacts,
    ValuesFacts,
)
from engage_text.urls import whole_url
from engage_text.wire import BODY, DLR_URL, FIELDS, LENGTHS, RECIPIENT, SENDER, TRANSACTION_ID, FieldError

__all__ = [
    "DLR_URL_INVALID",
    "FIELD_EMPTY",
    "FIELD_TOO_LONG",
    "REQUEST_RULES",
    "dlt_problems",
    "field_problems",
    "invalid_dlr_url_problem",
    "surrogate_problems",
    "too_long_body_problem",
    "too_long_problem",
    "transaction_id_problems",
]


def _check(context: Context) -> Sequence[Problem]:
    parsed = context.parsed
    found = list(field_problems(parsed.field_errors))
    mandatory = (
        (SENDER, parsed.sender),
        (RECIPIENT, parsed.recipient),
        (TRANSACTION_ID, parsed.transaction_id),
        (BODY, parsed.body),
    )
    found += (
        FIELD_EMPTY.problem(param) for param, text in mandatory if text is not None and not text.strip()
    )
    if parsed.dlr_url is not None and whole_url(parsed.dlr_url, context.url_options) is None:
        found.append(invalid_dlr_url_problem(parsed.dlr_url))
    found += dlt_problems(parsed.tlv or {})
    if parsed.body is not None:
        if len(context.outgoing) > LENGTHS[BODY]:
            found.append(too_long_body_problem(parsed.body, context.outgoing))
        found += surrogate_problems(parsed.body)
    return found


# The vendor's page, by section: formats, the sample, the table of fields.
_FORMATS = Source("documented: the vendor's page, sections 2.1.1 and 2.1.2", "2026-11-28")
_TABLE = Source("documented: the vendor's page, section 2.1.3", "2026-11-28")
_DECISION = Source("our decision", "2026-11-28")
_requests = RuleGroup("request", _check, _TABLE)
_GOOD = ("msg", "Your parcel arrives today.")

# fmt: off
JSON_INVALID = _requests.error(
    "json-invalid", ReasonFacts, "The request's text is not JSON in UTF-8.",
    "the request is not JSON: {reason}", "Fix the JSON at that place.",
    bad=("request", '{"type": "transactional",'), good=_GOOD,
    source=Source("standard: RFC 8259", "2026-11-28"), is_fixed=True)

KEY_REPEATED = _requests.error(
    "key-repeated", FoundFacts,
    "A key comes twice in an object, or a field comes by its wire name and its Python name.",
    "{param} must be given once, got {found}", "Remove all but the one that you mean.",
    bad=("request", '{"to": "919876543210", "to": "919876543211"}'), good=("to", "919876543210"),
    source=Source("standard: RFC 8259 section 4; our decision", "2026-11-28"), is_fixed=True)

REQUEST_NOT_OBJECT = _requests.error(
    "request-not-object", FoundFacts, "The request is JSON, but not an object.",
    "the request must be a JSON object, got {found}", "Send one object with the API's field names.",
    bad=("request", "[]"), good=_GOOD, source=_FORMATS, is_fixed=True)

FIELD_MISSING = _requests.error(
    "field-missing", NoFacts, "A mandatory field is absent or null: the service would discard the message.",
    "{param} is missing", "Add it: the service discards a message without it.",
    bad=("request", '{"type": "transactional", "from": "ACMEIN"}'), good=("transactionID", "parcel-1"), is_fixed=True)

FIELD_TYPE = _requests.error(
    "field-type", FoundFacts, "A field has the wrong type.",
    "{param} has the wrong type, got {found}",
    "Write it as the API reference says, with texts and phone numbers in quotes.",
    bad=("request", '{"to": 919876543210}'), good=("to", "919876543210"), source=_FORMATS, is_fixed=True)

FIELD_VALUE = _requests.error(
    "field-value", ValuesFacts, "A field has a value that the service does not know.",
    "{param} must be {allowed}", "Use one of these values.",
    bad=("type", "otp"), good=("type", "transactional"), is_fixed=True)

FIELD_EMPTY = _requests.error(
    "field-empty", NoFacts, "A mandatory text is empty or only spaces.",
    "{param} is empty", "Fill it in.",
    bad=("msg", " "), good=_GOOD, source=_DECISION, is_fixed=True)

FIELD_TOO_LONG = _requests.error(
    "field-too-long", LengthFacts, "A field is longer than the service allows, counted in code points of the payload.",
    "{param} must be at most {limit} characters long, got {found}", "Shorten it.",
    bad=("from", "The customer service of Acme Parcels in New Delhi, India"), good=("from", "ACMEIN"), is_fixed=True)

FIELD_UNKNOWN = _requests.warning(
    "field-unknown", NoFacts, "The service does not know this field. It is left out of the payload.",
    "{param} is not a field of the API and is left out of the payload", "Check the spelling, or remove it.",
    bad=("request", '{"transactionId": "parcel-1"}'), good=("transactionID", "parcel-1"), source=_DECISION)

LONE_SURROGATE = _requests.error(
    "lone-surrogate", CharFacts, "Half of a surrogate pair, which cannot be encoded and sent.",
    "{param} contains a lone surrogate, {char}",
    "Read the text from its source again: it was cut inside a character.",
    bad=("msg", "Thank you \ud83d"), good=("msg", "Thank you \U0001f64f"),
    source=Source("standard: Unicode section 3.9", "2026-11-24"), is_fixed=True)

DLR_URL_INVALID = _requests.error(
    "dlr-url-invalid", NoFacts, "dlr.url is not an absolute http(s) URL, so no report could be posted.",
    "dlr.url must be an absolute http(s) URL", "Write it in full, such as https://example.in/reports.",
    bad=("dlr.url", "example.in/reports"), good=("dlr.url", "https://example.in/reports"), source=_DECISION)

DLT_ID_MALFORMED = _requests.warning(
    "dlt-id-malformed", FoundFacts, "A DLT id that is not 1 to 19 digits: operators drop the message.",
    "{param} must be 1 to 19 digits, got {found}",
    "Copy the id from the DLT portal, and read its column as text: a spreadsheet keeps only 15 digits.",
    bad=("tlv.PE_ID", "1.10E+18"), good=("tlv.PE_ID", "1101000000000012345"),
    source=Source("observed: ids of India's DLT portals", "2026-11-28"))
# fmt: on

REQUEST_RULES: tuple[Rule[Any], ...] = (
    JSON_INVALID,
    KEY_REPEATED,
    REQUEST_NOT_OBJECT,
    FIELD_MISSING,
    FIELD_TYPE,
    FIELD_VALUE,
    FIELD_EMPTY,
    FIELD_TOO_LONG,
    FIELD_UNKNOWN,
    LONE_SURROGATE,
    DLR_URL_INVALID,
    DLT_ID_MALFORMED,
)

_FOUND_RULES = {
    "repeated": KEY_REPEATED,
    "not-object": REQUEST_NOT_OBJECT,
    "type": FIELD_TYPE,
}
_STRAIGHT_QUOTES = 'Write straight double quotes (") around keys and texts, as json.dumps does.'


def field_problems(field_errors: Iterable[FieldError]) -> Iterator[Problem]:
    """Yield a problem for each field that the wire could not take."""
    for kind, param, detail, span in field_errors:
        if kind == "missing":
            yield FIELD_MISSING.problem(param)
        elif kind == "empty":
            yield FIELD_EMPTY.problem(param)
        elif kind == "unknown":
            yield FIELD_UNKNOWN.problem(param, hint=_near_name_hint(param))
        elif kind == "too-long":
            yield too_long_problem(param, int(detail), span=span)
        elif kind == "surrogate":
            yield LONE_SURROGATE.problem(param, CharFacts(detail), span=span)
        elif kind == "value":
            yield FIELD_VALUE.problem(param, ValuesFacts(detail))
        elif kind in {"json", "quotes"}:
            hint = _STRAIGHT_QUOTES if kind == "quotes" else None
            yield JSON_INVALID.problem("", ReasonFacts(detail), hint=hint)
        else:
            yield _FOUND_RULES[kind].problem(param, FoundFacts(detail))


def _near_name_hint(param: str) -> str | None:
    near = nearest(param, FIELDS, cutoff=0.75)
    return f"Write {near} if that is the field you mean, otherwise remove it." if near else None


def too_long_problem(param: str, length: int, *, span: tuple[int, int] | None = None) -> Problem:
    """Return the problem of a text that is longer than the documented limit, with the service's own words."""
    limit = LENGTHS[param]
    # Documented, misspelling and all: section 2.1.4.3 of the vendor's page.
    words = f"maximum charcter length allowed is {limit}"
    return FIELD_TOO_LONG.problem(param, LengthFacts(limit, length), span=span, service_words=words)


def too_long_body_problem(body: str, outgoing: str) -> Problem:
    """Return the problem of an outgoing body that is too long. It has a span only if the body goes out as written."""
    span = (LENGTHS[BODY], len(body)) if outgoing == body else None
    return too_long_problem(BODY, len(outgoing), span=span)


def surrogate_problems(body: str) -> Iterator[Problem]:
    """Yield the problem of the first lone surrogate in the body."""
    if (at := find_surrogate(body)) >= 0:
        yield LONE_SURROGATE.problem(BODY, CharFacts(f"U+{ord(body[at]):04X}"), span=(at, at + 1))


def transaction_id_problems(text: str) -> Sequence[Problem]:
    """Return the problem of a `transactionID` that is only spaces. The wire refuses an empty one."""
    return (FIELD_EMPTY.problem(TRANSACTION_ID),) if text.isspace() else ()


def invalid_dlr_url_problem(url: str) -> Problem:
    """Return the problem of a `dlr.url` that is not one absolute http(s) URL."""
    return DLR_URL_INVALID.problem(DLR_URL, span=(0, len(url)))


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
        found = f"{len(text)} digits" if odd is None else describe_char(odd[0])
        if is_decimal(text):
            span, found = (0, len(text)), "a floating-point number"
        yield DLT_ID_MALFORMED.problem(f"tlv.{name}", FoundFacts(found), span=span)
