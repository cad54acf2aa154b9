"""Makes rows of JSON objects: with the defaults of the options, the keys that they name, and without `_ignore`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engage_text.lint._readers._json_rows import JsonRow
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._suppressed import without_ignored
from engage_text.wire import BODY, FIELDS, PYTHON_NAMES

__all__ = ["SENT_KEYS", "JsonRequests"]
# Keys that a request may have, with the names of Python's fields.
SENT_KEYS = frozenset((*FIELDS, *PYTHON_NAMES.values()))


class JsonRequests:
    """Makes the rows of one file."""

    __slots__ = ("_completes", "_key", "_mark", "_name", "_options", "index")

    def __init__(self, name: str, options: ReadOptions, *, index: int = 0) -> None:
        if options.columns:
            from engage_text.lint._readers._columns import need_wire_names  # noqa: PLC0415 - few runs need it, and every start pays

            need_wire_names(options.columns)
        self._name = name
        self._options = options
        self._completes = bool(options.defaults or options.columns)
        self._key = options.ignore_column
        self._mark = self._key.encode("utf-8", "surrogateescape")
        self.index = index

    def row(self, data: bytes, line: int, offset: int, before: tuple[int, int] = (0, 0)) -> JsonRow:
        """Return the next row. `data` is how it is written in the file.

        The request is only these bytes, unless an option or `_ignore` changes it: the check parses it once.
        """
        index = self.index
        self.index += 1
        if self._mark not in data and not self._completes:
            return JsonRow(self._name, index, line, data, offset, before=before)
        request: Mapping[str, object] | bytes
        request, ignored = (
            without_ignored(data, self._key) if self._mark in data else (data, frozenset[str]())
        )
        if not self._completes:
            return JsonRow(self._name, index, line, data, offset, request, before=before, ignored=ignored)
        fields = _members(request)
        if fields is None:
            return JsonRow(self._name, index, line, data, offset, request, before=before, ignored=ignored)
        row = JsonRow(self._name, index, line, data, offset, before=before, ignored=ignored)
        self._complete(row, fields)
        return row

    def _complete(self, row: JsonRow, fields: dict[str, Any]) -> None:
        """Give a row the request of these fields."""
        from engage_text.lint._readers._columns import request_of  # noqa: PLC0415 - likewise

        options = self._options
        if options.columns:
            row.headers = dict(_mapped(fields, options.columns))
            taken = set(row.headers.values())
            own = {name: fields[header] for name, header in row.headers.items()}
            own.update((key, value) for key, value in fields.items() if key in SENT_KEYS and key not in taken)
            row.request, row.assumed = request_of(own, options.defaults)
        else:
            row.request = _with_defaults(fields, options.defaults)
        if options.columns or BODY in options.defaults:
            row.values = {key: _shown(value) for key, value in fields.items() if _is_cell(value)}


def _members(data: bytes) -> dict[str, Any] | None:
    """Return the members of an object; None if it is not one, or if a key in it comes twice, which a rule reports."""
    repeats = False

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        built = dict(pairs)
        repeats = repeats or len(built) < len(pairs)
        return built

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=build)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not repeats else None


def _mapped(fields: Mapping[str, object], columns: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the wire names that an option maps, and the keys as this object writes them."""
    from engage_text.policies import column_key  # noqa: PLC0415 - likewise

    folded: dict[str, str] | None = None
    for name, header in columns.items():
        if header in fields:
            yield name, header
            continue
        if folded is None:
            folded = {column_key(key): key for key in fields}
        if (key := folded.get(column_key(header))) is not None:
            yield name, key


def _with_defaults(fields: dict[str, Any], defaults: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields, with the defaults of those that are missing or null."""
    request = dict(fields)
    for name, value in defaults.items():
        parent, _, member = name.partition(".")
        if not member:
            other = PYTHON_NAMES.get(name, name)
            if request.get(name) is None and request.get(other) is None:
                request[name] = value
        elif isinstance(inner := request.get(parent) or {}, dict) and inner.get(member) is None:
            request[parent] = {**inner, member: value}
    return request


def _is_cell(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _shown(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # an int of thousands of digits
        return ""
