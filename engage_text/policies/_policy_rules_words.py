"""Rules for the words of a body: those that it must have, and those that it must not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from engage_text._text import shortened
from engage_text.policies._phrases import prose_of, words_of
from engage_text.policies._policy import Policy
from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import Rule, RuleGroup, Source
from engage_text.wire import BODY

__all__ = ["WORD_POLICY_RULES", "check_words"]

_SHOWN = 60  # characters of an entry of the policy in a message
_MOST_FOUND = 20  # problems of one kind in one body: a body of a forbidden word alone has hundreds


def check_words(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of required and forbidden words, patterns, brands and opt-out texts."""
    body = context.request.parsed.body
    if not context.policy.has_words or body is None or not body.strip():
        return ()
    return (*_missing(context, body), *_forbidden(context.policy, body))


class PhraseFacts(NamedTuple):
    """A word or phrase of the policy."""

    phrase: str

    @property
    def shown(self) -> str:
        """The start of the phrase."""
        return shortened(self.phrase, _SHOWN)


class PhrasesFacts(NamedTuple):
    """Words or phrases of the policy, one of which is enough."""

    phrases: tuple[str, ...]

    @property
    def choices(self) -> str:
        """The phrases in words."""
        shown = [f'"{shortened(phrase, _SHOWN)}"' for phrase in self.phrases]
        return " or ".join(shown[:3]) + (" or another" if len(shown) > 3 else "")


class PatternFacts(NamedTuple):
    """A pattern of the policy."""

    pattern: str

    @property
    def shown(self) -> str:
        """The start of the pattern."""
        return shortened(self.pattern, _SHOWN)


_words = RuleGroup(
    "policy", check_words, Source("our decision: the words are those of the caller's policy", "2026-11-28")
)
_NEUTRAL = ("msg", "Acme: your order 42 comes today. STOP to opt out.")
_PROMOTION = (
    '{"type": "promotional", "from": "ACMEIN", "to": "919876543210", "msg": "%s", "transactionID": "sale-1", '
    '"dlr": {"mask": 1}}'
)
_STOP = 'opt-outs = ["STOP"]\n'

# fmt: off
REQUIRED_WORD_MISSING = _words.error(
    "required-word-missing", PhraseFacts, "The body does not contain a word or phrase that the policy requires.",
    'msg must contain "{shown}"', "Add it.",
    bad=("msg", "Your order comes today.", 'required-words = ["acme"]\n'),
    good=(*_NEUTRAL, 'required-words = ["acme"]\n'))

FORBIDDEN_WORD = _words.error(
    "forbidden-word", PhraseFacts, "The body contains a word or phrase that the policy forbids.",
    'msg must not contain "{shown}"', "Use other words.",
    bad=("msg", "Get a FREE gift today.", 'forbidden-words = ["free gift"]\n'),
    good=(*_NEUTRAL, 'forbidden-words = ["free gift"]\n'))

REQUIRED_PATTERN_MISSING = _words.error(
    "required-pattern-missing", PatternFacts, "The body does not match a pattern that the policy requires.",
    "msg must match the pattern {shown}", "Add what the pattern describes.",
    bad=("msg", "Your order comes today.", "required-patterns = ['order [0-9]+']\n"),
    good=(*_NEUTRAL, "required-patterns = ['order [0-9]+']\n"))

FORBIDDEN_PATTERN = _words.error(
    "forbidden-pattern", PatternFacts, "The body matches a pattern that the policy forbids.",
    "msg must not match the pattern {shown}", "Change this part of the text.",
    bad=("msg", "You win Rs 5000!", "forbidden-patterns = ['(?i)win rs ?[0-9]+']\n"),
    good=(*_NEUTRAL, "forbidden-patterns = ['(?i)win rs ?[0-9]+']\n"))

BRAND_MISSING = _words.error(
    "brand-missing", PhrasesFacts, "The body does not name the sender. The policy requires one of its brands.",
    "msg must name the brand: {choices}", "Add the name of the brand.",
    bad=("msg", "Your order comes today.", 'brands = ["Acme"]\n'), good=(*_NEUTRAL, 'brands = ["Acme"]\n'))

OPT_OUT_MISSING = _words.error(
    "opt-out-missing", PhrasesFacts, "The body does not say how to opt out. The policy requires it for this type.",
    "msg must say how to opt out: {choices}", "Add the text at the end.",
    bad=("request", _PROMOTION % "Sale ends today!", _STOP),
    good=("request", _PROMOTION % "Sale ends today! Reply STOP to opt out.", _STOP))
# fmt: on

WORD_POLICY_RULES: tuple[Rule[Any], ...] = (
    REQUIRED_WORD_MISSING,
    FORBIDDEN_WORD,
    REQUIRED_PATTERN_MISSING,
    FORBIDDEN_PATTERN,
    BRAND_MISSING,
    OPT_OUT_MISSING,
)


def _missing(context: PolicyContext, body: str) -> Iterator[Problem]:
    policy, phrases = context.policy, context.policy.phrases
    # A link to acme.example.com does not tell a reader that Acme is the sender.
    words = words_of(prose_of(body, ((url.start, url.end) for url in context.request.urls)))
    for phrase in phrases["required_words"].missing(words):
        yield REQUIRED_WORD_MISSING.problem(BODY, PhraseFacts(phrase))
    for regex in policy.required_regexes:
        if regex.search(body) is None:
            yield REQUIRED_PATTERN_MISSING.problem(BODY, PatternFacts(regex.pattern))
    brands, opt_outs = phrases["brands"].texts, phrases["opt_outs"].texts
    if brands and len(phrases["brands"].missing(words)) == len(brands):
        yield BRAND_MISSING.problem(BODY, PhrasesFacts(brands))
    is_due = context.request.parsed.type in (*policy.opt_out_types,)
    if opt_outs and is_due and len(phrases["opt_outs"].missing(words)) == len(opt_outs):
        yield OPT_OUT_MISSING.problem(BODY, PhrasesFacts(opt_outs))


def _forbidden(policy: Policy, body: str) -> Iterator[Problem]:
    words = words_of(body)
    for phrase, start, end in islice(policy.phrases["forbidden_words"].find(words), _MOST_FOUND):
        yield FORBIDDEN_WORD.problem(BODY, PhraseFacts(phrase), span=(start, end))
    for regex in policy.forbidden_regexes:
        span = regex.search(body)
        if span is not None:
            yield FORBIDDEN_PATTERN.problem(BODY, PatternFacts(regex.pattern), span=span)
