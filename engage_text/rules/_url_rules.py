"""Rules for URLs in the body and in `dlr.url` that mislead a reader or do not work on a handset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from engage_text._text import describe_char
from engage_text.hosts import bundled_suffixes
from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._odd_urls import may_be_odd_url
from engage_text.rules._places import Places
from engage_text.rules._request_rules import invalid_dlr_url_problem
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._spelled import find_spelled, may_be_spelled
from engage_text.rules._typed_facts import (
    AddressFacts,
    CharFacts,
    DisguiseFacts,
    DoubtFacts,
    HostFacts,
    LookalikeFacts,
    NoFacts,
    ReasonFacts,
    TextFacts,
    TokenFacts,
)
from engage_text.urls import REASONS, SCHEME_FAULTS, DoubtfulHost, UrlOptions, UrlSpan, near_suffix, whole_url
from engage_text.wire import BODY, DLR_URL

__all__ = [
    "URL_RULES",
    "body_url_problems",
    "dlr_url_problems",
    "doubt_problems",
    "glue_problems",
    "spelled_problems",
    "url_problems",
]


def _check(context: Context) -> Sequence[Problem]:
    body, dlr_url = context.parsed.body, context.parsed.dlr_url
    found = [] if dlr_url is None else list(dlr_url_problems(dlr_url, context.url_options))
    if body is not None:
        in_body = body_url_problems(body, context.urls, context.doubtful)
        if may_be_spelled(body):
            known = {one.span for one in in_body if one.span} | {(url.start, url.end) for url in context.urls}
            found += spelled_problems(body, Places(known))
        found += (*in_body, *glue_problems(context.glued))
    return found


_urls = RuleGroup("url", _check, Source("our decision", "2026-11-28"))
_GOOD = ("msg", "Pay at https://example.in/x today")

# fmt: off
URL_USERINFO = _urls.warning(
    "url-userinfo", NoFacts, "A user name before the host, as in phishing links. Shortened only if allowed.",
    "the URL has a user name before its host", "Write the URL without it.",
    bad=("msg", "Pay at http://bank.in@example.in/x today"), good=_GOOD, hides_target=True)

URL_MIXED_SCRIPTS = _urls.warning(
    "url-mixed-scripts", NoFacts, "The host mixes scripts whose letters look alike. Shortened only if allowed.",
    "the host mixes scripts", "Check that it is the host you mean.",
    bad=("msg", "Pay at http://жpple.com/x today"), good=_GOOD,
    source=Source("standard: Unicode Technical Standard 39 section 5", "2026-11-24"), hides_target=True)

URL_LOOKALIKE = _urls.warning(
    "url-lookalike", LookalikeFacts,
    "The host looks like an ASCII host, letter by letter. Shortened only if allowed.",
    "the host can be mistaken for {lookalike}", "Check that it is the host you mean.",
    bad=("msg", "Pay at http://аррӏе.com/x today"), good=_GOOD,
    source=Source("standard: Unicode Technical Standard 39 section 4", "2026-11-24"), hides_target=True)

URL_MAPPED_HOST = _urls.warning(
    "url-mapped-host", HostFacts, "Browsers change characters of the host. Shortened only if allowed.",
    "the host must be written as browsers read it: {host}", "Write the host as browsers read it.",
    bad=("msg", "Pay at http://bank.in。example.com/x today"), good=_GOOD,
    source=Source("standard: the WHATWG URL standard, Unicode Technical Standard 46", "2026-11-28"), hides_target=True)

URL_INVALID_HOST = _urls.warning(
    "url-invalid-host", HostFacts, "Browsers refuse the host, or it is too long for DNS. Never shortened here.",
    "the host must be one that browsers accept, got {host}", "Check the spelling of the host.",
    bad=("msg", "Pay at http://exam℀ple.in/x today"), good=_GOOD,
    source=Source("standard: the WHATWG URL standard, RFC 1035 section 2.3.4", "2026-11-28"))

URL_ESCAPED_HOST = _urls.warning(
    "url-escaped-host", NoFacts, "The host contains percent escapes, which browsers decode. Shortened only if allowed.",
    "the host contains percent escapes", "Write the host in plain letters.",
    bad=("msg", "Pay at http://bank%2ein/x today"), good=_GOOD,
    source=Source("standard: the WHATWG URL standard", "2026-11-28"), hides_target=True)

URL_HIDDEN_CHARACTER = _urls.warning(
    "url-hidden-character", NoFacts, "An invisible character is part of the URL or cuts it. Never shortened here.",
    "an invisible character joins the URL to its neighbour", "Type the URL again without it.",
    bad=("msg", "Pay at\u200bhttps://example.in/x today"), good=_GOOD)

URL_TEMPLATE = _urls.warning(
    "url-template", TokenFacts, "An unfilled placeholder in the URL. Never shortened here.",
    "the URL still contains the placeholder {token}", "Fill it in before preparing the message.",
    bad=("msg", "Pay at https://example.in/{{id}} today"), good=_GOOD)

URL_DISGUISED_ADDRESS = _urls.warning(
    "url-disguised-address", DisguiseFacts,
    "An IP address in hex, octal or as one number. Shortened only if allowed.",
    "the host {host} is the address {address} in disguise", "Use a host name.",
    bad=("msg", "Pay at http://0x7f.1/x today"), good=_GOOD,
    source=Source("standard: the WHATWG URL standard", "2026-11-28"), hides_target=True)

URL_ADDRESS = _urls.warning(
    "url-address", AddressFacts, "The host is an IP address. Shortened only if allowed.",
    "the host is the address {address}", "Use a host name.",
    bad=("msg", "Pay at http://8.8.8.8/x today"), good=_GOOD, hides_target=True)

URL_PRIVATE = _urls.warning(
    "url-private", AddressFacts,
    "The host is private: it opens only inside its own network. Shortened only if allowed.",
    "the host must be public, got {address}", "Use a public host.",
    bad=("msg", "Pay at http://192.168.1.1/x today"), good=_GOOD,
    source=Source("standard: RFC 6890 and RFC 6761, with their registries", "2026-11-28"), hides_target=True)

URL_UNKNOWN_SUFFIX = _urls.warning(
    "url-unknown-suffix", NoFacts, "The host does not end in a known public suffix. Never shortened here.",
    "the host must end in a known suffix", "Check the spelling.",
    bad=("msg", "Pay at http://example.unknownzz/x today"), good=_GOOD,
    source=Source("standard: the public suffix list", "2026-11-28"))

URL_DOUBTFUL = _urls.warning(
    "url-doubtful", DoubtFacts, "The text may be a link or a typing mistake. It is left alone.",
    "{text} may or may not be a link ({reason})",
    "Write https:// before it if it is a link, or a space after the dot if it is not.",
    bad=("msg", "Lets meet ok.so"), good=("msg", "Let us meet. OK. So be it."))

URL_GLUED = _urls.warning(
    "url-glued", NoFacts, "Text touches the URL, so its beginning or end is uncertain. Never shortened here.",
    "text touches the URL without a space, so its beginning or end is uncertain",
    "Put a space between the text and the URL.",
    bad=("msg", "Pay at https://example.in;thank you"), good=_GOOD)

URL_TRUNCATED = _urls.warning(
    "url-truncated", NoFacts, "An ellipsis cuts the URL off. Never shortened here.",
    "the URL must be complete, but it ends in an ellipsis",
    "Write the whole URL, or put a space before the ellipsis.",
    bad=("msg", "Read https://example.in/some-art..."), good=_GOOD)

URL_PARTED = _urls.warning(
    "url-parted", NoFacts, "A space separates the host from its path. Never shortened here.",
    "a space separates the host from its path, so a handset opens only the host",
    "Write the URL without a space.",
    bad=("msg", "Pay at https://example.in /x9 today"), good=_GOOD)

URL_AFTER_ESCAPE = _urls.warning(
    "url-after-escape", TextFacts, "A host follows an undecoded escape, such as %20 or \\n. It is left alone.",
    "{text} follows an undecoded escape, so the beginning of its host is uncertain",
    "Decode the text before you prepare the message.",
    bad=("msg", "Hi\\nshop.example.in/x now"), good=_GOOD)

URL_HTML_ENTITY = _urls.warning(
    "url-html-entity", TokenFacts, "The URL contains an HTML entity, such as &amp;. Never shortened here.",
    "the URL must be plain text, but it contains the HTML entity {token}",
    "Decode the HTML before you prepare the message.",
    bad=("msg", "Pay at https://example.in/?b=1&amp;c=2"), good=_GOOD)

URL_SIGN = _urls.warning(
    "url-sign", CharFacts, "The host contains a sign that no registry accepts. Never shortened here.",
    "the host must contain letters, digits, hyphens and dots only, but it contains {char}",
    "Check the spelling of the host.",
    bad=("msg", "Pay at http://ac€me.com/x today"), good=_GOOD, source=Source("standard: RFC 5892", "2026-11-28"))

URL_BROKEN_SCHEME = _urls.warning(
    "url-broken-scheme", ReasonFacts, "A link with a broken scheme, so no handset opens it. Never shortened here.",
    "the link cannot be opened: {reason}", "Write https:// once, directly before the host.",
    bad=("msg", "Pay https//example.in/x today"), good=_GOOD)

URL_BROKEN_HOST = _urls.warning(
    "url-broken-host", ReasonFacts, "A link whose host is not valid, so no handset opens it. Never shortened here.",
    "the link cannot be opened: {reason}",
    "Write the host in full, such as example.com: dots between its parts, no spaces and no other marks.",
    bad=("msg", "Pay at http://bit,ly/x today"), good=_GOOD)

URL_MISTYPED_WWW = _urls.warning(
    "url-mistyped-www", HostFacts, "A mistyped www. makes it another host. Never shortened here.",
    "the host must begin with www. or with its name, got {host}", "Write www. in full or leave it out.",
    bad=("msg", "See wwwexample.in/x now"), good=_GOOD)

URL_GLUED_BEFORE = _urls.warning(
    "url-glued-before", CharFacts, "A letter or digit touches the beginning of the URL. Never shortened here.",
    "{char} touches the beginning of the URL, so a handset may not recognize the link",
    "Put a space before the URL.",
    bad=("msg", "Payhttps://example.in/x today"), good=_GOOD)

URL_LOST_CHARACTER = _urls.warning(
    "url-lost-character", NoFacts, "The URL contains U+FFFD: a program lost a character. Never shortened here.",
    "the URL contains the replacement character U+FFFD", "Copy the URL from its source again.",
    bad=("msg", "Pay at https://example.in/caf\ufffd today"), good=_GOOD)
URL_RULES: tuple[Rule[Any], ...] = (
    URL_USERINFO, URL_MIXED_SCRIPTS, URL_LOOKALIKE, URL_MAPPED_HOST, URL_INVALID_HOST, URL_ESCAPED_HOST,
    URL_HIDDEN_CHARACTER, URL_TEMPLATE, URL_DISGUISED_ADDRESS, URL_ADDRESS, URL_PRIVATE, URL_UNKNOWN_SUFFIX,
    URL_DOUBTFUL, URL_GLUED, URL_TRUNCATED, URL_PARTED, URL_AFTER_ESCAPE, URL_HTML_ENTITY, URL_SIGN,
    URL_BROKEN_SCHEME, URL_BROKEN_HOST, URL_MISTYPED_WWW, URL_GLUED_BEFORE, URL_LOST_CHARACTER,
)
# fmt: on

_NO_MARKS = "the marks :// between scheme and host are missing"
_ADDRESS_HINT = (
    "Write the @ directly before the host if it is an e-mail address, or https:// if it is a link."
)


def body_url_problems(
    body: str, urls: Iterable[UrlSpan], doubtful: Iterable[DoubtfulHost]
) -> Sequence[Problem]:
    """Return the problems of the URLs in a body, and of the hosts that were left alone."""
    found = [one for url in urls for one in url_problems(body, url)]
    return [*found, *doubt_problems(doubtful)]


def url_problems(text: str, url: UrlSpan) -> Sequence[Problem]:
    """Return the problems of one URL: a disguise, an address, a private or unknown host, a placeholder."""
    return tuple(_url_problems(text, url)) if may_be_odd_url(text, url) else ()


def _url_problems(text: str, url: UrlSpan) -> Iterator[Problem]:
    span = (url.start, url.end)
    if url.evidence == "scheme" and url.userinfo is not None:
        yield URL_USERINFO.problem(BODY, span=span)
    yield from _name_problems(url, span)
    yield from _border_problems(text, url, span)
    if ";" in url.text and (entity := url.html_entity):
        yield URL_HTML_ENTITY.problem(BODY, TokenFacts(entity), span=span)
    if not url.host.isascii() and (sign := url.sign):
        yield URL_SIGN.problem(BODY, CharFacts(describe_char(sign)), span=span)
    if url.templates:
        yield URL_TEMPLATE.problem(BODY, TokenFacts(url.templates[0]), span=span)
    elif url.host == url.suffix and _is_suffix_alone(text, url):
        yield URL_BROKEN_HOST.problem(BODY, ReasonFacts("a suffix alone is not a host"), span=span)
    elif url.is_private or not url.suffix:
        yield from _unknown_host_problems(url, span)


def _is_suffix_alone(text: str, url: UrlSpan) -> bool:
    """Return whether a host is only a suffix: `com`, or `co.in` in `acme,co.in/x`. `gov.uk` is a site as well."""
    after_comma = text[url.start - 1 : url.start] == "," and not url.host.startswith("gov.")
    return after_comma or url.host in bundled_suffixes().tlds  # else the caller's rules know it


def _border_problems(text: str, url: UrlSpan, span: tuple[int, int]) -> Iterator[Problem]:
    """Yield the problems at the beginning and the end of the URL."""
    if url.is_joined_in(text) or url.has_hidden_host:
        yield URL_HIDDEN_CHARACTER.problem(BODY, span=span)
    if url.follows_text_in(text) and not url.is_cut_in(text):
        yield URL_GLUED_BEFORE.problem(BODY, CharFacts(describe_char(text[url.start - 1])), span=span)
    if url.is_glued_in(text):
        yield URL_GLUED.problem(BODY, span=span)
    elif url.is_truncated_in(text):
        yield URL_TRUNCATED.problem(BODY, span=span)
    if url.is_parted_in(text):
        yield URL_PARTED.problem(BODY, span=span)
    if url.has_lost_characters_in(text):
        yield URL_LOST_CHARACTER.problem(BODY, span=span)
    if fault := url.scheme_fault_in(text):
        yield URL_BROKEN_SCHEME.problem(BODY, ReasonFacts(REASONS[fault]), span=span)


def _name_problems(url: UrlSpan, span: tuple[int, int]) -> Iterator[Problem]:
    """Yield the problems of the characters in the host: look-alikes, and hosts that browsers change or refuse."""
    if url.has_mistyped_www:
        yield URL_MISTYPED_WWW.problem(BODY, HostFacts(url.host), span=span)
    if url.has_glued_scheme:
        yield URL_BROKEN_SCHEME.problem(BODY, ReasonFacts(_NO_MARKS), span=span)
    if url.has_escaped_host:
        yield URL_ESCAPED_HOST.problem(BODY, span=span)
    if lookalike := url.lookalike:
        yield URL_LOOKALIKE.problem(BODY, LookalikeFacts(lookalike), span=span)
    elif url.mixes_scripts:
        yield URL_MIXED_SCRIPTS.problem(BODY, span=span)
    if url.has_invalid_host and not url.templates and "\ufffd" not in url.host:
        yield URL_INVALID_HOST.problem(BODY, HostFacts(url.host), span=span)
    elif url.has_mapped_host and not url.has_hidden_host:
        yield URL_MAPPED_HOST.problem(BODY, HostFacts(url.punycode_host), span=span)


def _unknown_host_problems(url: UrlSpan, span: tuple[int, int]) -> Iterator[Problem]:
    address = url.address
    if url.is_disguised:
        yield URL_DISGUISED_ADDRESS.problem(BODY, DisguiseFacts(url.host, str(address)), span=span)
    elif url.is_private:
        yield URL_PRIVATE.problem(BODY, AddressFacts(url.host), span=span)
    elif address:
        # Not str(address), which writes `::ffff:8.8.8.8` in another form on each Python.
        yield URL_ADDRESS.problem(BODY, AddressFacts(url.punycode_host.strip("[]")), span=span)
    elif not url.has_escaped_host and not url.has_invalid_host:
        yield URL_UNKNOWN_SUFFIX.problem(BODY, span=span)


def doubt_problems(doubtful: Iterable[DoubtfulHost]) -> Iterator[Problem]:
    """Yield a problem for each doubtful host that was left alone, and for each broken link."""
    for doubt in doubtful:
        span, reason = (doubt.start, doubt.end), doubt.reason
        if reason in SCHEME_FAULTS:
            yield URL_BROKEN_SCHEME.problem(BODY, ReasonFacts(doubt.why), span=span)
        elif reason == "in-escape":
            yield URL_AFTER_ESCAPE.problem(BODY, TextFacts(doubt.text), span=span)
        elif reason == "bad-host":
            yield URL_BROKEN_HOST.problem(BODY, ReasonFacts(doubt.why), span=span)
        else:
            hint = None
            if reason == "unknown-suffix":
                hint = _suffix_hint(doubt)
            elif reason == "lost-at":
                hint = _ADDRESS_HINT
            yield URL_DOUBTFUL.problem(BODY, DoubtFacts(doubt.text, doubt.why), span=span, hint=hint)


def _suffix_hint(doubt: DoubtfulHost) -> str:
    """Return the hint for an unknown suffix. It names another suffix only as a condition."""
    label = doubt.text.partition("/")[0].rpartition(".")[2]
    near = near_suffix(label)
    condition = f" write .{near} if that is the suffix you mean," if near else ""
    return f"Check the spelling:{condition} or write https:// before the host if .{label} is right."


def spelled_problems(body: str, known: Places) -> Iterator[Problem]:
    """Yield a problem for each link whose dot or colon is another mark, outside of the known places."""
    for start, end, mark in find_spelled(body):
        if not known.contain(start, end):
            reason = f"{mark} is written instead of a {'colon' if mark == '[:]' else 'dot'}"
            yield URL_BROKEN_HOST.problem(BODY, ReasonFacts(reason), span=(start, end))


def glue_problems(urls: Iterable[UrlSpan]) -> Iterator[Problem]:
    """Yield a problem for each URL whose short link would run into its neighbour."""
    for url in urls:
        yield URL_GLUED.problem(BODY, span=(url.start, url.end))


def dlr_url_problems(url: str, options: UrlOptions | None = None) -> tuple[Problem, ...]:
    """Return the problems of a `dlr.url`: those of a URL in a body, and that of a field that is not one URL."""
    whole = whole_url(url, options)
    if whole is None:
        return (invalid_dlr_url_problem(url),)
    # A public address works as well as a name for reports. In a message, an address hides the owner of the link.
    return tuple(
        replace(found, param=DLR_URL) for found in url_problems(url, whole) if found.code != URL_ADDRESS.code
    )
