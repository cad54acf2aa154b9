"""Hosts that the full reader leaves out: without a known suffix, with invalid labels, or after a mark such as `@`.

Text that is meant as a link is reported. Everything else is skipped silently.
"""

from __future__ import annotations

from typing import Literal

from engage_text.hosts import HostRules
from engage_text.urls._broken import mistyped, token_end
from engage_text.urls._evidence import Reason
from engage_text.urls._host import is_file
from engage_text.urls._host_span import STRONG, HostSpan
from engage_text.urls._neighbours import after_escape, has_sheet_escape
from engage_text.urls._opaque import opaque_around
from engage_text.urls._spans import DoubtfulHost, doubtful_at

__all__ = ["MARKS", "hostless", "mark_before", "nameless", "unknown_suffix"]

# What follows one of these is not a separate host.
MARKS: dict[str, Reason] = {
    "@": "mention", "\uff20": "mention", "/": "in-path", "#": "tag", "\uff03": "tag", "$": "tag",
}  # fmt: skip
_ORDINALS = frozenset("\u00aa\u00ba")  # letters to Unicode, signs to readers: `acme.com\u00ba`


def mark_before(text: str, start: int, *, is_www: bool) -> Reason | Literal[""]:
    """Return the reason why the mark before the host rules it out, or "" if it stays a host."""
    mark = MARKS[text[start - 1]]
    if mark == "mention" and text[max(0, start - 2) : start - 1].strip():
        return "e-mail"
    return "" if is_www else mark  # no user and no tag is called `www.`: `log in at @www.example.com`


def unknown_suffix(text: str, floor: int, dot: int, end: int) -> DoubtfulHost:
    """Skip a host without a known suffix. After `www.` the suffix is a typo, or newer than the list."""
    if text[max(floor, dot - 3) : dot].lower() == "www" and not text.startswith("@", end):
        return doubtful_at(text, dot - 3, end, "unknown-suffix")
    if text.startswith("/", end) and (start := mistyped(text, floor, dot, end)) >= 0:
        return doubtful_at(text, start, token_end(text, start), "unknown-suffix")
    return doubtful_at(text, dot, end, "no-suffix")


def hostless(text: str, floor: int, edge: int, dot: int, ends: tuple[int, int]) -> DoubtfulHost:
    """Skip labels that cannot be a host. A place that is meant as a link, such as `my_shop.com/x`, is reported.

    The labels begin at `edge`. `ends` contains the end of the labels that were read, and the end of all labels.
    """
    end, after = ends
    if edge >= 0 and has_sheet_escape(text[edge:dot]):
        return doubtful_at(text, edge, after, "in-escape")
    if edge < 0 or not text.startswith("/", end) or text[edge - 1 : edge] in MARKS or text[edge] == ".":
        return doubtful_at(text, dot, after, "no-host")
    is_strong = text[text.rfind(".", dot, end) + 1 : end].lower() in STRONG
    if not is_strong or not text[edge:dot].isascii() or opaque_around(text, floor, edge):
        return doubtful_at(text, dot, after, "no-host")
    if after_escape(text, edge):
        return doubtful_at(text, max(floor, edge - 1), token_end(text, edge), "in-escape")
    return doubtful_at(text, edge, token_end(text, edge), "bad-host")


def nameless(
    text: str, floor: int, host: HostSpan, around: tuple[int, int], rules: HostRules
) -> DoubtfulHost:
    """Skip a host without a known suffix. A place that is meant as a file or a link is reported.

    `around` contains the dot and the end of all labels.
    """
    dot, end = around
    if text[host.start - 1 : host.start] not in MARKS and is_file(host, rules.known):
        return doubtful_at(text, host.start, host.end, "file-name")
    last = text[host.start : host.end - 1].rpartition(".")[2].lower()
    if text[host.end - 1] in _ORDINALS and last in rules.tlds:
        return doubtful_at(text, host.start, host.end, "sign")
    if host.name.startswith("www.") and not host.suffix:
        return doubtful_at(text, host.start, host.end, "unknown-suffix")
    return unknown_suffix(text, floor, dot, end)
