"""The inputs of the linter's commands, and where their settings come from."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

import click

from engage_text._whole_files import same_file
from engage_text.cli._files import has_progress, progress, standard_input
from engage_text.lint import Input, SettingsFinder, find_files, layered, value_of_line

__all__ = ["finder_of", "inputs_of", "refuse_to_overwrite", "watched"]


def finder_of(values: Mapping[str, Any], config: Iterable[str], *, isolated: bool) -> SettingsFinder:
    """Return the finder for the options. Each `--config` is a file, or one key of it: the last one counts."""
    path = None
    keys: dict[str, Any] = {}
    for text in config:
        if Path(text).is_file() or "=" not in text:
            if path is not None:
                raise click.UsageError("--config must name one file at most")
            path = Path(text)
        else:
            keys = layered(keys, value_of_line(text))
    return SettingsFinder(layered(keys, values), path=path, is_isolated=isolated)


def inputs_of(files: Iterable[str], finder: SettingsFinder, stdin_filename: str | None) -> list[Input]:
    """Return the inputs for the arguments: files, directories, globs, and - for standard input."""
    is_output = _is_output()
    return [
        Input("-", stdin_filename or "-", standard_input()) if path == "-" else Input(path, name)
        for path, name in find_files(
            files, is_excluded=lambda name: is_output(name) or finder.is_excluded(name)
        )
    ]


def _is_output() -> Callable[[str], bool]:
    """Return whether a file is standard output: of `check . > found.json`, the directory contains the output."""
    try:
        out = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # closed, or not a file
        return lambda _: False
    if not stat.S_ISREG(out.st_mode):
        return lambda _: False
    return lambda name: os.path.samestat(out, os.stat(name))  # noqa: PTH116 - as samestat


def refuse_to_overwrite(outputs: Iterable[str], inputs: Sequence[Input], finder: SettingsFinder) -> None:
    """Raise `click.UsageError` if an output is an input, or a file that the settings need."""
    for path in outputs:
        if path == "-":
            continue
        if any(same_file(path, one.path) for one in inputs if one.path != "-"):
            raise click.UsageError(f"an output would replace the input {path}: choose another output")
        if any(same_file(path, own) for own in finder.files()):
            raise click.UsageError(
                f"an output would replace {path}, which the settings name: choose another output"
            )


@contextmanager
def watched(inputs: Sequence[Input]) -> Iterator[Iterable[Input]]:
    """Return the inputs with a progress bar for long files, if standard error is a terminal."""
    paths = [one.path for one in inputs]
    if not has_progress(paths, stdout_is_read=True):
        yield inputs
        return
    with progress(paths, stdout_is_read=True) as advance:
        yield _counted(inputs, advance)


def _counted(inputs: Iterable[Input], advance: Callable[[int], None]) -> Iterator[Input]:
    for one in inputs:
        if one.stream is not None or one.path.endswith(".parquet"):
            yield one
            continue
        with Path(one.path).open("rb", buffering=0) as raw:
            yield one._replace(stream=BufferedReader(_Counted(raw, advance)))


class _Counted(RawIOBase):
    """A file that says how much of it was read."""

    def __init__(self, raw: BinaryIO, advance: Callable[[int], None]) -> None:
        self._raw = raw
        self._advance = advance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        count: int | None = self._raw.readinto(buffer)  # type: ignore[attr-defined]  # a raw file has it
        self._advance(count or 0)
        return count
