"""All rules by their codes, in the order of the documentation: by group, and in the order of each group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from engage_text.problems import Problem
from engage_text.rules._id_rules import ID_RULES
from engage_text.rules._number_rules import NUMBER_RULES
from engage_text.rules._request_rules import REQUEST_RULES
from engage_text.rules._rule import Rule
from engage_text.rules._segment_rules import SEGMENT_RULES
from engage_text.rules._sender_rules import SENDER_RULES
from engage_text.rules._service_rules import SERVICE_RULES
from engage_text.rules._text_rules import TEXT_RULES
from engage_text.rules._url_rules import URL_RULES

__all__ = ["RULES", "may_shorten"]

# Every rule by its code. The mapping cannot be changed.
RULES: Mapping[str, Rule[Any]] = MappingProxyType(
    {
        rule.code: rule
        for rule in (
            *REQUEST_RULES,
            *SENDER_RULES,
            *NUMBER_RULES,
            *TEXT_RULES,
            *SEGMENT_RULES,
            *URL_RULES,
            *ID_RULES,
            *SERVICE_RULES,
        )
    }
)


def may_shorten(problems: Iterable[Problem], *, misleading: bool) -> bool:
    """Return whether a short link may replace a URL with these problems.

    A caller can allow `misleading` URLs, whose target a short link would hide. With any other problem, the target of
    the URL is uncertain.
    """
    return all(misleading and RULES[found.code].hides_target for found in problems)
