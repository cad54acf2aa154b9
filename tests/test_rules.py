"""Every code of the catalogue is produced by some request, at its field and place."""

import json

import pytest

from engage_text import CATALOGUE, LinkDomain, RequestError, Severity, Shortener, prepare

VALID = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Hi",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "1",
}
SHORTENER = Shortener(LinkDomain("su.digo.link"), salt="an example")


def to(number):
    return {**VALID, "to": number}


def msg(text):
    return {**VALID, "msg": text}


# (code, request, param, the text that the span holds or None)
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
    ("ucs2-single-character", msg("only ₹5"), "msg", "₹"),
    ("segments-grew", msg("a" * 146 + " bit.ly/abcde"), "msg", None),
    ("url-userinfo", msg("see http://bank.in@evil.in/x now"), "msg", "http://bank.in@evil.in/x"),
    ("url-mixed-scripts", msg("see http://\u0436pple.com/x now"), "msg", "http://\u0436pple.com/x"),
    ("url-hidden-character", msg("a\u200bhttps://a.in/x"), "msg", "https://a.in/x"),
    ("url-disguised-address", msg("see http://0x7f.1/x now"), "msg", "http://0x7f.1/x"),
    ("url-disguised-address", msg("see http://3627734734/x now"), "msg", "http://3627734734/x"),
    ("url-escaped-host", msg("see http://bank%2ein/x now"), "msg", "http://bank%2ein/x"),
    ("url-lookalike", msg("see http://аррӏе.com/x now"), "msg", "http://аррӏе.com/x"),
    ("url-template", msg("see https://example.in/{{id}} now"), "msg", "https://example.in/{{id}}"),
    ("url-address", msg("see http://8.8.8.8/x now"), "msg", "http://8.8.8.8/x"),
    ("url-private", msg("see http://localhost/x now"), "msg", "http://localhost/x"),
    ("url-private", msg("see http://192.168.1.1/x now"), "msg", "http://192.168.1.1/x"),
    ("url-unknown-suffix", msg("see http://a.unknownzz/x now"), "msg", "http://a.unknownzz/x"),
    ("url-doubtful", msg("lets meet ok.so"), "msg", "ok.so"),
    ("url-broken-scheme", msg("pay https//a.in/x now"), "msg", "https//a.in/x"),
    ("url-broken-scheme", msg("pay https://https://a.in/x now"), "msg", "https://a.in/x"),
    ("url-broken-host", msg("pay http://bit,ly/x now"), "msg", "http://bit,ly/x"),
    ("url-glued-before", msg("payhttps://a.in/x now"), "msg", "https://a.in/x"),
    ("url-glued-before", msg("pay wwww.a.in/x now"), "msg", "www.a.in/x"),
    ("url-lost-character", msg("pay https://a.in/caf\ufffd now"), "msg", "https://a.in/caf\ufffd"),
    ("url-glued", msg("https://example.com:99999/x"), "msg", "https://example.com"),
    ("url-truncated", msg("see https://example.in/some-art..."), "msg", "https://example.in/some-art"),
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
    assert found.severity is CATALOGUE[code].severity
    if marked is None:
        assert found.span is None
        return
    text = request_["dlr"]["url"] if param == "dlr.url" else request_[param]
    assert text[slice(*found.span)] == marked


@pytest.mark.parametrize(("ids", "code"), [(None, "ids-missing"), (range(1), "ids-exhausted")])
def test_ids(ids, code):
    [found] = report_of(msg("https://a.in/x https://b.in/y"), ids)
    assert (found.code, found.param, found.severity) == (code, "msg", Severity.ERROR)


def test_no_code_is_left_out():
    assert {code for code, *_ in CASES} | {"ids-missing", "ids-exhausted"} == set(CATALOGUE)


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=list(CATALOGUE))
def test_the_catalogue_says_what_and_how(rule):
    assert CATALOGUE[rule.code] is rule
    assert rule.meaning.endswith(".")
    assert rule.message
    assert rule.fix


@pytest.mark.parametrize(("field", "limit"), [("from", 50), ("msg", 1000), ("transactionID", 200)])
def test_the_services_own_words(field, limit):
    """The misspelling is the service's, and a caller may compare it."""
    data = report_of({**VALID, field: "A" * (limit + 1)}).to_service()["data"]
    words = f"maximum charcter length allowed is {limit}"
    assert data == [{"msg": words, "param": field, "location": "body"}]


def test_digits_are_not_said_to_be_absent():
    [found] = report_of(to("98"))
    assert "no digits" not in found.message


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+49 3", "too short for DE: 4 to 15 digits follow 49"),
        ("+9198765432100000", "too long for IN: 8 to 13 digits follow 91"),
        ("+47 1234567", "no number of this calling code has: 5 or 8 digits follow 47"),
        ("+90 2345678901234567", "too long for TR: 7, 10, 12 or 13 digits follow 90"),
        ("+354 12345678", "no number of IS has: 7 or 9 digits follow 354"),
        ("+1 212", "too short for this calling code: 10 digits follow 1"),
        ("+91" + "9" * 250, "too long for IN: 8 to 13 digits follow 91"),
        ("+979 123456", "too short for this calling code: 9 digits follow 979"),
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
            said = (found.message + found.hint).replace("{{id}}", "the message's own")
            assert not {"{", "}"} & set(said)
