"""Every rule that the linter knows, by its code: those of requests, of policies and of files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engage_text.rules import RULES, Rule

__all__ = ["ALL_RULES"]

# The mapping cannot be changed.
ALL_RULES: Mapping[str, Rule[Any]] = MappingProxyType({**RULES})
