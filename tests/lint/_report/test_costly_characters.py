"""The characters outside GSM-7: their names in a report, and what they cost."""

import pytest

from engage_text.lint._report._costly_characters import character_cost, name_of
from engage_text.segments import measure


@pytest.mark.parametrize(
    ("chars", "name"),
    [
        ("अक्१।", "Devanagari"),
        ("中", "CJK"),
        ("ж", "Cyrillic"),
        ("አ", "Ethiopic"),
        ("ا،٣", "Arabic"),
        ("Ωά", "Greek"),
        ("かき", "Hiragana"),
        ("カー", "Katakana"),
    ],
)
def test_letters_digits_and_signs_have_the_name_of_their_script(chars, name):
    assert {name_of(char) for char in chars} == {name}


@pytest.mark.parametrize("char", [*"ê’—①½😀", "\u200d", "\ufe0f", "\u0301", "\ud800", "\x00"])
def test_other_characters_are_their_own_name(char):
    assert name_of(char) == char


@pytest.mark.parametrize(
    ("text", "extra", "saved"),
    [
        ("“" + "a" * 80, 1, 1),
        ("“ê" + "a" * 80, 1, 0),  # a letter has no replacement
        ("“" + "a" * 60, 0, 0),
        ("अ" * 71, 1, 0),
        ("😀" + "a" * 68, 0, 0),
        ("€" * 81 + "ê", 0, 0),  # a euro sign takes two units in GSM-7
    ],
)
def test_segments(text, extra, saved):
    cost = character_cost(measure(text))
    assert (cost.extra, cost.saved) == (extra, saved)
