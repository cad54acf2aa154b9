"""Places in a body that are already reported, so that none is reported twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["Places"]


class Places:
    """Spans in any order, with a test in logarithmic time of whether one of them contains a place."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def contain(self, start: int, end: int) -> bool:
        """Return True if one of the spans contains the place."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]
