"""The steps in their order: both modes, ids, the limits on each body, and many requests in one call."""

import copy
import inspect
import json
import pickle

import builders
import pytest

from engage_text import (
    HostRules,
    IdBlock,
    LinkDomain,
    OptionError,
    Prepared,
    Rejected,
    RequestError,
    RuleSet,
    Severity,
    check,
    check_body,
    check_recipient,
    find_urls,
    measure,
    prepare,
    prepare_many,
    preview_body,
    restore,
)
from engage_text._job import Job, PrepareOptions
from engage_text._steps import context_of, examine
from engage_text.codes import CAPACITY

VALID = builders.request(msg="Your parcel: https://example.in/track?id=4711 - thanks")
SHORTENER = builders.shortener()
# The vendor's page, section 2.1.2, masked digits filled in, straight quotes.
SAMPLE = {
    "from": "652322XXX",
    "to": "918130900000",
    "msg": "hiii ..This is a test for transactional message!!",
    "dlr": {"mask": 1, "url": "https://client-url.com"},
    "tiny": "0",
    "type": "transactional",
}


def msg(text, fields=()):
    return {**VALID, "msg": text, **dict(fields)}


def problems_of(request, **options):  # noqa: ANN003 - handed on
    with pytest.raises(RequestError) as raised:
        prepare(request, **options)
    return [(p.code, p.param) for p in raised.value.report.errors]


class TestVendorsSample:
    def test_is_refused_for_exactly_one_reason(self):
        assert problems_of(SAMPLE) == [("field-missing", "transactionID")]
        assert len(check(SAMPLE)) == 1

    def test_is_accepted_once_it_has_one(self):
        done = prepare({**SAMPLE, "transactionID": "t-1"})
        assert len(done.report) == 0
        assert done.payload == {**SAMPLE, "transactionID": "t-1"}


class TestServiceMode:
    """No shortener: the body and its flag go out as they are, the preview is what is measured."""

    @pytest.mark.parametrize("tiny", ["0", "1"])
    def test_body_and_flag_go_out_as_asked(self, tiny):
        done = prepare({**VALID, "tiny": tiny})
        assert (done.payload["msg"], done.payload["tiny"]) == (VALID["msg"], tiny)
        assert (done.links, done.next_id) == ((), None)

    def test_the_preview_has_a_placeholder_of_the_links_length(self):
        done = prepare(VALID)
        assert done.preview == "Your parcel: https://su.digo.link/XXXXXXX - thanks"
        assert done.size == measure(done.preview)
        assert done.size_before == measure(VALID["msg"])

    def test_without_tiny_the_preview_is_the_body(self):
        done = prepare({**VALID, "tiny": "0"})
        assert done.preview == VALID["msg"]
        assert done.size == done.size_before

    def test_a_link_of_the_service_stays_in_the_preview(self):
        assert (
            prepare(msg("see https://su.digo.link/AbC1234 now")).preview
            == "see https://su.digo.link/AbC1234 now"
        )

    def test_the_limit_applies_to_the_body_as_written(self):
        assert prepare(msg("https://a.in/".ljust(1000, "x"))).payload
        assert problems_of(msg("https://a.in/".ljust(1001, "x"))) == [("field-too-long", "msg")]


