"""Bytes become the lines that an editor shows, and the encoding is found or reported."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import OptionError
from engage_text.lint._errors import InputError
from engage_text.lint._readers import _file_encodings as module
from engage_text.lint._readers._file_encodings import TextSource, clean, need_encoding

CHUNK = 1 << 16


def read(data: bytes, encoding: str | None = None) -> tuple[TextSource, list[str]]:
    source = TextSource(io.BytesIO(data), "a.csv", encoding)
    return source, [*source.lines()]


def found(source: TextSource) -> list[tuple[str, int, int]]:
    return [(f.problem.code, f.location.line, f.location.column) for f in source.findings]


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (b"abc\n", "utf-8", 0),
        ("café\n".encode(), "utf-8", 0),
        ("\ufeffcafé\n".encode(), "utf-8", 3),
        ("\ufeffcafé\n".encode("utf-16-le"), "utf-16-le", 2),
        ("\ufeffcafé\n".encode("utf-16-be"), "utf-16-be", 2),
        ("\ufeffcafé\n".encode("utf-32-le"), "utf-32-le", 4),
        ("\ufeffcafé\n".encode("utf-32-be"), "utf-32-be", 4),
        ("to,msg\n".encode("utf-16-le"), "utf-16-le", 0),
        ("to,msg\n".encode("utf-16-be"), "utf-16-be", 0),
        ("₹ to café\n".encode(), "utf-8", 0),
        ("Rs 5 €\n".encode("cp1252"), "cp1252", 0),
        (b"", "utf-8", 0),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str, mark: int) -> None:
    source, lines = read(data)
    assert (source.encoding, source.mark) == (encoding, mark)
    assert "".join(lines) == data[mark:].decode(encoding)
    assert not source.is_damaged


def test_windows_1252_is_named_at_its_first_character() -> None:
    source, lines = read(b"a\nb\xe9\xe9\n")
    assert lines == ["a\n", "béé\n"]
    assert found(source) == [("encoding-assumed", 2, 2)]
    assert "Windows-1252" in source.findings[0].problem.message
    assert "0xE9 is é" in source.findings[0].problem.message


def test_windows_1252_is_found_in_a_later_chunk() -> None:
    source, lines = read(b"a" * CHUNK + b"\nb\x92s\n")
    assert lines[1] == "b’s\n"
    assert found(source) == [("encoding-assumed", 2, 2)]


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_character_across_two_chunks_is_utf_8(cut: int) -> None:
    data = b"a" * (CHUNK - cut) + "\N{GRINNING FACE}\nb".encode()
    source, lines = read(data)
    assert "".join(lines) == data.decode()
    assert found(source) == []


def test_bytes_that_are_not_utf_8_are_reported_once_and_kept() -> None:
    data = "☕☕\n".encode() + b"x\xff\xfe\n\xff"
    source, lines = read(data)
    assert source.is_damaged
    assert [*map(clean, lines)] == ["☕☕\n", "x\ufffd\ufffd\n", "\ufffd"]
    assert found(source) == [("encoding-invalid", 2, 2)]
    assert "0xFF" in source.findings[0].problem.message
    assert b"".join(map(source.encode, lines)) == data
    assert source.can_edit


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfea\x00\x00"])
def test_a_cut_utf_16_is_reported(data: bytes) -> None:
    source, lines = read(data)
    assert "".join(lines).endswith("\ufffd")
    assert [code for code, _, _ in found(source)] == ["encoding-invalid"]
    assert not source.can_edit


def test_a_lone_surrogate_in_utf_16_is_left_to_the_rules() -> None:
    source, lines = read("\ufeffa\ud83d\n".encode("utf-16-le", "surrogatepass"))
    assert lines == ["a\ud83d\n"]
    assert found(source) == []


def test_a_given_encoding_is_used() -> None:
    source, lines = read("Привет\n".encode("cp1251"), "windows-1251")
    assert lines == ["Привет\n"]
    assert found(source) == []
    assert read("\ufeffcafé".encode(), "cp1252")[1] == ["café"]  # a mark is certain
    assert read("a".encode("utf-16-le"), "utf-16")[0].encoding == "utf-16-le"


def test_a_stateful_encoding_cannot_be_edited() -> None:
    source, lines = read("あ\n".encode("iso2022-jp"), "iso2022-jp")
    assert lines == ["あ\n"]
    assert not source.can_edit


@pytest.mark.parametrize(
    "name", ["base64", "rot13", "idna", "unicode_escape", "undefined", "latin-99", "", "a\x00b"]
)
def test_only_text_encodings_can_be_given(name: str) -> None:
    with pytest.raises(OptionError, match="encoding must be a text encoding"):
        need_encoding(name)


@given(text=st.text(alphabet="ab\r\n\u2028\x85\x0b", max_size=40), size=st.integers(1, 5))
def test_lines_end_where_editors_end_them(text: str, size: int) -> None:
    """Only line feeds and carriage returns end a line, in chunks of any size."""
    source = TextSource(io.BytesIO(text.encode()), "a.csv")
    pieces = iter([text[at : at + size] for at in range(0, len(text), size)])
    lines = [*source._split(pieces)]
    assert lines == io.StringIO(text, newline="").readlines()
    assert all(line.endswith(("\r", "\n")) for line, _ in pairwise(lines))


def test_sizes_are_those_of_the_bytes() -> None:
    for encoding in ("utf-8", "utf-16-le", "cp1252"):
        source, lines = read("a\ncafé\n".encode(encoding), encoding)
        assert sum(map(source.size, lines)) == len("a\ncafé\n".encode(encoding))


def test_a_line_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 3 * CHUNK)

    class Endless(io.RawIOBase):
        chunks = 0

        def read(self, size: int = -1) -> bytes:
            self.chunks += 1
            return b"x" * size

    stream = Endless()
    source = TextSource(stream, "a.csv")  # type: ignore[arg-type]
    assert [*source.lines()] == []
    assert found(source) == [("cell-too-long", 1, 1)]
    assert stream.chunks < 6


def test_a_stream_that_fails_is_an_input_error() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, f"Input/output error after {size}")

    with pytest.raises(InputError, match=r"a\.csv cannot be read: Input/output error"):
        TextSource(Broken(), "a.csv")  # type: ignore[arg-type]
