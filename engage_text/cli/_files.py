"""Lines in and files out, one line at a time. Knows nothing of messages."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import click

__all__ = ["Line", "json_line", "progress", "read_lines", "replacing"]

_LONG_INPUT = 4_000_000  # bytes; shorter ones are done before anybody looks for a bar


class Line(NamedTuple):
    """One line of input and where it stood, counted from 1 in its own file."""

    file: str
    number: int
    data: bytes

    @property
    def text(self) -> str:
        """The line as text; bytes that are no UTF-8 are escaped, so that a rejected row can show them."""
        return self.data.decode("utf-8", "backslashreplace")


def read_lines(paths: Iterable[str], advance: Callable[[int], None]) -> Iterator[Line]:
    """Yield the lines of all files that are not blank; `-` is standard input."""
    for path in paths:
        with click.open_file(path, "rb") as file:
            for number, data in enumerate(file, start=1):
                advance(len(data))
                if data.strip():
                    yield Line(path, number, data.rstrip(b"\r\n"))


def json_line(value: Any) -> bytes:
    """Return the value as one line of JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate has no UTF-8; escaped with a backslash it is the JSON escape of itself.
    return text.encode("utf-8", "backslashreplace") + b"\n"


@contextmanager
def replacing(path: str | None) -> Iterator[BinaryIO | None]:
    """Open a file that takes its place only when all went well, so that nobody ever reads half of one.

    `-` is standard output, None gives None; pipes and devices are written as they are.
    """
    if path is None:
        yield None
        return
    if path == "-":
        yield sys.stdout.buffer
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    with _part_of(target) as out:
        yield out


@contextmanager
def _part_of(target: Path) -> Iterator[BinaryIO]:
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming asks the folder only: a file that is protected is to stay so.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(target)  # the one that the user has named
        raise
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def progress(paths: Iterable[str], *, stdout_is_read: bool) -> Iterator[Callable[[int], None]]:
    """Give what is to be told of each read line's length; it draws a bar where one helps and disturbs nobody."""
    sizes = [0 if path == "-" else Path(path).stat().st_size for path in paths]
    disturbs = stdout_is_read and sys.stdout.isatty()
    if sum(sizes) < _LONG_INPUT or disturbs or not sys.stderr.isatty():
        yield lambda _: None
        return
    # Imported late: it costs more than the whole work on a short file.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=sum(sizes))
        yield lambda length: bar.advance(task, length)