class TestLocalMode:
    """A shortener and `tiny` asked for: links are made here and the flag goes out as the shortener says."""

    @pytest.mark.parametrize("flag", ["0", "1"])
    @pytest.mark.parametrize("body", [VALID["msg"], "no link"])
    def test_the_flag(self, flag, body):
        shortener = builders.shortener(salt="x", tiny=flag)
        assert prepare(msg(body), shortener=shortener, ids=0).payload["tiny"] == flag

    def test_without_tiny_nothing_is_shortened(self):
        done = prepare({**VALID, "tiny": "0"}, shortener=SHORTENER, ids=4)
        assert (done.payload["msg"], done.payload["tiny"]) == (VALID["msg"], "0")
        assert (done.links, done.next_id) == ((), 4)

    def test_the_body_that_goes_out_is_what_is_shown_and_measured(self):
        done = prepare(VALID, shortener=SHORTENER, ids=0)
        [link] = done.links
        assert done.preview == done.payload["msg"] == f"Your parcel: {link.url} - thanks"
        assert done.size == measure(done.preview)
        assert done.size_before == measure(VALID["msg"])

    def test_the_limit_applies_to_the_body_that_goes_out(self):
        assert prepare(msg("https://a.in/".ljust(3000, "x")), shortener=SHORTENER, ids=0).links
        body = "x" * 980 + " https://a.in/x"
        assert len(body) <= 1000
        assert problems_of(msg(body), shortener=SHORTENER, ids=0) == [("field-too-long", "msg")]

    def test_preparing_twice_changes_nothing(self):
        once = prepare(VALID, shortener=SHORTENER, ids=0)
        for options in ({}, {"shortener": SHORTENER}, {"shortener": SHORTENER, "ids": once.next_id}):
            again = prepare(once.payload, **options)
            assert again.payload_json() == once.payload_json()
            assert again.links == ()

    def test_preparing_twice_changes_nothing_where_the_flag_is_kept(self):
        shortener = builders.shortener("go.example.in", prefix="ACMEIN", salt="x", tiny="1")
        once = prepare(VALID, shortener=shortener, ids=0)
        assert prepare(once.payload, shortener=shortener, ids=once.next_id).payload == once.payload

    @pytest.mark.parametrize(
        "body",
        [
            "http://bank.in@evil.in/x",
            "http://\u0430pple.com/x",
            "a\u200bhttps://a.in/x",
            "http://8.8.8.8/x",
            "http://localhost/x",
            "http://a.unknownzz/x",
            "http://0x7f.1/x",
            "http://bank%2ein/x",
            "http://аррӏе.com/x",
            "https://a.in/{{id}}",
            "lets meet ok.so",
        ],
        ids=ascii,
    )
    def test_what_misleads_is_left_as_written(self, body):
        done = prepare(msg(body), shortener=SHORTENER)
        assert done.payload["msg"] == body
        assert done.report.warnings

    @pytest.mark.parametrize(
        "body",
        ["http://bank.in@evil.in/x", "http://\u0430pple.com/x", "http://8.8.8.8/x", "http://0x7f.1/x", "http://localhost/x",
         "http://bank%2ein/x"],
        ids=ascii,
    )  # fmt: skip
    def test_it_is_shortened_where_the_shortener_allows_it(self, body):
        allowing = builders.shortener(salt="s", allow_misleading=True)
        done = prepare(msg(f"see {body} now"), shortener=allowing, ids=1)
        assert [link.target for link in done.links] == [body]
        assert done.report.warnings

    @pytest.mark.parametrize(
        "body", ["a\u200bhttps://a.in/x", "http://a.unknownzz/x", "https://a.in/{{id}}"], ids=ascii
    )
    def test_what_leads_nowhere_is_not_even_then(self, body):
        allowing = builders.shortener(salt="s", allow_misleading=True)
        assert prepare(msg(body), shortener=allowing, ids=1).payload["msg"] == body


class TestOptionsOfTheWrongKind:
    """Slips that would come out as an error within the library, or as none at all."""

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            ({"shortener": LinkDomain("go.example.in")}, OptionError),
            ({"shortener": "su.digo.link"}, OptionError),
            ({"hosts": ["ok.so"]}, OptionError),
            ({"hosts": {}}, OptionError),
        ],
    )
    def test_are_named_by_every_function(self, options, error):
        calls = (prepare, check, lambda request, **given: prepare_many([request], **given))
        for call in (*calls, lambda request, **given: preview_body(request["msg"], **given)):
            with pytest.raises(error, match="must be"):
                call(VALID, **options)


class TestHostRules:
    """What the caller knows of hosts counts in every step."""

    RULES = HostRules(always=["ok.so"], never=["example.com"], extra_suffixes=["corp"])
    BODY = "at ok.so, https://example.com/x or wiki.corp/x"

    def test_in_local_mode(self):
        done = prepare(msg(self.BODY), shortener=SHORTENER, ids=1, hosts=self.RULES)
        assert [link.text for link in done.links] == ["ok.so", "wiki.corp/x"]
        assert restore(done.payload["msg"], done.links) == self.BODY

    def test_in_service_mode_and_in_the_preview(self):
        done = prepare(msg(self.BODY), hosts=self.RULES)
        assert done.preview == preview_body(self.BODY, hosts=self.RULES)
        assert done.preview.count("https://su.digo.link/XXXXXXX") == 2

    def test_in_check_and_in_a_batch(self):
        assert "url-doubtful" in {p.code for p in check(msg(self.BODY))}
        assert not check(msg(self.BODY), hosts=self.RULES).problems
        [done] = prepare_many([msg(self.BODY)], shortener=SHORTENER, ids=1, hosts=self.RULES)
        assert done.next_id == 3


