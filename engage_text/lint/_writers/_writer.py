"""What every output format shares: a writer takes findings one by one, and the totals at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TextIO

from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.problems import Severity
from engage_text.rules import Rule

__all__ = ["Run", "Writer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What writers need to know about a run.

    `root` is the root of the repository, which SARIF and GitLab want paths relative to. `rules` contains every rule by
    its code. Findings at `fail_level` or above fail the run. `has_color` and `width` describe the terminal.
    `step_summary` is the file to which GitHub Actions lets a step append a summary of the job (`GITHUB_STEP_SUMMARY`).
    """

    version: str
    rules: Mapping[str, Rule[Any]]
    root: Path | None = None
    fail_level: Severity = Severity.ERROR
    has_color: bool = False
    width: int = 100
    step_summary: Path | None = None


class Writer(Protocol):
    """Writes findings in one format. `out` is UTF-8 text without newline translation."""

    def __init__(self, out: TextIO, run: Run) -> None: ...

    def add(self, finding: Finding) -> None:
        """Take the next finding. They come in the order of the input."""

    def finish(self, totals: Totals) -> None:
        """Write what is left. It is called once, and only if the run was complete."""
