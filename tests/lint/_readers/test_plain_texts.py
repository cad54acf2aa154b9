"""Plain text: one body on each line, or one body in a file, in the encodings of tables."""

from __future__ import annotations

import pytest
from lint_reading import apply, entries, findings, rows, written

from engage_text.lint import Finding


class TestLines:
    def test_each_line_is_a_body(self):
        found = rows("a.txt", "\ufeffHi 😀\r\n\n  \n second \nlast")
        assert [(row.index, row.line, row.request["msg"]) for row in found] == [
            (0, 1, "Hi 😀"),
            (1, 4, " second "),
            (2, 5, "last"),
        ]
        assert all("msg" not in row.assumed and row.label == "" for row in found)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_places_and_edits_in_every_encoding(self, encoding: str):
        content = "Grüße\r\nfür Sie\r\n"
        data = content.encode(encoding)
        found = [entry for entry in entries("a.txt", data) if not isinstance(entry, Finding)]
        assert written(content.replace("\r\n", "\n"), found[1].locate("msg", (1, 3))) == "ür"
        assert written(content.replace("\r\n", "\n"), found[1].locate("msg")) == "für Sie"
        changed = apply(data, found[1], "msg", "für alle").decode(encoding)
        assert changed == "Grüße\r\nfür alle\r\n"

    def test_the_encoding_is_named_if_it_is_guessed(self):
        assert [found[2] for found in findings("a.txt", "Grüße".encode("cp1252"))] == ["encoding-assumed"]

    def test_no_edit_adds_a_line_or_a_character_that_cannot_be_written(self):
        [row] = rows("a.txt", "Hi")
        assert row.edit("msg", "two\nlines") is None
        assert row.edit("to", "1") is None
        [row] = rows("a.txt", "Gr\xfc\xdfe".encode("cp1252"), encoding="cp1252")
        assert row.edit("msg", "नमस्ते") is None

    def test_other_fields_are_at_the_start_of_the_line(self):
        row = rows("a.txt", "one\ntwo", defaults={"from": "ACMEIN"})[1]
        assert row.request["from"] == "ACMEIN"
        assert row.locate("from")[1:5] == (2, 1, 2, 1)

    def test_a_file_can_have_none(self):
        assert rows("a.txt", "\n\n") == []


class TestWholeFiles:
    CONTENT = "\ufeffDear 😀,\r\n\r\nyour parcel\r\n"

    def test_a_file_is_one_body(self):
        [row] = rows("a.txt", self.CONTENT, format="text")
        assert row.request["msg"] == "Dear 😀,\n\nyour parcel"
        plain = self.CONTENT.replace("\r\n", "\n")
        assert written(plain, row.locate("msg", (9, 13))) == "your"
        assert written(plain, row.locate("msg", (5, 6))) == "😀"

    def test_an_edit_keeps_the_line_ends(self):
        [row] = rows("a.txt", self.CONTENT, format="text")
        changed = apply(self.CONTENT, row, "msg", "Dear 😀,\n\nyour box").decode()
        assert changed == self.CONTENT.replace("parcel", "box")

    @pytest.mark.parametrize("content", ["", "\n\n", " \n"])
    def test_an_empty_file_has_none(self, content: str):
        assert rows("a.txt", content, format="text") == []
