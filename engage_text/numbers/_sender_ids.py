"""Senders: the kinds of sender ids, and a function that finds the kind of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from engage_text._checks import need_text
from engage_text._to_dict import fields_to_dict

__all__ = ["Sender", "SenderKind", "parse_sender"]


class SenderKind(StrEnum):
    """The kind of a sender id: a long or short code, a free name, an Indian header, or malformed.

    `suffixed` and `prefixed` are headers as handsets show them. A suffixed header ends in the letter that operators
    add. A prefixed header has only the two letters that they add before it.
    """

    NUMERIC = "numeric"
    ALPHANUMERIC = "alphanumeric"
    HEADER = "header"
    PREFIXED = "prefixed"
    SUFFIXED = "suffixed"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Sender:
    """A sender id and its kind. `text` is unchanged.

    `fault` is the span (start, end) of the first character that a sender id cannot contain, or of the part that an
    operator added. It is None if the sender id is well formed, or malformed as a whole (see `parse_sender`).

    >>> Sender("ACMEIN", SenderKind.HEADER).fault is None
    True
    """

    text: str
    kind: SenderKind
    fault: tuple[int, int] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# At least three digits is our decision (the shortest service codes have three, such as 112). At most fifteen digits
# is ITU-T E.164 section 6.
_NUMERIC_SENDER = re.compile(r"\+?[0-9]{3,15}")

# A header has six letters and is registered on India's DLT ledger (TRAI, TCCCPR 2018: headers of commercial senders).
# We accept either case (our decision): only the registry can say whether "acmein" is the registered ACMEIN.
_HEADER = re.compile(r"[A-Za-z]{6}")

# A header as a handset shows it. Two letters before it name the operator and the circle. The letter after it names
# the type of message: P for promotion, S for service, T for transaction, G for government (TRAI, TCCCPR second
# amendment, 2025). The operator adds both. Headers of promotions may have six digits. Either case is accepted.
_SHOWN_HEADER = re.compile(r"([A-Za-z]{2}-)?(?:[A-Za-z]{6}|[0-9]{6})(-[PSTGpstg])?")

# A long code that a spreadsheet turned into a float. The sign or the point distinguishes it from a name such as 4E20.
_FLOAT = re.compile(r"[0-9]+(?:[.,][0-9]*[eE][+-]?|[eE][+-])[0-9]+")

# An alphanumeric address is sent in the GSM 7-bit default alphabet (3GPP TS 23.040 section 9.1.2.5). These are the
# printable ASCII characters of its basic table (TS 23.038 section 6.2.1): all except [ \ ] ^ ` { | } ~.
# Use it with `match` only, which always succeeds and ends at the first character that a sender cannot contain.
_SENDER_CHARACTERS = re.compile(r"[ -Z_a-z]*")
_LETTER = re.compile(r"[A-Za-z]")


def parse_sender(text: str) -> Sender:
    """Return `text` as a sender id, with its kind.

    - `numeric`: 3 to 15 ASCII digits, with or without a "+" before them.
    - `header`: exactly six ASCII letters.
    - `suffixed`: a header with the operator's -P, -S, -T or -G after it. This suffix is the `fault`.
    - `prefixed`: a header with two letters and a hyphen before it. This prefix is the `fault`.
    - `alphanumeric`: printable ASCII of the GSM basic table, with a letter and without a space at either end. The
      length does not matter here; the limit of the field is checked with the other fields.
    - `malformed`: everything else. If one character is wrong, it is the `fault`. There is no fault if the text
      contains only spaces, has no letter (`98765-43210`), has fewer than 3 or more than 15 digits, or is a number
      that a spreadsheet turned into a float.

    Takes time linear in the length of the text. Raises `OptionError` if `text` is not a str.

    Sources: 3GPP TS 23.040 section 9.1.2.5, ITU-T E.164 section 6, TRAI's TCCCPR. `652322XXX` is the service's sample.

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
    if shown := _SHOWN_HEADER.fullmatch(text):  # six letters or digits alone were handled above
        kind = SenderKind.SUFFIXED if shown[2] else SenderKind.PREFIXED
        return Sender(text, kind, shown.span(2 if shown[2] else 1))
    at = _first_bad_index(text)
    if at is not None:
        return Sender(text, SenderKind.MALFORMED, (at, at + 1))
    has_name = _LETTER.search(text) and not _FLOAT.fullmatch(text)
    return Sender(text, SenderKind.ALPHANUMERIC if has_name else SenderKind.MALFORMED)


def _first_bad_index(text: str) -> int | None:
    """Return the index of the first character that a sender name cannot contain, or None."""
    if not text.strip():
        return None
    if text.startswith(" "):
        return 0
    found = _SENDER_CHARACTERS.match(text)
    end = found.end() if found else 0
    # Spaces before a bad character are inside the name. Only spaces at the very end are wrong.
    if end == len(text):
        end = len(text.rstrip(" "))
    return end if end < len(text) else None
