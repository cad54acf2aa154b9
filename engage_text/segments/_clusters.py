"""Finds the ends of grapheme clusters: the units that a reader sees as one character.

Source: UAX 29, extended grapheme clusters (section 3.1.1, table 1c), in the Unicode version that
`_tables.graphemes` names. Each character is first translated to the letter of its class. The rules are a regex over
these letters.
"""

from __future__ import annotations

import re
from functools import cache

from engage_text._tables.graphemes import CLASSES

__all__ = ["cluster_ends"]

# The letters: r and n are CR and LF; c control; p prepend; i regional indicator; l, v, t jamo; a, b syllables of two
# and three jamo; o pictograph; d consonant; m linking base; x any other character.
# Marks: e an extend that a conjunct may contain; f any other extend; k linker; z ZWJ; s spacing mark.
_MARK = "[efkzs]"
# GB9c: a linker, such as a virama, joins a consonant that follows it directly or after further marks.
_AFTER = "(?:k[kez]*+d?+|[efzs])"
_BASE = "m[kez]*+d|ii|l*+(?:[va]v*+|b)t*+|l++|t++|o(?:[efk]*+zo)*+|[^rncpefkzs]"
# Every repeat is possessive, and never takes a character that the next part needs, so a text is read once.
_CLUSTER = f"rn|[rnc]|p*+(?:(?:{_BASE}){_AFTER}*+|{_AFTER}++)|p++"
_JOINING = f"rn|[pilvtm]|{_MARK}"

_LETTERS = {
    "control": "c",
    "prepend": "p",
    "extend": "f",
    "spacing": "s",
    "conjoined": "e",
    "linker": "k",
    "linking-base": "m",
    "hangul-l": "l",
    "hangul-v": "v",
    "hangul-t": "t",
    "pictograph": "o",
    "consonant": "d",
}
_ZWJ = 0x200D
_FLAGS = range(0x1F1E6, 0x1F200)
_SYLLABLES = range(0xAC00, 0xD7A4)
_TRAILING_JAMO = 28  # the Unicode Standard, section 3.12: a pair of jamo has 27 final consonants, or none


def cluster_ends(text: str) -> list[int] | None:
    """Return 0 and the end of each cluster, or None if every character is a cluster of its own.

    >>> cluster_ends("ab"), cluster_ends("क्षि!")
    (None, [0, 4, 5])
    """
    letters = text.translate(_classes())
    # Few callers need these patterns, so they are compiled on first use; `re` caches them.
    if not re.search(_JOINING, letters):
        return None
    return [0, *(match.end() for match in re.finditer(_CLUSTER, letters))]


class _Classes(dict[int, str]):
    def __missing__(self, point: int) -> str:
        if point in _SYLLABLES:
            return "b" if (point - _SYLLABLES.start) % _TRAILING_JAMO else "a"
        return "x"


@cache
def _classes() -> _Classes:
    """Return the letter of each code point that has a row. If two classes apply, the later of `_LETTERS` wins."""
    found: dict[str, list[int]] = {name: [] for name in _LETTERS}
    for line in CLASSES.splitlines():
        name, *runs = line.split()
        for run in runs:
            first, _, last = run.partition("-")
            found[name] += range(int(first, 16), int(last or first, 16) + 1)
    table = _Classes()
    for name, letter in _LETTERS.items():
        table.update(dict.fromkeys(found[name], letter))
    table.update(dict.fromkeys(_FLAGS, "i"))
    table.update({ord("\r"): "r", ord("\n"): "n", _ZWJ: "z"})
    return table
