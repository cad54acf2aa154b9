"""The source of a table, as `engage-text --version` prints it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Source"]


class Source(NamedTuple):
    """The name of a table, its source with version or date, and the package that contains the source."""

    table: str
    source: str
    package: str
