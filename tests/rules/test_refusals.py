"""The service's words turned back into problems: with our codes where the words are ours or documented."""

from __future__ import annotations

import pytest

from engage_text import check
from engage_text.problems import Problem, Severity
from engage_text.rules import RULES, refusal_problem

ASKED = [
    rule
    for rule in RULES.values()
    if rule.severity is Severity.ERROR and rule.group not in {"service", "ids"}
]


def said_by(rule) -> Problem:
    return next(found for found in check(rule.bad.request()) if found.code == rule.code)


@pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.code)
def test_our_own_words_have_our_code(rule) -> None:
    """`must be {allowed}` fits many messages: the one with the most words of its own is meant."""
    said = said_by(rule)
    again = refusal_problem(said.message, said.param)
    assert (again.code, again.severity, again.param) == (said.code, Severity.ERROR, said.param)
    assert again.message == again.service_words == said.message
    assert again.span is None


@pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.code)
def test_no_hint_is_an_unfilled_template(rule) -> None:
    said = said_by(rule)
    hint = refusal_problem(said.message, said.param).hint
    assert not {"{", "}"} & {*hint}
    assert hint in {rule.hint, ""}


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        ("sender not approved", "", "the service refused: sender not approved"),
        ("", "", "the service refused: it does not say why"),
        ("Forbidden", "403 Forbidden", "the service refused: 403 Forbidden"),
        ("no credit", "403 Forbidden", "the service refused: no credit (403 Forbidden)"),
        ("a\nb", "", "the service refused: a\\nb"),
        ("x" * 400, "", f"the service refused: {'x' * 300}…"),
    ],
)
def test_other_words_are_repeated(words: str, status: str, message: str) -> None:
    found = refusal_problem(words, "from", status=status)
    assert (found.code, found.message, found.param) == ("service-refused", message, "from")
