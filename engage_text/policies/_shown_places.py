"""The places of a preview in the body as written: a short link stands for its URL."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from engage_text.links import SERVICE_PLACEHOLDER, Shortener
from engage_text.rules import Context
from engage_text.urls import UrlSpan, default_options, scan

__all__ = ["ShownPlaces", "shown_places", "shown_urls"]


class ShownPlaces:
    """Maps spans of a preview to spans of the body. All short links have one length.

    >>> from engage_text import find_urls
    >>> body = "Pay at https://example.in/pay?bill=42 now"
    >>> places = ShownPlaces(body, "Pay at https://su.digo.link/XXXXXXX now", find_urls(body), 28)
    >>> places.span(0, 3), places.span(10, 12), places.span(35, 38)
    ((0, 3), (7, 37), (37, 40))
    """

    __slots__ = ("_links", "_starts")

    def __init__(self, body: str, preview: str, urls: Sequence[UrlSpan], length: int) -> None:
        self._links = [] if body == preview else _links(body, preview, urls, length)
        self._starts = [start for start, _, _, _ in self._links]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the body. A part of a short link is its whole URL."""
        return self._place(start, is_end=False), max(
            self._place(end, is_end=True), self._place(start, is_end=False)
        )

    def _place(self, at: int, *, is_end: bool) -> int:
        index = bisect_right(self._starts, at - is_end) - 1
        if index < 0:
            return at
        _, end, first, last = self._links[index]
        if at - is_end < end:
            return last if is_end else first
        return at - end + last


def _links(body: str, preview: str, urls: Sequence[UrlSpan], length: int) -> list[tuple[int, int, int, int]]:
    """Return the places of the short links, and those of their URLs. Only URLs differ between body and preview."""
    found = []
    read = at = 0
    for url in urls:
        start = at + url.start - read
        # The character after the URL follows it in the preview too.
        if preview.startswith(body[url.start : url.end + 1], start):
            end = start + len(url.text)
        else:
            end = start + length
            found.append((start, end, url.start, url.end))
        at, read = end, url.end
    return found


def shown_urls(request: Context) -> Sequence[UrlSpan]:
    """Return the URLs of the preview."""
    if request.parsed.body == request.preview:
        return request.urls
    return scan(request.preview, request.url_options or default_options())[0]


def shown_places(request: Context) -> ShownPlaces:
    """Return where the places of the preview are in the body."""
    shortener = request.shortener
    link = shortener.placeholder if isinstance(shortener, Shortener) else SERVICE_PLACEHOLDER
    return ShownPlaces(request.parsed.body or "", request.preview, request.urls, len(link))