class TestGlued:
    """A link is only made where it reads as itself in the body that goes out."""

    @pytest.mark.parametrize(
        "body",
        [
            "https://example.com:99999/x",
            "http://a.in:80:90/x",
            "example.com:https://b.com",
            "https://a.in/xhttps://b.in/y",
            "https://a.in/x|https://b.in/y",
            "https://a.in/x,https://b.in/y",
            "https://a.in/x)https://b.in/y",
            "example.com/aनमस्ते",
            "https://example.com:99999/x https://good.in/y",
            "*https://a.in/x*",
            "_https://a.in/x_",
            "a@https://b.in/x",
            "x.https://a.in",
            "https://a.in/x@b",
            "https://a.in.:99999",
            "https://a.in/'x'y",
            "https://a.in https://b.in:99999 https://c.in",
            "www.example.com@https://b.in/x",
            "https://example.com:99999/x" * 20,
        ],
    )
    def test_every_link_is_found_where_it_is(self, body):
        done = prepare(msg(body), shortener=SHORTENER, ids=0)
        outgoing = done.payload["msg"]
        found = {(url.start, url.end) for url in find_urls(outgoing)}
        assert {(link.start, link.end) for link in done.links} <= found
        assert restore(outgoing, done.links) == body

    def test_a_glued_one_is_reported_and_its_neighbour_shortened(self):
        body = "https://example.com:99999/x https://good.in/y"
        done = prepare(msg(body), shortener=SHORTENER, ids=0)
        assert [link.target for link in done.links] == ["https://good.in/y"]
        assert [(p.code, p.span) for p in done.report] == [("url-glued", (0, 19))]


class TestIds:
    TWO = "https://a.in/x https://b.in/y"

    @pytest.mark.parametrize(
        ("ids", "taken", "next_id"),
        [
            (0, [0, 1], 2),
            (41, [41, 42], 43),
            (range(7, 10), [7, 8], 9),
            (range(7, 9), [7, 8], 9),
            (range(0, 100, 10), [0, 10], 20),
            (range(5, CAPACITY * 2, 7), [5, 12], 19),
            (CAPACITY - 2, [CAPACITY - 2, CAPACITY - 1], CAPACITY),
        ],
    )
    def test_are_taken_in_order(self, ids, taken, next_id):
        done = prepare(msg(self.TWO), shortener=SHORTENER, ids=ids)
        assert [link.id for link in done.links] == taken
        assert done.next_id == next_id

    @pytest.mark.parametrize(
        "ids",
        [range(0), range(1), range(0, 10, 10), CAPACITY - 1, CAPACITY, 10**5000, range(10**30, 10**31)],
        ids=lambda v: type(v).__name__,
    )
    def test_exhausted(self, ids):
        assert problems_of(msg(self.TWO), shortener=SHORTENER, ids=ids) == [("ids-exhausted", "msg")]

    def test_missing(self):
        assert problems_of(msg(self.TWO), shortener=SHORTENER) == [("ids-missing", "msg")]

    def test_none_are_needed_without_links(self):
        assert prepare(msg("no link"), shortener=SHORTENER).next_id is None
        assert prepare(msg("no link"), shortener=SHORTENER, ids=range(0)).next_id == 0
        assert prepare(msg("no link"), shortener=SHORTENER, ids=9).next_id == 9

    @pytest.mark.parametrize(
        "ids",
        [-1, True, False, 1.0, "1", [1], range(5, 0, -1), range(-5, 5), -(10**5000)],
        ids=type,
    )
    def test_no_ids(self, ids):
        for call in (prepare, prepare_many):
            with pytest.raises(OptionError, match="ids must"):
                call(VALID if call is prepare else [VALID], shortener=SHORTENER, ids=ids)


class TestStrict:
    def test_every_warning_becomes_an_error(self):
        request = msg("only ₹5" + "." * 70, {"x": 1})
        lax = check(request)
        strict = check(request, strict=True)
        assert lax.ok
        assert len(lax) == 2
        assert not strict.ok
        assert {p.severity for p in strict} == {Severity.ERROR}
        assert [p.code for p in strict] == [p.code for p in lax]
        assert problems_of(request, strict=True) == [("field-unknown", "x"), ("ucs2-single-character", "msg")]

    def test_a_clean_request_passes(self):
        assert prepare(VALID, strict=True).payload == prepare(VALID).payload


