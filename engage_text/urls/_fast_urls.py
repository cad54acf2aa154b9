"""The usual URL, read at once: lower-case ASCII, a plain tail, a blank or a sentence's end behind it.

Most URLs look like this, and one regex reads them whole. It may take only what `_scan` would read in the
same way, step by step; whatever else a text holds is left to that. tests/property/test_fast_urls.py compares the two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from engage_text.hosts import MAX_LABEL, MAX_PORT, HostRules, SuffixList
from engage_text.urls._host_span import STRONG, HostSpan, word_suffix
from engage_text.urls._likely import doubt, join_reason
from engage_text.urls._opaque import opaque_around
from engage_text.urls._spans import DoubtfulHost, Evidence, UrlSpan
from engage_text.urls._url_options import BarePolicy, Policy
from engage_text.urls._words import CUES, SENTENCE_WORDS, WORDY_CODES

__all__ = ["fast_dot", "fast_schemed", "may_be_piece"]

# Labels neither begin nor end with a hyphen (RFC 1123 section 2.1), so that no `xn--` is cut short; the last
# is letters alone. The tail holds nothing that a link is ever cut at, so whoever goes on where this gives up has
# the same run before it, and ends in what is never trimmed. No semicolon follows, as `&quot;` might end there.
_TAIL = "[A-Za-z0-9/_=&%+~#?-]*[A-Za-z0-9/]"
_URL = re.compile(
    r"((?:[a-z0-9][a-z0-9-]*+(?<!-)\.)+[a-z]{2,}+)"
    r"(?::([0-9]{1,5}))?"
    rf"(?:/(?:{_TAIL})?(?:\.(?:html?|php|aspx?|jsp|pdf)(?:[?#]{_TAIL})?)?|#{_TAIL})?"
    r"(?=[.,:!?)*]*+(?:\s|\Z))"
)
# The same after a scheme; `git+https` is another one (RFC 3986 section 3.1).
_SCHEMED = re.compile(rf"(?<!\+https://)(?<!\+http://){_URL.pattern}")
_LABELS = re.compile(r"[a-z0-9-]++(?:\.[a-z0-9-]++)*+")  # reads the same from either end
# What may precede a bare host and is not part of it, nor markup that wraps it, nor the beginning of an escape.
# A closing bracket may end a placeholder, which is part of the host then.
_BEFORE = frozenset("\n\r\t([{<:;,!?|@")
# A host before one of these may be a name in a placeholder: `{{ user.name }}`, `%user.name%`, `((user.name))`. One
# round bracket closes none, and wraps many URLs.
_closes = re.compile(r"[.,:;!?*]*+ ?(?:[}\]>%#|]|\)[)sd])").match
# The four characters before a host that may be a piece of a broken link: `https:a.in`, `www,a.in`, `https: a.in`,
# `http:/ a.in`, `www. a.in`.
_PIECE_OF = frozenset(
    before
    for ends, followers in (
        (("ttp", "tps", "www"), ":;,!|'=*&"),
        (("tp:", "ps:", "p:/", "s:/", "p:\\", "s:\\", "/ /", ": /"), " \n\r\t"),
        (("www", "ww.", "ww,", "w .", "w ,"), " "),
        (("ww ", "ww.", "ww,"), ".,;:"),
    )
    for end in ends
    for letters in product(*zip(end, end.upper(), strict=True))
    for before in ("".join(letters) + follower for follower in followers)
)
_CUE = re.compile(r"([A-Z][a-z]++)-")
_HOST_GOES_ON = frozenset("/?:")
_new = tuple.__new__  # a NamedTuple's own constructor is written in Python: this saves its call for each URL
_LONGEST = MAX_LABEL  # of a host here: no label can then be too long, and no name that is remembered


class _Name(NamedTuple):
    """What a host's name says on its own. `is_whole`: no sentence may begin in it; `stands_bare`: nor end in it."""

    labels: list[str]
    suffix: str
    is_www: bool
    is_whole: bool
    stands_bare: bool


@lru_cache(maxsize=4096)  # the messages of a job name the same few hosts, over and over
def _read(name: str, known: SuffixList) -> _Name:
    labels, suffix = known.divide(name)
    if not suffix or word_suffix(labels, suffix, known):
        return _Name(labels, suffix, is_www=False, is_whole=False, stands_bare=False)
    is_sub = len(labels) > 1
    stands_bare = bool(labels) and labels[0].partition("-")[0] not in CUES
    if is_sub and (labels[0] in SENTENCE_WORDS or "www." in name[1:]):
        stands_bare = False
    return _Name(labels, suffix, is_sub and labels[0] == "www", is_whole=True, stands_bare=stands_bare)


