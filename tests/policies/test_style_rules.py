"""The style of a body: what is reported and where, and what is fine."""

import pytest

from engage_text._steps import context_of
from engage_text.policies import POLICY_RULES, PolicyContext, policy_problems
from engage_text.rules import Example, RuleSet

STYLE = RuleSet(select=["style"], known=POLICY_RULES)


def found(text):
    context = PolicyContext(context_of(Example("msg", text).request()))
    return [
        (problem.code.removeprefix("style-"), problem.span and text[slice(*problem.span)])
        for problem in policy_problems(context, STYLE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Hi there", [("leading-space", "  ")]),
        ("\nHi there", [("leading-space", "\n")]),
        ("Hi there ", [("trailing-space", " ")]),
        ("Hi there\n\n", [("trailing-space", "\n\n")]),
        ("Hi \nthere", [("trailing-space", " ")]),
        ("Hi   there", [("double-space", "   ")]),
        ("Hi \u00a0there", [("double-space", " \u00a0")]),
        ("on on Friday", [("repeated-word", "on on")]),
        ("The the order", [("repeated-word", "The the")]),
        ("आज आज है", [("repeated-word", "आज आज")]),
        ("today , before", [("space-before-mark", " ,")]),
        ("Hello !", [("space-before-mark", " !")]),
        ("today,before", [("mark-without-space", ",")]),
        ("today!Before", [("mark-without-space", "!")]),
        ("Now!!", [("repeated-mark", "!!")]),
        ("Now?!?!", [("repeated-mark", "?!?!")]),
        ("one,, two", [("repeated-mark", ",,")]),
        ("Wait..", [("repeated-mark", "..")]),
        ("Wait.....", [("repeated-mark", ".....")]),
        ("GET YOUR FREE GIFT CARD TODAY", [("all-capitals", None)]),
        ("your order (two boxes", [("unclosed-bracket", "(")]),
        ("your order two] boxes", [("unclosed-bracket", "]")]),
        (
            "your (order [two) boxes",
            [("unclosed-bracket", "("), ("unclosed-bracket", "["), ("unclosed-bracket", ")")],
        ),
    ],
)
def test_reported(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Your order comes today, between 9 and 12.",
        "Call 1800 1800 now.",
        "Dear A, pay Rs.500, or 1,000.50 by 9:30.",
        "Nice :) or :-( today ;)",
        "Sorry :-( call us",
        "Sorry :( call (now) :)",
        "(see you :)",
        "a) tea b) coffee 1) milk",
        "Wait... what?",
        "Really?!",
        "Line one\nLine two\n\nLine three",
        "OTP 123456 FOR ACME",
        "Pay at https://example.in/a,b/c(d)..e!!x now",
        "example.in/x example.in/x",
        "नमस्ते, आपका ऑर्डर आज आएगा।",
        "Version 2 .5 is here",
        "very-very good, so-so",
        "bye bye-bye",
    ],
)
def test_fine(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "unit", [" a", "a ", "  x", "a a ", "!!", "((", "))", " ,", "a,b", "\n ", " \t", "..", "?,"]
)
def test_a_hostile_body_has_few_problems_and_takes_linear_time(unit):
    problems = found("y" + unit * 50_000 + "y")
    assert len(problems) <= 160
