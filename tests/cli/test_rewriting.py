"""Fixes and suppressions that are written into files: what changes, and that every other byte stays."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import pytest

from engage_text.cli import _rewriting
from engage_text.cli._rewriting import Fixed, add_ignores, fix_files, need_files, show_diff
from engage_text.lint import Input, InputError, SettingsFinder, lint_inputs

REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Your parcel arrives today.",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "0",
}
BAD_URL = "Log in at http://10.0.0.1/x"
FILES = {
    "a.csv": (
        '\ufeffto;msg;Name\r\n\u202a919876543210;It’s ;Asha\r\n 919876543210;"Say ""hi"" – now";B\r\n',
        "\ufeffto;msg;Name\r\n919876543210;It's ;Asha\r\n919876543210;\"Say \"\"hi\"\" - now\";B\r\n",
        "utf-8",
    ),
    "b.csv": ("to,msg\n 919876543210,Café – opens", "to,msg\n919876543210,Café - opens", "cp1252"),
    "c.tsv": (
        "\ufeffto\tmsg\r\n 919876543210\tIt’s here\r\n", "\ufeffto\tmsg\r\n919876543210\tIt's here\r\n", "utf-16-le",
    ),
    "d.jsonl": (
        '{"z":1,"to" : "\\u200b919876543210","tiny":"TRUE","dlr":{"mask":1.0},"msg":"\\u0041 – b"}\r\n',
        '{"z":1,"to" : "919876543210","tiny":"1","dlr":{"mask":"1"},"msg":"\\u0041 - b"}\r\n',
        "utf-8",
    ),
    "e.json": ('[\n  {"to": 9198765,\n   "msg": "Hi"}\n]', '[\n  {"to": "9198765",\n   "msg": "Hi"}\n]', "utf-8"),
    "en.json": (
        '{"welcome": "It’s here", "x": {"y": "\\u2026 ok"}}\n',
        '{"welcome": "It\'s here", "x": {"y": "... ok"}}\n',
        "utf-8",
    ),
}  # fmt: skip


def find(**values: Any) -> SettingsFinder:
    return SettingsFinder(values, is_isolated=True)


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(text: str | bytes, name: str = "a.jsonl", encoding: str = "utf-8") -> Input:
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return Input(name, name)

    return made


def request(**fields: object) -> str:
    return json.dumps({**REQUEST, **fields}, ensure_ascii=False) + "\n"


def codes(*inputs: Input, **values: Any) -> list[str]:
    checks = lint_inputs(inputs, find(**values).settings)
    return [one.problem.code for checked in checks for one in getattr(checked, "findings", (checked,))]


@pytest.mark.parametrize("name", FILES)
def test_only_the_values_change(write, name):
    before, after, encoding = FILES[name]
    given = write(before, name, encoding)
    first = fix_files([given], find().settings, allow_unsafe=True)
    assert (first.files, first.left) == (1, 0)
    assert Path(name).read_bytes().decode(encoding) == after
    assert fix_files([given], find().settings, allow_unsafe=True) == Fixed()
    assert Path(name).read_bytes().decode(encoding) == after


def test_unsafe_fixes_are_made_only_if_they_are_asked_for(write):
    given = write(request(to=" 919876543210", msg="It’s here"))
    assert fix_files([given], find().settings, allow_unsafe=False) == Fixed(1, 1, 0)
    assert Path("a.jsonl").read_text("utf-8") == request(msg="It’s here")


def test_values_of_options_are_not_written_into_the_files(write):
    lines = json.dumps({"to": " 919876543210"}) + "\n" + json.dumps({"to": "91", "msg": "It’s mine"}) + "\n"
    given = write(lines)
    defaults = {"msg": "It’s ours", "from": " ACMEIN", "tiny": "TRUE", "dlr": {"mask": "true"}}
    assert fix_files([given], find(defaults=defaults).settings, allow_unsafe=True) == Fixed(2, 1, 0)
    assert Path("a.jsonl").read_text("utf-8") == lines.replace('" 91', '"91').replace("\\u2019", "'")


def test_a_file_that_is_not_valid_in_its_encoding_stays(write):
    data = "to,msg\n 919876543210,“Hé”\n".encode() + b"919876543210,\xff\n"
    given = write(data, "a.csv")
    assert "encoding-invalid" in codes(given)
    assert fix_files([given], find().settings, allow_unsafe=True) == Fixed(0, 0, 2)
    assert Path("a.csv").read_bytes() == data


def test_a_file_without_fixes_is_not_written(write):
    given = write(request())
    before = Path("a.jsonl").stat()
    fix_files([given], find().settings, allow_unsafe=True)
    assert Path("a.jsonl").stat() == before


def test_the_diff_changes_nothing(write, capsys):
    inputs = [write(FILES[name][0], name, FILES[name][2]) for name in FILES]
    done = show_diff(inputs, find().settings, allow_unsafe=True)
    assert (done.files, done.left) == (len(FILES), 0)
    out = capsys.readouterr().out
    assert "-\\u202a919876543210;It’s ;Asha\n" in out
    assert "+919876543210,Café - opens\n\\ No newline at end of file\n" in out
    assert "-\u202a" not in out
    for name, (before, _, encoding) in FILES.items():
        assert Path(name).read_bytes() == before.encode(encoding)


def test_a_file_that_another_program_changes_is_not_replaced(write, monkeypatch):
    given = write(request(to=" 919876543210"))
    real = _rewriting.find_fixes

    def slow(*args: Any, **options: Any) -> Any:
        Path("a.jsonl").write_text("{}\n", "utf-8")
        return real(*args, **options)

    monkeypatch.setattr(_rewriting, "find_fixes", slow)
    with pytest.raises(InputError, match=r"a\.jsonl was changed by another program"):
        fix_files([given], find().settings, allow_unsafe=False)
    assert Path("a.jsonl").read_text("utf-8") == "{}\n"
    assert [path.name for path in Path().iterdir()] == ["a.jsonl"]


def test_a_missing_file_is_reported_by_its_reader():
    with pytest.raises(InputError, match="none"):
        fix_files([Input("none.jsonl", "none.jsonl")], find().settings, allow_unsafe=False)


def test_standard_input_cannot_be_changed(write):
    with pytest.raises(click.UsageError, match="--fix needs files: standard input can be read only once"):
        need_files([Input("-", "-", BytesIO())], "--fix")
    need_files([write("")], "--fix")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.jsonl", request(msg=BAD_URL), request(msg=BAD_URL, _ignore="url-private")),
        ("a.jsonl", '{"to":1}\n', None),  # only rules that are fixed
        (
            "a.jsonl",
            request(msg=BAD_URL, _ignore=["segments"]),
            request(msg=BAD_URL, _ignore="segments url-private"),
        ),
        ("a.jsonl", request(msg=BAD_URL, _ignore=""), request(msg=BAD_URL, _ignore="url-private")),
        (
            "a.csv",
            f"to,_ignore,msg\r\n919876543210,,{BAD_URL}\r\n919876543210,,Hi\r\n",
            f"to,_ignore,msg\r\n919876543210,url-private,{BAD_URL}\r\n919876543210,,Hi\r\n",
        ),
        (
            "a.csv",  # a new column
            f'\ufeffto;msg\r\n919876543210;Hi\r\n;\r\n919876543210;"{BAD_URL}"\r\n919876543210;Hi',
            f'\ufeffto;msg;_ignore\r\n919876543210;Hi;\r\n;\r\n919876543210;"{BAD_URL}";url-private\r\n919876543210;Hi;',
        ),
        (
            "a.csv",
            f"to,msg\n919876543210,{BAD_URL}\n919876543210\n",
            None,
        ),  # rows must be as long as the header
        ("a.csv", f'to,msg\n919876543210,{BAD_URL}\n919876543210,"Hi\n', None),  # a quote is not closed
        ("a.txt", f"{BAD_URL}\n", None),
    ],
)
def test_suppressions_are_added_to_the_rows(write, name, before, after):
    given = write(before, name)
    done = add_ignores([given], find().settings)
    assert Path(name).read_bytes().decode() == (after or before)
    if after:
        assert done == Fixed(1, 1, len(codes(given)))
        assert "url-private" not in codes(given)
    else:
        assert (done.values, done.files) == (0, 0)
        assert done.left == len(codes(given))


def test_a_compact_object_stays_compact(write):
    line = json.dumps({**REQUEST, "msg": BAD_URL}, separators=(",", ":"))
    given = write(line)
    add_ignores([given], find().settings)
    assert Path("a.jsonl").read_text("utf-8") == line[:-1] + ',"_ignore":"url-private"}'


def test_suppressions_are_added_to_the_side_file(write):
    inputs = [
        write(request(msg=BAD_URL) + request(msg=BAD_URL, transactionID="t-2", to="+442079460958")),
        write(f"to,msg,transactionID\n919876543210,{BAD_URL},t-3\n919876543210,{BAD_URL},\n", "a.csv"),
    ]
    before = Path("a.jsonl").read_bytes()
    done = add_ignores(inputs, find(ignore_file="side.json").settings)
    assert Path("a.jsonl").read_bytes() == before
    assert Path("a.csv").read_text("utf-8").splitlines()[1:] == [
        f"919876543210,{BAD_URL},t-3,",
        f"919876543210,{BAD_URL},,url-private",  # it has no transactionID
    ]
    assert json.loads(Path("side.json").read_bytes()) == {
        "t-1": ["url-private"],
        "t-2": ["number-no-sms", "url-private"],
        "t-3": ["url-private"],
    }
    assert (done.values, done.files) == (5, 2)
    assert "url-private" not in codes(*inputs, ignore_file="side.json")
    assert add_ignores(inputs, find(ignore_file="side.json").settings) == Fixed(0, 0, done.left)


def test_findings_of_whole_files_are_left(write):
    given = write("to,msg\n", "a.csv")
    assert add_ignores([given], find().settings) == Fixed(0, 0, 1)


def test_a_pipe_is_not_read_twice(tmp_path):
    pipe = tmp_path / "a.jsonl"
    os.mkfifo(pipe)
    with pytest.raises(click.UsageError, match=r"--fix needs files: a\.jsonl can be read only once"):
        need_files([Input(str(pipe), pipe.name)], "--fix")
