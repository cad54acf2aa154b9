"""Every public value has `to_dict`: JSON takes what it returns, and no secret is in it."""

import dataclasses
import enum
import inspect
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import builders
import pytest

import engage_text
from engage_text import (
    HostRules,
    IdBlock,
    LinkDomain,
    RuleSet,
    SegmentOptions,
    Shortener,
    UrlOptions,
    check,
    explain_urls,
    find_placeholders,
    find_urls,
    fit,
    hosts,
    ids,
    lint,
    measure,
    numbers,
    parse_number,
    parse_sender,
    policies,
    prepare,
    prepare_many,
    rules,
    scan_urls,
    segments,
    service,
    transliterate,
    wire,
)
from engage_text._to_dict import fields_to_dict, json_ready

SALT, KEY, TOKEN = "a-salt-that-nobody-may-see", b"a key that nobody may see", "a-token-that-nobody-may-see"
SHORTENER = Shortener(
    LinkDomain("go.example.in", prefix="ACMEIN"), salt=SALT, key=KEY, avoid=["xxx"], tags=["sale"],
    expires=datetime(2027, 1, 1, tzinfo=UTC),
)  # fmt: skip
REQUEST = builders.request(msg="Pay ₹5 at https://example.in/pay?bill=42")
DONE = prepare(REQUEST, shortener=SHORTENER, ids=7)
ROW = DONE.links[0].row
CLICK = service.parse_callback(
    json.dumps({"click_time": "2026-10-01 10:00:00", "short_url": DONE.links[0].url, "msisdn": "91", "x": [1]}),
    links=DONE.links, timezone=UTC,
)  # fmt: skip
MERGED = policies.merge("Hi {{name}}", {"name": "Asha"})
REFUSED = b'{"status": 0, "message": "no", "data": [{"msg": "too long", "param": "from"}]}'
VALUES = [
    DONE, *DONE.links, ROW, DONE.size, DONE.report, check({}), *check({**REQUEST, "from": "x" * 60}),
    *(done for done in prepare_many([{}, b"["])),
    SHORTENER, SHORTENER.domain, IdBlock(5, 2), ids.IdSource.of(range(3, 9, 2)),
    *find_urls(REQUEST["msg"]), scan_urls("so.ok see a.com, ok.so"), *scan_urls("Meet me, ok.so").doubtful,
    *explain_urls("a.b https://example.in"), UrlOptions(hosts=HostRules(extra_suffixes=["corp"])),
    HostRules(suffixes=hosts.SuffixList.from_lines(["in"]), always=["ok.so"], never=["x.in"]),
    hosts.browser_host("example.in"), *find_placeholders("Hi {{name}}"),
    measure("₹"), *measure("₹ नमस्ते").culprits, fit("a" * 200, 1), SegmentOptions(national=["hi", "ta"]),
    transliterate("it’s " * 20), *transliterate("it’s " * 20).edits, segments.ShiftTables("hi"),
    segments.national_saving("नमस्ते" * 20),
    parse_number("+91 98765 43210"), parse_number("x"), parse_sender("ACMEIN"),
    numbers.Mistake(next(iter(numbers.MistakeKind)), 0, 1), numbers.CountryLengths("91", "IN", (10,)),
    RuleSet(ignore=["url"], severities={"url-private": "error"}), *rules.RULES.values(), rules.Example("msg", "x"),
    CLICK, service.parse_callback(b'{"msisdn": 919876543210, "status": null}'),
    service.parse_answer(200, b'{"id": "a-1"}'), service.parse_answer(400, REFUSED),
    service.parse_answer(502, b"<html>"), service.RowFinding(0, check({})),
    lint.Location("a.csv", 2), lint.Finding(lint.Location("a.csv"), check({}).problems[0], "a", 0, "b", "c"),
    lint.KnownFinding("a.csv", "url-private", "msg", "5d1f"), lint.read_baseline(b'{"version": 1, "known": []}', "a"),
    lint.Suppressions(paths=lint.path_patterns({"*.csv": ["url"]})), lint.SideFile().with_names({"a": ["url"]}),
    lint.path_patterns({}), lint.Totals(rows=1),
    policies.Policy(max_segments=1), policies.DltOptions(),
    policies.DltTemplate(id="1107160000000012345", text="Your code is {#var#}."),
    policies.MarketFacts(), MERGED, *MERGED.pieces, MERGED.origin(0, 2), policies.TemplateOptions(),
    policies.Rates.from_csv("prefix,price\n91,0.1\n"), policies.worst_case("Hi {{name}}"),
    wire.read_request(REQUEST), *wire.read_request({}).field_errors,
]  # fmt: skip
# What needs no `to_dict`, and why.
WITHOUT = {
    "BarePolicy": "a type", "Codec": "a secret and tables", "SuffixList": "a table of ten thousand rules",
    "Context": "what a rule reads: it contains the shortener", "Shortened": "part of `Prepared`",
    "Credentials": "secrets", "Headers": "a mapping with secrets", "HttpRequest": "it contains secrets",
    "NotifyBody": "a stream", "NotifyJob": "it contains secrets", "NotifyJobs": "a stream",
    "LinkStore": "a protocol", "MemoryStore": "a store", "SqliteStore": "a store",
    "Extractor": "a protocol", "Shortens": "a protocol",
    "SmsRequest": "pydantic's `model_dump`", "DeliveryReport": "likewise", "Dlt": "likewise",
    "Row": "a place in a file, and a request as the caller gave it", "Checked": "it contains a row",
    "PolicyContext": "what a rule reads", "ReadOptions": "options as they were given",
    "Settings": "it contains the shortener", "Seen": "a memory of rows",
    "SmsRequestDict": "a dict", "DlrDict": "a dict", "TlvDict": "a dict",
}  # fmt: skip


