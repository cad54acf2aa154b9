"""The values of a JSON text are found again, and each character of a string in spite of its escapes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._readers._json_tokens import JsonString, broken_at, find_tokens

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
TEXTS = st.text(st.sampled_from('ab"\\/\n\té😀\u2028\ud83d'), max_size=20)


def paths(value: object, path: tuple = ()):
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from paths(inner, (*path, key))


@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_every_value_is_found(value: object, is_ascii: bool, indent: int | str | None):
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    tokens = find_tokens(text)
    assert {path: json.loads(text[token.start : token.end]) for path, token in tokens.items()} == dict(
        paths(value)
    )
    for path, token in tokens.items():
        if path and isinstance(path[-1], str):
            assert json.loads(text[token.key_start : token.key_end]) == path[-1]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('{"a": 1, "a": 2}', ("a",), "2"),
        ('{"\\u0061": 1}', ("a",), "1"),
        ('{"a": {"b": 1}, "a": {"c": 2}}', ("a", "c"), "2"),
        (' \n{ "a" :\t[ 1 , {"b":"]"} ] }', ("a", 1, "b"), '"]"'),
        ('{"a": "never closed', ("a",), '"never closed'),
        ('{"a" 1, "b": 2}', ("b",), "2"),
        ("[1,,2]", (2,), "2"),
    ],
)
def test_last_of_repeated_keys_wins_and_broken_texts_are_answered(text: str, path: tuple, expected: str):
    token = find_tokens(text)[path]
    assert text[token.start : token.end] == expected


@given(st.text(st.sampled_from('{}[]:,"\\ a1'), max_size=30))
def test_never_raises(text: str):
    for token in find_tokens(text).values():
        assert 0 <= token.start <= token.end <= len(text)


def test_deep_texts_are_cut_at_the_limit():
    text = '{"a":' * 100_000 + '"x"' + "}" * 100_000
    assert len(find_tokens(text)) == 64
    assert set(find_tokens('{"a": {"b": {"c": 1}}, "d": 2}', deepest=2)) == {(), ("a",), ("d",)}


class TestJsonString:
    @given(TEXTS, st.booleans(), st.booleans())
    def test_every_character_is_written_where_it_says(self, text: str, is_ascii: bool, has_slashes: bool):
        token = json.dumps(text, ensure_ascii=is_ascii)
        token = token.replace("/", "\\/") if has_slashes else token
        string = JsonString(token)
        # A pair of surrogates that is written as two escapes is one character.
        decoded = json.loads(token)
        places = [string.written(index) for index in range(len(decoded) + 1)]
        assert places[-1] == len(token) - 1
        for char, start, end in zip(decoded, places, places[1:], strict=False):
            assert json.loads(f'"{token[start:end]}"') == char

    @given(TEXTS, TEXTS, st.booleans())
    def test_a_replacement_keeps_the_rest(self, old: str, new: str, is_ascii: bool):
        token = json.dumps(old, ensure_ascii=is_ascii)
        start, end, text = JsonString(token).replacement(json.loads(token), new)
        changed = token[:start] + text + token[end:]
        # Two halves of a pair that come together are one character.
        joined = new.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        assert (
            json.loads(changed).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == joined
        )
        if is_ascii and "\\u" in token:
            assert changed.isascii()

    def test_a_replacement_is_as_small_as_it_can_be(self):
        written = '"caf\\u00e9 \\u2019 a\\/b"'
        start, end, text = JsonString(written).replacement("café ’ a/b", "café ' a/b")
        assert (written[start:end], text) == ("\\u2019", "'")
        start, end, text = JsonString(written).replacement("café ’ a/b", "café ’ a/b/€")
        assert (written[start:end], text) == ("", "\\/\\u20ac")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[1,]", 3), ('{"a": 1, }', 9), ("[1, \n]", 5), ("[1 2]", 3), ('{"a"}', 4), ("[", 1)],
)
def test_a_text_breaks_at_the_same_place_in_every_python(text: str, expected: int):
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    assert broken_at(caught.value) == expected
