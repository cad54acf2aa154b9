"""Indices of a text become lines, columns in both units, and bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._readers._line_map import LineMap

TEXTS = st.text(st.sampled_from("a\né😀\r\u2028\udc80"), max_size=30)


@given(TEXTS, st.data())
def test_places_are_those_of_the_text_before_them(text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text)))
    place = LineMap(text).location("f", index, index)
    before = text[:index]
    line = before.rpartition("\n")[2]
    assert place.line == before.count("\n") + 1
    assert place.column == len(line) + 1
    assert place.utf16_column == len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
    assert place.end_line == place.line
    assert LineMap(text).line_of(index) == place.line
    assert LineMap(text).byte_offset(index) == len(before.encode("utf-8", "surrogateescape"))


@given(TEXTS, TEXTS, st.data())
def test_a_part_has_the_places_of_the_whole(before: str, text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text)))
    whole = LineMap(before + text).location("f", len(before) + index, len(before) + index)
    start = LineMap(before).location("f", len(before), len(before))
    part = LineMap(text, line=start.line, column=start.column - 1, utf16=start.utf16_column - 1)
    assert part.location("f", index, index) == whole


def test_lone_surrogates_have_the_bytes_of_utf_8():
    assert LineMap("\ud83d\n").byte_offset(2) == 4


def test_bytes_are_counted_over_many_blocks():
    text = "é😀\n" * 2000
    lines = LineMap(text)
    assert [lines.byte_offset(index) for index in (0, 3, 1024, 3000, 6000)] == [
        len(text[:index].encode()) for index in (0, 3, 1024, 3000, 6000)
    ]
