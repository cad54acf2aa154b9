"""Detects files of another format by their first line, for one clear message instead of one for each row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from engage_text._text import printable
from engage_text.wire import FIELDS

__all__ = ["BOM", "FormatError", "decoded", "need_requests"]

BOM = b"\xef\xbb\xbf"  # the signature of UTF-8 (Unicode section 23.8): not text
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_MADE_BY = {
    b"PK\x03\x04": "a zip archive, such as an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF",
}
_EXPECTED = "expected one request (a JSON object) on each line"
_SEPARATOR = re.compile(rb"[,;\t|]")
_OPEN_END = (b"{", b"[", b",")  # a line of JSON that continues on the next line
_LOOKED_AT = 64  # bytes; half of those of UTF-16 are zero
_PYTHON_NAMES = ("sender", "recipient", "body", "transaction_id")  # which a request may also use
_KNOWN = frozenset(name.partition(".")[0] for name in (*FIELDS, *_PYTHON_NAMES))


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
    if found := _wide(data):
        raise FormatError(f"standard input is {found.partition(':')[0]}: write it as UTF-8")
    return data.removeprefix(BOM).decode("utf-8", "surrogateescape")


def _made_by(first: bytes) -> str:
    name = next((name for mark, name in _MADE_BY.items() if first.startswith(mark)), "")
    return f"{name}: {_EXPECTED}" if name else ""


def _wide(first: bytes) -> str:
    name = next((name for mark, name in _WIDE.items() if first.startswith(mark)), "")
    start = first[:_LOOKED_AT]
    if not name and len(start) > 1 and start.count(0) * 3 >= len(start):
        name = "UTF-16"
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
    if not isinstance(value, dict) or not value or not _KNOWN.isdisjoint(value):
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
