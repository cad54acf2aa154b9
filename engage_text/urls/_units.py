"""The placeholders of a text as units: no host and no tail ends inside one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from engage_text._placeholder_styles import in_url, may_have_fields

__all__ = ["Units", "units_of"]


class Units:
    """The spans of the placeholders in a text, in order, with look-ups by position in logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def end_at(self, at: int, since: int = 0) -> int:
        """Return the end of the unit that contains `at`, else `at`. Units before `since` do not count."""
        index = bisect_right(self._starts, at) - 1
        return max(at, self._ends[index]) if index >= 0 and self._starts[index] >= since else at

    def holds(self, at: int, since: int) -> bool:
        """Return whether the character there is part of a unit that begins at `since` or later."""
        return self.end_at(at, since) > at

    def end_around(self, at: int) -> int:
        """Return the end of the unit that begins before `at` and contains it, or `at` if there is none."""
        index = bisect_left(self._starts, at) - 1
        return max(at, self._ends[index]) if index >= 0 else at

    def start_before(self, at: int) -> int:
        """Return the start of the unit that contains the character before `at`, or -1."""
        index = bisect_left(self._starts, at) - 1
        return self._starts[index] if index >= 0 and self._ends[index] >= at else -1

    def end_between(self, start: int, end: int) -> int:
        """Return the end of the first unit that begins from `start` to `end` (included), -1 if none does."""
        index = bisect_left(self._starts, start)
        return self._ends[index] if index < len(self._starts) and self._starts[index] <= end else -1

    def ends_at(self, at: int) -> bool:
        """Return whether a unit ends right before `at`."""
        index = bisect_left(self._ends, at)
        return index < len(self._ends) and self._ends[index] == at


def units_of(text: str) -> Units | None:
    """Return the placeholders of the text, None if there are none."""
    if not may_have_fields(text):
        return None
    spans = [found.span() for found in in_url().pattern.finditer(text)]
    return Units(spans) if spans else None
