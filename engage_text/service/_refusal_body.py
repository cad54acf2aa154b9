"""`refusal_body`: converts a report to the error body of the service."""

from __future__ import annotations

from typing import Any

from engage_text.problems import Report
from engage_text.wire import error_body

__all__ = ["refusal_body"]


def refusal_body(report: Report) -> dict[str, Any]:
    """Return the errors of the report in the shape of the service's error body.

    If the service's own words for a problem are known, they are used exactly, including misspellings. Otherwise the
    message of the problem is used.

    Source: the vendor's page, section 2.1.4.3.

    >>> from engage_text import check
    >>> request = {"type": "transactional", "from": "A" * 51, "to": "919876543210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "transactionID": "t-1", "dlr": {"mask": 1}}
    >>> refusal_body(check(request))["data"]
    [{'msg': 'maximum charcter length allowed is 50', 'param': 'from', 'location': 'body'}]
    """
    return error_body((problem.param, problem.service_words or problem.message) for problem in report.errors)
