"""Text to URL spans. Replaces nothing, normalises nothing, opens nothing but the suffix snapshot, once.

`_scan` walks from anchor to anchor, `_plain` reads the usual URL at once, `_host` and `_tail` say where the
host and the tail of any other end, `_likely` judges hosts that nobody marked as links. Characters are in
`_chars`, public suffixes one floor down.
"""

from __future__ import annotations

from typing import Literal

from engage_text.urls._facts import (
    address_of,
    has_userinfo,
    hides_characters,
    is_absolute_http,
    is_private,
    mixes_scripts,
)
from engage_text.urls._policy import BarePolicy, HostRules, HostRulesError, default_rules
from engage_text.urls._scan import scan
from engage_text.urls._spans import REASONS, DoubtfulHost, Evidence, Reason, UrlScan, UrlSpan

__all__ = [
    "REASONS",
    "BarePolicy",
    "DoubtfulHost",
    "Evidence",
    "HostRules",
    "HostRulesError",
    "Reason",
    "UrlScan",
    "UrlSpan",
    "address_of",
    "find_urls",
    "has_userinfo",
    "hides_characters",
    "is_absolute_http",
    "is_private",
    "mixes_scripts",
    "scan_urls",
]


def find_urls(
    text: str,
    *,
    bare: BarePolicy = "likely",
    scheme: Literal["http", "https"] = "http",
    hosts: HostRules | None = None,
) -> tuple[UrlSpan, ...]:
    """Return the URLs in the text as spans, in order, never overlapping.

    A scheme (http or https, in any case) or `www.` before a known suffix always makes a URL, and so does a
    host with a known suffix and a path. For a bare host `bare` decides: `any` known suffix, the `likely`
    ones, or `never`; `hosts` adds what the caller knows. A URL without a scheme gets `scheme` in its `target`.
    E-mail addresses and other schemes are no URLs. Never raises for any text; linear in its length.

    Sources: RFC 3986 and its appendix C, RFC 1123 section 2.1, the public suffix list.

    >>> [span] = find_urls("Claim now:bit.ly/3iLAjlj, ok.so hurry.")
    >>> span.text, span.target, span.evidence
    ('bit.ly/3iLAjlj', 'http://bit.ly/3iLAjlj', 'path')
    >>> [span.text for span in find_urls("ok.so", bare="any")]
    ['ok.so']
    """
    urls, _ = scan(text, bare, scheme, hosts or default_rules())
    return tuple(urls)


def scan_urls(
    text: str,
    *,
    bare: BarePolicy = "likely",
    scheme: Literal["http", "https"] = "http",
    hosts: HostRules | None = None,
) -> UrlScan:
    """Return the URLs of the text together with the doubtful hosts, from one pass.

    >>> scan_urls("Lets meet ok.so").doubtful
    (DoubtfulHost(start=10, end=15, text='ok.so', reason='word-suffix'),)
    """
    urls, doubtful = scan(text, bare, scheme, hosts or default_rules())
    return UrlScan(tuple(urls), tuple(doubtful))
