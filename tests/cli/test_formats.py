"""Files that are not what a command reads: one line says what they are and what was expected."""

import gzip
import json
from pathlib import Path

import builders
import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli
from engage_text.cli._options import SALT_VARIABLE

GOOD = builders.request(tiny="0")
LINE = json.dumps(GOOD)
BOM = "\ufeff"


def run(*arguments: object, stdin: bytes | None = None, salt: str | None = None):
    return CliRunner(env={SALT_VARIABLE: salt}).invoke(cli, [str(part) for part in arguments], input=stdin)


@pytest.fixture
def write(tmp_path: Path):
    def write_file(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "given"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write_file


class TestByteOrderMark:
    """U+FEFF at the beginning of a file is a signature: neither text, nor a character that costs room."""

    @pytest.mark.parametrize(
        ("content", "count"),
        [
            (BOM, 0),
            (BOM + "\n", 0),
            (BOM + "\n\n  \n", 0),
            (BOM + LINE, 1),
            (BOM + "\n" + LINE + "\n", 1),
            (BOM + "\r\n" + LINE + "\r\n", 1),
            (BOM + LINE + "\n" + BOM + LINE + "\n" + BOM, 2),  # files joined by cat
        ],
    )
    def test_is_skipped_in_a_file_of_requests(self, write, content: str, count: int):
        path = write(content)
        for arguments in (("check", path), ("check", "-")):
            done = run(*arguments, stdin=content.encode())
            assert (done.exit_code, done.stdout) == (0, "")
            assert done.stderr == f"{count} checked, 0 with errors, 0 with warnings only\n"

    def test_is_skipped_in_a_text_on_stdin(self):
        shown = run("preview", "-", stdin=(BOM + "Hi there\n").encode()).stdout
        assert "GSM-7, 8 units" in shown
        assert "links    Hi there\n" in shown

    def test_within_a_text_stays(self):
        assert "U+FEFF" in run("preview", "-", stdin=f"Hi {BOM}there".encode()).stdout

    def test_of_a_salt_file_is_not_part_of_the_salt(self, write, tmp_path: Path):
        jobs = tmp_path / "jobs"
        jobs.write_text(json.dumps({**GOOD, "msg": "www.example.in", "tiny": "1"}))
        local = ("--domain", "go.example.in", "--first-id", "7", "-o", "-")
        with_mark = run("prepare", jobs, *local, "--salt-file", write(BOM + "secret\n"))
        assert with_mark.exit_code == 0
        assert with_mark.stdout == run("prepare", jobs, *local, salt="secret").stdout


class TestOtherEncodings:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
    @pytest.mark.parametrize("text", [LINE, LINE + "\n" + LINE + "\n", "\n" + LINE])
    def test_utf_16_is_named_in_one_line(self, write, encoding: str, text: str):
        path = write(text, encoding)
        for arguments in (("prepare", path), ("prepare", "-")):
            done = run(*arguments, stdin=path.read_bytes())
            assert (done.exit_code, done.stdout) == (2, "")
            assert done.stderr.count("\n") == 1
            assert "UTF-" in done.stderr
            assert "save it as UTF-8" in done.stderr

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_on_stdin_of_preview(self, encoding: str):
        done = run("preview", "-", stdin="Hi there".encode(encoding))
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "engage-text: standard input is UTF-16, not UTF-8: write it as UTF-8\n"

    @pytest.mark.parametrize(("char", "byte"), [("’", 0x92), ("€", 0x80), ("é", 0xE9)])
    def test_windows_1252_is_named_with_its_character(self, write, char: str, byte: int):
        line = json.dumps({**GOOD, "msg": f"It{char}s"}, ensure_ascii=False)
        path = write(line, "cp1252")
        assert byte in path.read_bytes()
        done = run("check", path)
        assert done.exit_code == 1
        assert f"in Windows-1252 it is {char}, so save the text as UTF-8" in done.stdout
        assert done.stdout.count("error[") == 1

    def test_a_byte_that_windows_1252_has_not_is_only_named(self, write):
        assert "Windows" not in run("check", write(b'{"msg": "\x81"}')).stdout


PRETTY = json.dumps(GOOD, indent=2)
ARRAY = json.dumps([GOOD, GOOD])


class TestOtherFormats:
    """`prepare` reads JSON lines only. `check` reads most of these."""

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("to,msg\n919876543210,Hi\n919876543211,Ho\n", "CSV"),
            ('"to","msg"\n"919876543210","Hi"\n', "CSV"),
            ("to;msg\n1;2\n", "CSV"),
            ("to\tmsg\n1\t2\n", "CSV"),
            (BOM + "to,msg\n1,2\n", "CSV"),
            (ARRAY, "a JSON array"),
            (BOM + ARRAY, "a JSON array"),
            (json.dumps([GOOD, GOOD], indent=2), "a JSON array"),
            ("[" + LINE + ",\n" + LINE + "]\n", "a JSON array"),
            ("\n\n" + ARRAY, "a JSON array"),
            (PRETTY, "over several lines"),
            (PRETTY.replace("{\n  ", "{", 1), "over several lines"),
            ('{\n  "greeting": "Hello {name}"\n}\n', "over several lines"),
            ('{"greeting": "Hello {name}", "bye": "Bye"}\n', "a file of translations"),
            ('{"en": {"greeting": "Hello"}, "hi": {"greeting": "नमस्ते"}}', "a file of translations"),
            ("greeting=Hello\nbye=Bye\n", "a text"),
            ('msgid "Hello"\nmsgstr "Hallo"\n', "a text"),
            ("en:\n  greeting: Hello\n", "a text"),
            ("<?xml version='1.0'?>\n<a/>\n", "HTML or XML"),
            (b"PK\x03\x04" + bytes(100), "Excel"),
            (gzip.compress(LINE.encode()), "gzip"),
        ],
        ids=lambda value: ascii(value)[:25],
    )
    def test_is_one_line_and_not_one_for_each_row(self, write, content, said: str):
        path = write(content)
        for arguments in (("prepare", path), ("prepare", "-")):
            done = run(*arguments, stdin=path.read_bytes())
            assert (done.exit_code, done.stdout) == (2, "")
            assert done.stderr.count("\n") == 1
            assert said in done.stderr
            assert "expected one request (a JSON object) on each line" in done.stderr
            assert (str(path) if arguments[1] != "-" else "standard input") in done.stderr

    @pytest.mark.parametrize(
        "content",
        [
            LINE,
            "[1, 2]",
            "[]",
            "null",
            "5",
            '"a text"',
            "{",
            '{"type": ',
            "{}",
            '{"x": 1}',
            '{"msg": "Hi"}',
            '{"body": "Hi"}',
            '{"a": "b"}\n' + LINE,
            "{'msg': 'Hi'}",
            "[" * 100_000 + "1",
        ],
        ids=lambda value: value[:20],
    )
    def test_a_wrong_row_stays_a_row(self, write, content: str):
        path = write(content)
        done = run("prepare", path)
        assert done.exit_code == (content != LINE)
        ready = content.splitlines().count(LINE)
        assert f"{ready} ready, {len(content.splitlines()) - ready} rejected" in done.stdout

    def test_nothing_is_written(self, write, tmp_path: Path):
        path, out = write(ARRAY), tmp_path / "out"
        out.write_text("old")
        assert run("prepare", path, "-o", out, "--rejected", tmp_path / "rejected").exit_code == 2
        assert out.read_text() == "old"
        assert sorted(tmp_path.iterdir()) == [path, out]


