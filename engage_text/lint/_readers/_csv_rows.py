"""A row of a CSV file, and where its cells are."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import NamedTuple

from engage_text.lint._locations import Location
from engage_text.lint._readers._cells import find_cell, quoted_cell
from engage_text.lint._readers._columns import ColumnMap
from engage_text.lint._readers._file_encodings import TextSource
from engage_text.lint._rows import Edit, Row

__all__ = ["CsvRow", "Table", "raw_location"]


class Table(NamedTuple):
    """What the rows of one file share."""

    source: TextSource
    delimiter: str
    columns: ColumnMap


class CsvRow(Row):
    """A record of a CSV file. `raw` is its text as written, with its line end, and `offset` its first byte."""

    __slots__ = ("_offset", "_raw", "_table")

    def __init__(  # noqa: PLR0913, PLR0917 - the fields of a row
        self,
        table: Table,
        index: int,
        line: int,
        request: Mapping[str, object],
        assumed: frozenset[str],
        values: Mapping[str, str],
        ignored: frozenset[str],
        raw: str,
        offset: int,
    ) -> None:
        # Not `super().__init__`: a file has millions of rows.
        self.file = table.source.file
        self.index = index
        self.line = line
        self.request = request
        self.assumed = assumed
        self.values = values
        self.ignored = ignored
        self.label = ""
        self._table = table
        self._raw = raw
        self._offset = offset

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        """Return where a cell is in the file, without its quotes, or a span of its value."""
        at = self._table.columns.index_of(param) if param else None
        cell = None if at is None else find_cell(self._raw, self._table.delimiter, at)
        if cell is None:
            return Location(self.file, self.line, end_line=self.line)
        value_end = cell.content_end - cell.pieces[0][1]  # or more, which ends at the same place
        return raw_location(self.file, self.line, self._raw, cell.raw_span(*(span or (0, value_end))))

    def edit(self, param: str, text: str) -> Edit | None:
        """Return the change that gives a cell a new text. A quoted cell stays quoted."""
        source, delimiter, columns = self._table
        at = columns.index_of(param) if param else None
        cell = None if at is None else find_cell(self._raw, delimiter, at)
        if cell is None or not source.can_edit:
            return None
        try:
            data = quoted_cell(text, delimiter, is_quoted=cell.is_quoted).encode(source.encoding)
        except UnicodeEncodeError:
            return None
        start = self._offset + source.size(self._raw[: cell.start])
        return Edit(start, start + source.size(self._raw[cell.start : cell.end]), data)


def raw_location(file: str, line: int, raw: str, span: tuple[int, int]) -> Location:
    """Return the location of a span of a record that begins in this line."""
    lines = io.StringIO(raw, newline="").readlines() or [""]
    (first, start), (last, end) = (_in_lines(lines, index) for index in span)
    return Location.in_lines(file, line + first, lines[first], start, line + last, lines[last], end)


def _in_lines(lines: list[str], index: int) -> tuple[int, int]:
    """Return the number of the line with this index, and the index in that line."""
    for number, line in enumerate(lines[:-1]):
        if index < len(line):
            return number, index
        index -= len(line)
    return len(lines) - 1, index
