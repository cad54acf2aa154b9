"""A stream whose beginning can be looked at before it is read. A line that has arrived is never delayed."""

from __future__ import annotations

import io
from typing import BinaryIO

__all__ = ["LONGEST_HEAD", "Source"]

LONGEST_HEAD = 1 << 16  # bytes; enough to recognise a format
_BUFFER = 1 << 18
_EMPTY = b" \t\r\n\xef\xbb\xbf"  # an empty line may have a byte order mark


class Source:
    """A binary stream and its first bytes. `head` ends with the first line that is not empty, if that is near."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = bytearray()
        while (line := self.read_more()) and not line.strip(_EMPTY):
            pass

    @property
    def head(self) -> bytes:
        """The first bytes."""
        return bytes(self._head)

    def read_more(self) -> bytes:
        """Extend the head by one line, and return the line: nothing if the head is long enough, or at the end."""
        room = LONGEST_HEAD - len(self._head)
        line = self._stream.readline(room) if room > 0 else b""
        self._head += line
        return line

    def whole(self) -> io.BufferedReader:
        """Return a stream of all bytes, the head included. It can be called once."""
        return io.BufferedReader(_Joined(self.head, self._stream), _BUFFER)


class _Joined(io.RawIOBase):
    """The head and the rest of a stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        # What has arrived, instead of waiting for a full buffer. An unbuffered stream does so anyway.
        self._read = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(data) :] if self._head else self._head
        buffer[: len(data)] = data
        return len(data)
