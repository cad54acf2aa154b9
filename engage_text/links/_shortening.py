"""Replaces the URLs in a body with links, and the links with the long URLs again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, MethodType
from typing import Literal, NamedTuple

from engage_text._checks import kind_of, need_text
from engage_text._text import COMMON_EDGES, splice
from engage_text.ids import IdSource
from engage_text.links._link_rows import ShortLink, new_short_link
from engage_text.links._shortener import Shortener
from engage_text.problems import OptionError
from engage_text.urls import UrlSpan

__all__ = ["Codes", "LinksPer", "Shortened", "may_run_on", "restore", "shorten"]

_CLEAN_END = re.compile(r"[.,;:!?)\]}'\"]*+(?:\s|\Z)")

# A target has its own code in each message, or one code in the whole job.
LinksPer = Literal["recipient", "target"]
# The codes that exist already: each target, and its id and code.
Codes = Mapping[str, tuple[int, str]]
_NONE: Codes = MappingProxyType({})
_MOST_REFUSED = 100_000  # codes in a row; a predicate that refuses so many refuses all


class Shortened(NamedTuple):
    """A body with links in it, and how many ids they took."""

    body: str
    links: tuple[ShortLink, ...]
    used: int


_new_shortened: Callable[[tuple[str, tuple[ShortLink, ...], int]], Shortened] = MethodType(
    tuple.__new__, Shortened
)


def shorten(
    body: str, urls: Iterable[UrlSpan], shortener: Shortener, ids: IdSource, known: Codes = _NONE
) -> Shortened | None:
    """Replace each URL with a link that has the code of its target; None if there are too few ids.

    A `known` target keeps its code. Raises `OptionError` for a shortener that avoids every code.
    """
    domain = shortener.domain
    host, title, tags, expires = domain.host, shortener.title, tuple(shortener.tags), shortener.expires
    codes: dict[str, tuple[int, str]] = {}
    edits: list[tuple[int, int, str]] = []
    links: list[ShortLink] = []
    used = moved = 0
    for start, end, text, target, _, _, _ in urls:
        given = codes.get(target) or known.get(target)
        if given is None:
            found = _next_code(shortener, ids, used)
            if found is None:
                return None
            used, given = found
            codes[target] = given
        new_id, code = given
        url = domain.url(code)
        edits.append((start, end, url))
        begin = start + moved  # in the new body, where every link before it has moved it
        after = begin + len(url)
        moved = after - end
        links.append(
            new_short_link((url, host, code, new_id, target, begin, after, text, title, tags, expires))
        )
    return _new_shortened((splice(body, edits), tuple(links), used))


def _next_code(shortener: Shortener, ids: IdSource, used: int) -> tuple[int, tuple[int, str]] | None:
    """Return the number of used ids including this one, and the next id with its code; None if no id is left."""
    avoids_none = shortener.avoid == ()
    for place in range(used, used + _MOST_REFUSED):
        new_id = ids.at(place)
        if new_id is None:
            return None
        code = shortener.encode(new_id)
        if avoids_none or not shortener.avoids(code):
            return place + 1, (new_id, code)
    raise OptionError(f"avoid refuses {_MOST_REFUSED:,} codes in a row: it must leave more codes")


def may_run_on(body: str, end: int) -> bool:
    """Return whether a link that ends at `end` may run into the next text: no space and no final mark follows it."""
    return body[end : end + 1] not in COMMON_EDGES and _CLEAN_END.match(body, end) is None


def restore(body: str, links: Iterable[ShortLink]) -> str:
    """Return the original body, with each link replaced by its original text.

    Raises `OptionError` if the body was changed so that a link is not at its place, for values that are not
    `ShortLink`s, and for a body that is not a str.

    >>> restore("at https://su.digo.link/AbC1234!", [ShortLink("https://su.digo.link/AbC1234", "su.digo.link",
    ...     "AbC1234", 1, "http://example.in/a", 3, 31, "example.in/a")])
    'at example.in/a!'
    """
    body = need_text(body, "body")
    given = list(links) if isinstance(links, Iterable) else [links]
    for link in given:
        if not isinstance(link, ShortLink):
            raise OptionError(f"links must contain ShortLinks, got {kind_of(link)}")
    edits: list[tuple[int, int, str]] = []
    read = 0
    for link in sorted(given, key=lambda link: link.start):
        if link.start < read or body[link.start : link.end] != link.url:
            raise OptionError(
                f"{link.url} is not at {link.start}:{link.end} of the body: the body was changed after it was prepared"
            )
        edits.append((link.start, link.end, link.text))
        read = link.end
    return splice(body, edits)
