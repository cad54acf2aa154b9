"""Checks a field that must be one whole URL, and returns its span."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from engage_text._late_patterns import late
from engage_text._placeholder_styles import in_url, may_have_fields
from engage_text._tables.url_chars import INVISIBLE
from engage_text.hosts import address_of, punycode_form
from engage_text.urls._chars import SPACES_AND_CONTROLS
from engage_text.urls._spans import UrlSpan
from engage_text.urls._url_options import UrlOptions, default_options

__all__ = ["is_absolute_http", "whole_url"]

_LABEL = r"[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+"
# Most URLs of a field, in a sixth of the parser's time. The last label begins with a letter, as a host that ends in a
# number is an address (WHATWG URL, "ends in a number").
_fast_absolute = late(
    rf"https?://(?:{_LABEL}\.)*+(?=[A-Za-z]){_LABEL}(?:/[A-Za-z0-9/_.=&%+~?#-]*+)?"
).fullmatch
# RFC 3986 section 3.2: scheme, user name, host in brackets or not, port.
_AUTHORITY = late(
    r"https?://(?:[^/?#\\]*@)?(\[[^\]@/?#\\]*\]|[^:\[\]@/?#\\]*)(?::[0-9]*)?(?=[/?#]|\Z)", re.IGNORECASE
)
# ASCII characters of a host: an underscore is not part of host names (RFC 1123 section 2.1), but resolvers accept it,
# and browsers decode escapes.
_HOST_LABEL = late(r"(?!-)(?:[\w-]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])+(?<!-)")
_NUMBER = late(r"[0-9]+|0[xX][0-9A-Fa-f]*", re.ASCII)
_SCHEMES = frozenset(("http", "https"))


def is_absolute_http(text: str) -> bool:
    """True for an absolute http(s) URL with a valid host, and with printable characters other than spaces only."""
    return _fast_absolute(text) is not None or _full_absolute(text)


def _full_absolute(text: str) -> bool:
    if _unprintable().search(text):
        return False
    found = _AUTHORITY.match(text)
    try:
        return found is not None and _can_be_host(found[1]) and urlsplit(text).port != 0
    except ValueError:  # a port out of range, characters that NFKC turns into delimiters
        return False


@cache  # compiled with the first URL that the fast path does not decide
def _unprintable() -> re.Pattern[str]:
    # Not `str.isprintable`, which refuses emoji that are newer than the running Python. Private use and
    # noncharacters: The Unicode Standard, sections 23.5 and 23.7.
    return late(
        rf"[{SPACES_AND_CONTROLS}{INVISIBLE}\u200c\u200d\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    )


def _can_be_host(host: str) -> bool:
    if address_of(host):
        return True
    labels = host.removesuffix(".").split(".")
    if not all(_HOST_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
        return False
    if len(labels) > 1 and "_" in "".join(labels[-2:]):  # no registry has such a name
        return False
    return host.isascii() or punycode_form(host.removesuffix(".").lower()) != ""


def whole_url(text: str, options: UrlOptions | None = None) -> UrlSpan | None:
    """Return the whole text as one URL, or None if no program can open it.

    It may contain a placeholder anywhere, even in the host, because its value is not known yet.

    >>> whole_url("https://reports.example.in/sms").registered_domain
    'example.in'
    >>> whole_url("https://https://example.in") is whole_url("https://-.in") is whole_url("/sms") is None
    True
    """
    filled = in_url().pattern.sub("x", text) if may_have_fields(text) else text
    if not is_absolute_http(filled):
        return None
    found = _AUTHORITY.match(filled)
    host = found[1].removesuffix(".").lower() if found else ""
    if host in _SCHEMES and filled[len(found[0]) :].startswith("//"):  # type: ignore[index]  # `host` is found
        return None
    _, suffix = (options or default_options()).host_rules.known.divide(host)
    return UrlSpan(0, len(text), text, text, host, suffix, "scheme")
