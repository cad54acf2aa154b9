"""The results of a scan: URLs with facts about them, and places that look like a URL but are not links."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any, Literal, NamedTuple

from engage_text._to_dict import fields_to_dict
from engage_text.hosts import (
    Address,
    address_of,
    browser_host,
    looks_changed,
    may_be_changed,
    unicode_form,
    wire_form,
)
from engage_text.hosts import ascii_lookalike as lookalike_of
from engage_text.hosts import mixes_scripts as has_mixed_scripts
from engage_text.hosts import registered_domain as domain_of
from engage_text.urls import _facts, _neighbours
from engage_text.urls._evidence import REASONS, Evidence, Reason

__all__ = [
    "DoubtfulHost",
    "Explanation",
    "UrlScan",
    "UrlSpan",
    "doubtful_at",
    "new_doubtful_host",
    "new_url_scan",
    "new_url_span",
]

# Where a host that was cut off ends in another registry: `example.co...` was `example.com` or `example.co.in`.
_CUT_SUFFIXES = frozenset(("co", "ne", "bi"))


class UrlSpan(NamedTuple):
    """A URL in a text: `text[span.start:span.end] == span.text`.

    `target` is the absolute URL. `host` is the host that browsers read in it: in lower case and mapped by UTS 46, with
    its labels in Unicode or `xn--` form as written. `suffix` is the public suffix, or "" for an address, a single label
    or an unknown suffix. `evidence` says why it is a link: its `scheme`, `www`, a `path` after a known suffix, or the
    bare `host` alone. All other properties are computed when you ask for them.

    >>> from engage_text import find_urls
    >>> [span] = find_urls("Log in at http://bank.in@0x7f.1:80/x")
    >>> span.userinfo, span.host, str(span.address), span.is_disguised, span.is_private, span.has_default_port
    ('bank.in', '0x7f.1', '127.0.0.1', True, True, True)
    """

    start: int
    end: int
    text: str
    target: str
    host: str
    suffix: str
    evidence: Evidence

    @property
    def registered_domain(self) -> str:
        """The domain that its owner registered: the suffix and one label (`example.co.in`); "" without a suffix."""
        return domain_of(self.host, self.suffix)

    @property
    def address(self) -> Address | None:
        """The IP address of the host, in any written form; None for a host name."""
        found = address_of(self.host)
        return found[0] if found else None

    @property
    def is_disguised(self) -> bool:
        """True for an address that only inet_aton reads: decimal, octal, hexadecimal, fewer than four parts."""
        found = address_of(self.host)
        return found is not None and found[1] == "disguised"

    @property
    def is_private(self) -> bool:
        """True for a host that cannot be reached from outside: loopback, private, link-local, reserved."""
        return _facts.is_private(self.host)

    @property
    def userinfo(self) -> str | None:
        """The user name before the host, which can be ""; None if there is none (RFC 3986 section 3.2.1)."""
        return _facts.userinfo_of(self.target) if _facts.has_userinfo(self.target) else None

    @property
    def port(self) -> int | None:
        """The port as written, or None if there is none."""
        return _facts.port_of(self.target)

    @property
    def has_default_port(self) -> bool:
        """True if the port is the default port of the scheme."""
        return _facts.has_default_port(self.target)

    @property
    def has_escaped_host(self) -> bool:
        """True if the host contains percent escapes, which browsers decode and readers do not: `bank%2ein`."""
        return _facts.has_escaped_host(self.target)

    @property
    def has_mapped_host(self) -> bool:
        """True if browsers open another host than a reader sees: `ｂank.in`, `bank。in` (UTS 46 section 4)."""
        if self.text.isascii() or "%" in (written := _facts.written_host(self.target)):
            return False
        return not self.has_invalid_host and looks_changed(written.removesuffix("."), self.host)

    @property
    def has_hidden_host(self) -> bool:
        """True if the host contains an invisible character that browsers drop, such as a soft hyphen."""
        return _facts.hides_in_host(self.target)

    @property
    def has_invalid_host(self) -> bool:
        """True if browsers refuse the host, or it is too long for DNS (the WHATWG URL standard's host parser)."""
        if not may_be_changed(self.host):
            return False
        read = browser_host(self.host)
        return read is None or not read.is_valid

    @property
    def mixes_scripts(self) -> bool:
        """True when a label mixes scripts that do not belong together (UTS 39 section 5)."""
        return has_mixed_scripts(self.host)

    @property
    def lookalike(self) -> str:
        """The ASCII host that this one can be mistaken for, "" if there is none (UTS 39 section 4).

        A host that browsers map, such as `ｂank.in`, can be mistaken for the host that they open.
        """
        found = lookalike_of(self.host)
        if not found and self.has_mapped_host and not self.has_hidden_host:
            return lookalike_of(_facts.written_host(self.target))
        return found

    @property
    def punycode_host(self) -> str:
        """The host that browsers open, in ASCII, or an address in its standard form; "" if browsers refuse the host.

        Source: the WHATWG URL standard, host parsing.
        """
        return wire_form(self.host) if may_be_changed(self.host) else self.host

    @property
    def unicode_host(self) -> str:
        """The host with its `xn--` labels decoded."""
        return unicode_form(self.host)

    @property
    def templates(self) -> tuple[str, ...]:
        """The unfilled placeholders: `{{name}}`, `{name}`, `{#var#}`, `%s` and others."""
        return _facts.template_tokens(self.text)

    @property
    def hidden_characters(self) -> tuple[int, ...]:
        """The indices of invisible characters in `text`."""
        return _facts.hidden_characters(self.text)

    @property
    def sign(self) -> str:
        """The first sign in the host that no registry accepts, such as `€`; "" if there is none."""
        at = _neighbours.sign_in(self.host, 0, len(self.host))
        return self.host[at] if at >= 0 else ""

    def is_glued_in(self, body: str) -> bool:
        """Return whether text touches the URL in its body, so that its beginning or end is uncertain."""
        is_host = self._is_host()
        if _neighbours.runs_on(body, self.start, self.end, is_host=is_host) or self.is_cut_in(body):
            return True
        if _neighbours.has_sheet_escape(self.text):
            return True
        if body[self.end : self.end + 1] and _neighbours.runs_past(body, self.end):
            return True
        if not is_host or body[self.end : self.end + 1].isascii() or self.evidence not in ("scheme", "www"):
            return False
        from engage_text.urls._reach import goes_on  # noqa: PLC0415 - its patterns take long to compile

        return goes_on(body, self.end)

    def _is_host(self) -> bool:
        return self.target.endswith(_facts.written_host(self.target))

    def is_cut_in(self, body: str) -> bool:
        """Return whether an escape or the rest of a word touches the URL's beginning in its body."""
        return _neighbours.runs_in(body, self.start, has_scheme=self.evidence == "scheme")

    def is_truncated_in(self, body: str) -> bool:
        """Return whether an ellipsis cuts the URL off in its body, as in `https://example.in/some-art...`."""
        is_whole = self.evidence != "scheme" and self._is_host() and self.suffix not in _CUT_SUFFIXES
        return _neighbours.is_truncated(body, self.text, self.end, is_whole=is_whole)

    @property
    def html_entity(self) -> str:
        """The first undecoded HTML reference in the URL, such as `&amp;`; "" if it has none."""
        return _neighbours.entity_in(self.text)

    def follows_text_in(self, body: str) -> bool:
        """Return whether a letter or digit touches the URL's beginning, so that a handset may not recognize it."""
        return _facts.runs_into(body, self.start)

    @property
    def has_glued_scheme(self) -> bool:
        """True if the host begins with a scheme that lost its `://`: `httpsexample.com`, `https.example.com`."""
        return _facts.glues_scheme(self.host, self.suffix, is_bare=self.evidence != "scheme")

    @property
    def has_mistyped_www(self) -> bool:
        """True if the host begins with a mistyped `www.`: `wwwexample.com`, `ww.example.com`."""
        return _facts.mistypes_www(self.host, self.suffix)

    def is_parted_in(self, body: str) -> bool:
        """Return whether a space separates the host from a path in the body, as in `https://example.com /x9`."""
        return self._is_host() and _neighbours.is_parted(body, self.end)

    def has_lost_characters_in(self, body: str) -> bool:
        """Return whether U+FFFD is part of the URL or touches it in its body."""
        return _facts.loses_characters(body, self.start, self.end)

    def scheme_fault_in(self, body: str) -> Literal["double-scheme", "space-in-scheme", ""]:
        """Return the fault of the scheme right before the URL in its body, or "" if there is none.

        >>> from engage_text import find_urls
        >>> body = "Pay at https://https://a.in/x"
        >>> [(url.text, url.scheme_fault_in(body)) for url in find_urls(body)]
        [('https://a.in/x', 'double-scheme')]
        """
        return _facts.scheme_fault(body, self.start)

    def is_joined_in(self, body: str) -> bool:
        """Return whether an invisible character joins the URL to a letter or digit beside it in its body."""
        return _facts.hides_characters(body, self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, and `registered_domain`. Other facts follow from them."""
        return {**fields_to_dict(self), "registered_domain": self.registered_domain}


class DoubtfulHost(NamedTuple):
    """A place that looks like a URL and was left alone. `why` is the `reason` in words.

    >>> from engage_text import scan_urls
    >>> [(d.text, d.reason, d.why) for d in scan_urls("Meet me, ok.so").doubtful]
    [('ok.so', 'word-suffix', 'its suffix is a word as well')]
    """

    start: int
    end: int
    text: str
    reason: Reason

    @property
    def why(self) -> str:
        """The reason in words."""
        return REASONS[self.reason]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, and `why`."""
        return {**fields_to_dict(self), "why": self.why}


# The constructor of a NamedTuple is written in Python. These are C, and their tuples are type-checked.
new_url_span: Callable[[tuple[int, int, str, str, str, str, Evidence]], UrlSpan] = MethodType(
    tuple.__new__, UrlSpan
)
new_doubtful_host: Callable[[tuple[int, int, str, Reason]], DoubtfulHost] = MethodType(
    tuple.__new__, DoubtfulHost
)


def doubtful_at(text: str, start: int, end: int, reason: Reason) -> DoubtfulHost:
    """Return the place `start:end` of the text, left alone for that reason."""
    return new_doubtful_host((start, end, text[start:end], reason))


class UrlScan(NamedTuple):
    """The result of one pass: the links, and the doubtful hosts that are not links."""

    urls: tuple[UrlSpan, ...]
    doubtful: tuple[DoubtfulHost, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


new_url_scan: Callable[[tuple[tuple[UrlSpan, ...], tuple[DoubtfulHost, ...]]], UrlScan] = MethodType(
    tuple.__new__, UrlScan
)


class Explanation(NamedTuple):
    """Why a place in a text is or is not a link. `reason` is an evidence or a reason, and `why` puts it in words."""

    start: int
    end: int
    text: str
    is_link: bool
    reason: Evidence | Reason
    why: str

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)
