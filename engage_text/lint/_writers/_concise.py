"""The format `concise`: one line for each finding, which editors and problem matchers can parse."""

from __future__ import annotations

from typing import TextIO

from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._headline import headline, painter
from engage_text.lint._writers._writer import Run

__all__ = ["ConciseWriter"]


class ConciseWriter:
    """Writes `file:line:column: severity[code] field: message`."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._paint = painter(has_color=run.has_color)

    def add(self, finding: Finding) -> None:
        """Write the line of a finding."""
        self._out.write(headline(finding, self._paint) + "\n")

    def finish(self, totals: Totals) -> None:
        """Write nothing: the lines are complete."""
