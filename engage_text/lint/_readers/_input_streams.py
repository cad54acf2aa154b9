"""A stream whose beginning can be looked at before it is read. A line that has arrived is never delayed."""

from __future__ import annotations

import io
from typing import BinaryIO

__all__ = ["LONGEST_HEAD", "Source"]

LONGEST_HEAD = 1 << 16  # bytes; enough to recognise a format
_BUFFER = 1 << 18


class Source:
    """A binary stream and its first bytes. `head` ends with the first line that is not empty, if that is near."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.head = b""
        self.is_complete = False
        while not self.head.strip(b" \t\r\n\xef\xbb\xbf") and self.read_more():
            pass

    def read_more(self) -> bool:
        """Extend the head by one line. Return False if it is long enough, or if nothing is left."""
        room = LONGEST_HEAD - len(self.head)
        if self.is_complete or room <= 0:
            return False
        line = self._stream.readline(room)
        self.is_complete = not line
        self.head += line
        return bool(line)

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
