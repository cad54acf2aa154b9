"""What tests of readers share: reading texts, the written form of a location, and the file after an edit."""

from __future__ import annotations

import io
from typing import Any

from engage_text.lint import Finding, Location, ReadOptions, Row
from engage_text.lint._readers import read_stream

__all__ = ["apply", "entries", "findings", "rows", "written"]


def entries(name: str, content: str | bytes, **options: Any) -> list[Row | Finding]:
    """Return the rows and findings of a file."""
    data = content.encode() if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), name, ReadOptions(**options)))


def rows(name: str, content: str | bytes, **options: Any) -> list[Row]:
    """Return the rows of a file without findings."""
    found = entries(name, content, **options)
    assert not any(isinstance(entry, Finding) for entry in found), found
    return found


def findings(name: str, content: str | bytes, **options: Any) -> list[tuple[int, int, str, str]]:
    """Return the line, the column, the code and the message of each finding of a file."""
    return [
        (entry.location.line, entry.location.column, entry.problem.code, entry.problem.message)
        for entry in entries(name, content, **options)
        if isinstance(entry, Finding)
    ]


def written(content: str | bytes, location: Location, encoding: str = "utf-8") -> str:
    """Return the part of a file that a location means, with lines that end in line feeds. A mark is not text.

    Both kinds of columns must mean the same part.
    """
    text = content if isinstance(content, str) else content.decode(encoding)
    lines = text.removeprefix("\ufeff").split("\n")
    _, line, column, end_line, end_column, utf16, utf16_end = location
    for number, at, units in ((line, column, utf16), (end_line, end_column, utf16_end)):
        before = lines[number - 1][: at - 1]
        assert len(before) == at - 1
        assert len(before.encode("utf-16-le", "surrogatepass")) // 2 == units - 1
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    parts = [
        lines[line - 1][column - 1 :],
        *lines[line : end_line - 1],
        lines[end_line - 1][: end_column - 1],
    ]
    return "\n".join(parts)


def apply(content: str | bytes, row: Row, param: str, text: str) -> bytes:
    """Return the file with the edit that gives a field of a row a new text."""
    data = content.encode() if isinstance(content, str) else content
    edit = row.edit(param, text)
    assert edit is not None
    return data[: edit.start] + edit.data + data[edit.end :]
