"""The rules: one object for each kind of problem, and a value that says which are reported.

`RULES` contains all rules by code. A `RuleSet` selects and ignores rules, and changes how severe their problems are. It
never changes what goes out.
"""

from __future__ import annotations

from engage_text.rules._context import Checker, Context, Shortens
from engage_text.rules._examples import Example, Place

# Not public: these are for the modules of higher floors.
from engage_text.rules._id_rules import id_problem as id_problem
from engage_text.rules._number_rules import is_hidden as is_hidden
from engage_text.rules._number_rules import number_problems as number_problems
from engage_text.rules._places import Places as Places
from engage_text.rules._refusals import refusal_problem as refusal_problem
from engage_text.rules._refusals import retry_hinted as retry_hinted
from engage_text.rules._refusals import shown as shown
from engage_text.rules._registry import RULES
from engage_text.rules._registry import may_shorten as may_shorten
from engage_text.rules._request_rules import JSON_INVALID as JSON_INVALID
from engage_text.rules._request_rules import dlt_problems as dlt_problems
from engage_text.rules._request_rules import field_problems as field_problems
from engage_text.rules._request_rules import transaction_id_problems as transaction_id_problems
from engage_text.rules._rule import GROUPS, Group, Rule
from engage_text.rules._rule import RuleGroup as RuleGroup
from engage_text.rules._rule import Source as Source
from engage_text.rules._rule_set import Level, RuleSet
from engage_text.rules._segment_rules import size_problems as size_problems
from engage_text.rules._sender_rules import sender_problems as sender_problems
from engage_text.rules._service_rules import answer_problem as answer_problem
from engage_text.rules._service_rules import callback_field_problem as callback_field_problem
from engage_text.rules._service_rules import callback_problem as callback_problem
from engage_text.rules._service_rules import refused_problem as refused_problem
from engage_text.rules._service_rules import repeated_problem as repeated_problem
from engage_text.rules._text_rules import PLACEHOLDER_UNFILLED as PLACEHOLDER_UNFILLED
from engage_text.rules._text_rules import body_problems as body_problems
from engage_text.rules._text_rules import unprocessed_problems as unprocessed_problems
from engage_text.rules._typed_facts import FoundFacts as FoundFacts
from engage_text.rules._typed_facts import LengthFacts as LengthFacts
from engage_text.rules._typed_facts import NoFacts as NoFacts
from engage_text.rules._typed_facts import TokenFacts as TokenFacts
from engage_text.rules._url_rules import URL_TEMPLATE as URL_TEMPLATE
from engage_text.rules._url_rules import dlr_url_problems as dlr_url_problems
from engage_text.rules._url_rules import doubt_problems as doubt_problems
from engage_text.rules._url_rules import glue_problems as glue_problems
from engage_text.rules._url_rules import url_problems as url_problems

__all__ = [
    "GROUPS",
    "RULES",
    "Checker",
    "Context",
    "Example",
    "Group",
    "Level",
    "Place",
    "Rule",
    "RuleSet",
    "Shortens",
]
