"""Reads lines, one at a time, and shows how far it has come. Knows nothing about messages."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from engage_text._signatures import BOM
from engage_text.cli._formats import FormatError, need_requests

__all__ = ["Line", "has_progress", "progress", "read_lines", "standard_input"]

_LONG_INPUT = 4_000_000  # bytes; shorter files are done before a bar could be seen


class Line(NamedTuple):
    """One line of input and its number in its own file, from 1."""

    file: str
    number: int
    data: bytes

    @property
    def text(self) -> str:
        """The line as text. Bytes that are not UTF-8 are escaped, so that a rejected row can show them."""
        return self.data.decode("utf-8", "backslashreplace")


def read_lines(paths: Iterable[str], advance: Callable[[int], None]) -> Iterator[Line]:
    """Yield all lines that are not empty; `-` is standard input. A byte order mark is not text.

    Raises `FormatError` for a file whose first line shows that its lines are not requests.
    """
    for path in paths:
        with _opened(path) as file:
            is_first = True
            lines = _Lines(file)
            for number, given in enumerate(lines, start=1):
                advance(len(given))
                data = given.removeprefix(BOM)
                if not data.strip():
                    continue
                if is_first:
                    need_requests(path, given, lines.ahead())
                    is_first = False
                yield Line(path, number, data.rstrip(b"\r\n"))


class _Lines(Iterator[bytes]):
    """The lines of a file, with a look ahead. A line that was already read is never delayed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._kept: deque[bytes] = deque()

    def __next__(self) -> bytes:
        return self._kept.popleft() if self._kept else next(self._file)

    def ahead(self) -> Iterator[bytes]:
        """Yield the lines that follow, without consuming them."""
        for line in self._file:
            self._kept.append(line)
            yield line


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield standard_input()
        return
    with Path(path).open("rb") as file:
        yield file


def standard_input() -> BinaryIO:
    """Return standard input. Raises `FormatError` if the caller closed it, as `<&-` does."""
    if sys.stdin is None:
        raise FormatError("standard input is closed")
    return sys.stdin.buffer


def has_progress(paths: Iterable[str], *, stdout_is_read: bool) -> bool:
    """Return whether a bar is drawn while the files are read: for long files, if standard error is a terminal."""
    disturbs = stdout_is_read and sys.stdout.isatty()
    return not disturbs and sys.stderr.isatty() and _size(paths) >= _LONG_INPUT


@contextmanager
def progress(paths: Iterable[str], *, stdout_is_read: bool) -> Iterator[Callable[[int], None]]:
    """Return a function that takes the length of each line read. It draws a bar on a terminal."""
    if not has_progress(paths, stdout_is_read=stdout_is_read):
        yield lambda _: None
        return
    # Imported late, because the import takes longer than all work on a short file.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_size(paths))
        yield lambda length: bar.advance(task, length)


def _size(paths: Iterable[str]) -> int:
    return sum(0 if path == "-" else Path(path).stat().st_size for path in paths)
