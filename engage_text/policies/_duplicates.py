"""The messages of a run that came before, as digests: 16 bytes and a place for each. It grows with the run."""

from __future__ import annotations

from hashlib import blake2b

__all__ = ["Seen"]


class Seen:
    """Where each value of a run was first. The caller keeps one for a run, over all its files.

    A value is kept as a digest, so that neither numbers nor bodies stay in memory. This is the only part of the linter
    whose memory grows with the number of messages.

    >>> seen = Seen()
    >>> seen.first("to", "919876543210", place="a.csv:2"), seen.first("to", "919876543210", place="a.csv:9")
    ('', 'a.csv:2')
    """

    __slots__ = ("_places",)

    def __init__(self) -> None:
        self._places: dict[bytes, str] = {}

    def first(self, *value: str, place: str) -> str:
        """Return the place where the value came before, or "". It is added if it is new."""
        digest = blake2b(digest_size=16)
        for part in value:
            data = part.encode("utf-8", "surrogatepass")
            # The length separates the parts: ("ab", "c") is another value than ("a", "bc").
            digest.update(len(data).to_bytes(8, "big") + data)
        first = self._places.setdefault(digest.digest(), place or "another message")
        return "" if first is place else first

    def __len__(self) -> int:
        return len(self._places)
