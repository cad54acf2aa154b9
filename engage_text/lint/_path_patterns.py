"""Rules by the path of a file: globs as in `.gitignore`, relative to the directory of the settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engage_text._readonly import NOTHING, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError

__all__ = ["PathPatterns", "path_patterns"]


@dataclass(frozen=True, slots=True)
class PathPatterns:
    """Names of rules by globs. `source` is the name of the settings in findings. `path_patterns` makes it."""

    names: Mapping[str, frozenset[str]] = field(default_factory=lambda: NOTHING)
    root: Path | None = None
    source: str = "engage-text.toml"
    _compiled: Mapping[str, Any] = field(default_factory=lambda: NOTHING, repr=False, compare=False)

    def matching(self, file: str) -> Mapping[str, frozenset[str]]:
        """Return the globs that match a file, and their names.

        >>> path_patterns({"tests/*.csv": ["url"], "*.po": ["style"]}).matching("tests/contacts.csv")
        {'tests/*.csv': frozenset({'url'})}
        """
        if not self.names:
            return NOTHING
        path = _relative(file, self.root)
        return {
            pattern: names
            for pattern, names in self.names.items()
            if self._compiled[pattern].match_file(path)
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, without the compiled globs."""
        root = None if self.root is None else str(self.root)
        return {**fields_to_dict(self, leave_out=("root", "_compiled")), "root": root}


def path_patterns(
    given: Mapping[str, Iterable[str]], *, root: Path | None = None, source: str = "engage-text.toml"
) -> PathPatterns:
    """Return the names of rules by globs, such as `{"tests/**": ["url"]}`, relative to `root`.

    A glob without a slash matches in every directory. Raises `OptionError` for a glob that is not valid, or if the
    package pathspec is missing.
    """
    if not given:
        return PathPatterns(root=root, source=source)
    try:
        from pathspec import PathSpec  # noqa: PLC0415 - only settings with globs need it
    except ImportError:
        raise OptionError("globs need the package pathspec: install engage-text[cli]") from None
    compiled = {}
    for pattern in given:
        try:
            compiled[pattern] = PathSpec.from_lines("gitignore", [pattern])
        except ValueError:
            raise OptionError(f"per_file_ignores must contain globs, got {pattern}") from None
    names = {pattern: frozenset(codes) for pattern, codes in given.items()}
    return PathPatterns(read_only(names), root, source, read_only(compiled))


def _relative(file: str, root: Path | None) -> str:
    """Return the path as seen from the root, or from the current directory, with `/`. A path outside stays as it is."""
    if root is None and not os.path.isabs(file):  # noqa: PTH117 - as relpath
        return file
    try:
        relative = os.path.relpath(file, root)
    except ValueError:  # on another drive
        return file
    is_outside = relative == os.pardir or relative.startswith(os.pardir + os.sep)
    return file if is_outside else relative.replace(os.sep, "/")
