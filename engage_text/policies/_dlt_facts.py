"""What the rules of DLT share: their sources, the facts of their problems, and which messages they are about."""

from __future__ import annotations

from typing import NamedTuple

from engage_text._text import shortened
from engage_text.policies._dlt_options import DltOptions
from engage_text.policies._policy_context import PolicyContext
from engage_text.rules import Source
from engage_text.wire import RECIPIENT

__all__ = [
    "DIRECTION_2024",
    "LEDGER",
    "TAGS_2025",
    "ExpectedFacts",
    "PartFacts",
    "TagFacts",
    "VariableFacts",
    "cut",
    "dlt_options_of",
]

# None of these texts could be opened on the date, so the rules follow what operators and providers say of them.
LEDGER = Source(
    "observed: TRAI's TCCCPR 2018 and the operators' DLT portals, as providers describe them; not compared with the "
    "regulation itself",
    "2026-11-28",
)
DIRECTION_2024 = Source(
    "observed: TRAI's direction of 20 August 2024 on URLs, APKs and numbers to call back, as providers describe it; "
    "not compared with the direction itself",
    "2026-11-28",
)
TAGS_2025 = Source(
    "observed: TRAI's direction of November 2025 on tags of variables, as providers describe it; not compared with the "
    "direction itself",
    "2026-11-28",
)
_INDIA, _INDIAN_CODE = "IN", "91"
_SHOWN = 40  # characters of a text in a message


class PartFacts(NamedTuple):
    """What is registered or allowed, and what was found."""

    allowed: str
    found: str


class ExpectedFacts(NamedTuple):
    """The id of a template, and the text that must follow; "" for the end."""

    template: str
    expected: str

    @property
    def following(self) -> str:
        """What must follow, in words."""
        return repr(self.expected) if self.expected else "the end of the text"


class VariableFacts(NamedTuple):
    """The number of a variable in its template, from 1, its longest value, and the length that was found."""

    number: int
    limit: int
    found: int


class TagFacts(NamedTuple):
    """The number of a variable in its template, from 1, and what its tag allows."""

    number: int
    allowed: str


def cut(text: str) -> str:
    """Return the beginning of a text for a message."""
    return shortened(text, _SHOWN)


def dlt_options_of(context: PolicyContext) -> DltOptions | None:
    """Return the options if the message is for India, or its recipient is not known; else None."""
    options, number = context.policy.dlt_options, context.request.number
    if options is None or number is None or RECIPIENT in context.assumed:
        return options
    is_indian = number.region == _INDIA if number.region else number.digits.startswith(_INDIAN_CODE)
    return options if is_indian or not number.digits else None
