"""Every rule that the linter knows, by its code: those of requests, of policies and of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from engage_text.lint._file_rules import FILE_RULES
from engage_text.lint._suppression_rules import SUPPRESSION_RULES
from engage_text.rules import GROUPS, RULES, Rule

__all__ = ["ALL_RULES"]


class _Rules(Mapping[str, Rule[Any]]):
    """Imports the rules of policies when it is first read: they take as long as the check of a short file."""

    def __getitem__(self, code: str) -> Rule[Any]:
        return _all_rules()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_all_rules())

    def __len__(self) -> int:
        return len(_all_rules())

    def __repr__(self) -> str:
        return f"ALL_RULES({len(self)} rules)"


@cache
def _all_rules() -> dict[str, Rule[Any]]:
    from engage_text.policies import POLICY_RULES  # noqa: PLC0415 - see above

    rules = (*RULES.values(), *FILE_RULES, *SUPPRESSION_RULES, *POLICY_RULES.values())
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: GROUPS.index(rule.group))}


# Every rule by its code, in the order of the documentation. The mapping cannot be changed.
ALL_RULES: Mapping[str, Rule[Any]] = _Rules()
