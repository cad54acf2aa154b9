"""Converts public values to plain dicts that `json.dumps` accepts. Imports no other module of this package.

The `to_dict` of a class says which fields are left out or added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

__all__ = ["fields_to_dict", "json_ready"]


def fields_to_dict(value: object, *, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields of a NamedTuple or dataclass by name, JSON-ready, in their order.

    Fields that a dataclass computes itself are not included.
    """
    names = getattr(value, "_fields", ())
    if is_dataclass(value):
        names = tuple(field.name for field in fields(value) if field.init)
    return {name: json_ready(getattr(value, name)) for name in names if name not in leave_out}


def json_ready(value: object) -> Any:
    """Return the value in a form for `json.dumps`: a datetime in ISO 8601, a Decimal as text, a tuple as a list.

    A set is a sorted list.

    Raises TypeError for a value that has no form in JSON.

    >>> json_ready({"span": (1, 2), "at": datetime(2026, 10, 1)})
    {'span': [1, 2], 'at': '2026-10-01T00:00:00'}
    """
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)  # a float would round it
    if isinstance(value, Mapping):
        return {str(name): json_ready(item) for name, item in value.items()}
    if hasattr(value, "_fields") or is_dataclass(value):
        return value.to_dict() if hasattr(value, "to_dict") else fields_to_dict(value)
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, tuple | list):
        return list(map(json_ready, value))
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")
