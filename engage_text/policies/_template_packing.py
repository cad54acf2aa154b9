"""The most parts that texts with choices need, when they are packed into parts from left to right.

Packing a character moves any two positions forward without changing their order. For each choice in turn, the value
that leads furthest is therefore the worst one. Values of one key that come several times are tried together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple

from engage_text._tables.gsm import GSM_EXTENDED
from engage_text.segments import Encoding, measure

__all__ = [
    "EMPTY",
    "GSM",
    "UCS2",
    "Packing",
    "Pattern",
    "is_gsm",
    "most_segments",
    "pattern_units",
    "worst_values",
]

# A text as it is packed: the number of characters of one unit before, between and after those of two units.
Pattern = tuple[int, ...]
EMPTY: Pattern = (0,)
_MOST_TRIALS = 1_000  # combinations of the values of keys that come several times


class Packing(NamedTuple):
    """The units of a single message and of a part, and the characters that take two units."""

    single: int
    part: int
    wide: re.Pattern[str]

    def pattern(self, text: str) -> Pattern:
        """Return the pattern of a text.

        >>> GSM.pattern("5€ or 6€"), UCS2.pattern("5€ or 6€")
        ((1, 5, 0), (8,))
        """
        return tuple(map(len, self.wide.split(text)))

    def longest(self, texts: Iterable[str]) -> tuple[Pattern, ...]:
        """Return the patterns of the texts that can be the worst one."""
        found = set(map(self.pattern, texts))
        most = max(map(pattern_units, found), default=0)
        kept = {pattern for pattern in found if pattern_units(pattern) + self._most_gaps(pattern) > most}
        kept.add(max(found, key=pattern_units, default=EMPTY))
        return tuple(sorted(kept)) if found else ()

    def _most_gaps(self, pattern: Pattern) -> int:
        """Return the most units that stay empty at the ends of parts: one a part, and none without wide characters."""
        return pattern_units(pattern) // (self.part - 1) + 1 if len(pattern) > 1 else 0

    def after(self, pattern: Pattern, at: int) -> int:
        """Return the position after a text that begins at a position. Gaps at the ends of parts count."""
        *before, last = pattern
        for narrow in before:
            at += narrow
            if at % self.part == self.part - 1:
                at += 1  # both units of a character are in one part
            at += 2
        return at + last


# 3GPP TS 23.038 section 6.2.1 and TS 23.040 section 9.2.3.24.1: a message of 140 octets, a header of 6 in each part.
GSM = Packing(160, 153, re.compile(f"[{re.escape(''.join(sorted(GSM_EXTENDED)))}]"))
UCS2 = Packing(70, 67, re.compile("[\U00010000-\U0010ffff]"))


def pattern_units(pattern: Pattern) -> int:
    """Return the units of a text, without gaps."""
    return sum(pattern) + 2 * (len(pattern) - 1)


def is_gsm(text: str) -> bool:
    """Return whether GSM-7 contains the text."""
    return measure(text).encoding is Encoding.GSM_7


def worst_values(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of the texts that can be part of a worst case, in any encoding. Usually they are a few long ones.

    >>> worst_values(["Asha", "Bartholomew", "Ravi", "आशा"])
    ('Bartholomew', 'आशा')
    """
    values = list(dict.fromkeys(texts))
    gsm: list[str] = []
    beyond_gsm: list[str] = []
    for text in values:
        (gsm if is_gsm(text) else beyond_gsm).append(text)
    kept: dict[str, None] = {}
    for packing, group in ((GSM, gsm), (UCS2, values), (UCS2, beyond_gsm)):
        longest = set(packing.longest(group))
        for text in group:
            pattern = packing.pattern(text)
            if pattern in longest:
                longest.remove(pattern)
                kept[text] = None
    return tuple(kept)


def most_segments(
    packing: Packing, fixed: Sequence[Pattern], keys: Sequence[str], choices: Mapping[str, Sequence[Pattern]]
) -> tuple[int, int]:
    """Return the most segments, and the most units, of fixed texts with a choice between each two of them.

    `keys` are those of the choices, one fewer than the fixed texts. A key has one value in the whole text. With more
    than 1,000 combinations of keys that come several times, they have a value of their own each time.

    >>> most_segments(GSM, [(150,), (5,)], ["x"], {"x": [(3,), (0, 0, 0, 0)]})
    (2, 161)
    """
    times = Counter(keys)
    units = sum(map(pattern_units, fixed))
    units += sum(count * max(map(pattern_units, choices[key])) for key, count in times.items())
    if units <= packing.single:
        return 1, units
    shared = [key for key, count in times.items() if count > 1 and len(choices[key]) > 1]
    if prod(min(len(choices[key]), _MOST_TRIALS + 1) for key in islice(shared, 32)) > _MOST_TRIALS:
        shared = []
    end = max(
        _furthest(
            packing, fixed, keys, {**choices, **{key: (one,) for key, one in zip(shared, trial, strict=True)}}
        )
        for trial in product(*(choices[key] for key in shared))
    )
    return -(-end // packing.part), units


def _furthest(
    packing: Packing, fixed: Sequence[Pattern], keys: Sequence[str], choices: Mapping[str, Sequence[Pattern]]
) -> int:
    at = packing.after(fixed[0], 0)
    for key, text in zip(keys, fixed[1:], strict=True):
        at = packing.after(text, max(packing.after(pattern, at) for pattern in choices[key]))
    return at
