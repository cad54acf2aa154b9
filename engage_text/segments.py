"""How a text travels as SMS: its encoding, units and segments, and where it is cut.

Knows the two encodings and their limits; knows nothing of links, recipients or prices.
Sources: 3GPP TS 23.038 (alphabets) and 3GPP TS 23.040 (segments).

Our decisions, where the standards leave room: national language shift tables are not used (TS 23.038 section
6.2.1.2 makes them optional), parts carry the 8 bit reference, and UCS-2 is read as UTF-16, as phones do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from engage_text._gsm import ESCAPE, GSM_BASIC, GSM_EXTENDED

__all__ = ["Culprit", "Encoding", "MessageSize", "measure", "split"]

# TS 23.040 section 9.2.3.16: the user data of one message is 140 octets, which hold 160 septets or 70 UTF-16
# code units.
_GSM_SINGLE = 160
_UCS2_SINGLE = 70
# TS 23.040 section 9.2.3.24.1: the concatenation header with an 8 bit reference takes 6 octets of each part;
# the 134 that are left hold 153 septets or 67 code units.
_GSM_PART = 153
_UCS2_PART = 67


class Encoding(StrEnum):
    """The alphabet of a whole message: one character outside GSM-7 moves all of it to UCS-2."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


class Culprit(NamedTuple):
    """A character that GSM-7 does not have, and its string index in the text."""

    char: str
    offset: int


class MessageSize(NamedTuple):
    """The size of one text as SMS.

    `units` counts the content: septets in GSM-7, UTF-16 code units in UCS-2; headers and the gap that an
    uncut pair leaves at the end of a segment are not in it. `remaining` is the units still free in the last
    segment. `ucs2_text` is the text itself if it had to go as UCS-2, "" otherwise: `culprits` reads it, and
    the repr leaves it out, as a message may hold what does not belong in a log.

    >>> measure("Your code is 4711")
    MessageSize(encoding='GSM-7', units=17, segments=1, remaining=143)
    """

    encoding: Encoding
    units: int
    segments: int
    remaining: int
    ucs2_text: str = ""

    @property
    def culprits(self) -> tuple[Culprit, ...]:
        """Return every character that is not in GSM-7, in order; () if the text is GSM-7.

        Worked out on each access: a text in another script has hundreds, and most callers ask for none.

        >>> measure("50₹ off").culprits
        (Culprit(char='₹', offset=2),)
        """
        return tuple(Culprit(c, i) for i, c in enumerate(self.ucs2_text) if c not in _GSM)

    def __repr__(self) -> str:
        return (
            f"MessageSize(encoding={str(self.encoding)!r}, units={self.units}, "
            f"segments={self.segments}, remaining={self.remaining})"
        )


def measure(text: str) -> MessageSize:
    """Return the encoding, units and segments of `text`, by the cuts that `split` makes.

    GSM-7 if it has every character (one septet each, ten of them two), else UCS-2 in UTF-16 code units; 160
    or 70 units in a single segment, 153 or 67 in each of several. The empty text is one empty segment. A
    lone surrogate is one unit. Takes any str, raises nothing, runs in linear time.

    Source: 3GPP TS 23.038 section 6.2.1; TS 23.040 sections 9.2.3.16 and 9.2.3.24.1.

    >>> measure("€" * 80)
    MessageSize(encoding='GSM-7', units=160, segments=1, remaining=0)
    >>> measure("€" * 153).segments  # 306 septets, but the 77th pair does not fit into 153
    3
    """
    septets = _septets(text)
    if septets is not None:
        if septets <= _GSM_SINGLE:
            return MessageSize(_GSM_7, septets, 1, _GSM_SINGLE - septets)
        ends = _gsm_ends(text, septets)
        return MessageSize(_GSM_7, septets, len(ends), _GSM_PART - (ends[-1] - ends[-2]))
    data = _utf16(text)
    units = len(data) // 2
    if units <= _UCS2_SINGLE:
        return MessageSize(_UCS_2, units, 1, _UCS2_SINGLE - units, text)
    ends = _ucs2_ends(data)
    return MessageSize(_UCS_2, units, len(ends), _UCS2_PART - (ends[-1] - ends[-2]), text)


