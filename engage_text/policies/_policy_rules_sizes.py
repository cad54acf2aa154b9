"""Rules for the size of a message: its segments, its price and its encoding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engage_text._text import counted, describe_char, printable
from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import Context, NoFacts, Rule, RuleGroup, Source
from engage_text.segments import MessageSize, fit, measure
from engage_text.wire import BODY, RECIPIENT

__all__ = ["SIZE_POLICY_RULES", "check_sizes"]


def check_sizes(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of size, price and encoding."""
    policy, size = context.policy, context.size
    if size is None:
        return ()
    found: list[Problem] = []
    if policy.max_segments is not None and size.segments > policy.max_segments:
        found.append(_segments_problem(context.request, policy.max_segments, size))
    if policy.encodings and size.encoding not in policy.encodings:
        found.append(_encoding_problem(context.request, size, policy.encodings[0]))  # type: ignore[index]
    if policy.rate_table is not None:
        found += _cost_problems(context, size)
    return tuple(found)


class SegmentsFacts(NamedTuple):
    """The most segments that are allowed, and how many the message needs."""

    limit: int
    found: int

    @property
    def allowed(self) -> str:
        """The limit in words."""
        return counted(self.limit, "segment")


class CostFacts(NamedTuple):
    """The most that a message may cost, its price and its segments. Prices are texts, so that they stay exact."""

    limit: str
    cost: str
    segments: int

    @property
    def size(self) -> str:
        """The segments in words."""
        return counted(self.segments, "segment")


class EncodingFacts(NamedTuple):
    """The encoding that is allowed, the encoding of the message, and the first character that needs it, or ""."""

    allowed: str
    found: str
    char: str

    @property
    def because(self) -> str:
        """The character as the end of a sentence."""
        return f" because of {self.char}" if self.char else ""


_sizes = RuleGroup(
    "policy", check_sizes, Source("our decision: the limits are those of the caller's policy", "2026-11-28")
)
_LONG = "Your order of two boxes of green tea has left our shop in Pune and comes on Friday before noon. " * 2
_MOST_NAMED = 5  # characters in a hint
_SHORT = "Your order has left our shop."
_RATES = 'max-cost = "0.15"\nrates = { 91 = "0.12" }\n'

# fmt: off
SEGMENTS_OVER_LIMIT = _sizes.error(
    "segments-over-limit", SegmentsFacts, "The message needs more segments than the policy allows.",
    "the message must have at most {allowed}, got {found}", "Write a shorter text.",
    bad=("msg", _LONG, "max-segments = 1\n"), good=("msg", _SHORT, "max-segments = 1\n"))

COST_OVER_LIMIT = _sizes.error(
    "cost-over-limit", CostFacts, "The message costs more than the policy allows, at the rate of its recipient.",
    "the message must cost at most {limit}, got {cost} for {size}", "Write a shorter text, or raise max-cost.",
    bad=("msg", _LONG, _RATES), good=("msg", _SHORT, _RATES))

RATE_MISSING = _sizes.warning(
    "rate-missing", NoFacts, "The table of rates contains no prefix of this number, so the price is unknown.",
    "the rates must contain a prefix of this number, got none", "Add the prefix, or * for all other numbers.",
    bad=("to", "14155550123", _RATES), good=("to", "919876543210", _RATES))

ENCODING_NOT_ALLOWED = _sizes.error(
    "encoding-not-allowed", EncodingFacts, "The message has an encoding that the policy does not allow.",
    "the message must be {allowed}, got {found}{because}", "Replace the characters that GSM-7 does not have.",
    bad=("msg", "Your refund is ₹500.", 'encodings = ["GSM-7"]\n'),
    good=("msg", "Your refund is Rs 500.", 'encodings = ["GSM-7"]\n'))
# fmt: on

SIZE_POLICY_RULES: tuple[Rule[Any], ...] = (
    SEGMENTS_OVER_LIMIT,
    COST_OVER_LIMIT,
    RATE_MISSING,
    ENCODING_NOT_ALLOWED,
)


def _segments_problem(request: Context, limit: int, size: MessageSize) -> Problem:
    """Return the problem, at the text that does not fit if no link changes it."""
    body = request.parsed.body
    span = None
    if body is not None and body == request.preview:
        span = (fit(body, limit).cut, len(body))
    facts = SegmentsFacts(limit, size.segments)
    return SEGMENTS_OVER_LIMIT.problem(BODY, facts, span=span, hint=_replacements(size, limit))


def _replacements(size: MessageSize, limit: int) -> str | None:
    """Return a hint that names the characters that cost segments, if each of them has a replacement in GSM-7."""
    new: dict[str, str | int | None] = {one.char: one.replacement for one in size.culprits}
    if not new or None in new.values():
        return None
    needed = measure(size.ucs2_text.translate(str.maketrans(new))).segments
    if needed >= size.segments:
        return None
    chars = [printable(char) for char in new]
    if len(chars) > _MOST_NAMED:
        chars[_MOST_NAMED:] = [f"{len(chars) - _MOST_NAMED} more"]
    named = " and ".join((", ".join(chars[:-1]), chars[-1])) if len(chars) > 1 else chars[0]
    if needed <= limit:
        return f"Write characters of GSM-7 instead of {named}: the message then needs {counted(needed, 'segment')}."
    return (
        f"Write a shorter text, and characters of GSM-7 instead of {named}: they take {counted(needed, 'segment')} "
        f"instead of {size.segments}."
    )


def _encoding_problem(request: Context, size: MessageSize, allowed: str) -> Problem:
    culprit = next(iter(size.culprits), None)
    if culprit is None:
        return ENCODING_NOT_ALLOWED.problem(BODY, EncodingFacts(allowed, size.encoding.value, ""), hint="")
    facts = EncodingFacts(allowed, size.encoding.value, describe_char(culprit.char))
    # Short links contain only characters of GSM-7, so the character is in the body as written too.
    at = (request.parsed.body or "").find(culprit.char)
    return ENCODING_NOT_ALLOWED.problem(BODY, facts, span=None if at < 0 else (at, at + 1))


def _cost_problems(context: PolicyContext, size: MessageSize) -> Iterator[Problem]:
    """Yield the problems of the price. Another rule reports a number that is not valid."""
    policy, number = context.policy, context.request.number
    if policy.rate_table is None or number is None or number.e164 is None or RECIPIENT in context.assumed:
        return
    cost = policy.rate_table.cost(number.digits, size.segments)
    if cost is None:
        yield RATE_MISSING.problem(RECIPIENT)
    elif policy.budget is not None and cost > policy.budget:
        unit = f" {policy.rate_table.currency}".rstrip()
        facts = CostFacts(f"{policy.budget}{unit}", f"{cost}{unit}", size.segments)
        hint = "Raise max-cost if this recipient may cost more." if size.segments == 1 else None
        yield COST_OVER_LIMIT.problem(BODY, facts, hint=hint)
