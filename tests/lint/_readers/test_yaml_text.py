"""Every character of a YAML scalar is found through quotes, escapes, folding and indentation."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._readers._yaml_text import YamlText


def visible(raw: str, text: str) -> str:
    """Return what is written at the places of the characters that are not spaces."""
    places = YamlText(raw, text)
    return "".join(raw[places.written(index)] for index, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize(
    ("raw", "text", "at"),
    [
        ("plain text", "plain text", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ('"a\\nb"', "a\nb", [1, 2, 4, 5]),
        ('"\\u00e9\\x41\\U0001F600b"', "éA😀b", [1, 7, 11, 21, 22]),
        ("'it''s'", "it's", [1, 2, 3, 5, 6]),
        ('"a \\\n   b"', "a b", [1, 2, 8, 9]),
        ("a\n  b", "a b", [0, 1, 4, 5]),
        ("a\n\n  b", "a\nb", [0, 1, 5, 6]),
        ("|\n  a\n  b", "a\nb\n", [4, 5, 8, 9, 9]),
        (">-\n  a\n  b", "a b", [5, 6, 9, 10]),
        ("|2\n    a", "  a", [3, 4, 7, 8]),
    ],
)
def test_places(raw: str, text: str, at: list[int]):
    found = YamlText(raw, text)
    assert [found.written(index) for index in range(len(text) + 1)] == at


@given(
    st.text(st.sampled_from("ab'\": \n\\é😀#-"), min_size=1, max_size=25),
    st.sampled_from(["'", '"', "|", ">", None]),
    st.booleans(),
)
def test_as_the_dumper_writes_it(text: str, style: str | None, is_unicode: bool):
    content = yaml.dump({"k": text}, default_style=style, allow_unicode=is_unicode, width=10)
    *_, value = [event for event in yaml.parse(content) if isinstance(event, yaml.ScalarEvent)]
    raw = content[value.start_mark.index : value.end_mark.index].rstrip()
    text = value.value  # the dumper cannot write every text in every style
    if "\\" not in raw:
        assert visible(raw, text) == "".join(char for char in text if not char.isspace())
    places = [YamlText(raw, text).written(index) for index in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(raw)
