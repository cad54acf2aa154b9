"""Writes tables as wrapped rows of text: `key word word …`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

__all__ = ["long_rows", "rows"]

_WIDTH = 110


def rows(table: Mapping[str, Iterable[int]]) -> str:
    r"""Return the table as text, keys and code points in ascending order.

    >>> rows({"b": [0x61, 0x63, 0x62, 0xE9], "a": [0x00, 0x01]})
    'a 0-1\nb 61-63 E9\n'
    """
    return "".join(
        f"{key} {line}\n"
        for key in sorted(table)
        for line in textwrap.wrap(
            " ".join(_ranges(table[key])), _WIDTH - len(key) - 1, break_on_hyphens=False
        )
    )


def long_rows(table: Mapping[str, Iterable[str]]) -> str:
    r"""Return a row of words for each key. A backslash at the end of a line continues the row on the next line.

    A line of non-ASCII words has half the length, because the characters of some scripts are twice as wide.

    >>> long_rows({"b": ["y", "ü"], "a": ["z"]})
    'a z\nb y \\\nü\n'
    """
    return "".join(" \\\n".join(_lines([key, *table[key]])) + "\n" for key in sorted(table))


def _lines(words: Sequence[str]) -> Iterator[str]:
    wide_from = next((index for index, word in enumerate(words) if not word.isascii()), len(words))
    for part, width in ((words[:wide_from], _WIDTH - 2), (words[wide_from:], _WIDTH // 2)):
        yield from textwrap.wrap(" ".join(part), width, break_on_hyphens=False)


def _ranges(points: Iterable[int]) -> Iterator[str]:
    ordered = sorted(points)
    # In a run of consecutive points, the difference between point and index is constant.
    for _, run in groupby(enumerate(ordered), key=lambda numbered: numbered[1] - numbered[0]):
        first, *rest = (point for _, point in run)
        yield f"{first:X}-{rest[-1]:X}" if rest else f"{first:X}"
