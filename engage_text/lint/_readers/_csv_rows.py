"""A row of a CSV file, and where its cells are."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from engage_text.lint._locations import Location
from engage_text.lint._readers._cells import Cell, find_cells, quoted_cell
from engage_text.lint._readers._columns import ColumnMap
from engage_text.lint._readers._file_encodings import TextSource
from engage_text.lint._readers._line_map import LINE_ENDS, LineMap
from engage_text.lint._rows import Edit, Row

__all__ = ["CsvRow", "RawRecord", "Table"]


class Table(NamedTuple):
    """What the rows of one file share."""

    source: TextSource
    delimiter: str
    columns: ColumnMap


class RawRecord:
    """The places of the cells in the raw text of a record that begins in this line."""

    def __init__(self, raw: str, delimiter: str, line: int) -> None:
        self.lines = LineMap(raw, line=line, ends=LINE_ENDS)
        self.cells = [*find_cells(raw, delimiter)]

    def cell(self, index: int | None) -> Cell | None:
        """Return a cell, or None if the record is shorter."""
        return self.cells[index] if index is not None and index < len(self.cells) else None


class CsvRow(Row):
    """A record of a CSV file. `raw` is its text as written, with its line end, and `offset` its first byte."""

    __slots__ = ("_offset", "_raw", "_record", "_table")

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
        self.file: str = table.source.file
        self.index = index
        self.line = line
        self.request: Mapping[str, object] | bytes = request
        self.assumed = assumed
        self.values: Mapping[str, str] | None = values
        self.ignored = ignored
        self.label = ""
        self._table = table
        self._raw = raw
        self._offset = offset
        self._record: RawRecord | None = None

    @property
    def absent(self) -> Container[str]:
        """The placeholders of the body that no column can fill: they are reported once for the file."""
        return self._table.columns.absent

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        """Return where a cell is in the file, without its quotes, or a span of its value."""
        record = self._located()
        cell = record.cell(self._table.columns.index_of(param) if param else None)
        if cell is None:
            return Location(self.file, self.line, end_line=self.line)
        return record.lines.location(self.file, *cell.raw_span(*(span or (0, cell.longest))))

    def lacks(self, header: str) -> bool:
        """Return whether the table has no column with this wire name or header."""
        return self._table.columns.index_of(header) is None

    def edit(self, param: str, text: str) -> Edit | None:
        """Return the change that gives a cell a new text. A quoted cell stays quoted."""
        source, delimiter, columns = self._table
        cell = self._located().cell(columns.index_of(param) if param else None)
        if cell is None or not source.can_edit:
            return None
        try:
            data = quoted_cell(text, delimiter, is_quoted=cell.is_quoted).encode(source.encoding)
        except UnicodeEncodeError:
            return None
        start = self._offset + source.size(self._raw[: cell.start])
        return Edit(start, start + source.size(self._raw[cell.start : cell.end]), data)

    def _located(self) -> RawRecord:
        """Return the places in this row. They are found once, and only if something in it is located."""
        if self._record is None:
            self._record = RawRecord(self._raw, self._table.delimiter, self.line)
        return self._record
