"""The code of every rule is produced by some request, at its field and place."""

import json

import builders
import phonenumbers
import pytest

from engage_text import (
    HostRules,
    OptionError,
    RequestError,
    Severity,
    check,
    parse_number,
    prepare,
    prepare_many,
)
from engage_text.rules import RULES
from engage_text.service import refusal_body

VALID = builders.request()
SHORTENER = builders.shortener()


def to(number):
    return {**VALID, "to": number}


def msg(text):
    return {**VALID, "msg": text}


# (code, request, param, the text of the span or None)
CASES = [
    ("json-invalid", b"{", "", None),
    ("request-not-object", "[]", "", None),
    ("key-repeated", json.dumps(VALID)[:-1] + ', "tiny": "0"}', "tiny", None),
    ("key-repeated", {**VALID, "sender": "ACMEIN"}, "from", None),
    ("field-missing", {k: v for k, v in VALID.items() if k != "transactionID"}, "transactionID", None),
    ("field-type", to(919876543210), "to", None),
    ("field-value", {**VALID, "type": "otp"}, "type", None),
    ("field-empty", msg(" "), "msg", None),
    ("field-too-long", {**VALID, "from": "A" * 50 + "tail"}, "from", "tail"),
    ("field-too-long", {**VALID, "transactionID": "A" * 200 + "tail"}, "transactionID", "tail"),
    (
        "field-too-long",
        {**VALID, "dlr": {"mask": 1, "url": "https://a.in/".ljust(200, "a") + "Z"}},
        "dlr.url",
        "Z",
    ),
    ("field-too-long", msg("A" * 1000 + "tail"), "msg", "tail"),
    ("field-unknown", {**VALID, "transactionId": "x"}, "transactionId", None),
    ("lone-surrogate", msg("cut \ud83d"), "msg", "\ud83d"),
    ("dlr-url-invalid", {**VALID, "dlr": {"mask": 1, "url": "ftp://a.in"}}, "dlr.url", "ftp://a.in"),
    ("sender-malformed", {**VALID, "from": "Caf\xe9"}, "from", "\xe9"),
    ("sender-malformed", {**VALID, "from": "12"}, "from", "12"),
    ("sender-suffix", {**VALID, "from": "ACMEIN-S"}, "from", "-S"),
    ("sender-suffix", {**VALID, "from": "AD-ACMEIN-P"}, "from", "-P"),
    ("sender-prefix", {**VALID, "from": "AD-ACMEIN-P"}, "from", "AD-"),
    ("sender-prefix", {**VALID, "from": "VM-ACMEIN"}, "from", "VM-"),
    ("sender-malformed", {**VALID, "from": "98765-43210"}, "from", "98765-43210"),
    ("dlt-id-malformed", {**VALID, "tlv": {"PE_ID": "1101 00"}}, "tlv.PE_ID", " "),
    ("sender-long", {**VALID, "from": "Acme Parcels"}, "from", "s"),
    ("number-malformed", to("9198765/43210"), "to", "/"),
    ("number-letters", to("91987654321O"), "to", "O"),
    ("number-letters", to("+1 212 555 CALL"), "to", "CALL"),
    ("number-extension", to("+1 212 555 0123 ext. 45"), "to", "ext. 45"),
    ("number-trunk-prefix", to("(020) 7946 0958"), "to", "0"),
    ("number-international-prefix", to("+00 91 98765 43210"), "to", "00"),
    ("number-international-prefix", to("011 91 98765 43210"), "to", "011"),
    ("number-premium", to("+44 909 8790000"), "to", "+44 909 8790000"),
    ("number-decimal", to("919876543210.0"), "to", "919876543210.0"),
    ("number-decimal", to("9.19E+11"), "to", "9.19E+11"),
    ("number-hidden-character", to("\u202a919876543210\u202c"), "to", "\u202a"),
    ("number-code-repeated", to("+91 91 98765 43210"), "to", "+91 91 98765 43210"),
    ("number-missing-country-code", to("98765 43210"), "to", "98765 43210"),
    ("number-missing-country-code", to("7012345678"), "to", "7012345678"),
    ("number-country-code", to("999123456789"), "to", "999123456789"),
    ("number-too-short", to("+49 3"), "to", "+49 3"),
    ("number-too-long", to("+9198765432100000"), "to", "+9198765432100000"),
    ("number-length", to("+47 1234567"), "to", "+47 1234567"),
    ("number-local-only", to("+1 5550123"), "to", "+1 5550123"),
    ("number-trunk-zeros", to("+49 00 30 123456"), "to", "+49 00 30 123456"),
    ("number-unplanned", to("+91 98765 4321"), "to", "+91 98765 4321"),
    ("number-no-sms", to("+442079460958"), "to", "+442079460958"),
    ("control-character", msg("a\x07b\x07"), "msg", "\x07"),
    ("placeholder-unfilled", msg("Hi {{name}}"), "msg", "{{name}}"),
    ("placeholder-possible", msg("Hi [Name]"), "msg", "[Name]"),
    ("value-missing", msg("Hi None, you have 2 parcels"), "msg", "None"),
    ("text-escaped", msg("Tom &amp; Jerry"), "msg", "&amp;"),
    ("text-lost-characters", msg("R\ufffd\ufffdja"), "msg", "\ufffd\ufffd"),
    ("text-mojibake", msg("It\u00e2\u20ac\u2122s here"), "msg", "\u00e2\u20ac\u2122"),
    ("ucs2-single-character", msg("only ₹5" + "." * 70), "msg", "₹"),
    ("segments-grew", msg("a" * 146 + " bit.ly/abcde"), "msg", None),
    ("url-userinfo", msg("see http://bank.in@evil.in/x now"), "msg", "http://bank.in@evil.in/x"),
    ("url-mixed-scripts", msg("see http://\u0436pple.com/x now"), "msg", "http://\u0436pple.com/x"),
    ("url-hidden-character", msg("a\u200bhttps://a.in/x"), "msg", "https://a.in/x"),
    ("url-disguised-address", msg("see http://0x7f.1/x now"), "msg", "http://0x7f.1/x"),
    ("url-disguised-address", msg("see http://3627734734/x now"), "msg", "http://3627734734/x"),
    ("url-escaped-host", msg("see http://bank%2ein/x now"), "msg", "http://bank%2ein/x"),
    ("url-lookalike", msg("see http://аррӏе.com/x now"), "msg", "http://аррӏе.com/x"),
    ("url-mapped-host", msg("see http://bank.in。evil.com/x now"), "msg", "http://bank.in。evil.com/x"),
    ("url-invalid-host", msg("see http://exam\u2100ple.in/x now"), "msg", "http://exam\u2100ple.in/x"),
    ("url-template", msg("see https://example.in/{{id}} now"), "msg", "https://example.in/{{id}}"),
    ("url-address", msg("see http://8.8.8.8/x now"), "msg", "http://8.8.8.8/x"),
    ("url-address", msg("see http://[2606:4700::1]/x now"), "msg", "http://[2606:4700::1]/x"),
    ("url-private", msg("see http://localhost/x now"), "msg", "http://localhost/x"),
    ("url-private", msg("see http://192.168.1.1/x now"), "msg", "http://192.168.1.1/x"),
    ("url-unknown-suffix", msg("see http://a.unknownzz/x now"), "msg", "http://a.unknownzz/x"),
    ("url-doubtful", msg("lets meet ok.so"), "msg", "ok.so"),
    ("url-broken-scheme", msg("pay https//a.in/x now"), "msg", "https//a.in/x"),
    ("url-broken-scheme", msg("pay https://https://a.in/x now"), "msg", "https://a.in/x"),
    ("url-broken-host", msg("pay http://bit,ly/x now"), "msg", "http://bit,ly/x"),
    ("url-broken-host", msg("pay acme,co.in/x1 now"), "msg", "co.in/x1"),
    ("url-glued-before", msg("payhttps://a.in/x now"), "msg", "https://a.in/x"),
    ("url-glued-before", msg("pay wwww.a.in/x now"), "msg", "www.a.in/x"),
    ("url-lost-character", msg("pay https://a.in/caf\ufffd now"), "msg", "https://a.in/caf\ufffd"),
    ("url-glued", msg("https://example.com:99999/x"), "msg", "https://example.com"),
    ("url-truncated", msg("see https://example.in/some-art..."), "msg", "https://example.in/some-art"),
    ("url-parted", msg("see https://example.in /x9 now"), "msg", "https://example.in"),
    ("url-mistyped-www", msg("see wwwexample.in/x now"), "msg", "wwwexample.in/x"),
    ("url-mistyped-www", msg("see https://ww.example.in/x now"), "msg", "https://ww.example.in/x"),
    ("url-after-escape", msg("Hi\\nshop.example.in/x now"), "msg", "\\nshop.example.in/x"),
    ("url-html-entity", msg("https://a.in/?b=1&amp;c=2"), "msg", "https://a.in/?b=1&amp;c=2"),
    ("url-sign", msg("see http://ac\u20acme.com/x now"), "msg", "http://ac\u20acme.com/x"),
]
# Valid abroad, and an Indian mobile number without its 91.
CASES.append(("number-ambiguous", to("8221123456"), "to", "8221123456"))


