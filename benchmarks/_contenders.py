"""The URL detectors that are compared. Other libraries are imported on first use.

Each detector runs as its documentation shows, with one change: linkify-it-py does not report bare e-mail addresses,
because the others do not. bleach's regex runs alone, without the HTML parser around it.
"""
# ruff: noqa: PLC0415  # each library is imported on first use, so that a missing one does not stop the others

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

__all__ = ["CONTENDERS", "OURS", "Detector", "Spans"]

Spans = list[tuple[int, int]]

OURS = "engage_text"


class Detector(NamedTuple):
    """A function that finds URLs, and one that turns its result into spans. Only the first one is timed."""

    find: Callable[[str], Any]
    to_spans: Callable[[Any], Spans]

    def spans(self, text: str) -> Spans:
        """Return the spans of the URLs found."""
        return self.to_spans(self.find(text))


def _ours() -> Detector:
    from engage_text import find_urls

    return Detector(find_urls, lambda urls: [(url.start, url.end) for url in urls])


def _linkify_it() -> Detector:
    from linkify_it import LinkifyIt

    match = LinkifyIt(options={"fuzzy_email": False}).match
    return Detector(match, lambda links: [(link.index, link.last_index) for link in links or ()])


def _bleach() -> Detector:
    from bleach.linkifier import build_url_re

    return _of_regex(build_url_re())


def _urlextract() -> Detector:
    from urlextract import URLExtract

    find = URLExtract().find_urls
    return Detector(lambda text: find(text, get_indices=True), lambda found: [span for _, span in found])


def _plain_regex() -> Detector:
    return _of_regex(re.compile(r"https?://\S+"))


def _of_regex(regex: re.Pattern[str]) -> Detector:
    return Detector(lambda text: list(regex.finditer(text)), lambda found: [match.span() for match in found])


CONTENDERS: dict[str, Callable[[], Detector]] = {
    OURS: _ours,
    "linkify-it-py": _linkify_it,
    "bleach's regex": _bleach,
    "urlextract": _urlextract,
    r"`https?://\S+`": _plain_regex,
}
