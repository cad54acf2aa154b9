"""The fields of a JSON request are located through escapes, and changed without touching the rest."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_reading import apply, rows, written

TEXTS = st.text(st.sampled_from('ab"\\/\n\té😀\u2028'), min_size=1, max_size=15)


def row(text: str, **options: object):
    [found] = rows("a.jsonl", text, **options)
    return found


@given(TEXTS, TEXTS, st.booleans(), st.booleans(), st.data())
def test_every_span_is_where_its_characters_are(
    sender: str, body: str, is_ascii: bool, has_mark: bool, data: st.DataObject
):
    request = {"from": sender, "msg": body, "dlr": {"url": sender}}
    line = "\ufeff" * has_mark + json.dumps(request, ensure_ascii=is_ascii)
    found = row(line)
    for param, text in (("from", sender), ("msg", body), ("dlr.url", sender)):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert json.loads(f'"{written(line, found.locate(param, (start, end)))}"') == text[start:end]
        assert json.loads(f'"{written(line, found.locate(param))}"') == text


@given(TEXTS, st.text(st.sampled_from('ab"\\/\né😀'), max_size=15), st.booleans(), st.booleans())
def test_an_edit_changes_one_field_only(old: str, new: str, is_ascii: bool, has_mark: bool):
    before = "\ufeff" * has_mark + json.dumps({"from": "A", "to": old}, ensure_ascii=is_ascii)[:-1]
    line = before + ' , "tiny" : "1"}\r\n'
    changed = apply(line, row(line), "to", new).decode()
    assert json.loads(changed.removeprefix("\ufeff")) == {"from": "A", "to": new, "tiny": "1"}
    assert changed.endswith(' , "tiny" : "1"}\r\n')
    assert changed.startswith(before[: before.index('"to"')])
    if new == old:
        assert changed == line


class TestLocate:
    @pytest.mark.parametrize(
        ("line", "param", "expected"),
        [
            ('{"to": "91"}', "to", "91"),
            ('{"recipient": "91"}', "to", "91"),
            ('{"to": 91}', "to", "91"),
            ('{"to": ""}', "to", '""'),
            ('{"to": "1", "to": "2"}', "to", "2"),
            ('{"t\\u006f": "91"}', "to", "91"),
            ('{"tlv": {"PE_ID": "x"}}', "tlv.PE_ID", "x"),
            ('{"dlr": {"url": [1, {"url": 2}]}}', "dlr.url", '[1, {"url": 2}]'),
            ('{"phone": "91"}', "phone", '"phone"'),
            ('{"a.b": "91"}', "a.b", '"a.b"'),
            ('{"tlv": {"X": "x"}}', "tlv.X", '"X"'),
        ],
    )
    def test_a_field_or_the_key_of_an_unknown_one(self, line: str, param: str, expected: str):
        assert written(line, row(line).locate(param)) == expected

    @pytest.mark.parametrize(
        ("line", "param", "column"),
        [
            ('{"to": "91"}', "msg", 1),
            (' {"to": "91", "dlr": {}}', "dlr.mask", 22),
            (' {"to": "91", "dlr": {}}', "tlv.PE_ID", 1),
            (' {"to": "91"}', "", 1),
            (' {"to": "91",}', "", 14),
            ('{"to": "91"', "", 12),
            ("[1]", "to", 1),
        ],
    )
    def test_a_missing_field_is_where_it_should_be_and_broken_json_where_it_breaks(
        self, line: str, param: str, column: int
    ):
        place = row(line).locate(param)
        assert (place.column, place.end_column) == (column, column)

    def test_a_byte_that_is_not_utf_8_is_one_character(self):
        [found] = rows("a.jsonl", b'{"from": "\xe9\xff", "to": "91"}')
        assert found.locate("to").column == 23

    def test_a_span_that_is_too_long_ends_with_the_value(self):
        line = '{"to": "91", "msg": "x"}'
        assert written(line, row(line).locate("to", (1, 99))).startswith("1")
        assert row(line).locate("to", (50, 99)).line == 1


class TestEdit:
    def test_a_number_gets_quotes(self):
        assert apply('{"to": 9.1e5, "tiny": true}', row('{"to": 9.1e5, "tiny": true}'), "to", "91") == (
            b'{"to": "91", "tiny": true}'
        )

    @pytest.mark.parametrize("line", ['{"dlr": {}}', '{"dlr": [1]}', '{"dlr": "x', "[]", '{"to": "1"'])
    def test_other_values_are_not_changed(self, line: str):
        assert row(line).edit("dlr", "x") is None

    def test_a_later_line_keeps_its_place_in_the_file(self):
        content = '\ufeff{"to": "é"}\r\n\r\n{"msg": "😀", "to": "2"}\n'
        last = rows("a.jsonl", content)[-1]
        assert apply(content, last, "to", "3").decode() == content.replace('"2"', '"3"')
