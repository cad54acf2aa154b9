"""Time `find_urls` and `measure` on the messages shipped with the tests, and assert what was found.

Run it as `python benchmarks/detect.py`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from engage_text import find_urls, measure

_MESSAGES = Path(__file__).parents[1] / "tests" / "data" / "messages.jsonl"
_ROUNDS = 200


def best(function: Callable[[str], object], bodies: list[str]) -> float:
    """Return the least time of five, in microseconds a message."""
    least = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(_ROUNDS):
            for body in bodies:
                function(body)
        least = min(least, time.perf_counter() - start)
    return least / _ROUNDS / len(bodies) * 1e6


def main() -> None:
    """Print the microseconds a message."""
    rows = [json.loads(line) for line in _MESSAGES.read_text(encoding="utf-8").splitlines()]
    bodies = [row["msg"] for row in rows if isinstance(row.get("msg"), str)]
    found = sum(len(find_urls(body)) for body in bodies)
    assert found > len(bodies) // 4, f"only {found} URLs in {len(bodies)} messages"
    print(
        f"{len(bodies)} messages, {sum(map(len, bodies)) / len(bodies):.0f} characters on average, {found} URLs"
    )
    print(f"find_urls {best(find_urls, bodies):.1f} µs a message, measure {best(measure, bodies):.1f} µs")


if __name__ == "__main__":
    main()
