"""Many requests pass in the memory of one."""

import tracemalloc

import builders
import pytest

from engage_text import prepare_many

FEW, MANY = 2_000, 20_000
BOUND = 256 * 1024  # bytes; holding one small result per row would take some 20 MB more


def requests(count):
    for i in range(count):
        if i % 10 == 9:
            yield {"msg": f"row {i} lacks all the rest"}
        yield builders.request(msg=f"Parcel {i}: https://example.in/track?id={i} ₹{i}", transactionID=str(i))


def peak_of(count):
    shortener = builders.shortener()
    tracemalloc.start()
    try:
        seen = sum(1 for _ in prepare_many(requests(count), shortener=shortener, ids=0))
        return seen, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow  # tracemalloc makes each allocation several times as slow
def test_memory_is_flat():
    peak_of(10)  # what is loaded on first use
    few_seen, few = peak_of(FEW)
    many_seen, many = peak_of(MANY)
    assert (few_seen, many_seen) == (FEW + FEW // 10, MANY + MANY // 10)
    assert many - few < BOUND
