"""Names for findings that stay the same when lines move, so that a service recognises them in the next run."""

from __future__ import annotations

import hashlib
from collections import Counter

from engage_text.lint._findings import Finding

__all__ = ["Fingerprints"]


class Fingerprints:
    """Makes a fingerprint for each finding of a run: from its file, rule, field and row, without line numbers.

    Equal findings of equal rows are counted, so no two fingerprints of a run are equal.
    """

    def __init__(self) -> None:
        self._times: Counter[bytes] = Counter()

    def of(self, finding: Finding, path: str) -> str:
        """Return the fingerprint of the next finding, 32 hexadecimal digits. `path` is relative to the root."""
        problem = finding.problem
        # The label of a catalogue outlives its text. Without a row, only the message says what was found.
        row = finding.label or finding.content or problem.message
        key = "\0".join((path, problem.code, problem.param, str(problem.span), row))
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:16]
        self._times[name] += 1
        times = self._times[name]
        if times > 1:
            name = hashlib.sha256(name + times.to_bytes(8, "big")).digest()[:16]
        return name.hex()
