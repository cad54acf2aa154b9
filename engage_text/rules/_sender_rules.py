"""Rules for the sender: digits, or a name that operators and handsets take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engage_text._text import describe_char
from engage_text.numbers import Sender, SenderKind
from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._request_rules import FIELD_EMPTY
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import FoundFacts, LengthFacts, ReasonFacts
from engage_text.wire import SENDER

__all__ = ["SENDER_RULES", "sender_problems"]


def _check(context: Context) -> Sequence[Problem]:
    return () if context.sender is None else tuple(sender_problems(context.sender))


_TRAI = Source("standard: TRAI's TCCCPR 2018, second amendment 2025", "2026-11-24")
_ADDRESS = Source("standard: 3GPP TS 23.040 section 9.1.2.5", "2026-11-24")
_senders = RuleGroup("sender", _check, _ADDRESS)

# fmt: off
SENDER_MALFORMED = _senders.error(
    "sender-malformed", ReasonFacts, "The sender is neither digits alone nor a name in plain GSM text.",
    "from must be a sender id, {reason}", "Use the header or long code registered with the operator.",
    bad=("from", "Café Acme"), good=("from", "Cafe Acme"))

SENDER_PREFIX = _senders.error(
    "sender-prefix", FoundFacts, "The header begins with the operator's prefix, which is not part of it.",
    "from begins with {found}, which the operator adds", "Leave it out.",
    bad=("from", "VM-ACMEIN"), good=("from", "ACMEIN"), source=_TRAI)

SENDER_SUFFIX = _senders.error(
    "sender-suffix", FoundFacts, "The header ends with the operator's -P, -S, -T or -G, which is not part of it.",
    "from ends with {found}, which the operator adds", "Leave it out.",
    bad=("from", "ACMEIN-S"), good=("from", "ACMEIN"), source=_TRAI)

SENDER_LONG = _senders.warning(
    "sender-long", LengthFacts, "The name has more than 11 characters. An SMS cannot carry more.",
    "a name in from must be at most {limit} characters long, got {found}", "Use a shorter one.",
    bad=("from", "Acme Parcels"), good=("from", "Acme Parcel"))
# fmt: on

SENDER_RULES: tuple[Rule[Any], ...] = (SENDER_MALFORMED, SENDER_PREFIX, SENDER_SUFFIX, SENDER_LONG)

# 3GPP TS 23.040 section 9.1.2.5: the address field has ten octets, which are eleven septets. The service itself
# accepts longer names, up to the limit of the field.
_LONGEST_NAME = 11
_PREFIX_LENGTH = 3  # of the operator, the circle and a hyphen


def sender_problems(sender: Sender) -> Iterator[Problem]:
    """Yield the problems of the sender."""
    if sender.kind is SenderKind.SUFFIXED and sender.fault:
        prefix = sender.text[:_PREFIX_LENGTH] if sender.text[2:3] == "-" else ""
        if prefix:
            yield SENDER_PREFIX.problem(SENDER, FoundFacts(prefix), span=(0, _PREFIX_LENGTH))
        yield SENDER_SUFFIX.problem(SENDER, FoundFacts(sender.text[slice(*sender.fault)]), span=sender.fault)
    elif sender.kind is SenderKind.PREFIXED and sender.fault:
        yield SENDER_PREFIX.problem(SENDER, FoundFacts(sender.text[slice(*sender.fault)]), span=sender.fault)
    elif sender.kind is SenderKind.MALFORMED:
        yield _malformed_sender(sender)
    elif sender.kind is SenderKind.ALPHANUMERIC and len(sender.text) > _LONGEST_NAME:
        facts = LengthFacts(_LONGEST_NAME, len(sender.text))
        yield SENDER_LONG.problem(SENDER, facts, span=(_LONGEST_NAME, len(sender.text)))


def _malformed_sender(sender: Sender) -> Problem:
    if not sender.text.strip():
        return FIELD_EMPTY.problem(SENDER)
    if sender.fault:
        found = describe_char(sender.text[sender.fault[0]])
        return SENDER_MALFORMED.problem(SENDER, ReasonFacts(f"but it contains {found}"), span=sender.fault)
    reason = "which is 3 to 15 digits, or a name with at least one letter"
    return SENDER_MALFORMED.problem(SENDER, ReasonFacts(reason), span=(0, len(sender.text)))
