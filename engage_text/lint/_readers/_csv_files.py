"""Reads CSV and TSV files: the faults of the header first, then the rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from engage_text.lint._file_rules import (
    FILE_EMPTY,
    ROW_EMPTY,
    ROW_LONGER,
    ROW_SHORTER,
    RowsFacts,
    WidthFacts,
)
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._readers._columns import ColumnMap, Fault, match_columns
from engage_text.lint._readers._csv_rows import CsvRow, RawRecord, Table
from engage_text.lint._readers._delimiters import SEPARATOR_LINE, find_delimiter
from engage_text.lint._readers._file_encodings import TextSource, clean
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._records import Record, read_records
from engage_text.lint._readers._row_requests import RowRequests, is_blank
from engage_text.lint._readers._suppressed import ignored_codes
from engage_text.lint._rows import Row
from engage_text.policies import CellValues, Headers
from engage_text.rules import FoundFacts
from engage_text.wire import BODY, RECIPIENT

__all__ = ["TableStart", "header_of", "read_csv", "read_csv_part", "table_start"]

_NONE: frozenset[str] = frozenset()


class TableStart(NamedTuple):
    """How to read the rows of a table without its header: what its first lines say.

    `offset` is the first byte of the rows, and `line` its line. `encoding` is None if the header is only ASCII, so that
    the first other byte decides.
    """

    delimiter: str
    encoding: str | None
    columns: ColumnMap
    offset: int
    line: int


def read_csv(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the faults of the header, then the rows of a table and the faults of each row before it.

    Empty rows at the end are skipped. A table whose columns are all unknown has no rows. Raises `InputError` for a file
    that is not a text, and `OptionError` for a delimiter, an encoding or a mapped field that does not exist.
    """
    source = TextSource(stream, name, options.encoding)
    delimiter = find_delimiter(source.head, name, options)
    records = read_records(source, delimiter, line=1, offset=source.mark)
    header = header_of(records)
    yield from source.take_findings()
    if header is None:
        yield _empty_file(name, 1, "an empty file")
        return
    columns, faults = match_columns([clean(cell) for cell in header.cells], options)
    if faults:
        places = RawRecord(header.raw, delimiter, header.line)
        yield from (_fault(name, header.line, places, fault) for fault in faults)
    if not columns.fields and BODY not in options.defaults:
        return
    is_empty = True
    for found in _rows(Table(source, delimiter, columns), records, options, index=0):
        is_empty = False
        yield found
    if is_empty:
        yield _empty_file(name, header.line, "only a header")


def read_csv_part(
    stream: BinaryIO, name: str, options: ReadOptions, start: TableStart, *, index: int = 0
) -> Iterator[Row | Finding]:
    """Yield the rows of a part of a table. The stream begins with a record, at `start`."""
    source = TextSource(stream, name, start.encoding)
    records = read_records(source, start.delimiter, line=start.line, offset=start.offset)
    yield from _rows(Table(source, start.delimiter, start.columns), records, options, index=index)


def table_start(stream: BinaryIO, name: str, options: ReadOptions) -> TableStart | None:
    """Return how to read the rows of a table, or None if it has no header or no columns that are known."""
    source = TextSource(stream, name, options.encoding)
    delimiter = find_delimiter(source.head, name, options)
    header = header_of(read_records(source, delimiter, line=1, offset=source.mark))
    if header is None:
        return None
    columns, _ = match_columns([clean(cell) for cell in header.cells], options)
    if not columns.fields and BODY not in options.defaults:
        return None
    lines = len(io.StringIO(header.raw, newline="").readlines())
    encoding = source.encoding if source.is_certain else None
    return TableStart(
        delimiter, encoding, columns, header.offset + source.size(header.raw), header.line + lines
    )


def header_of(records: Iterator[Record]) -> Record | None:
    """Return the first record that is neither empty nor a `sep=` line."""
    for record in records:
        if not is_blank(record.cells) and not (record.line == 1 and SEPARATOR_LINE.fullmatch(record.raw)):
            return record
    return None


def _rows(
    table: Table, records: Iterator[Record], options: ReadOptions, *, index: int
) -> Iterator[Row | Finding]:
    source, _, columns = table
    ignore, width = columns.ignore, len(columns.headers)
    positions = {header: at for at, header in enumerate(columns.headers)}
    headers = Headers(positions)
    probe = columns.fields.get(RECIPIENT, columns.fields.get(BODY, 0))
    request_from = RowRequests(columns, options)
    empty: list[Record] = []  # the first of the empty rows before this one, and the last
    for record in records:
        cells, raw, line, offset = record
        if source.findings:
            yield from source.take_findings()
        if len(cells) != width or not cells[probe] or cells[probe].isspace():
            if is_blank(cells):
                empty[1:] = [record]
                continue
            if len(cells) != width:
                yield from _width_faults(table, record, width, index)
                cells = _ShortCells(cells[:width])
        if empty:
            yield _empty_rows(source.file, empty, index)
            empty.clear()
        if source.is_damaged:
            cells = _ShortCells(clean(cell) for cell in cells)
        ignored = ignored_codes(cells[ignore]) if ignore is not None else _NONE
        values = CellValues(headers, positions, cells)
        request = request_from.of_texts(cells)
        yield CsvRow(table, index, line, request, request_from.assumed, values, ignored, raw, offset)
        index += 1
    yield from source.take_findings()


class _ShortCells(list[str]):
    """The cells of a row that may be shorter than the header. Filling it up would take time for each column."""

    def __getitem__(self, at: Any) -> Any:
        return super().__getitem__(at) if at < len(self) else ""


def _fault(name: str, line: int, places: RawRecord, fault: Fault) -> Finding:
    location = Location(name, line, end_line=line)
    if cell := places.cell(fault.column):
        location = places.lines.location(name, *cell.raw_span(0, cell.longest))
    return Finding(location, fault.problem)


def _empty_file(name: str, line: int, found: str) -> Finding:
    return Finding(Location(name, line, end_line=line), FILE_EMPTY.problem("", FoundFacts(found)))


def _empty_rows(name: str, empty: Sequence[Record], index: int) -> Finding:
    first, last = empty[0].line, empty[-1].line
    location = Location(name, first, end_line=first)
    return Finding(location, ROW_EMPTY.problem("", RowsFacts(last - first + 1)), row=index)


def _width_faults(table: Table, record: Record, width: int, index: int) -> Iterator[Finding]:
    """Yield the problem of a row that is shorter or longer than the header. Empty cells at its end do not count."""
    cells, raw, line, _ = record
    source, delimiter, _ = table
    facts = WidthFacts(width, len(cells))
    text = raw.rstrip("\r\n")
    places = RawRecord(raw, delimiter, line)
    if len(cells) < width:
        problem, span = ROW_SHORTER.problem("", facts), (len(text), len(text))
    elif not is_blank(cells[width:]) and (extra := places.cell(width)):
        problem, span = ROW_LONGER.problem("", facts), (extra.start, len(text))
    else:
        return
    yield Finding(places.lines.location(source.file, *span), problem, row=index, content=clean(text))
