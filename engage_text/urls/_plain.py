"""The usual URL, read at once: lower-case ASCII, a plain tail, a blank or a sentence's end behind it.

Most URLs look like this, and one regex reads them whole. It may take only what `_scan` would read in the
same way, step by step; whatever else a text holds is left to that. tests/property/test_plain_urls.py compares the two.
"""

from __future__ import annotations

import re

from engage_text._suffixes import SuffixList
from engage_text.urls._host import Host, word_suffix
from engage_text.urls._words import CUES, SENTENCE_WORDS, WORD_CODES

__all__ = ["MAX_PORT", "plain_start", "plain_url", "stands_bare"]

MAX_PORT = 65535  # RFC 793 section 3.1: a port is 16 bits

# Labels neither begin nor end with a hyphen (RFC 1123 section 2.1), so that no `xn--` is cut short; the last
# is letters alone. The tail holds nothing that a link is ever cut at, so whoever goes on where this gives up has
# the same run before him, and ends in what is never trimmed.
_TAIL = "[A-Za-z0-9/_=&%+~#?-]*[A-Za-z0-9/]"
_URL = re.compile(
    r"((?:[a-z0-9][a-z0-9-]*+(?<!-)\.)+[a-z]{2,}+)"
    r"(?::([0-9]{1,5}))?"
    rf"(?:/(?:{_TAIL})?(?:\.(?:html?|php|aspx?|jsp|pdf)(?:[?#]{_TAIL})?)?|#{_TAIL})?"
    r"(?=[.,:;!?)*]*+(?:\s|\Z))"
)
_LABELS = re.compile(r"[a-z0-9-]++(?:\.[a-z0-9-]++)*+")  # reads the same from either end
# What may stand in front of a bare host and is no part of it, nor markup that wraps it.
_BEFORE = frozenset(" \n\r\t()[]{}<>:;,!?\"'&=|@#$/")
_LONGEST = 63  # of a host here: no label can then be too long (RFC 1035 section 2.3.4)


def plain_url(text: str, start: int, suffixes: SuffixList) -> tuple[Host, int, int] | None:
    """Return the host that begins at `start`, where its port ends and where the URL ends.

    None where the URL is not plain or the suffix not known.
    """
    found = _URL.match(text, start)
    if not found:
        return None
    name, port = found.groups()
    if len(name) > _LONGEST or (port and int(port) > MAX_PORT):
        return None
    names, suffix = suffixes.divide(name)
    if not suffix:
        return None
    end = start + len(name)
    # A NamedTuple's own constructor is written in Python: this saves its call for each URL.
    host = tuple.__new__(Host, (start, end, name, names, suffix))
    if suffix in WORD_CODES and word_suffix(host, suffixes):
        return None  # a sentence may begin there: `example.com.it is`
    return host, end + len(port) + 1 if port else end, found.end()


def plain_start(text: str, dot: int, floor: int) -> int:
    """Return where the bare host around the dot begins, -1 where something else may stand in front of it."""
    found = _LABELS.match(text[max(floor, dot - _LONGEST) : dot][::-1])
    if not found:
        return -1
    start = dot - found.end()
    return start if start == 0 or text[start - 1] in _BEFORE else -1


def stands_bare(host: Host) -> bool:
    """Return whether nothing is glued to the host by a sentence, nor missing: a suffix alone is none."""
    names = host.names
    if not names or names[0].partition("-")[0] in CUES:
        return False
    return len(names) == 1 or (names[0] not in SENTENCE_WORDS and "www." not in host.name[1:])
