"""All rules by their codes, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from engage_text.problems import Severity
from engage_text.rules._catalogue import CATALOGUE, SERVICE_CATALOGUE

__all__ = ["GROUPS", "RULES"]

Group = Literal["request", "sender", "number", "text", "segments", "url", "ids", "service"]
GROUPS: tuple[Group, ...] = get_args(Group)


class _Entry(NamedTuple):
    code: str
    group: Group
    severity: Severity
    is_fixed: bool


_FIRST_WORDS: dict[str, Group] = {
    "sender": "sender",
    "number": "number",
    "control": "text",
    "placeholder": "text",
    "value": "text",
    "text": "text",
    "ucs2": "segments",
    "segments": "segments",
    "url": "url",
    "ids": "ids",
}
_OPTIONAL = frozenset(
    (
        "dlr-url-invalid",
        "sender-malformed",
        "sender-prefix",
        "sender-suffix",
        "number-length",
        "number-local-only",
        "placeholder-unfilled",
    )
)

RULES: Mapping[str, _Entry] = MappingProxyType(
    {
        code: _Entry(
            code,
            "service" if code in SERVICE_CATALOGUE else _FIRST_WORDS.get(code.partition("-")[0], "request"),
            rule.severity,
            rule.severity is Severity.ERROR and code not in _OPTIONAL,
        )
        for code, rule in {**CATALOGUE, **SERVICE_CATALOGUE}.items()
    }
)
