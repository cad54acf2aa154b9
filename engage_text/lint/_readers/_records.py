"""The records of a CSV file with their raw text. What is wrong with quotes becomes a finding."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from engage_text._text import describe_char
from engage_text.lint._file_rules import CELL_TOO_LONG, QUOTE_MISPLACED, QUOTE_UNCLOSED
from engage_text.lint._findings import Finding
from engage_text.lint._readers._cells import Cell
from engage_text.lint._readers._csv_rows import RawRecord
from engage_text.lint._readers._file_encodings import TextSource
from engage_text.problems import Problem
from engage_text.rules import FoundFacts

__all__ = ["Record", "read_records"]

# Characters of a record with line breaks. A quote that is never closed must not read the whole file into the memory.
_LONGEST_RECORD = 1 << 20


class Record(NamedTuple):
    """The cells of one record, and its place: its raw text, its first line, and its first byte in the file."""

    cells: list[str]
    raw: str
    line: int
    offset: int


class _TooLongError(Exception):
    """A record of many lines is too long."""


def read_records(source: TextSource, delimiter: str, *, line: int, offset: int) -> Iterator[Record]:
    """Yield the records, from the given line and byte. An empty line is a record without cells.

    `source.findings` gets what is wrong with quotes. A record whose quote is never closed ends the file.
    """
    return _Records(source, delimiter).read(line, offset)


class _Records:
    def __init__(self, source: TextSource, delimiter: str) -> None:
        self._source = source
        self._delimiter = delimiter
        self._taken: list[str] = []  # the lines of the record that is read
        self._has_ended = False
        self._lines = self._feed()

    def read(self, line: int, offset: int) -> Iterator[Record]:
        source, taken = self._source, self._taken
        reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
        while True:
            cells: list[str] | None
            try:
                cells = next(reader)
            except StopIteration:
                return
            except _TooLongError:
                self._note_long_record(line)
                return
            except csv.Error:
                cells = self._read_again(line)
                if cells is None and (self._has_ended or len(taken) > 1):
                    return
            raw = taken[0] if len(taken) == 1 else "".join(taken)
            if cells is not None:
                yield Record(cells, raw, line, offset)
            line += len(taken)
            offset += source.size(raw)
            taken.clear()

    def _feed(self) -> Iterator[str]:
        taken = self._taken
        length = 0
        for line in self._source.lines():
            if taken:
                length += len(line)
                if length > _LONGEST_RECORD:
                    break
            else:
                length = 0
            taken.append(line)
            yield line
        self._has_ended = True
        if length > _LONGEST_RECORD:
            raise _TooLongError

    def _read_again(self, line: int) -> list[str] | None:
        """Return the cells of a record with a misplaced quote as `csv` reads them otherwise, or None."""
        lines = [*self._taken]
        lenient = csv.reader(itertools.chain(lines, self._lines), delimiter=self._delimiter)
        try:
            cells = next(lenient, None)
        except _TooLongError:
            cells = None
            self._note_long_record(line)
        except csv.Error:
            cells = None
            self._note_long_cell(line)
        else:
            if self._has_ended:
                cells = None
                self._note_unclosed(line)
            else:
                self._note_misplaced(line)
        return cells

    def _raw_record(self, line: int) -> RawRecord:
        return RawRecord("".join(self._taken), self._delimiter, line)

    def _note_unclosed(self, line: int) -> None:
        record = self._raw_record(line)
        last = record.cells[-1]
        problem = QUOTE_UNCLOSED.problem("", FoundFacts("the end of the file"))
        self._note(problem, record, last.start)

    def _note_misplaced(self, line: int) -> None:
        record = self._raw_record(line)
        at = next((cell.after_quote for cell in record.cells if cell.after_quote is not None), None)
        if at is not None:
            found = FoundFacts(describe_char(record.lines.text[at]))
            self._note(QUOTE_MISPLACED.problem("", found), record, at)

    def _note_long_cell(self, line: int) -> None:
        record = self._raw_record(line)
        longest = max(record.cells, key=_length)
        found = "more" if longest.is_closed else "more, and its quote is not closed"
        self._note(CELL_TOO_LONG.problem("", FoundFacts(found)), record, longest.start)

    def _note_long_record(self, line: int) -> None:
        facts = FoundFacts(f"a record of more than {_LONGEST_RECORD} characters")
        self._note(CELL_TOO_LONG.problem("", facts), self._raw_record(line), 0)

    def _note(self, problem: Problem, record: RawRecord, at: int) -> None:
        """Add a finding at one character of the record."""
        location = record.lines.location(self._source.file, at, at + 1)
        self._source.findings.append(Finding(location, problem))


def _length(cell: Cell) -> int:
    return cell.end - cell.start
