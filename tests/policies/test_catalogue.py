"""Each rule of a policy is complete, its words have one form, and its examples are true."""

import csv
import re
import tomllib
from datetime import date
from typing import get_type_hints

import pytest

from engage_text._steps import context_of
from engage_text.policies import POLICY_RULES, Policy, PolicyContext, policy_problems, seen_for
from engage_text.problems import Severity
from engage_text.rules import RULES, Example, RuleSet
from engage_text.wire import DLT_IDS

rules = pytest.mark.parametrize("rule", POLICY_RULES.values(), ids=list(POLICY_RULES))
OURS = [rule for rule in POLICY_RULES.values() if rule.group in {"policy", "style"}]
VALUES = {
    str: ("a", "b"),
    int: (2, 3),
    bool: (False, True),
    str | None: ("FR", None),
    tuple[str, ...]: (("a", "b"), ("c",)),
    tuple[int, ...]: ((7,), (8,)),
}


def policy_of(options):
    return Policy(**{name.replace("-", "_"): value for name, value in tomllib.loads(options).items()})


def rule_set(*names: str):
    return RuleSet(known={**RULES, **POLICY_RULES}, extend_select=names)


def codes_of(example, code):
    """Return the codes of the problems in an example, with the rule selected."""
    selected, policy = rule_set(code), policy_of(example.options)
    seen = seen_for(selected)
    requests = [example.request()]
    if example.place == "file":
        rest = {"type": "transactional", "from": "ACMEIN", "dlr": {"mask": 1}, "tiny": "1"}
        requests = [{**rest, **row} for row in csv.DictReader(example.text.splitlines())]
    return [
        found.code
        for index, request in enumerate(requests)
        for found in policy_problems(
            PolicyContext(context_of(request), policy, seen=seen, place=f"row {index + 1}"), selected
        )
    ]


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.code)
def test_the_examples_are_true(rule):
    assert codes_of(rule.bad, rule.code) == [rule.code]
    assert codes_of(rule.good, rule.code) == []


@rules
class TestEachRule:
    def test_is_found_by_its_code(self, rule):
        assert POLICY_RULES[rule.code] is rule
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.code)
        assert rule.code not in RULES

    def test_says_what_where_and_since_when(self, rule):
        assert rule.meaning.endswith(".")
        assert rule.source.startswith(("standard: ", "documented: ", "observed: ", "our decision"))
        assert date.fromisoformat(rule.checked_on) >= date(2026, 1, 1)

    def test_words_are_in_the_one_form(self, rule):
        assert not rule.message.endswith(".")
        assert rule.message[:1].islower() or rule.message.startswith(("{", *DLT_IDS))
        assert rule.hint[:1].isupper()
        assert rule.hint.endswith(".")

    def test_facts_are_all_said(self, rule):
        types = get_type_hints(rule.facts)
        facts = rule.facts(*(VALUES[types[name]][0] for name in rule.facts._fields))
        first = rule.problem("p", facts)
        assert not {"{", "}"} & {*first.message, *first.hint}
        for name in rule.facts._fields:
            other = rule.problem("p", facts._replace(**{name: VALUES[types[name]][1]}))
            assert (other.message, other.hint) != (first.message, first.hint), name


def test_nothing_is_checked_without_options():
    request = Example("msg", "  Pay  at http://bit.ly/x at at  noon!!!  ").request()
    assert policy_problems(PolicyContext(context_of(request))) == []
    assert policy_problems(PolicyContext(context_of("{}"))) == []


@pytest.mark.parametrize(
    "request_", ["{", "[]", {}, {"to": "", "msg": ""}, {"msg": 5}, {"type": "x", "to": "1"}], ids=repr
)
def test_a_request_that_lacks_its_fields_is_no_problem_of_a_policy(request_):
    policy = Policy(
        max_segments=1,
        rates={"*": 1},
        max_cost=1,
        encodings=["GSM-7"],
        max_links=0,
        https_only=True,
        required_words=["a"],
        required_patterns=["a"],
        brands=["a"],
        opt_outs=["a"],
        send_from="09:00",
        send_until="21:00",
        safe_recipients=["+9198*"],
        senders={"promotional": ["A"]},
    )
    selected = rule_set("policy", "style")
    context = PolicyContext(context_of(request_), policy, seen=seen_for(selected))
    assert policy_problems(context, selected) == []


def test_the_rule_set_decides_what_is_reported():
    context = PolicyContext(context_of(Example("msg", "Sale  today").request()), Policy(max_links=0))
    double = "style-double-space"
    assert policy_problems(context, rule_set()) == []
    assert [found.code for found in policy_problems(context, rule_set("style"))] == [double]
    raised = RuleSet(known=POLICY_RULES, severities={double: "error"})
    assert [found.severity for found in policy_problems(context, raised)] == [Severity.ERROR]


def test_a_rule_set_of_other_rules_reports_no_rule_that_is_opt_in():
    """A `RuleSet()` does not know the rules of policies, so it cannot have selected one."""
    context = PolicyContext(context_of(Example("msg", "Sale  today").request()), Policy(max_segments=1))
    assert policy_problems(context, RuleSet()) == []
