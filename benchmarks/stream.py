"""Stream 100,000 requests through `prepare_many`, measure the time per message and the peak memory, check the results.

Run it as `python benchmarks/stream.py [COUNT]`. `growth.py` runs it with several counts.

60 % of the messages have no link, 30 % have one and 10 % have two; 20 % are in an Indic script.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from _report import write_json

from engage_text import LinkDomain, Prepared, Shortener, prepare_many

_ENGLISH = (
    "Dear customer, Rs.4,250.00 is due on 25-11-2026 for your card ending 1234. Please ignore if paid.",
    "Your order AWB 23409913772622 is out for delivery today. Track it at https://track.example.in/p/{n}?src=sms",
    "50% OFF on footwear! Shop at shop.example.com/sale{n} or visit www.example.org/stores T&C apply",
)
_INDIC = (
    "प्रिय ग्राहक, आपका बिल 4,250 रुपये 25 नवंबर तक देय है। भुगतान हो चुका हो तो ध्यान न दें।",
    "உங்கள் ஆர்டர் இன்று வருகிறது. விவரம்: https://track.example.in/p/{n} நன்றி",
    "आज की छूट: shop.example.com/sale{n} और www.example.org/stores पर।",
)
_LINKS = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2)  # the links of ten messages in a row


def requests(count: int) -> Iterator[dict[str, object]]:
    """Yield the requests one by one, so that only the library can keep them in memory."""
    for n in range(count):
        bodies = _INDIC if n % 5 == 0 else _ENGLISH
        yield {
            "type": "transactional",
            "from": "ACMEIN",
            "to": f"91{9_800_000_000 + n}",
            "msg": bodies[_LINKS[n // 5 % 10]].format(n=n),
            "transactionID": f"job-{n}",
            "dlr": {"mask": 1, "url": "https://reports.example.in/sms"},
            "tiny": "1",
        }


def peak() -> float:
    """Return the peak memory of the process in MiB."""
    try:
        # Not `ru_maxrss`: on Linux it starts at the parent's value, which may be larger.
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = re.search(r"VmHWM:\s+([0-9]+) kB", status)
    assert found, status
    return int(found[1]) / 1024


def streamed(count: int) -> dict[str, float]:
    """Run the stream once, and return its time and memory."""
    shortener = Shortener(LinkDomain("su.digo.link"), salt="benchmark")
    # The first request loads the suffix list and the numbering plans.
    next(prepare_many(requests(1), shortener=shortener, ids=0))
    before = peak()
    start = time.perf_counter()
    links = ready = 0
    for result in prepare_many(requests(count), shortener=shortener, ids=0):
        if isinstance(result, Prepared):
            ready += 1
            links += len(result.links)
    seconds = time.perf_counter() - start
    after = peak()
    assert ready == count, f"{count - ready} of {count} rejected"
    assert links == sum(_LINKS[n // 5 % 10] for n in range(count)), links
    return {
        "messages": count,
        "links": links,
        "seconds": seconds,
        "us": seconds / count * 1e6,
        "peak_mib": after,
        "above_mib": after - before,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = streamed(options.count)
    print(f"{found['messages']:,} messages, {found['links']:,} links: ", end="")
    print(f"{found['seconds']:.1f} s, {found['us']:.0f} µs per message")
    print(f"peak memory {found['peak_mib']:.0f} MiB, {found['above_mib']:.1f} MiB above the first message")
    if options.json:
        write_json(options.json, found)


if __name__ == "__main__":
    main()
