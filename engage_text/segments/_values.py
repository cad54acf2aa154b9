"""What counting returns and what it takes: immutable values and their types, no counting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from types import MethodType
from typing import Literal, NamedTuple, TypeAlias

from engage_text._tables.national import LANGUAGES
from engage_text._text import has_surrogate
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

# TS 23.040 section 9.2.3.24.1: one octet says how many parts a message has, with either reference.
MAX_SEGMENTS = 255

# The size of the reference that joins the parts of a message, in bits.
Reference: TypeAlias = Literal[8, 16]
# A language that has national tables, by its ISO 639-1 code.
Language: TypeAlias = Literal["tr", "es", "pt", "bn", "gu", "hi", "kn", "ml", "or", "pa", "ta", "te", "ur"]
# Which national language tables may be used: none, all, one language's, or those of several.
National: TypeAlias = Literal["none", "auto"] | Language | Iterable[Language]


class Encoding(StrEnum):
    """The alphabet of a whole message: one character outside GSM-7 moves all of it to UCS-2."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


# Bound once: before Python 3.12 looking a member up in its enum costs as much as counting a short text.
GSM_7, UCS_2 = Encoding.GSM_7, Encoding.UCS_2


class Culprit(NamedTuple):
    """A character that GSM-7 does not have, its string index in the text, and what could stand for it.

    `replacement` is the shortest text of GSM-7 that says the same ("" for what shows nothing anyway), None
    where there is none: letters, digits, symbols and emoji have none.
    """

    char: str
    offset: int
    replacement: str | None = None


class ShiftTables(NamedTuple):
    """The national language tables of a message, by ISO 639-1 codes: None where the default one stays.

    >>> str(ShiftTables("hi", "hi")), str(ShiftTables("bn", "hi")), str(ShiftTables())
    ('Hindi', 'Bengali and Hindi', '')
    """

    locking: Language | None = None
    single: Language | None = None

    def __str__(self) -> str:
        return " and ".join(dict.fromkeys(LANGUAGES[code] for code in self if code is not None))


NO_TABLES = ShiftTables()


class MessageSize(NamedTuple):
    """The size of one text as SMS.

    `units` counts the content: septets in GSM-7, UTF-16 code units in UCS-2; headers and the gap that an
    uncut pair leaves at the end of a segment are not in it. `remaining` is the units still free in the last
    segment. `ucs2_text` is the text itself if it had to go as UCS-2, "" otherwise: `culprits` reads it, and
    the repr leaves it out, as a message may hold what does not belong in a log. `tables` names the national
    language tables that GSM-7 needs for it; without the option `national` there are none.

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
        """Return every character that is not in GSM-7, in order; () if the text went as GSM-7.

        Worked out on each access: a text in another script has hundreds, and most callers ask for none.

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
        """The one character, however often, that keeps the text out of GSM-7; "" if there are several or none.

        Half a surrogate pair is no character.

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


# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
new_message_size: Callable[[tuple[Encoding, int, int, int, str, ShiftTables]], MessageSize] = MethodType(
    tuple.__new__, MessageSize
)


class NationalSaving(NamedTuple):
    """What national language tables would save: the size with them, and the segments without."""

    size: MessageSize
    instead_of: int

    def __str__(self) -> str:
        tables, count = self.size.tables, self.size.segments
        plural = "s" if len({*tables} - {None}) > 1 else ""
        return (
            f"{tables} with the national table{plural}: "
            f"{count} segment{'s' * (count != 1)} instead of {self.instead_of}"
        )


class Fit(NamedTuple):
    """Whether a text fits, and what must go if it does not.

    `segments` is what the whole text takes. `cut` is the index of the first character that does not fit,
    the text's length if all do: `text[:cut]` is the longest beginning that fits and halves nothing. `excess`
    is the units of the rest, in the encoding of the whole text: so many must go.
    """

    fits: bool
    segments: int
    excess: int
    cut: int


class Edit(NamedTuple):
    """One replacement: `old` stood at `start` to `end` of the text as it was, `new` stands there now."""

    start: int
    end: int
    old: str
    new: str
