"""The source of a table, as `engage-text --version` prints it."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from typing import NamedTuple

__all__ = ["Source", "unicode_of_regex"]


class Source(NamedTuple):
    """The name of a table, its source with version or date, and the package that contains the source."""

    table: str
    source: str
    package: str


def unicode_of_regex() -> str:
    """Return the version of the Unicode tables in the package regex."""
    return _unicode_version(distribution("regex").read_text("METADATA") or "")


def _unicode_version(description: str) -> str:
    """Return the Unicode version. The package states it only in its description."""
    found = re.search(r"supports Unicode (\d+\.\d+\.\d+)", description)
    if found is None:
        raise ValueError("no Unicode version in the description of regex")
    return found[1]
