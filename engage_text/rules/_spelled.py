"""Links whose dot was written as something else: `bit,ly/x9`, `example[.]com/a`. No handset opens them."""

from __future__ import annotations

import re
from typing import NamedTuple

from engage_text._suffixes import bundled_suffixes
from engage_text.urls._words import SHORT_LINKS

__all__ = ["Spelled", "find_spelled", "may_be_spelled"]

_DOT = re.compile(r"(?:(?P<comma>,)|\[(?:\.|dot)\]|\(dot\))(?P<suffix>[A-Za-z]{2,12})/[A-Za-z0-9]\S{0,255}")
_BEFORE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.,-]|[(\[](?:\.|dot)[\])])*+\Z")
_REGISTRIES = frozenset("com net org".split())  # that end no word after a comma
_WINDOW = 64  # characters of a host before its last dot
_SENTENCE_MARKS = ".,:;!?)]}'\""


class Spelled(NamedTuple):
    """Where such a link is, and what its dot is written as."""

    start: int
    end: int
    mark: str


def may_be_spelled(text: str) -> bool:
    """Return whether the text holds one of the marks before a suffix: the quick half of the answer."""
    return ",com/" in text or ",ly/" in text or ".]" in text or "dot)" in text or "dot]" in text


def _is_meant(before: str, dot: re.Match[str]) -> bool:
    """Return whether a host is meant; a comma ends clauses as well, so only sure names count there."""
    suffix = dot["suffix"].lower()
    if dot["comma"] is None:
        return suffix in bundled_suffixes().tlds
    return suffix in _REGISTRIES or f"{before.lower()}.{suffix}" in SHORT_LINKS


def find_spelled(text: str) -> list[Spelled]:
    """Return the links whose dot is written as a comma or in brackets, in order.

    >>> find_spelled("Pay at bit,ly/x9 or example[.]com/a, today,in/out")
    [Spelled(start=7, end=16, mark=','), Spelled(start=20, end=35, mark='[.]')]
    """
    found = []
    floor = 0
    for dot in _DOT.finditer(text):
        left = max(floor, dot.start() - _WINDOW)
        window = text[left : dot.start()]
        word = re.split(r"[\s\"'<>:=]", window)[-1]
        before = _BEFORE.match(word.lstrip("([{"))
        if not before or not _is_meant(before[0], dot):
            continue
        start = dot.start() - len(before[0])
        floor = start + len(text[start : dot.end()].rstrip(_SENTENCE_MARKS))
        found.append(Spelled(start, floor, text[dot.start() : dot.start("suffix")]))
    return found
