"""Rules over the body: its characters, its links, its size before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.rules._fields import name_of, too_long
from engage_text.segments import Encoding, MessageSize, measure
from engage_text.urls import (
    DoubtfulHost,
    UrlSpan,
    address_of,
    has_userinfo,
    hides_characters,
    is_private,
    mixes_scripts,
)
from engage_text.wire import LENGTHS

__all__ = ["body_problems", "doubt_problems", "glue_problems", "misleads", "size_problems", "url_problems"]

_SURROGATES = re.compile("[\ud800-\udfff]")
# Line feed and carriage return are GSM-7 and so is form feed, by the extension table; tab is what people type.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")

_DOUBTS = {
    "word-suffix": "its suffix is a word as well",
    "file-name": "it may be a file name",
    "lost-at": "it may be an e-mail address that lost its @",
    "bare-ip": "it may be a version number",
    "unknown-suffix": "no such suffix is known",
}


def body_problems(body: str, outgoing: str) -> Iterator[Problem]:
    """Yield what is wrong with the body as text. Its length is judged on the body that goes out."""
    if not body.strip():
        yield problem("field-empty", "msg")
    if len(outgoing) > LENGTHS["msg"]:
        span = (LENGTHS["msg"], len(body)) if outgoing == body else None
        yield too_long("msg", len(outgoing), span=span)
    if found := _SURROGATES.search(body):
        char = f"U+{ord(found[0]):04X}"
        yield problem("lone-surrogate", "msg", span=found.span(), char=char)
    if found := _CONTROLS.search(body):
        more = len(_CONTROLS.findall(body)) - 1
        count = f" and {more} more control characters" if more else ""
        yield problem("control-character", "msg", span=found.span(), char=name_of(found[0]), count=count)


def size_problems(body: str, size: MessageSize, before: MessageSize) -> Iterator[Problem]:
    """Yield what the delivered size says: more segments than before, or UCS-2 for one character's sake."""
    if size.segments > before.segments:
        yield problem("segments-grew", "msg", segments=size.segments, before=before.segments)
    if size.encoding is Encoding.UCS_2 and (alone := _lone_culprit(size)):
        instead = measure(size.ucs2_text.replace(alone, "")).segments
        at = body.find(alone)
        yield problem(
            "ucs2-single-character",
            "msg",
            span=(at, at + 1),
            char=name_of(alone),
            segments=size.segments,
            instead=instead,
        )


def _lone_culprit(size: MessageSize) -> str:
    """Return the one character that is not GSM-7, "" if there are several or it is no character at all."""
    if _SURROGATES.search(size.ucs2_text):
        return ""
    alone = ""
    for char in dict.fromkeys(size.ucs2_text):
        if measure(char).encoding is Encoding.UCS_2:
            if alone:
                return ""
            alone = char
    return alone


def misleads(text: str, url: UrlSpan) -> bool:
    """Return whether a short link would hide what the reader should see, so that none is made."""
    return next(url_problems(text, url), None) is not None


def url_problems(text: str, url: UrlSpan) -> Iterator[Problem]:
    """Yield what is odd with one URL: a disguise, an address, a private or unknown host."""
    span = (url.start, url.end)
    if url.evidence == "scheme" and has_userinfo(url.target):
        yield problem("url-userinfo", "msg", span=span)
    if mixes_scripts(url.host):
        yield problem("url-mixed-scripts", "msg", span=span)
    if hides_characters(text, url.start, url.end):
        yield problem("url-hidden-character", "msg", span=span)
    if url.suffix:
        return
    if is_private(url.host):
        yield problem("url-private", "msg", span=span, address=url.host)
    elif found := address_of(url.host):
        yield problem("url-address", "msg", span=span, address=found[0])
    else:
        yield problem("url-unknown-suffix", "msg", span=span)


def doubt_problems(doubtful: Iterable[DoubtfulHost]) -> Iterator[Problem]:
    """Yield a problem for each host that was left alone because it may be none."""
    for doubt in doubtful:
        detail = _DOUBTS[doubt.reason]
        yield problem("url-doubtful", "msg", span=(doubt.start, doubt.end), text=doubt.text, detail=detail)


def glue_problems(urls: Iterable[UrlSpan]) -> Iterator[Problem]:
    """Yield a problem for each URL whose short link would run into its neighbour."""
    for url in urls:
        yield problem("url-glued", "msg", span=(url.start, url.end))
