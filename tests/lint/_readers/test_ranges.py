"""Ranges of a file: reading them one after the other gives the same rows and findings as reading the file."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from engage_text.lint import Finding, InputError, ReadOptions
from engage_text.lint._readers import _ranges as module
from engage_text.lint._readers import ranges, read_file, read_range

OPTIONS = ReadOptions()


@pytest.fixture(autouse=True)
def small_ranges(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_SMALLEST", 1)


def seen(entries) -> list[object]:
    """Return what is compared: the places, requests and findings of all entries."""
    return [
        entry
        if isinstance(entry, Finding)
        else (
            entry.index,
            entry.line,
            entry.request,
            entry.ignored,
            entry.locate("msg"),
            entry.edit("to", "1"),
        )
        for entry in entries
    ]


def same(path: Path, parts: int, options: ReadOptions = OPTIONS) -> int:
    """Compare the ranges of a file with the file, and return how many ranges there are."""
    found = ranges(path, parts, path.name, options)
    of_parts = [entry for part in found for entry in seen(read_range(path, part, path.name, options))]
    assert of_parts == seen(read_file(path, path.name, options))
    return len(found)


class TestJsonLines:
    @pytest.mark.parametrize("parts", [1, 2, 3, 7, 100])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_every_row_keeps_its_place(self, tmp_path: Path, parts: int, end: str):
        path = tmp_path / "a.jsonl"
        lines = [json.dumps({"to": f"{number}", "msg": "é😀" * (number % 7)}) for number in range(50)]
        lines[10:12] = ["", "  ", "{broken", "\ufeff", "\ufeff" + lines[10], "\x0c"]
        path.write_text("\ufeff" + end.join(lines), "utf-8", newline="")
        assert same(path, parts) <= parts
        assert len(ranges(path, 2, path.name, OPTIONS)) == 2

    def test_lines_may_be_longer_than_a_range(self, tmp_path: Path):
        path = tmp_path / "a.jsonl"
        path.write_text('{"to": "1", "msg": "' + "x" * 1000 + '"}\n{"to": "2"}\n')
        assert same(path, 10) == 2

    def test_a_pipe_is_not_opened(self, tmp_path: Path):
        pipe = tmp_path / "a.jsonl"
        os.mkfifo(pipe)
        assert len(ranges(pipe, 4, pipe.name, OPTIONS)) == 1

    def test_a_short_file_is_one_range(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(module, "_SMALLEST", 1 << 16)
        path = tmp_path / "a.jsonl"
        path.write_text('{"to": "1"}\n' * 10)
        assert same(path, 4) == 1


CSV_CELLS = ["Hi", "", "naïve ☕", 'say ""hi""', "a, b", "two\nlines", "\u00a0", "1", " "]


def cell(text: str) -> str:
    return f'"{text}"' if any(char in text for char in '",\n') else text


class TestTables:
    @pytest.mark.parametrize("seed", range(40))
    def test_every_row_keeps_its_place(self, tmp_path: Path, seed: int):
        draw = random.Random(seed)  # noqa: S311 - a fixed choice of tests
        rows = [
            ",".join(cell(draw.choice(CSV_CELLS)) for _ in range(draw.choice([3, 3, 3, 3, 2, 4])))
            for _ in range(60)
        ]
        rows = [row if draw.random() < 0.9 else "" for row in rows]
        path = tmp_path / "a.csv"
        text = "to,msg,Name\n" + draw.choice(["\n", "\r\n"]).join(rows) + draw.choice(["", "\n", "\n,,\n"])
        path.write_text(text, draw.choice(["utf-8", "utf-8-sig"]), newline="")
        for parts in (2, 3, 11):
            assert same(path, parts) <= parts

    def test_a_common_table_is_split(self, tmp_path: Path):
        path = tmp_path / "a.csv"
        path.write_text("to,msg\n" + '919876543210,"Hi, ""you"""\n919876543211,Grüße\n' * 40, "utf-8")
        assert same(path, 4) == 4

    @pytest.mark.parametrize(
        "line",
        [
            'a 5" pipe,Hi',
            '"a"b,Hi',
            "a\rb,Hi",
            "a\0b,Hi",
            '"never closed,Hi',
            '"","\u00a0"',
            "x" * 140_000 + ",Hi",
        ],
        ids=lambda line: ascii(line)[:20],
    )
    def test_a_table_in_doubt_is_one_range(self, tmp_path: Path, line: str):
        path = tmp_path / "a.csv"
        rows = ["919876543210,Hi"] * 20
        path.write_text("\n".join(["to,msg", *rows, line, *rows, ""]), "utf-8", newline="")
        assert same(path, 3) == 1

    @pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
    def test_a_table_whose_encoding_is_guessed_is_one_range(self, tmp_path: Path, encoding: str):
        path = tmp_path / "a.csv"
        path.write_text("to,msg\n" + "919876543210,Hi\n" * 20 + "919876543210,Grüße\n", encoding)
        assert same(path, 3) == 1

    def test_windows_1252_by_name_is_split(self, tmp_path: Path):
        path = tmp_path / "a.csv"
        path.write_text("to,msg\n" + "919876543210,Grüße\n" * 20, "cp1252")
        assert same(path, 3, ReadOptions(encoding="cp1252")) == 3

    @pytest.mark.parametrize("text", ["", "to,msg\n", "Name,Order\nA,B\nC,D\n"])
    def test_a_table_without_rows_is_one_range(self, tmp_path: Path, text: str):
        path = tmp_path / "a.csv"
        path.write_text(text)
        assert same(path, 3) == 1


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("name", "text"),
        [("a.json", '[\n{"to": "1"},\n{"to": "2"}\n]'), ("a.txt", "one\ntwo\n"), ("a.yml", "a: b\nc: d\n")],
    )
    def test_are_one_range(self, tmp_path: Path, name: str, text: str):
        path = tmp_path / name
        path.write_text(text)
        assert same(path, 3) == 1

    def test_a_missing_file_is_an_error(self, tmp_path: Path):
        path = tmp_path / "none.jsonl"
        with pytest.raises(InputError, match="No such file"):
            ranges(path, 2, "none.jsonl", OPTIONS)
        with pytest.raises(InputError, match="No such file"):
            list(read_range(path, module.Range(0, 10), "none.jsonl", OPTIONS))
