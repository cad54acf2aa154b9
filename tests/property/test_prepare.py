"""Promises of `prepare` that hold for any request."""

import copy
import json

import builders
from hypothesis import example, given
from hypothesis import strategies as st

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
KEYS = [
    *VALID,
    "tlv",
    "sender",
    "recipient",
    "body",
    "transaction_id",
    "mask",
    "url",
    "PE_ID",
    "model_config",
]

any_texts = st.text(st.characters(), max_size=40)  # lone surrogates among them
scalars = st.none() | st.booleans() | st.integers() | st.floats() | any_texts
json_values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | any_texts, inner, max_size=6)
    ),
    max_leaves=12,
)
python_values = json_values | st.binary(max_size=40) | st.dictionaries(scalars, json_values, max_size=4)
near_requests = st.builds(
    lambda tlv, changed, dropped: {k: v for k, v in {**VALID, **tlv, **changed}.items() if k not in dropped},
    st.just({})
    | st.dictionaries(st.sampled_from(["PE_ID", "TEMPLATE_ID", "x"]), any_texts).map(lambda d: {"tlv": d}),
    st.dictionaries(st.sampled_from(KEYS) | scalars, json_values, max_size=3),
    st.sets(st.sampled_from(KEYS), max_size=2),
)
text_requests = st.fixed_dictionaries(
    {"from": any_texts, "to": any_texts, "msg": any_texts, "transactionID": any_texts}
).map(lambda texts: {**VALID, **texts})

hosts = st.sampled_from(
    [
        "example.in",
        "www.example.com",
        "bit.ly",
        "i.airtel.in",
        "a.co.uk",
        "su.digo.link",
        "a.in",
        "ok.so",
        "भारत.भारत",
        "xn--p1ai.com",
        "127.0.0.1",
        "8.8.8.8",
        "localhost",
        "x.unknownzz",
        "\u0430pple.com",
        "EXAMPLE.In",
        "readme.md",
    ]
)
urls = st.builds(
    lambda scheme, user, host, port, tail: scheme + (user if scheme else "") + host + port + tail,
    st.sampled_from(["", "", "http://", "https://", "HTTPS://", "ftp://"]),
    st.sampled_from(["", "", "", "u@", "u:p@"]),
    hosts,
    st.sampled_from(["", "", "", ":80", ":99999", ":8080:90", ":"]),
    st.sampled_from(
        ["", "/", "/a", "/a?b=c&d=e", "?q=1", "#top", "/a(b)c", "/a'b'", "/x_y*z", "/क", "/a@b.in"]
    ),
)
words = st.sampled_from(
    ["pay", "Rs.500", "OTP", "me@example.in", "नमस्ते", "வணக்கம்", "你好", "\U0001f600", "₹", "é", "v1.2"]
)
joints = st.sampled_from(
    [
        " ",
        " ",
        " ",
        "\n",
        "",
        ".",
        ",",
        ":",
        ";",
        "!",
        "|",
        "/",
        "@",
        "-",
        "_",
        "*",
        "~",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        '"',
        "'",
        "।",
        "。",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\u0301",
        "\t",
        "=",
        "#",
        "&",
        "%",
        "\\",
    ]
)
bodies = st.lists(st.one_of(urls, words, joints), min_size=1, max_size=14).map("".join).filter(str.strip)
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

    @given(st.binary(max_size=80) | any_texts)
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