def report_of(request, ids=0):
    try:
        return prepare(request, shortener=SHORTENER, ids=ids).report
    except RequestError as error:
        return error.report


@pytest.mark.parametrize(("code", "request_", "param", "marked"), CASES, ids=lambda v: ascii(v)[:40])
def test_each_code_at_its_place(code, request_, param, marked):
    [found] = [p for p in report_of(request_) if p.code == code]
    assert found.param == param
    assert found.severity is RULES[code].severity
    if marked is None:
        assert found.span is None
        return
    parent, _, child = param.partition(".")
    text = request_[parent][child] if child else request_[parent]
    assert text[slice(*found.span)] == marked


@pytest.mark.parametrize(("ids", "code"), [(None, "ids-missing"), (range(1), "ids-exhausted")])
def test_ids(ids, code):
    [found] = report_of(msg("https://a.in/x https://b.in/y"), ids)
    assert (found.code, found.param, found.severity) == (code, "msg", Severity.ERROR)


def test_no_code_is_left_out():
    asked = {code for code, rule in RULES.items() if rule.group != "service"}
    assert {code for code, *_ in CASES} | {"ids-missing", "ids-exhausted"} == asked


@pytest.mark.parametrize(("field", "limit"), [("from", 50), ("msg", 1000), ("transactionID", 200)])
def test_the_services_own_words(field, limit):
    """The misspelling is the service's, and a caller may compare it."""
    data = refusal_body(report_of({**VALID, field: "A" * (limit + 1)}))["data"]
    words = f"maximum charcter length allowed is {limit}"
    assert data == [{"msg": words, "param": field, "location": "body"}]


