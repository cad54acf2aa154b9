"""Time grows with the text's length, whatever the text is.

A ratio of CPU times, not seconds: sixteen times the text may take sixteen times the time, where a quadratic
scan takes 256 times. The bound lies between the two, and a pair over it is measured again, so that a busy
machine fails nothing. At a megabyte ten times the text may take thirty times the time, where a quadratic scan
takes a hundred: an overhead that hides at 32 kB shows there.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from engage_text.urls import BarePolicy, find_urls, scan_urls

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
    *(
        "{{a}}.",
        "{{a",
        "{a",
        "{",
        "a.com/{{",
        "a.com/{a}",
        "http://{a}",
        "http://{a",
        "{a}.com/",
        "a.com/((a))",
        "((a",
    ),
    *(
        "{a}.a.com ",
        "%a%",
        "a.com/%a%",
        "##a",
        "<%",
        "a.com/<%a%>",
        "a.com/{% ",
        "*|a",
        "[[a",
        "http://%s.a@",
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


def _seconds(detect: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    detect(text)
    return time.process_time() - begun


def _scan(text: str) -> object:
    return scan_urls(text, bare="likely")


def _assert_grows(detect: Callable[[str], object], short: str, long: str, bound: float) -> None:
    low = high = float("inf")
    for _ in range(TRIES):
        low = min(low, *(_seconds(detect, short) for _ in range(3)))
        high = min(high, _seconds(detect, long))
        if high <= bound * max(low, 1e-4):
            return
    times = len(long) / len(short)
    pytest.fail(f"{times:.0f} times the text took {high / low:.0f} times the time ({high:.3f} s)")


def _repeated(head: str, seed: str, tail: str, size: int) -> str:
    """Return the head, and the seed and the tail for half of the size each; the seed alone without a tail."""
    room = size // 2 if tail else size
    return head + seed * (room // len(seed)) + (tail * (room // len(tail)) if tail else "")


def _assert_linear(head: str, seed: str) -> None:
    short, long = (_repeated(head, seed, "", size) for size in (SHORT, SHORT * TIMES))
    _assert_grows(_scan, short, long, BOUND)


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


MEGABYTE = 1_000_000
MEGABYTE_BOUND = 30
# Head and seed of what shows at a megabyte: long runs, false anchors, tails that share a run.
LONG = [
    *(("", seed) for seed in ("a.", "http://", "(", "a@", ".", "1", "1.", "-", "a-", "%2e", "aあ.", "www.")),
    *(("", seed) for seed in ("'", '"', "{{", "_a.com", "http://a.com/(", "x://", "mailto:", "क")),
    *(("http://a.com/", seed) for seed in ("x.Ab", "a-", "(", ".")),
]


@pytest.mark.parametrize("bare", ["likely", "any"])
@pytest.mark.parametrize(("head", "seed"), LONG)
def test_a_megabyte(head: str, seed: str, bare: BarePolicy) -> None:
    short, long = (_repeated(head, seed, "", size) for size in (MEGABYTE // 10, MEGABYTE))
    _assert_grows(lambda text: find_urls(text, bare=bare), short, long, MEGABYTE_BOUND)


# Links in one run without a blank, whose tails end early; and a run of marks within a tail. One of each kind of
# repeated work; more are in benchmarks/hostile.py.
SHARED_RUNS = [
    ("", "a.com/x9.Now&", ""),  # the regex of the usual URL reads on to the end of the run
    ("", "a.com/x.T&C&", ""),
    ("http://a.com/", "!", "x"),  # `[.,*!]+T` is tried anew from each mark
    ("", "a.com/()|", ""),  # all pairs of brackets are skipped before the pipe is looked for
    ("", "a.com/x9.Now()", ""),
    ("", "a.com?!", "!"),  # the last marks of the run are trimmed for each tail in it
]


@pytest.mark.parametrize(("head", "seed", "tail"), SHARED_RUNS)
def test_links_that_share_a_run(head: str, seed: str, tail: str) -> None:
    short, long = (_repeated(head, seed, tail, size) for size in (SHORT // 2, SHORT // 2 * TIMES))
    _assert_grows(_scan, short, long, BOUND)
