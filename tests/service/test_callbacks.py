"""Callbacks: the observed click, everything that may differ from it, and delivery reports, which no page describes."""

import copy
import json
import operator
import pickle
from datetime import UTC, datetime, timedelta
from datetime import timezone as fixed
from zoneinfo import ZoneInfo

import pytest

from engage_text import LinkDomain, OptionError, ServiceError, ShortLink
from engage_text.service import Click, Delivery, parse_callback

# The fields of the vendor's callback page, with made-up values.
CLICK = {
    "msisdn": "919876543210",
    "message": "Your parcel: https://su.digo.link/AbC1234",
    "country": "India",
    "submitId": "10f3c521-94ed-4191-87c7-46f7a1b2c3d4",
    "OS": "Android",
    "title": "Chrome Mobile",
    "IP": "203.0.113.9",
    "click_time": "2023-08-16 06:48:35",
    "long_url": "https://example.in/a?b=1",
    "short_url": "https://su.digo.link/AbC1234",
}
TIME = datetime(2023, 8, 16, 6, 48, 35)  # noqa: DTZ001 - naive, as the callback has it
INDIA = ZoneInfo("Asia/Kolkata")


def parse(changes=(), **options):  # noqa: ANN003 - handed on
    return parse_callback(json.dumps({**CLICK, **dict(changes)}), **options)


def link(code="AbC1234", domain="su.digo.link", prefix="", target="https://example.in/a?b=1"):
    url = LinkDomain(domain, prefix=prefix).url(code)
    return ShortLink(url, domain, code, 1, target, 0, len(url), target)


class TestClick:
    def test_every_observed_field(self):
        assert parse() == Click(
            clicked_at=TIME,
            short_url="https://su.digo.link/AbC1234",
            long_url="https://example.in/a?b=1",
            recipient="919876543210",
            message="Your parcel: https://su.digo.link/AbC1234",
            submit_id="10f3c521-94ed-4191-87c7-46f7a1b2c3d4",
            country="India",
            os="Android",
            title="Chrome Mobile",
            ip="203.0.113.9",
            link=None,
            bot_hint="",
            extra={},
        )

    @pytest.mark.parametrize("name", CLICK)
    def test_any_field_may_be_null_or_absent(self, name):
        null = parse({name: None})
        absent = parse_callback(json.dumps({k: v for k, v in CLICK.items() if k != name}))
        assert null == absent
        assert isinstance(null, Click)

    def test_an_unclicked_row(self):
        row = parse(dict.fromkeys(["click_time", "OS", "title", "IP", "country"]))
        assert (row.clicked_at, row.os, row.target) == (None, None, CLICK["long_url"])

    def test_all_null(self):
        assert isinstance(parse(dict.fromkeys(CLICK)), Click)

    def test_unknown_fields_are_kept(self):
        extra = {"device": {"model": ["x", 1, None]}, "os": "lower", "": 0.5, "extra": 1}
        assert parse(extra).extra == extra

    def test_numbers_where_a_number_is_written(self):
        click = parse({"msisdn": 919876543210, "submitId": 42})
        assert (click.recipient, click.submit_id) == ("919876543210", "42")

    def test_shows_no_person_in_its_repr(self):
        shown = repr(parse({"name": "Someone"}, links=[link()]))
        assert not [value for value in ("919876543210", "parcel", "203.0.113.9", "Someone") if value in shown]

    def test_can_be_pickled(self):
        assert pickle.loads(pickle.dumps(parse())) == parse()  # noqa: S301 - our own


class TestExtra:
    """Values are immutable: what came besides the known fields is read-only too, and else a dict."""

    @pytest.mark.parametrize(
        "given", [{**CLICK, "y": [1]}, {"msisdn": "1", "y": [1]}], ids=["click", "delivery"]
    )
    def test_is_read_only(self, given):
        value = parse_callback(json.dumps(given))
        for change in (
            lambda: operator.setitem(value.extra, "z", 1),
            lambda: operator.delitem(value.extra, "y"),
            lambda: value.extra.update(z=1),
            value.extra.popitem,
        ):
            with pytest.raises(TypeError, match="cannot be changed"):
                change()
        assert value.extra == {"y": [1]}
        assert value.extra == {"y": [1]}

    @pytest.mark.parametrize(
        "given", [{**CLICK, "y": [1]}, {"msisdn": "1", "y": [1]}], ids=["click", "delivery"]
    )
    def test_is_copied_pickled_and_written_as_a_dict(self, given):
        value = parse_callback(json.dumps(given))
        for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301
            assert again == value
            with pytest.raises(TypeError):
                operator.setitem(again.extra, "z", 1)
        assert json.loads(json.dumps(value.extra)) == {"y": [1]}
        assert {**value.extra, "z": 1} == {"y": [1], "z": 1}

    def test_of_a_value_made_by_hand_is_a_copy(self):
        given = {"y": 1}
        value = Delivery(None, None, None, None, given)
        given["y"] = 2
        assert value.extra == {"y": 1}


