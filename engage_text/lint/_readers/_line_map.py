"""Turns string indices of a text into lines, columns and byte offsets. Each answer takes logarithmic time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from engage_text.lint._locations import Location

__all__ = ["LINE_ENDS", "LineMap"]

_LINE_FEED = re.compile("\n")
# The line ends of a text file: line feeds, carriage returns, or both.
LINE_ENDS = re.compile("\r\n?|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two UTF-16 code units (Unicode section 3.9, D91)
_BLOCK = 1024  # characters whose bytes are counted together


class LineMap:
    r"""The lines of a text that is a part of a file.

    `line` is the number of its first line. `column` and `utf16` count what comes before the text in that line. `ends`
    matches the ends of lines.

    >>> LineMap("one\n😀 two", line=7).location("a.json", 6, 9)
    Location(file='a.json', line=8, column=3, end_line=8, end_column=6, utf16_column=4, utf16_end_column=7)
    """

    def __init__(
        self,
        text: str,
        *,
        line: int = 1,
        column: int = 0,
        utf16: int = 0,
        ends: re.Pattern[str] = _LINE_FEED,
    ) -> None:
        self.text = text
        self._line = line
        self._ends = ends
        self._before = column, utf16

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in self._ends.finditer(self.text))]

    @cached_property
    def _astral(self) -> list[int]:
        return [] if self.text.isascii() else [found.start() for found in _ASTRAL.finditer(self.text)]

    @cached_property
    def _bytes_before(self) -> list[int]:
        """The number of bytes before each block of characters, in UTF-8."""
        starts = range(0, len(self.text), _BLOCK)
        lengths = (len(_encoded(self.text[start : start + _BLOCK])) for start in starts)
        return list(accumulate(lengths, initial=0))

    def line_of(self, index: int) -> int:
        """Return the number of the line that contains the index."""
        return self._line + bisect_right(self._starts, index) - 1

    def location(self, file: str, start: int, end: int) -> Location:
        """Return the location of `text[start:end]`."""
        line, column, utf16 = self._place(start)
        end_line, end_column, end_utf16 = self._place(end)
        return Location(file, line, column, end_line, end_column, utf16, end_utf16)

    def byte_offset(self, index: int) -> int:
        """Return how many bytes of UTF-8 come before the index."""
        if self.text.isascii():
            return index
        block = index // _BLOCK
        return self._bytes_before[block] + len(_encoded(self.text[block * _BLOCK : index]))

    def _place(self, index: int) -> tuple[int, int, int]:
        row = bisect_right(self._starts, index) - 1
        start = self._starts[row]
        column = index - start
        utf16 = column + bisect_left(self._astral, index) - bisect_left(self._astral, start)
        if row == 0:
            before, before_utf16 = self._before
            return self._line, column + before + 1, utf16 + before_utf16 + 1
        return self._line + row, column + 1, utf16 + 1


def _encoded(text: str) -> bytes:
    # Bytes that are not UTF-8 are decoded to surrogates, and a file in UTF-16 may contain lone surrogates.
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
