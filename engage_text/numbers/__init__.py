"""Recipients and senders: parse a phone number or a sender id, judge it, and say where and why it is wrong.

This package uses only the characters and the numbering plans. It makes no carrier look-ups and does not guess country
codes. `rules` decides how severe a verdict is.
"""

from __future__ import annotations

from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.numbers._lookup import calling_code
from engage_text.numbers._mistakes import (
    CountryLengths,
    Mistake,
    MistakeKind,
    find_mistake,
    lengths_for,
    repeated_code,
)
from engage_text.numbers._number import HOME_REGION, PhoneNumber, parse_number
from engage_text.numbers._sender_ids import Sender, SenderKind, parse_sender

__all__ = [
    "HOME_REGION",
    "CountryLengths",
    "Mistake",
    "MistakeKind",
    "NumberKind",
    "PhoneNumber",
    "Sender",
    "SenderKind",
    "Verdict",
    "calling_code",
    "find_mistake",
    "lengths_for",
    "parse_number",
    "parse_sender",
    "repeated_code",
]
