"""Cells are where `csv` reads them: every character of a value is found in the raw text of its record."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._readers._cells import Cell, find_cells, quoted_cell

# Texts of the characters that mean something in CSV, and a few others.
raw_records = st.text(alphabet='",;ab \N{GRINNING FACE}\n\r', max_size=30)


def find_cell(raw: str, delimiter: str, index: int) -> Cell:
    return [*find_cells(raw, delimiter)][index]


def first_record(raw: str, delimiter: str) -> tuple[list[str], str] | None:
    """Return the first record as `csv` reads it, and its raw text. None if there is none."""
    lines = io.StringIO(raw, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter)
    cells = next(reader, None)
    return None if not cells else (cells, "".join(lines[: reader.line_num]))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@given(raw=raw_records)
def test_a_cell_has_the_characters_that_csv_reads(delimiter: str, raw: str) -> None:
    raw = raw.replace(",", delimiter)
    record = first_record(raw, delimiter)
    if record is None:
        return
    values, written = record
    cells = [*find_cells(written, delimiter)]
    assert len(cells) == len(values)
    for value, cell in zip(values, cells, strict=True):
        assert "".join(written[cell.raw_index(index)] for index in range(len(value))) == value
        assert cell.raw_index(len(value)) == cell.content_end


@given(values=st.lists(st.text(alphabet='",;ab\n\r ', max_size=6), min_size=1, max_size=4))
def test_written_cells_are_read_again(values: list[str]) -> None:
    written = ",".join(quoted_cell(value, ",", is_quoted=False) for value in values)
    lines = io.StringIO(written, newline="").readlines()
    assert next(csv.reader(lines, strict=True), [""]) == values


class TestCell:
    def test_has_its_quotes(self) -> None:
        raw = 'a,"b,c",d\n'
        assert [raw[cell.start : cell.end] for cell in find_cells(raw, ",")] == ["a", '"b,c"', "d"]

    def test_a_doubled_quote_is_one_character(self) -> None:
        cell = find_cell('"5"" pipe",x', ",", 0)
        assert cell.raw_span(1, 2) == (2, 4)  # the quote, which is written twice
        assert cell.raw_span(2, 7) == (4, 9)
        assert cell.content_end == 9

    def test_a_span_past_the_end_is_cut(self) -> None:
        cell = find_cell("ab,c", ",", 0)
        assert cell.raw_span(1, 99) == (1, 2)

    def test_text_after_the_closing_quote_is_noted(self) -> None:
        cell = find_cell('"a"b,c', ",", 0)
        assert (cell.after_quote, cell.is_closed, cell.raw_index(1)) == (3, True, 3)

    def test_an_unclosed_quote_is_noted(self) -> None:
        [cell] = find_cells('"a,b\nc', ",")
        assert not cell.is_closed

    def test_many_quotes_take_linear_time(self) -> None:
        # Each index is looked up in a sorted list. Without it, 100,000 lookups of 100,000 quotes would not end.
        cell = find_cell(f'"{chr(34) * 200_000}"', ",", 0)
        assert all(cell.raw_index(index) == 1 + 2 * index for index in range(0, 100_000, 10))


class TestQuotedCell:
    @pytest.mark.parametrize(
        ("text", "is_quoted", "written"),
        [
            ("a", False, "a"),
            ("a", True, '"a"'),
            ("", True, '""'),
            ("a;b", False, '"a;b"'),
            ("a,b", False, "a,b"),
            ("a\nb", False, '"a\nb"'),
            ('"', False, '""""'),
        ],
    )
    def test_has_quotes_if_it_needs_or_had_them(self, text: str, is_quoted: bool, written: str) -> None:
        assert quoted_cell(text, ";", is_quoted=is_quoted) == written