def fast_schemed(text: str, slashes: int, floor: int, rules: HostRules) -> UrlSpan | None:
    """Return the URL whose `//` is at `slashes`, None where it is not plain."""
    start = slashes - 6
    if start < floor or not text.startswith("https:", start):
        start += 1
        if start < floor or not text.startswith("http:", start):
            return None
    found = _SCHEMED.match(text, slashes + 2)
    if not found:
        return None
    name, port = found.groups()
    if len(name) > _LONGEST:
        return None
    _, suffix, _, is_whole, _ = _read(name, rules.known)
    if not is_whole or (port and int(port) > MAX_PORT) or (rules.is_custom and rules.is_never(name)):
        return None
    end = found.end()
    url = text[start:end]
    return _new(UrlSpan, (start, end, url, url, name, suffix, "scheme"))


def fast_dot(text: str, dot: re.Match[str], floor: int, policy: Policy) -> UrlSpan | DoubtfulHost | None:
    """Return the URL around the dot, the e-mail address or the join of two sentences; None for a closer look."""
    bare, scheme, rules = policy
    at, label = dot.start(), dot[1]
    start = text.rfind(" ", floor, at) + 1
    if (line := text.rfind("\n", start or floor, at)) >= 0:
        start = line + 1
    if (floor and not start) or rules.is_custom:
        return None
    if label and label not in STRONG and bare == "likely" and (reason := join_reason(text[start:at], label)):
        end = dot.end()
        written = text[start:end]
        known, suffix = rules.known, label.lower()
        is_whole = text[end : end + 1] not in _HOST_GOES_ON and suffix in rules.tlds
        is_suffix = written.lower() in known.seconds or suffix in known.wildcards
        is_piece = start > 3 and text[start - 4 : start] in _PIECE_OF
        if is_whole and not (is_suffix or is_piece or _closes(text, end)):
            return _new(DoubtfulHost, (start, end, written, reason))
    found = _URL.match(text, start) or _behind_mark(text, at, floor) or _after_cue(text, start)
    if not found or found.end(1) < at or found[2]:
        return None
    return _without_scheme(text, found, bare, scheme, rules.known)


def _without_scheme(
    text: str, found: re.Match[str], bare: BarePolicy, scheme: str, known: SuffixList
) -> UrlSpan | DoubtfulHost | None:
    url, name = found.group(0, 1)
    if len(name) > _LONGEST:
        return None
    labels, suffix, is_www, _, stands_bare = _read(name, known)
    if not stands_bare:
        return None
    start, end = found.span()
    if start:
        if text[start - 1] == "@":
            return _new(DoubtfulHost, (start, end, url, "e-mail"))
        if start > 3 and text[start - 4 : start] in _PIECE_OF:
            return None
    tail = url[len(name) :]
    evidence: Evidence = "www" if is_www else "path" if tail else "host"
    # The policy has something against a path under the suffixes that are words only.
    if evidence == "host" or (evidence == "path" and suffix in WORDY_CODES):
        host = HostSpan(start, start + len(name), name, labels, suffix)
        if doubt(text, host, tail, bare):
            return None
    span = (start, end, url, f"{scheme}://{url}", name, suffix, evidence)
    return None if _closes(text, end) else _new(UrlSpan, span)


def may_be_piece(text: str, start: int) -> bool:
    """Return whether a broken scheme or `www` may be before the host, after a space or a mark in ASCII."""
    return text[start - 4 : start] in _PIECE_OF


def _after_cue(text: str, start: int) -> re.Match[str] | None:
    """Return the URL after a capitalised cue and a hyphen: `Click-example.in/x`."""
    cue = _CUE.match(text, start)
    return _URL.match(text, cue.end()) if cue and cue[1].lower() in CUES else None


def _behind_mark(text: str, dot: int, floor: int) -> re.Match[str] | None:
    """Return the URL around the dot that a mark or a line's end stands before, or the host of an e-mail address."""
    labels = _LABELS.match(text[max(floor, dot - _LONGEST) : dot][::-1])
    if not labels:
        return None
    start = dot - labels.end()
    before = text[start - 1 : start]
    if before not in _BEFORE or (before == "@" and not text[start - 2 : start - 1].strip()):
        return None
    return None if opaque_around(text, floor, start) else _URL.match(text, start)
