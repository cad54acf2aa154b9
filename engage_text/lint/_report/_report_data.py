"""Collects what a report shows from checked rows. The memory has a limit, and two parts of a run can be added."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._redaction import redacted
from engage_text.lint._report._costly_characters import character_cost
from engage_text.lint._report._report_rows import KeptRow, kept_row, place_of
from engage_text.lint._report._tallies import Tally
from engage_text.problems import Problem, Severity
from engage_text.segments import Encoding, MessageSize

__all__ = ["UNCLEAR", "CharacterUse", "Kind", "Offence", "ReportData", "RuleUse"]

UNCLEAR = "?"  # the region of recipients that are not a number, or that can be in several regions
_PLACES = 6  # where a rule was broken, for each rule: one more than the page shows
_MOST_OFFENCES = 400  # a row that is kept takes a few kilobytes
_LONG = 3  # segments; longer messages are samples of one kind


@dataclass(slots=True)
class RuleUse:
    """How often a rule was broken, with one severity. `problem` is the first one, and `places` are the first ones."""

    problem: Problem
    count: int = 0
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CharacterUse:
    """What a character outside GSM-7 costs.

    `messages` have it, `alone` have no other one, and `extra` are the segments of these messages above those of a GSM-7
    text of the same length.
    """

    messages: int = 0
    alone: int = 0
    extra: int = 0

    def add(self, other: CharacterUse) -> None:
        """Add the counts of another part of the run."""
        self.messages += other.messages
        self.alone += other.alone
        self.extra += other.extra


@dataclass(slots=True)
class Offence:
    """Messages with the same rules broken: how many, and the first of them."""

    errors: int
    warnings: int
    first: KeptRow
    count: int = 0

    @property
    def rank(self) -> tuple[int, int, int]:
        """What makes an offence worse than another one."""
        return self.errors, self.warnings, self.count


class Kind(NamedTuple):
    """A kind of message. `segments` is at most 3, and `severity` is "" for a message without errors and warnings."""

    encoding: str
    segments: int
    is_shortened: bool
    severity: str


@dataclass(slots=True)
class ReportData:
    """What a report shows besides the totals. `take` each row, and `add` the data of later parts of the run.

    With `redact` no text of a message and no number is kept.
    """

    redact: bool = False
    sizes: Counter[tuple[str, int]] = field(default_factory=Counter)
    rules: dict[tuple[str, str], RuleUse] = field(default_factory=dict)
    characters: dict[str, CharacterUse] = field(default_factory=dict)
    regions: Counter[str] = field(default_factory=Counter)
    region_costs: dict[str, Decimal] = field(default_factory=dict)
    domains: Tally = field(default_factory=Tally)
    kinds: Counter[Kind] = field(default_factory=Counter)
    samples: dict[Kind, KeptRow] = field(default_factory=dict)
    offences: dict[tuple[str, ...], Offence] = field(default_factory=dict)
    shortened: int = 0
    avoidable: int = 0
    file_errors: int = 0
    priced: int = 0

    def take(self, checked: Checked) -> None:
        """Count one row."""
        for finding in checked.findings:
            self._take_finding(finding)
        for url in checked.urls:
            self.domains.count(url.registered_domain or url.host)
        self.priced += checked.cost is not None
        self._take_recipient(checked)
        if checked.size is not None:
            self._take_size(checked, checked.size)
        if checked.findings:
            self._take_offence(checked)

    def take_finding(self, finding: Finding) -> None:
        """Count a finding of a whole file, which belongs to no row."""
        self.file_errors += finding.problem.severity is Severity.ERROR
        self._take_finding(finding)

    def _take_finding(self, finding: Finding) -> None:
        problem = finding.problem
        key = (problem.code, str(problem.severity))
        use = self.rules.get(key)
        if use is None:
            use = self.rules[key] = RuleUse(redacted(finding).problem if self.redact else problem)
        use.count += 1
        if len(use.places) < _PLACES:
            place = place_of(redacted(finding) if self.redact else finding)
            if place not in use.places:
                use.places.append(place)

    def add(self, later: ReportData) -> None:
        """Add the data of a later part of the same run."""
        for key, use in later.rules.items():
            mine = self.rules.setdefault(key, RuleUse(use.problem))
            mine.count += use.count
            mine.places = [*dict.fromkeys([*mine.places, *use.places])][:_PLACES]
        for char, character in later.characters.items():
            self.characters.setdefault(char, CharacterUse()).add(character)
        for codes, offence in later.offences.items():
            self._offence(codes, offence).count += offence.count
        for region, cost in later.region_costs.items():
            self.region_costs[region] = self.region_costs.get(region, Decimal(0)) + cost
        self.sizes += later.sizes
        self.regions += later.regions
        self.kinds += later.kinds
        self.domains.add(later.domains)
        self.samples = {**later.samples, **self.samples}
        self.shortened += later.shortened
        self.avoidable += later.avoidable
        self.file_errors += later.file_errors
        self.priced += later.priced

    def _take_recipient(self, checked: Checked) -> None:
        number = checked.number
        if number is None:
            return
        # A number that may lack its country code reads like one of another country.
        is_clear = number.e164 is not None and number.national_of is None
        region = number.region or "" if is_clear else UNCLEAR
        self.regions[region] += 1
        if checked.cost is not None:
            self.region_costs[region] = self.region_costs.get(region, Decimal(0)) + checked.cost

    def _take_size(self, checked: Checked, size: MessageSize) -> None:
        self.sizes[str(size.encoding), size.segments] += 1
        is_shortened = checked.preview != checked.body
        self.shortened += is_shortened
        if size.encoding is Encoding.UCS_2:
            self._take_characters(size)
        kind = Kind(str(size.encoding), min(size.segments, _LONG), is_shortened, _worst(checked))
        self.kinds[kind] += 1
        if not self.redact and kind not in self.samples:
            self.samples[kind] = kept_row(checked, redact=False)

    def _take_characters(self, size: MessageSize) -> None:
        names, extra, saved = character_cost(size)
        for name in names:
            self.characters.setdefault(name, CharacterUse()).add(CharacterUse(1, int(len(names) == 1), extra))
        self.avoidable += saved

    def _take_offence(self, checked: Checked) -> None:
        severities = Counter(str(finding.problem.severity) for finding in checked.findings)
        errors, warnings = severities["error"], severities["warning"]
        if not errors and not warnings:
            return
        codes = tuple(sorted({finding.problem.code for finding in checked.findings}))
        mine = self.offences.get(codes)
        if mine is None:
            mine = self._offence(codes, Offence(errors, warnings, kept_row(checked, redact=self.redact)))
        mine.count += 1

    def _offence(self, codes: tuple[str, ...], new: Offence) -> Offence:
        """Return the offence with these codes. A new one can take the places of the least ones."""
        if codes not in self.offences:
            if len(self.offences) >= 2 * _MOST_OFFENCES:
                worst = sorted(self.offences.items(), key=lambda item: item[1].rank, reverse=True)
                self.offences = dict(worst[:_MOST_OFFENCES])
            self.offences[codes] = Offence(new.errors, new.warnings, new.first)
        return self.offences[codes]


def _worst(checked: Checked) -> str:
    severities = {str(finding.problem.severity) for finding in checked.findings}
    return next((each for each in ("error", "warning") if each in severities), "")
