"""Counts whose memory has a limit. Two of them can be added. They know nothing about messages."""

from __future__ import annotations

__all__ = ["Tally"]

_KEYS = 4_000  # as many domains as one report can need; a key takes about 150 bytes


class Tally:
    """Counts by key. Beyond twice `limit` keys, the rarest are counted together, so that the memory has a limit.

    The sum is always exact. If keys were dropped (`is_cut`), the count of a key that came back is too low.

    >>> tally = Tally()
    >>> for host in ("a.in", "b.in", "a.in"):
    ...     tally.count(host)
    >>> tally.top(1), tally.total
    ([('a.in', 2)], 3)
    """

    __slots__ = ("_counts", "_limit", "is_cut", "total")

    def __init__(self, *, limit: int = _KEYS) -> None:
        self._counts: dict[str, int] = {}
        self._limit = limit
        self.is_cut = False
        self.total = 0

    def __len__(self) -> int:
        return len(self._counts)

    def __getitem__(self, key: str) -> int:
        return self._counts.get(key, 0)

    def count(self, key: str, times: int = 1) -> None:
        """Count a key."""
        self.total += times
        self._counts[key] = self._counts.get(key, 0) + times
        if len(self._counts) > 2 * self._limit:
            self._counts = dict(self.top(self._limit))
            self.is_cut = True

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for key, times in other._counts.items():
            self.count(key, times)
        self.total += other.total - sum(other._counts.values())
        self.is_cut |= other.is_cut

    def top(self, most: int) -> list[tuple[str, int]]:
        """Return the keys with the highest counts. Equal counts are in the order of their keys."""
        return sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))[:most]
