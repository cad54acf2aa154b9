"""What the library returns is what it returned when the golden record began. See `tests/golden.py`."""

from __future__ import annotations

import golden
import pytest

FIRST = 1  # chunks of each section


def test_the_first_chunk_of_each_section_is_as_recorded():
    assert list(golden.differences(golden.chunks(most=FIRST))) == []


@pytest.mark.slow
def test_every_chunk_is_as_recorded():
    names = []

    def noted():  # noqa: ANN202 - a step of the test
        for chunk in golden.chunks():
            names.append(chunk.name)
            yield chunk

    assert list(golden.differences(noted())) == []
    assert names == sorted(golden.recorded(), key=names.index)
    assert len(names) == len(golden.recorded())


def test_a_difference_is_named(monkeypatch):
    [chunk] = golden.chunks("rules-all")
    record = {**golden.recorded(), chunk.name: ["0", "1"]}
    monkeypatch.setattr(golden, "recorded", lambda: record)
    assert list(golden.differences([chunk])) == [f"{chunk.name}: the values differ"]
    record[chunk.name] = [chunk.values, "1"]
    assert list(golden.differences([chunk])) == [f"{chunk.name}: the words differ"]
    assert list(golden.differences([chunk], values_only=True)) == []
    del record[chunk.name]
    assert list(golden.differences([chunk])) == [f"{chunk.name}: not in the record"]
