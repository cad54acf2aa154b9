"""Checks whole files: finds the settings of each, reads it and checks its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from engage_text.lint._checked import Checked
from engage_text.lint._configuration import find_configuration, read_configuration
from engage_text.lint._engine import Engine
from engage_text.lint._findings import Finding
from engage_text.lint._readers import read_file, read_stream
from engage_text.lint._settings import Settings
from engage_text.lint._settings_values import settings_of

__all__ = ["Input", "SettingsFinder", "lint_files", "lint_inputs"]


class Input(NamedTuple):
    """A file to check: its path, the name that findings show, and an open stream instead of the file."""

    path: str
    name: str
    stream: BinaryIO | None = None


class SettingsFinder:
    """Finds the settings of each file: those of the nearest configuration file, and `values`, which go before them.

    `path` is the configuration of all files instead. With `is_isolated`, no configuration file is read.
    """

    def __init__(
        self, values: Mapping[str, Any], *, path: Path | None = None, is_isolated: bool = False
    ) -> None:
        self._values = values
        self._by_directory: dict[Path, Settings] = {}
        self._by_file: dict[Path | None, Settings] = {}
        self._path = path
        self._is_isolated = is_isolated

    def settings(self, path: str) -> Settings:
        """Return the settings of a file. Those of standard input are the settings of the current directory."""
        directory = Path.cwd() if path == "-" else Path(path).absolute().parent
        found = self._by_directory.get(directory)
        if found is None:
            found = self._by_directory[directory] = self._of(self.configuration(directory))
        return found

    def configuration(self, directory: Path) -> Path | None:
        """Return the configuration file of a directory, or None."""
        if self._path is not None:
            return self._path
        return None if self._is_isolated else find_configuration(directory)

    def _of(self, path: Path | None) -> Settings:
        settings = self._by_file.get(path)
        if settings is None:
            read = {} if path is None else read_configuration(path)
            root = None if path is None else path.parent.absolute()
            source = "" if path is None else str(path)
            # Each part is judged alone first, so that an error names the right place.
            if read:
                settings_of(read, root=root, source=source)
            settings = self._by_file[path] = settings_of({**read, **self._values}, root=root)
        return settings


def lint_files(paths: Iterable[str], *, settings: Settings | None = None) -> Iterator[Checked | Finding]:
    """Yield each row of the files with its findings, and the findings of whole files, in order.

    Without settings, each file has those of the nearest `engage-text.toml`, or of a `pyproject.toml` with the table
    `tool.engage-text`. Only one row is in memory at a time.

    Raises `InputError` for a file that cannot be read, and for a configuration that is not valid.
    """
    finder = SettingsFinder({})
    find = finder.settings if settings is None else lambda _: settings
    return lint_inputs((Input(path, path) for path in paths), find)


def lint_inputs(inputs: Iterable[Input], find: Callable[[str], Settings]) -> Iterator[Checked | Finding]:
    """Yield each row of the inputs with its findings, and the findings of whole files, in order."""
    engines: dict[int, Engine] = {}
    for path, name, stream in inputs:
        settings = find(path)
        engine = engines.setdefault(id(settings), Engine(settings))
        if stream is None:
            yield from engine.check_all(read_file(path, name, settings.read))
        else:
            yield from engine.check_all(read_stream(stream, name, settings.read))
    for engine in engines.values():
        yield from engine.unused()
