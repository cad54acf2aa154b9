"""Time a first use in new processes: the import, a first request, the tables, the command line.

Run it as `python benchmarks/startup.py`. Modules are compiled first, as those of an installed package are. The time of
starting Python is subtracted from the import and the first request, but not from the command line. The tables are timed
inside their process. Times are CPU times, which hardly depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from _report import environment, markdown, write_json

REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Your parcel is out for delivery, see https://shop.example.in/p?id=42 today",
    "transactionID": "t-1",
    "dlr": {"mask": 1, "url": "https://reports.example.in/sms"},
    "tiny": "1",
}
_NOTHING = "python -c pass"
# The root loads each name with its first use: `import engage_text` alone loads nothing.
_IMPORT = "import prepare from engage_text, without the start of Python"
_FIRST = "import it and prepare one request, without the start of Python"
_CHECK = "`engage-text check` of one message, with the start of Python"
_SUFFIXES = "load the suffix list"
_NUMBERING = "load the numbering plans"
# Milliseconds. `--strict` asserts that the fastest run is within them.
_LIMITS = {_IMPORT: 100, _CHECK: 180, _SUFFIXES: 3, _NUMBERING: 5}
_LOADS = {
    _SUFFIXES: ("from engage_text.hosts._suffix_list import bundled_suffixes as load", "load()"),
    _NUMBERING: ("from engage_text.numbers import _lookup", "_lookup._table()"),
}


def commands(folder: Path) -> dict[str, list[str]]:
    document = json.dumps(REQUEST)
    requests = folder / "one.jsonl"
    requests.write_text(f"{document}\n", encoding="utf-8")
    first = f"import engage_text; assert engage_text.prepare({document!r}).size.segments == 1"
    return {
        _NOTHING: [sys.executable, "-c", "pass"],
        _IMPORT: [sys.executable, "-c", "from engage_text import prepare"],
        _FIRST: [sys.executable, "-c", first],
        _CHECK: [sys.executable, "-m", "engage_text", "check", str(requests)],
    }


def loaded(name: str, env: dict[str, str]) -> float:
    """Return the milliseconds that loading a table takes in a new process."""
    before, load = _LOADS[name]
    code = f"import time\n{before}\nbegun = time.process_time()\n{load}\nprint(time.process_time() - begun)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=env)  # noqa: S603
    return float(done.stdout) * 1e3


def milliseconds(command: list[str], env: dict[str, str]) -> float:
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    # `check=True`: a failed assertion, or a check that finds an error, must not count.
    subprocess.run(command, check=True, capture_output=True, env=env)  # noqa: S603
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (ended.ru_utime - begun.ru_utime + ended.ru_stime - begun.ru_stime) * 1e3


def measured(rounds: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = folder
        all_commands = commands(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in (*all_commands, *_LOADS)}
        for round_ in range(rounds + 1):
            for name, command in all_commands.items():
                taken = milliseconds(command, env)
                if round_:  # the first round compiles the modules
                    times[name].append(taken)
            for name in _LOADS:
                times[name].append(loaded(name, env))
    start = statistics.median(times[_NOTHING])
    for name in (_IMPORT, _FIRST):
        times[name] = [taken - start for taken in times[name]]
    return [
        {"name": name, "ms": statistics.median(taken), "ms_spread": [min(taken), max(taken)]}
        for name, taken in times.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--strict", action="store_true", help="fail above the limits")
    options = parser.parse_args()
    results = measured(options.rounds)
    rows = [
        [found["name"], f"{found['ms']:.1f} ({found['ms_spread'][0]:.1f}–{found['ms_spread'][1]:.1f})"]
        for found in results
    ]
    print(markdown(("what", "ms (spread)"), rows))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, rounds=options.rounds)
    for found in results:
        limit = _LIMITS.get(found["name"])
        is_over = limit is not None and found["ms_spread"][0] > limit
        assert not (options.strict and is_over), f"{found['name']} takes {found['ms_spread'][0]:.1f} ms"


if __name__ == "__main__":
    main()
