"""Rules for messages to some markets, from the rows of the market table. What only the caller knows is not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from engage_text._text import shortened
from engage_text.numbers import SenderKind
from engage_text.policies._market_table import MARKET_ROWS, MarketRow, Requirement
from engage_text.policies._phone_numbers import find_phone_numbers
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._policy_rules_links import public_shortener
from engage_text.policies._shown_places import shown_places, shown_urls
from engage_text.problems import Problem
from engage_text.rules import Rule, RuleGroup, Source
from engage_text.urls import UrlSpan
from engage_text.wire import BODY, RECIPIENT, SENDER

__all__ = ["MARKET_RULES", "check_markets"]


def check_markets(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of a message in its market, if the policy names that market."""
    if not context.policy.markets:
        return ()
    markets = _markets_of(context)
    asked = (row for row in MARKET_ROWS if row.market in markets and _has_begun(row, context))
    return tuple(found for row in asked for found in _row_problems(row, context))


class MarketTextFacts(NamedTuple):
    """The market, what it requires or what was found, and the source."""

    market: str
    text: str
    source: str


_TABLE = Source(
    "our decision: the rows of the market table name their sources, which could not be opened to compare",
    "2026-11-28",
)
_markets = RuleGroup("market", check_markets, _TABLE)
_REQUEST = {
    "type": "promotional", "from": "ACME", "to": "12015550123", "msg": "Your parcel arrives today.",
    "transactionID": "parcel-1", "dlr": {"mask": 1}, "tiny": "0",
}  # fmt: skip


def _example(market: str, options: str = "", **fields: str) -> tuple[str, str, str]:
    text = json.dumps({**_REQUEST, "from": "12015550100", **fields}, ensure_ascii=False)
    return "request", text, f'markets = ["{market}"]\n{options}'


_UAE, _KSA, _TURKEY, _AUSTRALIA, _TAIWAN = (
    "971501234567",
    "966512345678",
    "905012345678",
    "61412345678",
    "886912345678",
)
_AE_FACTS = 'market-facts.senders = { AE = ["ACME", "AD-ACME"] }\n'
_AU_FACTS = 'market-facts.senders = { AU = ["ACME"] }\n'
_TW_FACTS = 'market-facts.domains = { TW = ["example.com"] }\n'
_LINK = "Pay at https://example.com/pay"

# fmt: off
MARKET_PUBLIC_SHORTENER = _markets.error(
    "market-public-shortener", MarketTextFacts, "Carriers of the market block links that use a public shortener.",
    "a link in a message to {market} must not use a public shortener, got {text}",
    "Use the long URL, or a short domain of your own. Source: {source}.",
    bad=_example("US", msg="Pay at bit.ly/AbC1234"), good=_example("US", msg=_LINK))

MARKET_SENDER_NUMERIC = _markets.error(
    "market-sender-numeric", MarketTextFacts, "The market does not support alphanumeric senders.",
    "from must be a number in {market}, got {text}", "Use a long or short code. Source: {source}.",
    bad=_example("US", **{"from": "ACME"}), good=_example("US"))

MARKET_SENDER_AFFIX = _markets.error(
    "market-sender-affix", MarketTextFacts, "A promotional sender lacks the letters that the market requires.",
    "a promotional sender in {market} must have {text}", "Register and use a sender with it. Source: {source}.",
    bad=_example("AE", _AE_FACTS, to=_UAE, **{"from": "ACME"}),
    good=_example("AE", _AE_FACTS, to=_UAE, **{"from": "AD-ACME"}))

MARKET_URL = _markets.error(
    "market-url", MarketTextFacts, "The market does not allow URLs in messages.",
    "a message to {market} must not contain a URL, got {text}", "Leave the URL out. Source: {source}.",
    bad=_example("TR", "market-facts.domestic = { TR = false }\n", to=_TURKEY, msg=_LINK),
    good=_example("TR", "market-facts.domestic = { TR = true }\n", to=_TURKEY, msg=_LINK))

