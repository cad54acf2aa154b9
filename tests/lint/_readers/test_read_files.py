"""Files of every format are read through one entry, and a file that cannot be opened is our error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_reading import entries

from engage_text import EngageTextError
from engage_text.lint import Finding, InputError, ReadOptions
from engage_text.lint._readers import read_file


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"msg": "Hi"}'),
        ("a.json", '[{"msg": "Hi"}]'),
        ("a.csv", "to,msg\n1,Hi\n"),
        ("a.tsv", "to\tmsg\n1\tHi\n"),
        ("a.yml", "a: Hi\n"),
        ("a.po", 'msgid "a"\nmsgstr "Hi"\n'),
        ("a.txt", "Hi"),
        ("a.arb", '{"to": "Hi"}'),
    ],
)
def test_every_format_has_a_reader(tmp_path: Path, name: str, content: str):
    path = tmp_path / name
    path.write_text(content)
    [row] = read_file(path, f"shown/{name}", ReadOptions())
    assert (row.file, row.locate("msg").file) == (f"shown/{name}",) * 2
    assert "Hi" in str(row.request)


@pytest.mark.parametrize("name", ["no/such.jsonl", "."])
def test_what_cannot_be_opened_is_an_error(tmp_path: Path, name: str):
    with pytest.raises(InputError, match=r"^shown: (No such file|Is a directory|Permission)"):
        list(read_file(tmp_path / name, "shown", ReadOptions()))


PIECES = rb"""{ } [ ] " \ : , to _ignore msgid msgstr ' | > - &a *a \ud83d 1""".split()
HOSTILE = st.lists(
    st.sampled_from([*PIECES, b"\n", b"\r", b" ", b"\0", b"\xff", b"\xef\xbb\xbf", "é😀".encode()]),
    max_size=25,
).map(b"".join)


@given(
    HOSTILE,
    st.sampled_from(["-", "a.jsonl", "a.json", "a.arb", "a.csv", "a.yml", "a.po", "a.txt", "a"]),
    st.booleans(),
)
def test_every_file_is_answered(data: bytes, name: str, has_options: bool):
    options = {"columns": {"to": "to"}, "defaults": {"from": "ACMEIN"}} if has_options else {}
    try:
        found = entries(name, data, **options)
    except EngageTextError:
        return
    for entry in found:
        if not isinstance(entry, Finding):
            for param in ("", "to", "msg", "dlr.mask", "_ignore"):
                for span in (None, (0, 1), (2, 5)):
                    place = entry.locate(param, span)
                    assert (place.line, place.column) <= (place.end_line, place.end_column)
                    assert place.line >= entry.line
            entry.edit("to", "1")
            entry.edit("msg", "é")
