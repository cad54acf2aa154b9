"""Time a whole job beside the floor under it: the JSON read into the model and written back, nothing else.

Run it as `python benchmarks/floor.py`. 60 % of the messages have no link, 30 % one, 10 % two; 20 % are in an Indic
script. The floor and the job take turns, round by round; the ratio is taken within a round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from _messages import messages
from _report import environment, markdown, write_json

from engage_text import LinkDomain, Prepared, Shortener, prepare_many
from engage_text.wire import SmsRequest


def requests(count: int) -> tuple[list[dict[str, object]], int]:
    """Return the requests, and how many links are in them."""
    rows: list[dict[str, object]] = []
    links = 0
    for n, (body, places) in enumerate(messages(count)):
        links += len(places)
        rows.append({
            "type": "transactional",
            "from": "ACMEIN",
            "to": f"91{9_800_000_000 + n}",
            "msg": body,
            "transactionID": f"job-{n}",
            "dlr": {"mask": 1, "url": "https://reports.example.in/sms"},
            "tiny": "1",
        })  # fmt: skip
    return rows, links


def floor_json(documents: list[bytes]) -> int:
    return sum(
        len(SmsRequest.model_validate_json(document).model_dump_json(by_alias=True)) for document in documents
    )


def floor_dicts(rows: list[dict[str, object]]) -> int:
    return sum(len(SmsRequest.model_validate(row).model_dump(by_alias=True)) for row in rows)


def ours(requests: list[object], *, write: bool) -> int:
    shortener = Shortener(LinkDomain("su.digo.link"), salt="benchmark")
    links = 0
    for done in prepare_many(requests, shortener=shortener, ids=0):
        assert isinstance(done, Prepared), done
        links += len(done.links)
        if write:
            done.payload_json()
    return links


def timed(call: Callable[..., int], given: list[object]) -> tuple[float, int]:
    begun = time.perf_counter()
    found = call(given)
    return (time.perf_counter() - begun) / len(given) * 1e6, found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    rows, links = requests(options.count)
    documents = [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    results = []
    for name, floor, job, given in (
        ("JSON to JSON", floor_json, partial(ours, write=True), documents),
        ("dicts to dicts", floor_dicts, partial(ours, write=False), rows),
    ):
        low: list[float] = []
        whole: list[float] = []
        for _ in range(options.rounds):
            low.append(timed(floor, given)[0])
            microseconds, found = timed(job, given)
            assert found == links, f"{found} links made of {links}"
            whole.append(microseconds)
        results.append({
            "name": name,
            "floor_us": statistics.median(low),
            "us": statistics.median(whole),
            "us_spread": [min(whole), max(whole)],
            "ratio": statistics.median(a / b for a, b in zip(whole, low, strict=True)),
        })  # fmt: skip
    heads = ("a message", "floor, µs", "whole, µs (spread)", "ratio")
    table = [
        [
            str(r["name"]),
            f"{r['floor_us']:.1f}",
            f"{r['us']:.1f} ({r['us_spread'][0]:.1f}–{r['us_spread'][1]:.1f})",
            f"{r['ratio']:.2f}",
        ]
        for r in results
    ]
    print(f"{options.count:,} messages, {links:,} links\n")
    print(markdown(heads, table))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, count=options.count, rounds=options.rounds)


if __name__ == "__main__":
    main()
