"""The GSM-7 alphabets: the default one, and those that national language tables make of it.

Reads the rows of `_tables.national` when first asked; counts nothing.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from engage_text._tables import national
from engage_text._tables.gsm import BASIC_TABLE, ESCAPE, EXTENSION_TABLE, GSM_BASIC, GSM_EXTENDED
from engage_text.segments._values import NO_TABLES, Language, ShiftTables

__all__ = ["DEFAULT", "EVERY_LANGUAGE", "Alphabet", "alphabet", "locking_table", "single_table"]

EVERY_LANGUAGE = cast("tuple[Language, ...]", tuple(national.LANGUAGES))


class Alphabet(NamedTuple):
    """Which characters take one septet and which take two, the escape and one more."""

    tables: ShiftTables
    one: frozenset[str]
    two: frozenset[str]

    @property
    def headers(self) -> int:
        """Return how many tables the header has to name."""
        return sum(code is not None for code in self.tables)


DEFAULT = Alphabet(NO_TABLES, GSM_BASIC, GSM_EXTENDED)


@cache
def alphabet(locking: Language | None, single: Language | None) -> Alphabet | None:
    """Return the alphabet of two tables, the default one for None; None if there is no such locking table.

    Locking and single shift are told in headers of their own (TS 23.040 sections 9.2.3.24.15 and .16), so
    each may be of another language: Bengali has no danda, and takes it from a neighbour. A character that
    stands in both takes one septet.

    >>> alphabet("tr", None).one - DEFAULT.one == set("€ıĞğŞşİç")
    True
    """
    if locking is not None and not locking_table(locking):
        return None
    one = frozenset(locking_table(locking).values()) if locking else GSM_BASIC
    two = frozenset(single_table(single).values()) if single else GSM_EXTENDED
    return Alphabet(ShiftTables(locking, single), one, two - one)


@cache
def locking_table(language: Language) -> dict[int, str]:
    """Return the characters of a locking shift table by their septets; {} where there is none."""
    rows = _rows(national.LOCKING)
    if language not in rows:
        return {}
    default = {septet: char for septet, char in enumerate(BASIC_TABLE) if char != ESCAPE}
    base = default if language in national.ON_LATIN else rows["indic"]
    return base | rows[language]


@cache
def single_table(language: Language) -> dict[int, str]:
    """Return the characters of a single shift table by the septets behind the escape."""
    rows = _rows(national.SINGLE)
    base = {} if language in national.ON_LATIN else rows["indic"]
    return EXTENSION_TABLE | base | rows[language]


@cache
def _rows(text: str) -> dict[str, dict[int, str]]:
    tables: dict[str, dict[int, str]] = {}
    for line in text.splitlines():
        key, *cells = line.split()
        table = tables.setdefault(key, {})
        for cell in cells:
            septet, _, points = cell.partition(":")
            first, _, last = points.partition("-")
            run = range(int(first, 16), int(last or first, 16) + 1)
            table.update(enumerate(map(chr, run), start=int(septet, 16)))
    return tables
