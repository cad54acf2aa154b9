"""Tables as rows of text: `key word word …`, wrapped, the key on every row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

__all__ = ["rows", "wrapped"]

_WIDTH = 110


def rows(table: Mapping[str, Iterable[int]]) -> str:
    r"""Return the table as text, keys and code points in ascending order.

    >>> rows({"b": [0x61, 0x63, 0x62, 0xE9], "a": [0x00, 0x01]})
    'a 0-1\nb 61-63 E9\n'
    """
    return wrapped({key: _ranges(points) for key, points in table.items()})


def wrapped(table: Mapping[str, Iterable[str]]) -> str:
    r"""Return rows of a key and its words, wrapped, the keys in order, the words as they come, ASCII ones first.

    A row of other words has half as many characters, as the characters of some scripts are twice as wide.

    >>> wrapped({"b": ["y", "x"], "a": ["z"]})
    'a z\nb y x\n'
    """
    return "".join(f"{key} {line}\n" for key in sorted(table) for line in _lines([*table[key]], len(key) + 1))


def _lines(words: Sequence[str], taken: int) -> Iterator[str]:
    narrow = " ".join(word for word in words if word.isascii())
    wide = " ".join(word for word in words if not word.isascii())
    yield from textwrap.wrap(narrow, _WIDTH - taken, break_on_hyphens=False)
    yield from textwrap.wrap(wide, _WIDTH // 2 - taken, break_on_hyphens=False)


def _ranges(points: Iterable[int]) -> Iterator[str]:
    ordered = sorted(points)
    # Within a run of consecutive points, point and place grow alike.
    for _, run in groupby(enumerate(ordered), key=lambda placed: placed[1] - placed[0]):
        first, *rest = (point for _, point in run)
        yield f"{first:X}-{rest[-1]:X}" if rest else f"{first:X}"
