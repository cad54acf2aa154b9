"""Converts a text to the units of an encoding, and cuts the units into parts.

Sources: 3GPP TS 23.040 sections 9.2.3.16 and 9.2.3.24; the Unicode Standard, section 3.8 (surrogates).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from engage_text._tables.gsm import ESCAPE
from engage_text.segments._alphabets import Alphabet
from engage_text.segments._clusters import cluster_ends

__all__ = ["Layout", "gsm_layout", "gsm_limit", "gsm_units", "ucs2_layout", "ucs2_limit", "utf16"]

_OCTETS = 140  # TS 23.040 section 9.2.3.16: the user data of one message
# TS 23.040 sections 9.2.3.24.1 and .8: identifier, length, reference, number of parts, number of this part.
_CONCATENATION = {8: 5, 16: 6}
_TABLE = 3  # sections 9.2.3.24.15 and .16: identifier, length, language
# The Unicode Standard, section 3.9, D91: in UTF-16, higher characters are surrogate pairs.
_LAST_OF_ONE_UNIT = "\uffff"


class Layout(NamedTuple):
    """A text and its units.

    `splits_pair` returns whether a cut is inside a pair of units. It is None if the text contains no pair.
    """

    text: str
    units: int
    is_wide: Callable[[str], bool]
    splits_pair: Callable[[int], bool] | None
    whole_clusters: bool

    def ends(self, limit: int) -> list[int]:
        """Return the end of each part in units. Each part is filled before the next; no pair or cluster is cut.

        A cluster that is larger than a part begins a new part, and is cut like any other text.
        """
        edges = self._edges() if self.whole_clusters else None
        if self.splits_pair is None and edges is None:
            return [*range(limit, self.units, limit), self.units]
        ends = []
        end = 0
        while self.units - end > limit:
            end = self._cut(end, end + limit, edges)
            ends.append(end)
        return [*ends, self.units]

    def _cut(self, start: int, cut: int, edges: Sequence[int] | None) -> int:
        if edges is not None:
            edge = edges[bisect_right(edges, cut) - 1]
            if edge > start:
                return edge
        return cut - 1 if self.splits_pair is not None and self.splits_pair(cut) else cut

    def _edges(self) -> Sequence[int] | None:
        """Return 0 and the end of each cluster in units; None if no cluster has several characters."""
        # A pair that is written as two surrogates becomes one character here, as it does on a phone.
        text = utf16(self.text).decode("utf-16-le", "surrogatepass")
        ends = cluster_ends(text)
        if ends is None or len(text) == self.units:
            return ends
        totals = list(accumulate((1 + self.is_wide(char) for char in text), initial=0))
        return [totals[end] for end in ends]

    def indices(self, ends: Sequence[int]) -> Sequence[int]:
        """Return the string indices for ends in units. Both are in ascending order."""
        if self.units == len(self.text):
            return ends
        wanted = frozenset(ends)
        totals = accumulate((1 + self.is_wide(char) for char in self.text), initial=0)
        return [i for i, units in enumerate(totals) if units in wanted]


def gsm_limit(headers: int, reference: int | None = None) -> int:
    """Return how many septets a single message has, or a part if there is a reference.

    `headers` is the number of national tables that the header names. By TS 23.040 section 9.2.3.24, a header has one
    octet for its length, and the text begins at the next whole septet.

    >>> [gsm_limit(tables) for tables in (0, 1, 2)], [gsm_limit(0, 8), gsm_limit(0, 16), gsm_limit(2, 8)]
    ([160, 155, 152], [153, 152, 146])
    """
    return (_OCTETS - _header(headers, reference)) * 8 // 7


def ucs2_limit(reference: int | None = None) -> int:
    """Return how many code units a single message has, or a part if there is a reference.

    >>> ucs2_limit(), ucs2_limit(8), ucs2_limit(16)
    (70, 67, 66)
    """
    return (_OCTETS - _header(0, reference)) // 2


def _header(tables: int, reference: int | None) -> int:
    elements = _TABLE * tables + (_CONCATENATION[reference] if reference else 0)
    return 1 + elements if elements else 0


def gsm_units(text: str, alphabet: Alphabet) -> int:
    """Return how many septets a text has whose characters are all in the alphabet."""
    return len(text) + len(_finder(alphabet.two)(text))


def gsm_layout(text: str, alphabet: Alphabet, *, whole_clusters: bool = False) -> Layout:
    """Return the layout of a text whose characters are all in the alphabet."""
    # A GSM-7 text contains no escape character, so each escape here is the first half of a pair.
    escaped = text
    for char in set(_finder(alphabet.two)(text)):
        escaped = escaped.replace(char, ESCAPE + char)
    splits_pair = None if len(escaped) == len(text) else lambda cut: escaped[cut - 1] == ESCAPE
    return Layout(text, len(escaped), alphabet.two.__contains__, splits_pair, whole_clusters)


def ucs2_layout(text: str, *, whole_clusters: bool = False) -> Layout:
    """Return the layout of any text in UTF-16, as phones read UCS-2."""
    data = utf16(text)

    def splits_pair(cut: int) -> bool:
        # D800-DBFF is a leading surrogate, DC00-DFFF a trailing one, and a little-endian unit ends with its high byte.
        # This checks code units, not characters, so that a pair that is written as two surrogates stays together too.
        return data[2 * cut - 1] & 0xFC == 0xD8 and data[2 * cut + 1] & 0xFC == 0xDC

    return Layout(text, len(data) // 2, _takes_two_units, splits_pair, whole_clusters)


def utf16(text: str) -> bytes:
    """Return the text in UTF-16, with lone surrogates unchanged."""
    return text.encode("utf-16-le", "surrogatepass")


def _takes_two_units(char: str) -> bool:
    return char > _LAST_OF_ONE_UNIT


@cache
def _finder(two: frozenset[str]) -> Callable[[str], list[str]]:
    return re.compile(f"[{re.escape(''.join(sorted(two)))}]").findall