class TestJsonForATerminal:
    def test_is_escaped_and_reads_back_the_same(self, write):
        odd = "x\x1b[2J\u202e\u2028\x9b\u200d\U000e0001न"
        done = run("check", "--format", "json", write(json.dumps({**GOOD, odd: 1})))
        assert all(line.isprintable() for line in done.stdout.splitlines())
        [finding] = json.loads(done.stdout)["findings"]
        assert finding["param"] == odd


def test_names_of_files_and_options_are_escaped(tmp_path: Path):
    path = tmp_path / "a\x1b\nerror: forged"
    for arguments in (
        ("check", path),
        ("check", "--x\x1b\nforged"),
        ("--x\x1b\nforged",),
        ("x\x1b\nforged",),
        ("preview", "x", "--suffix-list", path),
        ("preview", "x", "--domain", "x\x1b\nforged"),
        ("preview", "x", "--always", "x\x1b\nforged "),
    ):
        done = run(*arguments)
        assert done.exit_code == 2
        assert "\x1b" not in done.output
        assert not any(line.startswith(("error: forged", "forged")) for line in done.output.splitlines())
    path.write_text(json.dumps({**GOOD, "to": "x"}))
    for command in ("check", "prepare"):
        done = run(command, path)
        assert "\x1b" not in done.output
        assert not any(line.startswith("error: forged") for line in done.output.splitlines())
