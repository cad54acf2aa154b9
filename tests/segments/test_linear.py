"""Any text gets an answer in time linear in its length, the hostile ones among them."""

from __future__ import annotations

import time

import pytest

from engage_text import transliterate
from engage_text.segments import fit, measure, national_saving, split

# Each about 100,000 characters of what a clusterer, a search for pairs or a choice of tables could stumble on.
HOSTILE = {
    "marks": "e" + "\u0301" * 100_000,
    "emoji-chain": "👩\u200d" * 50_000,
    "viramas": "क" + "्" * 100_000,
    "viramas-only": "्" * 100_000,
    "emoji-and-marks": "👩" + "\u0301" * 100_000,
    "prepends": "\u0600" * 100_000,
    "flags": "🇮" * 100_000,
    "jamo": "\u1100" * 100_000,
    "linking-bases": "\u1cf5\u0301" * 50_000,
    "joiners": "a" + "\u200c\u200d" * 50_000 + "क",
    "quotes": "’" * 100_000,
    "leads": "\ud83d" * 100_000,
    "surrogates": "\ud83d\ude00" * 50_000,
    "plain": "a" * 100_000,
    "escapes": "€" * 100_000,
    "hindi": "नि।A" * 25_000,
}
SECONDS = 5  # tenfold and more of what a slow machine takes; what is quadratic takes minutes
CALLS = {
    "measure": measure,
    "measure-clusters": lambda text: measure(text, whole_clusters=True),
    "measure-national": lambda text: measure(text, national="auto", whole_clusters=True),
    "split": lambda text: split(text, whole_clusters=True, reference=16),
    "fit": lambda text: fit(text, 3),
    "fit-national": lambda text: fit(text, 200, national="auto", whole_clusters=True),
    "saving": national_saving,
    "culprits": lambda text: measure(text).culprits,
    "transliterate": transliterate,
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_in_time(text, call):
    begun = time.perf_counter()
    CALLS[call](HOSTILE[text])
    assert time.perf_counter() - begun < SECONDS


@pytest.mark.parametrize("char", ["a", "€", "न", "\u0301", "👩\u200d"])
def test_a_megabyte_is_answered_in_time(char):
    text = char * (1_000_000 // len(char))
    begun = time.perf_counter()
    assert measure(text, whole_clusters=True).segments == len(split(text, whole_clusters=True))
    assert time.perf_counter() - begun < 4 * SECONDS
