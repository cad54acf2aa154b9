"""The wire: every name that the service uses, its limits, and the models that read and write them.

No text is scanned here. If a field is invalid, a `FieldError` contains the facts, and `rules` writes the message.
Names and lengths are *documented* (the vendor's page, section 2.1.3) unless a comment says otherwise.
The modules that read requests are imported with the first request: see `_fast_requests` and `_models`.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from engage_text.wire._error_body import error_body as error_body
from engage_text.wire._notify_documents import NOTIFY_END, notify_head, notify_key, notify_rows
from engage_text.wire._parsed import ParsedRequest, build_payload
from engage_text.wire._request_dicts import DlrDict, Flag, RequestType, SmsRequestDict, TlvDict
from engage_text.wire._wire_names import (
    ANSWER_DATA,
    ANSWER_ID,
    ANSWER_MESSAGE,
    ANSWER_MSG,
    ANSWER_PARAM,
    ANSWER_STATUS,
    BASIC_HEADER,
    BEARER_HEADER,
    BODY,
    CLICK_FIELDS,
    CLICK_ONLY,
    DLR_URL,
    FIELDS,
    JOB_LIMIT,
    LENGTHS,
    NOTIFY_PATH,
    PAGE_NUMBER,
    PAGE_SIZE,
    PUSH_PATH,
    RECIPIENT,
    SENDER,
    SERVICE_URL,
    TRANSACTION_ID,
    FieldError,
    FieldErrorKind,
)
from engage_text.wire._wire_names import DLT_IDS as DLT_IDS  # not public
from engage_text.wire._wire_names import (
    PYTHON_NAMES as PYTHON_NAMES,  # these are for higher floors; not public
)
from engage_text.wire._wire_names import REQUEST_KEYS as REQUEST_KEYS
from engage_text.wire._wire_names import TYPES as TYPES

if TYPE_CHECKING:
    from engage_text.wire._models import DeliveryReport, Dlt, SmsRequest
else:

    def __getattr__(name: str) -> Any:
        if name not in {"DeliveryReport", "Dlt", "SmsRequest"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(_full(), name)


__all__ = [
    "ANSWER_DATA",
    "ANSWER_ID",
    "ANSWER_MESSAGE",
    "ANSWER_MSG",
    "ANSWER_PARAM",
    "ANSWER_STATUS",
    "BASIC_HEADER",
    "BEARER_HEADER",
    "BODY",
    "CLICK_FIELDS",
    "CLICK_ONLY",
    "DLR_URL",
    "FIELDS",
    "JOB_LIMIT",
    "LENGTHS",
    "NOTIFY_END",
    "NOTIFY_PATH",
    "PAGE_NUMBER",
    "PAGE_SIZE",
    "PUSH_PATH",
    "RECIPIENT",
    "SENDER",
    "SERVICE_URL",
    "TRANSACTION_ID",
    "DeliveryReport",
    "DlrDict",
    "Dlt",
    "FieldError",
    "FieldErrorKind",
    "Flag",
    "ParsedRequest",
    "RequestType",
    "SmsRequest",
    "SmsRequestDict",
    "TlvDict",
    "build_payload",
    "notify_head",
    "notify_key",
    "notify_rows",
    "payload_bytes",
    "read_request",
]


@cache  # the statement alone would cost each message a microsecond
def _fast() -> ModuleType:
    from engage_text.wire import _fast_requests  # noqa: PLC0415 - see there

    return _fast_requests


@cache
def _full() -> ModuleType:
    from engage_text.wire import _models  # noqa: PLC0415 - see there

    return _models


def read_request(request: object) -> ParsedRequest:
    """Return the fields of the request, with all their field errors. Never raises because of its content.

    Takes a mapping with wire names, its JSON as `bytes` or `str`, or an `SmsRequest`.

    >>> [field_error.param for field_error in read_request({"from": "ACMEIN"}).field_errors]
    ['type', 'to', 'msg', 'transactionID', 'dlr.mask', 'tiny']
    """
    kind = type(request)
    parsed: ParsedRequest | None = None
    if kind is bytes or kind is str:
        parsed = _fast().fast_json(request)
    elif kind is dict:
        parsed = _fast().fast_mapping(request)
    return parsed or _full().read_request(request)


def payload_bytes(payload: dict[str, Any]) -> bytes:
    """Return the payload as UTF-8 JSON, without spaces, escaped only where JSON requires it."""
    return _fast().to_json(payload)  # type: ignore[no-any-return]  # a ModuleType has no types
