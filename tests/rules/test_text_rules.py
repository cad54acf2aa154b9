"""Bodies that a program should have read first: what is reported, with the text as it was meant, and what is silent."""

from __future__ import annotations

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import Severity, check, prepare
from engage_text.problems import RequestError

REQUEST = builders.request()
SHORTENER = builders.shortener()
CODES = {
    "placeholder-unfilled",
    "placeholder-possible",
    "value-missing",
    "text-escaped",
    "text-lost-characters",
    "text-mojibake",
}


def found_in(body: str, **options: str):
    problems = check({**REQUEST, "msg": body}, **options).problems
    return [problem for problem in problems if problem.code in CODES]


def codes_of(body: str, **options: str) -> list[str]:
    return [problem.code for problem in found_in(body, **options)]


class TestPlaceholders:
    @pytest.mark.parametrize(
        "body",
        ["Hi {{name}}", "Dear {#var#}, Rs 5", "Hi *|FNAME|*", "Pay <%= amount %> now", "Hi ((name))", "Hi %(name)s",
         "Hi {first_name|friend}", "आपका {#var#} ऑर्डर", "Hi ##NAME##", "Hi [[name]]", "Hi {!Contact.Name}"],
    )  # fmt: skip
    def test_what_can_be_nothing_else_is_refused(self, body):
        [found] = found_in(body)
        assert (found.code, found.severity) == ("placeholder-unfilled", Severity.ERROR)
        with pytest.raises(RequestError):
            prepare({**REQUEST, "msg": body})
        done = prepare({**REQUEST, "msg": body}, placeholders="allow")
        assert done.payload["msg"] == body
        assert not done.report

    @pytest.mark.parametrize(
        "body", ["Hi [Name]", "Rs #AMOUNT# due", "Hi <first_name>", "Hi %name%", "Rs.%s is due"]
    )
    def test_what_a_person_may_write_is_a_warning(self, body):
        [found] = found_in(body)
        assert (found.code, found.severity) == ("placeholder-possible", Severity.WARNING)
        assert not found_in(body, placeholders="allow")

    @pytest.mark.parametrize(
        ("body", "codes"),
        [("<name>Tom</name>", []), ("<name>Tom</names>", ["placeholder-possible"]),
         ("<name></>", ["placeholder-possible"]), ("</name> <name>", [])],
    )  # fmt: skip
    def test_an_element_that_is_closed_is_not_a_placeholder(self, body, codes):
        assert codes_of(body) == codes

    def test_each_place_has_its_own_problem_in_order(self):
        body = "Hi {{name}}, see https://example.com/{{id}} by {date}"
        problems = check({**REQUEST, "msg": body}, shortener=SHORTENER).problems
        assert [(p.code, body[slice(*p.span)]) for p in problems] == [
            ("placeholder-unfilled", "{{name}}"),
            ("url-template", "https://example.com/{{id}}"),
            ("placeholder-unfilled", "{date}"),
        ]

    @pytest.mark.parametrize(
        "url",
        ["https://example.com/?n=%%First Name%%", "https://example.com/?n=##First Name##", "https://{{shop}}.example.com/x",
         "https://example.com/?n=<%= name %>", "https://example.com/?n=#NAME#", "{{shop}}.example.com/x"],
    )  # fmt: skip
    def test_no_url_with_one_is_shortened(self, url):
        done = prepare({**REQUEST, "msg": f"See {url} now"}, shortener=SHORTENER, ids=1, placeholders="allow")
        assert done.links == ()
        assert "url-template" in [p.code for p in done.report]

    def test_a_link_in_brackets_without_a_placeholder_is_shortened(self):
        done = prepare(
            {**REQUEST, "msg": "See {https://example.com/x} (example.in/y) {example.com}"},
            shortener=SHORTENER,
            ids=1,
        )
        assert [link.text for link in done.links] == ["https://example.com/x", "example.in/y", "example.com"]


@pytest.mark.parametrize(
    ("body", "span", "mark"),
    [
        ("Pay at bit,ly/x9 now", "bit,ly/x9", ","),
        ("Pay at goo,gl/x9 now", "goo,gl/x9", ","),
        ("Pay at example,net/x now", "example,net/x", ","),
        ("go to www,shop.example,com/a.", "www,shop.example,com/a", ","),
        ("example[.]com/a", "example[.]com/a", "[.]"),
        ("(shop[.]example[.]in/a)", "shop[.]example[.]in/a", "[.]"),
        ("see example(dot)com/a now", "example(dot)com/a", "(dot)"),
        ("hxxps[:]//example[.]com/a", "hxxps[:]//example[.]com/a", "[:]"),
        ("go:https[:]//example.com.", "https[:]//example.com", "[:]"),
        ("see example[dot]co/a now", "example[dot]co/a", "[dot]"),
    ],
)
def test_a_link_whose_dot_is_something_else_is_reported(body, span, mark):
    [found] = [one for one in check({**REQUEST, "msg": body}) if one.code == "url-broken-host"]
    assert body[slice(*found.span)] == span
    assert found.message.endswith(f"{mark} is written instead of a {'colon' if ':' in mark else 'dot'}")


