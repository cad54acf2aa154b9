"""Writes files whole or not at all, so that no reader sees an incomplete one. Only the linter and commands write files.

It imports no other module of this package.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

__all__ = ["replacing", "same_file", "whole_files"]


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
    target = _target(path)
    if target is not None and _is_file(target):
        with _part_of(target) as part:
            yield part.out
            part.close()
            part.take_name()
        return
    if comes_last:
        import shutil  # noqa: PLC0415 - these take milliseconds, and most runs write only to standard output
        import tempfile  # noqa: PLC0415

        with tempfile.TemporaryFile() as kept:
            yield kept
            kept.seek(0)
            with _as_it_is(target) as out:
                shutil.copyfileobj(kept, out)
        return
    with _as_it_is(target) as out:
        yield out


@contextmanager
def whole_files(paths: Iterable[str]) -> Iterator[list[TextIO]]:
    """Open several files for UTF-8 text. All of them get their names after all work succeeds, or none does.

    Line feeds stay as they are. `-` is standard output. It, pipes and devices are written directly.
    """
    with ExitStack() as stack:
        parts: list[_Part] = []
        texts: list[TextIO] = []
        for target in map(_target, paths):
            if target is not None and _is_file(target):
                parts.append(stack.enter_context(_part_of(target)))
                texts.append(cast("TextIO", _Utf8(parts[-1].out)))
            else:
                out = stack.enter_context(_as_it_is(target))
                texts.append(cast("TextIO", _Utf8(out, by_line=target is None)))
        yield texts
        for text in texts:
            text.flush()
        # A full disk may show only when a file is closed: none has its name by then.
        for part in parts:
            part.close()
        for part in parts:
            part.take_name()


class _Utf8(io.TextIOBase):
    """Text for a file of bytes. The file is not closed with it, because it may be standard output."""

    def __init__(self, out: BinaryIO, *, by_line: bool = False) -> None:
        self._out = out
        self._by_line = by_line and out.isatty()

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._out.write(text.encode("utf-8", "backslashreplace"))
        if self._by_line:
            self._out.flush()
        return len(text)

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        """Do nothing: the caller that opened the file closes it."""


class _Part:
    """A file without its name: bytes under another name in the same directory."""

    def __init__(self, target: Path, descriptor: int, name: str) -> None:
        self.out: BinaryIO = open(descriptor, "wb")  # noqa: SIM115 - a descriptor, closed below
        self._target = target
        self._part = Path(name)

    def close(self) -> None:
        self.out.close()

    def take_name(self) -> None:
        import shutil  # noqa: PLC0415 - as above

        if self._target.exists():
            shutil.copymode(self._target, self._part)
        else:
            self._part.chmod(0o666 & ~_umask())
        self._part.replace(self._target)

    def discard(self) -> None:
        try:
            self.out.close()
        finally:
            self._part.unlink(missing_ok=True)


@contextmanager
def _part_of(target: Path) -> Iterator[_Part]:
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming needs rights to the directory only. A write-protected file must not be replaced.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    import tempfile  # noqa: PLC0415 - as above

    # An unguessable name, O_EXCL and mode 0600: a planted symbolic link is not followed.
    try:
        descriptor, name = tempfile.mkstemp(prefix=".engage-text-", suffix=".part", dir=target.parent)
    except OSError as error:
        error.filename = str(target)  # the one that the user has named
        raise
    part = _Part(target, descriptor, name)
    try:
        yield part
    except OSError as error:
        if error.filename == name:
            error.filename = str(target)  # the one that the user has named
        raise
    finally:
        part.discard()


def _target(path: str) -> Path | None:
    if path == "-":
        return None
    target = Path(path)
    # The target of a symbolic link, so that the link stays. Pipes have none: `/dev/stdout`, `>(…)` in a shell.
    return Path(os.path.realpath(target)) if _is_file(target) else target


def _is_file(target: Path) -> bool:
    return target.is_file() or not target.exists()


@contextmanager
def _as_it_is(target: Path | None) -> Iterator[BinaryIO]:
    if target is None:
        yield sys.stdout.buffer
        return
    with target.open("wb") as out:
        yield out


def _umask() -> int:
    # The umask can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
