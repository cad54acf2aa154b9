"""Rules for India about links and numbers: the header in short links, and the white lists of URLs and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engage_text.links import SERVICE_HOSTS, Shortener
from engage_text.policies._dlt_facts import DIRECTION_2024, PartFacts, cut, dlt_options_of
from engage_text.policies._dlt_options import DltOptions, national_number
from engage_text.policies._phone_numbers import find_phone_numbers
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._policy_rules_links import public_shortener
from engage_text.policies._shown_places import shown_places, shown_urls
from engage_text.problems import Problem
from engage_text.rules import Places, Rule, RuleGroup, TokenFacts
from engage_text.urls import UrlSpan
from engage_text.wire import BODY, SENDER

__all__ = ["DLT_LINK_RULES", "check_dlt_links"]


def check_dlt_links(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of links and numbers in the body as a handset shows it."""
    options, body = dlt_options_of(context), context.request.parsed.body
    if options is None or body is None:
        return ()
    urls = shown_urls(context.request)
    found: list[Problem] = []
    if urls or options.numbers is not None:
        places = shown_places(context.request)
        for url in urls:
            found += _link_problems(context, options, url, places.span(url.start, url.end))
        if options.numbers is not None:
            found += (
                DLT_NUMBER_UNLISTED.problem(BODY, TokenFacts(text), span=places.span(start, end))
                for text, start, end in _numbers(context.request.preview, urls)
                if national_number(text) not in options.listed_numbers
            )
    return tuple(found)


_links = RuleGroup("dlt", check_dlt_links, DIRECTION_2024)
_NO_IDS = "[dlt]\nneed-ids = false\n"
_URLS = f'{_NO_IDS}urls = ["example.in/pay"]\nheader-in-links = false\n'
_NUMBERS = f'{_NO_IDS}numbers = ["1800 123 4567"]\n'

# fmt: off
DLT_LINK_HEADER = _links.error(
    "dlt-link-header", PartFacts, "A short link does not have the header of the sender as the first part of its path.",
    "a short link must begin with {allowed} after its host, got {found}",
    "Use your own short domain, with the header as the prefix of the path.",
    bad=("msg", "Pay at https://example.in/pay?bill=42", _NO_IDS),
    good=("msg", "Pay at https://su.digo.link/ACMEIN/AbC1234", _NO_IDS))

DLT_URL_UNLISTED = _links.error(
    "dlt-url-unlisted", TokenFacts, "A URL, or the address of an APK, is not in the white list.",
    "{token} must be in the white list of URLs", "Register the URL with the operator, or leave it out.",
    bad=("request", '{"msg": "Pay at https://example.com/pay", "tiny": "0"}', _URLS),
    good=("request", '{"msg": "Pay at https://example.in/pay/42", "tiny": "0"}', _URLS))

DLT_NUMBER_UNLISTED = _links.warning(
    "dlt-number-unlisted", TokenFacts, "A phone number in the body is not in the white list.",
    "{token} looks like a phone number, which must be in the white list of numbers",
    "Register the number with the operator if the reader is to call it.",
    bad=("msg", "Call 98765 43210.", _NUMBERS), good=("msg", "Call 1800 123 4567.", _NUMBERS))
# fmt: on

DLT_LINK_RULES: tuple[Rule[Any], ...] = (DLT_LINK_HEADER, DLT_URL_UNLISTED, DLT_NUMBER_UNLISTED)

_INDIA = "IN"
_PART_ENDS = frozenset(("", "/", "?", "#", "="))


def _link_problems(
    context: PolicyContext, options: DltOptions, url: UrlSpan, span: tuple[int, int]
) -> Iterator[Problem]:
    request = context.request
    if options.header_in_links and request.sender is not None and SENDER not in context.assumed:
        header = request.sender.text
        if _is_short(url, request.shortener) and not _path(url).startswith(f"/{header}/"):
            yield DLT_LINK_HEADER.problem(
                BODY, PartFacts(f"/{cut(header)}/", cut(_path(url) or "/")), span=span
            )
    if options.urls is not None and not _is_listed(url, options.listed_urls):
        yield DLT_URL_UNLISTED.problem(BODY, TokenFacts(cut(url.text)), span=span)


def _is_short(url: UrlSpan, shortener: object) -> bool:
    """Return whether the URL is a short link: on the domain of the service, on our own, or on a public one."""
    own = shortener.domain.host if isinstance(shortener, Shortener) else ""
    return url.host in SERVICE_HOSTS or url.host == own or bool(public_shortener(url.host))


def _path(url: UrlSpan) -> str:
    """Return the target after its host."""
    _, _, rest = url.target.partition("://")
    _, slash, path = rest.partition("/")
    return slash + path


def _is_listed(url: UrlSpan, listed: tuple[tuple[str, str], ...]) -> bool:
    """Return whether an entry has the host of the URL, and the beginning of its path."""
    host, path = url.host.removeprefix("www."), _path(url)
    for own, beginning in listed:
        is_host = host.endswith(own[1:]) if own.startswith("*.") else host == own
        if is_host and _begins(path, beginning):
            return True
    return False


def _begins(path: str, beginning: str) -> bool:
    """Return whether a path begins with whole parts of an entry, or with any characters if the entry ends in `*`."""
    if beginning.endswith("*"):
        return path.startswith(beginning[:-1])
    rest = path[len(beginning) :]
    return path.startswith(beginning) and (beginning[-1:] in _PART_ENDS or rest[:1] in _PART_ENDS)


def _numbers(text: str, urls: Sequence[UrlSpan]) -> Iterator[tuple[str, int, int]]:
    """Yield the phone numbers outside of URLs."""
    in_urls = Places((url.start, url.end) for url in urls)
    for start, end in find_phone_numbers(text, _INDIA):
        if not in_urls.contain(start, end):
            yield text[start:end], start, end
