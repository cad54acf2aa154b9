"""All rules of policies, templates, markets and style by their codes, and the order in which they run."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._policy_rules_delivery import DELIVERY_POLICY_RULES
from engage_text.policies._policy_rules_links import LINK_POLICY_RULES
from engage_text.policies._policy_rules_repeats import REPEAT_POLICY_RULES
from engage_text.policies._policy_rules_sizes import SIZE_POLICY_RULES
from engage_text.policies._policy_rules_words import WORD_POLICY_RULES
from engage_text.policies._style_rules import STYLE_RULES
from engage_text.policies._template_rules import TEMPLATE_RULES
from engage_text.problems import Problem
from engage_text.rules import Rule, RuleSet

__all__ = ["POLICY_RULES", "policy_problems"]

# The rules of each module. They share a checker, which finds the problems of all of them.
_MODULES: tuple[tuple[Rule[Any], ...], ...] = (
    TEMPLATE_RULES,
    SIZE_POLICY_RULES,
    LINK_POLICY_RULES,
    WORD_POLICY_RULES,
    DELIVERY_POLICY_RULES,
    REPEAT_POLICY_RULES,
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
    selected = _DEFAULT if rule_set is None else rule_set
    found: list[Problem] = []
    for rules in _MODULES:
        if any(_is_on(rule, selected) for rule in rules):
            found += rules[0].checker(context)
    return [one for one in selected.apply(found) if _is_on(POLICY_RULES[one.code], selected)]


def _is_on(rule: Rule[Any], rule_set: RuleSet) -> bool:
    """Return whether the rule is reported. A rule set that does not know an opt-in rule cannot have selected it."""
    if not rule.is_opt_in:
        return rule_set.reports(rule.code)
    named = (*rule_set.select, *rule_set.extend_select, *rule_set.severities)
    return bool(named) and rule_set.reports(rule.code) and (rule.code in named or rule.group in named)
