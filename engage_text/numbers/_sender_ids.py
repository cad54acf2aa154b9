"""Senders: which kind of id a text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from engage_text._checks import need_text

__all__ = ["Sender", "SenderKind", "parse_sender"]


class SenderKind(StrEnum):
    """What a sender id is: a long or short code, a free name, an Indian header, or none of these.

    `suffixed` and `prefixed` are headers as handsets show them, with the letter that operators add after the header,
    or with the two letters before it only.
    """

    NUMERIC = "numeric"
    ALPHANUMERIC = "alphanumeric"
    HEADER = "header"
    PREFIXED = "prefixed"
    SUFFIXED = "suffixed"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Sender:
    """One text judged as a sender id, itself unchanged.

    `fault` is the span (start, end) of the first character that a sender cannot contain, or of what an operator
    adds; None when the sender is well formed, or malformed as a whole (see `parse_sender`).

    >>> Sender("ACMEIN", SenderKind.HEADER).fault is None
    True
    """

    text: str
    kind: SenderKind
    fault: tuple[int, int] | None = None


# Three digits is our decision (service codes begin there, such as 112); fifteen is ITU-T E.164 section 6.
_NUMERIC_SENDER = re.compile(r"\+?[0-9]{3,15}")

# Six letters, registered on India's DLT ledger (TRAI, TCCCPR 2018: headers of commercial senders). Either
# case, our decision: whether "acmein" is the registered ACMEIN is for the registry to say.
_HEADER = re.compile(r"[A-Za-z]{6}")

# What a handset shows of a header: the operator and the circle before it, and after it what the message is, P for
# promotion, S for service, T for transaction, G for government (TRAI, TCCCPR second amendment, 2025). The operator
# adds both. Headers of promotions may be six digits, and either case counts, as above.
_SHOWN_HEADER = re.compile(r"([A-Za-z]{2}-)?(?:[A-Za-z]{6}|[0-9]{6})(-[PSTGpstg])?")

# A long code that went through a spreadsheet. The sign or the point tells it from a name such as 4E20.
_FLOAT = re.compile(r"[0-9]+(?:[.,][0-9]*[eE][+-]?|[eE][+-])[0-9]+")

# An alphanumeric address is sent in the GSM 7-bit default alphabet (3GPP TS 23.040 section 9.1.2.5), so these
# are the printable ASCII characters of its basic table (TS 23.038 section 6.2.1): all but [ \ ] ^ ` { | } ~.
# Used with `match` only, as `_readable` of the numbers is: its end is the first character that does not belong.
_SENDER_CHARACTERS = re.compile(r"[ -Z_a-z]*")
_LETTER = re.compile(r"[A-Za-z]")


def parse_sender(text: str) -> Sender:
    """Return what kind of sender id `text` is; raise `OptionError` only if it is not a str.

    `numeric`: 3 to 15 ASCII digits, a "+" before them or not. `header`: exactly six ASCII letters.
    `suffixed`: a header with the operator's -P, -S, -T or -G after it, which is the `fault`; `prefixed`: one with
    two letters and a hyphen before it. `alphanumeric`: printable ASCII of the GSM basic table with a letter in it
    and no space at either end; of any length, since the field's limit is judged with the other fields'.
    `malformed`: the rest, with a `fault` if one character is wrong, and without one otherwise: only spaces,
    no letter, as in `98765-43210`, a number that a spreadsheet made of one, fewer than 3 or more than 15 digits.
    Linear in the length of the text.

    Sources: 3GPP TS 23.040 section 9.1.2.5, ITU-T E.164 section 6, TRAI's TCCCPR; `652322XXX` is the service's sample.

    >>> [str(parse_sender(text).kind) for text in ("ACMEIN", "652322XXX", "+919876543210", "12")]
    ['header', 'alphanumeric', 'numeric', 'malformed']
    >>> parse_sender("Caf\N{LATIN SMALL LETTER E WITH ACUTE}").fault
    (3, 4)
    """
    text = need_text(text)
    if _NUMERIC_SENDER.fullmatch(text):
        return Sender(text, SenderKind.NUMERIC)
    if _HEADER.fullmatch(text):
        return Sender(text, SenderKind.HEADER)
    if shown := _SHOWN_HEADER.fullmatch(text):  # six digits or letters alone are not here any more
        kind = SenderKind.SUFFIXED if shown[2] else SenderKind.PREFIXED
        return Sender(text, kind, shown.span(2 if shown[2] else 1))
    at = _first_fault(text)
    if at is not None:
        return Sender(text, SenderKind.MALFORMED, (at, at + 1))
    has_name = _LETTER.search(text) and not _FLOAT.fullmatch(text)
    return Sender(text, SenderKind.ALPHANUMERIC if has_name else SenderKind.MALFORMED)


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
