"""The page of a report: well-formed, without anything from outside, and its numbers are those of the run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from engage_text.lint._engine import count
from engage_text.lint._report import ReportOptions
from engage_text.lint._report._report_html import html_report
from engage_text.segments import split

VOID = {"meta", "rect", "line", "br"}
PLAIN = ReportOptions()
LINK = "Track https://track.example.in/orders/4711/status or https://shop.example.org/a?b=c&d=e"
MIXED = (
    {"msg": LINK},
    {"msg": "“Hello” " + "a" * 70},
    {"to": "9876543210"},
    {"to": "9876543210", "msg": "x" * 200},
    {"to": "+44 7400 123456"},
    {"to": "+971 50 123 4567", "msg": "مرحبا، طلبك جاهز"},
    {"msg": "Login https://acme.example.in@evil.example.com/login"},
)


class Page(HTMLParser):
    """Reads a page: its tags, attributes, texts and the cells of its tables by section."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.totals: dict[str, str] = {}
        self.texts: list[str] = []
        self.numbers: dict[str, list[list[int]]] = {}
        self._section = self._total = ""
        self._is_number = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes += given.items()
        if tag == "section":
            self._section = given["id"]
        if tag == "tr":
            self.numbers.setdefault(self._section, []).append([])
        self._total = given.get("data-total", "")
        self._is_number = tag == "td" and "number" in given.get("class", "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag
        self._is_number = False
        self._total = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self._total:
            self.totals[self._total] = data
        if self._is_number and data.replace(",", "").isdigit():
            self.numbers[self._section][-1].append(int(data.replace(",", "")))
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def column(self, section: str, at: int = 0) -> list[int]:
        return [row[at] for row in self.numbers.get(section, []) if len(row) > at]


def page_of(
    *requests: dict[str, str], price=None, currency="", redact=False, options=None, file="a.csv"
) -> Page:
    data, totals = reports.run(
        reports.checked(*requests, price=price, file=file), redact=redact, currency=currency
    )
    page = Page(html_report(data, totals, options or PLAIN))
    assert page.open == []
    return page


class TestNumbers:
    def test_tiles_are_the_totals(self):
        rows = reports.checked(*MIXED, price="0.5")
        data, totals = reports.run(rows, currency="EUR")
        page = Page(html_report(data, totals, PLAIN))
        assert page.totals == {
            "rows": str(totals.rows),
            "segments": str(totals.segments),
            "cost": f"{totals.cost:.2f} EUR",
            "links": str(totals.links),
            "errors": str(totals.severities["error"]),
            "warnings": str(totals.severities["warning"]),
        }
        assert 0 < totals.severities["error"] < totals.rows < totals.segments

    def test_tables_add_up_to_the_totals(self):
        data, totals = reports.run(reports.checked(*MIXED))
        page = Page(html_report(data, totals, PLAIN))
        assert sum(page.column("rules")) == totals.severities.total() > 0
        assert sum(page.column("recipients")) == totals.rows
        assert sum(page.column("links")) == totals.links > 0

    def test_charts_add_up_to_the_totals(self):
        data, totals = reports.run(reports.checked(*MIXED))
        labels = [
            value for name, value in Page(html_report(data, totals, PLAIN)).attributes if name == "aria-label"
        ]
        health, segments, encodings = (
            [int(number) for number in re.findall(r": (\d+)", label)] for label in labels[1:]
        )
        assert health == [
            totals.rows - totals.with_errors - totals.with_warnings,
            totals.with_warnings,
            totals.with_errors,
        ]
        assert sum(number * times for number, times in enumerate(segments, start=1)) == totals.segments
        assert encodings == [totals.encodings["GSM-7"], totals.encodings["UCS-2"]]

    def test_rows_beyond_the_last_one_of_a_table_are_counted(self):
        hosts = (f"Track https://a.host{number:02}.in/x" for number in range(15))
        page = page_of(*({"msg": msg} for msg in hosts))
        assert len(page.column("links")) == 12
        assert "3 links more, in 3 domains." in page.text

    def test_long_messages_share_the_last_column(self):
        page = page_of({"msg": "x" * 153 * 8}, {"msg": "x" * 153 * 9 + "x"})
        assert (
            "aria-label",
            "Messages by number of segments. 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8+: 2",
        ) in page.attributes

    def test_the_average_is_that_of_all_messages_or_not_there(self):
        rows = [*reports.checked({}, {}, price="0.5"), *reports.checked({})]
        pages = [Page(html_report(*reports.run(part, currency="EUR"), PLAIN)) for part in (rows[:2], rows)]
        assert "0.5000 EUR a message" in pages[0].text
        assert "1.00 EURof 2 messages with a price" in pages[1].text
        assert "EUR a message" not in pages[1].text

    def test_a_cost_of_nearly_nothing_is_not_nothing(self):
        page = page_of({}, *[{"to": "+44 7400 123456"}] * 300, price="0.004", currency="EUR")
        assert "<0.01 EUR" in page.text

    def test_characters_that_cost_nothing_are_shown_only_if_none_costs(self):
        free, costly = {"msg": "50 ₹"}, {"msg": "“Hello” " + "a" * 70}
        assert "Indian rupee sign" in page_of(free).text
        assert page_of(free, costly).column("characters", 2) == [1, 1]

    @pytest.mark.parametrize(
        ("times", "places"), [(1, "a.csv:2"), (5, "a.csv:2, 3, 4, 5, 6"), (6, "a.csv:2, 3, 4, 5, 6, …")]
    )
    def test_a_rule_names_its_first_places(self, times, places):
        page = page_of(*[{"to": "9876543210"}] * times)
        assert places in page.text
        assert ("…" in page.text) == (times > 5)

    def test_a_place_with_two_findings_is_named_once(self):
        page = page_of({"msg": "Dear {#var#}, pay {#var#}"})
        assert page.text.count("a.csv:2") == 3  # of the rule, of the message, and of the sample
        assert "a.csv:2, " not in page.text


class TestVerdict:
    @pytest.mark.parametrize(
        ("requests", "words"),
        [
            ((), "No messages were found in these files"),
            (({},), "The message is clean"),
            (({}, {}), "All 2 messages are clean"),
            (({}, MIXED[-1]), "No errors. 1 of 2 messages has warnings"),
            (({}, MIXED[2]), "1 of 2 messages has errors"),
        ],
    )
    def test_one_sentence(self, requests, words):
        assert words in page_of(*requests).text

    @pytest.mark.parametrize(
        ("requests", "words"),
        [
            ((), "No messages were found in these files, which have 1 error"),
            (({},), "The files have 1 error"),
            (({}, MIXED[2]), "1 of 2 messages has errors, and 1 error is about whole files"),
        ],
    )
    def test_errors_of_files(self, requests, words):
        data, totals = reports.run(reports.checked(*requests))
        [of_a_file] = reports.checked(MIXED[2])[0].findings
        count(totals, of_a_file)
        data.take_finding(of_a_file)
        assert words in Page(html_report(data, totals, PLAIN)).text


class TestSafety:
    HOSTILE = (
        "<script>alert(1)</script><img src=http://evil.example/x onerror=y> </style></title> \u202egpj.exe "
        "\u2066 \x00 \ud83d ]]> <!-- javascript:x"
    )

    ALLOWED = frozenset(
        "html head meta nav a title style body header main footer section div p span h1 h2 h3 b small dl dt dd ul ol "
        "li svg rect line text table caption thead tbody tr th td code bdi article figure figcaption mark".split()
    )

    def page(self) -> tuple[str, Page]:
        text = self.HOSTILE
        request = {"msg": text, "from": f"{text}<i>", "to": text, "transactionID": text, text: "x"}
        data, totals = reports.run(reports.checked(request, file=f"{text}.csv", price="1"), currency="<b>")
        options = ReportOptions(title=text, files=[text] * 9, created=text)
        html = html_report(data, totals, options or PLAIN)
        return html, Page(html)

    def test_no_text_becomes_markup(self):
        _, page = self.page()
        assert set(page.tags) <= self.ALLOWED
        assert not {name for name, _ in page.attributes if name.startswith("on")}
        assert page.open == []

    def test_nothing_is_loaded(self):
        html, page = self.page()
        assert not {name for name, _ in page.attributes} & {
            "src",
            "srcset",
            "data",
            "action",
            "background",
        }
        assert all(value.startswith("#") for name, value in page.attributes if name == "href")
        style = html.partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style
        assert (
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        ) in page.attributes

    def test_invisible_characters_are_visible_and_the_page_is_utf_8(self):
        html, page = self.page()
        assert not set(html) & set("\u202e\u2066\x00\ud83d")
        assert html.encode("utf-8")
        assert "\\u202egpj.exe" in page.text

    def test_a_long_body_is_cut(self):
        page = page_of({"msg": "x" * 1_000_000, "to": "9876543210"})
        assert len(page.text) < 20_000
        assert "… and 999,300 more characters" in page.text

    def test_a_redacted_page_has_no_text_and_no_number(self):
        request = {"msg": "secret word https://a.in/x", "to": "9876543210", "from": "SECRETLY"}
        page = page_of(request, redact=True)
        assert not re.search("secret|9876543210", page.text, re.IGNORECASE)
        assert "a.csv:2" in page.text

    @pytest.mark.slow
    @given(st.text(), st.text(max_size=30), st.text(max_size=30))
    def test_any_text_gives_a_page_with_the_same_elements(self, msg, sender, to):
        page = page_of({"msg": msg, "from": sender, "to": to, "tiny": "0"}, file=sender or "a.csv")
        assert page.open == []
        assert set(page.tags) <= self.ALLOWED
        assert page.totals["rows"] == "1"


class TestMessages:
    def test_a_message_before_and_after_its_links_are_shortened(self):
        page = page_of({"msg": LINK, "from": "ACMEIN"})
        assert "As written" in page.text
        assert LINK in page.text
        assert "https://su.digo.link/XXXXXXX or https://su.digo.link/XXXXXXX" in page.text
        assert page.attributes.count(("class", "link")) == 2

    def test_a_message_without_links_is_drawn_once(self):
        page = page_of({"msg": "Your parcel is on its way."})
        assert page.text.count("Your parcel is on its way.") == 1
        assert "On the handset, as written" in page.text

    def test_segments_are_marked(self):
        body = "word " * 70
        page = page_of({"msg": body})
        assert len(split(body)) == 3
        begins = [value for name, value in page.attributes if name == "title" and value.startswith("segment")]
        assert begins == ["segment 2 begins", "segment 3 begins"]

    def test_findings_are_marked_in_the_body(self):
        page = page_of(MIXED[-1])
        assert ("class", "warning") in page.attributes
        assert ("title", "the URL has a user name before its host") in page.attributes

    def test_messages_like_the_first_one_are_counted(self):
        page = page_of({"to": "9876543210"}, {"to": "9876543211"}, {"to": "9876543212"})
        assert "and 2 messages like this" in page.text


class TestHeading:
    @pytest.mark.parametrize("requests", [(), ({},), MIXED])
    def test_links_lead_to_the_sections_that_are_there(self, requests):
        page = page_of(*requests)
        links = [value.removeprefix("#") for name, value in page.attributes if name == "href"]
        assert sorted(links) == sorted(value for name, value in page.attributes if name == "id")

    def test_files_and_date(self):
        page = page_of(
            {}, options=ReportOptions(files=[f"{name}.csv" for name in "abcdefgh"], created="2026-11-28")
        )
        assert "a.csv, b.csv, c.csv, d.csv, e.csv, f.csv and 2 more files · 2026-11-28" in page.text

    def test_the_same_run_gives_the_same_page(self):
        one, two = (html_report(*reports.run(reports.checked(*MIXED)), PLAIN) for _ in range(2))
        assert one == two
