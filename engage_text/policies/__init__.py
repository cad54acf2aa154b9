"""Rules of your own: budgets, domains, words, templates, DLT and markets. Nothing here reads a file."""

from __future__ import annotations

from engage_text.policies._catalogue import POLICY_RULES, policy_problems
from engage_text.policies._dlt_options import DltMatching, DltOptions, DltTemplate
from engage_text.policies._dlt_registry import dlt_templates
from engage_text.policies._duplicates import Seen
from engage_text.policies._market_options import MarketFacts
from engage_text.policies._merge import Merged, Origin, Piece, merge
from engage_text.policies._merge import column_key as column_key  # for higher floors; not public
from engage_text.policies._merge import is_variable as is_variable  # likewise
from engage_text.policies._policy import Policy
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._policy_rules_repeats import seen_for
from engage_text.policies._rates import Rates
from engage_text.policies._style_rules import tidy_spaces as tidy_spaces  # not public: for the fixes
from engage_text.policies._template_options import Characters, TemplateOptions
from engage_text.policies._template_rules import placeholder_differences
from engage_text.policies._templates import WorstCase, worst_case

__all__ = [
    "POLICY_RULES",
    "Characters",
    "DltMatching",
    "DltOptions",
    "DltTemplate",
    "MarketFacts",
    "Merged",
    "Origin",
    "Piece",
    "Policy",
    "PolicyContext",
    "Rates",
    "Seen",
    "TemplateOptions",
    "WorstCase",
    "dlt_templates",
    "merge",
    "placeholder_differences",
    "policy_problems",
    "seen_for",
    "worst_case",
]
