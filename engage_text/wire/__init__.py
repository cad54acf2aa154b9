"""The wire: every name the service uses, its limits, and the models that read and write them.

No text is scanned here. Where a field cannot be taken, a `Fault` says so in plain facts; `rules` words it.
Names and lengths are *documented* (the vendor's page, section 2.1.3) unless a comment says otherwise.
What reads a request comes with the first of them, not with this module: see `_usual` and `_models`.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from engage_text.wire._names import (
    ANSWER_DATA,
    ANSWER_ID,
    ANSWER_MESSAGE,
    ANSWER_MSG,
    ANSWER_PARAM,
    ANSWER_STATUS,
    BASIC_HEADER,
    BEARER_HEADER,
    CLICK_FIELDS,
    CLICK_ONLY,
    FIELDS,
    JOB_LIMIT,
    LENGTHS,
    NOTIFY_PATH,
    PAGE_NUMBER,
    PAGE_SIZE,
    PUSH_PATH,
    SERVICE_URL,
    Fault,
)
from engage_text.wire._notify import NOTIFY_END, notify_head, notify_key, notify_rows
from engage_text.wire._reading import Reading, build_payload

if TYPE_CHECKING:
    from engage_text.wire._models import DeliveryReport, Dlt, SmsRequest

__all__ = [
    "ANSWER_DATA",
    "ANSWER_ID",
    "ANSWER_MESSAGE",
    "ANSWER_MSG",
    "ANSWER_PARAM",
    "ANSWER_STATUS",
    "BASIC_HEADER",
    "BEARER_HEADER",
    "CLICK_FIELDS",
    "CLICK_ONLY",
    "FIELDS",
    "JOB_LIMIT",
    "LENGTHS",
    "NOTIFY_END",
    "NOTIFY_PATH",
    "PAGE_NUMBER",
    "PAGE_SIZE",
    "PUSH_PATH",
    "SERVICE_URL",
    "DeliveryReport",
    "Dlt",
    "Fault",
    "Reading",
    "SmsRequest",
    "build_payload",
    "notify_head",
    "notify_key",
    "notify_rows",
    "payload_bytes",
    "read_request",
]


def __getattr__(name: str) -> Any:
    if name not in {"DeliveryReport", "Dlt", "SmsRequest"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_thorough(), name)


@cache  # the statement alone would cost each message a microsecond
def _quick() -> ModuleType:
    from engage_text.wire import _usual  # noqa: PLC0415 - see there

    return _usual


@cache
def _thorough() -> ModuleType:
    from engage_text.wire import _models  # noqa: PLC0415 - see there

    return _models


def read_request(request: object) -> Reading:
    """Return the fields of the request, with every fault they have. Never raises for content.

    Takes the wire's mapping, its JSON as `bytes` or `str`, or an `SmsRequest`.

    >>> [fault.param for fault in read_request({"from": "ACMEIN"}).faults]
    ['type', 'to', 'msg', 'transactionID', 'dlr.mask', 'tiny']
    """
    kind = type(request)
    reading: Reading | None = None
    if kind is bytes or kind is str:
        reading = _quick().usual_json(request)
    elif kind is dict:
        reading = _quick().usual_mapping(request)
    return reading or _thorough().read_request(request)


def payload_bytes(payload: dict[str, Any]) -> bytes:
    """Return the payload as UTF-8 JSON, without blanks, nothing escaped that need not be."""
    return _quick().to_json(payload)  # type: ignore[no-any-return]
