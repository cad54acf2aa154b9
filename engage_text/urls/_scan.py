"""One pass over a text, from anchor to anchor, left to right. Finds candidates; `_likely` judges bare hosts.

Anchors are `://` and a dot before a letter (or before what may be the rest of an IPv4 address): a text
without them is done at the speed of two searches in C. From an anchor the usual URL is read by one regex
(`_plain`). For all others the host is read both ways, then the suffix is looked up, where most false anchors
die; only then port and tail. Whatever was read is never read again: the scan goes on behind it, so the whole
is linear.
"""

from __future__ import annotations

import re
from typing import Literal

from engage_text.urls import _host, _likely
from engage_text.urls._facts import address_of
from engage_text.urls._host import Host
from engage_text.urls._joins import without_sentence
from engage_text.urls._plain import MAX_PORT, plain_start, plain_url, stands_bare
from engage_text.urls._policy import BARE_POLICIES, BarePolicy, HostRules, HostRulesError
from engage_text.urls._spans import SILENT, DoubtfulHost, Evidence, Reason, UrlSpan
from engage_text.urls._tail import TailReader, opaque_end

__all__ = ["scan"]

# The one literal in front lets the search run at the speed of memchr. No suffix has one letter, so `i.e.` is no
# anchor. The group holds a label that nothing continues: most dots in a sentence die by it.
_DOT = re.compile(
    r"\.(?:([A-Za-z]{2,}+)(?=\.*+(?:[\s/,;!?)]|:(?!//)|\Z))|[A-Za-z]{2}|[^\W\d_a-zA-Z]|(?=[0-9]{1,3}\.[0-9]{1,3}\.[0-9]))"
)
_PORT = re.compile(r":([0-9]{1,5})(?![0-9])")
_DIGITS = frozenset("0123456789")
# What follows one of these is no host of its own.
_MARKS: dict[str, Reason] = {
    "@": "mention", "\uff20": "mention", "/": "in-path", "#": "tag", "\uff03": "tag", "$": "tag",
}  # fmt: skip
_HOST_GOES_ON = frozenset("/?:")
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
_BLANKS = frozenset(("", " ", "\n"))
_OPAQUE_SCHEMES = ("mailto:", "tel:", "sms:", "smsto:")


def scan(
    text: str, bare: BarePolicy, scheme: str, rules: HostRules, *, explain: bool = False
) -> tuple[list[UrlSpan], list[DoubtfulHost]]:
    """Return the links of the text and its doubtful hosts, each in order, all disjoint.

    With `explain` every place that was passed over is among the latter, the plain joins of sentences as well.
    """
    if bare not in BARE_POLICIES:
        raise HostRulesError(f"bare must be any, likely or never, not {bare!r}")
    tlds = None if explain else rules.tlds
    dot = _live_dot(text, 0, tlds)
    colon = text.find("://")
    if dot is None and colon < 0:
        return [], []
    scanner = _Scanner(text, bare, scheme, rules, explain=explain)
    while dot or colon >= 0:
        if dot and not 0 <= colon < dot.start():
            scanner.at_dot(dot)
        else:
            scanner.at_scheme(colon)
        floor = scanner.floor
        if dot and dot.start() < floor:
            dot = _live_dot(text, floor, tlds)
        if 0 <= colon < floor:
            colon = text.find("://", floor)
    return scanner.urls, scanner.doubtful


def _live_dot(text: str, start: int, tlds: frozenset[str] | None) -> re.Match[str] | None:
    """Return the next anchor, dots before what is no suffix left out unless all are asked for (`tlds` None)."""
    dot = _DOT.search(text, start)
    while dot and tlds and (label := dot[1]) and label not in tlds and label.lower() not in tlds:
        at = dot.start()
        if text[max(start, at - 3) : at].lower() == "www":
            break  # worth a word
        dot = _DOT.search(text, dot.end())
    return dot