def test_digits_are_not_said_to_be_absent():
    [found] = report_of(to("98"))
    assert "no digits" not in found.message


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+49 3", "too short for DE: 4 to 15 digits must follow 49"),
        ("+9198765432100000", "too long for IN: 8 to 13 digits must follow 91"),
        ("+47 1234567", "wrong length for this calling code: 5 or 8 digits must follow 47"),
        ("+90 2345678901234567", "too long for TR: 7, 10, 12 or 13 digits must follow 90"),
        ("+354 12345678", "wrong length for IS: 7 or 9 digits must follow 354"),
        ("+1 212", "too short for this calling code: 10 digits must follow 1"),
        ("+91" + "9" * 250, "too long for IN: 8 to 13 digits must follow 91"),
        ("+979 123456", "too short for this calling code: 9 digits must follow 979"),
    ],
)
def test_the_lengths_of_that_country_are_told(number, words):
    [found] = report_of(to(number))
    assert words in found.message


@pytest.mark.parametrize("sender", ["Acme Parcel", "A" * 11, "+919876543210", "9" * 15, "ACMEIN"])
def test_a_sender_that_fits_an_sms_is_fine(sender):
    assert not report_of({**VALID, "from": sender})


def test_a_near_name_is_suggested():
    [found] = report_of({**VALID, "transactionId": "x"})
    assert "transactionID" in found.hint


def test_no_template_is_left_unfilled():
    for _, request, _, _ in CASES:
        for found in report_of(request):
            said = (found.message + found.hint).replace("{{id}}", "the message's own").replace("{{name}}", "")
            assert not {"{", "}"} & set(said)


