"""One pass over a text, from anchor to anchor, left to right. Finds candidates; `_likely` judges bare hosts.

Anchors are `//` and a dot before a letter (or before the possible rest of an IPv4 address). A text without them costs
two searches in C. From an anchor, one regex reads most URLs (`_fast_urls`). The full reader reads the others, step by
step (`_full_urls`). The scan continues after each place that was read, so it is linear.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from engage_text.urls._evidence import SILENT
from engage_text.urls._fast_urls import fast_dot, fast_schemed
from engage_text.urls._spans import DoubtfulHost, UrlSpan
from engage_text.urls._url_options import UrlOptions

if TYPE_CHECKING:
    from engage_text.urls._full_urls import Reader

__all__ = ["scan"]

# The pattern begins with a single literal, so the search runs at the speed of memchr. No suffix has one letter, so
# `i.e.` is not an anchor. The group is a label that nothing continues. It rules out most dots in a sentence.
_DOT = re.compile(
    r"\.(?:([A-Za-z]{2,}+)(?=\.*+(?:[\s,;!?)]|:(?!//)|\Z))|[A-Za-z]{2}|[^\W\d_a-zA-Z]|(?=[0-9]{1,3}\.[0-9]{1,3}\.[0-9]))"
)
_next_dot = _DOT.search
# Nothing was read at these places, so a later place may begin left of them: the token of `mailto:a@b.zzz?cc=c.in`.
_NOT_READ = frozenset(("no-suffix", "no-host", "no-address"))


def scan(
    text: str, options: UrlOptions, *, explain: bool = False
) -> tuple[list[UrlSpan], list[DoubtfulHost]]:
    """Return the links and the doubtful hosts (with `explain`, all other places too), in order and disjoint."""
    dot, slashes = _next_dot(text), text.find("//")
    if dot is None and slashes < 0:
        return [], []
    rules = options.host_rules
    floor, tlds = 0, rules.tlds
    reader: Reader | None = None
    urls: list[UrlSpan] = []
    doubtful: list[DoubtfulHost] = []
    while dot or slashes >= 0:
        at_dot = dot if dot and not 0 <= slashes < dot.start() else None
        if (
            at_dot and (label := at_dot[1]) and label not in tlds
            and not explain and not _may_be_reported(text, at_dot, floor, tlds)
        ):  # fmt: skip
            dot = _next_dot(text, at_dot.end())
            continue
        place = (
            fast_dot(text, at_dot, floor, options) if at_dot else fast_schemed(text, slashes, floor, rules)
        )
        if place is None:
            reader = reader or _reader_class()(text, options)
            place = reader.at_dot(at_dot, floor) if at_dot else reader.at_slashes(slashes, floor)
            if place is None:
                slashes = text.find("//", slashes + 2)
                continue
        end = place.end
        if isinstance(place, UrlSpan):
            urls.append(place)
            floor = end
        elif _is_read(place, doubtful, explain=explain):
            floor = end
        if dot and dot.start() < end:
            dot = _next_dot(text, end)
        slashes = text.find("//", end) if 0 <= slashes < end else slashes
    return urls, doubtful


def _is_read(place: DoubtfulHost, doubtful: list[DoubtfulHost], *, explain: bool) -> bool:
    """Keep the place if it is reported. Return whether no later place may begin within it."""
    if explain or place.reason not in SILENT:
        while doubtful and doubtful[-1].end > place.start:
            doubtful.pop()  # one where nothing was read and that is part of this: `x.https//a.in`
        doubtful.append(place)
    return place.reason not in _NOT_READ


def _may_be_reported(text: str, dot: re.Match[str], floor: int, tlds: frozenset[str]) -> bool:
    """Return whether the label after the dot may be a suffix, or follows `www`, which is reported."""
    at = dot.start()
    return dot[1].lower() in tlds or text[max(floor, at - 3) : at].lower() == "www"


@cache  # the statement alone would cost each text a microsecond
def _reader_class() -> type[Reader]:
    from engage_text.urls._full_urls import Reader  # noqa: PLC0415 - see there

    return Reader
