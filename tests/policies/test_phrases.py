"""Words and phrases are found as whole words, in any case and script, in linear time."""

import pytest

from engage_text import OptionError
from engage_text.policies._phrases import Phrases, words_of


@pytest.mark.parametrize(
    ("phrase", "text", "marked"),
    [
        ("free", "FREE gift", "FREE"),
        ("free", "it is duty-free.", "free"),
        ("free gift", "a free   gift", "free   gift"),
        ("free gift", "a free\ngift", "free\ngift"),
        ("100% off", "get 100 % OFF", "100 % OFF"),
        ("मुफ़्त", "आज मुफ़्त है", "मुफ़्त"),
        ("हिन्दी", "हिन्दी।", "हिन्दी"),
        ("straße", "STRASSE 5", "STRASSE"),
        ("café", "un café noir", "café"),
        ("win", "🎉win🎉", "win"),
        ("!!!", "now!!!", "!!!"),
    ],
)
def test_a_phrase_is_found(phrase, text, marked):
    [(found, start, end)] = Phrases([phrase], "forbidden_words").find(words_of(text))
    assert (found, text[start:end]) == (phrase, marked)
    assert Phrases([phrase], "forbidden_words").missing(words_of(text)) == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("free", "freedom"),
        ("free", "carefree"),
        ("free gift", "free, gift"),
        ("मु", "मुफ़्त"),
        ("cafe", "café"),
        ("cafe", "cafe\u0301"),
        ("a", ""),
    ],
)
def test_a_part_of_a_word_is_no_match(phrase, text):
    assert [*Phrases([phrase], "forbidden_words").find(words_of(text))] == []
    assert Phrases([phrase], "forbidden_words").missing(words_of(text)) == [phrase]


def test_the_longest_phrase_is_the_answer_and_none_overlap():
    phrases = Phrases(["free", "free gift", "gift card"], "forbidden_words")
    assert [phrase for phrase, _, _ in phrases.find(words_of("free gift card, free"))] == [
        "free gift",
        "free",
    ]
    assert phrases.missing(words_of("free gift")) == ["gift card"]


@pytest.mark.parametrize("entry", ["", " ", "\u200b" * 0, 5, None, "a" * 1001])
def test_a_wrong_entry_is_named(entry):
    with pytest.raises(OptionError, match="brands must contain words or phrases of at most 1000 characters"):
        Phrases([entry], "brands")


def test_a_list_is_needed():
    with pytest.raises(OptionError, match="brands must be a list of words or phrases, got str"):
        Phrases("Acme", "brands")


def test_no_phrases_find_nothing():
    assert [*Phrases([], "brands").find(words_of("a b"))] == []
    assert Phrases([], "brands").missing(words_of("a b")) == []
