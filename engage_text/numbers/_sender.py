"""Senders: which kind of id a text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Sender", "SenderKind", "parse_sender"]


class SenderKind(StrEnum):
    """What a sender id is: a long or short code, a free name, an Indian header, or none of these.

    `suffixed` is a header with the letter that operators put behind it.
    """

    NUMERIC = "numeric"
    ALPHANUMERIC = "alphanumeric"
    HEADER = "header"
    SUFFIXED = "suffixed"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Sender:
    """One text judged as a sender id, itself unchanged.

    `fault` is the span (start, end) of the first character that a sender may not hold, or of an operator's
    suffix; None when the sender is well formed, or malformed as a whole (see `parse_sender`).

    >>> Sender("ACMEIN", SenderKind.HEADER).fault is None
    True
    """

    text: str
    kind: SenderKind
    fault: tuple[int, int] | None = None


# Three digits is our decision (service codes begin there, such as 112); fifteen is ITU-T E.164 section 6.
_NUMERIC_SENDER = re.compile(r"\+?[0-9]{3,15}")
_PLUS_AND_DIGITS = re.compile(r"\+?[0-9]*")

# Six letters, registered on India's DLT ledger (TRAI, TCCCPR 2018: headers of commercial senders). Either
# case, our decision: whether "acmein" is the registered ACMEIN is for the registry to say.
_HEADER = re.compile(r"[A-Za-z]{6}")

# What a handset shows of a header: the operator and the circle in front, and behind it what the message is, P for
# promotion, S for service, T for transaction, G for government (TRAI, TCCCPR second amendment, 2025). The operator
# adds both. Headers of promotions may be six digits, and either case counts, as above.
_SUFFIXED = re.compile(r"(?:[A-Za-z]{2}-)?(?:[A-Za-z]{6}|[0-9]{6})(-[PSTGpstg])")

# An alphanumeric address is sent in the GSM 7-bit default alphabet (3GPP TS 23.040 section 9.1.2.5), so these
# are the printable ASCII characters of its basic table (TS 23.038 section 6.2.1): all but [ \ ] ^ ` { | } ~.
# Used with `match` only, as `_readable` of the numbers is: its end is the first character that does not belong.
_SENDER_CHARACTERS = re.compile(r"[ -Z_a-z]*")
_LETTER_OR_DIGIT = re.compile(r"[0-9A-Za-z]")


def parse_sender(text: str) -> Sender:
    """Return what kind of sender id `text` is; never raise for a str.

    `numeric`: 3 to 15 ASCII digits, a "+" before them or not. `header`: exactly six ASCII letters.
    `suffixed`: a header with the operator's -P, -S, -T or -G behind it, which is the `fault`.
    `alphanumeric`: printable ASCII of the GSM basic table with a letter or digit in it and no space at
    either end; of any length, since the field's limit is judged with the other fields'. `malformed`: the
    rest, with the `fault` where one character is to blame and without where none is: blank, punctuation
    only, fewer than 3 or more than 15 digits. Linear in the length of the text.

    Sources: 3GPP TS 23.040 section 9.1.2.5, ITU-T E.164 section 6, TRAI's TCCCPR; `652322XXX` is the service's sample.

    >>> [str(parse_sender(text).kind) for text in ("ACMEIN", "652322XXX", "+919876543210", "12")]
    ['header', 'alphanumeric', 'numeric', 'malformed']
    >>> parse_sender("Caf\N{LATIN SMALL LETTER E WITH ACUTE}").fault
    (3, 4)
    """
    if _NUMERIC_SENDER.fullmatch(text):
        return Sender(text, SenderKind.NUMERIC)
    if _HEADER.fullmatch(text):
        return Sender(text, SenderKind.HEADER)
    if suffixed := _SUFFIXED.fullmatch(text):
        return Sender(text, SenderKind.SUFFIXED, suffixed.span(1))
    at = _first_fault(text)
    if at is not None:
        return Sender(text, SenderKind.MALFORMED, (at, at + 1))
    if _PLUS_AND_DIGITS.fullmatch(text) or not _LETTER_OR_DIGIT.search(text):
        return Sender(text, SenderKind.MALFORMED)
    return Sender(text, SenderKind.ALPHANUMERIC)


def _first_fault(text: str) -> int | None:
    """Return the index of the first character that keeps the text from being a name, None for none."""
    if not text.strip():
        return None
    if text.startswith(" "):
        return 0
    found = _SENDER_CHARACTERS.match(text)
    end = found.end() if found else 0
    # Spaces before a bad character stand inside the name; only those at the very end are at fault.
    if end == len(text):
        end = len(text.rstrip(" "))
    return end if end < len(text) else None
