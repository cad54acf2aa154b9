"""Several outputs get their names together, or none does."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from engage_text import _whole_files
from engage_text._whole_files import whole_files


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


class TestTogether:
    def test_all_get_their_names(self, tmp_path):
        one, other = tmp_path / "a.sarif", tmp_path / "b.xml"
        other.write_text("old")
        with whole_files([str(one), str(other)]) as (first, second):
            first.write("₹\n")
            second.writelines(["new", "\r\n"])
            assert other.read_text() == "old"
            assert not one.exists()
        assert (one.read_bytes(), other.read_bytes()) == ("₹\n".encode(), b"new\r\n")
        assert names(tmp_path) == ["a.sarif", "b.xml"]

    def test_none_if_the_work_fails(self, tmp_path):
        old = tmp_path / "old"
        old.write_text("old")
        with pytest.raises(KeyError), whole_files([str(old), str(tmp_path / "new")]) as (out, _):
            out.write({}["gone"])
        assert (old.read_text(), names(tmp_path)) == ("old", ["old"])

    def test_none_if_the_disk_is_full_when_the_last_is_closed(self, tmp_path, monkeypatch):
        closed = []

        def close(part):  # noqa: ANN202 - a method that fails
            closed.append(part)
            if len(closed) == 2:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            part.out.close()

        monkeypatch.setattr(_whole_files._Part, "close", close)
        with pytest.raises(OSError, match="No space"), whole_files([str(tmp_path / n) for n in "abc"]):
            pass
        assert names(tmp_path) == []

    def test_none_if_one_cannot_be_opened(self, tmp_path):
        missing = str(tmp_path / "missing" / "b")
        with pytest.raises(FileNotFoundError) as caught, whole_files([str(tmp_path / "a"), missing]):
            pytest.fail("opened")
        assert caught.value.filename == missing
        assert names(tmp_path) == []


class TestStandardOutput:
    def test_is_written_directly_and_stays_open(self, monkeypatch, tmp_path):
        stdout = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stdout, "latin-1"))
        with whole_files(["-", str(tmp_path / "a")]) as (out, other):
            out.write("₹\n")
            assert stdout.getvalue() == "₹\n".encode()
            other.write("x")
        del out
        assert not stdout.closed
        assert (tmp_path / "a").read_text() == "x"

    def test_any_text_can_be_written(self, monkeypatch):
        stdout = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stdout, "latin-1"))
        with whole_files(["-"]) as (out,):
            assert out.writable()
            assert out.write("\ud800") == 1
        assert stdout.getvalue() == b"\\ud800"

    @pytest.mark.parametrize("is_terminal", [True, False])
    def test_a_terminal_shows_each_line_when_it_is_written(self, monkeypatch, is_terminal):
        class Output(io.BytesIO):
            flushed = 0

            def isatty(self) -> bool:
                return is_terminal

            def flush(self) -> None:
                self.flushed += 1

        kept = Output()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(kept, "utf-8"))
        with whole_files(["-"]) as (out,):
            out.write("a\n")
            assert kept.flushed == is_terminal


def test_no_files():
    with whole_files([]) as texts:
        assert texts == []


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_a_device_is_written_directly():
    with whole_files([os.devnull]) as (out,):
        out.write("x")
    assert Path(os.devnull).is_char_device()
