"""Check that the time of every function grows no faster than its text. `.ci/run` runs it; it exits with 1 if not.

Run it as `python benchmarks/linear.py`. It compares ratios of CPU times, not seconds. With sixteen times the text,
linear work takes sixteen times as long, and quadratic work 256 times. The bound is between the two. A pair over it is
measured again, so that a busy machine does not cause a failure. At a megabyte, ten times the text may take thirty times
as long, and quadratic work takes a hundred times. This shows overhead that is too small to see at 32 kB.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from inspect import isfunction, signature
from io import BytesIO
from typing import NamedTuple

from engage_text import (
    EngageTextError,
    LinkDomain,
    Shortener,
    check,
    parse_number,
    parse_sender,
    transliterate,
)
from engage_text.codes import Codec
from engage_text.hosts import _forms
from engage_text.hosts._suffix_list import SuffixList
from engage_text.lint import ALL_RULES, Edit, ReadOptions, Row, diff_lines, find_fixes
from engage_text.lint._readers import read_stream
from engage_text.lint._side_files import read_side_file
from engage_text.numbers import find_mistake
from engage_text.rules import RuleSet
from engage_text.segments import fit, measure, national_saving, split
from engage_text.service import parse_answer, parse_callback
from engage_text.urls import _facts, find_urls, scan_urls, whole_url

SHORT, TIMES = 2_000, 16
BOUND = 4 * TIMES
MEGABYTE, MEGABYTE_TIMES = 1_000_000, 10
MEGABYTE_BOUND = 3 * MEGABYTE_TIMES
# `fit` reads only as much as fits into its segments, so only a longer text shows how its time grows.
LONGER = (40_000, 4, 10)
TRIES = 4
_LEAST = 1e-4  # seconds; a shorter time says more about the clock than about the text

SEEDS = [
    *(
        "a.",
        "a.com.",
        "a.in",
        "a.com/",
        "a.com/b)",
        "(a.in##a##",
        "((a.in«name»",
        "{x|a.in/b}",
        "a.in/d{x|a.in/b}",
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
        "%20a.com",
        "\\na.com",
        "=20a.com ",
        "a.com\\",
        "a.com/&lt;",
        "a.com/&amp;",
        "&amp;",
        "a.com/「",
        "a.com/「」",
        "¡a.com",
        "5€a.com",
        "a.com®",
        "-a.com ",
        "s'a.com",
        "a.com/...",
        "a.com/… ",
        "a.com.jpg ",
        '"a.com"b',
        "(a.com)b",
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
# A long head and a repeated seed: the search after the head must not start again.
HEADS = ["http://a.com/", "a.com/(", "mailto:", "http://", "www."]
AFTER = ["a.com/b)", "(", "a@", "'", "a.com ", "1.1.1.1/", "://", "a.in:", "http://a.com/(", "{{"]
# Heads and seeds that matter at a megabyte: long runs, false anchors, tails that share a run.
LONG = [
    *(("", seed) for seed in ("a.", "http://", "(", "a@", ".", "1", "1.", "-", "a-", "%2e", "aあ.", "www.")),
    *(("", seed) for seed in ("'", '"', "{{", "_a.com", "http://a.com/(", "x://", "mailto:", "क")),
    *(("http://a.com/", seed) for seed in ("x.Ab", "a-", "(", ".")),
]
# Links in one run without a space whose tails end early, and a run of marks within a tail. There is one for each kind
# of repeated work; hostile.py has more.
SHARED_RUNS = [
    ("", "a.com/x9.Now&", ""),  # the regex of the fast path reads to the end of the run
    ("", "a.com/x.T&C&", ""),
    ("http://a.com/", "!", "x"),  # `[.,*!]+T` is tried again from each mark
    ("", "a.com/()|", ""),  # all pairs of brackets are skipped before the search for the pipe
    ("", "a.com/x9.Now()", ""),
    ("", "a.com?!", "!"),  # the last marks of the run are trimmed for each tail in it
]

# Texts that are hard for clusters, pairs or the choice of tables: a beginning, a repeated seed, an end.
TEXTS = {
    "marks": ("e", "\u0301", ""),
    "emoji-chain": ("", "👩\u200d", ""),
    "viramas": ("क", "्", ""),
    "viramas-only": ("", "्", ""),
    "emoji-and-marks": ("👩", "\u0301", ""),
    "prepends": ("", "\u0600", ""),
    "flags": ("", "🇮", ""),
    "jamo": ("", "\u1100", ""),
    "linking-bases": ("", "\u1cf5\u0301", ""),
    "joiners": ("a", "\u200c\u200d", "क"),
    "quotes": ("", "’", ""),
    "leads": ("", "\ud83d", ""),
    "surrogates": ("", "\ud83d\ude00", ""),
    "plain": ("", "a", ""),
    "escapes": ("", "€", ""),
    "hindi": ("", "नि।A", ""),
}
SEGMENT_CALLS: dict[str, Callable[[str], object]] = {
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
# Seeds for numbers, senders, codes, answers and suffix lists. Each seed is used with each function.
FIELD_SEEDS = [
    *("x", "0", "+", "9", "00", "9x", "9-", " ", ",", "(", "A", "A ", "{", "\xa0", "\ud800", "\u096f", "।"),
    *(
        "{x}",
        "[",
        '{"a":',
        '{"a":1,',
        "<",
        '"\\ud800',
        "\\",
        "a:",
        "\x00",
        "a.",
        "\n",
        "भ",
        "ü.",
        "*.",
        "a\n",
    ),
]
# Traces of programs in a body: placeholders, words, escapes, lost characters.
BODY_SEEDS = [
    *(
        "{{a",
        "{",
        "[[a",
        "<b",
        "<b>",
        "<first_name> ",
        "</",
        "&#3",
        "&amp;",
        "\\",
        "\\n",
        "a\\n",
        "%2",
        "%20",
        "a%20",
        "+a",
        "a+",
        "((a",
    ),
    *("None ", "Hi None ", "null", "\u00c3", "\u00c3\u00a9", "\u00e2\u20ac", "\ufffd", "#a", "%a%", "<a "),
    *(
        "a.in/{b} ",
        "https:/a.in ",
        "a.in/x&amp;",
        "htps://a.in ",
        "a,in/x ",
        "x…",
        "'a.in'b ",
        "ａ.in ",
        "a。in ",
    ),
]
_BODY_OF = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "transactionID": "t",
    "dlr": {"mask": 1},
}
_SHORTENER = Shortener(LinkDomain("su.digo.link"), salt="a benchmark")
_CODEC = Codec("a benchmark")


def _body(text: str) -> None:
    check({**_BODY_OF, "msg": text, "tiny": "1"}, shortener=_SHORTENER)


def _callback(text: str) -> None:
    parse_callback(json.dumps({"short_url": f"{text}\n"}))


def _answer(text: str) -> None:
    parse_answer(200, text)
    parse_answer(400, json.dumps({"status": 0, "data": [{"msg": text, "param": text}]}))


_STYLE = RuleSet(extend_select=["style"], known=ALL_RULES)


def _fixes(text: str) -> None:
    row = Row("a.jsonl", 0, 1, dict.fromkeys(("type", "from", "to", "msg", "tiny"), text))
    find_fixes(row, allow_unsafe=True, rules=_STYLE)


def _diff(text: str) -> None:
    # Every other byte changes.
    data = text.encode("utf-8", "replace")
    list(diff_lines("a", BytesIO(data), [Edit(at, at + 1, b"x") for at in range(0, len(data), 2)]))


FIELD_CALLS: dict[str, Callable[[str], object]] = {
    "number": parse_number,
    "number before": lambda text: parse_number(f"+12125550123 {text}"),
    "slip": lambda text: find_mistake(f"+12125550123 {text}", parse_number("+12125550123")),
    "sender": parse_sender,
    "code": _CODEC.decode,
    "callback": _callback,
    "callback as sent": parse_callback,
    "answer": _answer,
    "suffix list": lambda text: SuffixList.from_lines([text]),
    "suffix lists": lambda text: SuffixList.from_lines(text.splitlines()),
    "request": check,
    "fixes": _fixes,
    "diff": _diff,
    "side file": lambda text: read_side_file(json.dumps({text: [text]}).encode(), "a.json"),
    "report address": lambda text: whole_url(f"https://a.in/{text}"),
}


# Seeds for functions of a URL or a host. Each is used after each beginning, and with each function.
NAME_SEEDS = [
    *(
        "{{",
        "{{a",
        "{{ ",
        "{a",
        "{#a",
        "${a",
        "%(a",
        "%(",
        "%",
        "%2",
        "@",
        ":",
        "0",
        "[",
        "]",
        ".",
        "1.",
        "\u200b",
    ),
    *("é", "aé", "é.", "a\u0301\u0323", "१2", "xn--a", "xn--bcher-kva.", "\ud800", "漢a"),
]
NAME_CALLS: list[Callable[[str], object]] = [
    function
    for module in (_facts, _forms)
    for name in module.__all__
    if isfunction(function := getattr(module, name)) and len(signature(function).parameters) == 1
]


# Files of each format, as (name, head, seed, end). Every row is located and edited, at up to a thousand places.
FILES = [
    ("a.jsonl", "", '{"to": "1", "msg": "x"}\n', ""),
    ("a.jsonl", '{"msg": "', "\\u0041", '"}'),
    ("a.jsonl", '{"msg": "', '\\"', ""),
    ("a.jsonl", '{"to', "\\", ""),
    ("a.jsonl", "{", '"a": 1,', '"to": 1}'),
    ("a.jsonl", "{", '"_ignore": 1,', '"to": 1}'),
    ("a.jsonl", "", '{"to":', ""),
    ("a.json", "[", '{"to": 1},', "1]"),
    ("a.json", "[", '"a",', "1]"),
    ("a.json", "[", ",", "]"),
    ("a.json", "[]", " ", "x"),
    ("a.json", '["', "a", '"]'),
    ("a.arb", '{"a": [', '"न😀",', '"y"]}'),
    ("a.arb", '{"a": "', "न😀", '"}'),
    ("a.yml", "", "- x\n", ""),
    ("a.yml", "- &a x\n", "- *a\n", ""),
    ("a.yml", 'a: "', "\\x41", '"'),
    ("a.yml", 'a: "', " ", 'x"'),
    ("a.yml", "a: |\n", "  x\n", ""),
    ("a.yml", "a: >\n", "  x y\n", ""),
    ("a.yml", "", "[", ""),
    ("a.po", "", 'msgid "a"\nmsgstr "b"\n\n', ""),
    ("a.po", 'msgid "a"\nmsgstr "b"\n', '"x"\n', ""),
    ("a.po", 'msgstr "', "\\", ""),
    ("a.txt", "", "x\n", ""),
    ("a.csv", "to,msg\n", "1,x\n", ""),
    ("a.csv", "to,msg\n", '1,"x\n""y"\n', ""),
    ("a.csv", 'to,msg\n1,"', "x\n", ""),
    ("a.csv", 'to,msg\n1,"', '""', '"\n'),
    ("-", "", "\n", ""),
    ("-", "{", "\n", ""),
]


def _read(name: str, text: str) -> None:
    for entry in read_stream(BytesIO(text.encode()), name, ReadOptions()):
        if isinstance(entry, Row):
            entry.locate("")
            entry.edit("to", "1")
            entry.edit("msg", "y")
            body = entry.request.get("msg") if isinstance(entry.request, Mapping) else None
            length = len(body) if isinstance(body, str) else len(text)
            for at in range(0, length, max(1, length // 1000)) if length > 100 else (0, length):
                entry.locate("msg", (at, at + 1))


class Case(NamedTuple):
    """A function, a text of any size for it, and the bound of its growth."""

    name: str
    call: Callable[[str], object]
    make: Callable[[int], str]
    size: int = SHORT
    times: int = TIMES
    bound: int = BOUND


def _text(head: str, seed: str, tail: str = "") -> Callable[[int], str]:
    """Return a function that makes texts: the head, then the seed, or the seed and the tail in equal parts."""

    def make(size: int) -> str:
        room = size // 2 if tail else size
        return head + seed * (room // len(seed)) + (tail * (room // len(tail)) if tail else "")

    return make


def _around(head: str, seed: str, end: str) -> Callable[[int], str]:
    return lambda size: head + seed * (size // len(seed)) + end


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: f"http://a.com/{opening * (size // 2)}é{closing * (size // 2)}"


def _scan(text: str) -> object:
    return scan_urls(text, bare="likely")


def url_cases() -> Iterator[Case]:
    for head, seed in (*(("", seed) for seed in SEEDS), *((head, seed) for head in HEADS for seed in AFTER)):
        yield Case(f"scan {head!a} {seed!a}", _scan, _text(head, seed))
    for opening, closing in ("()", "[]", "{}", "（）"):
        yield Case(f"scan nested {opening!a}", _scan, _nested(opening, closing))
    for head, seed, tail in SHARED_RUNS:
        yield Case(f"scan {head!a} {seed!a} {tail!a}", _scan, _text(head, seed, tail), SHORT // 2)
    for head, seed in LONG:
        for bare in ("likely", "any"):
            yield Case(
                f"find a megabyte, {bare}: {head!a} {seed!a}",
                lambda text, bare=bare: find_urls(text, bare=bare),
                _text(head, seed),
                MEGABYTE // MEGABYTE_TIMES,
                MEGABYTE_TIMES,
                MEGABYTE_BOUND,
            )


def other_cases() -> Iterator[Case]:
    for seed in dict.fromkeys([*SEEDS, *BODY_SEEDS]):
        yield Case(f"body {seed!a}", _body, _text("", seed))
    for name, call in SEGMENT_CALLS.items():
        for kind, parts in TEXTS.items():
            yield Case(f"{name} {kind}", call, _around(*parts), *LONGER)
    for call in NAME_CALLS:
        for head in ("", "http://", "http://a:0"):
            for seed in NAME_SEEDS:
                yield Case(f"{call.__name__} {head!a} {seed!a}", call, _text(head, seed), 4 * SHORT)
    for name, call in FIELD_CALLS.items():
        for seed in FIELD_SEEDS:
            yield Case(f"{name} {seed!a}", call, _text("", seed), 4 * SHORT)


def file_cases() -> Iterator[Case]:
    for name, *parts in FILES:
        yield Case(f"read {name} {parts}", partial(_read, name), _around(*parts), *LONGER)


def cases() -> Iterator[Case]:
    yield from file_cases()
    yield from url_cases()
    yield from other_cases()


def seconds(call: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of one call, without the garbage collector. Our own errors count as results."""
    gc.disable()
    begun = time.process_time()
    with suppress(EngageTextError):
        call(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


def growth(case: Case) -> float:
    """Return the ratio of the times of the longer and the shorter text. A ratio over the bound is measured again."""
    short, long = case.make(case.size), case.make(case.size * case.times)
    low = high = float("inf")
    for _ in range(TRIES):
        low = min(low, *(seconds(case.call, short) for _ in range(3)))
        high = min(high, seconds(case.call, long))
        if high <= case.bound * max(low, _LEAST):
            break
    return high / max(low, _LEAST)


def main() -> None:
    measured = [(growth(case) / case.bound, case) for case in cases()]
    steepest = sorted(measured, key=lambda pair: pair[0], reverse=True)
    for share, case in steepest[:5]:
        print(f"{share * case.bound:5.1f} times as long for {case.times} times the text: {case.name}")
    over = [case for share, case in measured if share > 1]
    print(f"{len(measured) - len(over)} cases grow no faster than the bound, {len(over)} faster")
    for case in over:
        print(f"  over {case.bound}: {case.name}")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
