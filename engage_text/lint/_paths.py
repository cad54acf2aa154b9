"""Which files the arguments of a run mean: files, directories, globs, and `-` for standard input. It opens no file."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from engage_text._text import printable
from engage_text.lint._errors import InputError

__all__ = ["DIRECTORY_SUFFIXES", "FoundFile", "find_files"]

# The suffixes of the files that a directory takes. Plain text and Parquet are read only if they are named.
DIRECTORY_SUFFIXES = frozenset(
    (".jsonl", ".ndjson", ".json", ".arb", ".csv", ".tsv", ".tab", ".yaml", ".yml", ".po", ".pot")
)
# Directories of packages. Hidden ones and virtual environments under any name are skipped, too.
_SKIPPED = frozenset(("node_modules", "bower_components", "__pycache__", "__pypackages__", "site-packages"))
_OF_ENVIRONMENT = "pyvenv.cfg"
# Files of tools that have one of these suffixes and no message. *Our decision*.
_OF_TOOLS = frozenset((
    "package.json", "package-lock.json", "npm-shrinkwrap.json", "composer.json", "tsconfig.json", "jsconfig.json",
    "angular.json", "nx.json", "lerna.json", "turbo.json", "deno.json", "biome.json", "vercel.json", "firebase.json",
    "renovate.json", "manifest.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "docker-compose.yml",
    "docker-compose.yaml", "compose.yml", "compose.yaml", "mkdocs.yml", "codecov.yml", "azure-pipelines.yml",
    "pubspec.yaml", "analysis_options.yaml", "action.yml", "Chart.yaml",
))  # fmt: skip


class FoundFile(NamedTuple):
    """A file to read: its path, and the name that findings show, with `/` between its parts. `-` is standard input."""

    path: str
    name: str


def find_files(
    arguments: Iterable[str], *, is_excluded: Callable[[str], bool] | None = None
) -> tuple[FoundFile, ...]:
    """Return the files that the arguments mean, in their order, and each file once.

    A file is taken whatever its name is. A directory is searched with all directories in it, and its files are sorted
    by name. It takes only files with one of `DIRECTORY_SUFFIXES`, and skips hidden files, pipes, packages, virtual
    environments and the files of common tools. An argument with `*`, `?` or `[` that is not a file is a glob, where
    `**` means any directories. `is_excluded` gets the name of a file in a directory or of a glob.

    Raises `InputError` for an argument that does not exist, and for a directory that cannot be read. A glob or a
    directory may have no files.
    """
    found: dict[str, FoundFile] = {}
    for argument in arguments:
        for path in _meant(argument, is_excluded or _never):
            key = path if path == "-" else os.path.realpath(path)
            found.setdefault(key, FoundFile(path, _name(path)))
    return tuple(found.values())


def _meant(argument: str, is_excluded: Callable[[str], bool]) -> Iterator[str]:
    try:
        exists = argument == "-" or Path(argument).exists()
    except (OSError, ValueError) as error:  # such as a name that is too long, or one with a NUL
        raise InputError(f"{printable(argument)}: {getattr(error, 'strerror', None) or error}") from error
    if not exists and not glob.has_magic(argument):
        raise InputError(f"{printable(argument)}: no such file or directory")
    if not exists:
        found: Iterable[str] = _matching(argument)
    elif argument != "-" and Path(argument).is_dir():
        found = _within(argument)
    else:
        yield argument
        return
    yield from (path for path in found if not is_excluded(_name(path)))


def _matching(pattern: str) -> Iterator[str]:
    """Yield the files that match a glob. Hidden files and directories that are skipped must be named in it."""
    parts = PurePath(pattern).parts
    start = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    rest = [*parts[start:], "*"] if parts[-1] == "**" else parts[start:]
    try:
        # Not `glob.glob`, which follows symbolic links in `**`, even in circles.
        found = sorted(Path(*parts[:start]).glob("/".join(rest)))
    except (OSError, ValueError) as error:
        raise InputError(f"{printable(pattern)}: {getattr(error, 'strerror', None) or error}") from error
    for path in found:
        if path.is_file() and all(part in parts or not _is_skipped(part) for part in path.parts[start:]):
            yield str(path)


def _within(directory: str) -> Iterator[str]:
    for parent, directories, files in os.walk(directory, onerror=_unreadable):
        directories[:] = sorted(name for name in directories if _is_searched(parent, name))
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118 - a Path would drop `./`
            if _is_taken(name) and _is_regular(path):
                yield path


def _is_searched(parent: str, name: str) -> bool:
    return not _is_skipped(name) and not Path(parent, name, _OF_ENVIRONMENT).exists()


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in _SKIPPED


def _is_taken(name: str) -> bool:
    is_visible = not name.startswith(".") and name not in _OF_TOOLS
    return is_visible and PurePath(name).suffix.lower() in DIRECTORY_SUFFIXES


def _is_regular(path: str) -> bool:
    # Nothing may ever write to a pipe. A broken link is taken, so that it is reported.
    return Path(path).is_file() or not Path(path).exists()


def _unreadable(error: OSError) -> None:
    raise InputError(f"{printable(str(error.filename))}: {error.strerror}") from error


def _name(path: str) -> str:
    return path if path == "-" else os.path.normpath(path).replace(os.sep, "/")


def _never(name: str) -> bool:
    del name
    return False
