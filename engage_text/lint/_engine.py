"""Checks rows: rules and policies find problems, and the settings say which of them become findings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from engage_text._job import Job
from engage_text._steps import Examined, examine
from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings, prepare_options
from engage_text.lint._totals import Totals
from engage_text.problems import Problem, Severity

__all__ = ["Engine", "check_rows", "count"]


def check_rows(entries: Iterable[Row | Finding], settings: Settings) -> Iterator[Checked | Finding]:
    """Yield a `Checked` for each row, and each reported finding of a whole file, in their order.

    Only one row is in memory at a time.
    """
    return Engine(settings).check_all(entries)


class Engine:
    """Checks the rows of one run, one after the other."""

    __slots__ = ("_is_strict", "_jobs", "_rules", "_settings")

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rules = settings.rules
        self._is_strict = settings.strict
        options = prepare_options(settings)
        # The text of a catalogue is a template: nothing has filled its placeholders yet.
        self._jobs = Job(options), Job(replace(options, placeholders="allow"))

    def check_all(self, entries: Iterable[Row | Finding]) -> Iterator[Checked | Finding]:
        """Yield a `Checked` for each row, and each reported finding of a whole file, in their order."""
        for entry in entries:
            if isinstance(entry, Row):
                yield self.check(entry)
            else:
                yield from self.reported(entry)

    def check(self, row: Row) -> Checked:
        """Return the row with its findings."""
        seen = examine(row.request, self._jobs[bool(row.label)])
        report, parsed, number, (urls, _), done, size, _ = seen
        problems = self._selected(report.problems) if report.problems else ()
        if row.assumed:
            problems = [found for found in problems if not _is_assumed(found.param, row.assumed)]
        findings = tuple(_findings(row, problems, seen)) if problems else ()
        preview = None if done is None else done.preview
        return Checked(row, findings, parsed.body, preview, size, number, tuple(urls))

    def reported(self, finding: Finding) -> Iterator[Finding]:
        """Yield a finding of a whole file, with its severity, if it is reported."""
        for problem in self._selected((finding.problem,)):
            yield finding if problem is finding.problem else replace(finding, problem=problem)

    def _selected(self, problems: Iterable[Problem]) -> Iterable[Problem]:
        problems = self._rules.apply(problems)
        if not self._is_strict:
            return problems
        return [
            replace(found, severity=Severity.ERROR) if found.severity is Severity.WARNING else found
            for found in problems
        ]


def _is_assumed(param: str, assumed: frozenset[str]) -> bool:
    return param in assumed or param.partition(".")[0] in assumed


def _findings(row: Row, problems: Iterable[Problem], seen: Examined) -> Iterator[Finding]:
    texts = seen.report.texts
    content = _content(row)
    for problem in problems:
        yield Finding(
            row.locate(problem.param, problem.span),
            problem,
            texts.get(problem.param),
            row.index,
            row.label,
            content,
        )


def _content(row: Row) -> str:
    """Return what identifies a row wherever it is: the fields that it has."""
    request = row.request
    if isinstance(request, Mapping):
        own: dict[str, Any] = {name: value for name, value in request.items() if name not in row.assumed}
        return json.dumps(own, ensure_ascii=False, sort_keys=True, default=str)
    return request.decode("utf-8", "backslashreplace")


def count(totals: Totals, checked: Checked | Finding) -> None:
    """Add a row, or a finding of a whole file, to the totals."""
    findings = (checked,) if isinstance(checked, Finding) else checked.findings
    for finding in findings:
        totals.codes[finding.problem.code] += 1
        totals.severities[finding.problem.severity.value] += 1
    if isinstance(checked, Finding):
        return
    totals.rows += 1
    if findings:
        worst = {finding.problem.severity for finding in findings}
        totals.with_errors += Severity.ERROR in worst
        totals.with_warnings += Severity.ERROR not in worst and Severity.WARNING in worst
    totals.suppressed += checked.suppressed
    totals.known += checked.known
    totals.links += len(checked.urls)
    if checked.size is not None:
        totals.segments += checked.size.segments
        totals.encodings[checked.size.encoding] += 1
    if checked.cost is not None:
        totals.cost = checked.cost if totals.cost is None else totals.cost + checked.cost
