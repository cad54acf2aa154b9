"""Run every benchmark and write `results.json`, `results.md`, `results.svg` and the tables of docs/measurements.md.

Run it as `python benchmarks/run.py`, with the extra `bench` installed, on an idle machine. It takes about ten minutes.
The scripts run one after another, each in its own process, and each asserts its results. `--draw` makes the tables and
the plot again from the JSON. `--quick` checks within a minute that all scripts run, and writes to another folder; its
numbers mean nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from _plot import draw
from _summary import BEGIN, END, summary

_HERE = Path(__file__).parent
# The arguments of each script, and its arguments with `--quick`, in the order of the report.
_SCRIPTS: dict[str, tuple[list[str], list[str]]] = {
    "floor": ([], ["--count", "500", "--rounds", "1"]),
    "detect": (["--rounds", "7"], ["--count", "300", "--rounds", "1"]),
    "judge": ([], ["--count", "2000", "--rounds", "1"]),
    "segments": ([], ["--count", "300", "--rounds", "1"]),
    "codes": ([], ["--count", "500", "--rounds", "1"]),
    "startup": ([], ["--rounds", "1"]),
    "growth": ([], ["--rounds", "1", "--most", "1000"]),
    "hostile": ([], []),
}
_METHOD = (
    "Written by `python benchmarks/run.py`. Competing libraries were timed in alternating rounds. "
    "Figures are medians of the rounds, ratios are medians of the ratios within a round."
)
_SLOW = ("hostile",)  # left out of a quick run, because it has no option for fewer texts


def run(name: str, arguments: list[str], folder: Path) -> tuple[Any, str]:
    """Return the JSON that the script wrote, and its tables."""
    report = folder / f"{name}.json"
    command = [sys.executable, f"{name}.py", "--json", str(report), *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=_HERE)  # noqa: S603
    # The environment is the same for all scripts, so the report shows it once, at the top.
    parts = [part for part in done.stdout.strip().split("\n\n") if not part.startswith('{"machine"')]
    return json.loads(report.read_text(encoding="utf-8")), "\n\n".join(parts)


def measured(*, quick: bool) -> dict[str, Any]:
    """Return the environment, and the JSON and the tables of each script."""
    document: dict[str, Any] = {"environment": None, "runs": {}, "tables": {}}
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in _SCRIPTS.items():
            if quick and name in _SLOW:
                continue
            print(f"{name} …", flush=True)
            found, tables = run(name, arguments[quick], Path(folder))
            document["environment"] = found.pop("environment")
            document["runs"][name], document["tables"][name] = found, tables
    return document


def markdown_of(document: dict[str, Any]) -> str:
    """Return the whole report."""
    environment = dict(document["environment"])
    packages = environment.pop("packages")
    parts = [
        "# Benchmarks",
        _METHOD,
        "\n".join(f"- {name}: {value}" for name, value in environment.items()),
        "\n".join(f"- {name} {version}" for name, version in packages.items()),
        summary(document["runs"]),
    ]
    for name, tables in document["tables"].items():
        parts += [f"## `{name}.py`", tables]
    return "\n\n".join(parts) + "\n"


def embed(page: Path, tables: str) -> None:
    """Replace the tables of the page. tests/test_measurements.py compares them with results.json."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin, f"{page} has no table to replace"
    assert end, f"{page} has no table to replace"
    page.write_text(f"{before}{begin}\n\n{tables}\n\n{end}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--draw", action="store_true", help="make the tables and the plot again from results.json"
    )
    instead.add_argument("--quick", action="store_true", help="check that all scripts run")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp()) if options.quick else _HERE
    results = folder / "results.json"
    if options.draw:
        document = json.loads(results.read_text(encoding="utf-8"))
    else:
        document = measured(quick=options.quick)
        results.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "results.md").write_text(markdown_of(document), encoding="utf-8")
    draw(document["runs"], folder / "results.svg")
    if not options.quick:
        embed(_HERE.parent / "docs" / "measurements.md", summary(document["runs"]))
    print(summary(document["runs"]))
    print(f"\nwritten to {folder}{': the numbers of a quick run mean nothing' if options.quick else ''}")


if __name__ == "__main__":
    main()
