"""Detects the format of a file by its name and its first lines, and says in one line what it cannot be read as."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePath

from engage_text._signatures import BOM, made_by, wide_encoding
from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._readers._input_streams import LONGEST_HEAD, Source
from engage_text.lint._readers._read_options import FileFormat, ReadOptions
from engage_text.wire import REQUEST_KEYS

__all__ = ["FORMAT_OF_SUFFIX", "detect_format", "shown_name"]

FORMAT_OF_SUFFIX: dict[str, FileFormat] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".arb": "catalogue",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".po": "po",
    ".pot": "po",
    ".txt": "lines",
    ".parquet": "parquet",
}
_READ = "JSON lines, JSON, CSV, TSV, YAML, PO or plain text"
_ADVICE = {
    "a zip archive, such as an Excel workbook": "save the sheet as CSV UTF-8",
    "an old Excel workbook": "save the sheet as CSV UTF-8",
    "a gzip archive": "unpack it first",
}
_PARQUET = b"PAR1"
_JSON: tuple[FileFormat, ...] = ("jsonl", "json", "catalogue")
_OPEN_END = (b"{", b"[", b",")  # a line of JSON that continues on the next line
_SEPARATOR = re.compile(rb"[,;\t|]")
_PO_LINE = re.compile(rb'(?:msgid|msgctxt) "')
_ARRAY_OF_OBJECTS = re.compile(rb"\[\s*\{")
_FIELD = re.compile("|".join(f'"{name}"\\s*:' for name in sorted(REQUEST_KEYS)).encode())


def detect_format(source: Source, name: str, options: ReadOptions) -> FileFormat:
    """Return the format of a file. An option decides, then the name, then the content.

    A file that is named as JSON lines may contain one JSON document, and the reverse. Raises `InputError` for a file
    that cannot be read as what its name or the option says.
    """
    head = source.head
    shown = shown_name(name)
    expected = options.format or FORMAT_OF_SUFFIX.get(PurePath(name).suffix.lower())
    if expected != "parquet":
        if head.startswith(_PARQUET):
            return "parquet"
        if found := made_by(head):
            raise InputError(f"{shown} is {found}: {_ADVICE.get(found, f'expected {_READ}')}")
    if expected is not None and expected not in _JSON:
        return expected
    if wide := wide_encoding(head):
        if expected is None and _is_wide_table(head, wide, options):
            return "csv"
        raise InputError(f"{shown} is {wide}, not UTF-8: save it as UTF-8")
    return _by_content(source, shown, expected, options)


def shown_name(name: str) -> str:
    """Return the name of a file as a message shows it."""
    return "standard input" if name == "-" else printable(name)


def _by_content(source: Source, shown: str, expected: FileFormat | None, options: ReadOptions) -> FileFormat:
    first = source.head.lstrip(BOM + b" \t\r\n").partition(b"\n")[0].strip()
    if expected == "catalogue" or options.format or not first:
        return expected or "jsonl"
    if first.startswith(b"{"):
        return _object_format(first, source, expected)
    if first.startswith(b"["):
        return _array_format(first, expected)
    if first == b"null" or _value(first) is not None:
        return expected or "jsonl"  # wrong rows
    if first.startswith(b"<"):
        raise InputError(f"{shown} is a page in HTML or XML: expected {_READ}")
    return _text_format(first, shown, expected, options)


def _object_format(first: bytes, source: Source, expected: FileFormat | None) -> FileFormat:
    """Return "jsonl" if the first line is a request, complete or broken. The following lines are read in doubt."""
    value = _value(first)
    if isinstance(value, dict):
        if expected == "jsonl" or (expected is None and not REQUEST_KEYS.isdisjoint(value)):
            return "jsonl"
        is_odd = expected is None and not _resembles_catalogue(value)
        return "jsonl" if is_odd or _has_more(source) else "json"
    if expected == "json":
        return "json"
    if len(source.head) >= LONGEST_HEAD:
        return "jsonl" if _FIELD.search(first) else "json"
    return "json" if first.endswith(_OPEN_END) and _has_more(source) else "jsonl"


def _resembles_catalogue(value: Mapping[str, object]) -> bool:
    return bool(value) and all(isinstance(text, str | dict | list) for text in value.values())


def _array_format(first: bytes, expected: FileFormat | None) -> FileFormat:
    # An array of plain values is one wrong row. An array of objects, or one over several lines, is a document.
    if expected == "json" or first.endswith(_OPEN_END) or _ARRAY_OF_OBJECTS.match(first):
        return "json"
    value = _value(first)
    return "json" if isinstance(value, list) and any(isinstance(entry, dict) for entry in value) else "jsonl"


def _text_format(first: bytes, shown: str, expected: FileFormat | None, options: ReadOptions) -> FileFormat:
    separator = _SEPARATOR.search(first)
    if expected is None:
        if _PO_LINE.match(first):
            return "po"
        if separator and _has_header(first, separator[0], options):
            return "csv"
    found = "CSV or a text" if separator else "a text"
    named = ", and its name says JSON" if expected else ""
    raise InputError(f"{shown} is {found}{named}: name its format, one of {_READ}")


def _is_wide_table(head: bytes, wide: str, options: ReadOptions) -> bool:
    """Return whether a head in UTF-16 or UTF-32 is that of a table, whose reader knows these encodings."""
    text = head.decode(wide, "replace").lstrip("\ufeff").strip()
    first = text.partition("\n")[0].encode("utf-8", "replace")
    separator = _SEPARATOR.search(first)
    return separator is not None and _has_header(first, separator[0], options)


def _has_header(first: bytes, separator: bytes, options: ReadOptions) -> bool:
    """Return whether a line can be the header of a table: one of its cells is a name that is known."""
    from engage_text.lint._readers._columns import is_known_header  # noqa: PLC0415 - few runs need it, and every start pays
    from engage_text.policies import column_key  # noqa: PLC0415 - likewise

    named = {column_key(header) for header in options.columns.values()}
    cells = (cell.strip(' "') for cell in first.decode("utf-8", "replace").split(separator.decode()))
    return any(is_known_header(cell) or column_key(cell) in named for cell in cells)


def _has_more(source: Source) -> bool:
    """Return whether another line that is not empty follows the first one."""
    while line := source.read_more():
        if line.strip():
            return True
    return False


def _value(line: bytes) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value
