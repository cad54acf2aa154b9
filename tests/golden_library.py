"""The library as the golden record calls it, and how what it returns becomes values and words.

A change of the API is a change here: the record stays as it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

# ---- The library, as it is called. A change of the API is a change in this section, and in no other. ----
from pydantic import ValidationError

import engage_text as et
from engage_text.hosts import SuffixList
from engage_text.links import LinkRow
from engage_text.rules import RULES
from engage_text.service import refusal_body


def severity_of(code: str) -> str:
    """Return the severity of a rule."""
    return str(RULES[code].severity)


def divide(suffixes: Any, name: str) -> list[Any]:
    """Return the labels of a host before its suffix, and the suffix."""
    labels, suffix = suffixes.divide(name)
    return [*labels, suffix]


def _placeholders(*, allow: bool) -> dict[str, Any]:
    return {"placeholders": "allow"} if allow else {}


def prepare(request: object, *, allow: bool = False, **options: Any) -> Any:
    return et.prepare(request, **_placeholders(allow=allow), **options)


def check(request: object, *, allow: bool = False, **options: Any) -> Any:
    return et.check(request, **_placeholders(allow=allow), **options)


def prepare_many(requests: Any, *, allow: bool = False, **options: Any) -> Any:
    return et.prepare_many(requests, **_placeholders(allow=allow), **options)


def link_row(code: str, number: int, title: str, tags: tuple[str, ...], expires: datetime | None) -> Any:
    """Return a row of a link on one domain."""
    at = ("go.example.in", code)
    return LinkRow(
        "https://go.example.in/" + code, *at, number, "https://example.in/a?b=1,2", title, tags, expires
    )


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
NUMBER = ("digits", "e164", "region", "kind", "verdict", "national_of", "fault", "stable")
_LINK = ("url", "domain", "code", "id", "target", "start", "end", "text", "title", "tags", "expires")
ROW = ("domain", "code", "id", "target", "title", "tags", "expires")
CLICK = (
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


def fields(value: object, names: Iterable[str]) -> list[Any]:
    return [simple(getattr(value, name)) for name in names]


def simple(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [simple(part) for part in value]
    return str(value)


def _drawn(report: Any) -> list[str]:
    """Return the lines of the report. How wide a letter is drawn depends on wcwidth: carets count under ASCII only."""
    lines = str(report).splitlines()
    return [line for above, line in itertools.pairwise(["", *lines]) if above.isascii() or line.strip(" |^")]


def as_report(report: Any) -> Seen:
    if not report.problems:
        return [report.ok], []
    found = [[p.code, str(p.severity), p.param, p.span, p.service_words] for p in report]
    drawn = _drawn(report)
    marked = [line for line in drawn if line.startswith("  | ")]
    answer, plain = refusal_body(report), report.to_dict()
    counts = [len(report), len(report.errors), len(report.warnings), len(answer["data"]), plain["ok"]]
    told = [[p["code"], p["severity"], p["param"], p["span"]] for p in plain["problems"]]
    words = [[[p.message, p.hint] for p in report], drawn, answer, [p["message"] for p in plain["problems"]]]
    return [report.ok, found, marked, counts, told], words


def as_error(error: Exception) -> Seen:
    name = type(error).__name__
    values: list[Any] = ["error", name]
    report = getattr(error, "report", None)
    if report is None:
        return values, str(error) if isinstance(error, et.EngageTextError) else name
    found, words = as_report(report)
    return [*values, found, str(error) == str(report)], words


def attempt(call: Callable[[], Any], render: Callable[[Any], Seen]) -> Seen:
    try:
        return render(call())
    except (et.EngageTextError, ValidationError) as error:
        return as_error(error)


def as_value(result: Any) -> Seen:
    return simple(result), None


def case(label: object, seen: Iterable[Seen]) -> Case:
    """Return one case for several calls."""
    found = list(seen)
    return label, [values for values, _ in found], [words for _, words in found if words]


def spans_of(spans: Iterable[Any]) -> list[Any]:
    return [fields(span, _SPAN) for span in spans]


def as_scan(scan: Any) -> Seen:
    doubtful = [[place.start, place.end, place.text, place.reason] for place in scan.doubtful]
    return [spans_of(scan.urls), doubtful], [place.why for place in scan.doubtful]


def _address(address: Any) -> list[Any] | None:
    return (
        None if address is None else [address.version, int(address)]
    )  # how it is written differs between releases


def facts_of(text: str, spans: Iterable[Any]) -> list[Any]:
    return [
        [
            *fields(span, _FACTS),
            _address(span.address),
            *(simple(getattr(span, name)(text)) for name in _FACTS_IN),
        ]
        for span in spans
    ]


def as_explained(places: Iterable[Any]) -> Seen:
    places = list(places)
    values = [[place.start, place.end, place.text, place.is_link, place.reason] for place in places]
    return values, [place.why for place in places]


def size_of(size: Any) -> list[Any]:
    culprits = [[found.char, found.offset, found.replacement] for found in size.culprits]
    return [*fields(size, _SIZE), culprits, [size.tables.locking, size.tables.single]]


def as_prepared(done: Any) -> Seen:
    problems, words = as_report(done.report)
    if not hasattr(done, "payload"):
        return ["rejected", done.index, problems, done.next_id], words
    sizes = size_of(done.size), size_of(done.size_before)
    sent = done.payload_json().decode()
    rows = [fields(link, _LINK) for link in done.links]
    return ["prepared", sent, list(done.payload), rows, done.preview, sizes, problems, done.next_id], words


HOSTS = {
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
BARE = ("any", "likely", "never")
LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))
SERVICE, _OWN = et.LinkDomain("su.digo.link"), et.LinkDomain("go.example.in", prefix="ACMEIN")
SHORTENERS = {
    "none": None,
    "service": et.Shortener(SERVICE, salt="golden"),
    "own": et.Shortener(
        _OWN, salt="golden", tiny="1", also_short=("bit.ly", "m\u00fcnchen.de"), key=b"golden" * 4, avoid=("ab", "7"),
        title="Sale, \u201cnow\u201d", tags=("diwali", "a|b"), expires=LATER,
    ),
    "shorter": et.Shortener(SERVICE, salt="golden", only_if_shorter=True),
    "misleading": et.Shortener(SERVICE, salt="golden", allow_misleading=True),
    "both": et.Shortener(_OWN, salt="", allow_misleading=True, only_if_shorter=True, avoid=lambda code: code < "P"),
}  # fmt: skip
SECTIONS: dict[str, Callable[[], Iterator[Case]]] = {}


def section(function: Callable[[], Iterator[Case]]) -> Callable[[], Iterator[Case]]:
    SECTIONS[function.__name__.strip("_").replace("_", "-")] = function
    return function