class TestTime:
    @pytest.mark.parametrize(
        ("text", "time"),
        [
            ("2023-08-16 06:48:35", TIME),
            ("2023-08-16T06:48:35", TIME),
            ("2023-08-16 06:48:35.250", TIME.replace(microsecond=250_000)),
            ("2023-08-16T06:48:35Z", TIME.replace(tzinfo=UTC)),
            ("2023-08-16T06:48:35+05:30", TIME.replace(tzinfo=fixed(timedelta(hours=5.5)))),
            ("2023-08-16 06:48:35+0530", TIME.replace(tzinfo=fixed(timedelta(hours=5.5)))),
        ],
    )
    def test_forms(self, text, time):
        clicked_at = parse({"click_time": text}).clicked_at
        assert clicked_at == time
        assert (clicked_at.tzinfo is None) == (time.tzinfo is None)

    def test_the_callers_zone_is_for_times_that_name_none(self):
        assert parse(timezone=INDIA).clicked_at == TIME.replace(tzinfo=INDIA)
        assert parse({"click_time": "2023-08-16T06:48:35Z"}, timezone=INDIA).clicked_at.tzinfo == UTC

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "now",
            "2023-08-16",
            "06:48:35",
            "16-08-2023 06:48:35",
            "2023-02-31 06:48:35",
            "2023-08-16 25:00:00",
            "2023-08-16 06:48:60",
            "2023-W33-3 06:48:35",
            "２０２３-08-16 06:48:35",
            "2023-08-16 06:48:35 ",
            "2023-08-16 06:48:35\n",
            "2023-08-16 06:48:35+99:99",
            "0000-00-00 00:00:00",
        ],
    )
    def test_no_times(self, text):
        with pytest.raises(ServiceError) as raised:
            parse({"click_time": text})
        assert [(p.code, p.param) for p in raised.value.report] == [("callback-field", "click_time")]

    def test_what_is_not_a_zone(self):
        with pytest.raises(OptionError):
            parse(timezone="Asia/Kolkata")


class TestLink:
    @pytest.mark.parametrize(
        "short_url",
        [
            "https://su.digo.link/AbC1234",
            "http://su.digo.link/AbC1234",
            "su.digo.link/AbC1234",
            "HTTPS://SU.DIGO.LINK/AbC1234",
        ],
    )
    def test_is_found_however_it_was_tapped(self, short_url):
        ours = link(target="https://example.in/ours")
        for links in ([link("Other12"), ours], iter([ours]), {ours.url: ours}):
            click = parse({"short_url": short_url}, links=links)
            assert click.link is ours
            assert click.target == "https://example.in/ours"

    @pytest.mark.parametrize(
        "short_url",
        [
            "https://su.digo.link/abc1234",  # a code knows its case
            "https://su.digo.link/x/AbC1234",
            "https://evil.example/AbC1234",
            "https://su.digo.link@evil.example/AbC1234",
            "AbC1234",
            "",
            "https://",
            None,
        ],
    )
    def test_is_not_another(self, short_url):
        click = parse({"short_url": short_url}, links=[link()])
        assert click.link is None
        assert click.target == CLICK["long_url"]

    def test_on_a_domain_with_a_prefix(self):
        own = link(domain="go.example.in", prefix="ACMEIN")
        assert parse({"short_url": "http://go.example.in/ACMEIN/AbC1234"}, links=[own]).link is own

    @pytest.mark.parametrize(
        "short_url",
        [
            "https://su.digo.link/AbC1234/",
            "https://su.digo.link/AbC1234.",
            " http://su.digo.link:443/AbC1234)?x=1#y ",
            "su.digo.link./AbC1234",
        ],
    )
    def test_what_a_redirector_answers_is_attributed(self, short_url):
        assert parse({"short_url": short_url}, links=[link()]).link == link()

    def test_a_long_short_url_is_read(self):
        """A valid object with a line break in it: the pattern once tried every split, which took minutes here."""
        assert parse({"short_url": "a" * 300_000 + "\n"}, links=[link()]).link is None

    @pytest.mark.parametrize("links", [5, None, object()])
    def test_links_that_are_none(self, links):
        with pytest.raises(OptionError, match="links must be"):
            parse({"short_url": "https://su.digo.link/AbC1234"}, links=links)

    def test_what_is_not_a_link_among_them_is_skipped(self):
        assert parse({"short_url": "https://su.digo.link/AbC1234"}, links=[5, link()]).link == link()

    def test_a_click_can_be_hashed(self):
        assert hash(parse({"short_url": None, "x": []})) == hash(parse({"short_url": None, "x": []}))


