"""Time grows with the text's length, whatever the text is.

A ratio of CPU times, not seconds: sixteen times the text may take sixteen times the time, where a quadratic
scan takes 256 times. The bound lies between the two, and a pair over it is measured again, so that a busy
machine fails nothing.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from engage_text.urls import scan_urls

SHORT, TIMES = 2_000, 16
BOUND = 4 * TIMES
TRIES = 4

SEEDS = [
    *(
        "a.",
        "a.com.",
        "a.in",
        "a.com/",
        "a.com/b)",
        "a.com/(b",
        "a.com/'",
        "a.com,",
        "a.com@",
        "a.comあ",
        "あa.com",
    ),
    *(
        "http://",
        "http://a",
        "http://a.com",
        "http://a.com/(",
        "http://a.com/)",
        "http://a@",
        "http://[",
        "http://[::1]",
    ),
    *("https://a.com/x,", "http://a.com/x|", "://", ":", "x://", "mailto:", "mailto:a.com ", "tel:a.in/"),
    *(
        "(",
        ")",
        "()",
        "([{",
        "（",
        "/(a.com/",
        "a@",
        "a.b@",
        "a.com!",
        "a_.com",
        "@a.com",
        "#a.com",
        "/a.com",
    ),
    *(
        "1.1.1.",
        "1.",
        "1.1.1.1/",
        "1.1.1.1.",
        "a-",
        "a-a.",
        "-.",
        "_.",
        "%",
        "%2e",
        "%2e.com",
        "www.",
        "www.www.com.",
    ),
    *(
        "wwwwww.",
        "😀",
        "😀.com",
        "a.com/😀",
        "{{",
        "{{a}}",
        "a.com/{{ ",
        "{#var#}",
        "http://{{a",
        "'",
        "*",
        "a.com/*",
    ),
    *(
        "_a.com_",
        "a.com/.",
        "a.com/\u200d",
        "ब\u200d",
        "a.com/?",
        "a.com/#",
        "a.com:80",
        "a.com:80/",
        ".",
        "..a",
        "ok.so ",
    ),
    *(
        "Done.So",
        "A.Com.B",
        "a.com\u200b",
        "xn--.",
        "भारत.",
        "a.भारत ",
        "\ud800",
        "a.com/\ud800",
        "a.co.in.Click",
    ),
]
# A long head, then a seed again and again: what is looked for behind the head must not be looked for anew.
HEADS = ["http://a.com/", "a.com/(", "mailto:", "http://", "www."]


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def _seconds(text: str) -> float:
    begun = time.process_time()
    scan_urls(text, bare="likely")
    return time.process_time() - begun


def _assert_linear(head: str, seed: str) -> None:
    short = head + seed * (SHORT // len(seed))
    long = head + seed * (SHORT * TIMES // len(seed))
    low = high = float("inf")
    for _ in range(TRIES):
        low = min(low, *(_seconds(short) for _ in range(3)))
        high = min(high, _seconds(long))
        if high <= BOUND * max(low, 1e-4):
            return
    pytest.fail(f"{TIMES} times the text took {high / low:.0f} times the time ({high:.3f} s)")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_repeated(seed: str) -> None:
    _assert_linear("", seed)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "seed", ["a.com/b)", "(", "a@", "'", "a.com ", "1.1.1.1/", "://", "a.in:", "http://a.com/(", "{{"]
)
def test_a_seed_repeated_behind_a_head(head: str, seed: str) -> None:
    _assert_linear(head, seed)


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "{}", "（）"])
def test_nested_brackets(opening: str, closing: str) -> None:
    deep = SHORT * TIMES // 2
    begun = time.process_time()
    [span] = scan_urls(f"http://a.com/{opening * deep}é{closing * deep}").urls
    assert len(span.text) == 13 + 2 * deep + 1
    assert time.process_time() - begun < 5
