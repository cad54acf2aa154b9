"""One pass over a text, from anchor to anchor, left to right. Finds candidates; `_likely` judges bare hosts.

Anchors are `://` and a dot before a letter (or before what may be the rest of an IPv4 address): a text
without them is done at the speed of one regex search. From an anchor the host is read both ways, then the
suffix is looked up, where most false anchors die; only then port and tail. Whatever was read is never read
again: the scan goes on behind it, so the whole is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from engage_text._suffixes import SuffixList
from engage_text.urls import _host, _likely
from engage_text.urls._host import Host
from engage_text.urls._tail import TailReader, opaque_end

__all__ = ["BarePolicy", "Candidate", "Evidence", "scan"]

BarePolicy = Literal["any", "likely", "never"]
Evidence = Literal["scheme", "www", "path", "host"]

_ANCHOR = re.compile(r"\.(?=[^\W\d_])|://|\.(?=[0-9]{1,3}\.[0-9]{1,3}\.[0-9])")
_PORT = re.compile(r":([0-9]{1,5})(?![0-9])")
_MAX_PORT = 65535  # RFC 793 section 3.1: a port is 16 bits
_DIGITS = frozenset("0123456789")
_MARKS = frozenset("/#$")  # a path, a hashtag, a cashtag: what follows is no host of its own
_TAIL_STARTS = frozenset("/?#")
# RFC 3986 section 3.2.1, wider: people write any character but blanks, brackets of markup and `/ ? #`. The
# bound keeps the scan linear; a host name is no longer either.
_USERINFO = re.compile(r"[^\s/?#@\\<>\"`\[\]]{0,255}+@")
# What may follow a host that is really the local part of an e-mail address (RFC 5322 atext, less what begins
# a tail), at most the 64 octets of RFC 5321 section 4.5.3.1.1.
_MAIL_AHEAD = re.compile(r"[\w.!$%'*+^{|}~:-]{0,64}+@(?=\w)")
_OCTETS_RIGHT = re.compile(r"(?:\.[0-9]{1,3}){3}(?![\w@-]|\.\w)")
_OCTET_LEFT = re.compile(r"(?<![\w.-])[0-9]{1,3}\Z")
_WRAPS = frozenset("_*~")  # WhatsApp's italic, bold and strike-through
_OPAQUE_SCHEMES = ("mailto:", "tel:", "sms:", "smsto:")


class Candidate(NamedTuple):
    """A place that looks like a URL. `doubt` is "" for a link, else the reason why it is none."""

    start: int
    end: int
    host: str
    suffix: str
    evidence: Evidence
    doubt: str


def scan(text: str, bare: BarePolicy, suffixes: SuffixList) -> Iterator[Candidate]:
    """Yield the candidates of the text in order, disjoint."""
    scanner: _Scanner | None = None
    for anchor in _ANCHOR.finditer(text):
        if scanner is None:
            scanner = _Scanner(text, bare, suffixes)
        at = anchor.start()
        if at >= scanner.floor and (
            found := scanner.at_scheme(at) if anchor[0] == "://" else scanner.at_dot(at)
        ):
            yield found


class _Scanner:
    """One pass over one text. `floor` is the first index that has not been read yet; it only grows."""

    __slots__ = ("_bare", "_suffixes", "_tails", "_text", "floor")

    def __init__(self, text: str, bare: BarePolicy, suffixes: SuffixList) -> None:
        self._text = text
        self._bare = bare
        self._suffixes = suffixes
        self._tails = TailReader(text)
        self.floor = 0

    def at_scheme(self, at: int) -> Candidate | None:
        """Read the URL whose `://` is at `at`, or pass over the token of another scheme."""
        text, begin = self._text, at + 3
        scheme = text[max(self.floor, at - 5) : at].lower()
        if not scheme.endswith(("http", "https")):
            other = scheme[-1:].isalnum() and scheme[-1:].isascii()
            self.floor = opaque_end(text, begin) if other else begin
            return None
        start = at - (5 if scheme == "https" else 4)
        user = _USERINFO.match(text, begin)
        begin = user.end() if user else begin
        literal = _host.literal_host(text, begin)
        if literal > begin:
            return self._candidate(start, literal, text[begin:literal].lower(), "", "scheme")
        host = _host.scheme_host(text, begin, self._suffixes)
        if host is None or text.startswith("@", host.end):
            self.floor = _host.run_end(text, begin)
            return None
        return self._candidate(start, host.end, host.name, host.suffix, "scheme")

    def at_dot(self, dot: int) -> Candidate | None:
        """Read the host around the dot at `dot`, where its last label is a known suffix."""
        text = self._text
        if text[dot + 1] in _DIGITS:
            return self._at_octet(dot)
        end = _host.right_edge(text, dot)
        if text.startswith("://", end):
            end = _before_scheme(text, dot, end)
            if end <= dot:
                self.floor = dot + 1
                return None
        elif self._is_dead(dot, end):
            return self._unknown_www(dot, end)
        start = _host.left_edge(text, dot, self.floor)
        if start == dot:
            self.floor = dot + 1
            return None
        host = _host.fit_host(text, start, end, self._suffixes) if start >= 0 else None
        if host is None or host.suffix_labels in {0, len(host.labels)}:
            self.floor = end if end - dot <= _host.MAX_HOST else _host.run_end(text, end)
            return None
        return self._judged(_trimmed_left(text, host))

    def _is_dead(self, dot: int, end: int) -> bool:
        """Return whether the last label is plainly no suffix: the end of most anchors."""
        text, tlds = self._text, self._suffixes.tlds
        last = text[text.rfind(".", dot, end) + 1 : end]
        if last in tlds or not last.isascii() or "-" in last or "_" in last:
            return False
        return last.lower() not in tlds and not (last[0].isupper() and text.find(".", dot + 1, end) > 0)

    def _unknown_www(self, dot: int, end: int) -> Candidate | None:
        """Doubt a `www.` whose last label is no suffix we know: a typo, or a registry younger than the list."""
        text, floor = self._text, self.floor
        self.floor = end
        if text[max(floor, dot - 3) : dot].lower() != "www" or text.startswith("@", end):
            return None
        return Candidate(dot - 3, end, text[dot - 3 : end].lower(), "", "www", "unknown-suffix")

    def _judged(self, host: Host) -> Candidate | None:
        """Return the host with its port and tail, unless it is part of an e-mail address or of markup."""
        text, start = self._text, host.start
        before = text[start - 1 : start]
        if opaque := _opaque_around(text, self.floor, start):
            self.floor = opaque
            return None
        if _MAIL_AHEAD.match(text, host.end):
            self.floor = host.end
            return None
        is_www = host.labels[0] == "www" and len(host.labels) > host.suffix_labels + 1
        found = self._candidate(start, host.end, host.name, host.suffix, "www" if is_www else "host")
        if before == "@" or (before in _MARKS and not is_www):
            return None
        return found if is_www else self._doubted(host, found)

    def _doubted(self, host: Host, found: Candidate) -> Candidate:
        written = self._text[host.start : host.end]
        if found.evidence == "path":
            if self._bare == "any":
                return found
            return found._replace(doubt=_likely.path_reason(written, self._text[host.end : found.end], host))
        if self._bare == "never":
            return found._replace(doubt="bare-host")
        if _likely.is_file_name(host):
            return found._replace(doubt="file-name")
        if self._bare == "any":
            return found
        return found._replace(doubt=_likely.bare_reason(self._text, written, host))

    def _at_octet(self, dot: int) -> Candidate | None:
        """Read a bare IPv4 address, strictly: four octets, no leading zeros, nothing glued to them."""
        text = self._text
        left = _OCTET_LEFT.search(text, max(self.floor, dot - 3), dot)
        right = _OCTETS_RIGHT.match(text, dot)
        name = text[left.start() : right.end()] if left and right else ""
        if not left or not right or not _host.is_ipv4(name):
            self.floor = _host.run_end(text, dot)
            return None
        found = self._candidate(left.start(), right.end(), name, "", "host")
        doubtful = found.evidence == "host" and self._bare != "any"
        return found._replace(doubt="bare-ip") if doubtful else found

    def _candidate(self, start: int, end: int, name: str, suffix: str, evidence: Evidence) -> Candidate:
        """Extend the host that ends at `end` by its port and tail, and let the scan go on behind them."""
        text = self._text
        root = _port_end(text, end, rooted=evidence == "scheme")
        stop = root
        if text[root : root + 1] in _TAIL_STARTS:
            before = text[start - 1 : start] if start else ""
            stop = self._tails.end_of(root, wrap=before if before in _WRAPS else "")
        if evidence == "host" and stop > root:
            evidence = "path"
        self.floor = stop
        return Candidate(start, stop, name, suffix, evidence, "")


def _before_scheme(text: str, dot: int, end: int) -> int:
    """Return where a host ends that `http://` is glued to (`now.https://`); the dot if nothing is left."""
    run = text[dot:end].lower()
    for scheme in ("https", "http"):
        if run.endswith(scheme):
            return dot + len(run.removesuffix(scheme).rstrip("."))
    return dot


def _trimmed_left(text: str, host: Host) -> Host:
    """Return the host without a sentence's last word glued in front: `Clickwww.`, `Shopping.i.example.in`."""
    labels, known = host.labels, host.suffix_labels
    for i in range(len(labels) - known - 1):
        if labels[i].endswith("www") and (labels[i] == "www" or i == 0):
            skipped = sum(map(len, labels[:i])) + i + len(labels[i]) - 3
            return host._replace(start=host.start + skipped, labels=["www", *labels[i + 1 :]])
    first, _, rest = text[host.start : host.end].partition(".")
    joined = (
        len(labels) > known + 2
        and len(first) > 1
        and first.isalpha()
        and first.istitle()
        and rest == rest.lower()
    )
    return host._replace(start=host.start + len(first) + 1, labels=labels[1:]) if joined else host


def _opaque_around(text: str, floor: int, start: int) -> int:
    """Return the end of a token such as `mailto:…` that the host stands in, 0 where there is none."""
    colon = text.rfind(":", floor, start)
    if colon < 0 or not text[max(floor, colon - 6) : colon + 1].lower().endswith(_OPAQUE_SCHEMES):
        return 0
    end = opaque_end(text, colon)
    return end if end > start else 0


def _port_end(text: str, end: int, *, rooted: bool) -> int:
    """Return the end of a good port behind the host; with a scheme the host may end in the root's dot."""
    if rooted and text.startswith((".:", "./", ".?"), end):
        end += 1
    port = _PORT.match(text, end)
    return port.end() if port and int(port[1]) <= _MAX_PORT else end