class _Scanner:
    """One pass over one text. `floor` is the first index that has not been read yet; it only grows.

    A place that was read ends in `_found` or in `_passed`, which note it and raise the floor.
    """

    __slots__ = ("_bare", "_explain", "_rules", "_scheme", "_tails", "_text", "doubtful", "floor", "urls")

    def __init__(self, text: str, bare: BarePolicy, scheme: str, rules: HostRules, *, explain: bool) -> None:
        self._text = text
        self._bare = bare
        self._scheme = scheme
        self._rules = rules
        self._explain = explain
        self._tails: TailReader | None = None
        self.floor = 0
        self.urls: list[UrlSpan] = []
        self.doubtful: list[DoubtfulHost] = []

    def at_scheme(self, at: int) -> None:
        """Read the URL whose `://` is at `at`, or pass over the token of another scheme."""
        text, begin = self._text, at + 3
        scheme = text[max(self.floor, at - 5) : at].lower()
        if scheme != "https" and not scheme.endswith("http"):
            other = scheme[-1:].isalnum() and scheme[-1:].isascii()
            return self._passed(at, opaque_end(text, begin) if other else begin, "other-scheme")
        start = at - (5 if scheme == "https" else 4)
        if plain := plain_url(text, begin, self._rules.known):
            host, _, end = plain
            return self._found(start, end, host.name, host.suffix, "scheme")
        user = _USERINFO.match(text, begin)
        begin = user.end() if user else begin
        literal = _host.literal_host(text, begin)
        if literal > begin:
            _, end = self._ends(start, literal, rooted=True)
            return self._found(start, end, text[begin:literal].lower(), "", "scheme")
        named = _host.scheme_host(text, begin, self._rules.known)
        if named is None or text.startswith("@", named.end):
            return self._passed(start, _host.run_end(text, begin), "no-host")
        _, end = self._ends(start, named.end, rooted=True)
        return self._found(start, end, named.name, named.suffix, "scheme")

    def at_dot(self, found: re.Match[str]) -> None:
        """Read the host around the dot, where its last label is a known suffix."""
        text, dot, tlds = self._text, found.start(), self._rules.tlds
        if label := found[1]:
            if label not in tlds and label.lower() not in tlds:
                return self._unknown(dot, found.end())
            if (
                label not in _host.STRONG
                and self._bare == "likely"
                and self._is_join(dot, label, found.end())
            ):
                return None
        elif text[dot + 1] in _DIGITS:
            return self._at_octet(dot)
        # Most hosts begin behind a blank, and looking for one is cheaper than reading the labels.
        start = text.rfind(" ", self.floor, dot) + 1
        plain = plain_url(text, start, self._rules.known) if start or not self.floor else None
        if not plain and (start := plain_start(text, dot, self.floor)) >= 0:
            plain = plain_url(text, start, self._rules.known)
        if plain and plain[0].end > dot and stands_bare(plain[0]):
            return self._judged(*plain)
        end = _host.right_edge(text, dot)
        if text.startswith("://", end):
            end = _before_scheme(text, dot, end)
        elif self._is_dead(dot, end):
            return self._unknown(dot, end)
        return self._around(dot, end)

    def _is_join(self, dot: int, label: str, end: int) -> bool:
        """Pass over a dot that plainly parts two sentences, if it does: `paid.Pay now`, `come.in again`."""
        text = self._text
        if text[end : end + 1] in _HOST_GOES_ON or self._rules.is_custom:
            return False
        start = text.rfind(" ", self.floor, dot) + 1
        if (not start and self.floor) or text[start:end].lower() in self._rules.known.seconds:
            return False
        reason = _likely.join_reason(text[start:dot], label)
        if reason:
            self._passed(start, end, reason)
        return bool(reason)

    def _is_dead(self, dot: int, end: int) -> bool:
        """Return whether the last label is plainly no suffix: the end of most anchors."""
        text, tlds = self._text, self._rules.tlds
        *others, last = text[dot + 1 : end].lower().split(".")
        if last in tlds or not last.isascii() or "-" in last or "_" in last:
            return False
        # Behind a suffix it may be a sentence's first word.
        return (not others or others[-1] not in tlds) and not _host.ends_glued(text, dot, end)

    def _unknown(self, dot: int, end: int) -> None:
        """Pass over a host of no known suffix; behind `www.` it is a typo, or a registry younger than the list."""
        text = self._text
        if text[max(self.floor, dot - 3) : dot].lower() == "www" and not text.startswith("@", end):
            return self._passed(dot - 3, end, "unknown-suffix")
        return self._passed(dot, end, "no-suffix")

    def _around(self, dot: int, end: int) -> None:
        """Read the host that the labels on both sides of the dot make, up to `end`."""
        text = self._text
        start = _host.left_edge(text, dot, self.floor)
        if end <= dot or start == dot:
            return self._passed(dot, dot + 1, "no-host")
        host = _host.fit_host(text, start, end, self._rules.known) if start >= 0 else None
        if host and self._rules.is_always(host.name):
            return self._judged(host)
        if host and self._is_named(host):
            return self._judged(without_sentence(text, host))
        behind = end if end - dot <= _host.MAX_HOST else _host.run_end(text, end)
        return self._passed(dot, behind, "no-suffix" if host else "no-host")

    def _is_named(self, host: Host) -> bool:
        """Return whether something stands before a known suffix; `gov.uk` is a suffix and a site as well."""
        if host.names:
            return bool(host.suffix)
        return host.suffix.startswith("gov.") or ("." in host.suffix and self._text.startswith("/", host.end))

    def _judged(self, host: Host, root: int = 0, end: int = 0) -> None:
        """Return the host with its port and tail, unless it is part of an e-mail address or of markup.

        `root` and `end` are where the port and the tail of a plain URL end; they are read here otherwise.
        """
        text, start = self._text, host.start
        before = text[start - 1 : start]
        if before not in _BLANKS and (opaque := _opaque_around(text, self.floor, start)):
            return self._passed(start, opaque, "other-scheme")
        if not end:
            if _MAIL_AHEAD.match(text, host.end):
                return self._passed(start, host.end, "e-mail")
            root, end = self._ends(start, host.end, rooted=False)
        is_www = len(host.names) > 1 and host.names[0] == "www"
        if before in _MARKS and (mark := _mark_before(text, start, is_www=is_www)):
            return self._passed(start, end, mark)
        evidence: Evidence = "www" if is_www else "path" if end > root else "host"
        doubt = "" if is_www else self._doubt(host, text[host.end : end] if end > root else "")
        if doubt:
            return self._passed(start, end, doubt)
        return self._found(start, end, host.name, host.suffix, evidence)

    def _doubt(self, host: Host, tail: str) -> Reason | Literal[""]:
        """Return why the policy leaves out a host without scheme and `www.`, "" where it is a link."""
        if self._rules.is_custom and (ruled := self._ruled(host)) is not None:
            return ruled
        written = self._text[host.start : host.end]
        if tail:
            return "" if self._bare == "any" else _likely.path_reason(written, tail, host)
        if self._bare == "never":
            return "bare-host"
        if _likely.is_file_name(host):
            return "file-name"
        return "" if self._bare == "any" else _likely.bare_reason(self._text, written, host)

    def _ruled(self, host: Host) -> Literal["never", ""] | None:
        """Return what the caller's rules say of the host, None if nothing."""
        rules = self._rules
        if rules.is_never(host.name):
            return "never"
        # Nobody names a suffix of their own that is a word to them.
        is_own = self._bare != "never" and host.suffix in rules.extra_suffixes
        return "" if is_own or rules.is_always(host.name) else None

    def _at_octet(self, dot: int) -> None:
        """Read a bare IPv4 address, strictly: four octets, no leading zeros, nothing glued to them."""
        text = self._text
        left = _OCTET_LEFT.search(text, max(self.floor, dot - 3), dot)
        right = _OCTETS_RIGHT.match(text, dot)
        name = text[left.start() : right.end()] if left and right else ""
        if not left or not right or not _host.is_ipv4(name):
            return self._passed(dot, _host.run_end(text, dot), "no-address")
        start = left.start()
        root, end = self._ends(start, right.end(), rooted=False)
        if end == root and self._bare != "any" and not self._rules.is_always(name):
            return self._passed(start, end, "bare-ip")
        return self._found(start, end, name, "", "path" if end > root else "host")

    def _ends(self, start: int, end: int, *, rooted: bool) -> tuple[int, int]:
        """Return where the port and where the tail end, behind the host of the URL from `start` to `end`."""
        text = self._text
        root = _port_end(text, end, rooted=rooted)
        if text[root : root + 1] not in _TAIL_STARTS:
            return root, root
        before = text[start - 1] if start else ""
        if self._tails is None:
            self._tails = TailReader(text)
        return root, self._tails.end_of(root, wrap=before if before in _WRAPS else "")

    def _found(self, start: int, end: int, host: str, suffix: str, evidence: Evidence) -> None:
        if self._rules.is_custom and self._rules.is_never(host):
            self._passed(start, end, "never")
            return
        if not suffix and self._rules.is_custom and self._rules.is_always(host) and not address_of(host):
            suffix = host.rpartition(".")[2]  # the caller knows it, though no list does
        self.floor = end
        url = self._text[start:end]
        target = url if evidence == "scheme" else f"{self._scheme}://{url}"
        # A NamedTuple's own constructor is written in Python: this saves its call for each link.
        self.urls.append(tuple.__new__(UrlSpan, (start, end, url, target, host, suffix, evidence)))

    def _passed(self, start: int, end: int, reason: Reason) -> None:
        self.floor = end
        if self._explain or reason not in SILENT:
            self.doubtful.append(DoubtfulHost(start, end, self._text[start:end], reason))