class TestRecipients:
    @pytest.mark.parametrize(
        "number",
        [
            "919876543210.0",
            "919876543210.00",
            "919876543210.000",
            "+919876543210.0",
            " 919876543210.0 ",
            "919876543210,00",
            "919,876,543,210.00",
            "9,19,87,65,43,210.0",
            "4,687E+11",
            "4.687E+11",
            "9.2e11",
            "9,19877E+11",
            "9.19877e+011",
            "9E+11",
            "919876543210e0",
            "919.876.543.210,00",
            "919 876 543 210,00",
            "+91 98765 43210.00",
            "+91 (98765) 43210.000",
            "91-98765-43210,0",
            "919\xa0876\xa0543\xa0210,0",
        ],
    )
    def test_floating_point_in_every_form(self, number):
        [found] = report_of(to(number))
        assert (found.code, found.span) == ("number-decimal", (0, len(number)))

    @pytest.mark.parametrize(
        "number",
        [
            "+91.98765.43210",
            "91.98765.43.210",
            "+49.30.12345600",
            "(0)00.0",
            "91.9876543210",
            "+1 415 555.0000",
        ],
    )
    def test_points_between_digits_are_separators(self, number):
        assert "number-decimal" not in {p.code for p in report_of(to(number))}

    @pytest.mark.parametrize(
        ("number", "dial"),
        [
            ("91919876543210", "91"),
            ("0091919876543210", "91"),
            ("+91 91 98765 43210", "91"),
            ("+91 0091 98765 43210", "91"),
            ("+91 (0) 91 98765 43210", "91"),
            ("+44 44 7400 123456", "44"),
            ("6565 9123 4567", "65"),
            ("919191919876543210", "91"),
        ],
    )
    def test_a_country_code_twice(self, number, dial):
        [found] = report_of(to(number))
        assert (found.code, found.severity) == ("number-code-repeated", Severity.ERROR)
        assert found.message == f"to must have its country code once, got {dial} twice"
        assert "if" in found.hint.split()

    @pytest.mark.parametrize(
        "number", ["+55 55 99876 5432", "+1 1 212 555 0123", "919191234567", "+91 91912 34567"]
    )
    def test_digits_that_repeat_the_code_and_are_a_number(self, number):
        """55 is an area code of Brazil, and Indian mobile numbers may begin with 91."""
        assert report_of(to(number)).ok

    @pytest.mark.parametrize(
        "hidden",
        "\u202a\u202c\u200b\u200e\u200f\ufeff\u00ad\u2060\u2066\u061c\u180e\ufe0f\u034f\u3164",
        ids=ascii,
    )
    @pytest.mark.parametrize(
        "around", ["!919876543210", "919876!543210", "919876543210!", "+91 98765!! 43210"]
    )
    def test_invisible_characters_are_named(self, hidden, around):
        [found] = report_of(to(around.replace("!", hidden)))
        assert found.code == "number-hidden-character"
        assert f"U+{ord(hidden):04X}" in found.message
        assert ("and 1 more" in found.message) is ("!!" in around)
        assert found.span[0] == around.index("!")

    @pytest.mark.parametrize("number", ["nan", "NaN", "None", "null ", "undefined", "NaT"])
    def test_an_empty_cell_is_named(self, number):
        [found] = report_of(to(number))
        assert found.code == "number-letters"
        assert "empty" in found.hint

    def test_other_letters_are_not_an_empty_cell(self):
        [found] = report_of(to("nano"))
        assert "empty" not in found.hint

    @pytest.mark.parametrize("char", ["\x00", "\n", "/", "\u0967"], ids=ascii)
    def test_other_characters_are_not_invisible(self, char):
        assert [p.code for p in report_of(to(f"919876{char}543210"))] == ["number-malformed"]


def national_examples():
    """Return an example of every kind in every country, as it is written inside the country and dialled there."""
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in phonenumbers.PhoneNumberType.values():
            if number := phonenumbers.example_number_for_type(region, kind):
                yield phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
                yield phonenumbers.national_significant_number(number)


