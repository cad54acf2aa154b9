"""Compare the time of `measure` with other counters on the same messages, and check each count.

Run it as `python benchmarks/segments.py`, with the extra `bench` installed. The counters are timed in alternating
rounds, so that a busy machine affects all of them equally. Each is called as its documentation shows; smsutil splits,
because that is how it counts. The correct number is counted here, character by character, by 3GPP TS 23.038 and 23.040.
"Borders" are messages with an escape or a surrogate pair across the end of a part.
"""
# ruff: noqa: PLC0415  # each library is imported on first use, so that a missing one does not stop the others

from __future__ import annotations

import argparse
import json
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from _messages import messages
from _report import environment, markdown, write_json

OURS = "engage_text"
FORMULA = "`-(-len(text) // 160)`"
_LEAST = 0.99  # the share of messages that every counter except the formula must count correctly
_MICROSECONDS = 0.7  # ours, on an idle machine; asserted with `--strict`
_EXTENSION = "\f^{}\\[~]|€"
_BASIC = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " \n\r!\"#$%&'()*+,-./:;<=>?@_£¥¤§¡¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ"
)


class Counter(NamedTuple):
    """A function that counts, and one that turns its result into a number of segments. Only the first is timed."""

    count: Callable[[str], Any]
    to_segments: Callable[[Any], int]


def _ours() -> Counter:
    from engage_text import measure

    return Counter(measure, lambda size: size.segments)


def _smsutil() -> Counter:
    from smsutil import split

    return Counter(split, lambda result: max(1, len(result.parts)))


def _sms_counter() -> Counter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library was written for pydantic 1
        from sms.counter import SMSCounter

        counter = SMSCounter()
    return Counter(lambda text: counter.count(sms_content=text), lambda result: max(1, result.segment))


def _formula() -> Counter:
    return Counter(lambda text: -(-len(text) // 160), lambda segments: max(1, segments))


CONTENDERS: dict[str, Callable[[], Counter]] = {
    OURS: _ours,
    "smsutil": _smsutil,
    "sms-counter": _sms_counter,
    FORMULA: _formula,
}


def right(text: str) -> int:
    """Count the segments: up to 160 or 70 units are one; else each character goes into the first part where it fits."""
    is_gsm = all(char in _BASIC or char in _EXTENSION for char in text)
    wide = _EXTENSION.__contains__ if is_gsm else (lambda char: ord(char) > 0xFFFF)
    single, part = (160, 153) if is_gsm else (70, 67)
    widths = [1 + wide(char) for char in text]
    if sum(widths) <= single:
        return 1
    segments, used = 1, 0
    for width in widths:
        if used + width > part:
            segments, used = segments + 1, 0
        used += width
    return segments


def borders() -> list[str]:
    """Return messages in which a gap at the end of a part costs one more part, and similar messages."""
    texts = [f"{'a' * (152 + i)}€{'a' * (150 + j)}" for i in (-1, 0, 1) for j in range(5)]
    texts += [f"{'न' * (66 + i)}😀{'न' * (64 + j)}" for i in (-1, 0, 1) for j in range(5)]
    return [*texts, "€" * 153, "[" * 229, "😀" * 67, "😀" * 34]


def timed(counter: Counter, texts: list[str]) -> float:
    """Return the microseconds per message, including the loop."""
    count = counter.count
    begun = time.perf_counter()
    for text in texts:
        count(text)
    return (time.perf_counter() - begun) / len(texts) * 1e6


def share(counter: Counter, texts: list[str]) -> float:
    """Return the share of texts that are counted correctly."""
    return statistics.mean(counter.to_segments(counter.count(text)) == right(text) for text in texts)


def measured(texts: list[str], rounds: int) -> list[dict[str, Any]]:
    groups = {
        "us": texts,
        "us_ascii": [text for text in texts if text.isascii()],
        "us_other": [text for text in texts if not text.isascii()],
    }
    counters = {name: build() for name, build in CONTENDERS.items()}
    times: dict[str, dict[str, list[float]]] = {name: {key: [] for key in groups} for name in counters}
    for _ in range(rounds):
        for name, counter in counters.items():
            for key, group in groups.items():
                times[name][key].append(timed(counter, group))
    return [
        {
            "name": name,
            **{key: statistics.median(times[name][key]) for key in groups},
            "us_best": min(times[name]["us"]),
            # The ratio is taken within a round, where the noise is the same.
            "ratio": statistics.median(
                a / b for a, b in zip(times[name]["us"], times[OURS]["us"], strict=True)
            ),
            "right": share(counter, texts),
            "right_at_borders": share(counter, borders()),
        }
        for name, counter in counters.items()
    ]


def check(results: list[dict[str, Any]], *, strict: bool) -> None:
    """Assert that our counts are all correct, and that no counter is fast because it does not count."""
    for found in results:
        if found["name"] == OURS:
            assert found["right"] == found["right_at_borders"] == 1, found
            assert found["us_best"] <= _MICROSECONDS or not strict, f"{found['us_best']:.2f} µs per message"
        elif found["name"] != FORMULA:
            assert found["right"] >= _LEAST, f"{found['name']} is right on {found['right']:.3f}"


def table(results: list[dict[str, Any]]) -> str:
    headers = (
        "counter",
        "µs per message (best round)",
        "ASCII",
        "other",
        "ratio to ours",
        "correct",
        "at borders",
    )
    rows = [
        [
            *(found["name"], f"{found['us']:.2f} ({found['us_best']:.2f})"),
            *(f"{found['us_ascii']:.2f}", f"{found['us_other']:.2f}", f"{found['ratio']:.1f}"),
            *(f"{found['right']:.1%}", f"{found['right_at_borders']:.0%}"),
        ]
        for found in results
    ]
    return markdown(headers, rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=5_000, help="messages to make")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--strict", action="store_true", help=f"fail above {_MICROSECONDS} µs per message")
    options = parser.parse_args()
    texts = [message.text for message in messages(options.count)]
    results = measured(texts, options.rounds)
    characters = statistics.mean(map(len, texts))
    print(f"{len(texts):,} messages of {characters:.0f} characters on average, {len(borders())} at borders\n")
    print(table(results))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, messages=len(texts), rounds=options.rounds)
    check(results, strict=options.strict)


if __name__ == "__main__":
    main()
