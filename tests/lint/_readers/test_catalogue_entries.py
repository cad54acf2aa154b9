"""The texts of a catalogue in the shapes that frameworks write, with their languages and keys."""

from __future__ import annotations

import pytest

from engage_text.lint._readers._catalogue_entries import TooDeepError, catalogue_entries


def labels(value: object, locale: str = "") -> dict[str, str]:
    entries = catalogue_entries(value, locale=locale, ignore_key="_ignore")
    return {f"{entry.locale}/{entry.key}": entry.text for entry in entries}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": "x", "b": {"c": "y"}}, {"/a": "x", "/b.c": "y"}),
        ({"en": {"a": "x"}, "hi": {"a": "y"}}, {"en/a": "x", "hi/a": "y"}),
        ({"en": {"a": "x"}}, {"en/a": "x"}),
        ({"a": {"en": "x", "pt-BR": "y"}}, {"en/a": "x", "pt-BR/a": "y"}),
        ({"no": "Nein"}, {"/no": "Nein"}),
        ({"yes": "Ja", "no": "Nein"}, {"/yes": "Ja", "/no": "Nein"}),
        ({"a": ["x", {"b": "y"}]}, {"/a.0": "x", "/a.1.b": "y"}),
        ({"a": {"one": "x", "other": "y"}}, {"/a.one": "x", "/a.other": "y"}),
        ({"a": "x", "@a": {"description": "d"}, "$schema": "s"}, {"/a": "x"}),
        ({"a": {"message": "x", "description": "d"}}, {"/a": "x"}),
        ({"a": {"defaultMessage": "x", "description": "d"}}, {"/a": "x"}),
        ({"a": {"message": "x", "title": "y"}}, {"/a.message": "x", "/a.title": "y"}),
        ({"a": "", "b": " ", "c": None, "d": 5, "e": True}, {}),
        ({"en": {"de": "German", "fr": "French"}}, {"en/de": "German", "en/fr": "French"}),
        (["x"], {"/0": "x"}),
        ("x", {"/": "x"}),
        (5, {}),
    ],
)
def test_shapes(value: object, expected: dict[str, str]):
    assert labels(value) == expected


def test_the_language_of_the_file_is_that_of_texts_without_one():
    assert labels({"a": "x"}, "hi") == {"hi/a": "x"}
    assert labels({"a": {"en": "x", "ta": "y"}}, "hi") == {"en/a": "x", "ta/a": "y"}


def test_ignored_rules_are_those_of_all_mappings_around():
    value = {"_ignore": "url", "a": "x", "b": {"_ignore": ["style"], "c": "y"}}
    entries = catalogue_entries(value, locale="", ignore_key="_ignore")
    assert [(entry.key, set(entry.ignored)) for entry in entries] == [
        ("a", {"url"}),
        ("b.c", {"url", "style"}),
    ]


def test_deep_mappings_are_refused():
    value: object = "x"
    for _ in range(100):
        value = {"a": value}
    with pytest.raises(TooDeepError):
        labels(value)