class TestNoHintReachesAStranger:
    """Digits with a guessed country code may be a stranger's number: hints name codes only as a condition."""

    NUMBERS = sorted({*national_examples()})

    @pytest.mark.parametrize("home", ["IN", None, "GB", "US", "SG"])
    def test_a_country_code_is_named_as_a_condition(self, home):
        assert len(self.NUMBERS) > 1000
        for number in self.NUMBERS:
            for found in check(to(number), home_region=home):
                words = found.hint.split()
                assert "in the place" not in found.hint, number
                assert not {"put", "prefix"} & {*words}, number
                if any(word.strip(",.").isdigit() for word in words if word != "0"):
                    assert "if" in words, (number, found.hint)
                assert home == "IN" or "91" not in words, (number, found.hint)

    def test_a_number_of_another_country_is_not_called_indian(self):
        [found] = check(to("07723456789"))
        assert found.hint == (
            "Add 91 instead of the 0 if it is an Indian mobile number, otherwise the number's own country code."
        )

    @pytest.mark.parametrize(
        ("number", "home", "codes"),
        [
            ("9876543210", "IN", ["number-missing-country-code"]),
            ("9876543210", None, ["number-local-only"]),
            ("07723456789", None, ["number-trunk-prefix"]),
            ("07723 456789", "GB", ["number-missing-country-code"]),
            ("6591234567", "IN", ["number-ambiguous"]),
            ("6588123456", "IN", ["number-ambiguous"]),
            ("6588123456", None, []),
            ("+6588123456", "IN", []),
            ("2015550123", "US", ["number-ambiguous", "number-no-sms"]),
            ("12015550123", "US", []),
            ("919876543210", "GB", []),
        ],
    )
    def test_the_home_region_decides_what_is_suspected(self, number, home, codes):
        assert [p.code for p in check(to(number), home_region=home)] == codes

    def test_other_regions_are_named_by_their_code(self):
        [found] = check(to("07723456789"), home_region="GB")
        assert "a mobile number of GB" in found.message
        assert "Add 44 instead of the 0 if" in found.hint

    @pytest.mark.parametrize("home", ["india", "in", "", "XX", "001", 91, b"IN", float("nan"), []], ids=repr)
    def test_what_is_not_a_region_is_refused_by_the_call(self, home):
        for call in (
            lambda: check(VALID, home_region=home),
            lambda: prepare(VALID, home_region=home),
            lambda: prepare_many([], home_region=home),
            lambda: parse_number("12", home_region=home),
            lambda: parse_number("x", home_region=home),
            lambda: parse_number("9" * 999, home_region=home),
        ):
            with pytest.raises(OptionError, match="home_region must be None or a region"):
                call()

    def test_a_job_takes_it(self):
        [done] = prepare_many([to("07723456789")], home_region="GB")
        assert "44" in done.report.problems[0].hint


def dlr(url):
    return {**VALID, "dlr": {"mask": 1, "url": url}}


