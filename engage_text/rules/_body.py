"""Rules over the body: its characters, its links, its size before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from engage_text._text import COMMON_EDGES, describe_char, find_surrogate
from engage_text.hosts import bundled_suffixes
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.rules._fields import too_long
from engage_text.segments import MessageSize, measure
from engage_text.urls import REASONS, SCHEME_FAULTS, DoubtfulHost, UrlSpan, near_suffix
from engage_text.wire import LENGTHS

__all__ = ["body_problems", "doubt_problems", "glue_problems", "may_shorten", "size_problems", "url_problems"]

# Line feed and carriage return are GSM-7 and so is form feed, by the extension table; tab is what people type.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")

# What precedes most: it is part of no escape, no word, and no other scheme.
_BEFORE = frozenset(("", *" \n\t\r([*,>-"))
_SCHEME_ENDS = frozenset("PSps")  # of `http:` and `https:`, which may be written twice
_NO_MARKS = "the marks :// between scheme and host are missing"
_CLEAN_END = re.compile(r"(?!\.\.\.)[.,;:!?)]++(?:\s|\Z)")
# No user name, escape, placeholder, entity or lost character is written without one of these.
_has_no_marks = re.compile("[^@%{\\[(#<|;\ufffd]*+").fullmatch
_LONGEST_BODY = LENGTHS["msg"]

# What a short link would hide from the reader; a caller may allow it. What else is odd with a URL makes it unfit
# for a link of its own: nobody knows where it leads.
_MISLEADING = frozenset(
    (
        "url-userinfo",
        "url-mixed-scripts",
        "url-lookalike",
        "url-mapped-host",
        "url-escaped-host",
        "url-disguised-address",
        "url-address",
        "url-private",
    )
)


def body_problems(body: str, outgoing: str, size: MessageSize) -> Sequence[Problem]:
    """Return what is wrong with the body, of that size, as text. Its length is judged on the body that goes out."""
    # GSM-7 has no character that is wrong, and neither has a text that is printable.
    is_sound = not size.ucs2_text or body.isprintable()
    if is_sound and body and not body.isspace() and len(outgoing) <= _LONGEST_BODY:
        return ()
    return tuple(_body_problems(body, outgoing))


def _body_problems(body: str, outgoing: str) -> Iterator[Problem]:
    if not body or body.isspace():
        yield problem("field-empty", "msg")
    if len(outgoing) > _LONGEST_BODY:
        span = (_LONGEST_BODY, len(body)) if outgoing == body else None
        yield too_long("msg", len(outgoing), span=span)
    if (at := find_surrogate(body)) >= 0:
        yield problem("lone-surrogate", "msg", span=(at, at + 1), char=f"U+{ord(body[at]):04X}")
    if found := _CONTROLS.search(body):
        more = len(_CONTROLS.findall(body)) - 1
        count = f" and {more} more control characters" if more else ""
        yield problem(
            "control-character", "msg", span=found.span(), char=describe_char(found[0]), count=count
        )


class Shortens(Protocol):
    """What the rules of sizes need from a shortener."""

    @property
    def only_if_shorter(self) -> bool:
        """True if URLs that are no longer than their link stay."""
        ...


def size_problems(
    body: str, size: MessageSize, before: MessageSize, shortener: Shortens | None
) -> Sequence[Problem]:
    """Return what is odd about the outgoing size: more segments than before, or UCS-2 because of one character."""
    if size.segments == 1:
        return ()
    alone = size.lone_culprit if size.ucs2_text else ""
    if not alone and size.segments <= before.segments:
        return ()
    found = []
    if size.segments > before.segments:
        grown = problem("segments-grew", "msg", segments=segments(size.segments), before=before.segments)
        found.append(replace(grown, hint=_growth_hint(shortener)))
    if alone:
        found += _lone_character(body, size, alone)
    return found


def _growth_hint(shortener: Shortens | None) -> str:
    """Return what can be done about links that are longer than their URLs, by who makes them."""
    if shortener is None:
        return 'send it with tiny "0" if the URLs may stay as they are: the length of the service\'s links is fixed'
    if shortener.only_if_shorter:
        return "use a shorter domain or path prefix, or write a shorter text"
    return "use a shorter domain or path prefix, or set only_if_shorter so that shorter URLs stay"


def _lone_character(body: str, size: MessageSize, char: str) -> Iterator[Problem]:
    """Yield the problem of a character that costs segments, with what may be written instead of it."""
    culprits = [culprit.replacement for culprit in size.culprits]
    new = culprits[0] if len({*culprits}) == 1 else None
    instead = measure(size.ucs2_text.replace(char, new or "")).segments
    if instead >= size.segments:
        return
    at = body.find(char)
    found = problem(
        "ucs2-single-character",
        "msg",
        span=(at, at + 1),
        char=describe_char(char),
        segments=segments(size.segments),
        instead=instead,
    )
    if new is not None:
        hint = f"write {new!r} instead, which says the same" if new else "leave it out: it shows nothing"
        found = replace(found, hint=hint)
    yield found


def segments(count: int) -> str:
    """Return a count of segments in words."""
    return f"{count} segment" if count == 1 else f"{count} segments"


def may_shorten(problems: Iterable[Problem], *, misleading: bool) -> bool:
    """Return whether a short link may stand for a URL with these problems; `misleading` allows one that hides some."""
    allowed = _MISLEADING if misleading else ()
    return all(found.code in allowed for found in problems)


def url_problems(text: str, url: UrlSpan) -> Sequence[Problem]:
    """Return what is odd with one URL: a disguise, an address, a private or unknown host, a placeholder."""
    return () if _is_plain(text, url) else tuple(_url_problems(text, url))


def _is_plain(text: str, url: UrlSpan) -> bool:
    """Return whether single characters say that there is nothing to tell of the URL, as of nearly every one."""
    start, end, written, _, host, suffix, _ = url
    # An ASCII host may be written in other characters.
    if (
        not suffix
        or not (host.isascii() and written.isascii())
        or "xn--" in host
        or suffix[-4:] == "arpa"
        or host == suffix
        or (host.startswith(("ww", "http")) and host[:4] != "www.")
    ):
        return False
    if not _has_no_marks(written) or "..." in written or ("_" in written and "00" in written):
        return False  # dots of an ellipsis; an escape of spreadsheets, such as _x000D_
    before, second = text[start - 1 : start], text[start - 2 : start - 1]
    is_apart = second != "/" if before in _BEFORE else before == ":" and second not in _SCHEME_ENDS
    if is_apart and (text[end : end + 1] in COMMON_EDGES or _CLEAN_END.match(text, end)):
        return not text.startswith(" /", end)
    return not (
        url.is_glued_in(text)
        or url.is_truncated_in(text)
        or url.is_joined_in(text)
        or url.follows_text_in(text)
        or url.has_lost_characters_in(text)
        or url.scheme_fault_in(text)
        or url.is_parted_in(text)
    )


def _url_problems(text: str, url: UrlSpan) -> Iterator[Problem]:
    span = (url.start, url.end)
    if url.evidence == "scheme" and url.userinfo is not None:
        yield problem("url-userinfo", "msg", span=span)
    yield from _name_problems(url)
    yield from _border_problems(text, url)
    if ";" in url.text and (entity := url.html_entity):
        yield problem("url-html-entity", "msg", span=span, entity=entity)
    if not url.host.isascii() and (sign := url.sign):
        yield problem("url-sign", "msg", span=span, sign=describe_char(sign))
    if url.templates:
        yield problem("url-template", "msg", span=span, token=url.templates[0])
    elif url.host == url.suffix and _is_suffix_alone(text, url):
        yield problem("url-broken-host", "msg", span=span, detail="a suffix alone is not a host")
    elif url.is_private or not url.suffix:
        yield from _unknown_host(url)


def _is_suffix_alone(text: str, url: UrlSpan) -> bool:
    """Return whether a host is only a suffix: `com`, or `co.in` in `acme,co.in/x`. `gov.uk` is a site as well."""
    after_comma = text[url.start - 1 : url.start] == "," and not url.host.startswith("gov.")
    return after_comma or url.host in bundled_suffixes().tlds  # else the caller's rules know it


def _border_problems(text: str, url: UrlSpan) -> Iterator[Problem]:
    """Yield what is odd where the URL begins and ends."""
    span = (url.start, url.end)
    if url.is_joined_in(text) or url.has_hidden_host:
        yield problem("url-hidden-character", "msg", span=span)
    if url.follows_text_in(text) and not url.is_cut_in(text):
        yield problem("url-glued-before", "msg", span=span, char=describe_char(text[url.start - 1]))
    if url.is_glued_in(text):
        yield problem("url-glued", "msg", span=span)
    elif url.is_truncated_in(text):
        yield problem("url-truncated", "msg", span=span)
    if url.is_parted_in(text):
        yield problem("url-parted", "msg", span=span)
    if url.has_lost_characters_in(text):
        yield problem("url-lost-character", "msg", span=span)
    if fault := url.scheme_fault_in(text):
        yield problem("url-broken-scheme", "msg", span=span, detail=REASONS[fault])


def _name_problems(url: UrlSpan) -> Iterator[Problem]:
    """Yield what is odd with the characters of the host: what it looks like, and what browsers make of it."""
    span = (url.start, url.end)
    if url.has_mistyped_www:
        yield problem("url-mistyped-www", "msg", span=span, host=url.host)
    if url.has_glued_scheme:
        yield problem("url-broken-scheme", "msg", span=span, detail=_NO_MARKS)
    if url.has_escaped_host:
        yield problem("url-escaped-host", "msg", span=span)
    if lookalike := url.lookalike:
        yield problem("url-lookalike", "msg", span=span, lookalike=lookalike)
    elif url.mixes_scripts:
        yield problem("url-mixed-scripts", "msg", span=span)
    if url.has_invalid_host and not url.templates and "\ufffd" not in url.host:
        yield problem("url-invalid-host", "msg", span=span, host=url.host)
    elif url.has_mapped_host and not url.has_hidden_host:
        yield problem("url-mapped-host", "msg", span=span, host=url.punycode_host)


def _unknown_host(url: UrlSpan) -> Iterator[Problem]:
    span, address = (url.start, url.end), url.address
    if url.is_disguised:
        yield problem("url-disguised-address", "msg", span=span, host=url.host, address=address)
    elif url.is_private:
        yield problem("url-private", "msg", span=span, address=url.host)
    elif address:
        # Not str(address), which writes `::ffff:8.8.8.8` in another form on each Python.
        yield problem("url-address", "msg", span=span, address=url.punycode_host.strip("[]"))
    elif not url.has_escaped_host and not url.has_invalid_host:
        yield problem("url-unknown-suffix", "msg", span=span)


def doubt_problems(doubtful: Iterable[DoubtfulHost]) -> Iterator[Problem]:
    """Yield a problem for each host that was left alone because it may not be one, and for each broken link."""
    for doubt in doubtful:
        span, reason = (doubt.start, doubt.end), doubt.reason
        if reason in SCHEME_FAULTS:
            yield problem("url-broken-scheme", "msg", span=span, detail=doubt.why)
        elif reason == "in-escape":
            yield problem("url-after-escape", "msg", span=span, text=doubt.text)
        elif reason == "bad-host":
            yield problem("url-broken-host", "msg", span=span, detail=doubt.why)
        else:
            found = problem("url-doubtful", "msg", span=span, text=doubt.text, detail=doubt.why)
            if reason == "unknown-suffix":
                found = replace(found, hint=_suffix_hint(doubt))
            elif reason == "lost-at":
                found = replace(found, hint=_ADDRESS_HINT)
            yield found


_ADDRESS_HINT = "write the @ directly before the host if it is an e-mail address, or https:// if it is a link"


def _suffix_hint(doubt: DoubtfulHost) -> str:
    """Return what to do about an unknown suffix: another one is named only as a condition."""
    label = doubt.text.partition("/")[0].rpartition(".")[2]
    near = near_suffix(label)
    condition = f" write .{near} if that is the suffix you mean," if near else ""
    return f"check the spelling:{condition} or write https:// before the host if .{label} is right"


def glue_problems(urls: Iterable[UrlSpan]) -> Iterator[Problem]:
    """Yield a problem for each URL whose short link would run into its neighbour."""
    for url in urls:
        yield problem("url-glued", "msg", span=(url.start, url.end))
