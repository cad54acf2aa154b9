"""Who sends to whom, and when."""

import json

import pytest

from engage_text._steps import context_of
from engage_text.policies import POLICY_RULES, Policy, PolicyContext, policy_problems
from engage_text.rules import Example, RuleSet

WINDOW = {"send_from": "09:00", "send_until": "21:00", "utc_offset": "+05:30"}


def found(place, text, assumed=(), select=(), **options: object):
    request = {**json.loads(Example("msg", "Hi").request()), "type": "promotional", place: text}
    context = PolicyContext(context_of(request), Policy(**options), assumed=frozenset(assumed))
    return policy_problems(context, RuleSet(extend_select=select, known=POLICY_RULES))


def test_the_window_is_checked_at_the_given_time():
    assert found("msg", "Hi", **WINDOW, sent_at="2026-11-28T12:00:00+00:00") == []
    [problem] = found("msg", "Hi", **WINDOW, sent_at="2026-11-28T18:00:00+00:00")
    assert problem.code == "outside-sending-window"
    assert problem.message == (
        "messages of this type must go out from 09:00 to 21:00, got 23:30 on 2026-11-28"
    )


def test_the_window_is_for_its_types():
    late = "2026-11-28T23:00:00+05:30"
    assert found("type", "transactional", **WINDOW, sent_at=late) == []
    assert len(found("type", "transactional", **WINDOW, sent_at=late, window_types=["transactional"])) == 1


def test_a_window_without_a_time_is_said():
    [problem] = found("msg", "Hi", **WINDOW)
    assert (problem.code, problem.severity.value) == ("sending-time-unknown", "info")


def test_senders_by_type():
    senders = {"promotional": ["ACMEAD", "ACMEOF"]}
    assert found("from", "ACMEAD", senders=senders) == []
    [problem] = found("from", "acmead", senders=senders)
    assert (problem.message, problem.span) == (
        "from must be ACMEAD or ACMEOF for promotional messages",
        (0, 6),
    )
    assert found("from", "X", senders={"transactional": ["ACMEIN"]}) == []
    assert len(found("from", "ACMEIN", senders={"promotional": []})) == 1


@pytest.mark.parametrize("assumed", ["from", "type"])
def test_a_stand_in_is_not_judged(assumed):
    assert found("from", "ACMEIN", assumed=[assumed], senders={"promotional": ["ACMEAD"]}) == []
    assert (
        found("to", "447700900123", assumed=["to"], safe_recipients=["+9198*"], select=["number-fictional"])
        == []
    )


@pytest.mark.parametrize(
    ("number", "is_safe"),
    [
        ("+91 98765 43210", True),
        ("00919876543210", True),
        ("919876543211", False),
        ("447400123456", True),
        ("x", True),
    ],
)
def test_the_safe_list(number, is_safe):
    problems = found("to", number, safe_recipients=["+91-98765-43210", "+4474*"])
    assert [problem.code for problem in problems] == [] if is_safe else ["recipient-not-safe"]
    assert all("98765" not in problem.message + problem.hint for problem in problems)


def test_numbers_of_fiction_are_opt_in():
    assert found("to", "+44 7700 900123") == []
    [problem] = found("to", "+44 7700 900123", select=["number-fictional"])
    assert (
        problem.message
        == "to must be the number of a real subscriber, got one that Ofcom reserves for fiction"
    )
