"""The formats `json` and `jsonl`: every field of a finding, for programs."""

from __future__ import annotations

from typing import Any, TextIO

from engage_text._text import json_line
from engage_text._to_dict import json_ready
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._writer import Run

__all__ = ["JsonLinesWriter", "JsonWriter", "finding_row"]


def finding_row(finding: Finding) -> dict[str, Any]:
    """Return a finding as one flat JSON object: its location, its row, its problem."""
    problem = finding.problem
    # Written out: the general conversion of `to_dict` takes three times as long.
    return {
        **finding.location._asdict(),
        "row": finding.row,
        "label": finding.label,
        "code": problem.code,
        "severity": problem.severity.value,
        "param": problem.param,
        "message": problem.message,
        "span": problem.span,
        "hint": problem.hint,
        "facts": json_ready(problem.facts or {}),
    }


class JsonLinesWriter:
    """Writes one JSON object on each line."""

    def __init__(self, out: TextIO, run: Run) -> None:  # noqa: ARG002 - the call of every writer
        self._out = out

    def add(self, finding: Finding) -> None:
        """Write the line of a finding."""
        self._out.write(json_line(finding_row(finding)))

    def finish(self, totals: Totals) -> None:
        """Write nothing: the lines are complete."""


class JsonWriter:
    """Writes one JSON object: `version`, `findings`, `totals`. Each finding is on a line of its own."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._count = 0
        out.write(f'{{"version":{json_line(run.version)[:-1]},"findings":[')

    def add(self, finding: Finding) -> None:
        """Write the object of a finding."""
        self._out.write((",\n" if self._count else "\n") + json_line(finding_row(finding))[:-1])
        self._count += 1

    def finish(self, totals: Totals) -> None:
        """Write the totals."""
        self._out.write(
            ("\n" if self._count else "") + f'],\n"totals":{json_line(totals.to_dict())[:-1]}}}\n'
        )
