"""Budgets of a message: segments, price and encoding."""

import pytest

from engage_text._steps import context_of
from engage_text.policies import Policy, PolicyContext, policy_problems
from engage_text.rules import Example


def found(text, place="msg", assumed=frozenset(), **options: object):
    context = context_of(Example(place, text).request())
    return policy_problems(PolicyContext(context, Policy(**options), assumed=assumed))


def test_segments_at_and_over_the_limit():
    assert found("a" * 160, max_segments=1) == []
    [problem] = found("a" * 161, max_segments=1)
    assert problem.message == "the message must have at most 1 segment, got 2"
    assert problem.span == (160, 161)
    assert found("a" * 306, max_segments=2) == []


_INSTEAD = "characters of GSM-7 instead of "


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("“Hi” – ", f"Write {_INSTEAD}“, ” and –: the message then needs 1 segment."),
        ("it’s ", f"Write {_INSTEAD}’: the message then needs 1 segment."),
        ("“‘–—’” …", f"Write {_INSTEAD}“, ‘, –, —, ’ and 2 more: the message then needs 1 segment."),
        ("it’s ₹5 ", "Write a shorter text."),  # no replacement is sure
        ("it’s " + "b" * 90, f"Write a shorter text, and {_INSTEAD}’: they take 2 segments instead of 3."),
        ("it’s " + "^" * 40, "Write a shorter text."),  # the same size in both
    ],
)
def test_characters_that_cost_segments_are_named(text, hint):
    [problem] = found(text + "a" * 85, max_segments=1)
    assert problem.hint == hint


def test_links_count_as_they_go_out():
    """The service makes a link of 27 characters out of a longer URL."""
    text = "a" * 125 + " https://shop.example.in/a/very/long/path"
    assert len(text) > 160
    assert found(text, max_segments=1) == []
    [problem] = found(f"{text} and more", max_segments=1)
    assert problem.span is None


def test_the_price_by_prefix():
    rates = {"91": "0.12", "1": "0.01"}
    assert found("a" * 161, rates=rates, max_cost="0.24") == []
    [problem] = found("a" * 161, rates=rates, max_cost="0.239")
    assert (problem.code, problem.param) == ("cost-over-limit", "msg")
    assert problem.message == "the message must cost at most 0.239, got 0.24 for 2 segments"
    assert found("14155550123", "to", rates=rates, max_cost=1) == []
    [problem] = found("919876543210", "to", rates=rates, max_cost="0.1")
    assert problem.hint == "Raise max-cost if this recipient may cost more."


def test_a_number_without_a_rate():
    [problem] = found("447400123456", "to", rates={"91": 1})
    assert (problem.code, problem.param) == ("rate-missing", "to")
    assert found("447400123456", "to", rates={"*": 1}) == []
    assert found("nobody", "to", rates={"91": 1}) == []
    assert found("9876543210", "to", rates={"91": 1}) == []  # no country code: another rule says so
    assert found("447400123456", "to", rates={"91": 1}, assumed=frozenset(["to"])) == []


@pytest.mark.parametrize(
    ("text", "allowed", "message"),
    [
        ("for ₹5", ["GSM-7"], "the message must be GSM-7, got UCS-2 because of ₹ U+20B9 INDIAN RUPEE SIGN"),
        ("for Rs 5", ["UCS-2"], "the message must be UCS-2, got GSM-7"),
    ],
)
def test_encodings(text, allowed, message):
    [problem] = found(text, encodings=allowed)
    assert problem.message == message
    assert (problem.span and text[slice(*problem.span)]) == ("₹" if "₹" in text else None)
    assert found(text, encodings=["GSM-7", "UCS-2"]) == []
