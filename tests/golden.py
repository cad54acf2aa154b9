"""The golden record: what every public function returned when the record began, as hashes.

    python tests/golden.py --check [--values] [--only NAME] [--dump DIR]
    python tests/golden.py --record [--words] [--only NAME]

With `ENGAGE_TEXT_FULL_PATHS=1` the full paths answer alone, see `fast_paths.py`.

Each chunk of at most 250 cases has two hashes: `values` covers spans, codes, payloads and all else that is not
wording, `words` covers messages, hints and error texts. A difference in `values` is a bug or a line in the changelog.
`--record --words` takes new wording, and refuses if a value differs. `--dump DIR` writes what was hashed, so that two
checkouts can be compared with `diff`.
"""

# ruff: noqa: T201, B023, E501 - this is a command as well; each closure is called in its own turn of the loop

from __future__ import annotations

import argparse
import hashlib
import inspect
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import fast_paths
import golden_inputs as inputs

# ---- The library, as it is called. A change of the API is a change in this section, and in no other. ----
from pydantic import ValidationError

import engage_text as et
from engage_text import codes, exports, links, segments, service, store, urls, wire

try:
    from engage_text import hosts as _hosts
except ImportError:
    from engage_text import urls as _hosts
SuffixList = _hosts.SuffixList
try:
    from engage_text.rules import RULES

    _IS_NEW = True
except ImportError:
    from engage_text.rules import CATALOGUE, SERVICE_CATALOGUE

    RULES, _IS_NEW = {**CATALOGUE, **SERVICE_CATALOGUE}, False
LinkRow = getattr(links, "LinkRow", None) or store.LinkRow

# What errors were called when the record began, and are called now.
_FAMILIES = {
    "ArgumentError": "OptionError",
    "IdsError": "OptionError",
    "LinkError": "OptionError",
    "HostRulesError": "OptionError",
    "SegmentOptionError": "OptionError",
    "SuffixListError": "OptionError",
    "CallbackError": "ServiceError",
    "ExportError": "StoreError",
}


def _placeholders(*, allow: bool) -> dict[str, Any]:
    if not allow:
        return {}
    return (
        {"placeholders": "allow"}
        if "placeholders" in inspect.signature(et.prepare).parameters
        else {"allow_placeholders": True}
    )


def _prepare(request: object, *, allow: bool = False, **options: Any) -> Any:
    return et.prepare(request, **_placeholders(allow=allow), **options)


def _check(request: object, *, allow: bool = False, **options: Any) -> Any:
    return et.check(request, **_placeholders(allow=allow), **options)


def _prepare_many(requests: Any, *, allow: bool = False, **options: Any) -> Any:
    return et.prepare_many(requests, **_placeholders(allow=allow), **options)


_SPAN = ("start", "end", "text", "target", "host", "suffix", "evidence")
_FACTS = (
    *("registered_domain", "is_disguised", "is_private", "userinfo", "port", "has_default_port", "has_escaped_host"),
    *("has_mapped_host", "has_hidden_host", "has_invalid_host", "mixes_scripts", "lookalike", "punycode_host"),
    *("unicode_host", "templates", "hidden_characters", "sign", "html_entity", "has_glued_scheme", "has_mistyped_www"),
)  # fmt: skip
_FACTS_IN = (
    *(
        "is_glued_in",
        "is_cut_in",
        "is_truncated_in",
        "follows_text_in",
        "is_parted_in",
        "has_lost_characters_in",
    ),
    *("scheme_fault_in", "is_joined_in"),
)
_SIZE = ("encoding", "units", "segments", "remaining", "lone_culprit")
_NUMBER = ("digits", "e164", "region", "kind", "verdict", "national_of", "fault", "stable")
_LINK = ("url", "domain", "code", "id", "target", "start", "end", "text", "title", "tags", "expires")
_ROW = ("domain", "code", "id", "target", "title", "tags", "expires")
_CLICK = (
    "clicked_at",
    "short_url",
    "long_url",
    "recipient",
    "message",
    "submit_id",
    "country",
    "os",
    "title",
    "ip",
    "target",
)

# ---- What is done with it ----

Seen = tuple[Any, Any]  # values and words
Case = tuple[object, Any, Any]  # an input, its values and its words
CHUNK = 250


def _fields(value: object, names: Iterable[str]) -> list[Any]:
    return [_simple(getattr(value, name)) for name in names]


