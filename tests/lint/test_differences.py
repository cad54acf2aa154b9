"""The unified diff of a file and its edits."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._differences import diff_lines
from engage_text.lint._errors import InputError
from engage_text.lint._fixes import disjoint, with_edits
from engage_text.lint._rows import Edit

LINE = re.compile(r"[^\n]*\n|[^\n]+")
HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def diff(text: str, *edits: tuple[int, int, str]) -> list[str]:
    given_edits = [Edit(start, end, new.encode()) for start, end, new in edits]
    return list(diff_lines("a.csv", BytesIO(text.encode()), given_edits))


def patched(lines: list[str], rows: list[str]) -> list[str]:
    """Return the lines with the diff applied, as `patch` does."""
    done: list[str] = []
    read = 0
    for at, row in enumerate(rows[2:], start=2):
        sign, text = row[0], row[1:] + "\n"
        if sign == "@":
            start, _, new_start, _ = (int(n or 1) for n in HEAD.fullmatch(row).groups())
            done += lines[read : start - 1]
            read = start - 1
            assert len(done) == new_start - 1
        elif sign == "\\":
            if rows[at - 1][0] == "+":
                done[-1] = done[-1][:-1]
        elif sign == "+":
            done.append(text)
        else:
            assert lines[read].rstrip("\n") + "\n" == text
            if sign == " ":
                done.append(lines[read])
            read += 1
    return done + lines[read:]


def test_no_edits_have_no_diff():
    assert diff("to\n1\n") == []


def test_a_change_has_three_lines_around_it():
    text = "".join(f"{n}\n" for n in range(10))
    assert diff(text, (10, 11, "five")) == [
        "--- a.csv", "+++ a.csv (fixed)", "@@ -3,7 +3,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8",
    ]  # fmt: skip


def test_changes_that_are_near_share_a_hunk():
    text = "".join(f"{n}\n" for n in range(9))
    assert [row for row in diff(text, (0, 1, "a"), (14, 15, "b")) if row[0] == "@"] == ["@@ -1,9 +1,9 @@"]
    longer = "".join(f"{n}\n" for n in "0123456789")
    assert len([row for row in diff(longer, (0, 1, "a"), (16, 17, "b")) if row[0] == "@"]) == 2


def test_line_ends_do_not_show_and_other_controls_are_escaped():
    assert diff("\x1b[31m\r\n", (0, 1, "")) == [
        "--- a.csv", "+++ a.csv (fixed)", "@@ -1 +1 @@", "-\\x1b[31m", "+[31m",
    ]  # fmt: skip
    assert next(diff_lines("a\x1b", BytesIO(b"a"), [Edit(0, 1, b"b")])) == "--- a\\x1b"


def test_a_missing_line_end_is_shown():
    assert diff("a", (0, 1, "b"))[3:] == [
        "-a", "\\ No newline at end of file", "+b", "\\ No newline at end of file",
    ]  # fmt: skip


def test_the_source_stays_open():
    source = BytesIO(b"a\n")
    list(diff_lines("a.csv", source, []))
    assert not source.closed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@given(
    lines=st.lists(st.text("aé\u0a0a\U0001f600", max_size=4), max_size=25),
    has_end=st.booleans(),
    places=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 6), st.sampled_from(["", "X", "Y\nZ"]))),
)
def test_the_diff_leads_to_the_fixed_file(encoding, lines, has_end, places):
    text = "\n".join(lines) + "\n" * has_end
    offsets = [len(text[:at].encode(encoding)) for at in range(len(text) + 1)]
    edits = disjoint(
        Edit(offsets[start], offsets[start + size], new.encode(encoding))
        for start, size, new in places
        if start + size < len(offsets) - 1
    )
    new = b"".join(with_edits(BytesIO(text.encode(encoding)), edits)).decode(encoding)
    rows = list(diff_lines("a.csv", BytesIO(text.encode(encoding)), edits, encoding=encoding))
    assert patched(LINE.findall(text), rows) == LINE.findall(new)


def test_a_file_that_is_cut_inside_a_character_is_refused():
    with pytest.raises(InputError, match="a is not valid utf-16-le, so its changes cannot be shown"):
        list(diff_lines("a", BytesIO(b"1\0\n"), [Edit(0, 2, b"")], encoding="utf-16-le"))


def test_bytes_that_are_not_text_are_escaped():
    assert diff_lines("a", BytesIO(b"\xff1\n"), [Edit(1, 2, b"")])
    assert list(diff_lines("a", BytesIO(b"\xff1\n"), [Edit(1, 2, b"")]))[3:] == ["-\\udcff1", "+\\udcff"]
