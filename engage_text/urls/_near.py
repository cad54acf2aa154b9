"""The distance between two words in typing mistakes, for schemes and suffixes."""

from __future__ import annotations

from engage_text.urls._words import CLAUSE_ENDS

__all__ = ["distance", "near_suffix"]

# The suffixes that people type, and mistype, most often.
_COMMON_SUFFIXES = ("com", "net", "org", "info", "gov", "edu")
_SHORTEST, _LONGEST = 3, 5  # characters of a word that is one mistake away from one of them


def distance(a: str, b: str) -> int:
    """Return the edit distance with two swapped neighbours counted as one (optimal string alignment)."""
    before, row = list[int](), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, above, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def near_suffix(label: str) -> str:
    """Return the common suffix that is one typing mistake away, "" if there is none: `con`, `ocm`.

    >>> near_suffix("con"), near_suffix("tech")
    ('com', '')
    """
    label = label.lower()
    # `con` is a word in Spanish, and by far the most common mistake.
    if not _SHORTEST <= len(label) <= _LONGEST or (label in CLAUSE_ENDS and label != "con"):
        return ""
    return next((suffix for suffix in _COMMON_SUFFIXES if distance(label, suffix) == 1), "")
