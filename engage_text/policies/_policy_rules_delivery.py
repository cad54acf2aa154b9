"""Rules for who sends a message to whom and when, and for numbers that are reserved for fiction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engage_text.policies._fictional_numbers import fictional_authority
from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import NoFacts, Rule, RuleGroup, Source
from engage_text.wire import RECIPIENT, SENDER

__all__ = ["DELIVERY_POLICY_RULES", "FICTION_RULES", "check_delivery", "check_fiction"]

_SHOWN = 3  # senders in a message


def check_delivery(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of the sending window, the senders and the safe list."""
    policy = context.policy
    if policy.window is None and not policy.senders and not policy.safe_recipients:
        return ()
    return (*_window_problems(context), *_sender_problems(context), *_recipient_problems(context))


def check_fiction(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problem of a number that is reserved for fiction."""
    number, written = context.request.number, context.request.parsed.recipient
    if number is None or written is None or RECIPIENT in context.assumed:
        return ()
    authority = fictional_authority(number.digits)
    if not authority:
        return ()
    return (NUMBER_FICTIONAL.problem(RECIPIENT, FictionFacts(authority), span=(0, len(written))),)


class WindowFacts(NamedTuple):
    """The window in words, and the local time of sending."""

    window: str
    local: str


class SenderFacts(NamedTuple):
    """The type of the message, and the senders that may send it."""

    type: str
    senders: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The senders in words."""
        shown = " or ".join(self.senders[:_SHOWN])
        return f"{shown} or another of its list" if len(self.senders) > _SHOWN else shown


class FictionFacts(NamedTuple):
    """The authority that reserves the number."""

    authority: str


_OURS = Source("our decision: the limits are those of the caller's policy", "2026-11-28")
_delivery = RuleGroup("policy", check_delivery, _OURS)
_fiction = RuleGroup(
    "policy",
    check_fiction,
    Source(
        "standard: ranges that numbering authorities reserve for drama use (from general knowledge; the pages could "
        "not be opened to compare)",
        "2026-11-28",
    ),
)
_TYPED = (
    '{"type": "promotional", "from": "%s", "to": "919876543210", "msg": "Sale ends today!", '
    '"transactionID": "sale-1", "dlr": {"mask": 1}}'
)
_WINDOW = 'send-from = "09:00"\nsend-until = "21:00"\nutc-offset = "+05:30"\n'
_SENDERS = 'senders = { promotional = ["ACMEAD"] }\n'
_SAFE = 'safe-recipients = ["+919876543210"]\n'

# fmt: off
OUTSIDE_SENDING_WINDOW = _delivery.error(
    "outside-sending-window", WindowFacts, "The time of sending is outside the window of the policy.",
    "messages of this type must go out from {window}, got {local}", "Send it later.",
    bad=("request", _TYPED % "ACMEAD", f'{_WINDOW}sent-at = "2026-11-28T22:15:00+05:30"\n'),
    good=("request", _TYPED % "ACMEAD", f'{_WINDOW}sent-at = "2026-11-28T10:15:00+05:30"\n'))

SENDING_TIME_UNKNOWN = _delivery.info(
    "sending-time-unknown", NoFacts, "The policy has a sending window, but the time of sending is not known.",
    "the sending window needs the time of sending", "Set sent-at, such as 2026-11-28T10:15:00+05:30.",
    bad=("request", _TYPED % "ACMEAD", _WINDOW),
    good=("request", _TYPED % "ACMEAD", f'{_WINDOW}sent-at = "2026-11-28T10:15:00+05:30"\n'))

SENDER_NOT_ALLOWED = _delivery.error(
    "sender-not-allowed", SenderFacts, "The sender is not in the policy's list for this type of message.",
    "from must be {allowed} for {type} messages", "Use a sender of the list, or add this one.",
    bad=("request", _TYPED % "ACMEIN", _SENDERS), good=("request", _TYPED % "ACMEAD", _SENDERS))

RECIPIENT_NOT_SAFE = _delivery.error(
    "recipient-not-safe", NoFacts, "The recipient is not in the list of safe recipients, so it may be a customer.",
    "to must be in the list of safe recipients",
    "Use a number of the list, or remove safe-recipients to send to customers.",
    bad=("to", "919876500000", _SAFE), good=("to", "+91 98765 43210", _SAFE))

NUMBER_FICTIONAL = _fiction.warning(
    "number-fictional", FictionFacts, "The number is reserved for films, books and examples. It has no subscriber.",
    "to must be the number of a real subscriber, got one that {authority} reserves for fiction",
    "Use the real number of the recipient.",
    bad=("to", "447700900123"), good=("to", "447400123456"), is_opt_in=True)
# fmt: on

DELIVERY_POLICY_RULES: tuple[Rule[Any], ...] = (
    OUTSIDE_SENDING_WINDOW,
    SENDING_TIME_UNKNOWN,
    SENDER_NOT_ALLOWED,
    RECIPIENT_NOT_SAFE,
)
FICTION_RULES: tuple[Rule[Any], ...] = (NUMBER_FICTIONAL,)


def _window_problems(context: PolicyContext) -> Iterator[Problem]:
    policy = context.policy
    window, moment = policy.window, policy.moment
    if window is None or context.request.parsed.type not in (*policy.window_types,):
        return
    if moment is None:
        yield SENDING_TIME_UNKNOWN.problem("")
    elif not window.contains(moment):
        local = f"{window.local(moment):%H:%M on %Y-%m-%d}"
        yield OUTSIDE_SENDING_WINDOW.problem("", WindowFacts(str(window), local))


def _sender_problems(context: PolicyContext) -> Iterator[Problem]:
    parsed = context.request.parsed
    if parsed.sender is None or parsed.type is None or {"type", SENDER} & context.assumed:
        return
    senders = context.policy.senders.get(parsed.type)
    if senders is None or parsed.sender in senders:
        return
    facts = SenderFacts(parsed.type, tuple(senders))
    yield SENDER_NOT_ALLOWED.problem(SENDER, facts, span=(0, len(parsed.sender)))


def _recipient_problems(context: PolicyContext) -> Iterator[Problem]:
    number, written = context.request.number, context.request.parsed.recipient
    # Another rule reports a text that is not a number. No message reaches it.
    if number is None or written is None or not number.digits or RECIPIENT in context.assumed:
        return
    whole, prefixes = context.policy.safe
    if (whole or prefixes) and number.digits not in whole and not number.digits.startswith(prefixes):
        yield RECIPIENT_NOT_SAFE.problem(RECIPIENT, span=(0, len(written)))
