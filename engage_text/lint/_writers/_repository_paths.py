"""Paths relative to the root of the repository, as the pages of GitHub and GitLab need them."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["RepositoryPaths", "repository_root"]

_MARKS = (".git", ".hg")  # a directory, or in a work tree of Git a file


def repository_root(start: Path) -> Path | None:
    """Return the nearest directory upwards that is the root of a repository, or None."""
    start = start.absolute()
    return next(
        (each for each in (start, *start.parents) if any((each / mark).exists() for mark in _MARKS)), None
    )


class RepositoryPaths:
    """Turns the names of files, which are relative to the current directory, into paths below the root.

    A file outside of the root, or a name that is not a path such as `-`, stays as it is.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = None if root is None else Path(os.path.realpath(root))
        # Findings come file by file.
        self._last: tuple[str, str | None] = ("", None)

    def below_root(self, file: str) -> str | None:
        """Return the path below the root, or None for a file outside of it."""
        if self._last[0] != file or not file:
            self._last = (file, self._found(file))
        return self._last[1]

    def shown(self, file: str) -> str:
        """Return the path below the root, or the name itself."""
        path = self.below_root(file)
        return file if path is None else path

    def _found(self, file: str) -> str | None:
        if self._root is None:
            return None if Path(file).is_absolute() else Path(file).as_posix()
        # Not the target of a link to a file: the repository contains the link.
        directory, name = os.path.split(os.path.abspath(file))  # noqa: PTH100 - keeps links
        try:
            return (Path(os.path.realpath(directory)) / name).relative_to(self._root).as_posix()
        except ValueError:
            return None
