"""Rules for the links of a body: how many, their scheme, and their domains."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from engage_text.policies._domain_patterns import DomainPatterns
from engage_text.policies._policy import Policy
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._public_shorteners import PUBLIC_SHORTENERS
from engage_text.problems import Problem
from engage_text.rules import NoFacts, Rule, RuleGroup, Source
from engage_text.urls import UrlSpan
from engage_text.wire import BODY

__all__ = ["LINK_POLICY_RULES", "check_links", "public_shortener"]


def check_links(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of the links as they are written. A link that the library shortens is checked before that."""
    policy, urls = context.policy, context.request.urls
    if not urls:
        return ()
    found: list[Problem] = []
    limit = policy.max_links
    if limit is not None and len(urls) > limit:
        span = (urls[limit].start, urls[-1].end)
        found.append(LINKS_OVER_LIMIT.problem(BODY, LinksFacts(limit, len(urls)), span=span))
    if policy.has_links:
        for url in urls:
            found += _link_problems(policy, url)
    return tuple(found)


class LinksFacts(NamedTuple):
    """The most links that are allowed, and how many there are."""

    limit: int
    found: int

    @property
    def allowed(self) -> str:
        """The limit in words."""
        return f"{self.limit} link" if self.limit == 1 else f"{self.limit} links"


class HostFacts(NamedTuple):
    """The host of a link."""

    host: str


class ListedHostFacts(NamedTuple):
    """The host of a link, and the entry of the list that contains it."""

    host: str
    entry: str


_links = RuleGroup(
    "policy", check_links, Source("our decision: the limits are those of the caller's policy", "2026-11-28")
)
_TWO = "Pay at shop.example.in/pay or read example.com/help first."
_ONE = "Pay at https://shop.example.in/pay today."
_ALLOWED = 'allowed-domains = ["example.in"]\n'
_FORBIDDEN = 'forbidden-domains = ["example.com"]\n'

# fmt: off
LINKS_OVER_LIMIT = _links.error(
    "links-over-limit", LinksFacts, "The body has more links than the policy allows.",
    "msg must have at most {allowed}, got {found}", "Remove a link.",
    bad=("msg", _TWO, "max-links = 1\n"), good=("msg", _ONE, "max-links = 1\n"))

LINK_NOT_HTTPS = _links.error(
    "link-not-https", NoFacts, "A link does not begin with https://, so it is opened over http.",
    "a link must begin with https://", "Write https:// at its start.",
    bad=("msg", "Pay at http://shop.example.in/pay today.", "https-only = true\n"),
    good=("msg", _ONE, "https-only = true\n"))

DOMAIN_NOT_ALLOWED = _links.error(
    "domain-not-allowed", HostFacts, "The domain of a link is not in the list of allowed domains.",
    "the domain of a link must be in allowed-domains, got {host}", "Use an allowed domain, or add this one.",
    bad=("msg", "Pay at https://example.com/pay today.", _ALLOWED), good=("msg", _ONE, _ALLOWED))

DOMAIN_FORBIDDEN = _links.error(
    "domain-forbidden", ListedHostFacts, "The domain of a link is in the list of forbidden domains.",
    "the domain of a link must not be in forbidden-domains, got {host}, which matches the entry {entry}",
    "Use another domain.",
    bad=("msg", "Pay at https://example.com/pay today.", _FORBIDDEN), good=("msg", _ONE, _FORBIDDEN))

PUBLIC_SHORTENER = _links.error(
    "public-shortener", HostFacts, "A link uses a public shortener, with which anybody can make links.",
    "a link must not use a public shortener, got {host}",
    "Write the whole URL. It is shortened when the message goes out.",
    bad=("msg", "Pay at https://bit.ly/tea-1 today.", "no-public-shorteners = true\n"),
    good=("msg", _ONE, "no-public-shorteners = true\n"),
    source=Source(
        "our decision: operators filter links that use public shorteners (Twilio error 30007, CTIA Messaging "
        "Principles; neither page could be opened to compare)", "2026-11-28"))
# fmt: on

LINK_POLICY_RULES: tuple[Rule[Any], ...] = (
    LINKS_OVER_LIMIT,
    LINK_NOT_HTTPS,
    DOMAIN_NOT_ALLOWED,
    DOMAIN_FORBIDDEN,
    PUBLIC_SHORTENER,
)


def public_shortener(host: str) -> str:
    """Return the public shortener that the host belongs to, or "".

    >>> public_shortener("www.bit.ly"), public_shortener("example.com")
    ('bit.ly', '')
    """
    return _shorteners().match_host(host)


@cache
def _shorteners() -> DomainPatterns:
    return DomainPatterns(PUBLIC_SHORTENERS, "shorteners")


def _link_problems(policy: Policy, url: UrlSpan) -> Iterator[Problem]:
    span = (url.start, url.end)
    if policy.https_only and url.target[:8].lower() != "https://":
        yield LINK_NOT_HTTPS.problem(BODY, span=span)
    if policy.allowed_domains and not policy.allowed.match(url):
        yield DOMAIN_NOT_ALLOWED.problem(BODY, HostFacts(url.host), span=span)
    entry = policy.forbidden.match(url)
    if entry:
        yield DOMAIN_FORBIDDEN.problem(BODY, ListedHostFacts(url.host, entry), span=span)
    if policy.no_public_shorteners and public_shortener(url.host):
        yield PUBLIC_SHORTENER.problem(BODY, HostFacts(url.host), span=span)
