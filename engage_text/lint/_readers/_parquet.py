"""Reads Parquet files, a batch of rows at a time. It is imported only for such a file, as pyarrow is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._file_rules import FILE_EMPTY, ROW_EMPTY, RowsFacts
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._readers._columns import ColumnMap, match_columns
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._row_requests import RowRequests, is_blank
from engage_text.lint._readers._suppressed import ignored_codes
from engage_text.lint._rows import Row
from engage_text.rules import FoundFacts
from engage_text.wire import BODY

__all__ = ["ParquetRow", "read_parquet"]

_BATCH = 4096  # rows
_IN_MEMORY = (
    1 << 24
)  # bytes of a pipe; the rest goes to a temporary file, because Parquet is read from its end


class ParquetRow(Row):
    """A row of a Parquet file, which has no lines: `line` is the number of the row, from 1."""

    __slots__ = ("columns",)
    columns: ColumnMap

    @property
    def absent(self) -> Container[str]:
        """The placeholders of the body that no column can fill: they are reported once for the file."""
        return self.columns.absent

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:  # noqa: ARG002 - the interface
        """Return the place of the row. A column has none of its own."""
        return _location(self.file, self.line)


def read_parquet(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the faults of the columns, then the rows. A member of a struct is a column, such as `dlr.url`.

    Numbers are read as their digits and null as an empty cell. Raises `InputError` without pyarrow, and for a file that
    is not Parquet.
    """
    with _seekable(stream) as seekable:
        table = _open(seekable, name)
        batches = _batches(table, name)
        columns, faults = match_columns(table.schema_arrow.empty_table().flatten().column_names, options)
        yield from (Finding(_location(name, 1), fault.problem) for fault in faults)
        if not columns.fields and BODY not in options.defaults:
            return
        requests = RowRequests(columns, options)
        index = skipped = 0
        for number, cells in enumerate(batches, start=1):
            if is_blank(cells):
                skipped += 1
                continue
            if skipped:
                problem = ROW_EMPTY.problem("", RowsFacts(skipped))
                yield Finding(_location(name, number - skipped), problem, row=index)
                skipped = 0
            ignored = "" if columns.ignore is None else cells[columns.ignore]
            row = ParquetRow(
                name,
                index,
                number,
                requests.of_texts(cells),
                assumed=requests.assumed,
                values=dict(zip(columns.headers, cells, strict=True)),
                ignored=ignored_codes(ignored),
            )
            row.columns = columns
            yield row
            index += 1
        if not index:
            yield Finding(_location(name, 1), FILE_EMPTY.problem("", FoundFacts("only the names of columns")))


def _open(stream: BinaryIO, name: str) -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - 100 ms, and only an extra has it
        import pyarrow.parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        needed = 'pyarrow, which the extra arrow installs: pip install "engage-text[arrow]"'
        raise InputError(f"{printable(name)} is a Parquet file, which needs {needed}") from error
    try:
        return pa.parquet.ParquetFile(stream)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(name, error) from error


def _batches(table: Any, name: str) -> Iterator[list[str]]:
    """Yield the cells of each row as texts."""
    import pyarrow as pa  # noqa: PLC0415 - it is imported by now

    try:
        for batch in table.iter_batches(batch_size=_BATCH):
            columns = [column.to_pylist() for column in pa.Table.from_batches([batch]).flatten().columns]
            yield from ([*map(_text, cells)] for cells in zip(*columns, strict=True))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> InputError:
    reason = str(error).partition("\n")[0]
    return InputError(f"{printable(name)} must be a Parquet file, but it cannot be read: {reason}")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    # A flag has its wire form. A float keeps its point, so that a phone number in it is reported.
    return str(int(value)) if isinstance(value, bool) else str(value)


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[Any]:
    """Yield the stream, or a temporary copy of a pipe."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy


def _location(name: str, line: int) -> Location:
    return Location(name, line, end_line=line)
