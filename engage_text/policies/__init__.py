"""Rules of your own: budgets, domains, words, templates, DLT and markets. Nothing here reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_text._lazy import lazily

if TYPE_CHECKING:
    # Those that are not in `__all__` are for higher floors.
    from engage_text.policies._catalogue import POLICY_RULES as POLICY_RULES
    from engage_text.policies._catalogue import policy_problems as policy_problems
    from engage_text.policies._dlt_options import DltMatching as DltMatching
    from engage_text.policies._dlt_options import DltOptions as DltOptions
    from engage_text.policies._dlt_options import DltTemplate as DltTemplate
    from engage_text.policies._dlt_registry import dlt_templates as dlt_templates
    from engage_text.policies._duplicates import Seen as Seen
    from engage_text.policies._market_options import MarketFacts as MarketFacts
    from engage_text.policies._merge import CellValues as CellValues
    from engage_text.policies._merge import Headers as Headers
    from engage_text.policies._merge import Merged as Merged
    from engage_text.policies._merge import Origin as Origin
    from engage_text.policies._merge import Piece as Piece
    from engage_text.policies._merge import column_key as column_key
    from engage_text.policies._merge import is_variable as is_variable
    from engage_text.policies._merge import merge as merge
    from engage_text.policies._policy import Policy as Policy
    from engage_text.policies._policy_context import PolicyContext as PolicyContext
    from engage_text.policies._policy_rules_repeats import seen_for as seen_for
    from engage_text.policies._rates import Rates as Rates
    from engage_text.policies._style_rules import tidy_spaces as tidy_spaces
    from engage_text.policies._template_options import Characters as Characters
    from engage_text.policies._template_options import TemplateOptions as TemplateOptions
    from engage_text.policies._template_rules import TEMPLATE_LENGTH_UNKNOWN as TEMPLATE_LENGTH_UNKNOWN
    from engage_text.policies._template_rules import placeholder_differences as placeholder_differences
    from engage_text.policies._templates import WorstCase as WorstCase
    from engage_text.policies._templates import worst_case as worst_case
else:
    # A run needs few of them, and the import of all takes longer than the check of a short file.
    __getattr__ = lazily(
        __name__,
        globals(),
        {
            "_catalogue": "POLICY_RULES policy_problems",
            "_dlt_options": "DltMatching DltOptions DltTemplate",
            "_dlt_registry": "dlt_templates",
            "_duplicates": "Seen",
            "_market_options": "MarketFacts",
            "_merge": "CellValues Headers Merged Origin Piece column_key is_variable merge",
            "_policy": "Policy",
            "_policy_context": "PolicyContext",
            "_policy_rules_repeats": "seen_for",
            "_rates": "Rates",
            "_style_rules": "tidy_spaces",
            "_template_options": "Characters TemplateOptions",
            "_template_rules": "TEMPLATE_LENGTH_UNKNOWN placeholder_differences",
            "_templates": "WorstCase worst_case",
        },
    )

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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
