"""JSON documents: arrays of requests or texts, one request, catalogues, and broken documents."""

from __future__ import annotations

import json

import pytest
from lint_reading import apply, entries, findings, rows, written

from engage_text.lint import Row

BOM = "\ufeff"


class TestArrays:
    def test_entries_are_requests_and_texts(self):
        content = f'{BOM} [\n {{"to": "1"}}, "Hi 😀", {{"to": "2",\n  "msg": "é"}}, 5]'
        found = rows("a.json", content)
        assert [(row.index, row.line) for row in found] == [(0, 2), (1, 2), (2, 2), (3, 3)]
        assert found[0].request == b'{"to": "1"}'
        assert found[1].request["msg"] == "Hi 😀"
        assert found[1].assumed >= {"to", "from"}
        assert written(content, found[1].locate("msg", (3, 4))) == "😀"
        assert written(content, found[2].locate("to")) == "2"
        assert written(content, found[2].locate("msg")) == "é"
        assert apply(content, found[2], "msg", "x").decode() == content.replace("é", "x")
        assert apply(content, found[1], "msg", "Hi").decode() == content.replace("Hi 😀", "Hi")

    def test_broken_entries_are_rows_and_the_rest_is_read(self):
        content = '[{"to": 1 "x": 2}, {"to": "3"}, "\\q"]'
        first, second, third = rows("a.json", content)
        assert first.locate("").column == 11
        assert second.request == b'{"to": "3"}'
        assert third.request == b'"\\q"'

    def test_what_is_wrong_with_the_array_is_a_finding(self):
        assert findings("a.json", '[{"to": "1"},\n]') == [
            (
                1,
                14,
                "document-invalid",
                "the file must be valid JSON, got an error: an entry is missing beside a comma",
            )
        ]

    def test_options_apply_to_entries(self):
        [row] = rows("a.json", '[{"to": "1", "_ignore": "url"}]', defaults={"from": "ACMEIN"})
        assert (row.request, row.ignored) == ({"to": "1", "from": "ACMEIN"}, {"url"})

    def test_an_array_of_any_length_is_never_read_as_a_whole(self):
        entry = b'{"to": "' + b"1" * 90 + b'"},\n'

        class Stream:
            """A stream of ten million entries, of which only the first are read."""

            taken = 0

            def readline(self, size: int) -> bytes:
                self.taken += 1
                return b"[\n" if self.taken == 1 else entry[:size]

            def read(self, size: int) -> bytes:
                self.taken += size // len(entry)
                return entry * (size // len(entry))

        from engage_text.lint import ReadOptions
        from engage_text.lint._readers import read_stream

        stream = Stream()
        found = read_stream(stream, "a.json", ReadOptions())
        for _ in range(100):
            assert isinstance(next(found), Row)
        assert stream.taken < 50_000


class TestObjects:
    def test_one_request(self):
        content = '\n{\n  "to": "1",\n  "msg": "Hi"\n}\n'
        [row] = rows("a.json", content)
        assert (row.line, json.loads(row.request)) == (2, {"to": "1", "msg": "Hi"})
        assert written(content, row.locate("msg")) == "Hi"
        assert apply(content, row, "msg", "Ho").decode() == content.replace("Hi", "Ho")

    @pytest.mark.parametrize(
        ("content", "is_request"),
        [
            ('{"to": "1"}', True),
            ('{"to": "1", "phone": "2"}', True),
            ('{"to": "To", "yes": "Yes", "no": "No"}', False),
            ('{"recipient": "1", "_ignore": "url"}', True),
            ('{"greeting": "Hi"}', False),
            ("5", True),
            ('"x"', True),
        ],
    )
    def test_most_keys_of_a_request_are_fields(self, content: str, is_request: bool):
        [row, *_] = rows("a.json", content, format=None)
        assert isinstance(row.request, bytes) is is_request

    def test_requests_in_an_object(self):
        content = (
            BOM
            + '{"campaign": "नमस्ते",\n "messages": [{"to": "1"}, {"to": "2",\n "msg": "Hi", "_ignore": "url"}]}'
        )
        first, second = rows("a.json", content)
        assert (first.request, json.loads(second.request)) == (b'{"to": "1"}', {"to": "2", "msg": "Hi"})
        assert (first.line, second.line, second.index) == (2, 2, 1)
        assert written(content, second.locate("msg")) == "Hi"
        assert apply(content, first, "to", "3").decode() == content.replace('"1"', '"3"')

    @pytest.mark.parametrize(
        "content",
        [
            '{"a": [{"to": "1"}], "b": [{"to": "2"}]}',
            '{"a": [{"to": "1"}, "x"]}',
            '{"a": []}',
            '{"a": {"to": "1"}}',
        ],
    )
    def test_other_objects_are_catalogues(self, content: str):
        assert all(row.label for row in rows("a.json", content))

    def test_the_format_decides_if_it_is_given(self):
        [row] = rows("a.json", '{"greeting": "Hi"}', format="json")
        assert row.request == b'{"greeting": "Hi"}'
        [row] = rows("a.json", '{"to": "Hi"}', format="catalogue")
        assert (row.label, row.request["msg"]) == ("to", "Hi")

    @pytest.mark.parametrize(
        ("content", "place", "reason"),
        [
            (b'{"a": "b"\n "c"}', (2, 2), "Expecting ',' delimiter"),
            (b'{"a": "\xc3\xa9\xe9"}', (1, 9), "the byte 0xE9 is not UTF-8"),
            (b'{"a":' * 100_000, (1, 1), "it is nested too deeply"),
            (b'{"a":' * 100 + b'"x"' + b"}" * 100, (1, 1), "it is nested too deeply"),
            (b'{"a": ' + b"9" * 10_000 + b"}", (1, 1), "a number in it is too large"),
            (b'{\n"a": "b', (2, 6), "Unterminated string starting"),
        ],
        ids=range(6),
    )
    def test_broken_documents_are_one_finding(self, content: bytes, place: tuple[int, int], reason: str):
        assert findings("a.json", content) == [
            (*place, "document-invalid", f"the file must be valid JSON, got an error: {reason}")
        ]
        assert len(entries("a.json", content)) == 1


class TestCatalogues:
    CONTENT = """{
  "en": {"hi": "Hi\\t{{name}}", "items": {"one": "1 item", "other": "{{n}} items"}},
  "hi": {"hi": "नमस्ते \\uD83D\\uDE00 {{name}}"}
}"""

    def test_texts_have_labels_and_places(self):
        found = rows("a.json", self.CONTENT)
        assert [(row.label, row.line) for row in found] == [
            ("en/hi", 2),
            ("en/items.one", 2),
            ("en/items.other", 2),
            ("hi/hi", 4 - 1),
        ]
        last = found[-1]
        assert written(self.CONTENT, last.locate("msg")) == "नमस्ते \\uD83D\\uDE00 {{name}}"
        assert written(self.CONTENT, last.locate("msg", (7, 8))) == "\\uD83D\\uDE00"
        assert last.locate("to").column == last.locate("to").end_column == 17

    def test_every_text_can_be_edited(self):
        last = rows("a.json", BOM + self.CONTENT)[-1]
        changed = apply(BOM + self.CONTENT, last, "msg", "नमस्ते 😀").decode()
        assert changed == BOM + self.CONTENT.replace(" {{name}}", "").replace(
            "Hi\\t{{name}}", "Hi\\t{{name}}"
        )
        assert last.edit("to", "1") is None

    def test_the_language_comes_from_the_file_or_from_its_keys(self):
        assert [row.label for row in rows("hi.json", '{"a": "x"}')] == ["hi/a"]
        assert [row.label for row in rows("app.arb", '{"@@locale": "ta", "a": "x", "@a": {}}')] == ["ta/a"]

    def test_requests_take_the_defaults(self):
        [row] = rows("a.json", '{"a": "x"}', defaults={"from": "ACMEIN"})
        assert row.request["from"] == "ACMEIN"
        assert "from" not in row.assumed

    def test_repeated_keys_have_the_place_of_the_last(self):
        content = '{"a": "one", "b": "x", "a": "two"}'
        found = {row.label: row for row in rows("a.json", content)}
        assert written(content, found["a"].locate("msg")) == "two"

    def test_lone_surrogates_are_texts(self):
        [row] = rows("a.json", '{"a": "x\\ud83d"}')
        assert row.request["msg"] == "x\ud83d"
