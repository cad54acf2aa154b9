"""The fast path of the scan: a URL in lower-case ASCII with a simple tail, before a space or the end of a sentence.

Most URLs look like this, and one regex reads them whole. It may accept only URLs that `_full_urls` reads in the same
way, step by step. All other text is left to that module. tests/property/test_fast_is_full.py compares the two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from engage_text.hosts import MAX_LABEL, MAX_PORT, HostRules, SuffixList
from engage_text.urls._breaks import BREAKS
from engage_text.urls._evidence import Evidence
from engage_text.urls._file_endings import FAST_PAGES
from engage_text.urls._host_span import STRONG, HostSpan, word_suffix
from engage_text.urls._likely import doubt, join_reason
from engage_text.urls._opaque import opaque_around
from engage_text.urls._spans import DoubtfulHost, UrlSpan, new_doubtful_host, new_url_span
from engage_text.urls._url_options import BarePolicy, UrlOptions
from engage_text.urls._words import CUES, SENTENCE_WORDS, WORDY_CODES

__all__ = ["fast_dot", "fast_schemed"]

# Labels neither begin nor end with a hyphen (RFC 1123 section 2.1), so that no `xn--` is cut short; the last
# is letters alone. The tail has no character that a link is ever cut at, and it ends in one that is never trimmed,
# so both readers end it at the same place. No semicolon follows, as `&quot;` might end there.
_TAIL = "[A-Za-z0-9/_=&%+~#?-]*[A-Za-z0-9/]"
_URL = re.compile(
    r"((?:[a-z0-9][a-z0-9-]*+(?<!-)\.)+[a-z]{2,}+)"
    r"(?::([0-9]{1,5}))?"
    rf"(?:/(?:{_TAIL})?(?:\.(?:{FAST_PAGES})(?:[?#]{_TAIL})?)?|#{_TAIL})?"
    r"(?=[.,:!?)*]*+(?:\s|\Z))"
)
# The same after a scheme; `git+https` is another one (RFC 3986 section 3.1).
_SCHEMED = re.compile(rf"(?<!\+https://)(?<!\+http://){_URL.pattern}")
_LABELS = re.compile(r"[a-z0-9-]++(?:\.[a-z0-9-]++)*+")  # reads the same from either end
# What may be before a bare host and is not part of it, nor markup around it, nor the beginning of an escape.
# A closing bracket may end a placeholder, which is part of the host then.
_BEFORE = frozenset("\n\r\t([{<:;,!?|@")
# A host before one of these may be a name in a placeholder: `{{ user.name }}`, `%user.name%`, `((user.name))`. One
# round bracket closes none, and wraps many URLs.
_closes = re.compile(r"[.,:;!?*]*+ ?(?:[}\]>%#|]|\)[)sd])").match
_CUE = re.compile(r"([A-Z][a-z]++)-")
_HOST_GOES_ON = frozenset("/?:")
_LONGEST = MAX_LABEL  # of a host here: then no label is too long, and no name that is cached is


class _Name(NamedTuple):
    """Properties of a host name on its own, without the text around it.

    `is_whole` is False if a sentence may begin in it, `fits_bare` if a sentence may also end in it.
    """

    labels: list[str]
    suffix: str
    is_www: bool
    is_whole: bool
    fits_bare: bool


@lru_cache(maxsize=4096)  # the messages of a job have the same few hosts
def _read(name: str, known: SuffixList) -> _Name:
    labels, suffix = known.divide(name)
    if not suffix or word_suffix(labels, suffix, known):
        return _Name(labels, suffix, is_www=False, is_whole=False, fits_bare=False)
    is_sub = len(labels) > 1
    fits_bare = bool(labels) and labels[0].partition("-")[0] not in CUES
    if is_sub and (labels[0] in SENTENCE_WORDS or "www." in name[1:]):
        fits_bare = False
    return _Name(labels, suffix, is_sub and labels[0] == "www", is_whole=True, fits_bare=fits_bare)


def fast_schemed(text: str, slashes: int, floor: int, rules: HostRules) -> UrlSpan | None:
    """Return the URL whose `//` is at `slashes`, or None if the full reader has to decide."""
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
    return new_url_span((start, end, url, url, name, suffix, "scheme"))


def fast_dot(text: str, dot: re.Match[str], floor: int, options: UrlOptions) -> UrlSpan | DoubtfulHost | None:
    """Return the URL around the dot, the e-mail address or the join of two sentences, or None as above."""
    bare, rules = options.bare, options.host_rules
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
        is_piece = text[start - 4 : start] in BREAKS
        if is_whole and not (is_suffix or is_piece or _closes(text, end)):
            return new_doubtful_host((start, end, written, reason))
    found = _URL.match(text, start) or _after_mark(text, at, floor) or _after_cue(text, start)
    if not found or found.end(1) < at or found[2]:
        return None
    return _without_scheme(text, found, bare, options.scheme, rules.known)


def _without_scheme(
    text: str, found: re.Match[str], bare: BarePolicy, scheme: str, known: SuffixList
) -> UrlSpan | DoubtfulHost | None:
    url, name = found.group(0, 1)
    if len(name) > _LONGEST:
        return None
    labels, suffix, is_www, _, fits_bare = _read(name, known)
    if not fits_bare:
        return None
    start, end = found.span()
    if start:
        if text[start - 1] == "@":
            return new_doubtful_host((start, end, url, "e-mail"))
        if text[start - 4 : start] in BREAKS:
            return None
    tail = url[len(name) :]
    evidence: Evidence = "www" if is_www else "path" if tail else "host"
    # A path matters to the policy only under the suffixes that are words.
    if evidence == "host" or (evidence == "path" and suffix in WORDY_CODES):
        host = HostSpan(start, start + len(name), name, labels, suffix)
        if doubt(text, host, tail, bare):
            return None
    fields = (start, end, url, f"{scheme}://{url}", name, suffix, evidence)
    return None if _closes(text, end) else new_url_span(fields)


def _after_cue(text: str, start: int) -> re.Match[str] | None:
    """Return the URL after a capitalised cue and a hyphen: `Click-example.in/x`."""
    cue = _CUE.match(text, start)
    return _URL.match(text, cue.end()) if cue and cue[1].lower() in CUES else None


def _after_mark(text: str, dot: int, floor: int) -> re.Match[str] | None:
    """Return the URL around the dot after a mark or a line's end, or the host of an e-mail address."""
    labels = _LABELS.match(text[max(floor, dot - _LONGEST) : dot][::-1])
    if not labels:
        return None
    start = dot - labels.end()
    before = text[start - 1 : start]
    if before not in _BEFORE or (before == "@" and not text[start - 2 : start - 1].strip()):
        return None
    return None if opaque_around(text, floor, start) else _URL.match(text, start)
