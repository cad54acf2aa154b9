"""Reads lines and writes files, one line at a time. Knows nothing about messages."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from engage_text.cli._formats import BOM, FormatError, need_requests

__all__ = ["Line", "progress", "read_lines", "replacing", "same_file", "standard_input"]

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


def same_file(one: str, other: str) -> bool:
    """Return whether both names lead to one file: by another path, a symbolic link or a hard link."""
    try:
        return os.path.realpath(one) == os.path.realpath(other) or Path(one).samefile(other)
    except OSError:
        return False


@contextmanager
def replacing(path: str | None, *, comes_last: bool = False) -> Iterator[BinaryIO | None]:
    """Open a file that gets its name only after all work succeeds, so that no reader sees an incomplete file.

    `-` is standard output, and None gives None. Pipes and devices are written directly. With `comes_last` they are
    written only after all work succeeds, so files that were opened after this one are complete by then.
    """
    if path is None:
        yield None
        return
    target = None if path == "-" else Path(path)
    if target is not None and (target.is_file() or not target.exists()):
        # The target of a symbolic link, so that the link stays. Pipes have none: `/dev/stdout`, `>(…)` in a shell.
        with _part_of(Path(os.path.realpath(target))) as out:
            yield out
        return
    if comes_last:
        with tempfile.TemporaryFile() as kept:
            yield kept
            kept.seek(0)
            with _as_it_is(target) as out:
                shutil.copyfileobj(kept, out)
        return
    with _as_it_is(target) as out:
        yield out


@contextmanager
def _as_it_is(target: Path | None) -> Iterator[BinaryIO]:
    if target is None:
        yield sys.stdout.buffer
        return
    with target.open("wb") as out:
        yield out


@contextmanager
def _part_of(target: Path) -> Iterator[BinaryIO]:
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming needs rights to the directory only. A write-protected file must not be replaced.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    # An unguessable name, O_EXCL and mode 0600: a planted symbolic link is not followed.
    try:
        descriptor, name = tempfile.mkstemp(prefix=".engage-text-", suffix=".part", dir=target.parent)
    except OSError as error:
        error.filename = str(target)  # the one that the user has named
        raise
    part = Path(name)
    try:
        with open(descriptor, "wb") as out:  # noqa: PTH123 - a descriptor
            yield out
        if target.exists():
            shutil.copymode(target, part)
        else:
            part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(target)  # the one that the user has named
        raise
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    # The umask can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def progress(paths: Iterable[str], *, stdout_is_read: bool) -> Iterator[Callable[[int], None]]:
    """Return a function that takes the length of each line read. It draws a bar on a terminal."""
    sizes = [0 if path == "-" else Path(path).stat().st_size for path in paths]
    disturbs = stdout_is_read and sys.stdout.isatty()
    if sum(sizes) < _LONG_INPUT or disturbs or not sys.stderr.isatty():
        yield lambda _: None
        return
    # Imported late, because the import takes longer than all work on a short file.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=sum(sizes))
        yield lambda length: bar.advance(task, length)
