"""The fields of a row as the file has them, whether a reader has parsed them or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json

from engage_text._readonly import NOTHING
from engage_text.lint._rows import Row
from engage_text.wire import TRANSACTION_ID

__all__ = ["own_text", "transaction_id_of", "values_of"]


def values_of(row: Row) -> Mapping[str, Any]:
    """Return the fields of the request; {} for bytes that are not a JSON object.

    >>> values_of(Row("a.jsonl", 0, 1, b'{"to": "91"}'))
    {'to': '91'}
    """
    request = row.request
    if isinstance(request, Mapping):
        return request
    try:
        values = from_json(request)
    except ValueError:
        return NOTHING
    return values if isinstance(values, dict) else NOTHING


def own_text(row: Row, values: Mapping[str, Any], name: str) -> str:
    """Return the text of a field that the file itself contains; "" for any other."""
    value = values.get(name)
    return value if isinstance(value, str) and name not in row.assumed else ""


def transaction_id_of(row: Row) -> str:
    """Return the `transactionID` that the file contains; "" if it contains none."""
    return own_text(row, values_of(row), TRANSACTION_ID)