class TestBots:
    @pytest.mark.parametrize(
        "agent",
        [
            "Mozilla/5.0 (Linux; Android 13; KINGCUBOT Build/1) Mobile",
            "Mozilla/5.0 (Linux; Android 12; Micromax Bot Build/2) Mobile",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) WhatsApp/23",
            "okhttp/4.9",
        ],
    )
    def test_what_a_persons_handset_says_is_not_a_hint(self, agent):
        assert parse({"short_url": None, "user_agent": agent}).bot_hint == ""

    @pytest.mark.parametrize("ip", ["66.249.84.1", "66.249.80.0"])
    def test_what_fetches_for_a_person_is_none(self, ip):
        assert parse({"short_url": None, "IP": ip}).bot_hint == ""

    @pytest.mark.parametrize(
        "fields",
        [
            {"OS": "Googlebot"},
            {"OS": "curl/8.1"},
            {"user_agent": "facebookexternalhit/1.1"},
            {"userAgent": "WhatsApp/2.23.20.0 A"},
            {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"},
            {"useragent": "Mozilla/5.0 (X11) HeadlessChrome/119.0"},
            {"user_agent": "SkypeUriPreview Preview/0.5"},
            {"browser": "Slackbot-LinkExpanding 1.0"},
            {"IP": "66.249.66.1"},
        ],
    )
    def test_plain_ones(self, fields):
        assert parse(fields).bot_hint

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"OS": None, "IP": None},
            {"OS": "iOS", "IP": "10.0.0.1"},
            {"OS": "Windows", "IP": "unknown"},
            {"IP": "203.0.113.9, 10.0.0.1"},
            {
                "user_agent": "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Mobile Safari/537.36"
            },
            {"user_agent": ["Googlebot"]},
            {"title": "Robots in disguise"},
            {"OS": "Windows 11 Insider Preview"},
            {"user_agent": "Mozilla/5.0 (Linux; Android 14) QRScanner/1.2 Chrome/119.0 Mobile Safari/537.36"},
            {
                "user_agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) Version/16.6 Mobile Safari/604.1"
            },
        ],
    )
    def test_people(self, fields):
        assert parse(fields).bot_hint == ""


class TestDelivery:
    def test_known_fields_are_named_and_the_rest_is_kept(self):
        report = {"msisdn": 919876543210, "submitId": "x", "status": "DELIVRD", "OS": 5, "done": None}
        assert parse_callback(json.dumps(report)) == Delivery(
            recipient="919876543210",
            message=None,
            submit_id="x",
            country=None,
            extra={"status": "DELIVRD", "OS": 5, "done": None},
        )

    def test_an_empty_object(self):
        assert parse_callback(b"{}") == Delivery(None, None, None, None, {})


class TestErrors:
    @pytest.mark.parametrize("name", CLICK)
    @pytest.mark.parametrize("value", [True, 1.5, [], {}, -1, 10**60])
    def test_a_known_field_of_a_wrong_type(self, name, value):
        with pytest.raises(ServiceError) as raised:
            parse({name: value})
        assert [(p.code, p.param) for p in raised.value.report] == [("callback-field", name)]

    def test_every_fault_together_and_no_content(self):
        with pytest.raises(ServiceError) as raised:
            parse({"OS": ["secret"], "click_time": "secret", "msisdn": {"secret": 1}})
        assert [p.param for p in raised.value.report] == ["msisdn", "OS", "click_time"]
        assert "secret" not in str(raised.value) + repr(raised.value)

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            (b"", "an empty body"),
            (b"<html>", "HTML"),
            (b"msisdn=919876543210&OS=Android", "invalid JSON"),
            (b"[{}]", "another shape (list)"),
            (b"null", "another shape"),
            (b"\xff", "invalid UTF-8 at byte 0"),
            (b'{"a": NaN}', "number"),
            (b'{"a": -Infinity}', "number"),
            (b'{"a": 1e999}', "number"),
            (b'{"a": ' + b"9" * 100_000 + b"}", "number"),
            (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "nested"),
            (b"[" * 100_000, "nested"),
            (None, "NoneType"),
            (5, "int"),
            ({}, "dict"),
        ],
    )
    def test_what_is_not_an_object(self, body, told):
        with pytest.raises(ServiceError) as raised:
            parse_callback(body)
        assert [p.code for p in raised.value.report] == ["callback-unreadable"]
        assert told in str(raised.value)

    def test_can_be_pickled(self):
        with pytest.raises(ServiceError) as raised:
            parse_callback(b"")
        assert pickle.loads(pickle.dumps(raised.value)).report == raised.value.report  # noqa: S301 - our own
