"""The sections of the golden record about texts and requests: URLs, segments, numbers, `prepare`, links, ids.

Each function is a section: it yields cases of an input, the values and the words. Closures are called in their own
turn of a loop.
"""

# ruff: noqa: B023

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

import golden_inputs as inputs
from golden_library import (
    BARE,
    CHUNK,
    HOSTS,
    NUMBER,
    SERVICE,
    SHORTENERS,
    Case,
    Seen,
    as_explained,
    as_prepared,
    as_report,
    as_scan,
    as_value,
    attempt,
    case,
    check,
    divide,
    facts_of,
    fields,
    prepare,
    prepare_many,
    section,
    size_of,
    spans_of,
)

import engage_text as et
from engage_text import codes, segments
from engage_text.hosts import SuffixList, wire_form
from engage_text.urls import is_absolute_http, near_suffix


def _url_calls(text: str, rules: Iterable[str], bares: Iterable[str] = BARE) -> Iterator[Seen]:
    for name, bare in itertools.product(rules, bares):
        options: dict[str, Any] = {"bare": bare, "hosts": HOSTS[name]}
        yield attempt(lambda o=options: et.scan_urls(text, **o), as_scan)
        yield attempt(
            lambda o=options: et.find_urls(text, scheme="https", **o), lambda spans: (spans_of(spans), None)
        )
        yield attempt(lambda o=options: et.explain_urls(text, **o), as_explained)


def _fact_calls(text: str, rules: Iterable[str]) -> Iterator[Seen]:
    for name in rules:
        yield facts_of(text, et.find_urls(text, bare="any", hosts=HOSTS[name])), None


@section
def _urls_written() -> Iterator[Case]:
    for text in inputs.texts():
        yield case(text, [*_url_calls(text, HOSTS), *_fact_calls(text, ("none", "own"))])


