"""Check a file of many messages with `engage-text check`, in one process and in two, and compare their output.

Run it as `python benchmarks/lint.py [COUNT]`, on idle cores. The messages are those of `stream.py`, as JSON lines.
Every twelfth recipient lacks its country code, so the runs have findings to write.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from _report import write_json
from stream import requests

_FAULTY = 12
_JOBS = (1, 2)


def write_file(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for n, request in enumerate(requests(count)):
            if n % _FAULTY == 0:
                request["to"] = f"{9_800_000_000 + n}"
            file.write(f"{json.dumps(request, ensure_ascii=False)}\n")


class Outcome(NamedTuple):
    """The seconds, the peak memory of the largest process in MiB, the errors, and a hash of the output."""

    seconds: float
    memory: float
    errors: int
    digest: str


def checked(path: Path, jobs: int) -> Outcome:
    command = [
        sys.executable,
        "-m",
        "engage_text",
        "check",
        str(path),
        "--jobs",
        str(jobs),
        "--format",
        "concise",
    ]
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 1, process.returncode  # findings, and no other failure
        out.seek(0)
        # Not read as a whole: on Linux, the peak of the next process would start at the memory of this one.
        digest, errors = hashlib.sha256(), 0
        for line in out:
            digest.update(line)
            errors += b"number-missing-country-code" in line
        return Outcome(seconds, usage.ru_maxrss / 1024, errors, digest.hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path, help="write the results here too")
    given = parser.parse_args()
    results: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.jsonl"
        write_file(path, given.count)
        outputs = set()
        for jobs in _JOBS:
            found = checked(path, jobs)
            outputs.add(found.digest)
            assert found.errors == -(-given.count // _FAULTY)
            results.append({"jobs": jobs, "seconds": found.seconds, "memory": found.memory})
            rate = given.count / found.seconds
            print(
                f"{jobs} jobs: {found.seconds:.1f} s, {rate:,.0f} messages a second, {found.memory:.0f} MiB"
            )
        assert len(outputs) == 1, "the jobs must not change the output"
    print(f"{results[0]['seconds'] / results[1]['seconds']:.2f} times as fast with two jobs")
    if given.json:
        write_json(given.json, results)


if __name__ == "__main__":
    main()
