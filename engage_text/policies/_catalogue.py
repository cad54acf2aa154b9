"""All rules of policies, templates, markets and style by their codes, and the order in which they run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from engage_text.policies._dlt_link_rules import DLT_LINK_RULES
from engage_text.policies._dlt_rules import DLT_RULES
from engage_text.policies._market_rules import MARKET_RULES
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._policy_rules_delivery import DELIVERY_POLICY_RULES, FICTION_RULES
from engage_text.policies._policy_rules_links import LINK_POLICY_RULES
from engage_text.policies._policy_rules_repeats import REPEAT_POLICY_RULES
from engage_text.policies._policy_rules_sizes import SIZE_POLICY_RULES
from engage_text.policies._policy_rules_words import WORD_POLICY_RULES
from engage_text.policies._style_rules import STYLE_RULES
from engage_text.policies._template_rules import TEMPLATE_RULES
from engage_text.problems import Problem
from engage_text.rules import Checker, Rule, RuleSet

__all__ = ["POLICY_RULES", "policy_problems"]

# The rules of each module. They share a checker, which finds the problems of all of them.
_MODULES: tuple[tuple[Rule[Any], ...], ...] = (
    TEMPLATE_RULES,
    SIZE_POLICY_RULES,
    LINK_POLICY_RULES,
    WORD_POLICY_RULES,
    DELIVERY_POLICY_RULES,
    FICTION_RULES,
    REPEAT_POLICY_RULES,
    DLT_RULES,
    DLT_LINK_RULES,
    MARKET_RULES,
    STYLE_RULES,
)

# Every rule of these groups by its code. The mapping cannot be changed.
POLICY_RULES: Mapping[str, Rule[Any]] = MappingProxyType(
    {rule.code: rule for rules in _MODULES for rule in rules}
)
_DEFAULT = RuleSet(known=POLICY_RULES)


def policy_problems(context: PolicyContext, rule_set: RuleSet | None = None) -> list[Problem]:
    """Return the problems of one message, with the severities of the rule set.

    Only what the policy configures and the rule set reports is checked. To name rules of policies, a rule set must
    know them: `RuleSet(select=["style"], known=POLICY_RULES)`. Without one, the rules that are opt-in are off.
    """
    checkers, on = _active(_DEFAULT if rule_set is None else rule_set)
    found: list[Problem] = []
    for checker in checkers:
        found += checker(context)
    if not found:
        return found
    reported = [problem for problem in found if problem.code in on]
    return reported if rule_set is None else list(rule_set.apply(reported))


@lru_cache(maxsize=8)  # a run has one rule set, and a message must not pay for the choice of its rules
def _active(rule_set: RuleSet) -> tuple[tuple[Checker, ...], frozenset[str]]:
    """Return the checkers that have something to report, and the codes that are reported."""
    on = frozenset(code for code, rule in POLICY_RULES.items() if _is_on(rule, rule_set))
    return tuple(rules[0].checker for rules in _MODULES if any(rule.code in on for rule in rules)), on


def _is_on(rule: Rule[Any], rule_set: RuleSet) -> bool:
    """Return whether the rule is reported. A rule set that does not know the rule cannot have selected it."""
    names = {rule.code, rule.group}
    if not names & {*rule_set.select, *rule_set.extend_select}:
        is_default = not rule.is_opt_in or names & {*rule_set.severities}
        if rule_set.select or not is_default:
            return False
    return rule_set.reports(rule.code)