def _mark_before(text: str, start: int, *, is_www: bool) -> Reason | Literal[""]:
    """Return what the character in front makes of the host, "" where it is a host for all that."""
    mark = _MARKS[text[start - 1]]
    if mark == "mention" and text[max(0, start - 2) : start - 1].strip():
        return "e-mail"
    return "" if is_www else mark  # no user and no tag is called `www.`: `log in at @www.example.com`


def _before_scheme(text: str, dot: int, end: int) -> int:
    """Return where a host ends that `http://` is glued to (`now.https://`); the dot if nothing is left."""
    run = text[dot:end].lower()
    for scheme in ("https", "http"):
        if run.endswith(scheme):
            return dot + len(run.removesuffix(scheme).rstrip("."))
    return dot


def _opaque_around(text: str, floor: int, start: int) -> int:
    """Return the end of a token such as `mailto:…` that the host stands in, 0 where there is none."""
    colon = text.rfind(":", floor, start)
    if colon < 0 or not text[max(0, colon - 6) : colon + 1].lower().endswith(_OPAQUE_SCHEMES):
        return 0
    end = opaque_end(text, colon)
    return end if end > start else 0


def _port_end(text: str, end: int, *, rooted: bool) -> int:
    """Return the end of a good port behind the host; with a scheme the host may end in the root's dot."""
    if rooted and text.startswith((".:", "./", ".?"), end):
        end += 1
    port = _PORT.match(text, end)
    return port.end() if port and int(port[1]) <= MAX_PORT else end
