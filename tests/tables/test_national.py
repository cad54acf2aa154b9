"""The national language tables hold what 3GPP TS 23.038 Annex A lists."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from engage_text._tables.gsm import BASIC_TABLE, ESCAPE, EXTENSION_TABLE
from engage_text._tables.national import LANGUAGES
from engage_text.segments._alphabets import alphabet, locking_table, single_table

SHARED_TABLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "segments" / "national_tables.json"
SCRIPTS = {
    "bn": "BENGALI",
    "gu": "GUJARATI",
    "hi": "DEVANAGARI",
    "kn": "KANNADA",
    "ml": "MALAYALAM",
    "or": "ORIYA",
    "pa": "GURMUKHI",
    "ta": "TAMIL",
    "te": "TELUGU",
    "ur": "ARABIC",
}


@pytest.mark.parametrize("code", LANGUAGES)
class TestEachLanguage:
    def test_has_no_character_twice_and_no_escape(self, code):
        for table in (locking_table(code), single_table(code)):
            assert len(set(table.values())) == len(table)
            assert ESCAPE not in table.values()
            assert set(table) <= set(range(128)) - {0x1B}

    def test_has_the_default_extension_in_its_single_shift(self, code):
        assert EXTENSION_TABLE.items() <= single_table(code).items()

    def test_keeps_line_ends_and_blanks_in_its_locking_shift(self, code):
        if table := locking_table(code):
            assert (table[0x0A], table[0x0D], table[0x20]) == ("\n", "\r", " ")


@pytest.mark.parametrize(("code", "script"), SCRIPTS.items())
def test_letters_are_of_the_language_s_own_script(code, script):
    characters = {*locking_table(code).values(), *single_table(code).values()}
    beyond_latin = {char for char in characters if char > "\u0590"}
    others = {char for char in beyond_latin if script not in unicodedata.name(char, script)}
    assert others <= set("।॥€")


class TestTheLatinOnes:
    """The cells in which they differ from the default alphabet, typed in apart from the table."""

    def test_turkish(self):
        changed = {s: c for s, c in locking_table("tr").items() if BASIC_TABLE[s] != c}
        assert changed == dict(zip(b"\x04\x07\x0b\x0c\x1c\x1d\x40\x60", "€ıĞğŞşİç", strict=True))

    def test_spanish_has_no_locking_shift(self):
        assert locking_table("es") == {}
        assert alphabet("es", None) is None
        assert alphabet("es", "es") is None

    def test_spanish(self):
        added = single_table("es").items() - EXTENSION_TABLE.items()
        assert added == set(zip(b"\tAIOUaiou", "çÁÍÓÚáíóú", strict=True))


@pytest.mark.skipif(not SHARED_TABLES.is_file(), reason="the merged tables lie beside the repository only")
class TestTheMergedTables:
    """A merge of published copies of the annex, outside this repository."""

    def test_agree_in_every_cell(self):
        merged = json.loads(SHARED_TABLES.read_text("utf-8"))
        assert len(merged) == len(LANGUAGES) + 1
        for identifier, code in enumerate(LANGUAGES, start=1):
            tables = merged[str(identifier)]
            assert {c: s for s, c in locking_table(code).items()} == (tables["locking"] or {}), code
            assert {c: s for s, c in single_table(code).items()} == tables["shift"], code
