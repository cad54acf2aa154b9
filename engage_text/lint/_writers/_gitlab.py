"""The format `gitlab`: a Code Quality report.

Source: GitLab Docs, "Code Quality", section "Code Quality report format". General knowledge of 2026-11-28, not compared
with the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from engage_text._text import json_line, printable
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._fingerprints import Fingerprints
from engage_text.lint._writers._headline import sentence
from engage_text.lint._writers._kept import Kept
from engage_text.lint._writers._repository_paths import RepositoryPaths
from engage_text.lint._writers._writer import Run
from engage_text.problems import Severity

__all__ = ["GitlabWriter"]

_MOST_ENTRIES = 25_000  # our decision: nobody reads more in a merge request, and memory stays flat
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabWriter:
    """Writes a JSON array with at most 25,000 entries, the most severe ones. The last entry counts the others."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._kept = Kept(_MOST_ENTRIES)
        self._paths = RepositoryPaths(run.root)
        self._fingerprints = Fingerprints()

    def add(self, finding: Finding) -> None:
        """Keep a finding."""
        self._kept.add(finding)

    def finish(self, totals: Totals) -> None:  # noqa: ARG002 - the call of every writer
        """Write the array, each entry on a line of its own."""
        self._out.write("[")
        for number, entry in enumerate(self._entries()):
            self._out.write((",\n" if number else "\n") + json_line(entry)[:-1])
        self._out.write("\n]\n")

    def _entries(self) -> Iterator[dict[str, Any]]:
        entry: dict[str, Any] = {}
        for finding in self._kept.in_order():
            entry = self._entry(finding)
            yield entry
        if self._kept.left_out:
            yield {
                "description": f"{self._kept.left_out} more findings are left out of this report",
                "check_name": "findings-left-out",
                "fingerprint": "0" * 32,
                "severity": "info",
                "location": entry["location"],
            }

    def _entry(self, finding: Finding) -> dict[str, Any]:
        problem = finding.problem
        path = self._paths.shown(finding.location.file)
        return {
            "description": sentence(finding),
            "check_name": problem.code,
            "fingerprint": self._fingerprints.of(finding, path),
            "severity": _SEVERITIES[problem.severity],
            "location": {"path": printable(path), "lines": {"begin": finding.location.line}},
        }
