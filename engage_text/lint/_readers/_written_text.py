"""Where the characters of a text are written if some of them are written as escapes."""

from __future__ import annotations

import re
from bisect import bisect_left

__all__ = ["WrittenText"]


class WrittenText:
    r"""A text as it is written, and the pattern of an escape, which stands for one character.

    `before` is the length of what comes before the first character, such as a quote. An answer takes logarithmic time.

    >>> WrittenText('"a\\nb"', re.compile(r"\\."), before=1).written(2)
    4
    """

    __slots__ = ("_before", "_characters", "_ends", "raw")

    def __init__(self, raw: str, escape: re.Pattern[str], *, before: int = 0) -> None:
        self.raw = raw
        self._before = before
        self._characters: list[int] = []  # the index of each escaped character in the decoded text
        self._ends: list[int] = []  # the index after its escape in the written text
        shorter = before
        for match in escape.finditer(raw):
            self._characters.append(match.start() - shorter)
            self._ends.append(match.end())
            shorter += match.end() - match.start() - 1

    def written(self, index: int) -> int:
        """Return the index in `raw` where a character of the decoded text is written."""
        last = bisect_left(self._characters, index) - 1
        if last < 0:
            return index + self._before
        return self._ends[last] + index - self._characters[last] - 1

    def end(self, index: int) -> int:
        """Return the index in `raw` after the character before `index`."""
        return self.written(index)
