"""The numbering plan of one calling code, evaluated digit by digit for all numbers in parallel.

The rules are libphonenumber's: `parse` after the calling code, `getRegionCodeForNumber`, `getNumberType`. If a rule
depends on later digits (is the leading 0 a trunk prefix?), all possible readings are followed until the digits decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engage_text._build._patterns import Nfa, Path, parse, paths

__all__ = ["KEEP", "LONGEST", "NOTHING", "Edit", "Finding", "Number", "Plan", "Written"]

# PhoneNumberUtil.MIN_LENGTH_FOR_NSN and MAX_LENGTH_FOR_NSN.
_SHORTEST, LONGEST = 2, 17

# PhoneNumberUtil.getNumberTypeHelper: the order in which types are tried.
_FIRST_KINDS = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)
_DESCRIPTIONS = ("general_desc", *_FIRST_KINDS, "fixed_line", "mobile")
_UNKNOWN = "unknown"


class Edit(NamedTuple):
    """How digits turn into a number: `put`, then the digits `start` to `stop`, then the digits from `rest` on."""

    put: str
    start: int
    stop: int
    rest: int

    def keeps(self, at: int) -> bool:
        """Return whether the digit at an index is part of the number."""
        return self.start <= at < self.stop or at >= self.rest


KEEP = Edit("", 0, 0, 0)


class Finding(NamedTuple):
    """The kind of a number, and the index of its region in the code's list; -1 if the plan does not determine it."""

    kind: str
    region: int


NOTHING = Finding(_UNKNOWN, -1)


class Number(NamedTuple):
    """The digits of a number that were read so far: the open states of the plan's patterns, and the digit count."""

    open: frozenset[int]
    length: int


class Written(NamedTuple):
    """The digits after a code, as written: the open paths of the prefix pattern, and a number for each open edit."""

    length: int
    live: tuple[int, ...]
    best: int | None
    numbers: tuple[tuple[Edit, Number], ...]


