"""Rules for what a run contains twice, over all its files: ids, recipients, messages. All of them are opt-in."""

from __future__ import annotations

from typing import Any, NamedTuple

from engage_text.policies._duplicates import Seen
from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import Rule, RuleGroup, RuleSet, Source
from engage_text.wire import BODY, RECIPIENT, TRANSACTION_ID

__all__ = ["REPEAT_POLICY_RULES", "check_repeats", "seen_for"]


def check_repeats(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of values that an earlier message has too, and remember those of this one."""
    seen, parsed, number = context.seen, context.request.parsed, context.request.number
    if seen is None:
        return ()
    found: list[Problem] = []
    transaction_id, body = parsed.transaction_id, parsed.body
    digits = number.digits if number is not None else ""
    known = {TRANSACTION_ID, RECIPIENT, BODY} - context.assumed
    if seen.transaction_ids and transaction_id and TRANSACTION_ID in known:
        found += _repeated(context, seen, DUPLICATE_TRANSACTION_ID, TRANSACTION_ID, transaction_id)
    if seen.recipients and digits and RECIPIENT in known:
        found += _repeated(context, seen, DUPLICATE_RECIPIENT, RECIPIENT, digits)
    if seen.messages and digits and body and {RECIPIENT, BODY} <= known:
        found += _repeated(context, seen, DUPLICATE_MESSAGE, BODY, digits, body)
    return tuple(found)


class FirstFacts(NamedTuple):
    """The place where the value appears first."""

    first: str


_repeats = RuleGroup(
    "policy", check_repeats, Source("our decision: a list is often sent twice by mistake", "2026-11-28")
)
_HEAD = "transactionID,to,msg\n"

# fmt: off
DUPLICATE_TRANSACTION_ID = _repeats.error(
    "duplicate-transaction-id", FirstFacts,
    "Two messages have the same transactionID, so their reports cannot be told apart.",
    "transactionID must be unique, but {first} has the same one", "Give each message its own id.",
    bad=("file", f"{_HEAD}t-1,919876543210,Hello\nt-1,919876543211,Hello\n"),
    good=("file", f"{_HEAD}t-1,919876543210,Hello\nt-2,919876543211,Hello\n"), is_opt_in=True)

DUPLICATE_RECIPIENT = _repeats.warning(
    "duplicate-recipient", FirstFacts, "Two messages go to the same number.",
    "to must be unique, but {first} has the same number", "Remove one of them if the recipient needs only one.",
    bad=("file", f"{_HEAD}t-1,919876543210,Hello\nt-2,+91 98765 43210,Sale today\n"),
    good=("file", f"{_HEAD}t-1,919876543210,Hello\nt-2,919876543211,Sale today\n"), is_opt_in=True)

DUPLICATE_MESSAGE = _repeats.warning(
    "duplicate-message", FirstFacts, "The same text goes to the same number twice.",
    "a number must get a text only once, but {first} has the same number and text", "Remove one of them.",
    bad=("file", f"{_HEAD}t-1,919876543210,Hello\nt-2,919876543210,Hello\n"),
    good=("file", f"{_HEAD}t-1,919876543210,Hello\nt-2,919876543210,Sale today\n"), is_opt_in=True)
# fmt: on

REPEAT_POLICY_RULES: tuple[Rule[Any], ...] = (
    DUPLICATE_TRANSACTION_ID,
    DUPLICATE_RECIPIENT,
    DUPLICATE_MESSAGE,
)


def seen_for(rule_set: RuleSet, *, places: dict[bytes, str] | None = None) -> Seen | None:
    """Return the memory that a run with this rule set needs, or None if it reports no duplicates.

    `places` is that of `Seen`.
    """
    wanted = [rule_set.reports(rule.code) for rule in REPEAT_POLICY_RULES]
    if not any(wanted):
        return None
    transaction_ids, recipients, messages = wanted
    return Seen(transaction_ids=transaction_ids, recipients=recipients, messages=messages, places=places)


def _repeated(
    context: PolicyContext, seen: Seen, rule: Rule[FirstFacts], param: str, *value: str
) -> tuple[Problem, ...]:
    first = seen.first(rule.code, *value, place=context.place)
    return (rule.problem(param, FirstFacts(first)),) if first else ()
