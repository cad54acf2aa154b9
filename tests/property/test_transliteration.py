"""Promises of `transliterate` that hold for any text."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from engage_text import find_urls, measure, transliterate
from engage_text.segments._replacements import REPLACEMENTS

WORDS = ["pay", "now ", "it’s ", "“x” ", "– ", "… ", "\u00a0", "\u200b", "\u200d", "a\u200cb", "é", "€", "`"]
LINKS = [
    "https://example.in/a",
    "https://example.in/it’s–x",
    "example.com",
    "bit.ly/a…b",
    "exam\u200bple.com",
    "www.example.in…",
    "a@example.in",
]
SCRIPTS = ["क्\u200dष ", "می\u200cخواهم", "👩\u200d👧", "á", "\ud83d", "नमस्ते"]
pieces = st.sampled_from(WORDS * 3 + LINKS) | st.sampled_from(WORDS)
long_texts = st.lists(pieces, min_size=20, max_size=60).map("".join)
mixed_texts = st.lists(pieces | st.sampled_from(SCRIPTS), max_size=60).map("".join)
texts = long_texts | mixed_texts | st.text(st.characters())
nationals = st.sampled_from(["none", "none", "auto", "hi"])


class TestTransliterate:
    @given(texts, nationals)
    def test_edits_undone_give_the_text_back(self, text, national):
        done = transliterate(text, national=national)
        restored = done.text
        moved = sum(len(edit.new) - len(edit.old) for edit in done.edits)
        for edit in reversed(done.edits):
            moved -= len(edit.new) - len(edit.old)
            start = edit.start + moved
            assert restored[start : start + len(edit.new)] == edit.new
            restored = restored[:start] + edit.old + restored[start + len(edit.new) :]
        assert restored == text == done.original()
        assert all(text[edit.start : edit.end] == edit.old for edit in done.edits)

    @given(texts, nationals)
    def test_it_saves_a_segment_or_changes_nothing(self, text, national):
        done = transliterate(text, national=national)
        assert done.before == measure(text, national=national)
        assert done.after == measure(done.text, national=national)
        if done.edits:
            assert done.after.encoding == "GSM-7"
            assert done.after.segments < done.before.segments
        else:
            assert done.text == text

    @given(texts, nationals)
    def test_no_letter_mark_digit_or_symbol_is_lost(self, text, national):
        done = transliterate(text, national=national)

        def kept(given_text) -> Counter[str]:
            return Counter(
                c for c in given_text if c not in REPLACEMENTS and unicodedata.category(c)[0] in "LMNS"
            )

        assert kept(text) - kept(done.text) == Counter()

    @given(texts, nationals, st.sampled_from(["any", "likely", "never"]))
    def test_every_url_stays_as_written(self, text, national, bare):
        done = transliterate(text, national=national)
        assert [url.text for url in find_urls(done.text, bare=bare)] == [
            url.text for url in find_urls(text, bare=bare)
        ]

    @given(texts, nationals)
    def test_once_is_enough(self, text, national):
        done = transliterate(text, national=national)
        assert transliterate(done.text, national=national).edits == ()
