"""Splits a file into ranges that can be read on their own: each row has the same line, index and place as before."""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._readers._csv_files import TableStart, read_csv, read_csv_part, table_start
from engage_text.lint._readers._detection import detect_format
from engage_text.lint._readers._input_streams import Source
from engage_text.lint._readers._jsonl import BOM, read_jsonl
from engage_text.lint._readers._read_files import read_file
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._rows import Row

__all__ = ["Range", "ranges", "read_range"]

_SPACES = b" \t\r\n"
_BUFFER = 1 << 18
_SMALLEST = 1 << 16  # bytes of a range; a shorter file is read as a whole


class Range(NamedTuple):
    """A part of a file: its bytes, its first line, and the index of its first row.

    `end` is None for a file that cannot be split. `table` says how to read the rows of a table without its header.
    """

    start: int = 0
    end: int | None = None
    line: int = 1
    row: int = 0
    table: TableStart | None = None


_WHOLE = Range()
_FIRST_NOT_ASCII = 0x80


def ranges(path: str | os.PathLike[str], parts: int, name: str, options: ReadOptions) -> list[Range]:
    """Return at most `parts` ranges of a file, of about the same length. They are read with `read_range`.

    Only JSON lines and tables are split, and only a table whose quotes and encoding leave no doubt where a record
    begins. All other files are one range. The file is read once. Raises `InputError` as `read_file`.
    """
    try:
        if Path(path).exists() and not Path(path).is_file():
            return [_WHOLE]  # a pipe can be read only once
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            parts = min(parts, size // _SMALLEST)
            if parts < 2 or not file.seekable():
                return [_WHOLE]
            found = detect_format(Source(file), name, options)
            file.seek(0)
            marks = [size * part // parts for part in range(1, parts)]
            if found == "jsonl":
                return _with_ends(_Starts(marks).of_lines(file), size)
            if found in {"csv", "tsv"}:
                return _table_ranges(file, name, options, marks, size)
    except OSError as error:
        raise InputError(f"{printable(name)}: {error.strerror or error}") from error
    return [_WHOLE]


def read_range(
    path: str | os.PathLike[str], part: Range, name: str, options: ReadOptions
) -> Iterator[Row | Finding]:
    """Yield the rows of a range, and the findings of the file that are in it."""
    if part.end is None:
        yield from read_file(path, name, options)
        return
    try:
        with Path(path).open("rb", buffering=0) as file:
            file.seek(part.start)
            stream: BinaryIO = io.BufferedReader(_Limited(file, part.end - part.start), _BUFFER)
            if part.table is None:
                yield from read_jsonl(
                    stream, name, options, offset=part.start, line=part.line, index=part.row
                )
            elif part.start == 0:
                yield from read_csv(stream, name, options)
            else:
                yield from read_csv_part(stream, name, options, part.table, index=part.row)
    except OSError as error:
        raise InputError(f"{printable(name)}: {error.strerror or error}") from error


class _Limited(io.RawIOBase):
    """The next bytes of a file, and no more."""

    def __init__(self, file: io.RawIOBase, length: int) -> None:
        self._file = file
        self._left = length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(min(len(buffer), self._left)) or b""
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


def _with_ends(starts: list[Range], size: int) -> list[Range]:
    ends = [part.start for part in starts[1:]] + [size]
    return [part._replace(end=end) for part, end in zip(starts, ends, strict=True)]


class _Starts:
    """Collects where ranges begin: at the first good place after each mark."""

    def __init__(self, marks: list[int]) -> None:
        self._marks = marks
        self.found = [_WHOLE]

    @property
    def is_complete(self) -> bool:
        """True after the last mark."""
        return not self._marks

    def offer(self, start: int, line: int, row: int) -> None:
        """Take a place where a range can begin, if a mark was passed."""
        if self._marks and start >= self._marks[0]:
            self.found.append(Range(start, None, line, row))
            while self._marks and start >= self._marks[0]:
                del self._marks[0]

    def of_lines(self, file: BinaryIO) -> list[Range]:
        """Return where ranges of JSON lines begin."""
        start = index = 0
        for line, data in enumerate(file, start=1):
            self.offer(start, line, index)
            if self.is_complete:
                break
            start += len(data)
            is_empty = data.isspace() and not data.strip(_SPACES)
            if not is_empty and not (data.startswith(BOM) and not data[len(BOM) :].strip(_SPACES)):
                index += 1
        return self.found


def _table_ranges(
    file: BinaryIO, name: str, options: ReadOptions, marks: list[int], size: int
) -> list[Range]:
    table = table_start(file, name, options)
    # An encoding that was guessed is a finding of the first line that shows it, which can be in any range.
    encodings = {None, "utf-8"} if options.encoding is None else {"utf-8", "cp1252"}
    if table is None or table.encoding not in encodings or not table.delimiter.isascii():
        return [_WHOLE]
    file.seek(table.offset)
    scan = _TableScan(table, _Starts(marks))
    if not scan.run(file):
        return [_WHOLE]
    table = table._replace(encoding=scan.encoding)
    starts = [
        part._replace(table=table._replace(offset=part.start, line=part.line)) for part in scan.starts.found
    ]
    return _with_ends(starts, size)


def _can_decode(file: BinaryIO, encoding: str) -> bool:
    """Return whether the rest of a file is text in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := file.read(_BUFFER):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _TableScan:
    """Finds records in the bytes of a table. In doubt it gives up: then the whole file is one range."""

    _LONGEST = 1 << 17  # bytes of a record; the reader refuses longer cells
    _SURE = re.compile(rb"[0-9A-Za-z]")

    def __init__(self, table: TableStart, starts: _Starts) -> None:
        self.starts = starts
        self.encoding = table.encoding
        self._table = table
        delimiter = re.escape(table.delimiter.encode())
        cell = rb'(?:"(?:[^"]++|"")*+"|[^"\r\n' + delimiter + rb"]*+)"
        self._record = re.compile(cell + rb"(?:" + delimiter + cell + rb")*+[\r\n]*")
        self._nothing = table.delimiter.encode() + _SPACES

    def run(self, file: BinaryIO) -> bool:
        """Read the rows of the table, and return whether each is where it seems to be."""
        start, line, index = self._table.offset, self._table.line, 0
        was_row = False
        lines: list[bytes] = []
        length = quotes = 0
        for data in file:
            lines.append(data)
            length += len(data)
            quotes += data.count(b'"')
            if length > self._LONGEST:
                return False
            if quotes % 2:
                continue
            record = data if len(lines) == 1 else b"".join(lines)
            is_row = self._is_row(record) if self._is_sure(record, has_quotes=quotes > 0) else None
            if is_row is None:
                return False
            if is_row and was_row and record[0] < _FIRST_NOT_ASCII:
                self.starts.offer(start, line, index)
                if self.starts.is_complete:
                    return _can_decode(file, self.encoding or "ascii")
            was_row = is_row
            start, line, index = start + length, line + len(lines), index + is_row
            length = quotes = 0
            lines.clear()
        return not lines

    def _is_sure(self, record: bytes, *, has_quotes: bool) -> bool:
        """Return whether every reader sees one record here, in this encoding."""
        if b"\0" in record or (b"\r" in record and b"\r" in record.replace(b"\r\n", b"")):
            return False
        if has_quotes and not self._record.fullmatch(record):
            return False
        if not record.isascii():
            try:
                record.decode(self.encoding or "utf-8")
            except UnicodeDecodeError:
                return False
            self.encoding = self.encoding or "utf-8"
        return True

    def _is_row(self, record: bytes) -> bool | None:
        """Return whether a record has a cell that is not empty; None if that is not certain."""
        if self._SURE.search(record):
            return True
        if not record.strip(self._nothing):
            return False
        if b'"' in record:
            return None
        text = record.decode(self.encoding or "ascii")
        return any(cell and not cell.isspace() for cell in text.split(self._table.delimiter))
