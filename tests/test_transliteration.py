"""`transliterate` replaces everything or nothing, and no URL."""

from __future__ import annotations

import pytest

from engage_text import HostRules, OptionError, transliterate
from engage_text.segments import Edit

LONG = " and so on and on" * 5  # makes a UCS-2 text of two segments out of what is before it

# (text, the text without typography)
REPLACED = [
    pytest.param("“Hi” – it’s ‘here’…", "\"Hi\" - it's 'here'...", id="quotes-dashes-ellipsis"),
    pytest.param("Rs\u00a0500\u202f:\u2009now", "Rs 500 : now", id="blanks"),
    pytest.param("\ufeffa\u200bb\u00adc\u2060d", "abcd", id="what-shows-nothing"),
    pytest.param("a\u200cb\u200dc", "abc", id="joiners-between-latin-letters"),
    pytest.param("• one\u2028• two\t`x`", "- one\n- two 'x'", id="lists"),
    pytest.param("“https://example.in/a”", '"https://example.in/a"', id="quotes-around-a-url"),
    pytest.param(
        "see https://example.in/a\u00a0now", "see https://example.in/a now", id="a-blank-behind-a-url"
    ),
    pytest.param("é à € [£] it’s", "é à € [£] it's", id="gsm-7-stays"),
]
UNCHANGED = [
    pytest.param("", id="empty"),
    pytest.param("plain" + LONG * 2, id="gsm-7-already"),
    pytest.param("it’s", id="one-segment-saves-none"),
    pytest.param("it’s á" + LONG, id="a-letter-is-left"),
    pytest.param("it’s 😀" + LONG, id="an-emoji-is-left"),
    pytest.param("it’s ₹5" + LONG, id="a-sign-is-left"),
    pytest.param("“नमस्ते” क्\u200dष" * 10, id="another-script"),
    pytest.param("https://example.in/caf–x it’s" + LONG, id="in-a-url"),
    pytest.param("https://example.in/it’s" + LONG, id="an-apostrophe-of-a-path"),
    pytest.param("it’s https://example.in/a\u200bb" + LONG, id="would-join-a-url"),
    pytest.param("it’s exam\u200bple.com/x" + LONG, id="would-make-a-url"),
    pytest.param("it’s https://example.in/a…b" + LONG, id="would-lengthen-a-url"),
    pytest.param("…" * 134, id="would-be-longer"),
    pytest.param("it’s \ud83d" + LONG, id="a-lone-surrogate"),
    pytest.param("\u202eit’s" + LONG, id="a-direction-mark"),
]


class TestTransliterate:
    @pytest.mark.parametrize(("text", "expected"), REPLACED)
    def test_replaces_typography(self, text, expected):
        done = transliterate(text + LONG)
        assert done.text == expected + LONG
        assert done.after.segments < done.before.segments
        assert done.original() == text + LONG

    @pytest.mark.parametrize("text", UNCHANGED)
    def test_replaces_nothing_where_not_all_can_be_or_nothing_is_saved(self, text):
        done = transliterate(text)
        assert (done.text, done.edits) == (text, ())
        assert done.before == done.after

    def test_lists_its_edits_by_their_places_in_the_text_given(self):
        assert transliterate("a…b\u200b’c" + LONG).edits == (
            Edit(1, 2, "…", "..."),
            Edit(3, 4, "\u200b", ""),
            Edit(4, 5, "’", "'"),
        )

    def test_keeps_the_spans_named(self):
        text = "it’s" + LONG
        assert transliterate(text, keep=[(0, 4)]).edits == ()
        assert transliterate(text, keep=[(0, 2), (1, 1), (3, len(text))]).edits != ()

    @pytest.mark.parametrize(
        ("keep", "is_changed"),
        [
            ([(0, 3), (6, 9)], True),
            ([(6, 9), (0, 3)], True),
            ([(0, 3), (9, 10)], False),  # the second span counts
            ([(3, 4), (6, 9)], False),  # and the first
            ([(6, 9), (3, 4)], False),  # in any order
            ([(0, 12), (1, 2)], False),  # also where one lies within the other
            ([(1, 2), (0, 4)], False),
        ],
    )
    def test_keeps_each_of_two_spans(self, keep, is_changed):
        """A quote that is kept leaves the text in UCS-2, so that nothing is saved and all stays."""
        done = transliterate("xxx‘a’yyy‘b’" + LONG, keep=keep)
        assert [edit.start for edit in done.edits] == ([3, 5, 9, 11] if is_changed else [])

    @pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 10_000), (0, 10**5000), 5, None, (1,), ("a", "b")])
    def test_refuses_spans_outside_the_text(self, span):
        with pytest.raises(OptionError, match="keep must contain spans"):
            transliterate("it’s" + LONG, keep=[span])

    @pytest.mark.parametrize("keep", [5, None])
    def test_refuses_what_contains_no_spans(self, keep):
        with pytest.raises(OptionError, match="keep must contain spans"):
            transliterate("it’s" + LONG, keep=keep)

    def test_keeps_urls_that_only_the_caller_knows(self):
        text = "see wiki.corp/it’s" + LONG
        assert transliterate(text).edits != ()
        assert transliterate(text, hosts=HostRules(extra_suffixes=["corp"])).edits == ()

    def test_makes_way_for_national_tables_where_allowed(self):
        text = "“नमस्ते” " * 12
        assert transliterate(text).edits == ()
        done = transliterate(text, national=["hi"])
        assert done.text == text.replace("“", '"').replace("”", '"')
        assert done.after.tables == ("hi", "hi")

    def test_keeps_joiners_of_indic_text_even_so(self):
        text = "“क्\u200dष” " * 20
        assert transliterate(text, national="auto").edits == ()

    def test_counts_by_its_options(self):
        text = "’" * 132 + "a"
        assert transliterate(text).before.segments == 2
        assert transliterate(text, reference=16).before.segments == 3
        with pytest.raises(OptionError):
            transliterate(text, reference=4)

    def test_does_not_show_the_text_in_its_repr(self):
        assert "secret" not in repr(transliterate("secret it’s" + LONG))
