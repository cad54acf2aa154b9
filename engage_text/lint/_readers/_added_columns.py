"""The edits that give a table a new column. Every row gets a cell, so that all rows stay as wide as the header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._readers._cells import quoted_cell
from engage_text.lint._readers._csv_files import header_of
from engage_text.lint._readers._delimiters import find_delimiter
from engage_text.lint._readers._file_encodings import TextSource
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._records import Record, read_records
from engage_text.lint._readers._row_requests import is_blank
from engage_text.lint._rows import Edit
from engage_text.problems import Severity

__all__ = ["column_edits"]


def column_edits(
    stream: BinaryIO, name: str, options: ReadOptions, header: str, cells: Mapping[int, str]
) -> Iterator[Edit]:
    """Yield the edits that add a column after the last one, in the order of the file.

    `cells` contains the texts of the new cells by the index of their row. The other rows get an empty cell. Raises
    `InputError` if a row is longer or shorter than the header, or if the table is damaged. It can be raised after
    some edits, so compute all edits before you write any.
    """
    source = TextSource(stream, name, options.encoding)
    delimiter = find_delimiter(source.head, name, options)
    records = read_records(source, delimiter, line=1, offset=source.mark)
    head = header_of(records)
    if head is None:
        return
    yield _new_cell(source, delimiter, head, header)
    index = 0
    for record in records:
        if is_blank(record.cells):
            continue
        if len(record.cells) != len(head.cells):
            place = f"{printable(name)}:{record.line}"
            raise InputError(f"{place}: a row must be as long as the header to get a new column")
        yield _new_cell(source, delimiter, record, cells.get(index, ""))
        index += 1
    if not source.can_edit or any(one.problem.severity is Severity.ERROR for one in source.findings):
        raise InputError(f"{printable(name)}: a table with errors cannot get a new column")


def _new_cell(source: TextSource, delimiter: str, record: Record, text: str) -> Edit:
    at = record.offset + source.size(record.raw.rstrip("\r\n"))
    return Edit(at, at, source.encode(delimiter + quoted_cell(text, delimiter, is_quoted=False)))
