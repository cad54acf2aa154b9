"""Every rule that the linter knows, by its code: those of requests, of policies and of files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engage_text.lint._file_rules import FILE_RULES
from engage_text.lint._suppression_rules import SUPPRESSION_RULES
from engage_text.policies import POLICY_RULES
from engage_text.rules import GROUPS, RULES, Rule

__all__ = ["ALL_RULES"]

_all = (*RULES.values(), *FILE_RULES, *SUPPRESSION_RULES, *POLICY_RULES.values())
# In the order of the documentation. The mapping cannot be changed.
ALL_RULES: Mapping[str, Rule[Any]] = MappingProxyType(
    {rule.code: rule for rule in sorted(_all, key=lambda rule: GROUPS.index(rule.group))}
)
