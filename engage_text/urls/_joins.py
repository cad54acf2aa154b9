"""Removes the words of a sentence that run into a host: `3 stops away.ups.com`, `Rs.500.axbk.in/x`, `Clickwww.`.

A dot without a space after it makes the last word of a sentence look like a subdomain. The word, its case and its
script show which of the two it is.
"""

from __future__ import annotations

import re

from engage_text.urls._chars import SPACELESS
from engage_text.urls._host_span import HostSpan, is_as_written
from engage_text.urls._words import CUES, SENTENCE_WORDS, SHORT_LINKS

__all__ = ["without_sentence"]

_SPACELESS = re.compile(f"[{SPACELESS}]")
_WORD_BEFORE = re.compile(r"[^\W_][,'’]?\s\Z")


def without_sentence(text: str, host: HostSpan) -> HostSpan:
    """Return the host without the words of a sentence before it."""
    if not is_as_written(host, text):
        return host
    labels = host.labels
    for i, label in enumerate(labels[:-1]):
        if label.endswith("www") and (label == "www" or i == 0):
            return _without(host, sum(map(len, labels[:i])) + i + len(label) - 3)
    cue, _, rest = host.name.partition("-")
    capital = text[host.start].isupper() and text[host.start + 1 : host.end].islower()
    if cue in CUES and rest and (capital or rest in SHORT_LINKS or rest.startswith("www.")):
        return _without(host, len(cue) + 1)
    glued = False
    while len(host.labels) > 1 and _is_sentence(text, host, glued=glued):
        host = _without(host, len(host.labels[0]) + 1)
        glued = True
    return host


def _without(host: HostSpan, count: int) -> HostSpan:
    name = host.name[count:]
    labels = name.removesuffix(host.suffix).rstrip(".").split(".")
    return HostSpan(host.start + count, host.end, name, labels, host.suffix)


def _is_sentence(text: str, host: HostSpan, *, glued: bool) -> bool:
    """Return whether the first label ends a sentence. `glued`: the label before it did."""
    first = host.labels[0]
    written, behind = text[host.start : host.start + len(first)], text[host.start + len(first) : host.end]
    if not written.isascii():
        return bool(_SPACELESS.search(written)) and behind.isascii()
    if not written.isalpha():
        return written.isdecimal() and (glued or text[host.start - 1 : host.start] == ".")
    if len(written) > 1 and written.istitle() and behind.islower() and len(host.labels) > 2:
        return True
    if not _follows_word(text, host.start):
        return False
    if len(written) > 2 and written.isupper() != behind.isupper() and written.islower() != behind.islower():
        return (
            written.isupper() or behind.isupper()
        )  # `code WELCOME.example.in/x`, `25p each.WAP.EXAMPLE.CO.UK`
    return first in SENTENCE_WORDS and behind.islower()


def _follows_word(text: str, start: int) -> bool:
    return _WORD_BEFORE.search(text, max(0, start - 3), start) is not None
