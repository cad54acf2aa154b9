"""JSON lines: one row for each line that is not empty, whatever is in it."""

from __future__ import annotations

import pytest
from lint_reading import findings, rows

BOM = "\ufeff"


class TestRows:
    def test_a_row_is_the_bytes_of_its_line(self):
        content = '{"to": "1"}\n\n  \t\r\n {"to": "2"} \r\n{broken\n{"to": "3"}'
        assert [(row.index, row.line, row.request) for row in rows("a.jsonl", content)] == [
            (0, 1, b'{"to": "1"}'),
            (1, 4, b' {"to": "2"}'),
            (2, 5, b"{broken"),
            (3, 6, b'{"to": "3"}'),
        ]

    @pytest.mark.parametrize("content", ["", BOM, BOM + "\n", "\n \r\n\t\n", BOM + "\n" + BOM])
    def test_a_file_can_have_none(self, content: str):
        assert rows("a.jsonl", content) == []
        assert findings("a.jsonl", content) == []

    def test_marks_of_joined_files_are_not_text(self):
        content = f'{BOM}{{"to": "1"}}\n{BOM}{{"to": "2"}}\n{BOM}'
        assert [row.request for row in rows("a.jsonl", content)] == [b'{"to": "1"}', b'{"to": "2"}']

    def test_a_line_can_be_deep_or_long(self):
        deep, long = "[" * 100_000, '{"to": "' + "x" * 1_000_000 + '"}'
        content = f'{{"to": "1"}}\n{deep}\n{long}\n{{"a":{deep}\n'
        found = rows("a.jsonl", content)
        assert [row.locate("").line for row in found] == [1, 2, 3, 4]
        assert found[3].locate("a").line == 4


class TestIgnored:
    @pytest.mark.parametrize(
        ("line", "request_bytes", "ignored"),
        [
            ('{"to": "1", "_ignore": ["url"]}', b'{"to": "1"}', {"url"}),
            ('{"_ignore": "url, number", "to": "1"}', b'{"to": "1"}', {"url", "number"}),
            ('{ "a": 1 , "_ignore" : "" , "b": 2 }', b'{ "a": 1 , "b": 2 }', set()),
            ('{"_ignore": "url"}', b"{}", {"url"}),
            ('{"msg": "_ignore"}', b'{"msg": "_ignore"}', set()),
            ('{"dlr": {"_ignore": "url"}}', b'{"dlr": {"_ignore": "url"}}', set()),
            ('{"to": "1", "to": "2", "_ignore": "url"}', b'{"to": "1", "to": "2"}', {"url"}),
            ('{"_ignore": ["url", 5, " "]}', b"{}", {"url"}),
            ('{"_ignore": {"a": [1]}, "b": 1}', b'{"b": 1}', set()),
            ('{"_ignore": "ur', b'{"_ignore": "ur', set()),
        ],
    )
    def test_the_field_is_never_sent(self, line: str, request_bytes: bytes, ignored: set[str]):
        [row] = rows("a.jsonl", line)
        assert (row.request, row.ignored) == (request_bytes, ignored)

    def test_bytes_that_are_not_utf_8_stay(self):
        data = b'{"_ignore": "url", "msg": "\xff"}'
        assert rows("a.jsonl", data)[0].request == data

    def test_the_places_of_the_other_fields_stay(self):
        [row] = rows("a.jsonl", '{"_ignore": "url", "to": "91"}')
        assert row.locate("to").column == 27
        assert row.locate("_ignore").column == 2

    def test_the_field_can_have_another_name(self):
        [row] = rows("a.jsonl", '{"skip": "url", "_ignore": "x"}', ignore_column="skip")
        assert (row.request, row.ignored) == (b'{"_ignore": "x"}', {"url"})


class TestOptions:
    def test_defaults_fill_what_is_missing_or_null(self):
        defaults = {"from": "ACMEIN", "dlr.mask": 1, "tlv.PE_ID": "1", "to": "9"}
        [row] = rows("a.jsonl", '{"to": null, "dlr": {"url": "u"}, "msg": "Hi"}', defaults=defaults)
        assert row.request == {
            "to": "9",
            "dlr": {"url": "u", "mask": 1},
            "msg": "Hi",
            "from": "ACMEIN",
            "tlv": {"PE_ID": "1"},
        }
        assert row.assumed == frozenset()

    @pytest.mark.parametrize("own", ['{"from": "OWN"}', '{"sender": "OWN"}', '{"dlr": 5, "from": "OWN"}'])
    def test_own_values_stay(self, own: str):
        [row] = rows("a.jsonl", own, defaults={"from": "ACMEIN", "dlr.mask": 1})
        assert "ACMEIN" not in str(row.request)

    @pytest.mark.parametrize("line", ["{broken", "[1]", "5", '{"to": "1", "to": "2"}'])
    def test_what_is_not_a_sound_object_stays_as_it_is(self, line: str):
        [row] = rows("a.jsonl", line, defaults={"from": "ACMEIN"}, format="jsonl")
        assert row.request == line.encode()

    def test_keys_can_be_mapped(self):
        line = '{"Mobile No": "91", "Name": "Asha", "Age": 7, "VIP": true, "from": "OWN"}'
        options = {"columns": {"to": "mobile_no"}, "defaults": {"msg": "Hi {{Name}}"}}
        [row] = rows("a.jsonl", line, **options)
        assert isinstance(row.request, dict)
        assert (row.request["to"], row.request["msg"], row.request["from"]) == ("91", "Hi {{Name}}", "OWN")
        assert row.assumed == {"type", "transactionID", "dlr.mask", "tiny"}
        assert row.values == {"Mobile No": "91", "Name": "Asha", "Age": "7", "from": "OWN"}
        assert row.locate("to").column == 16
        assert row.locate("Name").column == 30
