"""Broken links: no handset opens them, so each is reported, and no part of one is a link.

Only doubtful places are read here: slashes without a valid scheme, a host after a mark, a host that is not valid.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from engage_text._tables.url_chars import INVISIBLE
from engage_text.hosts import HostRules
from engage_text.urls._breaks import BREAKS
from engage_text.urls._chars import SPACELESS
from engage_text.urls._evidence import Reason
from engage_text.urls._host import left_edge, run_end, scheme_host
from engage_text.urls._host_span import STRONG, HostSpan
from engage_text.urls._near import distance, near_suffix
from engage_text.urls._opaque import opaque_end
from engage_text.urls._spans import DoubtfulHost, doubtful_at

__all__ = [
    "broken_host",
    "broken_link",
    "mistyped",
    "token_end",
    "whole_of",
    "without_host",
    "without_scheme",
]

_UNSEEN = rf"{INVISIBLE}\u200c\u200d"
# Text that people write instead of `://` between a scheme and its host, and the full-width forms of `://`.
_GAP = rf"\s:;.,!?~^_\ufffd|'*=\-\\/\uff1a\uff1b\uff0e\uff0c\u3002\uff0f\uff3c\u2044\u2215\u2236{_UNSEEN}"
_LONGEST_GAP = 8
_SHORTEST = len("www,")  # what a host is part of
_LONGEST_SCHEME = 16  # invisible characters count
# Read backwards from the host. `http s` and `ht tps` are one word with a space in it.
_LETTER = rf"[^\W_{SPACELESS}]"
_PARTED = "(?:s_)?p_t_t_h".replace("_", rf"[\s{_UNSEEN}]{{0,2}}")
_BACK = re.compile(rf"([{_GAP}]{{1,{_LONGEST_GAP}}}+)((?i:{_PARTED})|{_LETTER}(?:[{_UNSEEN}]*+{_LETTER})*+)")
# After one space the host is a separate link, and `UrlSpan.scheme_fault_in` reports it.
_GOOD_SCHEME = re.compile(r"(?i:https?)://\s?\Z")
_ESCAPED_COLON = re.compile(r"(?i)https?%3a\Z")
_AHEAD = re.compile(rf"[\s:/\\\uff1a\uff0f\uff3c{_UNSEEN}]{{0,{_LONGEST_GAP}}}+")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_SPACE = re.compile(r"\s")
_SLASHES = re.compile(r"[/\\\uff0f\uff3c\u2044\u2215]")

# Distance 2 counts only within these letters: `hptts`, and `hxxp`, which people write so that it cannot be opened.
_SCHEME_LETTERS = frozenset("htpsx")
_OTHER_SCHEMES = frozenset(
    ("ftp", "ftps", "sftp", "tftp", "ssh", "httpx")
)  # other schemes with a small distance
_SHORTEST_NEAR, _LONGEST_NEAR = 3, 8  # characters, as in `htp` and `hhttpsss`

_WRAPPED = re.compile(r"[$(<\[{\"'`\u2018\u201c\u00ab](?:[^\W_]|::)")  # `https://(example.com)`

# Punctuation of the sentence that can end a token.
_SENTENCE_MARKS = ".,:;!?)]}'\"*_~|>"
# After one of these a host is mostly whole: only `BREAKS` say that it is a piece.
_APART = frozenset(" \n\r\t()[]{}<>:;,!?\"'&=|@")
_PART_OF = frozenset("@\uff20/#\uff03$")  # what follows is not a separate host
_OPENERS = frozenset("([{<\"'=>:,;")  # `//example.com` may follow one
_WWW_BEFORE = re.compile(
    rf"(?i)(?<![A-Za-z0-9])www(?:\.?[{_UNSEEN}]{{1,3}}\.?"
    r"|[,;:/.\u3002\uff0e\uff61\u2024\u2027\ufe52]{1,3}|[.,]?[ ]|[ ][.,][ ]?)\Z"
)
_AUTHORITY = re.compile(r"[^\s/?#\\<>\"`]{1,255}+")
_LOST_DOT = re.compile(r"[,;'!&$*=^~|+]+")
_AFTER_WWW = re.compile(r"[.,;:]?[ \t]{1,2}")
_LABELS_AHEAD = re.compile(r"[\w-]{1,63}+(?:\.([\w-]{1,63}+))++")
_PARTED_DOT = re.compile(r"(?:[ \t]{1,2}\.|\.[ \t]{1,2})([A-Za-z]{2,})(?=[/\s]|\Z)")


def broken_link(text: str, floor: int, slashes: int, rules: HostRules) -> DoubtfulHost | None:
    """Return the link with a broken scheme around the slashes; None if the scheme is valid or no host follows."""
    host = _gap_end(text, slashes)
    if colon := _ESCAPED_COLON.search(text, max(floor, slashes - len("https%3A")), slashes):
        return doubtful_at(text, colon.start(), token_end(text, host), "escaped-slashes")
    found = _broken_scheme(text, floor, host)
    if not found or not _is_host(text, host, rules):
        return None
    start, reason = found
    return doubtful_at(text, start, token_end(text, host), reason)


def _is_host(text: str, start: int, rules: HostRules) -> bool:
    """Return whether a host begins there. After a space, it needs a known suffix."""
    if text[start - 1].isspace():
        host = scheme_host(text, start, rules.known)
        return host is not None and bool(host.suffix and host.labels)
    first = text[start : start + 1]
    return first.isalnum() or (first != "" and first in "[{")


def without_scheme(text: str, slashes: int, rules: HostRules) -> DoubtfulHost | None:
    """Return a link that begins with its slashes, `//example.com/a`; None for any other slashes."""
    before, begin = text[slashes - 1 : slashes], slashes + 2
    if before and not before.isspace() and before not in _OPENERS:
        return None
    host = scheme_host(text, begin, rules.known)
    if not host or not host.suffix or not host.labels:
        return None
    is_meant = host.is_strong or host.labels[0] == "www" or text.startswith("/", host.end)
    return doubtful_at(text, slashes, token_end(text, begin), "no-scheme") if is_meant else None


def without_host(text: str, start: int, begin: int) -> DoubtfulHost:
    """Return the broken link of a valid scheme at `start` and an invalid host; not reported if no host is meant."""
    if _WRAPPED.match(text, begin):
        return doubtful_at(text, start, token_end(text, begin + 1), "bad-host")
    end = run_end(text, begin)
    if not any(map(str.isalnum, text[begin:end])):
        return doubtful_at(text, start, end, "no-host")
    return doubtful_at(text, start, max(end, token_end(text, begin)), "bad-host")


def whole_of(text: str, floor: int, host: HostSpan) -> DoubtfulHost | None:
    """Return the broken link that the host is part of, `http:/a.in/x` or `www,a.in`; None if it is complete."""
    start = host.start
    before = text[start - 1 : start]
    if start < _SHORTEST or before.isalnum() or (before in _APART and text[start - 4 : start] not in BREAKS):
        return None
    is_www = len(host.labels) > 1 and host.labels[0] == "www"
    # The token is read only if a link is broken. Otherwise a long one would be read once for each host in it.
    if found := _broken_scheme(text, floor, start, is_www=is_www):
        return doubtful_at(text, found[0], token_end(text, start), found[1])
    www = -1 if is_www and text[start - 1] == " " else _lost_dot(text, floor, start)
    return doubtful_at(text, www, token_end(text, start), "bad-host") if www >= 0 else None


def _gap_end(text: str, start: int) -> int:
    """Return the end of the slashes, colons and spaces at `start`, which is where a host would begin."""
    return _AHEAD.match(text, start).end()  # type: ignore[union-attr]  # the pattern matches the empty string


def token_end(text: str, start: int) -> int:
    """Return the end of the token that begins at `start`, without the marks of the sentence around it."""
    end = opaque_end(text, start)
    return max(start + 1, start + len(text[start:end].rstrip(_SENTENCE_MARKS)))


def _broken_scheme(text: str, floor: int, host: int, *, is_www: bool = False) -> tuple[int, Reason] | None:
    """Return the start and the fault of the broken scheme before the host, or None if there is none."""
    window = text[max(floor, host - _LONGEST_GAP - _LONGEST_SCHEME) : host]
    found = _BACK.match(window[::-1])
    if not found or _GOOD_SCHEME.search(window):
        return None
    gap, written = found[1][::-1], found[2][::-1]
    word = _SPACE.sub("", _HIDDEN.sub("", unicodedata.normalize("NFKC", written))).lower()
    start = host - found.end()
    if word.endswith(("http", "https")):
        return _behind_scheme(written, word, gap, start, is_www=is_www)
    near = _near_scheme(word)
    if not near or not _SLASHES.search(gap):
        return None
    # A word that touches it is not part of it; with invisible characters the whole run is.
    return start + (len(word) - near if len(word) == len(written) else 0), "misspelled-scheme"


def _behind_scheme(
    written: str, word: str, gap: str, start: int, *, is_www: bool
) -> tuple[int, Reason] | None:
    length = 5 if word.endswith("https") else 4
    if len(word) == len(written):
        start += len(word) - length
    scheme = written[-length:] if len(word) == len(written) else written
    reason = _gap_reason(scheme, gap, is_www=is_www)
    return (start, reason) if reason else None


def _gap_reason(scheme: str, gap: str, *, is_www: bool) -> Reason | None:
    """Return the fault between a scheme and its host, or None if a sentence can continue there."""
    whole = scheme + gap
    is_sentence = gap[0] == "." or _SPACE.search(gap)
    if not is_www and is_sentence and not _SLASHES.search(gap) and not gap.rstrip().endswith((":", "\uff1a")):
        return None
    if _SPACE.search(whole) and ":" not in gap and "/" not in gap:
        return None
    if not whole.isascii():
        return "odd-characters"
    if "\\" in gap:
        return "escaped-slashes"
    return "space-in-scheme" if _SPACE.search(whole) else _mark_reason(gap)


def _mark_reason(gap: str) -> Reason:
    if not gap.strip("/"):
        return "missing-colon"
    if gap[0] == ":" and not gap[1:].strip("/"):
        return "missing-slash" if len(gap) < len("://") else "extra-slash"
    return "wrong-mark"


@lru_cache(maxsize=1024)
def _near_scheme(word: str) -> int:
    """Return the length of a misspelled http or https at the end of the word, or 0."""
    if word in _OTHER_SCHEMES:
        return 0
    if _is_near_scheme(word):
        return len(word)
    # After a word without a space, only its first letter shows it.
    for length in range(min(_LONGEST_NEAR, len(word) - 1), _SHORTEST_NEAR, -1):
        if (
            word[-length] == "h"
            and _SCHEME_LETTERS.issuperset(word[-length:])
            and _is_near_scheme(word[-length:])
        ):
            return length
    return 0


def _is_near_scheme(word: str) -> bool:
    if len(word) > 1 and "https".endswith(word):
        return True  # cut off: `ps`, `ttps`
    if not _SHORTEST_NEAR <= len(word) <= _LONGEST_NEAR:
        return "http".endswith(word) and len(word) > 1
    reach = 2 if len(word) > _SHORTEST_NEAR and _SCHEME_LETTERS.issuperset(word) else 1
    return any(distance(word, scheme) <= reach for scheme in ("http", "https"))


def _lost_dot(text: str, floor: int, start: int) -> int:
    """Return the start of a `www,` before the host, or -1: its first dot became another mark."""
    found = _WWW_BEFORE.search(text, max(floor, start - 6), start)
    return found.start() if found else -1


def broken_host(text: str, host: HostSpan, rules: HostRules) -> int:
    """Return the end of the token if the host after a scheme continues with other characters, 0 if it is complete.

    `http://bit,ly/x` is not a link to `bit`, nor is `https://www` in `https://www,example.com/a`.
    """
    if host.suffix and host.labels:
        return 0
    at = _part_after_space(text, host, rules)
    if at < 0 and _goes_on(text, host, rules):
        at = host.start
    return token_end(text, at) if at >= 0 else 0


def _part_after_space(text: str, host: HostSpan, rules: HostRules) -> int:
    """Return the start of the rest of a host after a space in it, or -1: `www. example.com`, `a .com`."""
    end = host.end
    if host.name == "www" and (gap := _AFTER_WWW.match(text, end)) and _labels_follow(text, gap.end(), rules):
        return gap.end()
    ahead = text[end + 1 : end + 2]
    # `https://exam ple.com/x`; `https://intranet example.in` may be two hosts.
    if "." not in host.name and text.startswith(" ", end) and ahead.isascii() and ahead.isalnum():
        found = _LABELS_AHEAD.match(text, end + 1)
        if (
            found
            and (found[1].lower() in STRONG or text.startswith("/", found.end()))
            and found[1].lower() in rules.tlds
        ):
            return end + 1
    parted = _PARTED_DOT.match(text, end)
    if parted and parted[1] in rules.tlds and (text[end] == " " or parted[1] in STRONG):
        return parted.start(1)
    return -1


def _goes_on(text: str, host: HostSpan, rules: HostRules) -> bool:
    """Return whether the host continues after a mark that hosts cannot contain: `bit,ly`, `foo..example.com`, `www.https://`."""
    if host.name == "www" or text.startswith("://", host.end):
        return True
    authority = _AUTHORITY.match(text, host.start)
    rest = text[host.end : authority.end()].rstrip(_SENTENCE_MARKS + "&=") if authority else ""
    if not rest or rest[0] == ":":
        return False
    if rest.startswith("..") and rest.strip(".")[:1].isalnum():
        return True
    last = re.split(r"[^\w-]", rest)[-1].lower()
    return last in rules.tlds and (_LOST_DOT.match(rest) is not None or "." in rest)


def mistyped(text: str, floor: int, dot: int, end: int) -> int:
    """Return the start of a host with a mistyped common suffix, or -1."""
    if not near_suffix(text[text.rfind(".", dot, end) + 1 : end]):
        return -1
    start = left_edge(text, dot, floor)
    written = text[start:end]
    is_host = text[start - 1 : start] not in _PART_OF and written in (written.lower(), written.upper())
    return start if 0 <= start < dot and is_host else -1


def _labels_follow(text: str, start: int, rules: HostRules) -> bool:
    found = _LABELS_AHEAD.match(text, start)
    return found is not None and found[1].lower() in rules.tlds
