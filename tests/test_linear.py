"""The hostile texts of `benchmarks/linear.py`, short here: each gets an answer or one of our errors."""

from __future__ import annotations

import importlib
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest

from engage_text import EngageTextError


@pytest.fixture
def linear(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    return importlib.import_module("linear")


def test_every_text_is_answered(linear: ModuleType) -> None:
    names = []
    for case in linear.cases():
        for size in (1, 50, 500):
            with suppress(EngageTextError):
                case.call(case.make(size))
        names.append(case.name)
    assert len(names) == len(set(names)) > 500


def test_the_texts_grow(linear: ModuleType) -> None:
    for case in linear.cases():
        short, long = len(case.make(case.size)), len(case.make(case.size * case.times))
        assert 0.5 < long / short / case.times <= 1.1, case.name