@pytest.mark.parametrize(
    "body",
    [
        "in,out/in",
        "today,in/out",
        "see [.]/a and dot)com/a",
        "a@b[.]com/x",
        "hi,ly/x",
        "x[.]nosuffixx/a",
        "a, com/x",
    ],
)
def test_a_comma_or_a_bracket_of_the_sentence_is_silent(body):
    assert not [one for one in check({**REQUEST, "msg": body}) if one.code.startswith("url-")]


@pytest.mark.parametrize(
    "url",
    ["https://example.com/?a={}", "https://example.com/%7B%7Bid%7D%7D", "https://example.com/%7bid%7d"],
)
def test_an_empty_or_escaped_field_in_a_url(url):
    done = prepare({**REQUEST, "msg": url}, shortener=SHORTENER, ids=1)
    assert ([p.code for p in done.report], done.links) == (["url-template"], ())


def test_escaped_json_in_a_url_is_silent():
    url = "https://example.com/?q=%7B%22a%22:%7B%22b%22:1%7D%7D&g=%7B3F2504E0-4F89-11D3-9A0C-0305E82C3301%7D"
    done = prepare({**REQUEST, "msg": url}, shortener=SHORTENER, ids=1)
    assert [link.text for link in done.links] == [url]


MISSING = """
    Hi ⟦None⟧,
    Hello ⟦undefined⟧! Thanks
    Dear ⟦null⟧, your parcel is here
    Dear Mr ⟦None⟧, welcome
    Dear ⟦nan⟧, your EMI is due
    Hi ⟦undefined⟧ ⟦undefined⟧, welcome
    Hi ⟦None⟧ your order is here
    Hi ⟦N/A⟧,
    ⟦None⟧, your order is here
    ⟦null⟧, thanks
    Rs ⟦NaN⟧ is due
    Rs.⟦null⟧ is due
    ₹⟦undefined⟧ off
    Your OTP is ⟦null⟧.
    OTP: ⟦undefined⟧
    Name=⟦None⟧
    Your order ⟦undefined⟧ is shipped
    Your visit on ⟦undefined⟧ at ⟦undefined⟧.
    Your appointment with ⟦None⟧.
    Hi ⟦[object Object]⟧,
    Hi ⟦(null)⟧,
    Hi ⟦<nil>⟧,
    Rs ⟦%!d(MISSING)⟧ is due
    Rs ⟦#N/A⟧ due, ref ⟦#REF!⟧
    See https://example.com/?id=⟦undefined⟧
    See https://example.com/track/⟦undefined⟧
    ⟦null⟧
    ⟦None⟧.
    "⟦undefined⟧"
    None at all
    None of these
    Hi, None of you came
    null and void
    the null hypothesis
    the offer is undefined
    undefined terms
    None left in stock!
    Hidden charges: None!
    Status: N/A
    Balance nil
    void/null
    Hi nan, how are you
    Nan is here
    Second to none.
    Nonesuch, Nanda, Hi Nullah, nullify
    Is that C# undefined
    Dress code - None
""".strip().splitlines()


@pytest.mark.parametrize("picture", [line.strip() for line in MISSING])
def test_missing_values(picture):
    body = picture.replace("⟦", "").replace("⟧", "")
    marked = [part.partition("⟧")[0] for part in picture.split("⟦")[1:]]
    assert [body[slice(*p.span)] for p in found_in(body) if p.code == "value-missing"] == marked