@dataclass(eq=False, slots=True)
class Plan:
    """The regions of one calling code, the main one first: `(region, metadata)`."""

    regions: list[tuple[str, Any]]
    _nfa: Nfa = field(default_factory=Nfa)
    _opened: frozenset[int] = frozenset()
    _prefixes: list[tuple[Path, Edit]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, (_, metadata) in enumerate(self.regions):
            for name in _DESCRIPTIONS:
                description = getattr(metadata, name)
                if description is not None and description.national_number_pattern:
                    self._opened |= self._nfa.add(f"{index} {name}", description.national_number_pattern)
            if len(self.regions) > 1 and metadata.leading_digits is not None:
                self._opened |= self._nfa.add(f"{index} leading", metadata.leading_digits, is_prefix=True)
        main = self.regions[0][1]
        if main.national_prefix_for_parsing:
            rule = main.national_prefix_transform_rule
            tree = parse(main.national_prefix_for_parsing)
            count = re.compile(main.national_prefix_for_parsing).groups
            self._prefixes = [(path, _edit(path, rule, count)) for path in paths(tree)]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Return the lengths that a number may have, without the code."""
        return tuple(self.regions[0][1].general_desc.possible_length)

    @property
    def local_lengths(self) -> tuple[int, ...]:
        """Return the lengths that are dialled only within an area."""
        return tuple(self.regions[0][1].general_desc.possible_length_local_only)

    @property
    def end(self) -> int:
        """Return the number of written digits from which every reading is too long."""
        return LONGEST + 1 + max((_removed_digits(edit) for _, edit in self._prefixes), default=0)

    def number(self, digits: str = "") -> Number:
        """Return the number that begins with these digits."""
        number = Number(self._opened, 0)
        for digit in digits:
            number = self.advance(number, int(digit))
        return number

    def advance(self, number: Number, digit: int) -> Number:
        """Return the number with one more digit."""
        return Number(self._nfa.step(number.open, digit), number.length + 1)

    def finding(self, number: Number) -> Finding:
        """Return the kind and region of the number, as `getRegionCodeForNumber` and `getNumberType` do."""
        if len(self.regions) == 1:
            kind = self._kind(number, 0)
            return NOTHING if kind == _UNKNOWN else Finding(kind, 0)
        for index, (_, metadata) in enumerate(self.regions):
            kind = self._kind(number, index)
            leads = f"{index} leading" in self._tags(number)
            if leads if metadata.leading_digits is not None else kind != _UNKNOWN:
                return Finding(kind, index)
        return NOTHING

    def written(self) -> Written:
        """Return the state before the first digit."""
        return self._pruned(0, range(len(self._prefixes)), None, {})

    def read(self, written: Written, digit: int) -> Written:
        """Return the state after one more digit."""
        at = written.length
        live = [way for way in written.live if self._fits(way, at, digit)]
        numbers = {
            edit: self.advance(number, digit) if edit.keeps(at) else number
            for edit, number in written.numbers
        }
        return self._pruned(at + 1, live, written.best, numbers)

    def _fits(self, way: int, at: int, digit: int) -> bool:
        masks = self._prefixes[way][0].masks
        return at < len(masks) and bool(masks[at] >> digit & 1)

    def _pruned(
        self, length: int, live: Iterable[int], best: int | None, numbers: dict[Edit, Number]
    ) -> Written:
        """Return the state with the best complete path, and without the paths that can no longer win."""
        still = []
        for way in live:
            path = self._prefixes[way][0]
            if best is not None and way > best:
                break
            if len(path.masks) > length or path.is_anchored:
                still.append(way)
            else:
                best = way
        ways = still if best is None else [*still, best]
        edits = sorted({KEEP, *(self._prefixes[way][1] for way in ways)})
        kept = ((edit, numbers.get(edit) or self.number(edit.put)) for edit in edits)
        return Written(length, tuple(still), best, tuple(kept))

    def edit(self, written: Written) -> Edit:
        """Return the edit that `parse` applies: `maybeStripNationalPrefixAndCarrierCode` and the check after it."""
        ended = [way for way in written.live if len(self._prefixes[way][0].masks) == written.length]
        ways = ended if written.best is None else [*ended, written.best]
        if not ways or written.length < _SHORTEST:
            return KEEP
        edit = self._prefixes[min(ways)][1]
        numbers = dict(written.numbers)
        general = "0 general_desc"
        if general in self._tags(numbers[KEEP]) and general not in self._tags(numbers[edit]):
            return KEEP
        length = numbers[edit].length
        # `testNumberLength` returns TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY or INVALID_LENGTH.
        has_bad_length = length in self.local_lengths or (
            length not in self.lengths and length < self.lengths[-1]
        )
        return KEEP if has_bad_length else edit

    def _tags(self, number: Number) -> frozenset[str]:
        return self._nfa.tags(number.open)

    def _kind(self, number: Number, index: int) -> str:
        """Return the kind of the number, as `getNumberTypeHelper` does."""
        metadata = self.regions[index][1]
        tags = self._tags(number)

        def fits(name: str) -> bool:
            if f"{index} {name}" not in tags:
                return False
            lengths = getattr(metadata, name).possible_length
            return not lengths or number.length in lengths

        if not fits("general_desc"):
            return _UNKNOWN
        for name in _FIRST_KINDS:
            if fits(name):
                return name
        same = metadata.same_mobile_and_fixed_line_pattern
        if fits("fixed_line"):
            return "fixed_line_or_mobile" if same or fits("mobile") else "fixed_line"
        return "mobile" if not same and fits("mobile") else _UNKNOWN


def _edit(path: Path, rule: str | None, count: int) -> Edit:
    """Return the edit of digits that begin with the path: it drops the prefix, or rewrites it by the rule."""
    groups = {number: (start, stop) for number, start, stop in path.groups}
    rest = len(path.masks)
    if not rule or count not in groups:
        return Edit("", 0, 0, rest)
    found = re.fullmatch(r"(\d*)\\(\d)", rule)
    if found is None:
        raise ValueError(f"unknown transform rule {rule!r}")
    start, stop = groups[int(found[2])]
    # A rule that puts back everything it removed changes nothing.
    return Edit(found[1], 0, 0, start) if stop == rest else Edit(found[1], start, stop, rest)


def _removed_digits(edit: Edit) -> int:
    return edit.rest - (edit.stop - edit.start) - len(edit.put)
