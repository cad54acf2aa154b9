"""Rules over what the service says: its words turned back into the problems that `check` has for them."""

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

# Documented, misspelling and all; the right spelling is taken too, should they correct it.
_TOO_LONG = re.compile(r"maximum char(?:a)?cter length allowed is ([0-9]{1,9})", re.IGNORECASE)
_FACT = re.compile(r"\{(\w+)\}")  # in the template of a message
_SHOWN = 300  # characters of a stranger's text that a message of ours repeats


def refusal_problem(words: str, param: str, *, status: str = "") -> Problem:
    """Return the problem that the service's words name.

    Where they are its documented words or our own, the code is the one that `check` gives; elsewhere it is
    `service-refused`. What is said here is the service's, so no span is known. `status` is the answer's, where the
    words came in no documented shape.

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
    """Return the problem of a call that came too soon with the hint to repeat it. `wait` is seconds or a date."""
    if wait is None:
        return replace(found, hint="Wait before you send it again: the answer does not say how long.")
    when = f"{wait} second{'s' * (wait != '1')}" if wait.isdigit() else wait
    return replace(found, hint=f"Send it again after {when}.")


def shown(text: str) -> str:
    r"""Return a stranger's text fit for a line of a log: short, printable, free of line breaks.

    >>> shown("a\nb\ud800")
    'a\\nb\\ud800'
    """
    cut = printable(text[:_SHOWN])
    return cut + "…" if len(text) > _SHOWN else cut


def _own_rule(words: str, param: str) -> Rule[Any] | None:
    """Return the rule whose message this is: `service.refusal_body` speaks in our words where it knows no others."""
    for rule, message in _messages():
        found = message.fullmatch(words)
        if found and found.groupdict().get("param", param) == param:
            return rule
    return None


@cache
def _messages() -> tuple[tuple[Rule[Any], re.Pattern[str]], ...]:
    """Return a pattern for the message of each error. At most three facts in one, on a text that is short.

    The message with the most words of its own comes first: `{param} must be {allowed}` fits many others too.
    """
    errors = [rule for rule in RULES.values() if rule.severity is Severity.ERROR and rule.group != "service"]
    errors.sort(key=lambda rule: len(_FACT.sub("", rule.message)), reverse=True)
    return tuple((rule, re.compile(_pattern(rule.message))) for rule in errors)


def _pattern(message: str) -> str:
    words = _FACT.split(message)  # text, fact, text, fact … text
    facts = ["(?P<param>.*)" if fact == "param" else ".*" for fact in words[1::2]]
    return "".join(re.escape(text) + fact for text, fact in zip(words[::2], [*facts, ""], strict=True))
