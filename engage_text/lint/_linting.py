"""Checks whole files: finds the settings of each, reads it and checks its rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from engage_text.lint._checked import Checked
from engage_text.lint._configuration import find_configuration, layered, read_configuration
from engage_text.lint._engine import Engine
from engage_text.lint._findings import Finding
from engage_text.lint._path_patterns import PathPatterns, path_patterns
from engage_text.lint._paths import find_files
from engage_text.lint._readers import read_file, read_stream
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._settings_values import files_of, outputs_of, settings_of
from engage_text.problems import OptionError

__all__ = ["Found", "Input", "Linter", "SettingsFinder", "lint_files", "lint_inputs", "read_input"]

_OPTION = (
    "--per-file-ignore"  # instead of a file in findings about suppressions, if there is no configuration
)


class Input(NamedTuple):
    """A file to check: its path, the name that findings show, and an open stream instead of the file."""

    path: str
    name: str
    stream: BinaryIO | None = None

    @property
    def place(self) -> str:
        """The path that decides about the configuration: for standard input, the name that it was given."""
        return self.name if self.path == "-" else self.path


class Found(NamedTuple):
    """What applies to a file: its configuration file, the values of that and of options, and the settings."""

    configuration: Path | None
    values: Mapping[str, Any]
    settings: Settings
    excluded: PathPatterns
    own_files: frozenset[str]
    outputs: frozenset[str]


class SettingsFinder:
    """Finds the settings of each file: those of the nearest configuration file, and `values`, which have priority.

    `path` is the configuration of all files instead. With `is_isolated`, no configuration file is read.
    """

    def __init__(
        self, values: Mapping[str, Any], *, path: Path | None = None, is_isolated: bool = False
    ) -> None:
        self._values = values
        self._path = path
        self._is_isolated = is_isolated
        self._by_directory: dict[Path, Found] = {}
        self._by_file: dict[Path | None, Found] = {}

    def __reduce__(self) -> tuple[Callable[..., SettingsFinder], tuple[Any, ...]]:
        # Another process reads the settings again: not all of them can be sent there.
        return partial(SettingsFinder, path=self._path, is_isolated=self._is_isolated), (dict(self._values),)

    def find(self, path: str) -> Found:
        """Return what applies to a file. For standard input, it is what applies to the current directory."""
        directory = Path.cwd() if path == "-" else Path(path).absolute().parent
        found = self._by_directory.get(directory)
        if found is None:
            found = self._by_directory[directory] = self._of(self.configuration(directory))
        return found

    def settings(self, path: str) -> Settings:
        """Return the settings of a file."""
        return self.find(path).settings

    def files(self) -> Iterator[str]:
        """Yield the paths of the configuration files that were found, and of the files that they and options name."""
        for found in self._by_file.values():
            yield from found.own_files
            if found.configuration is not None:
                yield str(found.configuration)

    def is_excluded(self, name: str) -> bool:
        """Return whether a directory or a glob leaves out a file: by the key `exclude`, or because an option names it.

        The baseline and the outputs can be JSON in the same directory, but they are not files of messages.
        """
        found = self.find(name)
        path = os.path.realpath(name)
        return path in found.own_files or path in found.outputs or bool(found.excluded.matching(name))

    def configuration(self, directory: Path) -> Path | None:
        """Return the configuration file of a directory, or None."""
        if self._path is not None:
            return self._path
        return None if self._is_isolated else find_configuration(directory)

    def _of(self, path: Path | None) -> Found:
        found = self._by_file.get(path)
        if found is None:
            read = {} if path is None else read_configuration(path)
            root = None if path is None else path.parent.absolute()
            values = layered(read, self._values)
            excluded = path_patterns(dict.fromkeys(values.get("exclude", ()), ("",)), root=root)
            own, outputs = (frozenset(map(os.path.realpath, of(values))) for of in (files_of, outputs_of))
            settings = self._settings(read, values, path)
            found = self._by_file[path] = Found(path, values, settings, excluded, own, outputs)
        return found

    def _settings(self, read: Mapping[str, Any], values: Mapping[str, Any], path: Path | None) -> Settings:
        if path is None:
            return settings_of(values, file=_OPTION)
        root = path.parent.absolute()
        try:
            return settings_of(values, root=root, file=_name(path))
        except OptionError:
            # If it is the fault of the file alone, the error names it.
            settings_of(
                {name: value for name, value in read.items() if name not in self._values},
                root=root,
                source=str(path),
            )
            raise


def _name(path: Path) -> str:
    """Return the path as findings show it: relative to the current directory if the file is in it, with `/`."""
    directory = Path.cwd()
    return (path.relative_to(directory) if path.is_relative_to(directory) else path).as_posix()


class Linter:
    """Checks files one after the other. Files with the same settings share what a run remembers.

    Only the places of ids, recipients and messages are shared by all files.
    """

    def __init__(self, find: Callable[[str], Settings]) -> None:
        self._find = find
        self._engines: dict[int, Engine] = {}
        self._places: dict[bytes, str] = {}

    @property
    def engines(self) -> tuple[Engine, ...]:
        """One engine for each of the settings."""
        return tuple(self._engines.values())

    def engine(self, path: str) -> Engine:
        """Return the engine of a file."""
        settings = self._find(path)
        # The engine keeps its settings, so no other settings get the same id.
        found = self._engines.get(id(settings))
        return found or self._engines.setdefault(id(settings), Engine(settings, self._places))

    def check(self, inputs: Iterable[Input]) -> Iterator[Checked | Finding]:
        """Yield each row of the inputs with its findings, and the findings of whole files, in order."""
        for one in inputs:
            engine = self.engine(one.place)
            yield from engine.check_all(read_input(one, engine.settings))
        for engine in self.engines:
            yield from engine.unused()


def lint_inputs(inputs: Iterable[Input], find: Callable[[str], Settings]) -> Iterator[Checked | Finding]:
    """Yield each row of the inputs with its findings, and the findings of whole files, as a run of its own."""
    return Linter(find).check(inputs)


def read_input(given: Input, settings: Settings) -> Iterator[Row | Finding]:
    """Yield the rows of an input, and findings about it as a whole."""
    path, name, stream = given
    if stream is None:
        return read_file(path, name, settings.read)
    return read_stream(stream, name, settings.read)


def lint_files(paths: Iterable[str], *, settings: Settings | None = None) -> Iterator[Checked | Finding]:
    r"""Yield each row of the files with its findings, and the findings of whole files, in order.

    A directory or a glob means its files. Without settings, each file has those of the nearest
    `engage-text.toml`, or of a `pyproject.toml` with the table `tool.engage-text`. Only one row is in memory at a time.

    Raises `InputError` for a file that cannot be read, and for a configuration that is not valid.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as directory:
    ...     contacts = Path(directory, "contacts.csv")
    ...     _ = contacts.write_text("Mobile,Message\n98765 43210,Your parcel arrives today.\n")
    ...     [checked] = lint_files([str(contacts)], settings=Settings())
    >>> [(finding.location.line, finding.problem.code) for finding in checked.findings]
    [(2, 'number-missing-country-code')]
    """
    finder = SettingsFinder({})
    find = finder.settings if settings is None else lambda _: settings
    files = find_files(paths, is_excluded=finder.is_excluded if settings is None else None)
    return Linter(find).check(Input(path, name) for path, name in files)
