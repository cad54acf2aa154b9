"""What becomes of a body: it goes out as it is, the service shortens it, or it is shortened here. Judges no field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from engage_text import rules
from engage_text._checks import kind_of
from engage_text.codes import CAPACITY
from engage_text.ids import NO_IDS, count_of
from engage_text.links import (
    SERVICE_HOSTS,
    SERVICE_PLACEHOLDER,
    Shortener,
    ShortLink,
    ends_apart,
    shorten,
    substitute,
)
from engage_text.numbers import HOME_REGION, calling_code
from engage_text.problems import OptionError, Problem
from engage_text.urls import BarePolicy, HostRules, UrlSpan, find_urls, need_policy, scan_urls

__all__ = ["ANY_IDS", "Body", "Options", "checked_options", "outgoing_body"]

ANY_IDS = range(CAPACITY)  # whose codes nobody asks for: all have one length
# One trial finds the links that would not stand, the next sees that the rest stands beside them. A hostile
# body shall not buy one trial for each of its URLs: past this, all stay as written.
_TRIALS = 3
# A NamedTuple's own constructor is written in Python, and takes more than twice as long.
_new = tuple.__new__


class Options(NamedTuple):
    """What the caller asks of one call, or of one job."""

    shortener: Shortener | None
    bare: BarePolicy
    hosts: HostRules | None
    strict: bool
    home_region: str | None = HOME_REGION
    allow_placeholders: bool = False
    dlr_url_problems: Callable[[str], tuple[Problem, ...]] = lru_cache(maxsize=64)(rules.dlr_url_problems)
    known: dict[str, tuple[int, str]] | None = None  # the codes that the job's targets have already


def checked_options(  # noqa: PLR0913 - the options of the callers
    shortener: Shortener | None,
    bare: BarePolicy,
    hosts: HostRules | None,
    home_region: str | None = HOME_REGION,
    *,
    strict: bool = False,
    allow_placeholders: bool = False,
) -> Options:
    """Return the options of one call; raise for an option of the wrong type, which can only be a mistake."""
    if not isinstance(shortener, Shortener | None):
        raise OptionError(f"shortener must be a Shortener, not {type(shortener).__name__}")
    need_policy(bare, hosts)
    if home_region != HOME_REGION:
        calling_code(home_region)
    if not isinstance(strict, bool):
        raise OptionError(f"strict must be True or False, got {kind_of(strict)}")
    if not isinstance(allow_placeholders, bool):
        raise OptionError(f"allow_placeholders must be True or False, got {kind_of(allow_placeholders)}")
    options = Options(shortener, bare, hosts, strict, home_region, allow_placeholders)
    if hosts is None:
        return options
    # A job has one report address. With its own host rules, each job has its own cache.
    judged = lru_cache(maxsize=64)(partial(rules.dlr_url_problems, hosts=hosts))
    return options._replace(dlr_url_problems=judged)


class Body(NamedTuple):
    """What becomes of a body: what goes out, what the handset shows, and what is to be said of it."""

    outgoing: str
    preview: str
    links: tuple[ShortLink, ...]
    tiny: str
    used: int
    problems: Sequence[Problem]


def outgoing_body(body: str, options: Options, ids: range, *, asks_tiny: bool) -> Body:
    """Return what becomes of the body: as it is, shortened by the service, or shortened here."""
    shortener = options.shortener
    tiny = "0" if not asks_tiny else "1" if shortener is None else shortener.tiny
    urls, doubtful = scan_urls(body, bare=options.bare, hosts=options.hosts)
    if not urls and not doubtful:
        found = rules.machine_problems(body, (), (), allow_placeholders=options.allow_placeholders)
        return _new(Body, (body, body, (), tiny, 0, found))
    problems: list[Problem] = []
    wanted: list[UrlSpan] = []
    for url in urls:
        odd = rules.url_problems(body, url)
        problems += odd
        if shortener is None:
            is_wanted = url.host not in SERVICE_HOSTS  # the service takes the odd ones too
        else:
            is_wanted = shortener.wants(url)
            if odd and is_wanted:
                is_wanted = rules.may_shorten(odd, misleading=shortener.allow_misleading)
        if is_wanted:
            wanted.append(url)
    if doubtful:
        problems += rules.doubt_problems(doubtful)
    found = rules.machine_problems(body, urls, problems, allow_placeholders=options.allow_placeholders)
    problems += found
    if doubtful or found:
        problems.sort(key=lambda problem: problem.span or (0, 0))
    if not asks_tiny:
        return Body(body, body, (), tiny, 0, problems)
    if shortener is None:
        preview, _ = substitute(body, wanted, [SERVICE_PLACEHOLDER] * len(wanted))
        return Body(body, preview, (), tiny, 0, problems)
    return _shortened(body, wanted, shortener, options, ids, problems)


def _shortened(  # noqa: PLR0913, PLR0917 - the rest of `outgoing_body`
    body: str,
    urls: list[UrlSpan],
    shortener: Shortener,
    options: Options,
    ids: range,
    problems: list[Problem],
) -> Body:
    wanted, glued = _apart(body, urls, shortener, options)
    if glued:
        problems += rules.glue_problems(glued)
    if ids is ANY_IDS:
        shown, _ = substitute(body, wanted, [shortener.placeholder] * len(wanted))
        return Body(shown, shown, (), shortener.tiny, 0, problems)
    known = options.known or {}
    done = shorten(body, wanted, shortener, ids, known)
    if done is None:
        code = "ids-missing" if ids is NO_IDS else "ids-exhausted"
        count = count_of(ids)
        left = f"{count}, less those whose codes are avoided," if shortener.avoid else count
        needed = len({url.target for url in wanted}.difference(known))
        detail = "1 id" if needed == 1 else f"{needed} ids"
        problems.append(rules.problem(code, "msg", detail=detail, left=left))
        return Body(body, body, (), shortener.tiny, 0, problems)
    short, links, used = done
    return _new(Body, (short, short, links, shortener.tiny, used, problems))


def _apart(
    body: str, urls: list[UrlSpan], shortener: Shortener, options: Options
) -> tuple[list[UrlSpan], list[UrlSpan]]:
    """Part the URLs whose links can be read back from those whose links would run into their neighbours.

    What a detector reads in the body that goes out is what a handset opens: `a.in:99999/x` holds the link
    `a.in`, but a short link in its place would swallow `:99999/x`.
    """
    if all(ends_apart(body, url.end) for url in urls):
        return urls, []
    standing, glued = urls, list[UrlSpan]()
    for _ in range(_TRIALS):
        trial, places = substitute(body, standing, [shortener.placeholder] * len(standing))
        found = {(url.start, url.end) for url in find_urls(trial, bare=options.bare, hosts=options.hosts)}
        fallen = [url for url, place in zip(standing, places, strict=True) if place not in found]
        if not fallen:
            return standing, glued
        glued += fallen
        standing = sorted(set(standing).difference(fallen))
    return [], urls
