"""Suppressions: the findings that the owner of a row or a file accepts. It reads and writes no file.

A row can name rules in its own field, the settings can name them by the path of a file, and a side file by
`transactionID`. Rules that are fixed are always reported: without them, a message could reach another recipient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from engage_text._readonly import NOTHING
from engage_text._text import nearest
from engage_text._to_dict import fields_to_dict
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._path_patterns import PathPatterns
from engage_text.lint._rows import Row
from engage_text.lint._side_files import SideFile
from engage_text.lint._suppression_rules import (
    SUPPRESSION_INVALID,
    SUPPRESSION_RULES,
    SUPPRESSION_UNNEEDED,
    SUPPRESSION_UNUSED,
    InvalidNameFacts,
    SuppressionFacts,
)
from engage_text.problems import Problem
from engage_text.rules import GROUPS, Rule, RuleSet

__all__ = ["Suppressed", "SuppressionUse", "Suppressions", "Suppressor", "names_to_hide"]

_SHOWN = 60  # characters of a wrong name: the longest code has 27
_MOST_NOTES = 20  # findings about the names in one row: a hostile row has thousands
_NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressions:
    """The suppressions of a run that are not in its rows.

    `paths` names rules by the path of the file, and `side` by the `transactionID` of the row. `column` is the field in
    which a row names rules itself.
    """

    paths: PathPatterns = field(default_factory=PathPatterns)
    side: SideFile = field(default_factory=SideFile)
    column: str = "_ignore"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def names_to_hide(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the codes that hide these findings. Findings that nothing can hide have none."""
    codes = {finding.problem.code for finding in findings}
    own = {rule.code for rule in SUPPRESSION_RULES}
    return frozenset(code for code in codes - own if code in ALL_RULES and not ALL_RULES[code].is_fixed)


class Suppressed(NamedTuple):
    """The findings that are left, how many are hidden, and new findings about the suppressions of the row.

    `notes` have the severities of their rules: the settings are not applied to them.
    """

    findings: tuple[Finding, ...]
    hidden: int = 0
    notes: tuple[Finding, ...] = ()


