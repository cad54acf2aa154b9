"""A late pattern behaves like the compiled one, and is compiled only when it is used."""

import re

import pytest

from engage_text._late_patterns import late


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "finditer", "split", "sub"])
@pytest.mark.parametrize("text", ["", "a1B22", "no digit"])
def test_is_the_compiled_pattern(name: str, text: str):
    arguments = ("-", text) if name == "sub" else (text,)
    found = getattr(late(r"[b0-9]+", re.IGNORECASE), name)(*arguments)
    expected = getattr(re.compile(r"[b0-9]+", re.IGNORECASE), name)(*arguments)
    assert str(list(found) if name == "finditer" else found) == str(
        list(expected) if name == "finditer" else expected
    )


def test_is_compiled_at_its_first_use():
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("")


def test_gives_the_text_of_its_pattern():
    assert late("a|b").pattern == "a|b"


def test_keeps_what_was_read():
    digits = late("[0-9]")
    assert digits.search is digits.search