MARKET_NUMBER = _markets.error(
    "market-number", MarketTextFacts, "The market does not allow phone numbers in messages.",
    "a message to {market} must not contain a phone number, got {text}", "Leave the number out. Source: {source}.",
    bad=_example("AE", _AE_FACTS, to=_UAE, msg="Call +971 50 123 4567", **{"from": "AD-ACME"}),
    good=_example("AE", _AE_FACTS, to=_UAE, msg="Call us", **{"from": "AD-ACME"}))

MARKET_TEXT_MISSING = _markets.error(
    "market-text-missing", MarketTextFacts, "The body lacks a text that the market requires.",
    "a promotional message to {market} must {text}", "Add it to the text. Source: {source}.",
    bad=_example("FR", to="33612345678", msg="Soldes chez Acme"),
    good=_example("FR", to="33612345678", msg="Soldes chez Acme. STOP au 36111"))

MARKET_SENDER_UNREGISTERED = _markets.error(
    "market-sender-unregistered", MarketTextFacts, "The sender is not registered in the market.",
    "from must be registered in {market}, got {text}", "Register it, or use a registered one. Source: {source}.",
    bad=_example("AU", _AU_FACTS, to=_AUSTRALIA, **{"from": "AcmeX"}),
    good=_example("AU", _AU_FACTS, to=_AUSTRALIA, **{"from": "ACME"}))

MARKET_DOMAIN_UNREGISTERED = _markets.error(
    "market-domain-unregistered", MarketTextFacts, "The domain of a URL is not registered in the market.",
    "the domain of a URL must be registered in {market}, got {text}",
    "Register it with the operator, or leave the URL out. Source: {source}.",
    bad=_example("TW", _TW_FACTS, to=_TAIWAN, msg="Pay at https://example.in/pay"),
    good=_example("TW", _TW_FACTS, to=_TAIWAN, msg=_LINK))

MARKET_NEEDS_CONTEXT = _markets.info(
    "market-needs-context", MarketTextFacts, "A requirement of the market depends on a fact that you did not give.",
    "needs context: for {market}, it is not known whether {text}",
    "Give the fact in market-facts. Source: {source}.",
    bad=_example("AU", to=_AUSTRALIA, **{"from": "ACME"}),
    good=_example("AU", _AU_FACTS, to=_AUSTRALIA, **{"from": "ACME"}))
# fmt: on

MARKET_RULES: tuple[Rule[Any], ...] = (
    MARKET_PUBLIC_SHORTENER,
    MARKET_SENDER_NUMERIC,
    MARKET_SENDER_AFFIX,
    MARKET_URL,
    MARKET_NUMBER,
    MARKET_TEXT_MISSING,
    MARKET_SENDER_UNREGISTERED,
    MARKET_DOMAIN_UNREGISTERED,
    MARKET_NEEDS_CONTEXT,
)

_TYPE = "type"
_MOST_SHOWN = 40


def _markets_of(context: PolicyContext) -> frozenset[str]:
    """Return the market of the recipient, or all markets of the policy if there is no recipient yet."""
    markets = frozenset(context.policy.markets)
    number = context.request.number
    if number is None or RECIPIENT in context.assumed:
        return markets
    return markets & {number.region or ""}


def _has_begun(row: MarketRow, context: PolicyContext) -> bool:
    moment = context.policy.moment
    return not row.since or moment is None or moment.date().isoformat() >= row.since