@dataclass(slots=True)
class SuppressionUse:
    """Which suppressions a run has met, and which it has used. Two of them can be added, as those of two processes.

    `paths` and `ids` contain the patterns and `transactionID`s that were met, with the names that hid a finding.
    `texts` contains the names in catalogues, by file: a finding about the name, or None if it hid something.
    """

    paths: dict[str, set[str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    texts: dict[tuple[str, str], Finding | None] = field(default_factory=dict)

    def add(self, other: SuppressionUse) -> None:
        """Add the use of another part of the same run."""
        for own, others in ((self.paths, other.paths), (self.ids, other.ids)):
            for key, names in others.items():
                own.setdefault(key, set()).update(names)
        for place, note in other.texts.items():
            self.met(place, note)

    def met(self, place: tuple[str, str], note: Finding | None) -> None:
        """Note a name of a catalogue: unused if no text has used it."""
        if note is None or place not in self.texts:
            self.texts[place] = note


class Suppressor:
    """Applies the suppressions of one run to its findings, row by row."""

    __slots__ = ("_by_file", "_reported", "_rules", "_suppressions", "use")

    def __init__(self, suppressions: Suppressions, rules: RuleSet) -> None:
        self._suppressions = suppressions
        self._rules = rules
        self._by_file: tuple[str, Mapping[str, frozenset[str]]] = ("", NOTHING)
        self._reported: dict[str, bool] = {}
        self.use: SuppressionUse = SuppressionUse()

    def apply(self, row: Row, findings: tuple[Finding, ...], transaction_id: str = "") -> Suppressed:
        """Return the findings of a row that are left. `transaction_id` is "" if the file does not contain it."""
        own, paths = row.ignored, self._patterns(row.file)
        side = self._side(transaction_id)
        if not (own or side or paths):
            return Suppressed(findings)
        used: set[str] = set()
        left = tuple(
            found for found in findings if not self._hides(found, own, used, side, transaction_id, paths)
        )
        notes = tuple(self._notes(row, used)) if own else ()
        if row.label:
            # In a catalogue, a name is for all texts beside it, and most of them do not need it.
            for note in notes:
                self.use.met((row.file, note.problem.message), note)
            for name in used:
                self.use.met((row.file, self._unused_in_row(name).message), None)
            notes = ()
        return Suppressed(left, len(findings) - len(left), notes)

    def hides(self, finding: Finding) -> bool:
        """Return whether a finding of a whole file is hidden."""
        paths = self._patterns(finding.location.file)
        return bool(paths) and self._hides(finding, _NO_NAMES, set(), _NO_NAMES, "", paths)

    def unused(self) -> Iterator[Finding]:
        """Yield a finding for each suppression of a catalogue, the side file and the paths that hid nothing in the run.

        If several processes share the run, add their `use` first. The settings are not applied to these findings.
        """
        yield from (note for note in self.use.texts.values() if note is not None)
        side, paths = self._suppressions.side, self._suppressions.paths
        for transaction_id, names in side.names.items():
            place = Location(
                side.name, side.lines.get(transaction_id, 1), end_line=side.lines.get(transaction_id, 1)
            )
            is_met = transaction_id in self.use.ids
            rule = SUPPRESSION_UNUSED if is_met else SUPPRESSION_UNNEEDED
            left = names - self.use.ids.get(transaction_id, set())
            yield from self._unused(rule, left, place, f"for the transactionID {transaction_id}")
        for pattern, names in paths.names.items():
            left = names - self.use.paths.get(pattern, set())
            yield from self._unused(SUPPRESSION_UNNEEDED, left, Location(paths.source), f"for {pattern}")

    def _unused(
        self, rule: Rule[SuppressionFacts], names: Iterable[str], location: Location, place: str
    ) -> Iterator[Finding]:
        for name in sorted(names):
            if reason := _invalid(name):
                yield Finding(
                    location, SUPPRESSION_INVALID.problem("", InvalidNameFacts(name[:_SHOWN], reason))
                )
            elif self._is_hideable(name):
                yield Finding(location, rule.problem("", SuppressionFacts(name, place)))

    def _patterns(self, file: str) -> Mapping[str, frozenset[str]]:
        """Return the names by the patterns that match a file. Rows of one file follow each other."""
        if self._by_file[0] != file:
            self._by_file = file, self._suppressions.paths.matching(file)
            for pattern in self._by_file[1]:
                self.use.paths.setdefault(pattern, set())
        return self._by_file[1]

    def _side(self, transaction_id: str) -> frozenset[str]:
        names = self._suppressions.side.names.get(transaction_id, _NO_NAMES) if transaction_id else _NO_NAMES
        if names:
            self.use.ids.setdefault(transaction_id, set())
        return names

    def _hides(  # noqa: PLR0913, PLR0917 - the three places of suppressions
        self,
        finding: Finding,
        own: frozenset[str],
        used: set[str],
        side: frozenset[str],
        transaction_id: str,
        paths: Mapping[str, frozenset[str]],
    ) -> bool:
        """Return whether a finding is hidden, and remember by what. The narrowest suppression counts as used."""
        rule = ALL_RULES.get(finding.problem.code)
        if rule is not None and rule.is_fixed:
            return False
        names = {finding.problem.code} if rule is None else {rule.code, rule.group}
        if hidden := own & names:
            used |= hidden
        elif hidden := side & names:
            self.use.ids[transaction_id] |= hidden
        else:
            for pattern, by_path in paths.items():
                if hidden := by_path & names:
                    self.use.paths[pattern] |= hidden
                    break
        return bool(hidden)

    def _notes(self, row: Row, used: set[str]) -> Iterator[Finding]:
        """Yield a finding for each name in the row that is not valid, or that hides nothing."""
        column = self._suppressions.column
        for name in sorted(row.ignored - used)[:_MOST_NOTES]:
            problem: Problem | None = None
            if reason := _invalid(name):
                problem = SUPPRESSION_INVALID.problem(column, InvalidNameFacts(name[:_SHOWN], reason))
            elif self._is_hideable(name):
                problem = self._unused_in_row(name)
            if problem is not None:
                yield Finding(row.locate(column), problem, None, row.index, row.label)

    def _unused_in_row(self, name: str) -> Problem:
        column = self._suppressions.column
        return SUPPRESSION_UNUSED.problem(column, SuppressionFacts(name, f"in {column}"))

    def _is_hideable(self, name: str) -> bool:
        """Return whether the run reports what a name could hide. If not, the suppression may be needed elsewhere."""
        found = self._reported.get(name)
        if found is None:
            rules = (rule for rule in ALL_RULES.values() if name in {rule.code, rule.group})
            found = any(self._rules.reports(rule.code) for rule in rules if not rule.is_fixed)
            self._reported[name] = found
        return found


@lru_cache(maxsize=1000)
def _invalid(name: str) -> str:
    """Return why a suppression cannot have this name; "" if it can."""
    if rule := ALL_RULES.get(name):
        return "this rule is always reported" if rule.is_fixed else ""
    if name in GROUPS:
        return ""
    near = nearest(name, [*ALL_RULES, *GROUPS])
    return f"did you mean {near}?" if near else "no rule has this name"
