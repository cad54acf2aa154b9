"""What may replace what: only punctuation and spaces, never a letter."""

from __future__ import annotations

import unicodedata

import pytest

from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED
from engage_text.segments import measure
from engage_text.segments._replacements import REPLACEMENTS, replacements

# Accents and the minus and fraction signs are symbols by category, and punctuation by use.
SIGNS = "`\u00b4\u2212\u2044\u2215\u2032\u2033\u2035\u2036"


class TestTheTable:
    @pytest.mark.parametrize("char", sorted(REPLACEMENTS))
    def test_replaces_what_gsm_7_lacks_by_what_it_has(self, char):
        assert char not in GSM_BASIC | GSM_EXTENDED
        assert set(REPLACEMENTS[char]) <= GSM_BASIC

    @pytest.mark.parametrize("char", sorted(REPLACEMENTS))
    def test_has_no_letter_mark_digit_or_emoji(self, char):
        category = unicodedata.category(char)
        assert category[0] in "PZ" or category == "Cf" or char == "\t" or char in SIGNS

    def test_has_what_people_paste(self):
        text = "“a” ‘b’ – — … \u00a0\u202f\u200b\ufeff\u00ad `"
        assert all(c in GSM_BASIC or c in REPLACEMENTS for c in text)

    @pytest.mark.parametrize("char", [*"áíóúçãâêîôûāªº₹™©®°½", "क", "😀", "\u200e", "\ufe0f", "ʼ", "ـ"])
    def test_lacks_what_would_say_something_else(self, char):
        assert char not in REPLACEMENTS


class TestReplacements:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", {}),
            ("plain", {}),
            ("it’s", {2: "'"}),
            ("a\u200db", {1: ""}),
            ("\u200d", {0: ""}),
            ("a\u200d\u200c\u200bb", {1: "", 2: "", 3: ""}),
            ("’\u200d’", {0: "'", 1: "", 2: "'"}),
            ("क\u200d", {}),
            ("\u200cक", {}),
            ("क्\u200dष", {}),
            ("क्\u200b\u200dष", {2: ""}),
            ("👩\u200d👧", {}),
            ("a\u200dक", {}),
            ("می\u200cخواهم", {}),
            ("\ud83d\u200d", {}),
        ],
    )
    def test_keep_joiners_beside_what_they_may_join(self, text, expected):
        assert replacements(text) == expected

    def test_are_what_culprits_carry(self):
        culprits = measure("“क्\u200d” – 5…").culprits
        assert [c.replacement for c in culprits] == ['"', None, None, None, '"', "-", "..."]
