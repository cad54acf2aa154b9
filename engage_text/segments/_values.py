"""The immutable values that this package accepts and returns, and their types. Nothing is counted here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from types import MethodType
from typing import Any, Literal, NamedTuple, TypeAlias

from engage_text._tables.national import LANGUAGES
from engage_text._text import has_surrogate
from engage_text._to_dict import fields_to_dict
from engage_text.segments._replacements import NOT_GSM, replacements

__all__ = [
    "GSM_7",
    "MAX_SEGMENTS",
    "NO_TABLES",
    "UCS_2",
    "Culprit",
    "Edit",
    "Encoding",
    "Fit",
    "Language",
    "MessageSize",
    "National",
    "NationalSaving",
    "Reference",
    "ShiftTables",
    "new_message_size",
]

# TS 23.040 section 9.2.3.24.1: one octet contains the number of parts, with either size of the reference.
MAX_SEGMENTS = 255

# The size in bits of the reference that joins the parts of a message.
Reference: TypeAlias = Literal[8, 16]
# A language that has national tables, by its ISO 639-1 code.
Language: TypeAlias = Literal["tr", "es", "pt", "bn", "gu", "hi", "kn", "ml", "or", "pa", "ta", "te", "ur"]
# Which national language tables may be used: none, all, one language's, or those of several.
National: TypeAlias = Literal["none", "auto"] | Language | Iterable[Language]


class Encoding(StrEnum):
    """The encoding of a whole message. One character outside GSM-7 moves the whole message to UCS-2."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


# Bound once: before Python 3.12, looking up a member of an enum takes as long as counting a short text.
GSM_7, UCS_2 = Encoding.GSM_7, Encoding.UCS_2


class Culprit(NamedTuple):
    """A character outside GSM-7, its string index in the text, and a possible replacement.

    `replacement` is the shortest GSM-7 text with the same meaning, or "" for an invisible character. It is None for a
    character without a replacement, such as a letter, a digit, a symbol or an emoji.
    """

    char: str
    offset: int
    replacement: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class ShiftTables(NamedTuple):
    """The national language tables of a message, as ISO 639-1 codes; None for the default table.

    >>> str(ShiftTables("hi", "hi")), str(ShiftTables("bn", "hi")), str(ShiftTables())
    ('Hindi', 'Bengali and Hindi', '')
    """

    locking: Language | None = None
    single: Language | None = None

    def __str__(self) -> str:
        return " and ".join(dict.fromkeys(LANGUAGES[code] for code in self if code is not None))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


NO_TABLES = ShiftTables()


class MessageSize(NamedTuple):
    """The size of one text as SMS.

    - `units` counts the text: septets in GSM-7, UTF-16 code units in UCS-2. It does not count headers, nor the gap at
      the end of a segment that cannot contain a whole pair.
    - `remaining` is the number of free units in the last segment.
    - `ucs2_text` is the text if the encoding is UCS-2, else "". `culprits` uses it. The repr leaves it out, because a
      message may contain private data.
    - `tables` names the national language tables that the text needs in GSM-7. Without the option `national` there are
      none.

    >>> MessageSize(Encoding.GSM_7, 17, 1, 143)
    MessageSize(encoding='GSM-7', units=17, segments=1, remaining=143)
    """

    encoding: Encoding
    units: int
    segments: int
    remaining: int
    ucs2_text: str = ""
    tables: ShiftTables = NO_TABLES

    @property
    def culprits(self) -> tuple[Culprit, ...]:
        """Return every character that is not in GSM-7, in order; () if the encoding is GSM-7.

        They are computed on each access: a text in another script has hundreds, and most callers need none.

        >>> text = "it’s 50₹"
        >>> MessageSize(Encoding.UCS_2, 8, 1, 62, text).culprits
        (Culprit(char='’', offset=2, replacement="'"), Culprit(char='₹', offset=7, replacement=None))
        """
        found = replacements(self.ucs2_text)
        return tuple(
            Culprit(match[0], match.start(), found.get(match.start()))
            for match in NOT_GSM.finditer(self.ucs2_text)
        )

    @property
    def lone_culprit(self) -> str:
        """Return the only character that keeps the text out of GSM-7; "" if there are several or none.

        It may occur more than once. A lone surrogate does not count as a character.

        >>> MessageSize(Encoding.UCS_2, 8, 1, 62, "50₹ or 60₹").lone_culprit
        '₹'
        """
        first = NOT_GSM.search(self.ucs2_text)
        if first is None or has_surrogate(first[0]):
            return ""
        return "" if NOT_GSM.search(self.ucs2_text.replace(first[0], "")) else first[0]

    def __repr__(self) -> str:
        tables = f", tables={self.tables!r}" if self.tables != NO_TABLES else ""
        return (
            f"MessageSize(encoding={str(self.encoding)!r}, units={self.units}, "
            f"segments={self.segments}, remaining={self.remaining}{tables})"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers and tables as JSON-ready values, without the text."""
        return fields_to_dict(self, leave_out=("ucs2_text",))


# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
new_message_size: Callable[[tuple[Encoding, int, int, int, str, ShiftTables]], MessageSize] = MethodType(
    tuple.__new__, MessageSize
)


class NationalSaving(NamedTuple):
    """The saving by national language tables: the size with them, and the number of segments without them."""

    size: MessageSize
    instead_of: int

    def __str__(self) -> str:
        tables, count = self.size.tables, self.size.segments
        plural = "s" if len({*tables} - {None}) > 1 else ""
        return (
            f"{tables} with the national table{plural}: "
            f"{count} segment{'s' * (count != 1)} instead of {self.instead_of}"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class Fit(NamedTuple):
    """Whether a text fits, and how much to remove if it does not.

    `segments` is the number of segments of the whole text. `cut` is the index of the first character that does not fit,
    or the length of the text if all characters fit. `text[:cut]` is the longest beginning that fits. `excess` is the
    number of units after the cut, in the encoding of the whole text.
    """

    fits: bool
    segments: int
    excess: int
    cut: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class Edit(NamedTuple):
    """One replacement: `new` replaces `old`, which was at `start` to `end` of the original text."""

    start: int
    end: int
    old: str
    new: str

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)