def public_classes() -> Iterator[type]:
    for name in dir(engage_text):
        module = getattr(engage_text, name)
        if not inspect.ismodule(module):
            continue
        for member in module.__all__:
            value = getattr(module, member)
            if inspect.isclass(value) and not issubclass(value, BaseException | enum.Enum):
                yield value


@pytest.mark.parametrize("kind", sorted(set(public_classes()), key=lambda kind: kind.__name__))
def test_each_public_value_has_it_or_a_reason(kind: type):
    if kind.__name__ in WITHOUT:
        assert not hasattr(kind, "to_dict")
    else:
        assert kind in {type(value) for value in VALUES}, "add one to VALUES"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestToDict:
    def test_json_takes_it(self, value: Any):
        found = value.to_dict()
        assert json.loads(json.dumps(found)) == found
        assert found

    def test_no_secret_is_in_it(self, value: Any):
        written = json.dumps(value.to_dict())
        for secret in (SALT, KEY.decode(), TOKEN):
            assert secret not in written

    def test_no_field_is_missing_unless_the_class_says_so(self, value: Any):
        left_out = {
            "Finding": {"text", "content"}, "PathPatterns": {"_compiled"},
            "MessageSize": {"ucs2_text"}, "Problem": {"service_words"}, "Rejected": {"request"}, "Report": {"texts"},
            "Rule": {"checker"}, "Shortener": {"salt", "key"},
        }  # fmt: skip
        names = getattr(value, "_fields", ()) or [
            field.name for field in dataclasses.fields(value) if field.init
        ]
        assert set(names) - set(value.to_dict()) == left_out.get(type(value).__name__, set())


def test_what_is_inside_has_its_own_form():
    found = DONE.to_dict()
    assert found["links"] == [DONE.links[0].to_dict()]
    assert found["size"] == {
        "encoding": "UCS-2", "units": DONE.size.units, "segments": 1, "remaining": DONE.size.remaining,
        "tables": {"locking": None, "single": None},
    }  # fmt: skip
    assert CLICK.to_dict()["clicked_at"] == "2026-10-01T10:00:00+00:00"
    assert CLICK.to_dict()["link"]["expires"] == "2027-01-01T00:00:00+00:00"
    assert CLICK.to_dict()["extra"] == {"x": [1]}
    assert find_urls("https://a.example.in/")[0].to_dict()["registered_domain"] == "example.in"


def test_a_predicate_has_no_form():
    shortener = dataclasses.replace(SHORTENER, avoid=lambda code: "x" in code)
    assert shortener.to_dict()["avoid"] is None
    assert SHORTENER.to_dict()["avoid"] == ["xxx"]


def test_other_values_are_refused():
    assert json_ready(Decimal("0.10")) == "0.10"
    assert json_ready(frozenset("ba")) == ["a", "b"]
    assert type(json_ready(engage_text.Severity.ERROR)) is str
    for value in (object(), b"x", lambda: None):
        with pytest.raises(TypeError, match="cannot be written as JSON"):
            json_ready(value)
    assert fields_to_dict(ROW, leave_out=("tags",)).keys() == set(ROW._fields) - {"tags"}
