"""Changes the files that `check` reads: fixes, their diff, and suppressions for what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from engage_text._whole_files import replacing
from engage_text.lint import (
    ENCODING_INVALID,
    Checked,
    CsvRow,
    Edit,
    Finding,
    Input,
    InputError,
    Linter,
    Row,
    Settings,
    SideFile,
    Suppressions,
    TextSource,
    column_edits,
    diff_lines,
    disjoint,
    edits_of,
    find_fixes,
    names_to_hide,
    read_file,
    read_input,
    transaction_id_of,
    with_edits,
)

__all__ = ["Fixed", "add_ignores", "fix_files", "need_files", "show_diff"]

_DAMAGED = ENCODING_INVALID.code
Find = Callable[[str], Settings]


class Fixed(NamedTuple):
    """How many values were changed, in how many files, and how many could not be changed."""

    values: int = 0
    files: int = 0
    left: int = 0

    def plus(self, edits: list[Edit], left: int) -> Fixed:
        """Return the counts with those of another file."""
        return Fixed(self.values + len(edits), self.files + bool(edits), self.left + left)


def need_files(inputs: Sequence[Input], option: str) -> None:
    """Raise an error if standard input or a pipe is among the inputs: it can be read only once."""
    if any(given.stream is not None for given in inputs):
        raise click.UsageError(f"{option} needs files: standard input can be read only once")
    for one in inputs:
        path = Path(one.path)
        if path.exists() and not path.is_file():
            raise click.UsageError(f"{option} needs files: {one.name} can be read only once")


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

    A table without the column gets it. A finding that no suppression can hide is counted as left.
    """
    done = Fixed()
    sides: dict[str, SideFile] = {}
    linter = Linter(find)
    for given in inputs:
        stamp = _stamp(given.path)
        engine = linter.engine(given.path)
        settings = engine.settings
        ignores = _Ignores(settings.suppressions, sides)
        for checked in engine.check_all(read_input(given, settings)):
            ignores.add(checked)
        _rewrite(given, disjoint(ignores.edits), stamp)
        if ignores.cells and _add_column(given, settings, ignores.cells, stamp):
            ignores.take_cells()
        done = Fixed(
            done.values + ignores.hidden, done.files + ignores.changes_file, done.left + ignores.left
        )
    for side in sides.values():
        _write(side.name, (side.to_text().encode(),))
    return done._replace(files=done.files + len(sides))


class _Ignores:
    """The suppressions of one file that are added: where they go, how many findings they hide, and how many are left.

    `cells` contains those that need a new column, by the index of the row.
    """

    def __init__(self, suppressions: Suppressions, sides: dict[str, SideFile]) -> None:
        self.hidden = self.left = self._in_cells = 0
        self.edits: list[Edit] = []
        self.cells: dict[int, str] = {}
        self.changes_file = False
        self._suppressions = suppressions
        self._sides = sides

    def add(self, checked: Checked | Finding) -> None:
        """Note the suppressions of a row."""
        if not isinstance(checked, Checked):
            self.left += 1
            return
        row, names = checked.row, names_to_hide(checked.findings)
        hidden = sum(found.problem.code in names for found in checked.findings)
        if not (names and self._has_place(row, names, hidden)):
            hidden = 0
        self.hidden += hidden
        self.left += len(checked.findings) - hidden

    def _has_place(self, row: Row, names: frozenset[str], hidden: int) -> bool:
        """Note the names where the row can have them. A new column is only tried at the end."""
        side = self._suppressions.side
        if side.name and (own_id := transaction_id_of(row)):
            self._sides[side.name] = self._sides.get(side.name, side).with_names({own_id: names})
            return True
        text = " ".join(sorted(row.ignored | names))
        edit = row.edit(self._suppressions.column, text)
        if edit is not None:
            self.edits.append(edit)
            self.changes_file = True
        elif isinstance(row, CsvRow) and row.lacks(self._suppressions.column):
            self.cells[row.index] = text
            self._in_cells += hidden
        return edit is not None

    def take_cells(self) -> None:
        """Count the suppressions of the new column."""
        self.changes_file = True
        self.hidden += self._in_cells
        self.left -= self._in_cells


def _add_column(
    given: Input, settings: Settings, cells: dict[int, str], stamp: tuple[int, int] | None
) -> bool:
    """Write a table with the column of suppressions, and return False if it cannot have a new column."""
    header = settings.suppressions.column
    with Path(given.path).open("rb") as table, Path(given.path).open("rb") as source:
        try:
            for _ in column_edits(table, given.name, settings.read, header, cells):
                pass  # an error comes before anything is written
        except InputError:
            return False
        table.seek(0)
        edits = column_edits(table, given.name, settings.read, header, cells)
        _write(given.path, _unchanged(with_edits(source, edits), given, stamp))
    return True


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
