"""Where the cells of a CSV record are in its raw text: quotes, doubled quotes and line breaks included.

It reads a record as the module `csv` does, which gives the values but no positions.
tests/lint/_readers/test_cells.py compares the two. It runs only for rows with findings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Cell", "find_cells", "quoted_cell"]

_QUOTE = '"'


class Cell(NamedTuple):
    """One cell of a record.

    `raw[start:end]` is the cell with its quotes. `pieces` are pairs of indices, in the value and in the raw text, where
    the two run in step from there on. The first piece begins at the first character of the value. `content_end` is the
    index after its last one. `after_quote` is the index of a character that follows the closing quote and should not
    be there, and `is_closed` is False if the closing quote is missing.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    content_end: int
    is_quoted: bool = False
    is_closed: bool = True
    after_quote: int | None = None

    @property
    def longest(self) -> int:
        """A number that is at least the length of the value."""
        return self.content_end - self.start

    def raw_index(self, index: int) -> int:
        """Return the index in the raw text of a character of the value."""
        value_start, raw_start = self.pieces[bisect_right(self.pieces, index, key=_value_start) - 1]
        return min(raw_start + index - value_start, self.content_end)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the raw text of a span of the value. The second of two quotes belongs to the first."""
        first = self.raw_index(start)
        return first, max(first, self.raw_index(end))


def _value_start(piece: tuple[int, int]) -> int:
    return piece[0]


def find_cells(raw: str, delimiter: str) -> Iterator[Cell]:
    """Yield the cells of one record. `raw` is the record with its line end.

    >>> [raw_cell.pieces for raw_cell in find_cells('a,"b ""c"" d",e', ",")]
    [((0, 0),), ((0, 3), (3, 7), (5, 10)), ((0, 14),)]
    """
    end_of_cell = _end_of_cell(delimiter)
    at = 0
    while True:
        cell = (
            _quoted(raw, at, end_of_cell) if raw.startswith(_QUOTE, at) else _unquoted(raw, at, end_of_cell)
        )
        yield cell
        if not raw.startswith(delimiter, cell.end):
            return
        at = cell.end + 1


def quoted_cell(text: str, delimiter: str, *, is_quoted: bool) -> str:
    """Return a value as it is written in a file, in quotes if they are needed or if the cell had them.

    >>> quoted_cell('5" pipe', ",", is_quoted=False), quoted_cell("a", ",", is_quoted=False)
    ('"5"" pipe"', 'a')
    """
    if not is_quoted and _QUOTE not in text and _end_of_cell(delimiter).search(text) is None:
        return text
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"'


def _unquoted(raw: str, at: int, end_of_cell: re.Pattern[str]) -> Cell:
    end = _next_end(raw, at, end_of_cell)
    return Cell(at, end, ((0, at),), end)


def _quoted(raw: str, at: int, end_of_cell: re.Pattern[str]) -> Cell:
    pieces = [(0, at + 1)]
    length = 0  # of the value so far
    begin = at + 1
    while True:
        quote = raw.find(_QUOTE, begin)
        if quote < 0:
            return Cell(at, len(raw), tuple(pieces), len(raw), is_quoted=True, is_closed=False)
        length += quote - begin
        if not raw.startswith(_QUOTE, quote + 1):
            break
        length += 1
        begin = quote + 2
        pieces.append((length, begin))
    end = _next_end(raw, quote + 1, end_of_cell)
    if end == quote + 1:
        return Cell(at, end, tuple(pieces), quote, is_quoted=True)
    pieces.append((length, quote + 1))
    return Cell(at, end, tuple(pieces), end, is_quoted=True, after_quote=quote + 1)


def _next_end(raw: str, at: int, end_of_cell: re.Pattern[str]) -> int:
    found = end_of_cell.search(raw, at)
    return len(raw) if found is None else found.start()


@lru_cache(maxsize=16)
def _end_of_cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(delimiter)}\r\n]")
