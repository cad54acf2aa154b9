"""The format `github`: workflow commands, which GitHub Actions shows as annotations of the changed lines.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of `@actions/core`, command.ts.
General knowledge of 2026-11-28, not compared with the pages.
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from engage_text._text import printable
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._headline import headline, painter, sentence
from engage_text.lint._writers._markdown_comment import MarkdownWriter
from engage_text.lint._writers._repository_paths import RepositoryPaths
from engage_text.lint._writers._writer import Run
from engage_text.problems import Severity

__all__ = ["GithubWriter"]

_MOST_ANNOTATIONS = 10  # of each kind for a step; GitHub drops the others silently
# GitHub refuses a summary of more than 1 MiB, and a character has up to 4 bytes.
_MOST_IN_SUMMARY = 500
_SUMMARY_SIZE = 200_000
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubWriter:
    """Writes the first 10 findings of each severity as annotations, and the others as lines of the log.

    If the run has a `step_summary`, a summary with all findings (at most 500) is appended to it.
    """

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._run = run
        self._paths = RepositoryPaths(run.root)
        self._plain = painter(has_color=False)
        self._times: Counter[Severity] = Counter()
        self._left_out = 0
        self._summary: MarkdownWriter | None = None
        if run.step_summary:
            self._summary = MarkdownWriter(out, run, most=_MOST_IN_SUMMARY, size=_SUMMARY_SIZE)

    def add(self, finding: Finding) -> None:
        """Write the line of a finding."""
        severity = finding.problem.severity
        self._times[severity] += 1
        if self._times[severity] <= _MOST_ANNOTATIONS:
            self._out.write(self._annotation(finding))
        else:
            self._left_out += 1
            # The runner takes a command in the old form anywhere in a line.
            self._out.write(headline(finding, self._plain).replace("##[", "## [") + "\n")
        if self._summary:
            self._summary.add(finding)

    def finish(self, totals: Totals) -> None:
        """Write how many findings have no annotation, and the summary of the job."""
        if self._left_out:
            self._out.write(
                f"{self._left_out} findings have no annotation: "
                f"GitHub shows {_MOST_ANNOTATIONS} errors and {_MOST_ANNOTATIONS} warnings of a step.\n"
            )
        if self._summary and self._run.step_summary:
            with self._run.step_summary.open("a", encoding="utf-8", newline="\n") as file:
                file.write(self._summary.text(totals))

    def _annotation(self, finding: Finding) -> str:
        where, problem = finding.location, finding.problem
        properties = {
            "title": f"engage-text ({problem.code})",
            "file": printable(self._paths.shown(where.file)),
        }
        properties["line"] = str(where.line)
        if where.line == where.end_line and where.column < where.end_column:
            # GitHub takes columns only within one line.
            properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
        elif where.line < where.end_line:
            properties["endLine"] = str(where.end_line)
        given = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        text = sentence(finding) + (f"\n{problem.hint}" if problem.hint else "")
        return f"::{_COMMANDS[problem.severity]} {given}::{_escape_data(text)}\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
