"""Time `find_urls` on hostile texts of 1 kB to 1 MB, and assert that the time grows no faster than the text.

Run it as `python benchmarks/hostile.py`. `--peers` runs the other detectors too, at 10 kB and 100 kB, each in its own
process with a time limit (this needs the extra `bench`).
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from _contenders import CONTENDERS, OURS, Detector
from _report import markdown, write_json

SIZES = (1_000, 10_000, 100_000, 1_000_000)  # characters
PEER_SIZES = SIZES[1:3]
# With ten times the text, a linear scan takes ten times as long, and a quadratic one a hundred times. The bound is
# between the two. A step over it is measured again, so that a busy machine does not cause a failure.
BOUND = 30
TRIES = 4
_LEAST = 1e-3  # seconds; a shorter time says more about the clock than about the text


def _again(seed: str, *, head: str = "", tail: str = "") -> Callable[[int], str]:
    return lambda size: head + seed * (max(1, size - len(head) - len(tail)) // len(seed)) + tail


def _nested(size: int) -> str:
    return f"http://a.com/{'(' * (size // 2)}é{')' * (size // 2)}"


def _halves(seed: str, end: str) -> Callable[[int], str]:
    return lambda size: seed * (size // 2 // len(seed)) + end * (size // 2 // len(end))


CASES: dict[str, Callable[[int], str]] = {
    **{f"`{seed}` × n": _again(seed) for seed in (
        "a.", "http://", "(", "a@", ".", "1", "1.", "-", "a-", "%", "%2e", "aあ.", "a.com/b)", "http://a.com/(",
        "www.", "'", '"', "{{", "ok.so ", "_a.com", "😀.com ",
    )},
    "nested brackets in a path": _nested,
    "`http://a.com/` and `x.Ab` × n": _again("x.Ab", head="http://a.com/"),
    "`http://a.com/` and `a-` × n": _again("a-", head="http://a.com/"),
    # Tails in one run without a space: the search for the end of the first must not read the whole run.
    "`a.com/()¦` × n": _again("a.com/()|"),
    "`a.com/x9.Now,` × n": _again("a.com/x9.Now,"),
    "`a.com/x9.Now&` × n": _again("a.com/x9.Now&"),
    "`a.com/x.T&C&` × n": _again("a.com/x.T&C&"),
    "`a.com/x9.Now()` × n": _again("a.com/x9.Now()"),
    "`a.com?!()` × n": _again("a.com?!()"),
    "`a.com?.&` × n": _again("a.com?.&"),
    "`a.com?!` × n and `!` × n": _halves("a.com?!", "!"),
    "`a.com/x9.Now,` × n and `😀` × n": _halves("a.com/x9.Now,", "😀"),
    "`http://a.com/` and `!` × n and `x`": _again("!", head="http://a.com/", tail="x"),
}  # fmt: skip


def seconds(detector: Detector, text: str) -> float:
    """Return the CPU seconds of one call, without the garbage collector."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    detector.find(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


def grown(detector: Detector, make: Callable[[int], str]) -> list[float]:
    """Return the seconds at each size, up to the first size whose time is not linear. The next would take too long."""
    times: list[float] = []
    for size in SIZES:
        text = make(size)
        times.append(min(seconds(detector, text) for _ in range(3 if size < SIZES[-1] else 1)))
        for _ in range(TRIES):
            if is_linear(times):
                break
            # Noise may have affected either time.
            times[-2] = min(times[-2], seconds(detector, make(size // 10)))
            times[-1] = min(times[-1], seconds(detector, text))
        if not is_linear(times):
            break
    return times


def is_linear(times: list[float]) -> bool:
    """Return whether the time of the last step grew no faster than the text."""
    return len(times) < 2 or times[-1] < _LEAST or times[-1] <= BOUND * max(times[-2], _LEAST / 10)


def peer_seconds(name: str, case: str, limit: float) -> list[float | None]:
    """Return the seconds of another detector at each of PEER_SIZES; None if it took longer than the limit."""
    command = [sys.executable, __file__, "--one", name, case]
    try:
        output = subprocess.run(command, check=True, capture_output=True, timeout=limit).stdout  # noqa: S603
    except subprocess.TimeoutExpired as late:
        output = late.stdout or b""
    times: list[float | None] = [float(line) for line in output.split()]
    return times + [None] * (len(PEER_SIZES) - len(times))


def one(name: str, case: str) -> None:
    """Print the seconds of one detector, a line per size, so that a time limit loses only the last size."""
    detector = CONTENDERS[name]()
    detector.find("https://example.in/x")
    for size in PEER_SIZES:
        print(seconds(detector, CASES[case](size)), flush=True)


def table(results: dict[str, list[float]]) -> str:
    rows = []
    for case, times in results.items():
        steps = [f"{b / a:.1f}" for a, b in pairwise(times)]
        cells = [f"{taken * 1e3:.2f}" for taken in times] + ["–"] * (len(SIZES) - len(times))
        rows.append([case, *cells, " ".join(steps), "yes" if is_linear(times) else "**no**"])
    sizes = ("1 kB, ms", "10 kB", "100 kB", "1 MB")
    return markdown(("text", *sizes, "growth per tenfold", "linear"), rows)


def peer_table(results: dict[str, dict[str, list[float | None]]], limit: float) -> str:
    peers = [name for name in CONTENDERS if name != OURS]
    rows = []
    for case, by_peer in results.items():
        cells = [
            " / ".join(f"> {limit:g} s" if taken is None else f"{taken * 1e3:.1f}" for taken in by_peer[name])
            for name in peers
        ]
        rows.append([case, *cells])
    return markdown(("10 kB / 100 kB, ms", *peers), rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", action="store_true")
    parser.add_argument(
        "--limit", type=float, default=5, help="seconds for one detector and text, both sizes together"
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "CASE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return one(*options.one)
    ours = CONTENDERS[OURS]()
    ours.find("https://example.in/x")
    results = {case: grown(ours, make) for case, make in CASES.items()}
    print(table(results))
    peers: dict[str, dict[str, list[float | None]]] = {}
    if options.peers:
        names = [name for name in CONTENDERS if name != OURS]
        peers = {case: {name: peer_seconds(name, case, options.limit) for name in names} for case in CASES}
        print(f"\n{peer_table(peers, options.limit)}")
    if options.json:
        write_json(
            options.json, {"ours": results, "peers": peers}, sizes=SIZES, bound=BOUND, limit=options.limit
        )
    slow = [case for case, times in results.items() if not is_linear(times)]
    assert not slow, f"time grows faster than the text: {', '.join(slow)}"
    return None


if __name__ == "__main__":
    main()
