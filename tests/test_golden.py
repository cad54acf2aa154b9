"""What the library returns is what it returned when the golden record began. See `tests/golden.py`."""

from __future__ import annotations

import golden
import pytest

FIRST = 1  # chunks of each section


def test_the_first_values_of_each_section_are_as_recorded():
    assert list(golden.differences(golden.chunks(most=FIRST), values_only=True)) == []


@pytest.mark.slow
def test_every_chunk_is_as_recorded():
    found = [chunk._replace(cases=[]) for chunk in golden.chunks()]
    assert list(golden.differences(found)) == []
    assert {chunk.name for chunk in found} == golden.recorded(golden.VALUES).keys()


def test_a_difference_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(golden, "VALUES", tmp_path / "values.json")
    monkeypatch.setattr(golden, "WORDS", tmp_path / "words.json")
    chunk = golden.Chunk("ids-all/000", "a", "b", [])

    def said(**changed):  # noqa: ANN003, ANN202 - a step of the test
        return list(golden.differences([chunk._replace(**changed)]))

    assert said() == ["ids-all/000: not in the record"]
    golden._record([chunk], words_only=False)
    assert said() == []
    assert said(values="x", words="y") == ["ids-all/000: the values differ"]
    assert said(words="y") == ["ids-all/000: the words differ"]


def test_new_words_are_taken_and_new_values_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(golden, "VALUES", tmp_path / "values.json")
    monkeypatch.setattr(golden, "WORDS", tmp_path / "words.json")
    chunk = golden.Chunk("ids-all/000", "a", "b", [])
    golden._record([chunk], words_only=False)
    assert golden._record([chunk._replace(values="x")], words_only=True) == 1
    assert "ids-all/000: the values differ" in capsys.readouterr().out
    assert golden._record([chunk._replace(words="y")], words_only=True) == 0
    assert golden.recorded(golden.VALUES) == {chunk.name: "a"}
    assert golden.recorded(golden.WORDS) == {chunk.name: "y"}
