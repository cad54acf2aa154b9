"""Links whose dot or colon is another mark: `bit,ly/x9`, `example[.]com/a`, `https[:]//a.in`. No handset opens them."""

from __future__ import annotations

import re
from typing import NamedTuple

from engage_text._late_patterns import late
from engage_text.hosts import bundled_suffixes
from engage_text.urls import SHORT_LINKS

__all__ = ["Spelled", "find_spelled", "may_be_spelled"]

_MARK = late(
    r"(?P<scheme>\[:\](?<=ttp\[:\]|tps\[:\]|xxp\[:\]|xps\[:\]))//[A-Za-z0-9]\S{0,255}"
    r"|(?:(?P<comma>,)|\[(?:\.|dot)\]|\(dot\))(?P<suffix>[A-Za-z]{2,12})/[A-Za-z0-9]\S{0,255}"
)
_comma = late(r",[A-Za-z]{2,12}/").search  # begins with a literal: as fast as memchr
_SCHEME_BEFORE = late(r"(?:h|H)[A-Za-z]{1,4}\Z")
_BEFORE = late(r"[A-Za-z0-9](?:[A-Za-z0-9.,-]|[(\[](?:\.|dot)[\])])*+\Z")
_REGISTRIES = frozenset("com net org".split())  # these are not words that follow a comma
_WINDOW = 64  # characters of a host before its last dot
_SENTENCE_MARKS = ".,:;!?)]}'\""


class Spelled(NamedTuple):
    """The place of such a link, and the mark that replaces its dot or colon."""

    start: int
    end: int
    mark: str


def may_be_spelled(text: str) -> bool:
    """Return whether the text contains one of the marks."""
    return "/" in text and ("[" in text or "(dot)" in text or ("," in text and _comma(text) is not None))


def _is_meant(before: str, mark: re.Match[str]) -> bool:
    """Return whether the mark is part of a host. A comma also ends clauses, so only certain suffixes count after it."""
    suffix = mark["suffix"].lower()
    if mark["comma"] is None:
        return suffix in bundled_suffixes().tlds
    return suffix in _REGISTRIES or f"{before.lower()}.{suffix}" in SHORT_LINKS


def find_spelled(text: str) -> list[Spelled]:
    """Return the links whose dot is written as a comma or in brackets, or whose colon is in brackets, in order.

    >>> find_spelled("Pay at bit,ly/x9 or example[.]com/a, today,in/out")
    [Spelled(start=7, end=16, mark=','), Spelled(start=20, end=35, mark='[.]')]
    """
    found = []
    floor = 0
    for mark in _MARK.finditer(text):
        left = max(floor, mark.start() - _WINDOW)
        start = _start_of(text[left : mark.start()], mark)
        if start >= 0:
            floor = mark.start() + len(mark[0].rstrip(_SENTENCE_MARKS))
            written = mark["scheme"] or text[mark.start() : mark.start("suffix")]
            found.append(Spelled(start, floor, written))
    return found


def _start_of(before: str, mark: re.Match[str]) -> int:
    """Return the start of the link that contains the mark, or -1 if there is none."""
    if mark["scheme"]:
        scheme = _SCHEME_BEFORE.search(before[-len("https") :])
        return mark.start() - len(scheme[0]) if scheme else -1
    word = re.split(r"[\s\"'<>:=]", before)[-1].lstrip("([{")
    return mark.start() - len(word) if _BEFORE.match(word) and _is_meant(word, mark) else -1
