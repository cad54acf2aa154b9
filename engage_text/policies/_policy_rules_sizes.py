"""Rules for what a message may take: its segments, its price and its encoding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import Rule, RuleGroup, Source
from engage_text.wire import BODY

__all__ = ["SIZE_POLICY_RULES", "check_sizes"]

_REVIEWED = "2026-11-28"


def check_sizes(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of size, price and encoding."""
    return tuple(_problems(context))


class BudgetFacts(NamedTuple):
    """The most that is allowed, and what was found."""

    limit: int
    found: int


class CostFacts(NamedTuple):
    """The most that a message may cost, its price, and the segments that are paid. Prices are texts."""

    limit: str
    cost: str
    segments: int


class EncodingFacts(NamedTuple):
    """The encodings that are allowed, the encoding of the body, and the first character that needs it."""

    allowed: str
    found: str
    char: str

    @property
    def because(self) -> str:
        """The character as the end of a sentence."""
        return f" because of {self.char}" if self.char else ""


_sizes = RuleGroup("policy", check_sizes, Source("our decision: a limit of the caller's policy", _REVIEWED))
_TWO_SEGMENTS = "Your order of two boxes of green tea has left our shop in Pune. " * 3

# fmt: off
SEGMENTS_OVER_LIMIT = _sizes.error(
    "segments-over-limit", BudgetFacts, "The message needs more segments than the policy allows.",
    "the message must need at most {limit} segments, got {found}", "Write a shorter text.",
    bad=("msg", _TWO_SEGMENTS, "max-segments = 1\n"),
    good=("msg", "Your order has left our shop.", "max-segments = 1\n"))
# fmt: on

SIZE_POLICY_RULES: tuple[Rule[Any], ...] = (SEGMENTS_OVER_LIMIT,)


def _problems(context: PolicyContext) -> Iterator[Problem]:
    policy, size = context.policy, context.request.size
    if size is None:
        return
    if policy.max_segments is not None and size.segments > policy.max_segments:
        yield SEGMENTS_OVER_LIMIT.problem(BODY, BudgetFacts(policy.max_segments, size.segments))
