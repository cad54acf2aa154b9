"""What a run contains twice: ids, recipients and messages, over all files."""

import json

import pytest

from engage_text._steps import context_of
from engage_text.policies import POLICY_RULES, Policy, PolicyContext, policy_problems, seen_for
from engage_text.rules import Example, RuleSet

VALID = json.loads(Example("msg", "Hi").request())


def found(requests, *select: str, assumed=()):
    rule_set = RuleSet(extend_select=select, known=POLICY_RULES)
    seen = seen_for(rule_set)
    return [
        (index, problem.code, problem.facts.first)
        for index, request in enumerate(requests)
        for problem in policy_problems(
            PolicyContext(
                context_of({**VALID, **request}),
                Policy(),
                assumed=frozenset(assumed),
                seen=seen,
                place=f"a.csv:{index + 2}",
            ),
            rule_set,
        )
    ]


def test_an_id_twice():
    ids = [
        {"transactionID": text, "to": f"91987654321{n}"} for n, text in enumerate(["a", "b", "a", "a", "A"])
    ]
    assert found(ids, "duplicate-transaction-id") == [
        (2, "duplicate-transaction-id", "a.csv:2"),
        (3, "duplicate-transaction-id", "a.csv:2"),
    ]


def test_a_recipient_twice_in_other_forms():
    numbers = [
        {"to": text, "msg": text} for text in ["919876543210", "+91 98765 43210", "919876543211", "x", "x"]
    ]
    assert found(numbers, "duplicate-recipient") == [(1, "duplicate-recipient", "a.csv:2")]


def test_a_message_twice():
    messages = [{"msg": text} for text in ["Hello", "Sale", "Hello"]]
    assert found(messages, "duplicate-message") == [(2, "duplicate-message", "a.csv:2")]
    assert found([*messages, {"msg": "Hello", "to": "919876543211"}], "duplicate-message")[1:] == []


def test_all_of_them():
    assert [code for _, code, _ in found([{}, {}], "policy")] == [
        "duplicate-transaction-id",
        "duplicate-recipient",
        "duplicate-message",
    ]


@pytest.mark.parametrize(
    ("assumed", "codes"),
    [
        (["to"], ["duplicate-transaction-id"]),
        (["transactionID"], ["duplicate-recipient", "duplicate-message"]),
        (["msg"], ["duplicate-transaction-id", "duplicate-recipient"]),
    ],
)
def test_stand_ins_are_not_compared(assumed, codes):
    assert [code for _, code, _ in found([{}, {}], "policy", assumed=assumed)] == codes


def test_no_memory_unless_it_is_needed():
    assert seen_for(RuleSet(known=POLICY_RULES)) is None
    assert found([{}, {}]) == []
    seen = seen_for(RuleSet(extend_select=["duplicate-recipient"], known=POLICY_RULES))
    assert (seen.transaction_ids, seen.recipients, seen.messages) == (False, True, False)
