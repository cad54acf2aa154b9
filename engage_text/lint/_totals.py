"""The counts of a run. Two of them can be added, so that several processes can share the work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engage_text._to_dict import fields_to_dict

__all__ = ["Totals"]


@dataclass(slots=True)
class Totals:
    """What a run has read and found.

    `rows` counts requests and texts, `with_errors` those that have at least one error, and `with_warnings` those that
    have warnings and no error. `codes` and `severities` count reported findings. `suppressed` counts the findings that
    a suppression hides, and `known` those that the baseline contains. `segments` and `encodings` count what goes out;
    a message with errors is counted too if its size is known. `cost` is None without a rate table.
    """

    files: int = 0
    rows: int = 0
    with_errors: int = 0
    with_warnings: int = 0
    segments: int = 0
    links: int = 0
    suppressed: int = 0
    known: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    cost: Decimal | None = None
    currency: str = ""

    def add(self, other: Totals) -> None:
        """Add the counts of another part of the same run."""
        for name in (
            "files",
            "rows",
            "with_errors",
            "with_warnings",
            "segments",
            "links",
            "suppressed",
            "known",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("codes", "severities", "encodings"):
            getattr(self, name).update(getattr(other, name))
        if other.cost is not None:
            self.cost = (self.cost or Decimal(0)) + other.cost
        self.currency = self.currency or other.currency

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as JSON-ready values."""
        return fields_to_dict(self)
