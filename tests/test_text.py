"""Helpers for any text: what a character is called, texts that no encoding takes, spans replaced, lines of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text._text import describe_char, find_surrogate, has_surrogate, json_line, splice


@pytest.mark.parametrize(
    ("char", "described"),
    [
        ("a", "a U+0061 LATIN SMALL LETTER A"),
        (" ", "U+0020 SPACE"),
        ("\n", "U+000A"),
        ("\u0947", "\u0947 U+0947 DEVANAGARI VOWEL SIGN E"),
        ("\U0001f600", "\U0001f600 U+1F600 GRINNING FACE"),
        ("\ud83d", "U+D83D"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_character_is_described(char: str, described: str):
    assert describe_char(char) == described


@pytest.mark.parametrize(
    ("text", "at"),
    [("", -1), ("abc", -1), ("\U0001f600", -1), ("\ud7ff\ue000", -1), ("\ud800", 0), ("é\udfff\ud800", 1)],
)
def test_half_of_a_pair_is_found(text: str, at: int):
    assert find_surrogate(text) == at
    assert has_surrogate(text) is (at >= 0)


texts = st.text(max_size=30)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a text, and edits of disjoint spans of it in order; spans may be empty or touch."""
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [(start, end, draw(st.text(max_size=5))) for start, end in pairs]


class TestSplice:
    @given(edited_texts())
    def test_is_the_slow_obvious_version(self, given):
        """From the last edit to the first, so that no place moves before its turn."""
        text, edits = given
        expected = text
        for start, end, new in reversed(edits):
            expected = expected[:start] + new + expected[end:]
        assert splice(text, iter(edits)) == expected

    def test_without_edits(self):
        assert splice("abc", []) == "abc"


class TestJsonLine:
    @given(st.dictionaries(texts, texts | st.integers() | st.none()))
    def test_is_one_line_that_means_the_same(self, value):
        line = json_line(value)
        assert line.endswith("\n")
        assert line[:-1].isprintable()
        assert json.loads(line) == value

    @pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
    def test_half_a_pair_has_an_escape(self, text):
        assert has_surrogate(text)
        assert json_line(text).encode().isascii()
        assert json.loads(json_line(text)) == text