class TestBare:
    @pytest.mark.parametrize(("bare", "count"), [("any", 2), ("likely", 1), ("never", 0)])
    def test_policy(self, bare, count):
        done = prepare(msg("flipkart.com or ok.so"), shortener=SHORTENER, ids=0, bare=bare)
        assert len(done.links) == count


REQUESTS = [
    VALID,
    SAMPLE,
    {},
    None,
    b"{",
    msg("only ₹5 http://u@a.in/x"),
    msg("https://a.in/x" * 3),
    msg("x" * 1001),
    msg("\ud83d"),
    {**VALID, "to": "98765 43210"},
]


@pytest.mark.parametrize("shortener", [None, SHORTENER], ids=["service", "local"])
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda v: ascii(v)[:30])
def test_check_is_prepares_report(request_, shortener, strict):
    try:
        report = prepare(request_, shortener=shortener, ids=0, strict=strict).report
    except RequestError as error:
        report = error.report
        assert not report.ok
    assert check(request_, shortener=shortener, strict=strict) == report


class TestMany:
    def test_one_bad_row_loses_nothing(self):
        rows = [VALID, {}, json.dumps(VALID), b"\xff", None, VALID]
        done = list(prepare_many(rows, shortener=SHORTENER, ids=0))
        assert [type(d) for d in done] == [Prepared, Rejected, Prepared, Rejected, Rejected, Prepared]
        for index, result in enumerate(done):
            if isinstance(result, Rejected):
                assert (result.index, result.request) == (index, rows[index])
                assert result.request is rows[index]
                assert result.report == check(rows[index], shortener=SHORTENER)

    def test_ids_flow_past_rejected_rows(self):
        done = list(
            prepare_many(
                [VALID, {}, msg("no"), msg("https://a.in/x https://b.in/y"), VALID],
                shortener=SHORTENER,
                ids=3,
            )
        )
        assert [[link.id for link in getattr(d, "links", ())] for d in done] == [[3], [], [], [4, 5], [6]]
        assert [d.next_id for d in done] == [4, 4, 4, 6, 7]

    def test_is_prepare_row_by_row(self):
        rows = [msg(f"https://a.in/{i}", {"transactionID": str(i)}) for i in range(5)]
        assert list(prepare_many(rows, shortener=SHORTENER, ids=0)) == [
            prepare(row, shortener=SHORTENER, ids=i) for i, row in enumerate(rows)
        ]

    def test_a_range_that_runs_out_rejects_what_needs_it_and_no_more(self):
        rows = [VALID, msg("https://a.in/x https://b.in/y"), VALID, VALID, msg("no link")]
        done = list(prepare_many(rows, shortener=SHORTENER, ids=range(0, 20, 10)))
        assert [type(d) for d in done] == [Prepared, Rejected, Prepared, Rejected, Prepared]
        assert [p.code for p in done[1].report] == ["ids-exhausted"]
        assert [link.id for d in (done[0], done[2]) for link in d.links] == [0, 10]

    def test_without_ids_next_id_is_none(self):
        assert [d.next_id for d in prepare_many([VALID, {}])] == [None, None]

    def test_takes_one_request_for_each_result(self):
        read = []
        source = (read.append(i) or VALID for i in range(10))
        stream = prepare_many(source, shortener=SHORTENER, ids=0)
        assert inspect.isgenerator(stream) or iter(stream) is stream
        assert read == []
        for count in range(1, 11):
            next(stream)
            assert len(read) == count

    def test_bad_ids_are_refused_before_anything_is_read(self):
        read = []
        with pytest.raises(OptionError):
            prepare_many((read.append(1) for _ in range(3)), ids=-1)
        assert read == []


def test_same_input_same_bytes_and_nothing_changed():
    request = copy.deepcopy(VALID)
    first, second = (prepare(request, shortener=SHORTENER, ids=0) for _ in range(2))
    assert first == second
    assert first.payload_json() == second.payload_json()
    assert request == VALID


@pytest.mark.parametrize("body", ["Your parcel is out for delivery.", "Pay at u@example.in/x or come.in"])
def test_results_travel_between_processes(body):
    done = prepare(msg(body), shortener=SHORTENER, ids=0)
    for again in (pickle.loads(pickle.dumps(done)), copy.deepcopy(done)):  # noqa: S301 - our own bytes
        assert again == done
        assert again.report.texts == done.report.texts
        assert isinstance(again, Prepared)


