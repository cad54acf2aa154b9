"""Measure how time and memory grow with the messages of a job, the links of a message, and the length of a body.

Run it as `python benchmarks/growth.py`. Each job runs in its own process, so that each has its own peak memory. The
bodies with different numbers of links have the same length. Long bodies have one link per 100 characters, on 100 hosts.
They are longer than the service accepts, so their preview is timed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _report import environment, markdown, write_json

from engage_text import LinkDomain, Prepared, Shortener, prepare, preview_body

MESSAGES = (1_000, 10_000, 100_000, 1_000_000)
LINKS = (1, 2, 4, 8)
CHARACTERS = (100, 1_000, 10_000, 100_000, 1_000_000)
_MEMORY = 100  # MiB that a job may use at most
# The longest body may take so many times as long per character as a body of 1,000 characters.
_STEEPEST = 3
_HOSTS = 100
_LENGTH = 600  # characters of the bodies with different numbers of links
_BATCH = 20_000  # a timing covers at least so many characters or links
_SHORTENER = Shortener(LinkDomain("su.digo.link"), salt="benchmark")


def jobs(counts: tuple[int, ...]) -> list[dict[str, Any]]:
    """Stream jobs with these numbers of messages. `stream.py` asserts the links of each."""
    found = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "stream.json"
            command = [sys.executable, "stream.py", str(count), "--json", str(report)]
            subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parent)  # noqa: S603
            found.append(json.loads(report.read_text(encoding="utf-8"))["results"])
    for job in found:
        assert job["peak_mib"] <= _MEMORY, f"{job['peak_mib']:.0f} MiB for {job['messages']:,} messages"
    return found


def body_of(links: int, length: int) -> str:
    """Return a body of this length with this number of different links, evenly distributed."""
    room = length // links
    parts = (
        f"Offer {n}: https://shop{n % _HOSTS}.example.in/p/{n}?src=sms ".ljust(room, "x")
        for n in range(links)
    )
    return "".join(f"{part[:-1]} " for part in parts).ljust(length, "x")


def linked(links: int, rounds: int) -> dict[str, Any]:
    request = {
        "type": "transactional",
        "from": "ACMEIN",
        "to": "919876543210",
        "msg": body_of(links, _LENGTH),
        "transactionID": "t-1",
        "dlr": {"mask": 1},
        "tiny": "1",
    }
    done = prepare(request, shortener=_SHORTENER, ids=0)
    assert isinstance(done, Prepared)
    assert len(done.links) == links, done.links
    spent = rounded(lambda: prepare(request, shortener=_SHORTENER, ids=0), _BATCH // 20, rounds)
    return {"links": links, **spent, "us_a_link": spent["us"] / links}


def long(characters: int, rounds: int) -> dict[str, Any]:
    links = characters // 100
    body = body_of(links, characters)
    assert preview_body(body, shortener=_SHORTENER).count(_SHORTENER.placeholder) == links
    spent = rounded(lambda: preview_body(body, shortener=_SHORTENER), max(1, _BATCH // characters), rounds)
    return {"characters": characters, **spent, "us_a_kilobyte": spent["us"] / characters * 1_000}


def rounded(call: Callable[[], object], times: int, rounds: int) -> dict[str, Any]:
    """Return the microseconds per call: the median and the spread of the rounds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in range(times):
            call()
        taken.append((time.perf_counter() - begun) / times * 1e6)
    return {"us": statistics.median(taken), "us_spread": [min(taken), max(taken)]}


def tables(results: dict[str, list[dict[str, Any]]]) -> str:
    def spent(row: dict[str, Any]) -> str:
        low, high = row["us_spread"]
        return f"{row['us']:,.1f} ({low:,.1f}–{high:,.1f})"

    return "\n\n".join((
        markdown(
            ("messages", "links", "seconds", "µs per message", "peak, MiB", "above the first message"),
            [[f"{row['messages']:,}", f"{row['links']:,}", f"{row['seconds']:.2f}", f"{row['us']:.1f}",
              f"{row['peak_mib']:.0f}", f"{row['above_mib']:.1f}"] for row in results["messages"]],
        ),
        markdown(
            ("links in a message", "µs per message (spread)", "µs per link"),
            [[str(row["links"]), spent(row), f"{row['us_a_link']:.1f}"] for row in results["links"]],
        ),
        markdown(
            ("characters in a body", "µs per body (spread)", "µs per 1,000"),
            [[f"{row['characters']:,}", spent(row), f"{row['us_a_kilobyte']:.1f}"] for row in results["characters"]],
        ),
    ))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=MESSAGES[-1], help="messages of the longest job")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    results = {
        "messages": jobs(tuple(count for count in MESSAGES if count <= options.most)),
        "links": [linked(links, options.rounds) for links in LINKS],
        "characters": [long(characters, options.rounds) for characters in CHARACTERS],
    }
    print(tables(results))
    costs = [row["us_a_kilobyte"] for row in results["characters"]]
    assert costs[-1] <= _STEEPEST * costs[1], f"{costs[-1] / costs[1]:.1f} times as long in a long body"
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, rounds=options.rounds)


if __name__ == "__main__":
    main()