def _row_problems(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    kind = context.request.parsed.type
    if _TYPE in context.assumed and len(row.types) == 1:
        # The field is a stand-in, and its problems are not reported. The problem belongs to the body instead.
        yield _unknown(row, f"the message is {row.types[0]}", BODY)
    elif kind is None or kind in row.types:
        yield from _CHECKS[row.requirement](row, context)


def _unknown(row: MarketRow, what: str, param: str, span: tuple[int, int] | None = None) -> Problem:
    return MARKET_NEEDS_CONTEXT.problem(param, MarketTextFacts(row.market, what, row.source), span=span)


def _facts(row: MarketRow, text: str) -> MarketTextFacts:
    return MarketTextFacts(row.market, shortened(text, _MOST_SHOWN), row.source)


def _urls(context: PolicyContext) -> Iterator[tuple[UrlSpan, tuple[int, int]]]:
    """Yield the URLs as a handset shows them, with their places in the body."""
    if context.request.parsed.body is None or not context.request.urls:
        return
    places = shown_places(context.request)
    for url in shown_urls(context.request):
        yield url, places.span(url.start, url.end)


def _shorteners(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    for url, span in _urls(context):
        if public_shortener(url.host):
            yield MARKET_PUBLIC_SHORTENER.problem(BODY, _facts(row, url.host), span=span)


def _sender(context: PolicyContext) -> tuple[str, bool] | None:
    """Return the sender and whether it is a number, or None if it is missing, a stand-in, or malformed."""
    sender = context.request.sender
    if sender is None or SENDER in context.assumed or sender.kind is SenderKind.MALFORMED:
        return None
    return sender.text, sender.kind is SenderKind.NUMERIC


def _numeric_sender(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    sender = _sender(context)
    if sender and not sender[1]:
        yield MARKET_SENDER_NUMERIC.problem(SENDER, _facts(row, sender[0]), span=(0, len(sender[0])))


def _affix(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    sender = _sender(context)
    if not sender or sender[1]:
        return
    text, is_prefix = sender[0], row.requirement == "text-before-sender"
    if not (text.startswith(row.detail) if is_prefix else text.endswith(row.detail)):
        words = f"{row.detail} at its {'beginning' if is_prefix else 'end'}"
        yield MARKET_SENDER_AFFIX.problem(SENDER, _facts(row, words), span=(0, len(text)))


def _no_url(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    domestic = context.policy.known_facts.domestic.get(row.market)
    if row.needs == "domestic" and domestic is True:
        return
    for url, span in _urls(context):
        if row.needs == "domestic" and domestic is None:
            yield _unknown(row, "a message with a URL is domestic", BODY, span)
            return
        yield MARKET_URL.problem(BODY, _facts(row, url.text), span=span)


def _no_number(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    body = context.request.parsed.body or ""
    for start, end in find_phone_numbers(body, row.market):
        yield MARKET_NUMBER.problem(BODY, _facts(row, body[start:end]), span=(start, end))


def _text(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    body = context.request.parsed.body
    if body is None:
        return
    texts = row.detail.split("|")
    is_start = row.requirement == "body-start"
    folded = body.casefold().strip()
    wanted = [text.casefold() for text in texts]
    if not (folded.startswith(tuple(wanted)) if is_start else any(_has(folded, text) for text in wanted)):
        words = f"{'begin with' if is_start else 'contain'} {' or '.join(texts)}"
        yield MARKET_TEXT_MISSING.problem(BODY, _facts(row, words))


def _has(body: str, text: str) -> bool:
    """Return whether a body contains a text: a word of Latin letters not as a part of another one, as in `non-stop`."""
    if not text.isascii():
        return text in body  # particles follow words of Korean without a space
    return re.search(rf"(?<![^\W\d_])(?<!\w-){re.escape(text)}(?![^\W\d_])", body) is not None


def _registered_sender(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    sender = _sender(context)
    if not sender or sender[1] != (row.detail == "number"):
        return
    text, span = sender[0], (0, len(sender[0]))
    known = context.policy.known_facts.senders.get(row.market)
    if known is None:
        yield _unknown(row, f"{text} is registered", SENDER, span)
    elif text not in tuple(known):
        yield MARKET_SENDER_UNREGISTERED.problem(SENDER, _facts(row, text), span=span)


def _registered_domain(row: MarketRow, context: PolicyContext) -> Iterator[Problem]:
    known = context.policy.known_facts.domains.get(row.market)
    for url, span in _urls(context):
        if known is None:
            yield _unknown(row, f"{url.host} is registered", BODY, span)
        elif not any(url.host == domain or url.host.endswith(f".{domain}") for domain in known):
            yield MARKET_DOMAIN_UNREGISTERED.problem(BODY, _facts(row, url.host), span=span)


_CHECKS: Mapping[Requirement, Callable[[MarketRow, PolicyContext], Iterator[Problem]]] = {
    "no-public-shortener": _shorteners,
    "numeric-sender": _numeric_sender,
    "text-before-sender": _affix,
    "text-after-sender": _affix,
    "no-url": _no_url,
    "no-number": _no_number,
    "body-text": _text,
    "body-start": _text,
    "registered-sender": _registered_sender,
    "registered-domain": _registered_domain,
}