def test_the_message_is_in_no_repr():
    done = prepare(msg("Your code is 4711"))
    assert "4711" not in repr(done)
    [rejected] = prepare_many([msg("Your code is 4711", {"to": "x"})])
    assert "4711" not in repr(rejected)
    seen = context_of(msg("Your code is 4711"))
    assert "4711" not in repr(seen)
    assert seen.parsed.recipient
    assert seen.parsed.recipient not in repr(seen)


class TestLinksPer:
    """Per recipient each message has codes of its own; per target a URL has one code in the whole job."""

    BODIES = (
        "a https://a.in/1 b",
        "c https://a.in/2 https://a.in/1 d",
        "no link",
        "e https://a.in/2 https://a.in/2",
    )

    def run(self, links_per, **options):  # noqa: ANN003 - handed on
        rows = map(msg, self.BODIES)
        done = list(prepare_many(rows, shortener=SHORTENER, ids=5, links_per=links_per, **options))
        return [[(link.id, link.target[-1]) for link in one.links] for one in done], done[-1].next_id

    def test_recipient(self):
        assert self.run("recipient") == ([[(5, "1")], [(6, "2"), (7, "1")], [], [(8, "2"), (8, "2")]], 9)

    def test_target(self):
        assert self.run("target") == ([[(5, "1")], [(6, "2"), (5, "1")], [], [(6, "2"), (6, "2")]], 7)

    def test_the_links_of_a_rejected_row_are_forgotten(self):
        rows = [{**msg("https://a.in/1"), "to": "x"}, msg("https://a.in/1")]
        bad, good = prepare_many(rows, shortener=SHORTENER, ids=range(1), links_per="target")
        assert isinstance(bad, Rejected)
        assert good.links[0].id == 0

    def test_needs_no_id_for_a_target_that_has_one(self):
        rows = [msg("https://a.in/1")] * 3 + [msg("https://a.in/2")]
        *done, last = prepare_many(rows, shortener=SHORTENER, ids=range(1), links_per="target")
        assert [len(one.links) for one in done] == [1, 1, 1]
        assert [p.code for p in last.report.errors] == ["ids-exhausted"]

    def test_another_word_is_refused_by_the_call(self):
        with pytest.raises(OptionError, match="links_per must be 'recipient' or 'target', got 'message'"):
            prepare_many([], links_per="message")

    def test_blocks_are_ids(self):
        block = IdBlock(100, 10).cut(2)[1]
        assert prepare(VALID, shortener=SHORTENER, ids=block).links[0].id == 105
        assert prepare(VALID, shortener=SHORTENER, ids=block).next_id == 106


class TestOneField:
    """`check_body` and `check_recipient` report the problems of one text, and of nothing else."""

    def test_a_clean_text_and_a_clean_number(self):
        assert check_body("Your code is 4711").problems == ()
        assert check_recipient("+91 98765 43210").problems == ()

    def test_a_body_with_its_options(self):
        body = "Hi {{name}}, see http://10.0.0.1/x"
        assert [found.code for found in check_body(body)] == ["placeholder-unfilled", "url-private"]
        report = check_body(body, placeholders="allow", strict=True, rules=RuleSet(select=["url"]))
        assert [(found.code, found.param, str(found.severity)) for found in report] == [
            ("url-private", "msg", "error")
        ]

    def test_an_empty_text(self):
        assert [found.param for found in check_body("")] == ["msg"]
        assert [found.param for found in check_recipient("")] == ["to"]

    @pytest.mark.parametrize(("call", "name"), [(check_body, "body"), (check_recipient, "recipient")])
    def test_what_is_not_a_text_is_an_option_error(self, call, name):
        with pytest.raises(OptionError, match=f"{name} must be a str, got int"):
            call(5)

    def test_the_home_region_is_named(self):
        assert "Add 44" in check_recipient("07723456789", home_region="GB").problems[0].hint


class TestExamine:
    """One run of the steps knows all that `prepare` and `context_of` say."""

    def test_says_what_prepare_says(self):
        request = builders.request(msg="Track https://a.in/orders/4711/status now")
        job, done = Job(PrepareOptions()), prepare(request)
        seen = examine(request, job)
        assert (seen.done.preview, seen.size, seen.size_before) == (done.preview, done.size, done.size_before)
        assert seen.context(job) == context_of(request)
        assert [url.text for url in seen.scanned[0]] == ["https://a.in/orders/4711/status"]

    def test_a_broken_request_is_examined_too(self):
        seen = examine(b"[", Job(PrepareOptions()))
        assert (seen.done, seen.size, seen.number) == (None, None, None)
        assert [found.code for found in seen.report] == ["json-invalid"]