@section
def _urls_generated() -> Iterator[Case]:
    names = tuple(HOSTS)
    for index, text in enumerate(inputs.messages()):
        own = _url_calls(text, (names[index % 3],), (BARE[index // 3 % 3],))
        scans = (attempt(lambda b=bare: et.scan_urls(text, bare=b), as_scan) for bare in BARE)
        yield case(text, [*own, *scans, *_fact_calls(text, ("none",))])


@section
def _urls_spoilt() -> Iterator[Case]:
    names = tuple(HOSTS)
    for index, text in enumerate(inputs.spoilt()):
        calls = _url_calls(text, (names[index % 3],), (BARE[index // 3 % 3],))
        scan = attempt(lambda: et.scan_urls(text, bare="any"), as_scan)
        yield case(text, [*calls, scan, *_fact_calls(text, ("none",))])


_LISTS: tuple[object, ...] = (
    *(
        [line]
        for line in ("com", "*.ck", "!www.ck", "*", "*.", "!x", "a..b", ".com", "com // a comment", "a b", "// only")
    ),
    *(
        ["com", line]
        for line in ("\u092d\u093e\u0930\u0924", "xn--h2brj9c", "x" * 64,
                     "a.*.b", "\u00fc" * 60, "\ufeffin", "IN", "<html>", "{")
    ),
    ["// VERSION: 2026", "// ===BEGIN ICANN DOMAINS===", "com", "*.ck", "!www.ck", "// ===END ICANN DOMAINS===",
     "// ===BEGIN PRIVATE DOMAINS===", "github.io", "*.ex.com", "// ===END PRIVATE DOMAINS==="],
    ["// ===BEGIN ICANN DOMAINS===", "com", "in"],
    ["// ===BEGIN PRIVATE DOMAINS===", "github.io", "// ===END PRIVATE DOMAINS==="],
    ("com", "*.a.in", "*.b.a.in", "in"), {"com", "in"}, "com", b"com", None, 5, [5], ["null"], [],
    [""], ["com", "*.in", "!in"],
)  # fmt: skip
_DIVIDED = (
    "a.b.com", "com", "www.ck", "a.www.ck", "b.ck", "a.b.ck", "ck", "x.github.io", "a.ex.com", "b.a.in", "c.b.a.in",
    "in", "a.in",
    "\u092d\u093e\u0930\u0924", "x.\u092d\u093e\u0930\u0924", "x.xn--h2brj9c", "unknown.zzz", "", ".", "a..com",
)  # fmt: skip


class _Extractor:
    """What a caller's own extractor looks like."""

    def __init__(self, tlds: Any, *, private: bool) -> None:
        self.tlds = tlds
        self.include_psl_private_domains = private

    def __call__(self, host: str) -> Any:
        return type("Result", (), {"is_private": "github" in host})()


def _divided(suffixes: Any) -> Seen:
    kept = [
        sorted(suffixes.rules),
        sorted(suffixes.wildcards),
        sorted(suffixes.exceptions),
        sorted(suffixes.private),
    ]
    return [kept, suffixes.version, [divide(suffixes, name) for name in _DIVIDED]], None


@section
def _suffixes() -> Iterator[Case]:
    for index, given in enumerate(_LISTS):
        seen = [attempt(lambda p=p: SuffixList.from_lines(given, private=p), _divided) for p in (False, True)]
        for private in (False, True):
            extractor = _Extractor(given, private=private)
            seen.append(attempt(lambda e=extractor: SuffixList.from_tldextract(e), _divided))
        added = attempt(lambda: SuffixList.from_lines(["com", "*.ck"]).with_rules(given), _divided)
        yield case(index, [*seen, added])
    yield case("none", [attempt(lambda: SuffixList.from_tldextract(object()), _divided)])
    for text in inputs.texts(200)[::3]:
        yield case(
            text,
            [
                (
                    [
                        divide(HOSTS["list"].suffixes, text.lower()),
                        divide(et.HostRules().known, text.lower()),
                    ],
                    None,
                )
            ],
        )


@section
def _hosts_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts(300)):
        label = text.strip()
        calls = (
            lambda: wire_form(label),
            lambda: is_absolute_http(text),
            lambda: near_suffix(label.rpartition(".")[2]),
        )
        seen = [attempt(call, as_value) for call in calls]
        seen += (
            attempt(lambda o=option: et.HostRules(**{o: [text]}), lambda r, o=option: as_value(getattr(r, o)))
            for option in (("extra_suffixes", "always", "never") if index % 6 == 0 else ())
        )
        yield case(text, seen)


def _placeholder_values(found: Iterable[Any]) -> Seen:
    return [[p.start, p.end, p.text, p.style, p.name, p.is_certain, p.span] for p in found], None


@section
def _placeholders_all() -> Iterator[Case]:
    for text in (*inputs.texts(), *inputs.messages()[:5000]):
        yield case(text, [attempt(lambda t=text: et.find_placeholders(t), _placeholder_values)])


_NATIONALS: tuple[Any, ...] = ("none", "auto", "hi", ("ta", "bn"), "tr", ("es", "pt"))
_COUNTINGS = [
    {"reference": reference, "national": national, "whole_clusters": clusters}
    for national, reference, clusters in itertools.product(_NATIONALS, (8, 16), (False, True))
]


def _changed(done: Any) -> Seen:
    edits = [[edit.start, edit.end, edit.old, edit.new] for edit in done.edits]
    return [done.text, edits, size_of(done.before), size_of(done.after), done.original()], None


def _segment_calls(text: str, options: dict[str, Any], index: int) -> Iterator[Seen]:
    yield attempt(lambda: et.measure(text, **options), lambda size: (size_of(size), None))
    yield attempt(lambda: et.split(text, **options), lambda parts: as_value(list(parts)))
    most = (1, 2, 3, 255)[index % 4]
    fit = ("fits", "segments", "excess", "cut")
    yield attempt(lambda: et.fit(text, most, **options), lambda found: (fields(found, fit), None))
    keep = [(0, len(text) // 2)] if index % 3 == 0 else []
    hosts = HOSTS["own"] if index % 5 == 0 else None
    yield attempt(lambda: et.transliterate(text, keep=keep, hosts=hosts, **options), _changed)


def _saved(saving: Any) -> Seen:
    if saving is None:
        return None, None
    return [size_of(saving.size), saving.instead_of, str(saving.size.tables)], str(saving)


def _saving_calls(text: str, options: dict[str, Any]) -> Iterator[Seen]:
    options = {name: value for name, value in options.items() if name != "national"}
    yield attempt(lambda: segments.national_saving(text, **options), _saved)


@section
def _segments_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts()):
        seen = list(_segment_calls(text, {}, index))
        for step in range(4):
            options = _COUNTINGS[(index * 4 + step) % len(_COUNTINGS)]
            seen += _segment_calls(text, options, index + step)
        yield case(text, [*seen, *_saving_calls(text, options)])


@section
def _segments_generated() -> Iterator[Case]:
    for index, text in enumerate(inputs.messages()):
        options = _COUNTINGS[index % len(_COUNTINGS)]
        seen = [*_segment_calls(text, options, index), *_saving_calls(text, options)]
        yield case(text, [*seen, ([size_of(et.measure(text))], None)])


REGIONS = ("IN", None, "US", "GB")


def _number_case(text: str) -> Case:
    found = [
        attempt(lambda r=region: et.parse_number(text, home_region=r), lambda n: (fields(n, NUMBER), None))
        for region in REGIONS
    ]
    return case(text, found)


@section
def _numbers_written() -> Iterator[Case]:
    return (_number_case(text) for text in inputs.texts(300))


@section
def _numbers_generated() -> Iterator[Case]:
    return (_number_case(text) for text in inputs.numbers())


@section
def _senders_all() -> Iterator[Case]:
    for text in (*inputs.texts(300), *inputs.senders()):
        yield case(
            text,
            [
                attempt(
                    lambda t=text: et.parse_sender(t), lambda s: (fields(s, ("text", "kind", "fault")), None)
                )
            ],
        )


@section
def _previews() -> Iterator[Case]:
    for index, text in enumerate((*inputs.texts(), *inputs.messages()[:2000])):
        bare, hosts = BARE[index % 3], tuple(HOSTS.values())[index // 3 % 3]
        seen = [
            attempt(lambda s=s: et.preview_body(text, shortener=s, bare=bare, hosts=hosts), as_value)
            for s in SHORTENERS.values()
        ]
        yield case(text, seen)


def modes(request: object, index: int, options: dict[str, Any]) -> Iterator[Seen]:
    ids = (None, 5, range(7, 8), range(100, 10**6, 3), et.IdBlock(50, 40), 10**9)[index % 6]
    if options["shortener"] is not None and index % 4:
        ids = index * 10
    yield attempt(lambda: prepare(request, ids=ids, **options), as_prepared)
    yield attempt(lambda: check(request, **options), as_report)


@section
def _requests_written() -> Iterator[Case]:
    grid = list(itertools.product(SHORTENERS.values(), (False, True), (False, True)))
    for line in inputs.requests():
        for index, (shortener, strict, allow) in enumerate(grid):
            bare, region = BARE[index % 3], REGIONS[index % 4]
            options = {
                "shortener": shortener,
                "strict": strict,
                "allow": allow,
                "bare": bare,
                "home_region": region,
            }
            yield case([line, index], modes(line, index, options))


@section
def _requests_faulty() -> Iterator[Case]:
    for number, request in enumerate(inputs.faulty_requests()):
        for index, name in enumerate(("none", "service", "own")):
            options = {
                "shortener": SHORTENERS[name],
                "strict": index == 1,
                "allow": (number + index) % 3 == 0,
            }
            yield case([repr(request), name], modes(request, number, options))


@section
def _bodies_spoilt() -> Iterator[Case]:
    for index, text in enumerate(inputs.spoilt()[:6000]):
        request = inputs.request(text, tiny="1")
        options = {
            "shortener": (SHORTENERS["service"], SHORTENERS["own"], None)[index % 3],
            "allow": index % 2 == 0,
        }
        yield case(text, modes(request, index, options))


@section
def _bodies_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts()):
        request = inputs.request(
            text, tiny="1" if index % 7 else "0", to=("919876543210", "+91 98765 43210")[index % 2]
        )
        seen: list[Seen] = []
        for step, shortener in enumerate(SHORTENERS.values()):
            options = {
                "shortener": shortener, "bare": BARE[(index + step) % 3],
                "hosts": tuple(HOSTS.values())[index // 3 % 3],
                "strict": (index + step) % 5 == 0, "allow": (index + step) % 2 == 0,
            }  # fmt: skip
            seen += modes(request, index + step, options)
        yield case(text, seen)


def _jobs(texts: list[str], count: int, start: int) -> Iterator[tuple[list[dict[str, Any]], int]]:
    for number in range(start, len(texts) // count + start):
        batch = texts[(number - start) * count : (number - start + 1) * count]
        yield (
            [
                inputs.request(t, tiny="01"[(i + number) % 5 != 0], transactionID=f"t-{i}")
                for i, t in enumerate(batch)
            ],
            number,
        )


@section
def _jobs_generated() -> Iterator[Case]:
    names = tuple(SHORTENERS)
    for requests, number in _jobs(list(inputs.messages()), CHUNK, 0):
        shortener = SHORTENERS[names[number % len(names)]]
        ids: Any = (number * 1000, range(number, 10**6, 2), range(50), et.IdBlock(number * 500, 500))[
            number % 4
        ]
        options = {
            "shortener": shortener, "ids": None if number % 11 == 10 else ids, "strict": number % 9 == 8,
            "allow": number % 2 == 1,
            "links_per": ("recipient", "target")[number // 2 % 2], "bare": BARE[number % 3],
            "hosts": tuple(HOSTS.values())[number // 5 % 3],
        }  # fmt: skip
        for request, done in zip(requests, prepare_many(requests, **options), strict=True):
            seen = [as_prepared(done)]
            if hasattr(done, "payload"):
                seen.append(attempt(lambda d=done: et.restore(d.payload["msg"], d.links), as_value))
            yield case(request["msg"], seen)


@section
def _jobs_repeated() -> Iterator[Case]:
    texts = [f"{inputs.messages()[i % 40]} {inputs.messages()[i % 7]}"[:900] for i in range(1000)]
    for requests, number in _jobs(texts, 100, 1):
        for links_per in ("recipient", "target"):
            shortener = SHORTENERS[("service", "own", "misleading")[number % 3]]
            lines = [json.dumps(request).encode() for request in requests]
            ids = range(40 + number, 400, number) if number % 2 else number
            many = prepare_many(iter(lines), shortener=shortener, ids=ids, links_per=links_per, allow=True)
            yield from (
                case([line, links_per], [as_prepared(done)]) for line, done in zip(lines, many, strict=True)
            )


@section
def _restores() -> Iterator[Case]:
    done = prepare(
        inputs.request("a https://example.in/a b example.in/b. c", tiny="1"),
        shortener=SHORTENERS["service"],
        ids=1,
    )
    body = done.payload["msg"]
    for spoilt in (body, body[1:], body + " x", body.lower(), "", body.replace("https", "http")):
        for chosen in (
            done.links,
            done.links[:1],
            done.links[::-1],
            done.links[:1] * 2,
            (),
            [5],
            5,
            None,
            ["x"],
        ):
            yield case(
                [spoilt, repr(chosen)], [attempt(lambda s=spoilt, c=chosen: et.restore(s, c), as_value)]
            )


@section
def _codes_all() -> Iterator[Case]:
    ids = [
        *range(300),
        *(7**n for n in range(13)),
        *(codes.CAPACITY + step for step in (-2, -1, 0, 1)),
        -1,
        True,
        1.5,
        "5",
        None,
        10**5000,
    ]
    made: list[str] = []
    for name, shortener in SHORTENERS.items():
        if shortener is None:
            continue
        for place, number in enumerate(ids):
            seen = attempt(lambda n=number, s=shortener: s.encode(n), as_value)
            made += [seen[0]] if isinstance(seen[0], str) else []
            yield case([name, place], [seen])
        spoilt = [code[::-1] for code in made[::9]] + [code.swapcase() for code in made[::7]]
        for code in (*made, *spoilt, "", "X" * 7, "short", 5, None, b"AbC1234", *inputs.texts(9)):
            avoids = (
                attempt(lambda c=code, s=shortener: s.avoids(c), as_value)
                if isinstance(code, str)
                else (None, None)
            )
            yield case(
                [name, repr(code)], [attempt(lambda c=code, s=shortener: s.decode(c), as_value), avoids]
            )


@section
def _avoided() -> Iterator[Case]:
    refuses = et.Shortener(SERVICE, salt="golden", avoid=lambda _: True)
    request = inputs.request("see https://example.in/a", tiny="1")
    yield case("all", [attempt(lambda: prepare(request, shortener=refuses, ids=1), as_prepared)])
    keyed = et.Shortener(SERVICE, salt="golden", key=b"k" * 32)
    yield case("repr", [as_value([repr(refuses.domain), repr(keyed), keyed == SHORTENERS["service"]])])


@section
def _ids_all() -> Iterator[Case]:
    odd: tuple[Any, ...] = (
        0,
        1,
        5,
        1000,
        -1,
        True,
        1.5,
        "5",
        None,
        codes.CAPACITY,
        codes.CAPACITY - 3,
        10**30,
    )
    for first, count in itertools.product(odd, odd):
        made = attempt(
            lambda f=first, c=count: et.IdBlock(f, c), lambda b: as_value([b.first, b.count, str(b.ids)])
        )
        yield case([first, count], [made])
    block = et.IdBlock(1000, 10)
    for one, other in itertools.product((*odd[:9], 3, 11, 50), (*odd, 2, 3)):
        cut = attempt(lambda o=one: block.cut(o), lambda parts: as_value([[p.first, p.count] for p in parts]))
        ids = attempt(
            lambda o=one, t=other: block.for_message(o, links_per_message=t),
            lambda r: as_value([r.start, r.stop]),
        )
        yield case([one, other], [cut, ids])
    for given in (range(5), range(5, 9), range(0, 9, 2), range(9, 5), range(9, 5, -1), 5, None, [1]):
        yield case(
            str(given), [attempt(lambda g=given: et.IdBlock.of(g), lambda b: as_value([b.first, b.count]))]
        )
