"""Detects files of another format by their first line, for one clear message instead of one for each row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from engage_text._signatures import BOM, made_by, wide_encoding
from engage_text._text import printable
from engage_text.wire import REQUEST_KEYS

__all__ = ["FormatError", "decoded", "need_requests"]

_EXPECTED = "expected one request (a JSON object) on each line"
_SEPARATOR = re.compile(rb"[,;\t|]")
_OPEN_END = (b"{", b"[", b",")  # a line of JSON that continues on the next line


class FormatError(ValueError):
    """A file, or standard input, that is not what the command reads."""


def need_requests(path: str, first: bytes, rest: Iterable[bytes]) -> None:
    """Raise `FormatError` if the first line shows that the lines are not requests. In doubt, more lines are read.

    A broken line that begins like a request is one bad row, and not a reason to stop.
    """
    found = _made_by(first) or _wide(first) or _other(first.removeprefix(BOM).strip(), rest)
    if found:
        raise FormatError(f"{'standard input' if path == '-' else printable(path)} is {found}")


def decoded(data: bytes) -> str:
    """Return a text of standard input. Raises `FormatError` for UTF-16; other bytes that are not UTF-8 stay visible."""
    if found := wide_encoding(data):
        raise FormatError(f"standard input is {found}, not UTF-8: write it as UTF-8")
    return data.removeprefix(BOM).decode("utf-8", "surrogateescape")


def _made_by(first: bytes) -> str:
    name = made_by(first)
    return f"{name}: {_EXPECTED}" if name else ""


def _wide(first: bytes) -> str:
    name = wide_encoding(first)
    return f"{name}, not UTF-8: {_EXPECTED}, so save it as UTF-8" if name else ""


def _other(first: bytes, rest: Iterable[bytes]) -> str:
    """Return the format of the file and the expected one, in words; "" if its first line may be a request."""
    if first.startswith(b"["):
        return f"a JSON array: {_EXPECTED}, as `jq -c '.[]'` writes them" if _is_array(first) else ""
    if first.startswith(b"{"):
        return _other_object(first, rest)
    if first.startswith(b"<"):
        return f"a page in HTML or XML: {_EXPECTED}"
    if _value(first) is not None or first == b"null":
        return ""
    return f"CSV or a text: {_EXPECTED}" if _SEPARATOR.search(first) else f"a text: {_EXPECTED}"


def _is_array(first: bytes) -> bool:
    # An array of plain values is one wrong row. An array of objects, or one over several lines, is a file of requests.
    value = _value(first)
    if isinstance(value, list):
        return any(isinstance(entry, dict) for entry in value)
    return first.endswith(_OPEN_END)


def _other_object(first: bytes, rest: Iterable[bytes]) -> str:
    value = _value(first)
    if value is None:
        is_open = first.endswith(_OPEN_END) and any(line.strip() for line in rest)
        return f"a JSON object over several lines: {_EXPECTED}, as `jq -c .` writes it" if is_open else ""
    if not isinstance(value, dict) or not value or not REQUEST_KEYS.isdisjoint(value):
        return ""
    is_texts = all(isinstance(text, str | dict) for text in value.values())
    if is_texts and not any(line.strip() for line in rest):
        return f"one JSON object without any field of a request, such as a file of translations: {_EXPECTED}"
    return ""


def _value(line: bytes) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value
