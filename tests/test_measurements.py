"""The tables of docs/measurements.md are what the benchmarks wrote."""

import importlib
import json
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def test_the_tables_are_those_of_the_results(monkeypatch):
    folder = _ROOT / "benchmarks"
    monkeypatch.syspath_prepend(str(folder))
    module = importlib.import_module("_summary")
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    page = (_ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
    table = page.partition(module.BEGIN)[2].partition(module.END)[0]
    assert table.strip() == module.summary(results["runs"])
