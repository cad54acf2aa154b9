"""The README keeps its promises: its table is the catalogue, its names exist. Its examples run as doctests."""

import importlib
import json
import re
from pathlib import Path

import pytest

import engage_text
from engage_text import CATALOGUE
from engage_text.service import SERVICE_CATALOGUE

_README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


class TestProblemTable:
    @pytest.mark.parametrize(
        ("begin", "end", "catalogue"),
        [
            ("engage_text.CATALOGUE -->", "<!-- end of problems -->", CATALOGUE),
            ("SERVICE_CATALOGUE -->", "<!-- end of service problems -->", SERVICE_CATALOGUE),
        ],
        ids=["requests", "service"],
    )
    def test_is_the_catalogue(self, begin, end, catalogue):
        table = _README.partition(begin)[2].partition(end)[0]
        rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `")]
        listed = [(code.strip("`"), severity, meaning, fix) for code, severity, meaning, fix in rows]
        assert listed == [(r.code, str(r.severity), r.meaning, r.fix) for r in catalogue.values()]


class TestBenchmarks:
    """The tables of figures are what the benchmarks wrote, not what somebody remembers."""

    def test_the_tables_are_those_of_the_results(self, monkeypatch):
        folder = Path(__file__).parents[1] / "benchmarks"
        monkeypatch.syspath_prepend(str(folder))
        module = importlib.import_module("_summary")
        results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
        table = _README.partition(module.BEGIN)[2].partition(module.END)[0]
        assert table.strip() == module.summary(results["runs"])


class TestCommands:
    def test_the_first_block_holds_exactly_the_two_promised(self):
        block = re.search(r"```sh\n(.*?)```", _README, re.DOTALL)
        assert block is not None
        first, second = block[1].splitlines()
        assert first.endswith("engage-text prepare tests/data/messages.jsonl")
        assert second.endswith(".venv/bin/pytest")


class TestNames:
    def test_everything_exported_exists(self):
        assert sorted(engage_text.__all__) == sorted(set(engage_text.__all__))
        assert all(hasattr(engage_text, name) for name in engage_text.__all__)

    def test_the_changelog_knows_the_version(self):
        changelog = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
        assert f"## {engage_text.__version__} " in changelog
