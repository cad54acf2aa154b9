"""Refusals of the service: the rules whose problems have the service's words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from engage_text._text import printable
from engage_text.problems import Problem, Severity
from engage_text.rules._registry import RULES
from engage_text.rules._request_rules import FIELD_TOO_LONG
from engage_text.rules._rule import Rule
from engage_text.rules._service_rules import SERVICE_REFUSED
from engage_text.rules._typed_facts import ReasonFacts

__all__ = ["refusal_problem", "retry_hinted", "shown"]

# Documented with this misspelling. The right spelling is accepted too, in case the vendor corrects it.
_TOO_LONG = re.compile(r"maximum char(?:a)?cter length allowed is ([0-9]{1,9})", re.IGNORECASE)
_FACT = re.compile(r"\{(\w+)\}")  # in the template of a message
_SHOWN = 300  # characters of text from outside that a message quotes


def refusal_problem(words: str, param: str, *, status: str = "") -> Problem:
    """Return the problem that the service's words name.

    For the service's documented words and for our own messages, the code is the one that `check` gives. Otherwise it
    is `service-refused`. The problem has no span, because the words do not contain one. `status` is the status of
    an answer that has no documented shape.

    >>> refusal_problem("maximum charcter length allowed is 50", "from").code
    'field-too-long'
    >>> refusal_problem("sender not approved", "from").message
    'the service refused: sender not approved'
    """
    words, param = shown(words), shown(param)
    if limit := _TOO_LONG.fullmatch(words):
        message = f"{param or 'a field'} must be at most {limit[1]} characters long"
        return Problem(
            FIELD_TOO_LONG.code,
            FIELD_TOO_LONG.severity,
            param,
            message,
            hint=FIELD_TOO_LONG.hint,
            service_words=words,
        )
    if rule := _own_rule(words, param):
        # The facts are only in the words, so a hint that needs them cannot be given.
        hint = "" if "{" in rule.hint else rule.hint
        return Problem(rule.code, rule.severity, param, words, hint=hint, service_words=words)
    reason = words or "it does not say why"
    if status:
        reason = status if status.partition(" ")[2].lower() == words.lower() else f"{reason} ({status})"
    return SERVICE_REFUSED.problem(param, ReasonFacts(reason), service_words=words)


def retry_hinted(found: Problem, wait: str | None) -> Problem:
    """Return the problem of a call that was sent too soon, with a hint to repeat it. `wait` is seconds or a date."""
    if wait is None:
        return replace(found, hint="Wait before you send it again: the answer does not say how long.")
    when = f"{wait} second{'s' * (wait != '1')}" if wait.isdigit() else wait
    return replace(found, hint=f"Send it again after {when}.")


def shown(text: str) -> str:
    r"""Return text from outside in a form that is safe for a log line: short, printable, without line breaks.

    >>> shown("a\nb\ud800")
    'a\\nb\\ud800'
    """
    cut = printable(text[:_SHOWN])
    return cut + "…" if len(text) > _SHOWN else cut


def _own_rule(words: str, param: str) -> Rule[Any] | None:
    """Return the rule with this message: `service.refusal_body` uses our messages if the service's are not known."""
    for rule, message in _messages():
        found = message.fullmatch(words)
        if found and found.groupdict().get("param", param) == param:
            return rule
    return None


@cache
def _messages() -> tuple[tuple[Rule[Any], re.Pattern[str]], ...]:
    """Return a pattern for the message of each error. It is linear: a message has at most three facts, and is short.

    The message with the longest fixed text comes first, because `{param} must be {allowed}` fits many others too.
    """
    errors = [rule for rule in RULES.values() if rule.severity is Severity.ERROR and rule.group != "service"]
    errors.sort(key=lambda rule: len(_FACT.sub("", rule.message)), reverse=True)
    return tuple((rule, re.compile(_pattern(rule.message))) for rule in errors)


def _pattern(message: str) -> str:
    words = _FACT.split(message)  # text, fact, text, fact … text
    facts = ["(?P<param>.*)" if fact == "param" else ".*" for fact in words[1::2]]
    return "".join(re.escape(text) + fact for text, fact in zip(words[::2], [*facts, ""], strict=True))
