"""Recipients and senders: normalise a number, judge it, and say where and why it is wrong.

Here lives what can be known from the characters and the numbering plans. What may not live here: carrier
look-ups, the weight of a verdict (`rules` decides that), and any guess at a country code.
"""

from __future__ import annotations

from engage_text.numbers._kinds import NumberKind, Verdict
from engage_text.numbers._number import PhoneNumber, parse_number
from engage_text.numbers._sender import Sender, SenderKind, parse_sender
from engage_text.numbers._slips import CountryLengths, Slip, SlipKind, find_slip, lengths_for

__all__ = [
    "CountryLengths",
    "NumberKind",
    "PhoneNumber",
    "Sender",
    "SenderKind",
    "Slip",
    "SlipKind",
    "Verdict",
    "find_slip",
    "lengths_for",
    "parse_number",
    "parse_sender",
]
