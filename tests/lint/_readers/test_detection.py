"""The format of a file: an option, its name, its content. A file of another format is one clear error."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from engage_text.lint import InputError, ReadOptions
from engage_text.lint._readers._detection import detect_format
from engage_text.lint._readers._input_streams import Source

LINE = '{"to": "1", "msg": "Hi"}'
PRETTY = json.dumps({"to": "1", "msg": "Hi"}, indent=2)
BOM = "\ufeff"


def detect(content: str | bytes, name: str = "-", **options: object) -> str:
    data = content if isinstance(content, bytes) else content.encode()
    return detect_format(Source(io.BytesIO(data)), name, ReadOptions(**options))


class TestByContent:
    """A stream without a name, or a file with another suffix."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("", "jsonl"),
            (BOM + "\n", "jsonl"),
            (LINE, "jsonl"),
            (f"{BOM}\n\n{LINE}\n{LINE}", "jsonl"),
            ('{"broken', "jsonl"),
            ('{"phone": "1"}\n{"phone": "2"}', "jsonl"),
            ('{"recipient": "1"}', "jsonl"),
            ('{"to": "' + "x" * 100_000 + '"}', "jsonl"),
            ("[1, 2]", "jsonl"),
            ("5", "jsonl"),
            ("null", "jsonl"),
            ("{}", "jsonl"),
            ('{"a": 1}', "jsonl"),
            (PRETTY, "json"),
            ('{"to": "1",\n"msg": "Hi"}', "json"),
            (f"[{LINE}, {LINE}]", "json"),
            (f"[\n{LINE}\n]", "json"),
            ("[{broken", "json"),
            ('{"greeting": "Hello"}\n', "json"),
            ('{"en": {"greeting": "Hello"}}', "json"),
            ('{"greeting": "' + "x" * 100_000 + '"}', "json"),
            ("to,msg\n1,Hi\n", "csv"),
            (BOM + '"Mobile";"First Name"\n', "csv"),
            ("Name\tPhone No\n", "csv"),
            ('msgid "Hello"\nmsgstr "Hallo"\n', "po"),
            (b"PAR1....", "parquet"),
            ("to;msg\n1;Hi\n".encode("utf-16"), "csv"),
            ("to;msg\n1;Hi\n".encode("utf-32"), "csv"),
        ],
        ids=lambda value: ascii(value)[:30],
    )
    def test_format(self, content: str | bytes, expected: str):
        assert detect(content) == expected
        assert detect(content, "messages.data") == expected

    def test_a_mapped_header_is_known(self):
        with pytest.raises(InputError):
            detect("Rufnummer,Vorname\n")
        assert detect("Rufnummer,Vorname\n", columns={"to": "rufnummer"}) == "csv"

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"PK\x03\x04" + bytes(100), "a zip archive, such as an Excel workbook"),
            (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
            (b"%PDF-1.7", "a PDF"),
            (gzip.compress(b"x"), "a gzip archive"),
            ("<?xml version='1.0'?>", "a page in HTML or XML"),
            ("Name,City\nAsha,Pune\n", "CSV or a text"),
            ("Hello", "a text"),
            (LINE.encode("utf-16"), "UTF-16, not UTF-8"),
            (LINE.encode("utf-16-be"), "UTF-16, not UTF-8"),
            (LINE.encode("utf-32"), "UTF-32, not UTF-8"),
        ],
        ids=lambda value: ascii(value)[:30],
    )
    def test_other_files_are_one_error(self, content: str | bytes, said: str):
        with pytest.raises(InputError, match=said) as error:
            detect(content)
        assert str(error.value).startswith("standard input is ")
        with pytest.raises(InputError, match=said) as error:
            detect(content, "a\x1b.jsonl")
        assert str(error.value).startswith("a\\x1b.jsonl is ")


class TestByName:
    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("a.jsonl", LINE, "jsonl"),
            ("a.jsonl", '{"phone": "1"}', "jsonl"),
            ("a.NDJSON", PRETTY, "json"),
            ("a.jsonl", f"[{LINE}]", "json"),
            ("a.json", LINE, "json"),
            ("a.json", f"{LINE}\n{LINE}", "jsonl"),
            ("a.json", "[1]", "json"),
            ("a.json", '{"broken', "json"),
            ("a.json", "", "json"),
            ("a.json", "{}", "json"),
            ("a.json", '{"version": 1, "hi": "Hi"}', "json"),
            ("a.arb", "x", "catalogue"),
            ("d.json/a.csv", LINE, "csv"),
            ("a.tsv", "", "tsv"),
            ("a.YML", "x", "yaml"),
            ("a.pot", "x", "po"),
            ("a.txt", LINE, "lines"),
            ("a.parquet", "x", "parquet"),
            ("a.csv", b"PAR1", "parquet"),
        ],
    )
    def test_the_suffix_decides_and_json_can_be_any_json(
        self, name: str, content: str | bytes, expected: str
    ):
        assert detect(content, name) == expected

    def test_a_table_with_the_name_of_json_is_an_error(self):
        with pytest.raises(InputError, match="its name says JSON: name its format"):
            detect("to,msg\n1,Hi\n", "a.jsonl")

    def test_a_workbook_with_another_name_is_an_error(self):
        with pytest.raises(InputError, match="Excel"):
            detect(b"PK\x03\x04", "a.csv")


class TestByOption:
    @pytest.mark.parametrize(
        "form", ["jsonl", "json", "csv", "tsv", "catalogue", "yaml", "po", "lines", "text"]
    )
    def test_it_wins(self, form: str):
        assert detect("to,msg\n", "a.jsonl", format=form) == form
        assert detect(PRETTY, "a.csv", format=form) == form
