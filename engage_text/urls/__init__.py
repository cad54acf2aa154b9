"""Text to URL spans. Replaces nothing, normalises nothing, opens nothing but the suffix snapshot, once.

`_scan` walks from anchor to anchor, `_host` and `_tail` say where a host and a tail end, `_likely` judges
hosts that nobody marked as links. Characters are in `_chars`, public suffixes one floor down.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from engage_text._suffixes import bundled_suffixes
from engage_text.urls._facts import (
    address_of,
    has_userinfo,
    hides_characters,
    is_absolute_http,
    is_private,
    mixes_scripts,
)
from engage_text.urls._scan import BarePolicy, Candidate, Evidence, scan

__all__ = [
    "BarePolicy",
    "DoubtfulHost",
    "Evidence",
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


class UrlSpan(NamedTuple):
    """A URL in a text: `text[span.start:span.end] == span.text`, indices as Python counts them.

    `target` is the absolute URL, `host` in lower case, `suffix` the public suffix ("" for an address, a
    single label or an unknown one), `evidence` what makes it a link: its `scheme`, `www`, a `path` behind a
    known suffix, or the bare `host` alone.
    """

    start: int
    end: int
    text: str
    target: str
    host: str
    suffix: str
    evidence: Evidence


class DoubtfulHost(NamedTuple):
    """A host that was left alone. `reason`: word-suffix, file-name, lost-at, bare-ip or unknown-suffix."""

    start: int
    end: int
    text: str
    reason: str


class UrlScan(NamedTuple):
    """Everything one pass found: the links, and the hosts that were doubtful and are none."""

    urls: tuple[UrlSpan, ...]
    doubtful: tuple[DoubtfulHost, ...]


# Not worth a word to the writer: a sentence joined to the next one, and what the policy itself leaves out.
_SILENT = frozenset(("sentence", "bare-host"))


def find_urls(
    text: str, *, bare: BarePolicy = "likely", scheme: Literal["http", "https"] = "http"
) -> tuple[UrlSpan, ...]:
    """Return the URLs in the text as spans, in order, never overlapping.

    A scheme (http or https, in any case) or `www.` before a known suffix always makes a URL, and so does a
    host with a known suffix and a path. For a bare host `bare` decides: `any` known suffix, the `likely`
    ones, or `never`. A URL without a scheme gets `scheme` in its `target`. E-mail addresses and other
    schemes are no URLs. Never raises for any text; linear in its length.

    Sources: RFC 3986 and its appendix C, RFC 1123 section 2.1, the public suffix list.

    >>> [span] = find_urls("Claim now:bit.ly/3iLAjlj, ok.so hurry.")
    >>> span.text, span.target, span.evidence
    ('bit.ly/3iLAjlj', 'http://bit.ly/3iLAjlj', 'path')
    >>> [span.text for span in find_urls("ok.so", bare="any")]
    ['ok.so']
    """
    suffixes = bundled_suffixes()
    return tuple(_span(text, c, scheme) for c in scan(text, bare, suffixes) if not c.doubt)


def scan_urls(
    text: str, *, bare: BarePolicy = "likely", scheme: Literal["http", "https"] = "http"
) -> UrlScan:
    """Return the URLs of the text together with the doubtful hosts, from one pass.

    >>> scan_urls("Lets meet ok.so").doubtful
    (DoubtfulHost(start=10, end=15, text='ok.so', reason='word-suffix'),)
    """
    urls: list[UrlSpan] = []
    doubtful: list[DoubtfulHost] = []
    for c in scan(text, bare, bundled_suffixes()):
        if not c.doubt:
            urls.append(_span(text, c, scheme))
        elif c.doubt not in _SILENT:
            doubtful.append(DoubtfulHost(c.start, c.end, text[c.start : c.end], c.doubt))
    return UrlScan(tuple(urls), tuple(doubtful))


def _span(text: str, found: Candidate, scheme: str) -> UrlSpan:
    start, end, host, suffix, evidence, _ = found
    url = text[start:end]
    target = url if evidence == "scheme" else f"{scheme}://{url}"
    return UrlSpan(start, end, url, target, host, suffix, evidence)
