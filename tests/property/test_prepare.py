"""Promises of `prepare` that hold for any request."""

import copy
import json

import builders
import strategies
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import bodies, near_requests, scalars, short_texts, text_requests

from engage_text import (
    Prepared,
    Rejected,
    Report,
    check,
    find_urls,
    prepare,
    prepare_many,
    restore,
)
from engage_text.service import refusal_body

SHORTENERS = [
    builders.shortener(),
    builders.shortener("go.example.in", prefix="ACMEIN", salt="another", tiny="1", also_short=["bit.ly"]),
    builders.shortener("a.in", salt="", only_if_shorter=True),
]
VALID = builders.request(dlr=builders.dlr(url="https://example.in/"))
json_values = strategies.json_values([*VALID, "tlv", "sender", "mask", "url", "PE_ID"])
python_values = json_values | st.binary(max_size=40) | st.dictionaries(scalars, json_values, max_size=4)
shorteners = st.sampled_from(SHORTENERS)


def shortened(body, shortener):
    """Return the body prepared in local mode, or None where it is too long to go out."""
    request = {**VALID, "msg": body}
    [done] = prepare_many([request], shortener=shortener, ids=0, placeholders="allow")
    if isinstance(done, Rejected):
        assert {p.code for p in done.report.errors} == {"field-too-long"}
        return None
    return done


class TestNeverRaises:
    """Content is reported, whatever it is; only ids and options can be refused by an exception."""

    @given(python_values | near_requests | text_requests, st.none() | shorteners, st.booleans())
    def test_any_value(self, request, shortener, strict):
        before = copy.deepcopy(request)
        report = check(request, shortener=shortener, strict=strict)
        assert isinstance(report, Report)
        [done] = prepare_many([request], shortener=shortener, ids=0, strict=strict)
        assert done.report == report
        assert isinstance(done, Prepared) == report.ok
        str(report)
        refusal_body(report)
        assert repr(request) == repr(before)

    @given(near_requests)
    def test_what_is_prepared_has_json(self, request):
        [done] = prepare_many([request])
        if isinstance(done, Prepared):
            assert json.loads(done.payload_json()) == done.payload

    @given(st.binary(max_size=80) | short_texts)
    def test_any_document(self, document):
        [done] = prepare_many([document])
        assert check(document) == done.report

    @given(near_requests)
    def test_a_document_reads_as_its_object_does(self, request):
        textual = {k: v for k, v in request.items() if isinstance(k, str)}
        document = json.dumps(textual)
        assert check(document) == check(json.loads(document)) == check(document.encode())

    @given(python_values | near_requests | text_requests)
    def test_spans_lie_within_their_texts(self, request):
        report = check(request)
        for found in report:
            if found.span is not None and found.param in report.texts:
                start, end = found.span
                assert 0 <= start <= end <= len(report.texts[found.param])


class TestLocalMode:
    @given(bodies, shorteners)
    def test_restore_gives_the_body_back(self, body, shortener):
        if done := shortened(body, shortener):
            assert restore(done.payload["msg"], done.links) == body

    @given(bodies, shorteners)
    def test_preparing_twice_changes_nothing(self, body, shortener):
        if done := shortened(body, shortener):
            again = prepare(done.payload, shortener=shortener, ids=done.next_id, placeholders="allow")
            assert again.payload == done.payload
            assert again.links == ()

    @given(bodies, shorteners)
    def test_every_link_reads_as_itself_in_the_body_that_goes_out(self, body, shortener):
        if done := shortened(body, shortener):
            outgoing = done.payload["msg"]
            found = {(url.start, url.end) for url in find_urls(outgoing)}
            assert [link for link in done.links if (link.start, link.end) not in found] == []
            assert all(outgoing[link.start : link.end] == link.url for link in done.links)

    @given(bodies, shorteners)
    def test_one_id_for_each_target(self, body, shortener):
        if done := shortened(body, shortener):
            ids = {}
            for link in done.links:
                assert ids.setdefault(link.target, link.id) == link.id
            assert list(ids.values()) == list(range(done.next_id))

    @given(bodies, shorteners)
    def test_same_input_same_bytes(self, body, shortener):
        first, second = shortened(body, shortener), shortened(body, shortener)
        assert first == second
        if first and second:
            assert first.payload_json() == second.payload_json()


class TestServiceMode:
    @given(bodies)
    @example("##pay##")  # the drawn pieces can make a placeholder
    def test_the_body_goes_out_as_written(self, body):
        [done] = prepare_many([{**VALID, "msg": body}], placeholders="allow")
        assert done.payload["msg"] == body
        assert done.payload["tiny"] == "1"
        assert prepare(done.payload, placeholders="allow").payload == done.payload
