"""The findings that a format keeps until the end, if it has room for a limited number only."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from engage_text.lint._findings import Finding
from engage_text.problems import Severity

__all__ = ["Kept"]

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Kept:
    """At most `most` findings: errors before warnings, warnings before infos, and of each the first ones.

    `left_out` counts the others. The texts of kept findings are left out, because they can be of any length.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen = 0
        self._by_severity: dict[Severity, list[tuple[int, Finding]]] = {severity: [] for severity in _ORDER}

    @property
    def left_out(self) -> int:
        """The number of findings that are not kept."""
        return self._seen - sum(map(len, self._by_severity.values()))

    def add(self, finding: Finding) -> None:
        """Keep a finding, if there is room for it."""
        severity, place = finding.problem.severity, self._seen
        self._seen += 1
        if self._makes_room(severity, place):
            self._by_severity[severity].append((place, _without_texts(finding)))

    def in_order(self) -> list[Finding]:
        """Return the findings in the order of the input."""
        entries = [entry for kept in self._by_severity.values() for entry in kept]
        return [finding for _, finding in sorted(entries, key=lambda entry: entry[0])]

    def _makes_room(self, severity: Severity, place: int) -> bool:
        """Return whether a finding is kept. One that is less severe may have to go."""
        if place < self._most:
            return True
        for lesser in reversed(_ORDER):
            if lesser is severity:
                return False
            if self._by_severity[lesser]:
                self._by_severity[lesser].pop()
                return True
        return False


def _without_texts(finding: Finding) -> Finding:
    content = hashlib.sha256(finding.content.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(finding, text=None, content=finding.content and content)
