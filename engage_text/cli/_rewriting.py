"""Changes the files that `check` reads: fixes, their diff, and suppressions for what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from engage_text._whole_files import replacing
from engage_text.lint import (
    Checked,
    Edit,
    Input,
    InputError,
    Row,
    Settings,
    SideFile,
    Suppressions,
    TextSource,
    diff_lines,
    disjoint,
    edits_of,
    find_fixes,
    lint_inputs,
    names_to_hide,
    read_file,
    transaction_id_of,
    with_edits,
)

__all__ = ["Fixed", "add_ignores", "fix_files", "need_files", "show_diff"]

_DAMAGED = "encoding-invalid"
Find = Callable[[str], Settings]


class Fixed(NamedTuple):
    """How many values were changed, in how many files, and how many could not be changed."""

    values: int = 0
    files: int = 0
    left: int = 0

    def plus(self, edits: list[Edit], left: int) -> Fixed:
        """Return the counts with those of another file."""
        return Fixed(self.values + len(edits), self.files + bool(edits), self.left + left)


def need_files(inputs: Iterable[Input], option: str) -> None:
    """Raise an error if standard input is among the inputs: it can be read only once."""
    if any(given.stream is not None for given in inputs):
        raise click.UsageError(f"{option} needs files: standard input can be read only once")


def fix_files(inputs: Iterable[Input], find: Find, *, allow_unsafe: bool) -> Fixed:
    """Write the fixes of each file into it, and return the counts. A file without fixes is not written."""
    done = Fixed()
    for given in inputs:
        stamp = _stamp(given.path)
        edits, left = _fixes(given, find(given.path), allow_unsafe=allow_unsafe)
        _rewrite(given, edits, stamp)
        done = done.plus(edits, left)
    return done


def show_diff(inputs: Iterable[Input], find: Find, *, allow_unsafe: bool) -> Fixed:
    """Print what `fix_files` would change, and return the same counts."""
    done = Fixed()
    for given in inputs:
        settings = find(given.path)
        edits, left = _fixes(given, settings, allow_unsafe=allow_unsafe)
        if edits:
            encoding = _encoding(given, settings)
            with Path(given.path).open("rb") as source:
                for line in diff_lines(given.name, source, edits, encoding=encoding):
                    click.echo(line)
        done = done.plus(edits, left)
    return done


def _encoding(given: Input, settings: Settings) -> str:
    with Path(given.path).open("rb") as stream:
        source = TextSource(stream, given.name, settings.read.encoding)
        for _ in source.lines():
            pass  # a file that begins in ASCII shows its encoding later
        return source.encoding


def _fixes(given: Input, settings: Settings, *, allow_unsafe: bool) -> tuple[list[Edit], int]:
    """Return the edits of a file, and how many values cannot be edited."""
    found: list[Edit] = []
    left = 0
    is_damaged = False
    for row in read_file(given.path, given.name, settings.read):
        if not isinstance(row, Row):
            is_damaged = is_damaged or row.problem.code == _DAMAGED
            continue
        fixes = find_fixes(
            row,
            allow_unsafe=allow_unsafe,
            hosts=settings.urls.hosts,
            rules=settings.rules,
            defaults=settings.read.defaults,
        )
        edits = edits_of(row, fixes) if fixes else []
        left += len(fixes) - len(edits)
        found += edits
    if is_damaged:
        return [], left + len(found)  # with other bytes, the encoding could be detected in another way
    return disjoint(found), left


def add_ignores(inputs: Iterable[Input], find: Find) -> Fixed:
    """Suppress every finding of a row: in the side file of the settings, or in the row itself.

    A finding that no suppression can hide is counted as left.
    """
    ignores = _Ignores()
    for given in inputs:
        stamp = _stamp(given.path)
        suppressions = find(given.path).suppressions
        edits: list[Edit] = []
        for checked in lint_inputs([given], find):
            if isinstance(checked, Checked):
                edits += ignores.add(checked, suppressions)
            else:
                ignores.left += 1
        _rewrite(given, disjoint(edits), stamp)
        ignores.files += bool(edits)
    for side in ignores.sides.values():
        _write(side.name, (side.to_text().encode(),))
    return Fixed(ignores.hidden, ignores.files + len(ignores.sides), ignores.left)


class _Ignores:
    """The suppressions that are added in one run: how many findings they hide, and how many are left."""

    def __init__(self) -> None:
        self.hidden = self.left = self.files = 0
        self.sides: dict[str, SideFile] = {}

    def add(self, checked: Checked, suppressions: Suppressions) -> list[Edit]:
        """Note the suppressions of a row, and return the edits that they need in its own file."""
        row, names = checked.row, names_to_hide(checked.findings)
        hidden = sum(found.problem.code in names for found in checked.findings)
        edit = None
        if names and suppressions.side.name and (own_id := transaction_id_of(row)):
            side = self.sides.get(suppressions.side.name, suppressions.side)
            self.sides[side.name] = side.with_names({own_id: names})
        elif names:
            edit = row.edit(suppressions.column, " ".join(sorted(row.ignored | names)))
            hidden *= edit is not None
        self.hidden += hidden
        self.left += len(checked.findings) - hidden
        return [] if edit is None else [edit]


def _stamp(path: str) -> tuple[int, int] | None:
    """Return what differs if another program writes the file; None if there is no file, which its reader reports."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _rewrite(given: Input, edits: list[Edit], stamp: tuple[int, int] | None) -> None:
    if not edits:
        return
    with Path(given.path).open("rb") as source:
        _write(given.path, _unchanged(with_edits(source, edits), given, stamp))


def _unchanged(blocks: Iterable[bytes], given: Input, stamp: tuple[int, int] | None) -> Iterator[bytes]:
    yield from blocks
    if _stamp(given.path) != stamp:
        raise InputError(f"{given.name} was changed by another program")


def _write(path: str, blocks: Iterable[bytes]) -> None:
    with replacing(path) as out:
        assert out is not None  # noqa: S101 - there is a path
        for block in blocks:
            out.write(block)
