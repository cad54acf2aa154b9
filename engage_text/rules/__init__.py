"""The catalogue of problems and the rules that find them in what the floors below saw.

A rule takes values (a reading, a number, spans, sizes) and yields problems; `_catalogue` words them. The body itself is
scanned here for what is wrong with it as a text.
"""

from __future__ import annotations

from engage_text.rules._body import (
    body_problems,
    doubt_problems,
    glue_problems,
    may_shorten,
    size_problems,
    url_problems,
)
from engage_text.rules._catalogue import CATALOGUE, SERVICE_CATALOGUE, Rule, problem
from engage_text.rules._dlr import dlr_url_problems
from engage_text.rules._fields import dlt_problems, field_problems, sender_problems
from engage_text.rules._machine import machine_problems
from engage_text.rules._recipients import number_problems
from engage_text.rules._refusals import refusal_problem, retry_hinted, shown
from engage_text.rules._rule_set import DEFAULT_RULES, Level, RuleSet

__all__ = [
    "CATALOGUE",
    "DEFAULT_RULES",
    "SERVICE_CATALOGUE",
    "Level",
    "Rule",
    "RuleSet",
    "body_problems",
    "dlr_url_problems",
    "dlt_problems",
    "doubt_problems",
    "field_problems",
    "glue_problems",
    "machine_problems",
    "may_shorten",
    "number_problems",
    "problem",
    "refusal_problem",
    "retry_hinted",
    "sender_problems",
    "shown",
    "size_problems",
    "url_problems",
]