def split(text: str) -> tuple[str, ...]:
    """Return the segments of `text` in order; joined they are `text`, and `measure` counts as many.

    Each is filled before the next begins. The two septets of an escaped character and the two code units of a
    surrogate pair stay in one segment, as no phone can show half of one; an accent that is a character of
    its own may be cut from its letter. Takes any str, raises nothing, runs in linear time.

    Source: 3GPP TS 23.040 section 9.2.3.24.1.

    >>> [len(part) for part in split("a" * 152 + "€" + "a" * 10)]
    [152, 11]
    """
    septets = _septets(text)
    if septets is not None:
        return _slices(text, _gsm_ends(text, septets), lambda char: char in GSM_EXTENDED)
    return _slices(text, _ucs2_ends(_utf16(text)), lambda char: char > _LAST_OF_ONE_UNIT)


# Bound once: before Python 3.12 looking a member up in its enum costs as much as counting a short text.
_GSM_7, _UCS_2 = Encoding.GSM_7, Encoding.UCS_2
_GSM = GSM_BASIC | GSM_EXTENDED
_ASCII_BASIC = bytes(ord(c) for c in GSM_BASIC if c.isascii())
_ASCII_EXTENDED = bytes(ord(c) for c in GSM_EXTENDED if c.isascii())
_NOT_GSM = re.compile(f"[^{re.escape(''.join(sorted(_GSM)))}]")
_EXTENDED = re.compile(f"[{re.escape(''.join(sorted(GSM_EXTENDED)))}]")
_LAST_OF_ONE_UNIT = "\uffff"  # the Unicode Standard, section 3.9, D91: past it UTF-16 takes a surrogate pair


def _septets(text: str) -> int | None:
    """Count the septets of `text`, None if GSM-7 lacks a character of it."""
    if text.isascii():
        # Deleting bytes in C takes a tenth of the time of asking a set for each character.
        not_basic = text.encode("ascii").translate(None, _ASCII_BASIC)
        if not_basic and not_basic.translate(None, _ASCII_EXTENDED):
            return None
        return len(text) + len(not_basic)
    if _NOT_GSM.search(text):
        return None
    return len(text) + len(_EXTENDED.findall(text))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _gsm_ends(text: str, septets: int) -> list[int]:
    """Return where each segment of a GSM-7 `text` ends, in septets."""
    if septets <= _GSM_SINGLE:
        return [septets]
    if septets == len(text):
        return [*range(_GSM_PART, septets, _GSM_PART), septets]
    # No escape is in a GSM-7 text, so each one found here is the first half of a pair.
    escaped = text
    for char in GSM_EXTENDED:
        escaped = escaped.replace(char, ESCAPE + char)
    return _part_ends(septets, _GSM_PART, lambda cut: escaped[cut - 1] == ESCAPE)


def _ucs2_ends(data: bytes) -> list[int]:
    """Return where each segment of the UTF-16-LE `data` ends, in code units."""
    units = len(data) // 2
    if units <= _UCS2_SINGLE:
        return [units]

    def halves_a_pair(cut: int) -> bool:
        # The Unicode Standard, section 3.8: D800-DBFF lead, DC00-DFFF trail, and a little-endian unit holds
        # its high byte last. Asked of code units, not characters, so that a pair written as two surrogates
        # stays together as well: on the air it is the same.
        return data[2 * cut - 1] & 0xFC == 0xD8 and data[2 * cut + 1] & 0xFC == 0xDC

    return _part_ends(units, _UCS2_PART, halves_a_pair)


def _part_ends(units: int, limit: int, halves_a_pair: Callable[[int], bool]) -> list[int]:
    """Fill part after part, leaving the last unit free where it would be half of a pair."""
    ends = []
    end = 0
    while units - end > limit:
        end += limit
        if halves_a_pair(end):
            end -= 1
        ends.append(end)
    return [*ends, units]


def _slices(text: str, ends: list[int], is_wide: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut `text` at `ends`, which count units, where the wide characters take two of them."""
    if len(ends) == 1:
        return (text,)
    cuts = ends
    if ends[-1] != len(text):
        wanted = frozenset(ends)
        total = accumulate(1 + is_wide(char) for char in text)
        cuts = [i for i, units in enumerate(total, start=1) if units in wanted]
    return tuple(text[start:end] for start, end in pairwise([0, *cuts]))
