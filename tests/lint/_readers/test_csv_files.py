"""CSV files become rows whose values and places are exact, in every encoding and with every quote."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import OptionError, check
from engage_text.lint import Finding, Location
from engage_text.lint._readers._csv_files import read_csv, read_csv_part, table_start
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._rows import Row

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]
HEADER = "Mobile,First Name,Message\n"


def entries(data: str | bytes, name: str = "a.csv", **options: object) -> list[Row | Finding]:
    given = data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")
    return [*read_csv(io.BytesIO(given), name, ReadOptions(**options))]  # type: ignore[arg-type]


def rows(data: str | bytes, **options: object) -> list[Row]:
    return [entry for entry in entries(data, **options) if isinstance(entry, Row)]


def findings(data: str | bytes, **options: object) -> list[tuple[str, int, int]]:
    found = [entry for entry in entries(data, **options) if isinstance(entry, Finding)]
    return [(f.problem.code, f.location.line, f.location.column) for f in found]


def marked(text: str, location: Location) -> str:
    """Return what an editor would select in the text of a file."""
    lines = io.StringIO(text, newline="").readlines()
    if location.line == location.end_line:
        return lines[location.line - 1][location.column - 1 : location.end_column - 1]
    first = lines[location.line - 1][location.column - 1 :]
    between = lines[location.line : location.end_line - 1]
    return first + "".join(between) + lines[location.end_line - 1][: location.end_column - 1]


class TestRows:
    def test_short_ones_are_not_filled_up(self) -> None:
        columns = 2000
        text = "to,msg," + ",".join(f"c{number}" for number in range(columns)) + "\n" + "1\n" * columns
        tracemalloc.start()
        found = rows(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # A list of the row's cells alone would take 8 bytes for each column.
        assert peak / columns < 8 * columns
        assert found[-1].values["c1999"] == ""

    def test_have_the_request_and_all_columns(self) -> None:
        [row] = rows(HEADER + "919876543210,Asha,Hi\n")
        assert row.request["to"] == "919876543210"
        assert row.request["msg"] == "Hi"
        assert row.values == {"Mobile": "919876543210", "First Name": "Asha", "Message": "Hi"}
        assert (row.file, row.index, row.line, row.label) == ("a.csv", 0, 2, "")
        assert row.assumed == {"type", "from", "transactionID", "dlr.mask", "tiny"}
        assert [*check(row.request)] == []

    def test_keep_their_values_exactly(self) -> None:
        [row] = rows(HEADER + '" 919876543210 ",\tAsha ,"a\r\nb\n""c"", d"\r\n')
        assert row.values == {
            "Mobile": " 919876543210 ",
            "First Name": "\tAsha ",
            "Message": 'a\r\nb\n"c", d',
        }

    def test_know_their_lines(self) -> None:
        text = HEADER + '1,a,"x\ny\r\nz"\r\n2,b,w\r3,c,v'
        assert [(row.index, row.line) for row in rows(text)] == [(0, 2), (1, 5), (2, 6)]

    def test_members_become_objects(self) -> None:
        text = "to,msg,dlr.url,dlr.mask,tlv.PE_ID\n919876543210,Hi,https://a.in/r,0,11\n919876543210,Hi,,,\n"
        first, second = rows(text)
        assert first.request["dlr"] == {"url": "https://a.in/r", "mask": "0"}
        assert first.request["tlv"] == {"PE_ID": "11"}
        assert "dlr" not in second.request
        assert "tlv" not in second.request
        [first, second] = rows(text, defaults={"dlr": {"mask": 1}})
        assert second.request["dlr"] == {"mask": 1}

    def test_take_defaults_for_what_they_lack(self) -> None:
        first, second = rows(
            "to,from\n919876543210,SHOPIN\n919876543210,\n", defaults={"msg": "Hi", "from": "ACMEIN"}
        )
        assert (first.request["from"], second.request["from"]) == ("SHOPIN", "ACMEIN")
        assert first.request["msg"] == "Hi"
        assert "msg" not in first.assumed

    def test_suppress_rules(self) -> None:
        first, second = rows('to,msg,_ignore\n1,Hi,"number, url-bare"\n2,Hi,\n')
        assert first.ignored == {"number", "url-bare"}
        assert second.ignored == set()
        assert "_ignore" not in first.request

    def test_with_bytes_that_are_lost(self) -> None:
        [row] = rows("to,msg\n1,Café ☕ \udcff\n")
        assert row.values["msg"] == "Café ☕ \ufffd"
        assert row.locate("msg", (7, 8))[1:5] == (2, 10, 2, 11)


class TestHeader:
    def test_empty_lines_before_it_do_not_count(self) -> None:
        [row] = rows("\n ,\n" + HEADER + "1,a,b\n")
        assert (row.line, row.index) == (4, 0)

    def test_a_separator_line_is_no_header(self) -> None:
        [row] = rows("sep=;\r\nto;msg\r\n1;a,b\r\n")
        assert (row.line, row.values) == (3, {"to": "1", "msg": "a,b"})

    def test_columns_without_a_name_are_no_fault(self) -> None:
        assert findings("to,msg,,\n1,a,,\n") == []

    def test_of_an_unknown_table_ends_it(self) -> None:
        assert findings("a,b\n1,2\n") == [("recipient-column-missing", 1, 1)]
        assert rows("a,b\n1,2\n") == []
        assert len(rows("a,b\n1,2\n", defaults={"msg": "Hi {{a}}"})) == 1

    def test_faults_are_at_their_column(self) -> None:
        assert findings('to,"a","A"\n1,2,3\n') == [("column-repeated", 1, 9)]
        assert findings("919876543210,Hi\n919876543211,Hi\n") == [("header-missing", 1, 1)]

    def test_faults_come_before_rows(self) -> None:
        kinds = [type(entry).__name__ for entry in entries("Name,Text\na,b\n")]
        assert kinds == ["Finding", "CsvRow"]


class TestEmptyRows:
    def test_at_the_end_are_skipped(self) -> None:
        text = "to;msg\r\n1;a\r\n;\r\n ; \r\n\r\n;;;\r\n"
        assert len(rows(text)) == 1
        assert findings(text) == []

    def test_in_the_middle_are_reported_once(self) -> None:
        text = "to,msg\n1,a\n,\n\n,,,\n2,b\n\n3,c\n"
        assert findings(text) == [("row-empty", 3, 1), ("row-empty", 7, 1)]
        assert [row.index for row in rows(text)] == [0, 1, 2]
        assert "3 empty rows" in next(e for e in entries(text) if isinstance(e, Finding)).problem.message

    def test_alone_are_an_empty_file(self) -> None:
        for text in ("", "\n\n", " , \n", "\ufeff", "sep=;\n"):
            assert [code for code, _, _ in findings(text)] == ["file-empty"]
        assert findings("to,msg\n,\n") == [("file-empty", 1, 1)]


class TestWidth:
    def test_a_shorter_row_is_filled_up(self) -> None:
        text = "to,msg,name\n1,a\n"
        assert findings(text) == [("row-shorter", 2, 4)]
        assert rows(text)[0].values == {"to": "1", "msg": "a", "name": ""}
        assert rows(text)[0].locate("name") == Location("a.csv", 2, end_line=2)

    def test_a_longer_row_shows_what_is_too_much(self) -> None:
        text = 'to,msg\n1,"a\nb", c,d\n'
        assert findings(text) == [("row-longer", 3, 4)]
        assert rows(text)[0].values == {"to": "1", "msg": "a\nb"}

    def test_empty_cells_at_the_end_do_not_count(self) -> None:
        assert findings("to,msg\n1,a,,\n") == []


class TestQuotes:
    def test_text_after_a_closing_quote(self) -> None:
        text = 'to,msg\n1,"a "b" c"\n2,"d""e"\n'
        assert findings(text) == [("quote-misplaced", 2, 7)]
        assert [row.values["msg"] for row in rows(text)] == ['a b" c"', 'd"e']

    def test_a_misplaced_quote_can_join_lines(self) -> None:
        text = 'to,msg\n1,"a "b,"c\nd"\n2,e\n'
        assert findings(text) == [("quote-misplaced", 2, 7), ("row-longer", 2, 9)]
        assert [(row.line, row.values["to"]) for row in rows(text)] == [(2, "1"), (4, "2")]

    def test_a_quote_in_the_middle_is_a_character(self) -> None:
        assert findings('to,msg\n1,5" pipe "x"\n') == []

    def test_one_that_is_never_closed(self) -> None:
        text = 'to,msg\n1,a\n2,"b\n3,c\n'
        assert findings(text) == [("quote-unclosed", 3, 3)]
        assert [row.values["to"] for row in rows(text)] == ["1"]

    def test_one_that_swallows_too_much(self) -> None:
        text = 'to,msg\n1,a\n2,"b\n' + "3,c\n" * 40_000
        assert findings(text) == [("cell-too-long", 3, 3)]
        assert [row.values["to"] for row in rows(text)] == ["1"]

    def test_records_of_many_cells_end_too(self) -> None:
        # No cell is too long, but the record has no end.
        text = 'to,msg\n1,"' + '\n","'.join(["x" * 1000] * 2000) + '"\n'
        assert findings(text) == [("cell-too-long", 2, 1)]

    def test_a_cell_of_one_line_that_is_too_long(self) -> None:
        text = "to,msg\n1," + "x" * 10_000_000 + "\n2,b\n"
        assert findings(text) == [("cell-too-long", 2, 3)]
        assert [(row.line, row.index) for row in rows(text)] == [(3, 0)]


texts = st.text(alphabet='ab ,;"\n\r\té€😀', max_size=8)


class TestPlaces:
    @pytest.mark.parametrize("encoding", ENCODINGS)
    @given(
        cells=st.lists(st.tuples(texts, texts), min_size=1, max_size=4),
        end=st.sampled_from(["\n", "\r\n", "\r"]),
    )
    def test_every_span_is_found_in_the_file(
        self, encoding: str, cells: list[tuple[str, str]], end: str
    ) -> None:
        text = written([("to", "x y", "msg"), *(("1", *pair) for pair in cells)], end=end)
        for row in rows(text.encode(encoding)):
            assert row.values is not None
            for header, value in row.values.items():
                found = marked(text, row.locate(header))
                assert found.replace('""', '"') == value or found == value
                for start in range(len(value)):
                    mark = marked(text, row.locate(header, (start, start + 1)))
                    assert mark == value[start] or mark == '""' == value[start] * 2

    @pytest.mark.parametrize("encoding", ENCODINGS)
    @given(old=texts, new=texts, other=texts, is_quoted=st.booleans())
    def test_an_edit_changes_one_cell(
        self, encoding: str, old: str, new: str, other: str, is_quoted: bool
    ) -> None:
        table = [("to", "name", "msg"), ("1", other, old), ("2", other, old)]
        data = written(table, is_quoted=is_quoted).encode(encoding)
        edit = rows(data)[0].edit("msg", new)
        assert edit is not None
        changed = data[: edit.start] + edit.data + data[edit.end :]
        table[1] = ("1", other, new)
        assert [row.values for row in rows(changed)] == [
            dict(zip(table[0], row, strict=True)) for row in table[1:]
        ]
        if is_quoted:
            assert changed == written(table, is_quoted=is_quoted).encode(encoding)

    def test_utf_16_columns_count_code_units(self) -> None:
        [row] = rows('to,name,msg\n1,😀,"😀 x"\n')
        assert row.locate("msg", (2, 3)) == Location("a.csv", 2, 8, 2, 9, 10, 11)

    def test_wire_names_and_headers_are_found(self) -> None:
        [row] = rows(HEADER + "919876543210,Asha,Hi\n")
        assert row.locate("to") == row.locate("Mobile") == row.locate("mobile")
        assert row.locate("First_Name")[1:5] == (2, 14, 2, 18)
        assert row.locate("") == row.locate("tlv.PE_ID") == Location("a.csv", 2, end_line=2)

    def test_what_is_not_in_the_file_is_not_edited(self) -> None:
        [row] = rows("to,msg,name\n1,a\n")
        assert row.edit("from", "x") is None
        assert row.edit("name", "x") is None
        assert row.edit("", "x") is None

    def test_a_character_that_the_encoding_lacks_is_not_written(self) -> None:
        [row] = rows("to,msg\n1,café\n".encode("cp1252"))
        assert row.edit("msg", "₹") is None
        assert row.edit("msg", "€") == (9, 13, b"\x80")

    def test_bytes_before_an_edit_are_kept(self) -> None:
        data = "to,msg\n1,☕☕\udcff\n2,b\n".encode("utf-8", "surrogateescape")
        edit = rows(data)[1].edit("msg", "c")
        assert edit is not None
        assert data[edit.start : edit.end] == b"b"
        assert rows(data)[1].edit("msg", "\udcff") is None


class TestParts:
    """A part of a file has the rows that the whole file has there."""

    @pytest.mark.parametrize("encoding", ENCODINGS)
    def test_rows_of_a_part_are_those_of_the_file(self, encoding: str) -> None:
        data = ("to,msg\r\n" + "".join(f'{n},"a\r\n{n}"\r\n' for n in range(50))).encode(encoding)
        start = table_start(io.BytesIO(data), "a.csv", ReadOptions())
        assert start is not None
        assert start.line == 2
        part = [*read_csv_part(io.BytesIO(data[start.offset :]), "a.csv", ReadOptions(), start)]
        assert [shown(row) for row in part] == [shown(row) for row in rows(data)]

    def test_there_are_none_without_columns(self) -> None:
        for text in ("", "a,b\n1,2\n"):
            assert table_start(io.BytesIO(text.encode()), "a.csv", ReadOptions()) is None


def shown(row: Row | Finding) -> tuple[object, ...]:
    assert isinstance(row, Row)
    return row.index, row.line, row.request, row.values, row.locate("msg"), row.edit("msg", "x")


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 1000,
        b"to,msg\n1,\x00\n",
        b"to,msg\n1,a\x00b\n",
        b"\xff\xfe" * 500,
        b"\xef\xbb\xbf" * 3,
        bytes(range(256)) * 10,
        b'"' * 1001,
        b'"' * 200_001,
        b"," * 200_000,
        b"to,msg\n" + b'1,"' * 5_000,
        b"\r" * 10_000,
        "to,msg\n1,\ud83d\n".encode("utf-16", "surrogatepass"),
    ],
)
def test_hostile_bytes_get_an_answer(data: bytes) -> None:
    for entry in entries(data):
        if isinstance(entry, Row):
            check(entry.request)
            for param in ("", "to", "msg", "x"):
                entry.locate(param, (0, 5))
                entry.edit(param, 'a"b')


@given(data=st.binary(max_size=60), head=st.sampled_from([b"", b"to,msg\n", b"\xff\xfet\x00o\x00\n\x00"]))
def test_any_bytes_get_an_answer(data: bytes, head: bytes) -> None:
    test_hostile_bytes_get_an_answer(head + data)


def test_options_that_cannot_work_are_refused() -> None:
    for options in ({"encoding": "latin-99"}, {"delimiter": "::"}, {"columns": {"mobile": "x"}}):
        with pytest.raises(OptionError):
            entries("to,msg\n1,a\n", **options)


def test_the_memory_stays_flat() -> None:
    class Rows(io.RawIOBase):
        left = 6_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self.left -= 1
            data = b'919876543210,"Your ""parcel"" arrives\ntoday."\n' if self.left >= 0 else b""
            buffer[: len(data)] = data
            return len(data)

    options = ReadOptions(columns={"to": "919876543210"})
    reader = read_csv(io.BufferedReader(Rows()), "a.csv", options)
    next(reader)
    tracemalloc.start()
    count = sum(1 for _ in reader)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 5_000
    assert peak < 1_500_000  # all rows would take 6 MB


def written(table: list[tuple[str, ...]], *, end: str = "\n", is_quoted: bool = False) -> str:
    def cell(value: str) -> str:
        needs = is_quoted or any(char in value for char in ',"\r\n')
        return '"' + value.replace('"', '""') + '"' if needs else value

    return "".join(",".join(map(cell, row)) + end for row in table)


def test_what_is_read_at_once_is_read_lazily() -> None:
    """The rows of a first chunk are given before the next chunk is read."""

    def chunks() -> Iterator[bytes]:
        yield b"to,msg\n" + b"1,a\n" * 20_000
        raise AssertionError("the first row needs no second chunk")

    class Stream(io.RawIOBase):
        source = chunks()

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return next(self.source)

    assert isinstance(next(read_csv(Stream(), "a.csv", ReadOptions())), Row)  # type: ignore[arg-type]
