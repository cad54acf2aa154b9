"""Compare the time of codes with hashids and sqids, on the same ids, and check every result.

Run it as `python benchmarks/codes.py`, with the extra `bench` installed. The libraries are timed in alternating rounds.
A keyed codec does more than the others: it permutes the ids first.

`--blocks` makes ten million codes from eight disjoint blocks and counts the distinct ones (about a minute, 1.5 GB).
`--store` puts a million links into SQLite from four processes and counts the rows.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _report import environment, markdown, write_json
from hashids import Hashids
from sqids import Sqids

from engage_text import IdBlock, LinkDomain, Shortener, ShortLink
from engage_text.codes import CAPACITY, CODE_LENGTH, Codec
from engage_text.store import SqliteStore

_SALT = "benchmark"
_DOMAIN = "su.digo.link"
_BLOCKS, _BLOCK = 8, 1_250_000
_WORKERS, _RESERVATIONS, _RESERVED = 4, 25, 10_000


@dataclass(slots=True)
class Run:
    """One library, with its microseconds per id and per code in each round."""

    encode: Callable[[int], str]
    decode: Callable[[str], object]
    encoded: list[float] = field(default_factory=list)
    decoded: list[float] = field(default_factory=list)


def contenders() -> dict[str, Run]:
    ours, keyed = Codec(_SALT), Codec(_SALT, key=bytes(32))
    hashids = Hashids(salt=_SALT, min_length=CODE_LENGTH)
    sqids = Sqids(min_length=CODE_LENGTH)
    return {
        "engage_text": Run(ours.encode, ours.decode),
        "engage_text with a key": Run(keyed.encode, keyed.decode),
        "hashids": Run(hashids.encode, hashids.decode),
        "sqids": Run(lambda number: sqids.encode([number]), sqids.decode),
    }


def microseconds(call: Callable[[object], object], arguments: list[object]) -> float:
    begun = time.perf_counter()
    for argument in arguments:
        call(argument)
    return (time.perf_counter() - begun) / len(arguments) * 1e6


def measured(numbers: list[int], rounds: int) -> dict[str, Run]:
    runs = contenders()
    codes = {name: [run.encode(number) for number in numbers] for name, run in runs.items()}
    assert codes["engage_text"] == codes["hashids"], "the codes differ from those of hashids"
    for name, run in runs.items():
        back = [run.decode(code) for code in codes[name]]
        assert [one if isinstance(one, int) else one[0] for one in back] == numbers, f"{name} lost an id"
    for _ in range(rounds):
        for name, run in runs.items():
            run.encoded.append(microseconds(run.encode, numbers))
            run.decoded.append(microseconds(run.decode, codes[name]))
    return runs


def ratio(theirs: list[float], ours: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(theirs, ours, strict=True))


def blocks() -> None:
    """Make the codes of disjoint blocks, as eight workers would, and count the distinct ones."""
    begun = time.perf_counter()
    encode = Codec(_SALT).encode
    seen = {encode(number) for block in IdBlock(0, _BLOCKS * _BLOCK).cut(_BLOCKS) for number in block.ids}
    assert len(seen) == _BLOCKS * _BLOCK, f"{_BLOCKS * _BLOCK - len(seen)} codes twice"
    print(f"{len(seen):,} codes of {_BLOCKS} blocks, none twice: {time.perf_counter() - begun:.1f} s")


def links(shortener: Shortener, ids: range) -> Iterator[ShortLink]:
    for number in ids:
        code = shortener.encode(number)
        url = shortener.domain.url(code)
        yield ShortLink(url, _DOMAIN, code, number, f"https://example.in/{number}", 0, len(url), "x")


def work(path: str) -> None:
    shortener = Shortener(LinkDomain(_DOMAIN), salt=_SALT)
    with SqliteStore(path) as store:
        for _ in range(_RESERVATIONS):
            store.put(links(shortener, store.reserve(_DOMAIN, _RESERVED)))


def stored() -> None:
    """Let four processes reserve ids and put links concurrently, and count the rows."""
    wanted = _WORKERS * _RESERVATIONS * _RESERVED
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "links.db")
        begun = time.perf_counter()
        workers = [
            multiprocessing.get_context("spawn").Process(target=work, args=(path,)) for _ in range(_WORKERS)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        seconds = time.perf_counter() - begun
        assert all(worker.exitcode == 0 for worker in workers), "a worker failed"
        shortener = Shortener(LinkDomain(_DOMAIN), salt=_SALT)
        with SqliteStore(path) as store:
            for number, row in enumerate(store):
                assert (row.id, row.code) == (number, shortener.encode(number)), f"row {number} is {row}"
        assert number + 1 == wanted, f"{wanted - number - 1} rows lost"
    print(f"{wanted:,} links by {_WORKERS} processes, none lost, none twice: {seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--count", type=int, default=20_000, help="ids, evenly distributed over the whole range"
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--blocks", action="store_true", help="ten million ids, once")
    parser.add_argument("--store", action="store_true", help="a million links, once")
    options = parser.parse_args()
    if options.blocks:
        blocks()
    if options.store:
        stored()
    if options.blocks or options.store:
        return
    numbers = random.Random(2026).sample(range(CAPACITY), options.count)
    runs = measured(numbers, options.rounds)
    results = [
        {
            "name": name,
            "encode_us": statistics.median(run.encoded),
            "decode_us": statistics.median(run.decoded),
            "encode_spread": [min(run.encoded), max(run.encoded)],
            "decode_spread": [min(run.decoded), max(run.decoded)],
            # The ratio is taken within a round, where the noise is the same.
            "encode_ratio": ratio(run.encoded, runs["engage_text"].encoded),
            "decode_ratio": ratio(run.decoded, runs["engage_text"].decoded),
        }
        for name, run in runs.items()
    ]
    rows = [
        [
            str(found["name"]),
            *(
                f"{found[f'{what}_us']:.2f} ({found[f'{what}_spread'][0]:.2f}–{found[f'{what}_spread'][1]:.2f})"
                for what in ("encode", "decode")
            ),
        ]
        for found in results
    ]
    print(markdown(("codes", "µs per id (spread)", "µs per code (spread)"), rows))
    print(f"\n{json.dumps(environment(), ensure_ascii=False)}")
    if options.json:
        write_json(options.json, results, count=options.count, rounds=options.rounds)


if __name__ == "__main__":
    main()
