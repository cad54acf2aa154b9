"""Runs the policies on the rows of one run: columns in bodies, and what later rows are compared with.

The module is imported only if a run needs it: all policies take as long to import as the check of a short file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engage_text._job import Job
from engage_text._readonly import NOTHING
from engage_text._steps import Examined
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._languages import Languages
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.policies import (
    TEMPLATE_LENGTH_UNKNOWN,
    Merged,
    Policy,
    PolicyContext,
    merge,
    policy_problems,
    seen_for,
)
from engage_text.problems import Problem
from engage_text.rules import RuleSet
from engage_text.wire import BODY

__all__ = ["PolicyRun", "filled"]


class PolicyRun:
    """The policies of one run, and the messages and texts that it has seen."""

    __slots__ = ("_languages", "_policy", "_rules", "_seen", "_unknown")

    def __init__(self, settings: Settings, places: dict[bytes, str] | None = None) -> None:
        self._policy = settings.policy or Policy()
        self._rules = settings.rules or RuleSet(known=ALL_RULES)
        self._seen = seen_for(self._rules, places=places)
        self._languages = Languages()
        self._unknown: set[str] = set()

    def problems(self, row: Row, seen: Examined, job: Job, merged: Merged | None) -> Iterator[Problem]:
        """Yield the problems of a row, with the severities of the rules."""
        context = PolicyContext(
            seen.context(job),
            self._policy,
            row.assumed,
            row.values or NOTHING,
            self._seen,
            "" if self._seen is None else f"{row.file}:{row.line}",
            merged,
        )
        problems = policy_problems(context, self._rules)
        yield from filter(self._is_new, problems) if row.label else problems
        if row.label:
            yield from self._rules.apply(self._languages.problems(row))

    def _is_new(self, problem: Problem) -> bool:
        """Return False for an unknown length that another text of a catalogue has too: most texts share variables."""
        if problem.code != TEMPLATE_LENGTH_UNKNOWN.code:
            return True
        is_new = problem.message not in self._unknown
        self._unknown.add(problem.message)
        return is_new


def filled(row: Row, values: Mapping[str, str]) -> tuple[Mapping[str, object] | bytes, Merged | None]:
    """Return the request with the values of its row in its body, and where the parts of the body come from."""
    request = row.request
    if not isinstance(request, Mapping) or BODY in row.assumed:
        return request, None
    body = request.get(BODY)
    if not isinstance(body, str):
        return request, None
    merged = merge(body, values)
    if not merged.filled:
        return request, None
    return {**request, BODY: merged.text}, merged
