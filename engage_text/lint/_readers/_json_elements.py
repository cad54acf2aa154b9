"""Splits a JSON array into its entries, without reading the whole array. It parses none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

__all__ = ["BrokenArray", "Element", "split_array"]

_CHUNK = 1 << 20
_STRING = rb'"(?:[^"\\]++|\\.)*+"'
# What comes before the next bracket, and before the next bracket or comma. A string that is not closed stops it, too.
_TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+", re.DOTALL)
_TO_SIGN = re.compile(rb'(?:[^"{}\[\],]++|' + _STRING + rb")*+", re.DOTALL)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SPACES = b" \t\r\n"
_QUOTE = 0x22


class Element(NamedTuple):
    """An entry of an array as it is written, and its place in the file.

    `before` counts what comes before it in its line: characters, and UTF-16 code units.
    """

    data: bytes
    offset: int
    line: int
    before: tuple[int, int]


class BrokenArray(NamedTuple):
    """What is wrong with the array itself, in words, and where."""

    reason: str
    line: int
    before: tuple[int, int]


class _Place:
    """A place in the file, which only moves forward."""

    __slots__ = ("characters", "line", "offset", "utf16")

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.line = 1
        self.characters = self.utf16 = 0

    def move(self, data: bytes) -> None:
        self.offset += len(data)
        feeds = data.count(b"\n")
        if feeds:
            self.line += feeds
            self.characters = self.utf16 = 0
            data = data[data.rindex(b"\n") + 1 :]
        if data.isascii():
            length = more = len(data)
        else:
            text = data.decode("utf-8", "surrogateescape")
            length = len(text)
            more = length + len(_ASTRAL.findall(text))
        self.characters += length
        self.utf16 += more

    @property
    def before(self) -> tuple[int, int]:
        return self.characters, self.utf16


def split_array(stream: BinaryIO, *, offset: int = 0) -> Iterator[Element | BrokenArray]:
    """Yield the entries of the array that begins at the stream's position, and what is wrong with the array.

    Brackets are only counted. An entry that is not JSON is still an entry, unless a bracket of it is missing.
    """
    return _Splitter(stream, offset).run()


class _Splitter:
    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream = stream
        self._place = _Place(offset)
        self._buffer = b""
        self._taken = 0  # the buffer before this index is in `_place`
        self._depth = 0
        self._is_empty = True

    def run(self) -> Iterator[Element | BrokenArray]:
        at = 0
        is_last = False
        while not is_last:
            keep = self._buffer[self._taken :]
            # As much as is kept, so that an entry of any length is copied and scanned only a few times.
            more = self._stream.read(max(_CHUNK, len(keep)))
            at -= self._taken
            self._buffer, self._taken = keep + more, 0
            is_last = not more
            while (at := self._next(at)) < len(self._buffer) and self._buffer[at] != _QUOTE:
                yield from self._token(self._buffer[at : at + 1], at, at + 1)
                at += 1
                if not self._depth:
                    yield from self._after(at)
                    return
        yield from self._unclosed()

    def _next(self, at: int) -> int:
        """Return the index of the next bracket or comma that matters, of a string without its end, or of the end."""
        skipped = (_TO_BRACKET if self._depth > 1 else _TO_SIGN).match(self._buffer, at)
        return at if skipped is None else skipped.end()

    def _token(self, sign: bytes, start: int, end: int) -> Iterator[Element | BrokenArray]:
        if sign in b"{[":
            self._depth += 1
            if self._depth == 1:
                self._move(end)
        elif sign != b",":
            self._depth -= 1
            if not self._depth and (self._buffer[self._taken : start].strip(_SPACES) or not self._is_empty):
                yield self._entry(start)
        elif self._depth == 1:
            self._is_empty = False
            yield self._entry(start)
            self._move(end)

    def _entry(self, end: int) -> Element | BrokenArray:
        written = self._buffer[self._taken : end]
        data = written.strip(_SPACES)
        if not data:
            return BrokenArray("an entry is missing beside a comma", self._place.line, self._place.before)
        self._move(self._taken + written.index(data))
        return Element(data, self._place.offset, self._place.line, self._place.before)

    def _move(self, index: int) -> None:
        self._place.move(self._buffer[self._taken : index])
        self._taken = index

    def _after(self, index: int) -> Iterator[BrokenArray]:
        """Yield a fault if text follows the array. What it is does not matter: it is not read."""
        self._move(index)
        rest = self._buffer[index:]
        while True:
            if text := rest.lstrip(_SPACES):
                self._move(self._taken + len(rest) - len(text))
                yield BrokenArray("more text follows its end", self._place.line, self._place.before)
                return
            self._move(len(self._buffer))
            rest = self._stream.read(_CHUNK)
            if not rest:
                return
            self._buffer, self._taken = rest, 0

    def _unclosed(self) -> Iterator[Element | BrokenArray]:
        if self._buffer[self._taken :].strip(_SPACES):
            yield self._entry(len(self._buffer))
        if self._depth == 1:
            self._move(len(self._buffer))
            yield BrokenArray("the array is not closed", self._place.line, self._place.before)
