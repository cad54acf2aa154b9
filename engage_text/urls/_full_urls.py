"""The full reader: reads one place of a text step by step, the host, the port, the tail, and what is around them.

The host is read in both directions. Then its suffix is looked up, which ends most false candidates. Port and tail come
last. This module is imported with the first place that `_fast_urls` does not decide, because compiling its patterns
takes long.
"""

from __future__ import annotations

import re
from typing import Literal

from engage_text._text import COMMON_EDGES
from engage_text.hosts import MAX_HOST, address_of
from engage_text.urls import _host
from engage_text.urls._broken import (
    broken_host,
    broken_link,
    whole_of,
    without_host,
    without_scheme,
)
from engage_text.urls._evidence import Evidence, Reason
from engage_text.urls._host_span import HostSpan
from engage_text.urls._joins import without_sentence
from engage_text.urls._left_out import MARKS, hostless, mark_before, nameless, unknown_suffix
from engage_text.urls._likely import doubt
from engage_text.urls._neighbours import (
    after_escape,
    after_signs,
    follows_twin,
    is_cut_word,
    sign_in,
)
from engage_text.urls._opaque import opaque_around, opaque_end
from engage_text.urls._reach import as_browsers_read, browser_reach, www_reach
from engage_text.urls._spans import DoubtfulHost, UrlSpan, doubtful_at
from engage_text.urls._tail import TailReader, port_end
from engage_text.urls._templated import (
    begins_unit,
    templated_end,
    templated_host,
    templated_start,
    unit_before,
)
from engage_text.urls._units import Units, units_of
from engage_text.urls._url_options import UrlOptions

__all__ = ["Reader"]

_DIGITS = frozenset("0123456789")
_TAIL_STARTS = frozenset("/?#")
# RFC 3986 section 3.2.1, wider: people write any character but spaces, brackets of markup and `/ ? #`. The
# bound keeps the scan linear. It is the length of the longest host name.
_USERINFO = re.compile(r"[^\s/?#@\\<>\"`\[\]]{0,255}+@")
# What may follow a host that is really the local part of an e-mail address (RFC 5322 atext, less what begins
# a tail), at most the 64 octets of RFC 5321 section 4.5.3.1.1.
_MAIL_AHEAD = re.compile(r"[\w.!$%'*+^{|}~:-]{0,64}+@(?=\w)")
_OCTETS_RIGHT = re.compile(r"(?:\.[0-9]{1,3}){3}(?![\w@-]|\.\w)")
_OCTET_LEFT = re.compile(r"(?<![\w.-])[0-9]{1,3}\Z")
# RFC 3986 section 3.1: a scheme can contain `+`, as in `git+https`. Read backwards; no scheme in use is longer.
_COMPOUND = re.compile(r"(?:\+[A-Za-z0-9.-]++)+(?<=[A-Za-z])")
_LONGEST_COMPOUND = 32
_SCHEME_AHEAD = re.compile(r"(?i)https?:?//|https?:[/a-z]")
_BROKEN_MAIL = re.compile(r"@\.{1,8}\Z")  # `name@.example.com`
_WRAPS = frozenset("_*~")  # WhatsApp's italic, bold and strike-through
_BRACKETS = frozenset(("{}", "[]", "<>"))
# Suffixes that are also names of fields.
_FIELDS = frozenset("city company date day email id link name no store".split())


