"""The format `full`, for people: each finding with its text, the span underlined, and a hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from engage_text._text import underline
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._headline import Paint, headline, painter
from engage_text.lint._writers._writer import Run

__all__ = ["FullWriter", "full_lines"]

_BAR = "  | "


class FullWriter:
    """Writes a headline, the text with the span underlined by display width, and the hint."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._paint = painter(has_color=run.has_color)

    def add(self, finding: Finding) -> None:
        """Write the lines of a finding."""
        self._out.writelines(f"{line}\n" for line in full_lines(finding, self._paint))

    def finish(self, totals: Totals) -> None:
        """Write nothing: the lines are complete."""


def full_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the lines of a finding."""
    problem = finding.problem
    yield headline(finding, paint)
    if problem.span and finding.text is not None:
        text, carets = underline(finding.text, problem.span)
        bar = paint(_BAR, "blue")
        yield bar + text.removeprefix(_BAR) if text.startswith(_BAR) else paint(text, "blue")
        yield bar + paint(carets.removeprefix(_BAR), "red")
    if problem.hint:
        yield paint("  = ", "blue") + problem.hint
