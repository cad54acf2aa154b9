"""The body that goes out: unchanged, to be shortened by the service, or shortened here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import MethodType
from typing import NamedTuple

from engage_text import rules
from engage_text._job import Job
from engage_text._text import splice
from engage_text.links import (
    SERVICE_HOSTS,
    SERVICE_PLACEHOLDER,
    Shortener,
    ShortLink,
    may_run_on,
    shorten,
)
from engage_text.problems import Problem
from engage_text.urls import DoubtfulHost, UrlOptions, UrlSpan, scan

__all__ = ["Body", "Scanned", "outgoing_body"]

# The first trial finds the links that could not be read back, and the next one checks the rest without them. A hostile
# body must not cause one trial for each of its URLs. After this many trials, all URLs stay as written.
_TRIALS = 3


class Body(NamedTuple):
    """The result for a body: the outgoing text, the text on the handset, and the problems.

    `glued` are the URLs that stay as written, because their links would run into the text around them. `ids_needed` is
    the number of ids that the body needs if too few are left, else 0.
    """

    outgoing: str
    preview: str
    links: tuple[ShortLink, ...]
    tiny: str
    used: int
    problems: Sequence[Problem]
    glued: Sequence[UrlSpan] = ()
    ids_needed: int = 0


_Fields = tuple[str, str, tuple[ShortLink, ...], str, int, Sequence[Problem], Sequence[UrlSpan], int]
# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
_new_body: Callable[[_Fields], Body] = MethodType(tuple.__new__, Body)


# What `scan` has found in a body.
Scanned = tuple[Sequence[UrlSpan], Sequence[DoubtfulHost]]


def outgoing_body(body: str, scanned: Scanned, job: Job, *, asks_tiny: bool) -> Body:
    """Return the body that goes out: unchanged, to be shortened by the service, or shortened here."""
    options = job.options
    shortener = options.shortener
    tiny = "0" if not asks_tiny else "1" if shortener is None else shortener.tiny
    urls, doubtful = scanned
    is_template = options.placeholders == "allow"
    if not urls and not doubtful:
        found = rules.unprocessed_problems(body, (), (), allow_placeholders=is_template)
        return _new_body((body, body, (), tiny, 0, found, (), 0))
    problems: list[Problem] = []
    wanted: list[UrlSpan] = []
    for url in urls:
        odd = rules.url_problems(body, url)
        problems += odd
        if shortener is None:
            is_wanted = url.host not in SERVICE_HOSTS  # the service shortens URLs with problems too
        else:
            is_wanted = shortener.wants(url)
            if odd and is_wanted:
                is_wanted = rules.may_shorten(odd, misleading=shortener.allow_misleading)
        if is_wanted:
            wanted.append(url)
    if doubtful:
        problems += rules.doubt_problems(doubtful)
    found = rules.unprocessed_problems(body, urls, problems, allow_placeholders=is_template)
    problems += found
    if doubtful or found:
        problems.sort(key=lambda problem: problem.span or (0, 0))
    if not asks_tiny:
        return Body(body, body, (), tiny, 0, problems)
    if shortener is None:
        preview = _with_placeholders(body, wanted, SERVICE_PLACEHOLDER)
        return Body(body, preview, (), tiny, 0, problems)
    return _shortened(body, wanted, shortener, job, problems)


def _shortened(
    body: str, urls: list[UrlSpan], shortener: Shortener, job: Job, problems: list[Problem]
) -> Body:
    ids = job.ids
    wanted, glued = _apart(body, urls, shortener.placeholder, job.options.urls)
    if glued:
        problems += rules.glue_problems(glued)
    if ids.kind == "any":
        shown = _with_placeholders(body, wanted, shortener.placeholder)
        return Body(shown, shown, (), shortener.tiny, 0, problems, glued)
    done = shorten(body, wanted, shortener, ids, job.codes)
    if done is None:
        needed = len({url.target for url in wanted}.difference(job.codes))
        left = None if ids.kind == "none" else ids.left
        problems.append(rules.id_problem(needed, left, avoids=bool(shortener.avoid)))
        return Body(body, body, (), shortener.tiny, 0, problems, glued, needed)
    short, links, used = done
    return _new_body((short, short, links, shortener.tiny, used, problems, glued, 0))


def _apart(
    body: str, urls: list[UrlSpan], placeholder: str, options: UrlOptions
) -> tuple[list[UrlSpan], list[UrlSpan]]:
    """Separate the URLs whose links can be read back from those whose links would run into the text around them.

    A handset opens the links that it detects in the outgoing body. `a.in:99999/x` contains the link `a.in`, but a short
    link in its place would include `:99999/x`.
    """
    if not any(may_run_on(body, url.end) for url in urls):
        return urls, []
    kept, glued = urls, list[UrlSpan]()
    for _ in range(_TRIALS):
        read, _ = scan(_with_placeholders(body, kept, placeholder), options)
        found = {(url.start, url.end) for url in read}
        places = _places(kept, len(placeholder))
        failed = [url for url, place in zip(kept, places, strict=True) if place not in found]
        if not failed:
            return kept, glued
        glued += failed
        kept = sorted(set(kept).difference(failed))
    return [], urls


def _with_placeholders(body: str, urls: list[UrlSpan], placeholder: str) -> str:
    """Return the body with a placeholder instead of each URL."""
    return splice(body, [(url.start, url.end, placeholder) for url in urls])


def _places(urls: list[UrlSpan], length: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the placeholders, all of this length, in the body that has them instead of the URLs."""
    moved = 0
    for url in urls:
        start = url.start + moved
        yield start, start + length
        moved = start + length - url.end
