"""What a change of messages costs: two versions of files, compared row by row. It reads no file.

The old version is kept as a few numbers for each row, and the new one is compared as it is read.
"""

from __future__ import annotations

import json
from collections import Counter, OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from heapq import heappush, heappushpop
from typing import Any, NamedTuple

from engage_text._to_dict import fields_to_dict
from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._row_values import own_text, values_of
from engage_text.wire import RECIPIENT, TRANSACTION_ID

__all__ = ["Comparer", "Comparison", "RowChange", "Version"]

_MOST_CHANGES = 10  # rows that are listed
_DIGEST_BYTES = 12
Kind = tuple[str, str]  # the code and the field of a problem


@dataclass(slots=True)
class Version:
    """The sums of one version. `cost` is None without a rate table."""

    rows: int = 0
    segments: int = 0
    cost: Decimal | None = None
    encodings: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return {**fields_to_dict(self, leave_out=("cost",)), "cost": _shown(self.cost)}


class RowChange(NamedTuple):
    """A row that needs more segments than before. `location` is its place in the new version."""

    location: Location
    label: str
    segments_before: int
    segments: int
    encoding_before: str
    encoding: str

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, and how many rows are the same, changed, added and removed.

    `new` and `gone` count findings by code. `grown` contains the rows with the most additional segments, the largest
    growth first, and `grown_rows` counts all rows that need more segments.
    """

    before: Version
    after: Version
    same: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    new: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    grown: tuple[RowChange, ...] = ()
    grown_rows: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class _Old(NamedTuple):
    """What is kept of a row of the old version."""

    content: bytes
    segments: int
    encoding: str
    findings: tuple[Kind, ...]


class _OldRows:
    """The rows of the old version by what identifies them. Each call takes constant time, also if all are equal."""

    __slots__ = ("_rows", "count")

    def __init__(self) -> None:
        # Nearly every key has one row. The others have their rows by content, in order.
        self._rows: dict[bytes, _Old | OrderedDict[bytes, deque[_Old]]] = {}
        self.count = 0

    def add(self, key: bytes, row: _Old) -> None:
        self.count += 1
        found = self._rows.get(key)
        if found is None:
            self._rows[key] = row
            return
        if isinstance(found, _Old):
            self._rows[key] = found = OrderedDict({found.content: deque((found,))})
        found.setdefault(row.content, deque()).append(row)

    def pop(self, key: bytes, content: bytes) -> _Old | None:
        """Return and remove a row: one with this content, otherwise the first one; None if there is none."""
        found = self._rows.get(key)
        if not found:
            return None
        self.count -= 1
        if isinstance(found, _Old):
            del self._rows[key]
            return found
        at = content if content in found else next(iter(found))
        row = found[at].popleft()
        if not found[at]:
            del found[at]
        return row


class Comparer:
    """Compares two versions. Add all rows of the old version first, then those of the new one.

    A row is matched by its `transactionID`, by its label in a catalogue, by its recipient, or by its content: by the
    first of them that its file contains. If several rows have the same, an equal row is matched first. `file` is the
    path within the version, so that trees in two places can be compared.
    """

    __slots__ = ("_counts", "_grown", "_number", "_of_files", "_old", "_unique", "after", "before")

    def __init__(self) -> None:
        self.before: Version = Version()
        self.after: Version = Version()
        self._old = _OldRows()
        self._of_files: Counter[tuple[str, Kind]] = Counter()
        self._unique: dict[Any, Any] = {}
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in ("rows", "new")}
        self._grown: list[tuple[int, int, RowChange]] = []
        self._number = 0

    def add_old(self, checked: Checked | Finding, file: str = "") -> None:
        """Add a row or a finding of a whole file of the old version."""
        _add(self.before, checked)
        if isinstance(checked, Finding):
            self._of_files[file, _kind(checked)] += 1
            return
        key, content = _identity(checked, file)
        segments, encoding = _size(checked)
        # Most rows have the findings of another row, or none.
        findings = tuple(map(_kind, checked.findings))
        self._old.add(key, _Old(content, segments, encoding, self._unique.setdefault(findings, findings)))

    def add_new(self, checked: Checked | Finding, file: str = "") -> tuple[Finding, ...]:
        """Add a row or a finding of the new version, and return the findings that the old version does not have."""
        _add(self.after, checked)
        if isinstance(checked, Finding):
            kinds = (file, _kind(checked))
            is_new = not self._of_files[kinds]
            self._of_files[kinds] -= not is_new
            new: tuple[Finding, ...] = (checked,) if is_new else ()
        else:
            key, content = _identity(checked, file)
            old = self._old.pop(key, content)
            self._compare(old, checked, content)
            left = Counter(old.findings if old else ())
            new = tuple(_not_in(left, checked.findings))
        self._counts["new"].update(finding.problem.code for finding in new)
        return new

    def finish(self) -> Comparison:
        """Return the comparison, once all rows were added."""
        rows = self._counts["rows"]
        new = self._counts["new"]
        gone = Counter(self.before.codes)
        gone.subtract(self.after.codes)
        gone.update(new)  # old = kept + gone, new version = kept + new
        grown = tuple(change for _, _, change in sorted(self._grown, reverse=True))
        return Comparison(
            self.before,
            self.after,
            rows["same"],
            rows["changed"],
            rows["added"],
            self._old.count,
            new,
            +gone,
            grown,
            rows["grown"],
        )

    def _compare(self, old: _Old | None, checked: Checked, content: bytes) -> None:
        rows = self._counts["rows"]
        if old is None:
            rows["added"] += 1
            return
        rows["same" if old.content == content else "changed"] += 1
        segments, encoding = _size(checked)
        if segments <= old.segments:
            return
        rows["grown"] += 1
        row = checked.row
        change = RowChange(row.locate(""), row.label, old.segments, segments, old.encoding, encoding)
        self._number -= 1  # of two equal ones, the first is larger
        entry = (segments - old.segments, self._number, change)
        if len(self._grown) < _MOST_CHANGES:
            heappush(self._grown, entry)
        else:
            heappushpop(self._grown, entry)


def _add(version: Version, checked: Checked | Finding) -> None:
    if isinstance(checked, Finding):
        version.codes[checked.problem.code] += 1
        return
    version.codes.update(finding.problem.code for finding in checked.findings)
    version.rows += 1
    if checked.size is not None:
        version.segments += checked.size.segments
        version.encodings[checked.size.encoding.value] += 1
    if checked.cost is not None:
        version.cost = (version.cost or Decimal(0)) + checked.cost


def _kind(finding: Finding) -> Kind:
    return finding.problem.code, finding.problem.param


def _size(checked: Checked) -> tuple[int, str]:
    return (0, "") if checked.size is None else (checked.size.segments, checked.size.encoding.value)


def _not_in(left: Counter[Kind], findings: tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in findings:
        kind = _kind(finding)
        if left[kind]:
            left[kind] -= 1
        else:
            yield finding


def _identity(checked: Checked, file: str) -> tuple[bytes, bytes]:
    """Return hashes of what identifies a row, and of its content, with the values in its body."""
    row = checked.row
    values = values_of(row)
    own = values or row.request
    content = _digest((own, checked.body) if row.values else own)
    if row.label:
        return _digest([file, row.label]), content
    for name in (TRANSACTION_ID, RECIPIENT):
        if value := own_text(row, values, name):
            return _digest([name, value]), content
    return content, content


def _digest(value: object) -> bytes:
    data = (
        value
        if isinstance(value, bytes)
        else json.dumps(value, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    )
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _shown(cost: Decimal | None) -> str | None:
    return None if cost is None else str(cost)