class TestEscaped:
    @pytest.mark.parametrize(
        ("body", "meant"),
        [
            ("Salt &amp; Pepper&#39;s", "Salt & Pepper's"),
            ("Salt &amp;amp; Pepper", "Salt & Pepper"),
            ("Only &#8377;99&nbsp;today", "Only ₹99\u00a0today"),
            ("Only &#x20B9;99, it&rsquo;s here", "Only ₹99, it’s here"),
            ("&lt;b&gt;Sale&lt;/b&gt;", "<b>Sale</b>"),
            ("<b>Sale</b> is on", "Sale is on"),
            ("Sale<br>is on<br/>now", "Sale⏎is on⏎now"),
            ("<p style='x'>Sale</p>", "Sale"),
            ("See <a href='x'>here</a>", "See here"),
            (r"Hi Asha,\nyour parcel is here", "Hi Asha,⏎your parcel is here"),
            (r"Hi\nAsha\r\n\r\nBye", "Hi⏎Asha⏎⏎Bye"),
            (r"It\'s \"here\"", 'It\'s "here"'),
            (r"Terms \u0026 conditions", "Terms & conditions"),
            (r"\u20b9500 off \ud83d\ude00", "₹500 off 😀"),
            (r"caf\xe9", "café"),
            (r"Hi\\nAsha", "Hi⏎Asha"),
            ("Hello%20Asha%21", "Hello Asha!"),
            ("Dear%20Asha%2C%0AThanks", "Dear Asha,⏎Thanks"),
            ("%E0%A4%A8%E0%A4%AE%E0%A4%B8", "नमस"),
            ("Caf%C3%A9 is open", "Café is open"),
            ("Pay%20now at the shop", "Pay now at the shop"),
            ("Your+parcel+is+here", "Your parcel is here"),
            ("Your+parcel+is+here%21", "Your parcel is here!"),
        ],
    )
    def test_one_warning_with_the_text_as_it_was_meant(self, body, meant):
        [found] = found_in(body)
        assert (found.code, found.severity) == ("text-escaped", Severity.WARNING)
        assert found.hint == "Decode the text: " + meant.replace("\u00a0", r"\xa0")

    @pytest.mark.parametrize(
        "body",
        ["AT&T and R&D; T&C; Q&A", "Tom & Jerry;", "a<b", "5<6 and 7>3", "if a<b and c>d", "I <3 you", "<#>", "<i am>",
         r"C:\new", r"D:\temp\nice", r"\o/", r"yes\no", r"this\that", r"Mr\Mrs", r"day\night", r":\'(",
         "100%20 off", "50%20", "Flat 50%off", "GET50%OFF", "1+1+1", "A+B+C", "+919876543210", "Rs.50+GST", "C++",
         "https://example.com/a%20b", "upi://pay?pn=Acme%20Store&am=5", "mailto:a@b.in?subject=Hi%20there", "%", "&",
         "name+tag+x@example.com", "5%-10%", "Flat 20%2day", "https://example.com/?a=1&copy=2"],
    )  # fmt: skip
    def test_what_people_write_is_silent(self, body):
        assert "text-escaped" not in codes_of(body)


class TestLostAndMisread:
    @pytest.mark.parametrize(
        ("body", "meant"),
        [
            ("It\u00e2\u20ac\u2122s here", "It’s here"),
            ("Only \u00e2\u201a\u00b9500", "Only ₹500"),
            ("caf\u00c3\u00a9", "café"),
            ("caf\u00c3\u0192\u00c2\u00a9", "café"),  # twice
            ("I don\u00c3\u00a2\u00c2\u0080\u00c2\u0099t", "I don’t"),  # twice, as Latin-1
            ("25\u00c2\u00b0C", "25°C"),
            ("\u00f0\u0178\u02dc\u20ac", "😀"),
            ("\u00e0\u00a4\u00a8\u00e0\u00a4\u00ae", "नम"),
            ("\u00d0\u0178\u00d1\u20ac\u00d0\u00b8", "При"),
        ],
    )
    def test_mojibake_is_read_back(self, body, meant):
        [found] = found_in(body)
        assert (found.code, found.severity) == ("text-mojibake", Severity.WARNING)
        assert found.hint == f"Read the text as UTF-8: {meant}"

    def test_where_bytes_are_lost_nothing_is_guessed(self):
        [found] = found_in("\u00e2\u20ac\u0153Hi\u00e2\u20ac")
        assert (found.code, found.hint) == ("text-mojibake", "Read the text as UTF-8.")

    @pytest.mark.parametrize(
        "body",
        ["CAFÉ”", "„Spaß“", "“AMANHÃ”", "déjà…", "voilà\u00a0»", "à\u00a0« oui\u00a0»", "kříž”", "Nescafé®", "São Tomé",
         "Österreich", "preço: £5", "Žluťoučký kůň", "Straße –", "नमस्ते ₹500", "Ünïcödé",
         "@£$¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà"],
    )  # fmt: skip
    def test_accents_and_quotes_are_silent(self, body):
        assert not codes_of(body)

    def test_lost_characters_are_counted(self):
        [found] = found_in("Hi \ufffd\ufffd and \ufffd")
        assert (found.code, found.span) == ("text-lost-characters", (3, 5))
        assert "3 times" in found.message


pieces = st.sampled_from(
    ["{{", "}}", "{a}", "[", "<b>", "</b>", "&amp;", "&#", ";", "\\n", "\\u00", "%20", "%E0%A4", "+", "None",
     "Hi ", ", ", "Rs ", "\ufffd", "\u00c3\u00a9", "\u00e2\u20ac", "https://a.in/", "a.in/{b}", " "]
)  # fmt: skip
bodies = st.lists(pieces | st.text(max_size=4), max_size=14).map("".join)


class TestAnyBody:
    @given(bodies, st.booleans())
    def test_reports_are_in_order_within_the_body(self, body, allow):
        found = found_in(body, placeholders="allow" if allow else "refuse")
        spans = [problem.span for problem in found]
        assert spans == sorted(spans, key=lambda span: span[0])
        assert all(0 <= start < end <= len(body) for start, end in spans)
        assert not allow or not any(problem.code.startswith("placeholder") for problem in found)
