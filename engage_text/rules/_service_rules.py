"""Rules for answers and callbacks of the service, and for the rows of a job. They never apply to a single request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import FoundFacts, ReasonFacts, RowFacts
from engage_text.wire import RECIPIENT

__all__ = [
    "SERVICE_REFUSED",
    "SERVICE_RULES",
    "answer_problem",
    "callback_field_problem",
    "callback_problem",
    "refused_problem",
    "repeated_problem",
]


def _check(_context: Context) -> Sequence[Problem]:
    return ()  # these rules need jobs, answers and callbacks; `engage_text.service` applies them


_service = RuleGroup("service", _check, Source("our decision", "2026-11-28"))
_OBSERVED = Source("observed: the vendor's page about callbacks", "2026-11-28")
_ANSWERS = Source("documented: the vendor's page, section 2.1.4", "2026-11-28")
_ACCEPTED = ("answer", '{"id": "10f3c521-94ed-4191-87c7-46f7a1b2c3d4"}')
_CLICK = '{"msisdn": "919876543210", "click_time": "2023-08-16 06:48:35", "short_url": "https://su.digo.link/AbC1234"}'

# fmt: off
RECIPIENT_REPEATED = _service.warning(
    "recipient-repeated", RowFacts, "A recipient is in more than one row of a Notify run.",
    "row {row} has the recipient of an earlier row", "Remove the row, unless you want to send both messages.",
    bad=("recipients", "919876543210 919876543210"), good=("recipients", "919876543210 919876543211"))

SERVICE_REFUSED = _service.error(
    "service-refused", ReasonFacts, "The service refused the call, and its message matches no other code.",
    "the service refused: {reason}", "Read the service's message: it can name the wrong field.",
    bad=("answer", '{"status": 0, "data": [{"msg": "sender not approved", "param": "from"}]}'),
    good=_ACCEPTED, source=_ANSWERS, is_fixed=True)

ANSWER_UNCLEAR = _service.error(
    "answer-unclear", ReasonFacts, "A gateway's page, a server error or an empty answer: the outcome is unknown.",
    "the outcome of the call is unknown: {reason}",
    "Check the report or the callback before you send it again.",
    bad=("answer", "<html><h1>502 Bad Gateway</h1></html>"), good=_ACCEPTED, is_fixed=True)

CALLBACK_UNREADABLE = _service.error(
    "callback-unreadable", FoundFacts, "The callback is not a JSON object in UTF-8.",
    "the callback cannot be read: it is {found}", "Keep the original body, and check where it came from.",
    bad=("callback", "a=1&b=2"), good=("callback", _CLICK), source=_OBSERVED, is_fixed=True)

CALLBACK_FIELD = _service.error(
    "callback-field", FoundFacts, "A known field of a callback has an unexpected type or form.",
    "{param} is {found}", "Keep the original body, and check where it came from.",
    bad=("callback", '{"msisdn": "919876543210", "click_time": "yesterday", "short_url": null}'),
    good=("callback", _CLICK), source=_OBSERVED, is_fixed=True)
# fmt: on

SERVICE_RULES: tuple[Rule[Any], ...] = (
    RECIPIENT_REPEATED,
    SERVICE_REFUSED,
    ANSWER_UNCLEAR,
    CALLBACK_UNREADABLE,
    CALLBACK_FIELD,
)


def repeated_problem(row: int) -> Problem:
    """Return the problem of a row with the recipient of an earlier row."""
    return RECIPIENT_REPEATED.problem(RECIPIENT, RowFacts(row))


def refused_problem(reason: str) -> Problem:
    """Return the problem of a refusal with unknown words."""
    return SERVICE_REFUSED.problem("", ReasonFacts(reason))


def answer_problem(reason: str) -> Problem:
    """Return the problem of an answer that does not say whether the call succeeded."""
    return ANSWER_UNCLEAR.problem("", ReasonFacts(reason))


def callback_problem(found: str) -> Problem:
    """Return the problem of a callback that is not a JSON object."""
    return CALLBACK_UNREADABLE.problem("", FoundFacts(found))


def callback_field_problem(name: str, found: str) -> Problem:
    """Return the problem of a known field of a callback that cannot be read."""
    return CALLBACK_FIELD.problem(name, FoundFacts(found))
