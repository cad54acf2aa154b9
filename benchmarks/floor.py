"""Compare the time of a whole job with its lower bound (the floor), and with the script that people write instead.

Run it as `python benchmarks/floor.py`, with the extra `bench` installed. The floor only reads the JSON into the model
and writes it back. 60 % of the messages have no link, 30 % have one and 10 % have two; 20 % are in an Indic script.
All three are timed in alternating rounds, and ratios are taken within a round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from _messages import messages
from _obvious import ObviousScript
from _report import environment, markdown, write_json

from engage_text import LinkDomain, Prepared, Shortener, SmsRequest, measure, prepare_many

_FLOOR, _OURS, _SCRIPT = "floor", "engage_text", "the obvious script"
_SALT = "benchmark"
_THINNED = {_SCRIPT: 10}  # it gets one of so many messages


class Truth(NamedTuple):
    """The number of links, and the number of links with a scheme. The script finds only those."""

    links: int
    schemed: int


def requests(count: int) -> tuple[list[dict[str, Any]], list[Truth]]:
    """Return the requests, and the expected numbers of links of each."""
    rows: list[dict[str, Any]] = []
    truths = []
    for n, (body, places) in enumerate(messages(count)):
        truths.append(Truth(len(places), sum("://" in body[start:end] for start, end in places)))
        rows.append({
            "type": "transactional",
            "from": "ACMEIN",
            "to": f"91{9_800_000_000 + n}",
            "msg": body,
            "transactionID": f"job-{n}",
            "dlr": {"mask": 1, "url": "https://reports.example.in/sms"},
            "tiny": "1",
        })  # fmt: skip
    return rows, truths


def floor_json(documents: Sequence[bytes]) -> int:
    return sum(
        len(SmsRequest.model_validate_json(document).model_dump_json(by_alias=True)) for document in documents
    )


def floor_dicts(rows: Sequence[dict[str, Any]]) -> int:
    return sum(len(SmsRequest.model_validate(row).model_dump(by_alias=True)) for row in rows)


def ours_json(documents: Sequence[bytes]) -> int:
    links = size = 0
    for done in prepare_many(documents, shortener=_shortener(), ids=0):
        assert isinstance(done, Prepared), done
        size += len(done.payload_json())
        links += len(done.links)
    assert size > len(documents)
    return links


def ours_dicts(rows: Sequence[dict[str, Any]]) -> int:
    links = 0
    for done in prepare_many(rows, shortener=_shortener(), ids=0):
        assert isinstance(done, Prepared), done
        assert done.payload
        links += len(done.links)
    return links


def _shortener() -> Shortener:
    return Shortener(LinkDomain("su.digo.link"), salt=_SALT)


def script_json(documents: Sequence[bytes]) -> int:
    script = ObviousScript(_SALT)
    for document in documents:
        script.prepare_json(document)
    return script.links


def script_dicts(rows: Sequence[dict[str, Any]]) -> int:
    script = ObviousScript(_SALT)
    for row in rows:
        script.prepare(row)
    return script.links


JOBS: dict[str, dict[str, Callable[[Any], int]]] = {
    "JSON to JSON": {_FLOOR: floor_json, _OURS: ours_json, _SCRIPT: script_json},
    "dicts to dicts": {_FLOOR: floor_dicts, _OURS: ours_dicts, _SCRIPT: script_dicts},
}


def timed(call: Callable[[Any], int], given: Sequence[object]) -> tuple[float, int]:
    """Return the microseconds per message, and the number of links made."""
    begun = time.perf_counter()
    found = call(given)
    return (time.perf_counter() - begun) / len(given) * 1e6, found


def measured(job: str, given: Sequence[object], truths: Sequence[Truth], rounds: int) -> list[dict[str, Any]]:
    times: dict[str, list[float]] = {name: [] for name in JOBS[job]}
    for call in JOBS[job].values():
        call(given[:100])  # loading is not part of a job's rate
    for _ in range(rounds):
        for name, call in JOBS[job].items():
            step = _THINNED.get(name, 1)
            microseconds, found = timed(call, given[::step])
            times[name].append(microseconds)
            if name == _OURS:
                assert found == sum(truth.links for truth in truths), f"{found} links made"
            elif name == _SCRIPT:
                assert found == sum(truth.schemed for truth in truths[::step]), f"{found} links made"
    return [
        {
            "name": name,
            "job": job,
            "us": statistics.median(taken),
            "us_spread": [min(taken), max(taken)],
            # Ratios are taken within a round, where the noise is the same.
            "to_floor": statistics.median(a / b for a, b in zip(taken, times[_FLOOR], strict=True)),
            "to_ours": statistics.median(a / b for a, b in zip(taken, times[_OURS], strict=True)),
        }
        for name, taken in times.items()
    ]


def script_is_right(rows: Sequence[dict[str, Any]], truths: Sequence[Truth]) -> dict[str, float]:
    """Return the share of links that the script finds, and of messages whose segments it counts correctly."""
    script = ObviousScript(_SALT)
    right = 0
    for row in rows:
        payload, segments = script.prepare(row)
        right += segments == measure(payload["msg"]).segments
    return {"links": script.links / sum(truth.links for truth in truths), "segments": right / len(rows)}


def table(results: Sequence[dict[str, Any]]) -> str:
    headers = ("job", "library", "µs per message (spread)", "times the floor", "times ours")
    rows = []
    for found in results:
        low, high = found["us_spread"]
        rows.append([
            *(found["job"], found["name"], f"{found['us']:.1f} ({low:.1f}–{high:.1f})"),
            *(f"{found['to_floor']:.2f}", f"{found['to_ours']:.2f}"),
        ])  # fmt: skip
    return markdown(headers, rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    rows, truths = requests(options.count)
    documents = [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    results = []
    for job, given in zip(JOBS, (documents, rows), strict=True):
        results += measured(job, given, truths, options.rounds)
    step = _THINNED[_SCRIPT]
    script = script_is_right(rows[::step], truths[::step])
    links = sum(truth.links for truth in truths)
    print(f"{options.count:,} messages, {links:,} links\n")
    print(table(results))
    print(f"\nThe obvious script finds {script['links']:.0%} of the links, and counts", end=" ")
    print(f"the segments of {script['segments']:.0%} of the messages correctly.")
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        settings = {"count": options.count, "rounds": options.rounds, "links": links, "script": script}
        write_json(options.json, results, **settings)


if __name__ == "__main__":
    main()
