"""The side file of suppressions: its text, its lines, and files that are refused."""

from __future__ import annotations

import pytest

from engage_text.lint._errors import InputError
from engage_text.lint._side_files import SideFile, read_side_file


def test_the_file_is_read_back_with_its_lines():
    side = SideFile().with_names({"b": ["url"], 'a "1": {': ["number", "url-private"], "é\u202e": []})
    again = read_side_file(side.to_text().encode(), "x.json")
    assert again.names == side.names
    assert dict(again.lines) == {'a "1": {': 2, "b": 3, "é\u202e": 4}
    assert again.to_text() == side.to_text()


def test_an_empty_file_is_an_object():
    assert read_side_file(SideFile().to_text().encode(), "x.json").names == {}
    assert read_side_file(b"\xef\xbb\xbf{}", "x.json").names == {}


def test_more_names_are_added():
    side = read_side_file(b'{"t-1": ["url"]}', "x.json").with_names({"t-1": ["number"], "t-2": ["url"]})
    assert side.names == {"t-1": {"url", "number"}, "t-2": {"url"}}
    assert side.name == "x.json"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.json must be a JSON object in UTF-8, got text that is not JSON"),
        (b"\xff\xfe{\0}\0", "x.json must be a JSON object in UTF-8, got text that is not JSON"),
        (b'{"a":' * 100_000, "x.json must be a JSON object in UTF-8, got text that is not JSON"),
        (b"[]", "x.json must be a JSON object, got list"),
        (b'{"t\\u001b": "url"}', "t\\x1b in x.json must have a list of codes or groups of rules"),
        (b'{"t": [1]}', "t in x.json must have a list of codes or groups of rules"),
    ],
)
def test_another_file_is_refused(data, message):
    with pytest.raises(InputError) as caught:
        read_side_file(data, "x.json")
    assert str(caught.value) == message


def test_a_long_line_takes_linear_time():
    key = b"\\u0061" * 200_000
    assert read_side_file(b'{"' + key + b'": ["url"]}', "x.json").lines == {"a" * 200_000: 1}
    assert read_side_file(b"{" + b" " * 1_000_000 + b"}", "x.json").names == {}