class TestReportUrl:
    @pytest.mark.parametrize(
        ("url", "code"),
        [
            ("http://localhost:3000/dlr", "url-private"),
            ("http://api.localhost/dlr", "url-private"),
            ("https://10.0.0.1", "url-private"),
            ("https://192.168.1.5:8080/dlr", "url-private"),
            ("https://127.0.0.1/dlr", "url-private"),
            ("https://[::1]:8080/dlr", "url-private"),
            ("https://[fd00::1]/dlr", "url-private"),
            ("https://example.internal/dlr", "url-private"),
            ("https://nas.local/dlr", "url-private"),
            ("https://reports/dlr", None),
            ("https://example.in.invalid/dlr", "url-unknown-suffix"),
            ("https://example.comm/dlr", "url-unknown-suffix"),
            ("https://{{host}}/dlr", "url-template"),
            ("https://example.in/{id}", "url-template"),
            ("https://user:secret@example.in/dlr", "url-userinfo"),
            ("https://0x7f.1/dlr", "url-disguised-address"),
            ("https://bank%2ein/dlr", "url-escaped-host"),
            ("https://аррӏе.com/dlr", "url-lookalike"),
            ("https://https://example.in/dlr", "dlr-url-invalid"),
            ("https://http:/example.in/dlr", None),
            ("https://..", "dlr-url-invalid"),
            ("https://-.in", "dlr-url-invalid"),
            ("https://exa_mple.in/x", "dlr-url-invalid"),
            ("https://a_b.example.in:8080/{id}", "url-template"),
            ("https://-example.in/dlr", "dlr-url-invalid"),
            ("https://example-.in/dlr", "dlr-url-invalid"),
            ("https://example..in/dlr", "dlr-url-invalid"),
            ("https://.example.in/dlr", "dlr-url-invalid"),
            ("https://example.in:99999/dlr", "dlr-url-invalid"),
            ("https://example.in:port/dlr", "dlr-url-invalid"),
            ("https://exa mple.in/dlr", "dlr-url-invalid"),
            ("https://example.in/dlr\u00a0", "dlr-url-invalid"),
            ("\u2003https://example.in/dlr", "dlr-url-invalid"),
            ("https://example.in/\u200bdlr", "dlr-url-invalid"),
            ("https://example.in\\dlr", "dlr-url-invalid"),
            ("https://256.1.1.1/dlr", "dlr-url-invalid"),
            ("https://1.2.3.4.5/dlr", "dlr-url-invalid"),
            ("https://[::1]x.in/dlr", "dlr-url-invalid"),
            ("https://[::g]/dlr", "dlr-url-invalid"),
            ("https:/example.in/dlr", "dlr-url-invalid"),
            ("https//example.in/dlr", "dlr-url-invalid"),
            ("example.in/dlr", "dlr-url-invalid"),
            ("https%3A%2F%2Fexample.in%2Fdlr", "dlr-url-invalid"),
        ],
        ids=ascii,
    )
    def test_that_cannot_be_reached_is_reported(self, url, code):
        found = [p for p in check(dlr(url)) if p.param == "dlr.url"]
        assert found
        assert code is None or [p.code for p in found] == [code]
        assert all(p.span == (0, len(url)) for p in found)

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.in",
            "https://example.in/",
            "https://reports.example.co.in:8443/sms?a=b#c",
            "HTTPS://EXAMPLE.IN/dlr",
            "http://example.in./dlr",
            "https://a_b.example.in/dlr",
            "https://xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g.in/dlr",
            "https://उदाहरण.भारत/पथ",
            "https://8.8.8.8/dlr",
            "https://[2606:4700:4700::1111]/dlr",
            "https://example.in/a%20b/(c)",
        ],
        ids=ascii,
    )
    def test_that_reports_reach_is_fine(self, url):
        assert not check(dlr(url))

    def test_the_callers_suffixes_count(self):
        url = "https://reports.corp/dlr"
        assert [p.code for p in check(dlr(url))] == ["url-unknown-suffix"]
        assert not check(dlr(url), hosts=HostRules(extra_suffixes=["corp"]))
        assert [p.code for p in check(dlr(url))] == ["url-unknown-suffix"]

    def test_beside_other_faults(self):
        request = {**dlr("ftp://a.in"), "type": "otp", "to": "", "tiny": "2", "x": 1}
        assert [(p.code, p.param) for p in check(request)] == [
            ("field-value", "type"),
            ("field-value", "tiny"),
            ("field-unknown", "x"),
            ("field-empty", "to"),
            ("dlr-url-invalid", "dlr.url"),
        ]

    def test_allowed_values_are_named_beside_it(self):
        request = {**dlr("ftp://a.in"), "type": "otp", "tiny": "2"}
        request["dlr"]["mask"] = 7
        told = {p.param: p.message for p in check(request)}
        assert told["type"] == "type must be 'promotional' or 'transactional'"
        assert told["tiny"] == "tiny must be '0', '1', 0 or 1"
        assert told["dlr.mask"] == "dlr.mask must be 0, 1, '0' or '1'"
        assert "dlr.url" in told


