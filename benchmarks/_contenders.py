"""The detectors that are compared: each turns a text into spans. Peers are imported when asked for.

Each runs as its documentation shows it, with one change: linkify-it-py's bare e-mail addresses are switched
off, as the others do not report them. bleach's regex is run alone, without the HTML parser around it.
"""
# ruff: noqa: PLC0415  # a contender is imported when its turn comes: a missing peer stops no other

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["CONTENDERS", "OURS", "Detector", "Spans"]

Spans = list[tuple[int, int]]
Detector = Callable[[str], Spans]

OURS = "engage_text"


def _ours() -> Detector:
    from engage_text import find_urls

    return lambda text: [(url.start, url.end) for url in find_urls(text)]


def _linkify_it() -> Detector:
    from linkify_it import LinkifyIt

    match = LinkifyIt(options={"fuzzy_email": False}).match
    return lambda text: [(link.index, link.last_index) for link in match(text) or ()]


def _bleach() -> Detector:
    from bleach.linkifier import build_url_re

    finditer = build_url_re().finditer
    return lambda text: [found.span() for found in finditer(text)]


def _urlextract() -> Detector:
    from urlextract import URLExtract

    find = URLExtract().find_urls
    return lambda text: [span for _, span in find(text, get_indices=True)]


def _plain_regex() -> Detector:
    finditer = re.compile(r"https?://\S+").finditer
    return lambda text: [found.span() for found in finditer(text)]


CONTENDERS: dict[str, Callable[[], Detector]] = {
    OURS: _ours,
    "linkify-it-py": _linkify_it,
    "bleach's regex": _bleach,
    "urlextract": _urlextract,
    r"`https?://\S+`": _plain_regex,
}
