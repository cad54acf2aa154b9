"""Compare the time of `find_urls` with other detectors on the same messages, and check what each one finds.

Run it as `python benchmarks/detect.py`, with the extra `bench` installed. The detectors are timed in alternating
rounds, so that a busy machine affects all of them equally. urlextract is slow and gets only every tenth message.

`--messages FILE.jsonl` reads your own messages. Each line is `{"text": …}`, or
`{"text": …, "urls": [{"start": …, "end": …}]}` with the spans of the links.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from _contenders import CONTENDERS, OURS, Detector
from _messages import messages
from _report import environment, markdown, write_json

_THINNED = {"urlextract": 10}  # it gets one of so many messages
_LEAST_F1 = 0.99  # of our detector, on the messages generated here
_LEAST_SCHEMED = 0.9  # the share of links with a scheme that every detector must find, at least in part
# Each detector has a new process, so that nothing is already imported.
_COLD = """
import sys, time
begun = time.perf_counter()
from _contenders import CONTENDERS
detector = CONTENDERS[sys.argv[1]]()
loaded = time.perf_counter()
assert detector.spans("Your bill is ready: https://example.in/b/1 and example.com/x"), "found nothing"
print(loaded - begun, time.perf_counter() - loaded)
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, its links if they are known, and whether it counts as a text with links."""

    text: str
    links: frozenset[tuple[int, int]] | None
    has_link: bool


@dataclass(slots=True)
class Run:
    """One detector, its samples, and its microseconds per message in each round, without and with links."""

    detector: Detector
    samples: list[Sample]
    rounds: dict[bool, list[float]] = field(default_factory=lambda: {False: [], True: []})

    def mixed(self) -> list[float]:
        """Return the microseconds per message in each round, over both kinds of messages."""
        share = sum(sample.has_link for sample in self.samples) / len(self.samples)
        pairs = zip(self.rounds[False], self.rounds[True], strict=True)
        return [without * (1 - share) + linked * share for without, linked in pairs]


def generated(count: int) -> list[Sample]:
    return [Sample(text, frozenset(links), bool(links)) for text, links in messages(count)]


def read(path: Path) -> list[Sample]:
    samples = []
    # Not `splitlines`, which also splits at U+0085 and U+2028. A message may contain them.
    with path.open(encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        links = frozenset((url["start"], url["end"]) for url in row["urls"]) if "urls" in row else None
        # If the links are not known, this is only an estimate.
        has_link = bool(links) if links is not None else "://" in row["text"] or "www." in row["text"]
        samples.append(Sample(row["text"], links, has_link))
    return samples


def timed(run: Run) -> None:
    """Add one round."""
    for has_link, rounds in run.rounds.items():
        texts = [sample.text for sample in run.samples if sample.has_link is has_link]
        find = run.detector.find
        begun = time.perf_counter()
        for text in texts:
            find(text)
        rounds.append((time.perf_counter() - begun) / max(1, len(texts)) * 1e6)


def accuracy(run: Run) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans, and the share of links with a scheme found at least in part."""
    right = found_count = true_count = schemed = met = 0
    for sample in run.samples:
        if sample.links is None:
            continue
        found = set(run.detector.spans(sample.text))
        right += len(found & sample.links)
        found_count += len(found)
        true_count += len(sample.links)
        for start, end in sample.links:
            if "://" in sample.text[start:end]:
                schemed += 1
                met += any(a < end and start < b for a, b in found)
    if not true_count:
        return {}
    precision, recall = right / max(1, found_count), right / true_count
    f1 = 2 * right / (found_count + true_count)
    return {"precision": precision, "recall": recall, "f1": f1, "schemed": met / max(1, schemed)}


def cold(name: str) -> dict[str, float]:
    """Return the milliseconds of loading and of the first call, as medians of three new processes."""
    command = [sys.executable, "-c", _COLD, name]
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent)  # noqa: S603
        for _ in range(3)
    ]
    times = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    load, first = (statistics.median(column) * 1e3 for column in times)
    return {"cold_load_ms": load, "cold_first_ms": first}


def measured(samples: list[Sample], rounds: int) -> dict[str, Run]:
    runs = {
        name: Run(build(), samples[:: _THINNED.get(name, 1)] if len(samples) > 2000 else samples)
        for name, build in CONTENDERS.items()
    }
    for run in runs.values():
        for sample in run.samples[:100]:  # loading belongs to the cold start
            run.detector.find(sample.text)
    for _ in range(rounds):
        for run in runs.values():
            timed(run)
    return runs


def result(name: str, run: Run, ours: Run) -> dict[str, object]:
    mixed = run.mixed()
    return {
        "name": name,
        "messages": len(run.samples),
        "us": statistics.median(mixed),
        "us_spread": [min(mixed), max(mixed)],
        "us_without_link": statistics.median(run.rounds[False]),
        "us_with_link": statistics.median(run.rounds[True]),
        # The ratio is taken within a round, where the noise is the same.
        "ratio": statistics.median(a / b for a, b in zip(mixed, ours.mixed(), strict=True)),
        **accuracy(run),
        **cold(name),
    }


def check(results: Iterable[dict[str, object]], *, has_known_messages: bool) -> None:
    """Assert that no detector is fast because it finds nothing."""
    for found in results:
        if "f1" in found:
            assert found["schemed"] >= _LEAST_SCHEMED, (
                f"{found['name']} found {found['schemed']:.3f} of the links with a scheme"
            )
            assert found["name"] != OURS or not has_known_messages or found["f1"] >= _LEAST_F1, (
                f"F1 {found['f1']}"
            )


def table(results: Iterable[dict[str, object]]) -> str:
    headers = (
        *("detector", "messages", "µs per message (spread)", "without link", "with link", "ratio to ours"),
        *("precision", "recall", "F1", "cold: load", "first call"),
    )
    rows = []
    for found in results:
        low, high = found["us_spread"]
        scores = [f"{found[key]:.3f}" if key in found else "–" for key in ("precision", "recall", "f1")]
        rows.append([
            *(found["name"], f"{found['messages']:,}", f"{found['us']:.1f} ({low:.1f}–{high:.1f})"),
            *(f"{found['us_without_link']:.1f}", f"{found['us_with_link']:.1f}", f"{found['ratio']:.2f}"),
            *(*scores, f"{found['cold_load_ms']:.0f} ms", f"{found['cold_first_ms']:.2f} ms"),
        ])  # fmt: skip
    return markdown(headers, rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000, help="messages to make")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    samples = read(options.messages) if options.messages else generated(options.count)
    runs = measured(samples, options.rounds)
    results = [result(name, run, runs[OURS]) for name, run in runs.items()]
    links = sum(len(sample.links or ()) for sample in samples)
    characters = statistics.mean(len(sample.text) for sample in samples)
    print(f"{len(samples):,} messages of {characters:.0f} characters on average, {links:,} links known\n")
    print(table(results))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, messages=len(samples), links=links, rounds=options.rounds)
    check(results, has_known_messages=not options.messages)


if __name__ == "__main__":
    main()
