"""Calls of the Engage service as values: requests for any HTTP client, and parsed answers and callbacks. No sockets.

`push_request`, `notify_requests` and `report_request` build requests. `parse_answer` and `parse_callback` parse what
comes back. Each docstring says which facts are documented, which are observed and which are our decision.
"""

from engage_text.service._answers import Accepted, Answer, Refused, Unclear, parse_answer
from engage_text.service._callbacks import Click, Delivery, parse_callback
from engage_text.service._calls import push_request, report_pages, report_request
from engage_text.service._http import Credentials, Headers, HttpRequest
from engage_text.service._notify import (
    NotifyBody,
    NotifyJob,
    NotifyJobs,
    Repeated,
    RowFinding,
    for_recipients,
    notify_requests,
)
from engage_text.service._refusal_body import refusal_body

__all__ = [
    "Accepted",
    "Answer",
    "Click",
    "Credentials",
    "Delivery",
    "Headers",
    "HttpRequest",
    "NotifyBody",
    "NotifyJob",
    "NotifyJobs",
    "Refused",
    "Repeated",
    "RowFinding",
    "Unclear",
    "for_recipients",
    "notify_requests",
    "parse_answer",
    "parse_callback",
    "push_request",
    "refusal_body",
    "report_pages",
    "report_request",
]
