"""Tables as rows of text: `key word word …`, wrapped."""

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
    r"""Return a row of words for each key, wrapped by a backslash: one line when the module is read.

    A line of words that are not ASCII is half as long, because some scripts are twice as wide.

    >>> long_rows({"b": ["y", "ü"], "a": ["z"]})
    'a z\nb y \\\nü\n'
    """
    return "".join(" \\\n".join(_lines([key, *table[key]])) + "\n" for key in sorted(table))


def _lines(words: Sequence[str]) -> Iterator[str]:
    wide_from = next((place for place, word in enumerate(words) if not word.isascii()), len(words))
    for part, width in ((words[:wide_from], _WIDTH - 2), (words[wide_from:], _WIDTH // 2)):
        yield from textwrap.wrap(" ".join(part), width, break_on_hyphens=False)


def _ranges(points: Iterable[int]) -> Iterator[str]:
    ordered = sorted(points)
    # Within a run of consecutive points, point and place grow alike.
    for _, run in groupby(enumerate(ordered), key=lambda placed: placed[1] - placed[0]):
        first, *rest = (point for _, point in run)
        yield f"{first:X}-{rest[-1]:X}" if rest else f"{first:X}"