class TestDltIds:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("1.10E+18", "floating-point"),
            ("1,10E+18", "floating-point"),
            ("1101000000000000000.0", "floating-point"),
            (" 1107160000000012345", "U+0020"),
            ("1107160000000012345\n", "U+000A"),
            ("1101 0000 1352", "U+0020"),
            ("'1101", "U+0027"),
            ("abc", "U+0061"),
            ("\u0967\u0967", "U+0967"),
            ("12345678901234567890", "20 digits"),
        ],
        ids=ascii,
    )
    @pytest.mark.parametrize("name", ["PE_ID", "TEMPLATE_ID", "TELEMARKETER_ID"])
    def test_that_are_not_digits(self, name, text, words):
        [found] = check({**VALID, "tlv": {name: text}})
        assert (found.code, found.param, found.severity) == (
            "dlt-id-malformed",
            f"tlv.{name}",
            Severity.WARNING,
        )
        assert words in found.message
        assert str(found.param) in str(check({**VALID, "tlv": {name: text}}))

    def test_each_is_reported_and_goes_out_as_it_is(self):
        ids = {"PE_ID": "a", "TEMPLATE_ID": "1107", "TELEMARKETER_ID": "b"}
        done = prepare({**VALID, "tlv": ids})
        assert [p.param for p in done.report] == ["tlv.PE_ID", "tlv.TELEMARKETER_ID"]
        assert done.payload["tlv"] == ids

    @pytest.mark.parametrize("text", ["1", "1101000000000012345"])
    def test_that_are_digits(self, text):
        assert not check({**VALID, "tlv": {"PE_ID": text}})


class TestSenders:
    def test_both_parts_of_an_operator_are_named(self):
        found = check({**VALID, "from": "VM-ACMEIN-S"})
        assert [(p.code, p.span) for p in found] == [("sender-prefix", (0, 3)), ("sender-suffix", (9, 11))]

    @pytest.mark.parametrize("sender", ["VM-ACMEIN", "ACMEIN-S", "98765-43210"])
    def test_are_underlined(self, sender):
        report = check({**VALID, "from": sender})
        start, end = report.problems[0].span
        assert f"  | {sender}\n  | {' ' * start}{'^' * (end - start)}" in str(report)


class TestSizes:
    def test_one_character_is_told_only_where_it_costs_a_segment(self):
        assert not check(msg("only ₹5"))
        assert not check(msg("₹" + "a" * 69))
        [found] = check(msg("₹" + "a" * 70))
        assert (
            found.message
            == "₹ U+20B9 INDIAN RUPEE SIGN alone makes the message UCS-2: 2 segments instead of 1"
        )

    def test_two_segments_either_way(self):
        assert not check(msg("чш" + "a" * 70))
        assert not check(msg("чш" * 150))

    @pytest.mark.parametrize(
        ("char", "hint"),
        [
            ("’", 'Write "\'" instead, which has the same meaning.'),
            ("–", "Write '-' instead, which has the same meaning."),
            ("\u200b", "Leave it out: it is invisible."),
            ("₹", "Leave it out, or write characters of GSM-7 instead."),
        ],
        ids=ascii,
    )
    def test_the_hint_names_what_may_replace_it(self, char, hint):
        [found] = check(msg(f"it{char}s " + "a" * 80))
        assert (found.code, found.hint) == ("ucs2-single-character", hint)

    def test_growth_is_advised_on_by_mode(self):
        long = msg("a" * 146 + " bit.ly/abcde")
        [service] = check(long)
        [local] = check(long, shortener=SHORTENER)
        assert (
            service.message == local.message == "the body needs 2 segments with its links, and 1 as written"
        )
        assert 'tiny "0"' in service.hint
        assert "only_if_shorter" not in service.hint
        assert "domain" not in service.hint
        assert "only_if_shorter" in local.hint
        assert not check(long, shortener=builders.shortener(salt="x", only_if_shorter=True))

    def test_counts_have_their_plural(self):
        for ids, code in ((None, "ids-missing"), (range(0), "ids-exhausted")):
            [found] = report_of(msg("https://a.in/x"), ids)
            assert (found.code, "1 id," in found.message) == (code, True)
        assert all("(s)" not in rule.message.replace("http(s)", "") + rule.hint for rule in RULES.values())


def test_the_hint_for_an_address_without_its_at_sign() -> None:
    [found] = check({**VALID, "msg": "Write to name@ example.edu"}).problems
    assert (found.code, found.hint.startswith("Write the @ directly before the host")) == (
        "url-doubtful",
        True,
    )