class Reader:
    """Reads one place of a text, step by step. Nothing left of the `floor` is read again."""

    __slots__ = ("_bare", "_floor", "_rules", "_scheme", "_tails", "_text", "_units")

    def __init__(self, text: str, options: UrlOptions) -> None:
        self._text = text
        self._bare, self._scheme, self._rules = options.bare, options.scheme, options.host_rules
        self._floor = 0
        self._tails: TailReader | None = None
        self._units = units_of(text)

    def at_slashes(self, slashes: int, floor: int) -> UrlSpan | DoubtfulHost | None:
        """Read the URL whose `//` is there, or a broken one, or the token of another scheme.

        None if the slashes do not belong to a scheme.
        """
        self._floor = floor
        text, at, begin = self._text, slashes - 1, slashes + 2
        is_colon = at >= floor and text[at] == ":"
        scheme = text[max(floor, at - 5) : at].lower() if is_colon else ""
        if scheme.endswith(("http", "https")):
            start = at - (5 if scheme == "https" else 4)
            if compound := _COMPOUND.match(text[max(floor, start - _LONGEST_COMPOUND) : start][::-1]):
                return self._passed(start - compound.end(), opaque_end(text, begin), "other-scheme")
            return broken_link(text, floor, slashes, self._rules) or self._at_scheme(start, begin)
        if broken := broken_link(text, floor, slashes, self._rules):
            return broken
        if is_colon:
            other = scheme[-1:].isalnum() and scheme[-1:].isascii()
            return self._passed(at, opaque_end(text, begin) if other else begin, "other-scheme")
        return without_scheme(text, slashes, self._rules)

    def _at_scheme(self, start: int, begin: int) -> UrlSpan | DoubtfulHost:
        """Read the URL that begins with a valid scheme. Its authority is at `begin`."""
        text = self._text
        if _SCHEME_AHEAD.match(text, begin):
            return self._passed(start, begin, "double-scheme")
        if (units := self._units) and (templated := templated_end(text, begin, units)) > begin:
            _, end = self._port_and_tail(start, templated, rooted=True)
            host = templated_host(text, begin, templated, units, self._rules.known)
            return self._found(start, end, *host, "scheme")
        return self._at_authority(start, begin)

    def _at_authority(self, start: int, begin: int) -> UrlSpan | DoubtfulHost:
        text = self._text
        user = _USERINFO.match(text, begin)
        begin = user.end() if user else begin
        literal = _host.literal_host(text, begin)
        if literal > begin:
            _, end = self._port_and_tail(start, literal, rooted=True)
            return self._found(start, end, text[begin:literal].lower(), "", "scheme")
        named = None if text.isascii() else browser_reach(text, begin, self._rules.known)
        named = named or _host.scheme_host(text, begin, self._rules.known)
        if named is None or text.startswith("@", named.end):
            return without_host(text, start, begin)
        if end := broken_host(text, named, self._rules):
            return self._passed(start, end, "bad-host")
        _, end = self._port_and_tail(start, named.end, rooted=True)
        return self._found(start, end, named.name, named.suffix, "scheme")

    def at_dot(self, found: re.Match[str], floor: int) -> UrlSpan | DoubtfulHost:
        """Read the host around the dot, if its last label is a known suffix."""
        self._floor = floor
        text, dot = self._text, found.start()
        if label := found[1]:
            if not self._is_suffix(label):
                return unknown_suffix(text, floor, dot, found.end())
        elif text[dot + 1] in _DIGITS:
            return self._at_octet(dot)
        end = _host.right_edge(text, dot)
        if not text[end : end + 1].isascii() and (reached := www_reach(text, dot, floor, self._rules.known)):
            return self._judged(reached, reached.start)
        if text.startswith("://", end):
            end = _host.before_scheme(text, dot, end)
        elif self._ends_unknown(dot, end):
            return unknown_suffix(text, floor, dot, end)
        return self._around(dot, end)

    def _is_suffix(self, label: str) -> bool:
        """Return whether the label is the last one of a known suffix."""
        tlds = self._rules.tlds
        return label in tlds or label.lower() in tlds

    def _ends_unknown(self, dot: int, end: int) -> bool:
        """Return whether the labels end neither in a suffix nor in a word after one. They are skipped as a whole."""
        text, tlds = self._text, self._rules.tlds
        *others, last = text[dot + 1 : end].lower().split(".")
        if last in tlds or not last.isascii() or "-" in last or "_" in last:
            return False
        return not (others and others[-1] in tlds) and not _host.ends_glued(text, dot, end)

    def _around(self, dot: int, end: int) -> UrlSpan | DoubtfulHost:
        """Read the host that consists of the labels on both sides of the dot, up to `end`."""
        text, known = self._text, self._rules.known
        edge = start = _host.left_edge(text, dot, self._floor)
        if start == dot < end and self._units and self._units.ends_at(dot):
            host = _host.fit_host(text, dot + 1, end, known)
            if host and host.suffix and (host.labels or text.startswith("/", host.end)):
                return self._judged(host, host.start)
        if start >= 0 and not text.isascii():
            start = after_signs(text, start, dot)
            sign = sign_in(text, dot, end)
            end = sign if sign >= 0 else end
        if start >= 0 and text[start] == "-":
            edge = start = _host.after_hyphen(text, start, dot, end)
        if end <= dot or (start >= 0 and text[start] == "."):
            return self._passed(dot, dot + 1, "no-host")  # nothing is before the dot, or only marks
        has_sign = start < 0 <= edge
        host = _host.fit_host(text, edge if has_sign else start, end, known) if edge >= 0 else None
        is_always = host is not None and self._rules.is_always(host.name)
        if host and (is_always or self._is_named(host)):
            if has_sign:
                return self._passed(edge, self._port_and_tail(edge, host.end, rooted=False)[1], "sign")
            return self._judged(host if is_always else without_sentence(text, host), edge)
        after = end if end - dot <= MAX_HOST else _host.run_end(text, end)
        if host is None:
            return hostless(text, self._floor, edge, dot, (end, after))
        return nameless(text, self._floor, host, (dot, after), self._rules)

    def _is_named(self, host: HostSpan) -> bool:
        """Return whether the host is more than a known suffix. `gov.uk` is a suffix and a site as well."""
        if host.labels:
            return bool(host.suffix)
        return host.suffix.startswith("gov.") or ("." in host.suffix and self._text.startswith("/", host.end))

    def _judged(self, host: HostSpan, edge: int) -> UrlSpan | DoubtfulHost:
        """Return the host as a URL or a doubtful host, or the broken link that it is part of.

        `edge` is where its labels begin, including words of a sentence that are not part of the host.
        """
        return whole_of(self._text, self._floor, host) or self._around_whole(host, edge)

    def _around_whole(self, host: HostSpan, edge: int) -> UrlSpan | DoubtfulHost:
        """Return the host with its port and tail, unless it is part of an e-mail address, an escape or markup."""
        text, start = self._text, host.start
        before = text[start - 1 : start]
        if before not in COMMON_EDGES and (opaque := opaque_around(text, self._floor, start)):
            return self._passed(start, opaque, "other-scheme")
        if _MAIL_AHEAD.match(text, host.end):
            return self._passed(start, host.end, "e-mail")
        root, end = self._port_and_tail(start, host.end, rooted=False)
        is_www = len(host.labels) > 1 and host.labels[0] == "www"
        evidence: Evidence = "www" if is_www else "path" if end > root else "host"
        if self._units and (place := self._in_placeholder(host, end, evidence, self._units)):
            return place
        if before not in COMMON_EDGES and (reason := self._not_apart(start, edge, end, is_www=is_www)):
            return self._passed(max(self._floor, edge - 1) if reason == "in-escape" else start, end, reason)
        if not is_www and (reason := self._doubt(host, text[host.end : end] if end > root else "")):
            return self._passed(start, end, reason)
        return self._found(start, end, host.name, host.suffix, evidence)

    def _in_placeholder(
        self, host: HostSpan, end: int, evidence: Evidence, units: Units
    ) -> UrlSpan | DoubtfulHost | None:
        """Return the URL with a placeholder around its host or before it, None without one."""
        start = host.start
        if units.end_at(start) >= end and evidence == "host":
            is_bracketed = self._text[start - 1 : start] + self._text[end : end + 1] in _BRACKETS
            return (
                None
                if is_bracketed and host.suffix not in _FIELDS
                else self._passed(start, end, "placeholder")
            )
        if units.end_at(start) > end:
            return None  # a URL of its own inside the placeholder
        left = templated_start(self._text, start, self._floor, units)
        if left < start:
            return self._found(left, end, self._text[left : host.end].lower(), "", evidence)
        # A place in the placeholder was read already: what is left is a piece.
        is_piece = unit_before(self._text, start, units) >= 0
        return self._passed(start, end, "placeholder") if is_piece else None

    def _not_apart(self, start: int, edge: int, end: int, *, is_www: bool) -> Reason | Literal[""]:
        """Return why the characters before the host make it something else, "" if they do not."""
        text, before = self._text, self._text[start - 1]
        if after_escape(text, edge):
            return "in-escape"
        if before in MARKS:
            # `$acme` is a tag, and so is `$acme.com`; with a path it is a link with a sign before it.
            is_sign = before == "$" and not is_www and "/" in text[start:end]
            return "sign" if is_sign else mark_before(text, start, is_www=is_www)
        if start == self._floor and before.isalnum() and not text[start].isascii():
            return "cut-host"
        if start - 1 == self._floor > 0 and follows_twin(text, start):
            return "cut-word"
        if before == "." and _BROKEN_MAIL.search(text, max(0, start - 9), start):
            return "e-mail"
        return "cut-word" if not is_www and is_cut_word(text, start, end) else ""

    def _doubt(self, host: HostSpan, tail: str) -> Reason | Literal[""]:
        """Return why the caller's rules or the policy refuse the host, "" if it is a link."""
        if self._rules.is_custom and (ruled := self._ruled(host)) is not None:
            return ruled
        return doubt(self._text, host, tail, self._bare)

    def _ruled(self, host: HostSpan) -> Literal["never", ""] | None:
        """Return the decision of the caller's rules, None if they do not name the host."""
        rules = self._rules
        if rules.is_never(host.name):
            return "never"
        # A caller does not add a suffix that is a word in the messages.
        is_own = self._bare != "never" and host.suffix in rules.extra_suffixes
        return "" if is_own or rules.is_always(host.name) else None

    def _at_octet(self, dot: int) -> UrlSpan | DoubtfulHost:
        """Read a bare IPv4 address, strictly: four octets, no leading zeros, nothing that touches them."""
        text = self._text
        left = _OCTET_LEFT.search(text, max(self._floor, dot - 3), dot)
        right = _OCTETS_RIGHT.match(text, dot)
        name = text[left.start() : right.end()] if left and right else ""
        edge = left.start() if left else _host.left_edge(text, dot, self._floor)
        if right and edge > 0 and after_escape(text, edge):
            return self._passed(max(self._floor, edge - 1), right.end(), "in-escape")
        if not left or not right or not _host.is_ipv4(name):
            return self._after_octets(dot) or self._passed(dot, _host.run_end(text, dot), "no-address")
        start = left.start()
        if broken := whole_of(text, self._floor, HostSpan(start, right.end(), name, [name], "")):
            return broken
        root, end = self._port_and_tail(start, right.end(), rooted=False)
        if end == root and self._bare != "any" and not self._rules.is_always(name):
            return self._passed(start, end, "bare-ip")
        return self._found(start, end, name, "", "path" if end > root else "host")

    def _after_octets(self, dot: int) -> UrlSpan | None:
        """Return the link that continues after four octets, `1.2.3.4.example.com`, None if there is none."""
        end = _host.right_edge(self._text, dot)
        last = self._text[dot:end].rpartition(".")[2].lower()
        place = self._around(dot, end) if last in self._rules.tlds else None
        return place if isinstance(place, UrlSpan) else None

    def _port_and_tail(self, start: int, end: int, *, rooted: bool) -> tuple[int, int]:
        """Return where the port and the tail end, after the host of the URL from `start` to `end`."""
        text = self._text
        root = port_end(text, end, rooted=rooted)
        tail = root
        if text[root : root + 1] in _TAIL_STARTS or begins_unit(text, root, self._units):
            before = text[start - 1] if start else ""
            if self._tails is None:
                self._tails = TailReader(text, self._units)
            tail = self._tails.end_of(root, wrap=before if before in _WRAPS else "")
        return (end, end) if root == tail == end + 1 else (root, tail)  # no dot of the root ends a host

    def _found(
        self, start: int, end: int, host: str, suffix: str, evidence: Evidence
    ) -> UrlSpan | DoubtfulHost:
        rules = self._rules
        if not host.isascii():
            host, suffix = as_browsers_read(host, rules.known)
        if rules.is_custom and rules.is_never(host):
            return self._passed(start, end, "never")
        if not suffix and rules.is_custom and rules.is_always(host) and not address_of(host):
            suffix = host.rpartition(".")[2]  # the caller knows it, though no list does
        url = self._text[start:end]
        target = url if evidence == "scheme" else f"{self._scheme}://{url}"
        return UrlSpan(start, end, url, target, host, suffix, evidence)

    def _passed(self, start: int, end: int, reason: Reason) -> DoubtfulHost:
        return doubtful_at(self._text, start, end, reason)
