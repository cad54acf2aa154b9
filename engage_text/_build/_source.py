"""What a table is made from, in words that `engage-text --version` prints."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Source"]


class Source(NamedTuple):
    """The table's name, its source with version or date, and the package that carries the source."""

    table: str
    source: str
    package: str
