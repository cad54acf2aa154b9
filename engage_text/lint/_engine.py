"""Checks rows: rules and policies find problems, and the settings say which of them become findings."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engage_text._job import Job
from engage_text._readonly import NOTHING
from engage_text._steps import Examined, examine
from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings, prepare_options, rules_of
from engage_text.lint._suppressions import Suppressor
from engage_text.lint._totals import Totals
from engage_text.problems import Problem, Severity
from engage_text.rules import JSON_INVALID, PLACEHOLDER_UNFILLED, URL_TEMPLATE, TokenFacts
from engage_text.wire import BODY, TRANSACTION_ID

if TYPE_CHECKING:
    from engage_text.lint._baseline import Baseline, BaselineMatcher
    from engage_text.lint._policy_run import PolicyRun
    from engage_text.policies import Merged

__all__ = ["Engine", "check_rows", "count"]

_TINY = "tiny"
_PLACE_IN_REQUEST = re.compile(r" at line \d+ column \d+$")


def check_rows(entries: Iterable[Row | Finding], settings: Settings) -> Iterator[Checked | Finding]:
    """Yield a `Checked` for each row, and each reported finding of a whole file, in their order.

    Only one row is in memory at a time. The findings about suppressions that hide nothing come last.

    >>> request = {"type": "transactional", "from": "ACMEIN", "to": "919876543210", "tiny": "0",
    ...     "msg": "Your parcel arrives today.", "transactionID": "t-1", "dlr": {"mask": 1}}
    >>> [checked] = check_rows([Row("parcels.jsonl", 0, 1, request)], Settings())
    >>> checked.findings, checked.size.segments
    ((), 1)
    """
    engine = Engine(settings)
    yield from engine.check_all(entries)
    yield from engine.unused()


class Engine:
    """Checks the rows of one run, one after the other. Engines that share `places` find duplicates of each other."""

    def __init__(self, settings: Settings, places: dict[bytes, str] | None = None) -> None:
        self._places = places
        self.settings = settings
        self._rules = rules_of(settings)
        self.suppressor: Suppressor = Suppressor(settings.suppressions, self._rules)
        self.matcher: BaselineMatcher | None = _matcher(settings.baseline)
        self._is_strict = settings.strict
        options = prepare_options(settings)
        # The text of a catalogue is a template: nothing has filled its placeholders yet.
        self._jobs = Job(options), Job(replace(options, placeholders="allow"))
        self._has_policy = settings.has_policy
        self._shortens = options.shortener is not None
        self._rates = None if settings.policy is None else settings.policy.rate_table
        self._policies: PolicyRun | None = None
        given = settings.suppressions
        self._suppresses = bool(given.paths.names or given.side.names)

    def check_all(self, entries: Iterable[Row | Finding]) -> Iterator[Checked | Finding]:
        """Yield a `Checked` for each row, and each reported finding of a whole file, in their order."""
        for entry in entries:
            if isinstance(entry, Row):
                yield self.check(entry)
            else:
                yield from self.reported(entry)

    def check(self, row: Row) -> Checked:
        """Return the row with its findings."""
        request, merged = self._filled(row) if row.values else (row.request, None)
        job = self._jobs[bool(row.label)]
        if self._shortens and _TINY in row.assumed and isinstance(request, Mapping):
            request = {**request, _TINY: "1"}  # a domain of our own says that links are shortened
        seen = examine(request, job)
        problems = self._problems(row, seen, job, merged)
        findings = tuple(_findings(row, problems, seen, merged)) if problems else ()
        hidden = known = 0
        if findings or row.ignored or self._suppresses:
            findings, hidden = self._suppressed(row, seen, findings)
        if findings and self.matcher is not None:
            findings, known = self._unknown(findings)
        _, parsed, number, (urls, _), done, size, _ = seen
        preview = None if done is None else done.preview
        cost = None if self._rates is None else self._cost(seen)
        return Checked(row, findings, parsed.body, preview, size, number, tuple(urls), cost, hidden, known)

    def reported(self, finding: Finding) -> Iterator[Finding]:
        """Yield a finding of a whole file, with its severity, if it is reported."""
        for problem in self._selected((finding.problem,)):
            found = finding if problem is finding.problem else replace(finding, problem=problem)
            if not self.suppressor.hides(found) and not (self.matcher and self.matcher.is_known(found)):
                yield found

    def unused(self) -> Iterator[Finding]:
        """Yield the findings about suppressions that hid nothing. Call it after the last row."""
        for finding in self.suppressor.unused():
            yield from self.reported(finding)

    def _problems(self, row: Row, seen: Examined, job: Job, merged: Merged | None) -> Iterable[Problem]:
        found = seen.report.problems
        problems: Iterable[Problem] = self._rules.apply(found) if found else ()
        if self._has_policy or merged is not None or job.options.placeholders == "allow":
            problems = [*problems, *self._policy_run().problems(row, seen, job, merged)]
        if row.absent:
            body = seen.parsed.body or ""
            problems = [found for found in problems if not _is_absent(found, body, row.absent)]
        if job.options.placeholders == "allow":
            problems = [found for found in problems if not _is_filled_later(found)]
        if self._is_strict:
            problems = map(_stricter, problems)
        if row.assumed:
            return [found for found in problems if not _is_assumed(found.param, row.assumed)]
        return problems

    def _policy_run(self) -> PolicyRun:
        if self._policies is None:
            from engage_text.lint._policy_run import PolicyRun  # noqa: PLC0415 - most runs do not need it

            self._policies = PolicyRun(self.settings, self._places)
        return self._policies

    def _filled(self, row: Row) -> tuple[Mapping[str, object] | bytes, Merged | None]:
        """Return the request with the values of its columns in its body."""
        from engage_text.lint._policy_run import filled  # noqa: PLC0415 - as above

        return filled(row, row.values or NOTHING)

    def _selected(self, problems: Iterable[Problem]) -> Iterable[Problem]:
        problems = self._rules.apply(problems)
        return map(_stricter, problems) if self._is_strict else problems

    def _suppressed(
        self, row: Row, seen: Examined, findings: tuple[Finding, ...]
    ) -> tuple[tuple[Finding, ...], int]:
        """Return the findings that are not suppressed, with those about the suppressions, and how many are hidden."""
        own = TRANSACTION_ID not in row.assumed
        left, hidden, notes = self.suppressor.apply(row, findings, (own and seen.parsed.transaction_id) or "")
        for note in notes:
            left += tuple(replace(note, problem=problem) for problem in self._selected((note.problem,)))
        return left, hidden

    def _unknown(self, findings: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], int]:
        """Return the findings that are not in the baseline, and how many are."""
        matcher = self.matcher
        new = tuple(found for found in findings if matcher is None or not matcher.is_known(found))
        return new, len(findings) - len(new)

    def _cost(self, seen: Examined) -> Decimal | None:
        if self._rates is None or seen.size is None or seen.number is None or seen.number.e164 is None:
            return None
        return self._rates.cost(seen.number.digits, seen.size.segments)


def _stricter(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.ERROR) if problem.severity is Severity.WARNING else problem


def _is_absent(problem: Problem, body: str, absent: Container[str]) -> bool:
    """Return whether a placeholder is unfilled because the file has no such column, which is reported once."""
    span = problem.span
    return problem.code == PLACEHOLDER_UNFILLED.code and span is not None and body[slice(*span)] in absent


def _is_filled_later(problem: Problem) -> bool:
    """Return whether a URL of a template has a placeholder, which is filled before the URL is shortened.

    An escaped one, such as `%7B%7Bid%7D%7D`, is still a problem: template engines do not fill it.
    """
    facts = problem.facts
    return problem.code == URL_TEMPLATE.code and isinstance(facts, TokenFacts) and "%7" not in facts.token


def _matcher(baseline: Baseline | None) -> BaselineMatcher | None:
    if baseline is None:
        return None
    from engage_text.lint._baseline import BaselineMatcher  # noqa: PLC0415 - few runs need it, and every start pays

    return BaselineMatcher(baseline)


def _is_assumed(param: str, assumed: frozenset[str]) -> bool:
    return param in assumed or param.partition(".")[0] in assumed


def _findings(
    row: Row, problems: Iterable[Problem], seen: Examined, merged: Merged | None
) -> Iterator[Finding]:
    texts, content = seen.parsed.texts(), _content(row, merged)
    for problem in map(_without_place, problems):
        param = problem.param
        place = _place(row, problem, merged)
        # A problem of a value is about a column, whose name can be anything.
        text = texts.get(param) or (None if row.values is None else row.values.get(param))
        yield Finding(place, problem, text, row.index, row.label, content)


def _without_place(problem: Problem) -> Problem:
    """Return the problem of broken JSON without its place in the request: the finding has the place in the file."""
    if problem.code != JSON_INVALID.code:
        return problem
    return replace(problem, message=_PLACE_IN_REQUEST.sub("", problem.message))


def _place(row: Row, problem: Problem, merged: Merged | None) -> Location:
    """Return where a problem is in the file: for a merged body, in the cell that the text comes from."""
    if merged is None or problem.param != BODY or problem.span is None:
        return row.locate(problem.param, problem.span)
    column, start, end = merged.origin(*problem.span)
    return row.locate(column or BODY, (start, end))


def _content(row: Row, merged: Merged | None) -> str:
    """Return what identifies a row wherever it is: the fields that it has, and the values in its body."""
    request = row.request
    if isinstance(request, Mapping):
        own: dict[str, Any] = {name: value for name, value in request.items() if name not in row.assumed}
        if merged is not None:
            own[BODY] = merged.text
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
        totals.encodings[checked.size.encoding.value] += 1
    if checked.cost is not None:
        totals.cost = checked.cost if totals.cost is None else totals.cost + checked.cost
