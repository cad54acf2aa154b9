"""The GSM-7 alphabets: the default alphabet, and the alphabets with national language tables.

The rows of `_tables.national` are parsed on first use. Nothing is counted here.
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
    """The characters that take one septet, and those that take two (the escape and another septet)."""

    tables: ShiftTables
    one: frozenset[str]
    two: frozenset[str]

    @property
    def headers(self) -> int:
        """Return how many national tables the header must name."""
        return sum(code is not None for code in self.tables)


DEFAULT = Alphabet(NO_TABLES, GSM_BASIC, GSM_EXTENDED)


@cache
def alphabet(locking: Language | None, single: Language | None) -> Alphabet | None:
    """Return the alphabet of a locking and a single shift table, or None if there is no such locking table.

    None stands for the default table. Locking and single shift have separate headers (TS 23.040 sections 9.2.3.24.15
    and .16), so their languages may differ: Bengali has no danda, and takes it from another language. A character in
    both tables takes one septet.

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
    """Return the characters of a locking shift table by their septets; {} if there is no such table."""
    rows = _rows(national.LOCKING)
    if language not in rows:
        return {}
    default = {septet: char for septet, char in enumerate(BASIC_TABLE) if char != ESCAPE}
    base = default if language in national.ON_LATIN else rows["indic"]
    return base | rows[language]


@cache
def single_table(language: Language) -> dict[int, str]:
    """Return the characters of a single shift table by the septets after the escape."""
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
