"""The words of a body: required, forbidden, brands and opt-out texts."""

import json

import pytest

from engage_text._steps import context_of
from engage_text.policies import Policy, PolicyContext, policy_problems
from engage_text.rules import Example


def found(text, kind="transactional", **options: object):
    request = json.loads(Example("msg", text).request())
    context = context_of({**request, "type": kind})
    return policy_problems(PolicyContext(context, Policy(**options)))


def codes(text, kind="transactional", **options: object):
    return [problem.code for problem in found(text, kind, **options)]


def test_every_required_word_is_needed():
    problems = found("Acme says hello", required_words=["acme", "order", "STOP"])
    assert [problem.message for problem in problems] == [
        'msg must contain "order"',
        'msg must contain "STOP"',
    ]


def test_each_forbidden_word_is_marked():
    text = "Free! Get a FREE gift, carefree."
    problems = found(text, forbidden_words=["free", "free gift"])
    assert [text[slice(*problem.span)] for problem in problems] == ["Free", "FREE gift"]


def test_patterns():
    text = "You win Rs 5000"
    [problem] = found(text, forbidden_patterns=["Rs [0-9]+"])
    assert (problem.code, text[slice(*problem.span)]) == ("forbidden-pattern", "Rs 5000")
    assert codes(text, required_patterns=["^You", "[0-9]{5}"]) == ["required-pattern-missing"]
    assert codes(text, required_patterns=["^You"], forbidden_patterns=["(?i)lottery"]) == []


def test_one_brand_is_enough():
    assert codes("Acme Shop: hello", brands=["Other", "acme shop"]) == []
    [problem] = found("hello", brands=["A", "B", "C", "D"])
    assert problem.message == 'msg must name the brand: "A" or "B" or "C" or another'


def test_a_word_in_a_link_is_not_said():
    text = "Your order: https://acme.example.in/stop"
    assert codes(text, brands=["Acme"], opt_outs=["STOP"], opt_out_types=["transactional"]) == [
        "brand-missing",
        "opt-out-missing",
    ]
    assert codes(text, forbidden_words=["acme"]) == ["forbidden-word"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Sale today", "promotional", ["opt-out-missing"]),
        ("Sale today. Reply STOP", "promotional", []),
        ("Your OTP is 123456", "transactional", []),
    ],
)
def test_the_opt_out_text_by_type(text, kind, expected):
    assert codes(text, kind, opt_outs=["STOP", "opt out"]) == expected


def test_a_type_that_is_asked_for():
    assert codes("Hello", opt_outs=["STOP"], opt_out_types=["transactional"]) == ["opt-out-missing"]


def test_a_body_of_forbidden_words_has_a_limit():
    assert len(found("free " * 200, forbidden_words=["free"])) == 20


def test_a_long_entry_is_cut_in_the_message():
    [problem] = found("hello", required_words=["a" * 200])
    assert problem.message == f'msg must contain "{"a" * 60}…"'
    assert problem.facts.phrase == "a" * 200


def test_control_characters_of_an_option_are_escaped():
    [problem] = found("hello", required_patterns=["a\x1b[31]"])
    assert "\x1b" not in problem.message
