"""Decides whether a text is casual, with joined sentences and slang, or was written by a company.

In a casual text, a dot between two words joins two sentences, even if the second word is a suffix. A company writes
names with capitals, and prices.
"""

from __future__ import annotations

import re

from engage_text.urls._file_endings import SENT_FILES
from engage_text.urls._host_span import STRONG
from engage_text.urls._spelling import reads_as_word
from engage_text.urls._vocabulary import SLANG

__all__ = ["is_casual", "is_formal"]

_NEAR = 160  # characters on either side: the length of one SMS (3GPP TS 23.038), and a bound for the time
_WORDS = re.compile(r"(?<![\w.])[a-z0-9]++(?!\w)")
# Two words that a dot joins, neither of them part of an address or a path.
_JOIN = re.compile(r"(?<![\w.@/:'-])([A-Za-z]{2,}+)\.++([a-z]{2,}+)(?![\w@/:-]|\.\w)")
_FEWEST = 2  # words of slang that make a text casual: shops also write `u` and `pls`

# A name or a word in capitals within a sentence, a price, a share, a number: what companies write.
_FORMAL = re.compile(r"(?<=[a-z,0-9&+] )[A-Z][A-Za-z]+|(?<![A-Za-z])[A-Z]{3,}|[%₹]|\bRs\b|[0-9]{2,}")
_FEWEST_FORMAL = 2


def is_casual(text: str, start: int, end: int) -> bool:
    """Return whether the text around the host at `start:end` joins its sentences, or is written in slang."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    slang: set[str] = set()
    for piece in (before, after):
        slang.update(SLANG.intersection(_WORDS.findall(piece.lower())))
        if len(slang) >= _FEWEST or any(map(_is_join, _JOIN.finditer(piece))):
            return True
    return False


def _is_join(found: re.Match[str]) -> bool:
    word, label = found.groups()
    return label not in STRONG and label not in SENT_FILES and reads_as_word(word.lower())


def is_formal(text: str, start: int, end: int) -> bool:
    """Return whether the text around the host at `start:end` has names and numbers as in a company's message."""
    found = 0
    for piece in (text[max(0, start - _NEAR) : start], text[end : end + _NEAR]):
        for _ in _FORMAL.finditer(piece):
            found += 1
            if found == _FEWEST_FORMAL:
                return True
    return False
