"""The sections of the golden record about the service, stores, exports, and arguments that are wrong.

Each function is a section: it yields cases of an input, the values and the words. Closures are called in their own
turn of a loop.
"""

# ruff: noqa: B023

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import golden_inputs as inputs
from golden_library import (
    CLICK,
    LATER,
    ROW,
    SERVICE,
    SHORTENERS,
    Case,
    Seen,
    as_prepared,
    as_report,
    as_value,
    attempt,
    case,
    check,
    fields,
    link_row,
    prepare,
    prepare_many,
    section,
    severity_of,
)
from golden_messages import modes

import engage_text as et
from engage_text import exports, service, store, wire
from engage_text.hosts import SuffixList
from engage_text.links import LinkRow

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
    values, words = as_report(answer.report)
    return [kind, values, answer.status, answer.retry_after], words


def _codes(answer: Any) -> Seen:
    """Return the codes alone: what was said is our own wording."""
    return [[problem.code, problem.param] for problem in answer.report], _answer(answer)


_HEADERS: tuple[Any, ...] = (
    None,
    {"Retry-After": "30"},
    [("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")],
    {"retry-after": "x"},
    "x",
    5,
)
_SPOKEN = (
    "maximum charcter length allowed is 50", "maximum charcter length allowed is 1000", "Invalid value", "",
    "Too Many Requests",
    "type is required", "invalid msisdn", "Invalid Sender", "Unauthorized", "<b>no</b>", "x" * 500, "a\nb", None, 5,
    {"msg": "x"}, ["y"],
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


@section
def _answers_all() -> Iterator[Case]:
    bodies: list[Any] = [
        *inputs.documents(),
        *(json.dumps(answer) for answer in _answers()),
        *inputs.texts(200)[::5],
        b"",
        None,
        5,
    ]
    statuses: tuple[Any, ...] = (200, 201, 301, 400, 401, 404, 409, 429, 500, 502, 503, 599)
    for index, body in enumerate(bodies):
        chosen = statuses if index % 10 == 0 else (200, 400, statuses[index % 12])
        headers = _HEADERS[index % len(_HEADERS)]
        yield case(
            repr(body),
            (attempt(lambda s=s: service.parse_answer(s, body, headers=headers), _answer) for s in chosen),
        )
    for request in inputs.faulty_requests()[::3]:
        told = json.dumps(service.refusal_body(check(request)))  # in our own words, which are known again
        yield case(told, [attempt(lambda: service.parse_answer(400, told), _codes)])
    for body in (
        memoryview(b'{"id": "x"}'),
        "Insufficient credits",
        "[" * 100_000,
        '{"a": 1' + "0" * 5000 + "}",
        b"\xff",
        "\ufeff{}",
    ):
        yield case(
            repr(body)[:99], (attempt(lambda s=s: service.parse_answer(s, body), _answer) for s in (200, 400))
        )
    for status in (0, 99, 600, True, "200", None, 200.0):
        yield case(status, [attempt(lambda s=status: service.parse_answer(s, b"{}"), _answer)])


def _callback(found: Any) -> Seen:
    extra = json.dumps(dict(found.extra), sort_keys=True, default=str)
    if type(found).__name__ == "Delivery":
        return ["Delivery", found.recipient, found.message, found.submit_id, found.country, extra], None
    link = None if found.link is None else found.link.code
    return ["Click", fields(found, CLICK), link, bool(found.bot_hint), extra], found.bot_hint or None


def _callbacks(link: Any) -> Iterator[Any]:
    click = {
        "msisdn": "919876543210", "message": "Pay now", "country": "India", "submitId": 17, "OS": "Android",
        "title": None,
        "IP": "203.0.113.9", "click_time": "2023-08-16 06:48:35", "long_url": "https://example.in/a",
        "short_url": link.url,
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


@section
def _callbacks_all() -> Iterator[Case]:
    done = prepare(
        inputs.request("see https://example.in/a", tiny="1"), shortener=SHORTENERS["service"], ids=1
    )
    [link] = done.links
    known: tuple[Any, ...] = ((), [link], {link.url: link}, [5], 5)
    bodies: list[Any] = [
        *(json.dumps(body) for body in _callbacks(link)),
        *inputs.documents(),
        *(
            text for text in inputs.texts(99)[::9] if ",\n}" not in text
        ),  # of which Python 3.13 says another place
        None,
        5,
        b"\xff",
    ]
    zones: tuple[Any, ...] = (None, UTC, LATER.tzinfo, "UTC")
    for index, body in enumerate(bodies):
        links, zone = known[index % 5], zones[index // 5 % 4]
        yield case(
            repr(body),
            [
                attempt(
                    lambda b=body, k=links, z=zone: service.parse_callback(b, links=k, timezone=z), _callback
                )
            ],
        )


def _run(jobs: Any, *, buffered: bool) -> Seen:
    values: list[Any] = []
    for job in jobs:
        sent = job.buffered() if buffered else job
        values.append(_call(sent)[0])
    found = [(finding.index, as_report(finding.report)) for finding in jobs.findings]
    return [values, [[index, values] for index, (values, _) in found]], [words for _, (_, words) in found]


@section
def _calls_all() -> Iterator[Case]:
    texts = [text for text in inputs.messages()[:300] if len(text) < 500]
    rows = [
        inputs.request(text, tiny="01"[i // 50 % 2], to=("919876543210", f"9198765{i:05}", "98765")[i % 3])
        | ({"tlv": {"PE_ID": "1"}} if i // 40 % 3 == 1 else {})
        for i, text in enumerate(texts)
    ]
    done = list(prepare_many(rows, allow=True))
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
        yield case(index, [attempt(lambda r=row, b=base: service.push_request(r, _TOKENS, base=b), _call)])
    names: tuple[Any, ...] = ("t-1", "", " ", "x" * 191, "x" * 190, None, "\ud800", 5)
    for index, name in enumerate((*names, *names)):
        options: dict[str, Any] = {
            "transaction_id": name if index < 8 else "t",
            "campaign": "Sale" if index < 8 else name,
        }
        for repeated in ("report", "drop", "ignore", "x"):
            yield case(
                [name, index],
                [
                    attempt(
                        lambda r=repeated, o=options: _jobs_of(done, repeated=r, **o),
                        lambda j: _run(j, buffered=False),
                    )
                ],
            )
    for given in ([*done[:3], 5], 5, [], done[:1], "ab"):
        yield case(
            repr(given)[:50],
            [
                attempt(
                    lambda g=given: _run(_jobs_of(g, transaction_id="t", campaign="c"), buffered=True),
                    lambda seen: seen,
                )
            ],
        )
    first = next(row for row in done if hasattr(row, "payload"))
    numbers: list[Any] = [*inputs.texts(20)[::4], *itertools.islice(inputs.numbers(), 200), 5, None, "\ud800"]
    for strict in (False, True):
        for text, row in zip(numbers, service.for_recipients(first, numbers, strict=strict), strict=True):
            yield case(repr(text), [as_prepared(row)])
    for given, to in ((5, []), (done[2], []), (first, "91"), (first, 5), (first, b"1")):
        yield case(repr(to), [attempt(lambda g=given, t=to: list(service.for_recipients(g, t)), as_value)])


class _Broken:
    """Rows that break off."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = iter(rows)

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        if (row := next(self.rows, None)) is None:
            raise et.EngageTextError("no more")
        return row


@section
def _bodies() -> Iterator[Case]:
    rows = [inputs.request(f"Row {i}", tiny="01"[i // 60 % 2], to=f"9198765{i:05}") for i in range(500)]
    done = list(prepare_many(rows))
    listed = list(_jobs_of(done, transaction_id="t", campaign="c"))
    yield case("list", [as_value([job.read().decode() for job in listed])])
    for job in listed[:2]:
        yield case("twice", [attempt(job.read, as_value), as_value([job.body.count, repr(job)])])
    for count in (0, 1, 150, 260):
        for index in range(3):
            jobs = _jobs_of(_Broken(done[:count]), transaction_id="t", campaign="c")
            calls = (
                lambda j=jobs: [job.read().decode() for job in j],
                lambda j=jobs: [list(map(bytes.decode, next(j).body)) for _ in range(2)],
                lambda j=jobs: [job.buffered().body.decode() for job in list(j)],
            )
            yield case([count, index], [attempt(calls[index], as_value) for _ in range(2)])


@section
def _headers() -> Iterator[Case]:
    odd: tuple[Any, ...] = (
        {"A": "b"},
        [("A", "b"), ("a", "c")],
        [("A",)],
        ["ab"],
        "ab",
        5,
        [("A b", "c")],
        [("A", "b\n")],
        [(5, "c")],
        [],
    )
    for given in odd:
        made = attempt(
            lambda: service.Headers(given),
            lambda h: as_value([repr(h), h == dict(h), list(h), h.get(5), h.get("a")]),
        )
        yield case(repr(given), [made])
    for one in odd:
        yield case(repr(one), [attempt(lambda: service.report_request(one), as_value)])


def _jobs_of(rows: Any, **options: Any) -> Any:
    return service.notify_requests(rows, _TOKENS, **options)


@section
def _pages_all() -> Iterator[Case]:
    odd: tuple[Any, ...] = (0, 1, 100, 250, -1, True, 1.5, "5", None, 2**31)
    for one, other in itertools.product(odd, odd):
        page = attempt(
            lambda o=one, t=other: service.report_request(_TOKENS, page_number=o, page_size=t), _call
        )
        yield case(
            [one, other], [page, attempt(lambda o=one, t=other: str(service.report_pages(o, t)), as_value)]
        )
    tokens: tuple[Any, ...] = ("a", "", "Bearer x", "Basic x", "a b", "\u00e9", "a\n", None, 5, "a:b")
    for one, other in itertools.product(tokens, tokens):
        made = attempt(
            lambda o=one, t=other: service.Credentials(bearer=o, basic=t),
            lambda c: as_value([c.bearer, c.basic, repr(c)]),
        )
        app = attempt(
            lambda o=one, t=other: service.Credentials.from_app(bearer="x", app_id=o, ss_key=t),
            lambda c: as_value(c.basic),
        )
        pair = attempt(
            lambda o=one, t=other: service.Headers([(o, t), ("X-A", "b")]),
            lambda h: as_value([dict(h), len(h), h["x-a"]] and str(dict(h))),
        )
        yield case([one, other], [made, app, pair])


def _rows() -> list[Any]:
    found: list[Any] = []
    for name in ("service", "own", "misleading"):
        requests = [inputs.request(text, tiny="1") for text in inputs.messages()[:400]]
        many = prepare_many(
            requests, shortener=SHORTENERS[name], ids=len(found), links_per="target", allow=True
        )
        found += [link for done in many if hasattr(done, "payload") for link in done.links]
    odd = [
        ("=1+1", ("a", "-b"), LATER),
        ("\u201ca\u201d\t\\", ('"', "{}"), None),
        ("\x00\n", ("\r", "x,y"), LATER.astimezone(UTC)),
    ]
    return found + [link_row(f"AbC123{n}", n + 10**6, *rest) for n, rest in enumerate(odd)]


@section
def _exports_all() -> Iterator[Case]:
    rows = _rows()
    spoilt = [
        [5], 5, "x", None, [rows[0]._replace(target="https://example.in/z"), rows[0]], [rows[0]._replace(id=-1)],
        [rows[0]._replace(id=True)],
        [rows[0]._replace(title=5)], [rows[0]._replace(title="\ud800")], [rows[0]._replace(tags="ab")],
        [rows[0]._replace(tags=[5])],
        [rows[0]._replace(expires=LATER.replace(tzinfo=None))], [rows[0]._replace(expires="x")],
        [rows[0]._replace(code=None)],
    ]  # fmt: skip
    for index, given in enumerate(
        [rows, rows[::-1], rows + rows, [], *([row] for row in rows[::9]), *spoilt]
    ):
        writers = (exports.jsonl, exports.shlink_csv, exports.yourls_rows, exports.postgres_copy)
        yield case(index, (attempt(lambda w=w: [str(line) for line in w(given)], as_value) for w in writers))
    yield case("ddl", [as_value(exports.POSTGRES_DDL)])


def _pathless(found: Case, folder: str) -> Case:
    label, values, words = found
    return label, values, json.loads(json.dumps(words).replace(folder, "FOLDER"))


def _kept(row: Any) -> Seen:
    return (None if row is None else fields(row, ROW)), None


def _store_cases(kept: Any, rows: list[Any]) -> Iterator[Case]:
    domains = ("su.digo.link", "SU.digo.link", "x", None, "go.example.in")
    for domain, count in itertools.product(domains, (0, 1, 10**6, -1, True, None, 10**10)):
        yield case([domain, count], [attempt(lambda: str(kept.reserve(domain, count)), as_value)])
    for index in range(0, len(rows), 20):
        batch = rows[index : index + 20]
        other = [batch[0]._replace(target="https://example.in/other")]
        spoilt = [*batch, *other] if index % 40 else other
        yield case(
            index, [attempt(lambda b=b: kept.put(b), as_value) for b in (batch, spoilt, batch, [5], 5)]
        )
    faults: tuple[dict[str, Any], ...] = (
        {"id": -1}, {"id": True}, {"id": 10**12}, {"title": "\ud800"}, {"title": 5},
        {"expires": LATER.replace(tzinfo=None)},
        {"expires": "x"}, {"code": None}, {"tags": (5,)},
    )  # fmt: skip
    yield case("faults", [attempt(lambda f=f: kept.put([rows[0]._replace(**f)]), as_value) for f in faults])
    for row in rows[::3]:
        asked = (row.code, row.code + ").", row.code.lower(), "x", "", None)
        yield case(row.code, [attempt(lambda a=a: kept.resolve(row.domain, a), _kept) for a in asked])
    yield case("rows", [attempt(lambda: [fields(row, ROW) for row in kept], as_value)])


@section
def _stores_all() -> Iterator[Case]:
    rows = [row for row in _rows() if not isinstance(row, LinkRow)]
    yield from _store_cases(store.MemoryStore(), rows)
    with tempfile.TemporaryDirectory() as folder, store.SqliteStore(Path(folder) / "links.db") as file:
        yield from (_pathless(one, folder) for one in _store_cases(file, rows))


@section
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
            made = attempt(
                lambda o=options: et.Shortener(SERVICE, **o),
                lambda s: as_value([s.encode(5), s.placeholder, s.title, s.tags]),
            )
            yield case([name, repr(one)], [made])
        yield case(
            repr(one), [attempt(lambda o=one: et.Shortener(o, salt="s"), lambda s: as_value(s.placeholder))]
        )
        for other in odd:
            domain = attempt(
                lambda o=one, t=other: et.LinkDomain(o, prefix=t), lambda d: as_value(d.url("AbC1234"))
            )
            yield case([repr(one), repr(other)], [domain])
        lines = attempt(lambda o=one: SuffixList.from_lines(o), lambda s: as_value(sorted(s.rules)))
        yield case(
            repr(one), [lines, attempt(lambda o=one: et.HostRules(suffixes=o), lambda _: as_value("made"))]
        )


@section
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
        for option, value in itertools.product(options, odd[1:]):  # None is an option not given
            yield case(
                [name, option, repr(value)],
                [attempt(lambda o=option, v=value: function(first, **{o: v}), lambda _: as_value("taken"))],
            )
        for value in odd:
            yield case(
                [name, repr(value)], [attempt(lambda v=value: function(v), lambda _: as_value("taken"))]
            )
    yield from _more_arguments()
    for value in odd:
        yield case(
            ["fit", repr(value)], [attempt(lambda v=value: et.fit("x", v), lambda _: as_value("taken"))]
        )
        model = attempt(
            lambda v=value: wire.SmsRequest.model_validate(inputs.request(v)), lambda m: as_value(m.body)
        )
        yield case(["model", repr(value)], [(model[0], None)])


def _more_arguments() -> Iterator[Case]:
    def taken(_: object) -> Seen:
        return as_value("taken")

    for value in (0, 1, "yes", 1.0):
        yield case(["strict", value], [attempt(lambda: prepare(inputs.request(), strict=value), taken)])
        for function in (et.measure, et.split, et.transliterate):
            yield case(["clusters", value], [attempt(lambda: function("x", whole_clusters=value), taken)])
    spans: tuple[Any, ...] = (
        "ab",
        [("a", "b")],
        [(0,)],
        [(1, 0)],
        [(0, 99)],
        [(0, 1), 5],
        [(0, 1), (0, 1)],
        [(0.5, 1)],
    )
    for keep in spans:
        yield case(repr(keep), [attempt(lambda: et.transliterate("\u201cx\u201d", keep=keep), taken)])


@section
def _models_all() -> Iterator[Case]:
    for body, tiny in itertools.product(inputs.texts()[::40], ("0", 1)):
        model = wire.SmsRequest.model_validate(
            inputs.request(body, tiny=tiny, tlv={"PE_ID": "1", "OTHER": "2"})
        )
        spoilt = model.model_copy(update={"sender": "", "extra": 5})
        options = {"shortener": SHORTENERS["own"] if tiny else None, "allow": True}
        yield case(body, [*modes(model, 4, options), *modes(spoilt, 4, options)])


# The codes of problems, whose severities the record covers.
_CODES = tuple(sorted(json.loads((inputs.DATA / "golden_codes.json").read_text(encoding="utf-8"))))


@section
def _rules_all() -> Iterator[Case]:
    return (case(code, [as_value(severity_of(code))]) for code in _CODES)
