"""Rules about suppressions themselves: names that are not rules, and suppressions that hide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from engage_text.problems import Problem
from engage_text.rules import Rule, RuleGroup, Source

__all__ = [
    "SUPPRESSION_INVALID",
    "SUPPRESSION_RULES",
    "SUPPRESSION_UNNEEDED",
    "SUPPRESSION_UNUSED",
    "InvalidNameFacts",
    "SuppressionFacts",
]


class InvalidNameFacts(NamedTuple):
    """A name in a suppression, and what is wrong with it, in words."""

    name: str
    reason: str


class SuppressionFacts(NamedTuple):
    """The name of a rule or group, and where it is suppressed, in words."""

    name: str
    place: str


def _check(_context: object) -> Sequence[Problem]:
    """Return nothing: whether a suppression is needed is known only after all rules have run."""
    return ()


_suppressions = RuleGroup("file", _check, Source("our decision", "2026-11-28"))
_ROW = "919876543210,Your parcel arrives today.,"
_OPTIONS = 'extend-select = ["suppression-unneeded"]\n[per-file-ignores]\n"*.csv" = ["url-private"]\n'
_GOOD = ("file", "to,msg,_ignore\n919876543210,Log in at http://10.0.0.1/x,url-private\n")

# fmt: off
SUPPRESSION_INVALID = _suppressions.warning(
    "suppression-invalid", InvalidNameFacts, "A suppression names something that it cannot hide.",
    "a suppression must name a code or a group of rules, got {name}: {reason}", "Correct the name, or remove it.",
    bad=("file", f"to,msg,_ignore\n{_ROW}url-privat\n"), good=_GOOD)

SUPPRESSION_UNUSED = _suppressions.warning(
    "suppression-unused", SuppressionFacts, "A suppression hides no finding of its row.",
    "{name} {place} hides no finding", "Remove it.",
    bad=("file", f"to,msg,_ignore\n{_ROW}url-private\n"), good=_GOOD)

SUPPRESSION_UNNEEDED = _suppressions.info(
    "suppression-unneeded", SuppressionFacts,
    "A suppression of the settings or the side file hides no finding of this run. Other files may need it.",
    "{name} {place} hides no finding of these files", "Remove it if no other file needs it.",
    bad=("file", f"to,msg\n{_ROW}".rstrip(",") + "\n", _OPTIONS), good=_GOOD,
    is_opt_in=True)
# fmt: on

SUPPRESSION_RULES: tuple[Rule[Any], ...] = (SUPPRESSION_INVALID, SUPPRESSION_UNUSED, SUPPRESSION_UNNEEDED)
