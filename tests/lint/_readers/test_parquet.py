"""Parquet files become the rows that the same table has as CSV."""

from __future__ import annotations

import io
import sys
from datetime import date

import pyarrow as pa
import pyarrow.parquet
import pytest

from engage_text.lint import Finding, Location
from engage_text.lint._errors import InputError
from engage_text.lint._readers._parquet import read_parquet
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._rows import Row


def parquet(columns: dict[str, list[object]]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def entries(data: bytes, **options: object) -> list[Row | Finding]:
    return [*read_parquet(io.BytesIO(data), "a.parquet", ReadOptions(**options))]  # type: ignore[arg-type]


def test_values_are_texts():
    data = parquet(
        {
            "Mobile": [919876543210],
            "Message": ["Hi"],
            "amount": [1.5],
            "tiny": [True],
            "due": [date(2026, 1, 2)],
            "raw": [b"x"],
            "empty": [None],
            "_ignore": ["url"],
        }
    )
    [row] = entries(data)
    assert isinstance(row, Row)
    assert row.values == {
        "Mobile": "919876543210",
        "Message": "Hi",
        "amount": "1.5",
        "tiny": "1",
        "due": "2026-01-02",
        "raw": "x",
        "empty": "",
        "_ignore": "url",
    }
    assert (row.request["to"], row.request["msg"], row.request["tiny"]) == ("919876543210", "Hi", "1")
    assert row.ignored == {"url"}


def test_a_number_that_was_a_float_keeps_its_point():
    [row] = entries(parquet({"to": [919876543210.0], "msg": ["Hi"]}))
    assert row.request["to"] == "919876543210.0"


def test_structs_are_fields():
    data = parquet({"to": ["1", "2"], "msg": ["a", "b"], "dlr": [{"mask": 1, "url": "https://a.in"}, None]})
    first, second = entries(data)
    assert first.request["dlr"] == {"mask": "1", "url": "https://a.in"}
    assert "dlr" not in second.request


def test_a_row_is_its_place():
    data = parquet({"to": ["1", None, None, "2", None], "msg": ["a", None, " ", "b", None]})
    first, empty, second = entries(data)
    assert (first.index, first.line, second.index, second.line) == (0, 1, 1, 4)
    assert second.locate("msg", (0, 1)) == Location("a.parquet", 4, end_line=4)
    assert second.edit("msg", "c") is None
    assert isinstance(empty, Finding)
    assert (empty.problem.code, empty.location.line) == ("row-empty", 2)


def test_faults_of_the_columns():
    def codes(data: bytes) -> list[str]:
        return [entry.problem.code for entry in entries(data) if isinstance(entry, Finding)]

    assert codes(parquet({"to": [], "msg": []})) == ["file-empty"]
    assert codes(parquet({"name": ["a"]})) == ["recipient-column-missing"]
    assert codes(parquet({"Mobile": ["1"], "Phone": ["1"], "msg": ["a"]})) == ["column-ambiguous"]


def test_a_pipe_is_read_too():
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    [row] = read_parquet(Pipe(parquet({"to": ["1"], "msg": ["a"]})), "-", ReadOptions())
    assert isinstance(row, Row)


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1\x00\x00\x00\x00PAR1", b"to,msg\n1,a\n"])
def test_other_files_are_an_input_error(data):
    with pytest.raises(InputError, match=r"a\.parquet must be a Parquet file, but it cannot be read: "):
        entries(data)


def test_a_damaged_file_is_an_input_error():
    data = bytearray(parquet({"to": ["1"] * 1000, "msg": [str(n) for n in range(1000)]}))
    data[4:400] = bytes(396)
    with pytest.raises(InputError, match="cannot be read"):
        entries(bytes(data))


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'needs pyarrow.*pip install "engage-text\[arrow\]"'):
        entries(b"PAR1")