def _simple(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [_simple(part) for part in value]
    return str(value)


def _report(report: Any) -> Seen:
    if not report.problems:
        return [report.ok], []
    found = [[p.code, str(p.severity), p.param, p.span, p.service_words] for p in report]
    drawn = str(report)
    marked = [line for line in drawn.splitlines() if line.startswith("  | ")]
    answer, plain = report.to_service(), report.to_dict()
    counts = [len(report), len(report.errors), len(report.warnings), len(answer["data"]), plain["ok"]]
    told = [[p["code"], p["severity"], p["param"], p["span"]] for p in plain["problems"]]
    words = [[[p.message, p.hint] for p in report], drawn, answer, [p["message"] for p in plain["problems"]]]
    return [report.ok, found, marked, counts, told], words


def _error(error: Exception) -> Seen:
    name = type(error).__name__
    values: list[Any] = ["error", _FAMILIES.get(name, name)]
    report = getattr(error, "report", None)
    if report is None:
        return values, str(error) if isinstance(error, et.EngageTextError) else name
    found, words = _report(report)
    return [*values, found], words


def _seen(call: Callable[[], Any], render: Callable[[Any], Seen]) -> Seen:
    try:
        return render(call())
    except (et.EngageTextError, ValidationError) as error:
        return _error(error)


def _value(result: Any) -> Seen:
    return _simple(result), None


def _all(label: object, seen: Iterable[Seen]) -> Case:
    """Return one case for several calls."""
    found = list(seen)
    return label, [values for values, _ in found], [words for _, words in found if words]


def _spans(spans: Iterable[Any]) -> list[Any]:
    return [_fields(span, _SPAN) for span in spans]


def _scan(scan: Any) -> Seen:
    doubtful = [[place.start, place.end, place.text, place.reason] for place in scan.doubtful]
    return [_spans(scan.urls), doubtful], [place.why for place in scan.doubtful]


def _facts(text: str, spans: Iterable[Any]) -> list[Any]:
    return [
        [
            *_fields(span, _FACTS),
            str(span.address),
            *(_simple(getattr(span, name)(text)) for name in _FACTS_IN),
        ]
        for span in spans
    ]


def _explained(places: Iterable[Any]) -> Seen:
    places = list(places)
    values = [[place.start, place.end, place.text, place.is_link, place.reason] for place in places]
    return values, [place.why for place in places]


def _size(size: Any) -> list[Any]:
    culprits = [[found.char, found.offset, found.replacement] for found in size.culprits]
    return [*_fields(size, _SIZE), culprits, [size.tables.locking, size.tables.single]]


def _prepared(done: Any) -> Seen:
    problems, words = _report(done.report)
    if not hasattr(done, "payload"):
        return ["rejected", done.index, problems, done.next_id], words
    sizes = _size(done.size), _size(done.size_before)
    sent = done.payload_json().decode()
    rows = [_fields(link, _LINK) for link in done.links]
    return ["prepared", sent, list(done.payload), rows, done.preview, sizes, problems, done.next_id], words


_RULES = {
    "none": None,
    "own": et.HostRules(
        extra_suffixes=["corp", "*.wild", "!ok.wild"],
        always=["ok.so", "come.in", "m\u00fcnchen.example"],
        never=["example.com", "bit.ly"],
    ),
    "list": et.HostRules(
        suffixes=SuffixList.from_lines(["com", "in", "co.in", "*.ck", "!www.ck", "xn--h2brj9c", "link"])
    ),
}
_BARE = ("any", "likely", "never")
_LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))
_SERVICE, _OWN = et.LinkDomain("su.digo.link"), et.LinkDomain("go.example.in", prefix="ACMEIN")
_SHORTENERS = {
    "none": None,
    "service": et.Shortener(_SERVICE, salt="golden"),
    "own": et.Shortener(
        _OWN, salt="golden", tiny="1", also_short=("bit.ly", "m\u00fcnchen.de"), key=b"golden" * 4, avoid=("ab", "7"),
        title="Sale, \u201cnow\u201d", tags=("diwali", "a|b"), expires=_LATER,
    ),
    "shorter": et.Shortener(_SERVICE, salt="golden", only_if_shorter=True),
    "misleading": et.Shortener(_SERVICE, salt="golden", allow_misleading=True),
    "both": et.Shortener(_OWN, salt="", allow_misleading=True, only_if_shorter=True, avoid=lambda code: code < "P"),
}  # fmt: skip
_SECTIONS: dict[str, Callable[[], Iterator[Case]]] = {}


def _section(function: Callable[[], Iterator[Case]]) -> Callable[[], Iterator[Case]]:
    _SECTIONS[function.__name__.strip("_").replace("_", "-")] = function
    return function


def _url_calls(text: str, rules: Iterable[str], bares: Iterable[str] = _BARE) -> Iterator[Seen]:
    for name, bare in itertools.product(rules, bares):
        options: dict[str, Any] = {"bare": bare, "hosts": _RULES[name]}
        yield _seen(lambda o=options: et.scan_urls(text, **o), _scan)
        yield _seen(
            lambda o=options: et.find_urls(text, scheme="https", **o), lambda spans: (_spans(spans), None)
        )
        yield _seen(lambda o=options: et.explain_urls(text, **o), _explained)


def _fact_calls(text: str, rules: Iterable[str]) -> Iterator[Seen]:
    for name in rules:
        yield _facts(text, et.find_urls(text, bare="any", hosts=_RULES[name])), None


@_section
def _urls_written() -> Iterator[Case]:
    for text in inputs.texts():
        yield _all(text, [*_url_calls(text, _RULES), *_fact_calls(text, ("none", "own"))])


