"""Notify's body, written piece by piece. *Observed* in public client code: the vendor's page shows none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["NOTIFY_END", "notify_head", "notify_key", "notify_rows"]

# The end of the rows and of the body.
NOTIFY_END = b"]}"


def notify_head(payload: dict[str, Any], transaction_id: str, campaign: str) -> bytes:
    """Return a job's body up to its first row; sender, `tiny` and DLT ids are those of a Push payload."""
    from engage_text.wire._fast_requests import to_json  # noqa: PLC0415 - see there

    head: dict[str, Any] = {
        "transactionID": transaction_id,
        "campaignName": campaign,
        "oa": payload["from"],
        "channel": "sms",
        "tiny": payload["tiny"],
    }
    if payload.get("tlv"):
        head["tlv"] = payload["tlv"]
    return to_json(head | {"dataSet": []}).removesuffix(NOTIFY_END)


def notify_rows(payloads: Iterable[dict[str, Any]]) -> bytes:
    """Return the rows of some Push payloads, separated by commas."""
    from engage_text.wire._fast_requests import to_json  # noqa: PLC0415 - see there

    return to_json([{"msisdn": payload["to"], "message": payload["msg"]} for payload in payloads])[1:-1]


def notify_key(payload: dict[str, Any]) -> tuple[Any, ...]:
    """Return the values that all rows of a job share. The head contains them once."""
    return payload["from"], payload["tiny"], payload.get("tlv") or None
