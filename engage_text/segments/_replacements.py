"""Replacements of characters outside GSM-7 that do not change the meaning of a text. Nothing is counted here.

Our decision: punctuation, spaces and invisible characters are replaced. A letter, mark, digit, symbol or emoji of any
script is never replaced, not even `á` by `a`: the result would be another word (`año` and `ano`) or another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_text._late_patterns import late
from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED

__all__ = ["NOT_GSM", "REPLACEMENTS", "replacements"]

# Single, high-reversed and low quotes, angle quotes, primes (feet, minutes), and the two accents that people type as
# quotes. U+02BC and similar characters are letters by their category, so they are not replaced.
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a`\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb"
# Hyphens, dashes, the bar, the minus sign and bullets. A list with hyphens reads the same.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u2023\u2043"
# Unicode's Zs except the Ogham space, which is visible; and tab, which handsets show as a space or a box.
_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u2028\u2029"
# Soft hyphen, zero-width space, word joiner, byte-order mark. Direction marks are not replaced: in a right-to-left text
# they change the order in which it is read.
_ZERO_WIDTH = "\u00ad\u200b\u2060\ufeff"
# ZWNJ and ZWJ belong to the spelling of Indic and Arabic words, and join emoji. They are removed only between
# characters of GSM-7, where they have no effect.
_JOINERS = "\u200c\u200d"

REPLACEMENTS = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_ZERO_WIDTH, ""),
    "\u2024": ".",
    "\u2025": "..",
    "\u2026": "...",
    "\u2044": "/",
    "\u2215": "/",
}

NOT_GSM = late(f"[^{re.escape(''.join(sorted(GSM_BASIC | GSM_EXTENDED)))}]")

_INVISIBLE = f"{_ZERO_WIDTH}{_JOINERS}"
# A run of invisible characters is one match, because all its joiners have the same neighbours.
_CANDIDATES = f"[{_INVISIBLE}]+|[{''.join(c for c in REPLACEMENTS if c not in _ZERO_WIDTH)}]"
_GSM_OR_REPLACED = GSM_BASIC | GSM_EXTENDED | frozenset(REPLACEMENTS)


def replacements(text: str) -> dict[int, str]:
    r"""Return the possible replacements of characters in `text`, by string index.

    >>> replacements("“Hi”…")
    {0: '"', 3: '"', 4: '...'}
    >>> replacements("क्\N{ZERO WIDTH JOINER}ष a\N{ZERO WIDTH JOINER}b")
    {6: ''}
    """
    return dict(_found(text))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(_CANDIDATES, text):
        start, end = match.span()
        if match[0][0] in _INVISIBLE:
            alone = _is_gsm(text[start - 1 : start]) and _is_gsm(text[end : end + 1])
            yield from ((i, "") for i in range(start, end) if alone or text[i] not in _JOINERS)
        else:
            yield start, REPLACEMENTS[match[0]]


def _is_gsm(neighbour: str) -> bool:
    return not neighbour or neighbour in _GSM_OR_REPLACED