@_section
def _urls_generated() -> Iterator[Case]:
    names = tuple(_RULES)
    for index, text in enumerate(inputs.messages()):
        own = _url_calls(text, (names[index % 3],), (_BARE[index // 3 % 3],))
        scans = (_seen(lambda b=bare: et.scan_urls(text, bare=b), _scan) for bare in _BARE)
        yield _all(text, [*own, *scans, *_fact_calls(text, ("none",))])


@_section
def _hosts_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts(300)):
        label = text.strip()
        calls = (
            lambda: _hosts.wire_form(label),
            lambda: urls.is_absolute_http(text),
            lambda: urls.near_suffix(label.rpartition(".")[2]),
        )
        seen = [_seen(call, _value) for call in calls]
        seen += (
            _seen(lambda o=option: et.HostRules(**{o: [text]}), lambda r, o=option: _value(getattr(r, o)))
            for option in (("extra_suffixes", "always", "never") if index % 6 == 0 else ())
        )
        yield _all(text, seen)


def _placeholder_values(found: Iterable[Any]) -> Seen:
    return [[p.start, p.end, p.text, p.style, p.name, p.is_certain, p.span] for p in found], None


@_section
def _placeholders_all() -> Iterator[Case]:
    for text in (*inputs.texts(), *inputs.messages()[:5000]):
        yield _all(text, [_seen(lambda t=text: et.find_placeholders(t), _placeholder_values)])


_NATIONALS: tuple[Any, ...] = ("none", "auto", "hi", ("ta", "bn"), "tr", ("es", "pt"))
_COUNTINGS = [
    {"reference": reference, "national": national, "whole_clusters": clusters}
    for national, reference, clusters in itertools.product(_NATIONALS, (8, 16), (False, True))
]


def _changed(done: Any) -> Seen:
    edits = [[edit.start, edit.end, edit.old, edit.new] for edit in done.edits]
    return [done.text, edits, _size(done.before), _size(done.after), done.original()], None


def _segment_calls(text: str, options: dict[str, Any], index: int) -> Iterator[Seen]:
    yield _seen(lambda: et.measure(text, **options), lambda size: (_size(size), None))
    yield _seen(lambda: et.split(text, **options), lambda parts: _value(list(parts)))
    most = (1, 2, 3, 255)[index % 4]
    fit = ("fits", "segments", "excess", "cut")
    yield _seen(lambda: et.fit(text, most, **options), lambda found: (_fields(found, fit), None))
    keep = [(0, len(text) // 2)] if index % 3 == 0 else []
    hosts = _RULES["own"] if index % 5 == 0 else None
    yield _seen(lambda: et.transliterate(text, keep=keep, hosts=hosts, **options), _changed)


def _saved(saving: Any) -> Seen:
    if saving is None:
        return None, None
    return [_size(saving.size), saving.instead_of, str(saving.size.tables)], str(saving)


def _saving_calls(text: str, options: dict[str, Any]) -> Iterator[Seen]:
    options = {name: value for name, value in options.items() if name != "national"}
    yield _seen(lambda: segments.national_saving(text, **options), _saved)


@_section
def _segments_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts()):
        seen = list(_segment_calls(text, {}, index))
        for step in range(4):
            options = _COUNTINGS[(index * 4 + step) % len(_COUNTINGS)]
            seen += _segment_calls(text, options, index + step)
        yield _all(text, [*seen, *_saving_calls(text, options)])


@_section
def _segments_generated() -> Iterator[Case]:
    for index, text in enumerate(inputs.messages()):
        options = _COUNTINGS[index % len(_COUNTINGS)]
        seen = [*_segment_calls(text, options, index), *_saving_calls(text, options)]
        yield _all(text, [*seen, ([_size(et.measure(text))], None)])


_REGIONS = ("IN", None, "US", "GB")


def _number_case(text: str) -> Case:
    found = [
        _seen(lambda r=region: et.parse_number(text, home_region=r), lambda n: (_fields(n, _NUMBER), None))
        for region in _REGIONS
    ]
    return _all(text, found)


@_section
def _numbers_written() -> Iterator[Case]:
    return (_number_case(text) for text in inputs.texts(300))


@_section
def _numbers_generated() -> Iterator[Case]:
    return (_number_case(text) for text in inputs.numbers())


@_section
def _senders_all() -> Iterator[Case]:
    for text in (*inputs.texts(300), *inputs.senders()):
        yield _all(
            text,
            [
                _seen(
                    lambda t=text: et.parse_sender(t), lambda s: (_fields(s, ("text", "kind", "fault")), None)
                )
            ],
        )


@_section
def _previews() -> Iterator[Case]:
    for index, text in enumerate((*inputs.texts(), *inputs.messages()[:2000])):
        bare, hosts = _BARE[index % 3], tuple(_RULES.values())[index // 3 % 3]
        seen = [
            _seen(lambda s=s: et.preview_body(text, shortener=s, bare=bare, hosts=hosts), _value)
            for s in _SHORTENERS.values()
        ]
        yield _all(text, seen)


def _modes(request: object, index: int, options: dict[str, Any]) -> Iterator[Seen]:
    ids = (None, 5, range(7, 8), range(100, 10**6, 3), et.IdBlock(50, 40), 10**9)[index % 6]
    if options["shortener"] is not None and index % 4:
        ids = index * 10
    yield _seen(lambda: _prepare(request, ids=ids, **options), _prepared)
    yield _seen(lambda: _check(request, **options), _report)


@_section
def _requests_written() -> Iterator[Case]:
    grid = list(itertools.product(_SHORTENERS.values(), (False, True), (False, True)))
    for line in inputs.requests():
        for index, (shortener, strict, allow) in enumerate(grid):
            bare, region = _BARE[index % 3], _REGIONS[index % 4]
            options = {
                "shortener": shortener,
                "strict": strict,
                "allow": allow,
                "bare": bare,
                "home_region": region,
            }
            yield _all([line, index], _modes(line, index, options))


@_section
def _requests_faulty() -> Iterator[Case]:
    for number, request in enumerate(inputs.faulty_requests()):
        for index, name in enumerate(("none", "service", "own")):
            options = {
                "shortener": _SHORTENERS[name],
                "strict": index == 1,
                "allow": (number + index) % 3 == 0,
            }
            yield _all([repr(request), name], _modes(request, number, options))


@_section
def _bodies_written() -> Iterator[Case]:
    for index, text in enumerate(inputs.texts()):
        request = inputs.request(
            text, tiny="1" if index % 7 else "0", to=("919876543210", "+91 98765 43210")[index % 2]
        )
        seen: list[Seen] = []
        for step, shortener in enumerate(_SHORTENERS.values()):
            options = {
                "shortener": shortener, "bare": _BARE[(index + step) % 3], "hosts": tuple(_RULES.values())[index // 3 % 3],
                "strict": (index + step) % 5 == 0, "allow": (index + step) % 2 == 0,
            }  # fmt: skip
            seen += _modes(request, index + step, options)
        yield _all(text, seen)


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


@_section
def _jobs_generated() -> Iterator[Case]:
    names = tuple(_SHORTENERS)
    for requests, number in _jobs(list(inputs.messages()), CHUNK, 0):
        shortener = _SHORTENERS[names[number % len(names)]]
        ids: Any = (number * 1000, range(number, 10**6, 2), range(50), et.IdBlock(number * 500, 500))[
            number % 4
        ]
        options = {
            "shortener": shortener, "ids": None if number % 11 == 10 else ids, "strict": number % 9 == 8, "allow": number % 2 == 1,
            "links_per": ("recipient", "target")[number // 2 % 2], "bare": _BARE[number % 3], "hosts": tuple(_RULES.values())[number // 5 % 3],
        }  # fmt: skip
        for request, done in zip(requests, _prepare_many(requests, **options), strict=True):
            seen = [_prepared(done)]
            if hasattr(done, "payload"):
                seen.append(_seen(lambda d=done: et.restore(d.payload["msg"], d.links), _value))
            yield _all(request["msg"], seen)


@_section
def _jobs_repeated() -> Iterator[Case]:
    texts = [f"{inputs.messages()[i % 40]} {inputs.messages()[i % 7]}"[:900] for i in range(1000)]
    for requests, number in _jobs(texts, 100, 1):
        for links_per in ("recipient", "target"):
            shortener = _SHORTENERS[("service", "own", "misleading")[number % 3]]
            lines = [json.dumps(request).encode() for request in requests]
            ids = range(40 + number, 400, number) if number % 2 else number
            many = _prepare_many(iter(lines), shortener=shortener, ids=ids, links_per=links_per, allow=True)
            yield from (
                _all([line, links_per], [_prepared(done)]) for line, done in zip(lines, many, strict=True)
            )


@_section
def _restores() -> Iterator[Case]:
    done = _prepare(
        inputs.request("a https://example.in/a b example.in/b. c", tiny="1"),
        shortener=_SHORTENERS["service"],
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
            yield _all([spoilt, repr(chosen)], [_seen(lambda s=spoilt, c=chosen: et.restore(s, c), _value)])


@_section
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
    for name, shortener in _SHORTENERS.items():
        if shortener is None:
            continue
        for place, number in enumerate(ids):
            seen = _seen(lambda n=number, s=shortener: s.encode(n), _value)
            made += [seen[0]] if isinstance(seen[0], str) else []
            yield _all([name, place], [seen])
        spoilt = [code[::-1] for code in made[::9]] + [code.swapcase() for code in made[::7]]
        for code in (*made, *spoilt, "", "X" * 7, "short", 5, None, b"AbC1234", *inputs.texts(9)):
            avoids = (
                _seen(lambda c=code, s=shortener: s.avoids(c), _value)
                if isinstance(code, str)
                else (None, None)
            )
            yield _all([name, repr(code)], [_seen(lambda c=code, s=shortener: s.decode(c), _value), avoids])


@_section
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
        made = _seen(
            lambda f=first, c=count: et.IdBlock(f, c), lambda b: _value([b.first, b.count, str(b.ids)])
        )
        yield _all([first, count], [made])
    block = et.IdBlock(1000, 10)
    for one, other in itertools.product((*odd[:9], 3, 11, 50), (*odd, 2, 3)):
        cut = _seen(lambda o=one: block.cut(o), lambda parts: _value([[p.first, p.count] for p in parts]))
        ids = _seen(
            lambda o=one, t=other: block.for_message(o, links_per_message=t),
            lambda r: _value([r.start, r.stop]),
        )
        yield _all([one, other], [cut, ids])
    for given in (range(5), range(5, 9), range(0, 9, 2), range(9, 5), range(9, 5, -1), 5, None, [1]):
        yield _all(
            str(given), [_seen(lambda g=given: et.IdBlock.of(g), lambda b: _value([b.first, b.count]))]
        )


# ---- The service, stores and exports ----

_TOKENS = service.Credentials(bearer="a-token", basic="YXBwOmtleQ==")


def _call(request: Any) -> Seen:
    return [
        request.method,
        request.url,
        dict(request.headers),
        repr(request.headers),
        request.read().decode(),
    ], None


def _answer(answer: Any) -> Seen:
    kind = type(answer).__name__
    if kind == "Accepted":
        return [kind, answer.id, answer.status], None
    values, words = _report(answer.report)
    return [kind, values, answer.status, answer.retry_after], words


_HEADERS: tuple[Any, ...] = (
    None,
    {"Retry-After": "30"},
    [("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")],
    {"retry-after": "x"},
    "x",
    5,
)
_SPOKEN = (
    "maximum charcter length allowed is 50", "maximum charcter length allowed is 1000", "Invalid value", "", "Too Many Requests",
    "type is required", "invalid msisdn", "Invalid Sender", "Unauthorized", "<b>no</b>", "x" * 500, "a\nb", None, 5, {"msg": "x"}, ["y"],
)  # fmt: skip
_PARAMS = (
    "from",
    "to",
    "msg",
    "transactionID",
    "dlr.url",
    "dlr.mask",
    "tiny",
    "type",
    "unknown",
    "",
    None,
    5,
)


def _answers() -> Iterator[Any]:
    for index, words in enumerate(_SPOKEN):
        for param in _PARAMS:
            entry = {"msg": words, "param": param, "location": "body"}
            yield {"status": 0, "message": "Validation Error.", "data": [entry, entry][: 1 + index % 2]}
        yield from (
            {"status": 0, "message": words},
            {"status": "0", "data": words},
            {"message": words},
            {"error": words},
            words,
        )
        yield from (
            {"errors": [words, {"detail": words}]},
            {"id": words},
            {"id": words, "status": 0},
            {"status": 1, "data": {"id": words}},
        )
        yield from (
            {"error": {"message": words, "retry_after": 30}},
            {"errors": {"from": [words]}},
            {"retryAfter": words, "detail": words},
        )
    yield from (
        {"id": 5},
        {"id": 10**300},
        {"id": True},
        {"id": "10f3c521-94ed"},
        {"id": "x" * 201},
        [],
        {},
        "<html><h1>Bad</h1></html>",
    )


@_section
def _answers_all() -> Iterator[Case]:
    bodies: list[Any] = [
        *inputs.documents(),
        *(json.dumps(answer) for answer in _answers()),
        *inputs.texts(200)[::5],
        b"",
        None,
        5,
    ]
    statuses: tuple[Any, ...] = (200, 201, 301, 400, 401, 404, 422, 429, 500, 502, 503, 599)
    for index, body in enumerate(bodies):
        chosen = statuses if index % 10 == 0 else (200, 400, statuses[index % 12])
        headers = _HEADERS[index % len(_HEADERS)]
        yield _all(
            repr(body),
            (_seen(lambda s=s: service.parse_answer(s, body, headers=headers), _answer) for s in chosen),
        )
    for status in (0, 99, 600, True, "200", None, 200.0):
        yield _all(status, [_seen(lambda s=status: service.parse_answer(s, b"{}"), _answer)])


def _callback(found: Any) -> Seen:
    extra = json.dumps(dict(found.extra), sort_keys=True, default=str)
    if type(found).__name__ == "Delivery":
        return ["Delivery", found.recipient, found.message, found.submit_id, found.country, extra], None
    link = None if found.link is None else found.link.code
    return ["Click", _fields(found, _CLICK), link, bool(found.bot_hint), extra], found.bot_hint or None


def _callbacks(link: Any) -> Iterator[Any]:
    click = {
        "msisdn": "919876543210", "message": "Pay now", "country": "India", "submitId": 17, "OS": "Android", "title": None,
        "IP": "203.0.113.9", "click_time": "2023-08-16 06:48:35", "long_url": "https://example.in/a", "short_url": link.url,
    }  # fmt: skip
    yield click
    for value in (
        None,
        "",
        5,
        -5,
        10**50,
        1.5,
        True,
        [],
        {},
        "x",
        "2023-02-31 06:48:35",
        "2023-08-16T06:48:35.5Z",
        "2023-08-16 06:48:35+0530",
    ):
        yield from ({**click, name: value} for name in click)
        yield {name: value for name in click if name not in ("click_time", "long_url", "short_url")}
    for url in (
        link.url + "?x=1",
        link.url.upper(),
        "http" + link.url[5:] + ").",
        link.url.replace("/A", ":443/A", 1),
        "su.digo.link",
        "https:///x",
    ):
        yield {**click, "short_url": url}
    addresses = (
        "66.249.66.1",
        "10.0.0.1, 66.249.66.1:443",
        "[::ffff:66.249.66.1]:443",
        'for="[2001:4860:4801::1]:4711";proto=https',
    )
    for ip in (
        *addresses,
        "::1",
        "64:ff9b::42f9:4201",
        "fe80::1%eth0",
        "x",
        "1.2.3.4.5",
        "66.249.96.1",
        "," * 2000,
    ):
        yield {**click, "IP": ip}
    for text in inputs.texts(400):
        if "/" in text and " " in text:
            yield {**click, "user_agent": text}
            yield {**click, "OS": text, "userAgent": 5}


@_section
def _callbacks_all() -> Iterator[Case]:
    done = _prepare(
        inputs.request("see https://example.in/a", tiny="1"), shortener=_SHORTENERS["service"], ids=1
    )
    [link] = done.links
    known: tuple[Any, ...] = ((), [link], {link.url: link}, [5], 5)
    bodies: list[Any] = [
        *(json.dumps(body) for body in _callbacks(link)),
        *inputs.documents(),
        *inputs.texts(99)[::9],
        None,
        5,
        b"\xff",
    ]
    zones: tuple[Any, ...] = (None, UTC, _LATER.tzinfo, "UTC")
    for index, body in enumerate(bodies):
        links, zone = known[index % 5], zones[index // 5 % 4]
        yield _all(
            repr(body),
            [
                _seen(
                    lambda b=body, k=links, z=zone: service.parse_callback(b, links=k, timezone=z), _callback
                )
            ],
        )


def _run(jobs: Any, *, buffered: bool) -> Seen:
    values: list[Any] = []
    for job in jobs:
        sent = job.buffered() if buffered else job
        values.append(_call(sent)[0])
    found = [(finding.index, _report(finding.report)) for finding in jobs.findings]
    return [values, [[index, values] for index, (values, _) in found]], [words for _, (_, words) in found]


@_section
def _calls_all() -> Iterator[Case]:
    texts = [text for text in inputs.messages()[:300] if len(text) < 500]
    rows = [
        inputs.request(text, tiny="01"[i // 50 % 2], to=("919876543210", f"9198765{i:05}", "98765")[i % 3])
        | ({"tlv": {"PE_ID": "1"}} if i // 40 % 3 == 1 else {})
        for i, text in enumerate(texts)
    ]
    done = list(_prepare_many(rows, allow=True))
    bases: tuple[Any, ...] = (
        "https://engage-api.digo.link",
        "http://127.0.0.1:8080/",
        "http://example.in",
        "https://a:b@x.in",
        "x",
        None,
        "https://t.example.in/v?x",
    )
    for index, row in enumerate(done):
        base = bases[index % 7] if index % 5 == 0 else bases[0]
        yield _all(index, [_seen(lambda r=row, b=base: service.push_request(r, _TOKENS, base=b), _call)])
    names: tuple[Any, ...] = ("t-1", "", " ", "x" * 191, "x" * 190, None, "\ud800", 5)
    for index, name in enumerate((*names, *names)):
        options: dict[str, Any] = {
            "transaction_id": name if index < 8 else "t",
            "campaign": "Sale" if index < 8 else name,
        }
        for repeated in ("report", "drop", "ignore", "x"):
            yield _all(
                [name, index],
                [
                    _seen(
                        lambda r=repeated, o=options: _jobs_of(done, repeated=r, **o),
                        lambda j: _run(j, buffered=False),
                    )
                ],
            )
    for given in ([*done[:3], 5], 5, [], done[:1], "ab"):
        yield _all(
            repr(given)[:50],
            [
                _seen(
                    lambda g=given: _run(_jobs_of(g, transaction_id="t", campaign="c"), buffered=True),
                    lambda seen: seen,
                )
            ],
        )
    first = next(row for row in done if hasattr(row, "payload"))
    numbers: list[Any] = [*inputs.texts(20)[::4], *itertools.islice(inputs.numbers(), 200), 5, None, "\ud800"]
    for strict in (False, True):
        for text, row in zip(numbers, service.for_recipients(first, numbers, strict=strict), strict=True):
            yield _all(repr(text), [_prepared(row)])
    for given, to in ((5, []), (done[2], []), (first, "91"), (first, 5), (first, b"1")):
        yield _all(repr(to), [_seen(lambda g=given, t=to: list(service.for_recipients(g, t)), _value)])


def _jobs_of(rows: Any, **options: Any) -> Any:
    return service.notify_requests(rows, _TOKENS, **options)


@_section
def _pages_all() -> Iterator[Case]:
    odd: tuple[Any, ...] = (0, 1, 100, 250, -1, True, 1.5, "5", None, 2**31)
    for one, other in itertools.product(odd, odd):
        page = _seen(
            lambda o=one, t=other: service.report_request(_TOKENS, page_number=o, page_size=t), _call
        )
        yield _all(
            [one, other], [page, _seen(lambda o=one, t=other: str(service.report_pages(o, t)), _value)]
        )
    tokens: tuple[Any, ...] = ("a", "", "Bearer x", "Basic x", "a b", "\u00e9", "a\n", None, 5, "a:b")
    for one, other in itertools.product(tokens, tokens):
        made = _seen(
            lambda o=one, t=other: service.Credentials(bearer=o, basic=t),
            lambda c: _value([c.bearer, c.basic, repr(c)]),
        )
        app = _seen(
            lambda o=one, t=other: service.Credentials.from_app(bearer="x", app_id=o, ss_key=t),
            lambda c: _value(c.basic),
        )
        pair = _seen(
            lambda o=one, t=other: service.Headers([(o, t), ("X-A", "b")]),
            lambda h: _value([dict(h), len(h), h["x-a"]] and str(dict(h))),
        )
        yield _all([one, other], [made, app, pair])


def _rows() -> list[Any]:
    found: list[Any] = []
    for name in ("service", "own", "misleading"):
        requests = [inputs.request(text, tiny="1") for text in inputs.messages()[:400]]
        many = _prepare_many(
            requests, shortener=_SHORTENERS[name], ids=len(found), links_per="target", allow=True
        )
        found += [link for done in many if hasattr(done, "payload") for link in done.links]
    odd = [
        ("=1+1", ("a", "-b"), _LATER),
        ("\u201ca\u201d\t\\", ('"', "{}"), None),
        ("\x00\n", ("\r", "x,y"), _LATER.astimezone(UTC)),
    ]
    return found + [
        LinkRow("go.example.in", f"AbC123{n}", n + 10**6, "https://example.in/a?b=1,2", *rest)
        for n, rest in enumerate(odd)
    ]


@_section
def _exports_all() -> Iterator[Case]:
    rows = _rows()
    spoilt = [
        [5], 5, "x", None, [rows[0]._replace(target="https://example.in/z"), rows[0]], [rows[0]._replace(id=-1)], [rows[0]._replace(id=True)],
        [rows[0]._replace(title=5)], [rows[0]._replace(title="\ud800")], [rows[0]._replace(tags="ab")], [rows[0]._replace(tags=[5])],
        [rows[0]._replace(expires=datetime(2027, 1, 1))], [rows[0]._replace(expires="x")], [rows[0]._replace(code=None)],  # noqa: DTZ001
    ]  # fmt: skip
    for index, given in enumerate(
        [rows, rows[::-1], rows + rows, [], *([row] for row in rows[::9]), *spoilt]
    ):
        writers = (exports.jsonl, exports.shlink_csv, exports.yourls_rows, exports.postgres_copy)
        yield _all(index, (_seen(lambda w=w: [str(line) for line in w(given)], _value) for w in writers))
    yield _all("ddl", [_value(exports.POSTGRES_DDL)])


def _pathless(case: Case, folder: str) -> Case:
    label, values, words = case
    return label, values, json.loads(json.dumps(words).replace(folder, "FOLDER"))


def _kept(row: Any) -> Seen:
    return (None if row is None else _fields(row, _ROW)), None


def _store_cases(kept: Any, rows: list[Any]) -> Iterator[Case]:
    domains = ("su.digo.link", "SU.digo.link", "x", None, "go.example.in")
    for domain, count in itertools.product(domains, (0, 1, 10**6, -1, True, None, 10**10)):
        yield _all([domain, count], [_seen(lambda: str(kept.reserve(domain, count)), _value)])
    for index in range(0, len(rows), 20):
        batch = rows[index : index + 20]
        other = [batch[0]._replace(target="https://example.in/other")]
        spoilt = [*batch, *other] if index % 40 else other
        yield _all(index, [_seen(lambda b=b: kept.put(b), _value) for b in (batch, spoilt, batch, [5], 5)])
    for row in rows[::3]:
        asked = (row.code, row.code + ").", row.code.lower(), "x", "", None)
        yield _all(row.code, [_seen(lambda a=a: kept.resolve(row.domain, a), _kept) for a in asked])
    yield _all("rows", [_seen(lambda: [_fields(row, _ROW) for row in kept], _value)])


@_section
def _stores_all() -> Iterator[Case]:
    rows = [row for row in _rows() if not isinstance(row, LinkRow)]
    yield from _store_cases(store.MemoryStore(), rows)
    with tempfile.TemporaryDirectory() as folder, store.SqliteStore(Path(folder) / "links.db") as file:
        yield from (_pathless(case, folder) for case in _store_cases(file, rows))


@_section
def _values_all() -> Iterator[Case]:
    odd: tuple[Any, ...] = (
        None,
        5,
        "",
        "x",
        "a\n",
        b"x",
        True,
        [],
        ["x"],
        [5],
        ("su.digo.link", "\ud800"),
        float("nan"),
        "go.example.in",
        "GO.example.in",
        "https",
        8,
    )
    for one in odd:
        for name in ("salt", "tiny", "also_short", "key", "avoid", "title", "tags", "expires"):
            options = {"salt": "s", name: one}
            made = _seen(
                lambda o=options: et.Shortener(_SERVICE, **o),
                lambda s: _value([s.encode(5), s.placeholder, s.title, s.tags]),
            )
            yield _all([name, repr(one)], [made])
        yield _all(
            repr(one), [_seen(lambda o=one: et.Shortener(o, salt="s"), lambda s: _value(s.placeholder))]
        )
        for other in odd:
            domain = _seen(
                lambda o=one, t=other: et.LinkDomain(o, prefix=t), lambda d: _value(d.url("AbC1234"))
            )
            yield _all([repr(one), repr(other)], [domain])
        lines = _seen(lambda o=one: SuffixList.from_lines(o), lambda s: _value(sorted(s.rules)))
        yield _all(
            repr(one), [lines, _seen(lambda o=one: et.HostRules(suffixes=o), lambda _: _value("made"))]
        )


@_section
def _arguments_all() -> Iterator[Case]:
    odd: tuple[Any, ...] = (
        None,
        5,
        "",
        "x",
        b"x",
        True,
        [],
        ["x"],
        {},
        float("nan"),
        object,
        "ZZ",
        "in",
        range(5),
        -5,
        [(0, 99)],
        [(-1, 0)],
        [5],
        "auto",
    )
    takes = {
        **dict.fromkeys(("find_urls", "scan_urls"), ("bare", "scheme", "hosts")),
        "explain_urls": ("bare", "hosts"),
        **dict.fromkeys(("measure", "split"), ("reference", "national")),
        "transliterate": ("reference", "national", "keep", "hosts"),
        "preview_body": ("shortener", "bare", "hosts"),
        **dict.fromkeys(("parse_number",), ("home_region",)),
        **dict.fromkeys(("find_placeholders", "parse_sender"), ()),
        "prepare": ("shortener", "ids", "bare", "hosts", "home_region"),
        "check": ("shortener", "bare", "hosts", "home_region"),
        "prepare_many": ("shortener", "ids", "links_per", "bare", "hosts", "home_region"),
    }
    for name, options in takes.items():
        function = getattr(et, name)
        first: Any = (
            inputs.request()
            if name in ("prepare", "check")
            else [inputs.request()]
            if name == "prepare_many"
            else "9876543210 a.in/x"
        )
        for option, value in itertools.product(options, odd):
            yield _all(
                [name, option, repr(value)],
                [_seen(lambda o=option, v=value: function(first, **{o: v}), lambda _: _value("taken"))],
            )
        for value in odd:
            yield _all([name, repr(value)], [_seen(lambda v=value: function(v), lambda _: _value("taken"))])
    for value in odd:
        yield _all(["fit", repr(value)], [_seen(lambda v=value: et.fit("x", v), lambda _: _value("taken"))])
        model = _seen(
            lambda v=value: wire.SmsRequest.model_validate(inputs.request(v)), lambda m: _value(m.body)
        )
        yield _all(["model", repr(value)], [(model[0], None)])


@_section
def _models_all() -> Iterator[Case]:
    for body, tiny in itertools.product(inputs.texts()[::40], ("0", 1)):
        model = wire.SmsRequest.model_validate(
            inputs.request(body, tiny=tiny, tlv={"PE_ID": "1", "OTHER": "2"})
        )
        spoilt = model.model_copy(update={"sender": "", "extra": 5})
        options = {"shortener": _SHORTENERS["own"] if tiny else None, "allow": True}
        yield _all(body, [*_modes(model, 4, options), *_modes(spoilt, 4, options)])


# The codes of problems, whose severities the record covers.
_CODES = tuple(sorted(json.loads((inputs.DATA / "golden_codes.json").read_text(encoding="utf-8"))))


@_section
def _rules_all() -> Iterator[Case]:
    return (_all(code, [_value(str(RULES[code].severity))]) for code in _CODES)


# ---- The record ----

RECORD = inputs.DATA / "golden.json"


class Chunk(NamedTuple):
    """The hashes of one chunk, by its name, and the cases in it."""

    name: str
    values: str
    words: str
    cases: list[Case]


def _hash(part: object) -> str:
    return hashlib.sha256(json.dumps(part, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:16]


def chunks(only: str = "", *, most: int | None = None) -> Iterator[Chunk]:
    """Yield the chunks of every section, or of one; of each the first `most` only."""
    for name, section in _SECTIONS.items():
        if only and name != only:
            continue
        cases = section()
        for number in itertools.count() if most is None else range(most):
            part = list(itertools.islice(cases, CHUNK))
            if not part:
                break
            words = [words for _, _, words in part]
            yield Chunk(
                f"{name}/{number:03}",
                _hash([values for _, values, _ in part]),
                _hash(words) if any(words) else "",
                part,
            )


def recorded() -> dict[str, list[str]]:
    """Return the record: the two hashes of each chunk."""
    found: dict[str, list[str]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def differences(found: Iterable[Chunk], *, values_only: bool = False) -> Iterator[str]:
    """Yield a line for each chunk that differs from the record."""
    record = recorded()
    for name, values, words, _ in found:
        before = record.get(name)
        if before is None:
            yield f"{name}: not in the record"
        elif before[0] != values:
            yield f"{name}: the values differ"
        elif before[1] != words and not values_only:
            yield f"{name}: the words differ"


def _dumped(found: Iterable[Chunk], folder: Path | None) -> Iterator[Chunk]:
    for chunk in found:
        if folder is not None:
            path = folder / (chunk.name.replace("/", "-") + ".jsonl")
            lines = (json.dumps(case, default=repr, sort_keys=True) for case in chunk.cases)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield chunk._replace(cases=[])


def _timed(found: Iterable[Chunk]) -> Iterator[Chunk]:
    start, count, name = time.perf_counter(), 0, ""
    for chunk in itertools.chain(found, [None]):
        section = chunk.name.partition("/")[0] if chunk else ""
        if name and section != name:
            print(f"{name}: {count} chunks, {time.perf_counter() - start:.1f} s", file=sys.stderr)
            start, count = time.perf_counter(), 0
        count, name = count + 1, section
        if chunk:
            yield chunk


def _record(found: list[Chunk], *, words_only: bool) -> int:
    before = recorded() if RECORD.exists() else {}
    if words_only and (changed := list(differences(found, values_only=True))):
        print("refused, as more than words has changed:", *changed, sep="\n")
        return 1
    sections = {chunk.name.partition("/")[0] for chunk in found}
    kept = {
        name: pair
        for name, pair in before.items()
        if name.partition("/")[0] not in sections and name.partition("/")[0] in _SECTIONS
    }
    kept |= {name: [values, words] for name, values, words, _ in found}
    lines = (f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in sorted(kept.items()))
    RECORD.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(found)} chunks recorded")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare what the library returns with the golden record.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="compare, and name each chunk that differs")
    what.add_argument("--record", action="store_true", help="write the record anew")
    parser.add_argument("--values", action="store_true", help="with --check: ignore wording")
    parser.add_argument(
        "--words", action="store_true", help="with --record: take new wording, refuse if values differ"
    )
    parser.add_argument(
        "--only", default="", choices=["", *_SECTIONS], metavar="NAME", help=f"one of: {', '.join(_SECTIONS)}"
    )
    parser.add_argument(
        "--dump", type=Path, metavar="DIR", help="write what is hashed, a file for each chunk"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return its exit code."""
    options = _options(arguments)
    if fast_paths.are_off():
        fast_paths.switch_off()
    if options.dump:
        options.dump.mkdir(parents=True, exist_ok=True)
    found = _timed(_dumped(chunks(options.only), options.dump))
    if options.record:
        return _record(list(found), words_only=options.words)
    lines = list(differences(found, values_only=options.values))
    print(*lines, sep="\n") if lines else print("all as recorded")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
