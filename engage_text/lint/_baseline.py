"""The baseline: findings that are known and not reported again. It contains no text of a message and no number.

A finding is recognised by what its row contains, so it is known on any line and in any file. A baseline only shrinks: a
run never adds to it, and `pruned` removes what is fixed. It reads and writes no file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engage_text._checks import is_int, kind_of
from engage_text._text import json_line
from engage_text._to_dict import fields_to_dict
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding

__all__ = [
    "Baseline",
    "BaselineMatcher",
    "KnownFinding",
    "baseline_of",
    "fingerprint",
    "pruned",
    "read_baseline",
]

_VERSION = 1
_DIGEST_BYTES = 12  # 96 bits: even among a thousand million rows, no two are likely to have the same
_TEXTS = ("file", "code", "field", "row")
_SHOWN = 60


class KnownFinding(NamedTuple):
    """Equal findings of equal rows in one file: the code and field of the problem, a hash of the row, and how many."""

    file: str
    code: str
    field: str
    row: str
    times: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What is compared with findings: everything but `file` and `times`."""
        return self.code, self.field, self.row

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """All known findings, in the order of their fields. `name` is the name of the file."""

    known: tuple[KnownFinding, ...] = ()
    name: str = field(default="", compare=False)

    def to_text(self) -> str:
        """Return the baseline as the text of its file: JSON with one line for each entry, so that it merges well.

        >>> print(Baseline((KnownFinding("a.csv", "url-private", "msg", "5d1f"),)).to_text(), end="")
        {"version":1,"known":[
        {"file":"a.csv","code":"url-private","field":"msg","row":"5d1f","times":1}
        ]}
        """
        rows = ",".join("\n" + json_line(entry._asdict()).rstrip("\n") for entry in self.known)
        return f'{{"version":{_VERSION},"known":[{rows}\n]}}\n'

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def fingerprint(finding: Finding) -> Key:
    """Return what identifies a finding: its code, its field, and a hash of its row.

    For a finding without the content of a row, the hash is that of the file's name, without its directory, and of the
    message.
    """
    problem = finding.problem
    name = finding.location.file.rpartition("/")[2]
    identity = finding.content or f"{name}\n{problem.message}"
    from hashlib import blake2b  # noqa: PLC0415 - 2 ms that only a baseline needs to pay

    digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES)
    return problem.code, problem.param, digest.hexdigest()


def baseline_of(findings: Iterable[Finding], path_of: Callable[[str], str] = str) -> Baseline:
    """Return the baseline that contains exactly these findings. `path_of` returns the path that is kept of a file."""
    counts = Counter((path_of(finding.location.file), *fingerprint(finding)) for finding in findings)
    return _baseline(KnownFinding(*fields, count) for fields, count in counts.items())


class BaselineMatcher:
    """Says which findings of a run are known. Of equal findings, as many are known as the baseline counts.

    It must be given all findings of the run, in one process.
    """

    __slots__ = ("_left", "_seen", "baseline")

    def __init__(self, baseline: Baseline) -> None:
        self.baseline: Baseline = baseline
        self._left: Counter[Key] = Counter()
        for entry in baseline.known:
            self._left[entry.key] += entry.times
        self._seen: Counter[Key] = Counter()

    def is_known(self, finding: Finding) -> bool:
        """Return whether the baseline contains the finding, and count it."""
        key = fingerprint(finding)
        if self._left[key] <= self._seen[key]:
            return False
        self._seen[key] += 1
        return True

    def seen(self, key: Key) -> int:
        """Return how many findings of this key were known so far."""
        return self._seen[key]


def pruned(matcher: BaselineMatcher, files: Collection[str]) -> Baseline:
    """Return the baseline without the findings that the run did not find any more.

    `files` are the files that the run has read, and those that no longer exist. Entries of other files stay: the run
    does not know about them.
    """
    left = {entry.key: matcher.seen(entry.key) for entry in matcher.baseline.known}
    kept = []
    for entry in matcher.baseline.known:
        times = min(entry.times, left[entry.key]) if entry.file in files else entry.times
        left[entry.key] -= min(times, left[entry.key])
        if times:
            kept.append(entry._replace(times=times))
    return _baseline(kept, matcher.baseline.name)


def read_baseline(data: bytes, name: str) -> Baseline:
    """Return the baseline in the bytes of a file. `name` is the name of the file in errors.

    Raises `InputError` if the file is not a baseline.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise InputError(f"{name} must be a baseline, got text that is not JSON") from None
    if not isinstance(document, dict) or "known" not in document:
        raise InputError(f"{name} must be a baseline, got JSON without the key known")
    if (version := document.get("version")) != _VERSION:
        shown = str(version)[:_SHOWN] if isinstance(version, str | int) else kind_of(version)
        raise InputError(f"{name} must be a baseline of version {_VERSION}, got {shown}")
    entries = document["known"]
    if not isinstance(entries, list):
        raise InputError(f"known in {name} must be a list, got {kind_of(entries)}")
    return _baseline(_entries(entries, name), name)


def _entries(entries: Iterable[Any], name: str) -> Iterator[KnownFinding]:
    for number, entry in enumerate(entries, start=1):
        given = entry if isinstance(entry, dict) else {}
        texts = [value for key in _TEXTS if isinstance(value := given.get(key), str)]
        if len(texts) != len(_TEXTS):
            raise InputError(f"entry {number} of {name} must have the texts file, code, field and row")
        if not is_int(times := given.get("times")) or times < 1:
            raise InputError(f"times in entry {number} of {name} must be an int of 1 or more")
        file, code, param, row = texts
        yield KnownFinding(file, code, param, row, times)


def _baseline(entries: Iterable[KnownFinding], name: str = "") -> Baseline:
    """Return a baseline in order, so that its file does not change if its content does not."""
    return Baseline(tuple(sorted(entries)), name)
