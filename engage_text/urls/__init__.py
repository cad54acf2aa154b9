"""Finds URLs in a text and returns their spans. It replaces, normalises and opens nothing.

`_scan` goes from anchor to anchor. `_fast_urls` reads most URLs with one regex, and `_full_urls` reads the others.
`_host` and `_tail` find the end of a host and of a tail, and `_opaque` the end of a token of another scheme. `_likely`
judges bare hosts. Characters are in `_chars`, and public suffixes in `engage_text.hosts`.
"""

from __future__ import annotations

from engage_text._checks import need_text
from engage_text.hosts import MAX_HOST, HostRules, wire_form
from engage_text.urls._absolute import is_absolute_http, whole_url
from engage_text.urls._evidence import EVIDENCE, REASONS, SCHEME_FAULTS, Evidence, Reason
from engage_text.urls._near import near_suffix
from engage_text.urls._scan import scan as scan
from engage_text.urls._spans import DoubtfulHost, Explanation, UrlScan, UrlSpan, new_url_scan
from engage_text.urls._url_options import BarePolicy, Scheme, UrlOptions
from engage_text.urls._url_options import default_options as default_options
from engage_text.urls._url_options import url_options as url_options
from engage_text.urls._words import SHORT_LINKS as SHORT_LINKS  # for higher floors; not public

__all__ = [
    "REASONS",
    "SCHEME_FAULTS",
    "BarePolicy",
    "DoubtfulHost",
    "Evidence",
    "Explanation",
    "Reason",
    "Scheme",
    "UrlOptions",
    "UrlScan",
    "UrlSpan",
    "explain_urls",
    "find_urls",
    "is_absolute_http",
    "near_suffix",
    "scan_urls",
    "whole_url",
    "wire_form",
]


def find_urls(
    text: str,
    *,
    options: UrlOptions | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
) -> tuple[UrlSpan, ...]:
    """Return the URLs in the text as spans, in order, never overlapping.

    These are always URLs: a scheme (http or https, in any case) and a host, `www.` before a host with a known suffix,
    and a host with a known suffix and a path. Two common words and a slash, such as `come.in/out`, are a URL only with
    `bare="any"`. `bare` decides about bare hosts: `any` with a known suffix, the `likely` ones (the default), or
    `never`. `hosts` contains your own rules for hosts. A URL without a scheme gets `scheme` in its `target`, by default
    `http`. `options` contains all three in one value, instead of the keywords. E-mail addresses and other schemes are
    not URLs.

    Takes time linear in the length of the text, and never raises because of its content. Raises `OptionError` for an
    invalid option, for `options` together with a keyword, and for a text that is not a str.

    Sources: RFC 3986 and its appendix C, RFC 1123 section 2.1, the public suffix list.

    >>> [span] = find_urls("Claim now:bit.ly/3iLAjlj, ok.so hurry.")
    >>> span.text, span.target, span.evidence
    ('bit.ly/3iLAjlj', 'http://bit.ly/3iLAjlj', 'path')
    >>> [span.text for span in find_urls("ok.so", bare="any")]
    ['ok.so']
    """
    if type(text) is not str:
        text = need_text(text)
    urls, _ = scan(text, url_options(options, bare, scheme, hosts))
    return tuple(urls)


def scan_urls(
    text: str,
    *,
    options: UrlOptions | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
) -> UrlScan:
    """Return the URLs of the text together with the doubtful hosts, from one pass.

    The options are those of `find_urls`.

    >>> scan_urls("Lets meet ok.so").doubtful
    (DoubtfulHost(start=10, end=15, text='ok.so', reason='word-suffix'),)
    """
    if type(text) is not str:
        text = need_text(text)
    urls, doubtful = scan(text, url_options(options, bare, scheme, hosts))
    return new_url_scan((tuple(urls), tuple(doubtful)))


def explain_urls(
    text: str,
    *,
    options: UrlOptions | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
) -> tuple[Explanation, ...]:
    """Return every place that looks like a URL, in order, and the reason why it is or is not a link.

    The links are those of `find_urls`. The other places are the doubtful hosts of `scan_urls`, and places that are not
    reported: joined sentences, e-mail addresses, other schemes, and hosts that the policy leaves out. The options are
    those of `find_urls`.

    >>> for place in explain_urls("Hi a@b.in, pay at bank.co.in/x or come.in"):
    ...     print(place.text, place.is_link, place.why)
    b.in False it is part of an e-mail address
    bank.co.in/x True a path, query or fragment follows a known suffix
    come.in False its suffix is a word as well
    """
    text = need_text(text)
    urls, passed = scan(text, url_options(options, bare, scheme, hosts), explain=True)
    places = [Explanation(u.start, u.end, u.text, True, u.evidence, EVIDENCE[u.evidence]) for u in urls]  # noqa: FBT003
    places += [Explanation(p.start, p.end, p.text, False, p.reason, p.why) for p in passed]  # noqa: FBT003
    return tuple(_whole_words(text, sorted(places)))


def _whole_words(text: str, places: list[Explanation]) -> list[Explanation]:
    """Extend a place that was left at its dot to the start of its word, so that a reader recognises it."""
    whole = []
    floor = 0
    for place in places:
        start = place.start
        if not place.is_link and text[start] in ".:":
            while start > max(floor, place.start - MAX_HOST) and not text[start - 1].isspace():
                start -= 1
            place = place._replace(start=start, text=text[start : place.end])  # noqa: PLW2901
        whole.append(place)
        floor = place.end
    return whole
