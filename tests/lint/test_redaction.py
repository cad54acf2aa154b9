"""Numbers and texts of messages are in no part of a redacted finding, and our own words stay."""

import json
import re
from pathlib import Path

import builders
import pytest
from lint_findings import BODY, finding, samples, written

from engage_text import check
from engage_text._text import describe_char
from engage_text.lint import ALL_RULES, Finding, Location
from engage_text.lint._known_words import known_words
from engage_text.lint._redaction import masked, redacted
from engage_text.lint._suppression_rules import SuppressionFacts
from engage_text.lint._writers import WRITERS
from engage_text.problems import Problem, Severity
from engage_text.rules import RULES

DATA = Path(__file__).parents[1] / "data"
# Texts whose problems quote them: links, placeholders, escapes, look-alikes, letters in a number.
BODIES = [
    line.replace("⟦", "").replace("⟧", "")
    for name in ("urls.txt", "broken_urls.txt")
    for line in (DATA / name).read_text(encoding="utf-8").split("\n")
]
REQUESTS = [
    *({"msg": body} for body in BODIES),
    *({"to": value} for value in ("98765 43210", "call Zanzibarq", "9.19E+11", "+91 91 98765 43210 ext 4711", "1234")),
    *({rule.bad.place: rule.bad.text} for rule in RULES.values() if rule.bad.place in {"msg", "to", "from"}),
]  # fmt: skip


def found_in(request: dict[str, str]) -> list[Finding]:
    report = check(builders.request(**request))
    content = json.dumps(request, ensure_ascii=False)
    return [
        Finding(Location("a.csv", 2), problem, report.texts.get(problem.param), 0, "", content)
        for problem in report
    ]


FINDINGS = [found for request in REQUESTS for found in found_in(request)]


def of_a_person(text: str) -> set[str]:
    """Return the words of a text that the library does not use itself, and its long numbers."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}
    return words - known_words() - {"https", "http", "www", "com"} | set(re.findall(r"\d{3,}", text))


def said(found: Finding) -> str:
    return f"{found.problem.message}\n{found.problem.hint}"


class TestNothingIsLeft:
    def test_there_is_something_to_mask(self):
        leaks = [found for found in FINDINGS if of_a_person(found.text or "") & set(words_of(said(found)))]
        assert len(leaks) > 100

    def test_of_a_text(self):
        for found in FINDINGS:
            left = of_a_person(found.text or "") & set(words_of(said(redacted(found))))
            assert left == set(), (found.problem, redacted(found).problem)

    def test_of_a_number(self):
        for found in FINDINGS:
            without_characters = re.sub(r"U\+[0-9A-F]+", "", said(redacted(found)))
            assert re.findall(r"\d{5,}", without_characters) == []

    @pytest.mark.parametrize("form", WRITERS)
    def test_in_any_format(self, form):
        plain, hidden = (written(form, found) for found in (samples(), map(redacted, samples())))
        for secret in ("9876543210", "10.0.0.1", "10\\.0", "octocat", "田中", "4711"):
            assert secret not in hidden
        assert "9876543210" in plain
        assert "octocat" in plain

    def test_in_facts_or_words_of_the_service(self):
        (found,) = found_in({"to": "98765 43210"})
        problem = redacted(Finding(found.location, found.problem)).problem
        assert (problem.facts, problem.service_words) == (None, "")

    @pytest.mark.parametrize("code", ["4711", "123"])
    def test_a_code_that_is_quoted_alone(self, code):
        found = finding("field-type", "to", f"to has the wrong type, got {code}", text=code, hint=code)
        assert code not in said(redacted(found))

    @pytest.mark.parametrize(
        "text", ["U+0041 ZANZIBARQ", "Z U+0041 LATIN", "U+FFFFFF ZANZIBARQ", "U+D800 ZANZIBARQ"]
    )
    def test_a_text_that_looks_like_a_character_in_words(self, text):
        found = finding("field-type", "to", f"to has the wrong type, got {text}", text=text, hint=text)
        assert "ZANZ" not in said(redacted(found))
        assert "Z " not in said(redacted(found))

    def test_in_the_name_of_a_column(self):
        # The first row of a file without a header.
        found = finding("field-missing", "Zanzibarq 9876543210", "gone", label="en/9876543210")
        assert redacted(found).problem.param == "xxxxxxxxx xxxxxxxxxx"
        assert redacted(found).label == "en/xxxxxxxxxx"

    @pytest.mark.parametrize(
        ("label", "shown"),
        [
            ("en/items.title[one]", "en/items.title[one]"),
            ("de/Hi {name}, call Zanzibarq", "xx/xx {xxxx}, xxxx xxxxxxxxx"),
            ("zh/您的验证码", "xx/xxxxx"),
            ("https://a.in/Zanzibarq", "xxxxx://x.xx/xxxxxxxxx"),
        ],
    )
    def test_a_key_that_is_a_text(self, label, shown):
        assert redacted(finding("field-missing", "msg", "gone", label=label)).label == shown

    @pytest.mark.parametrize("code", ["suppression-unused", "suppression-unneeded"])
    def test_the_id_of_a_row_in_a_side_file(self, code):
        facts = SuppressionFacts("url", "for the transactionID asha-9876543210")
        found = Finding(Location("side.json"), ALL_RULES[code].problem("", facts))
        assert redacted(found).problem.message.startswith("url for the transactionID xxxx-xxxxxxxxxx ")

    def test_the_field_of_suppressions_stays(self):
        problem = ALL_RULES["suppression-unused"].problem("_ignore", SuppressionFacts("url", "in _ignore"))
        assert redacted(Finding(Location("a.csv"), problem)).problem.message == problem.message

    @pytest.mark.parametrize("name", ["Zanzibarq", "Zanzibarq Zanzibarq", "x hides Zanzibarq"])
    @pytest.mark.parametrize(
        ("code", "message"),
        [
            # A quotation before a fact that is ours: the quotation may contain what follows it in the template.
            ("suppression-invalid", "a suppression must name a code or a group of rules, got {}: {}"),
            ("column-repeated", "the name of a column must be unique, got {} {}"),
            ("encoding-not-allowed", "the message must be GSM-7, got {}{}"),
        ],
    )
    def test_a_quotation_that_looks_like_the_template(self, code, message, name):
        problem = Problem(code, Severity.ERROR, "", message.format(f"a {name}: b", "in Zanzibarq"))
        assert "Zanzibarq" not in said(redacted(Finding(Location("a.csv"), problem)))

    def test_an_unknown_code_or_another_wording(self):
        for code in ("own-rule", "field-missing"):
            problem = Problem(code, Severity.ERROR, "to", "ring Zanzibarq", None, "Write Zanzibarq instead.")
            found = redacted(Finding(Location("a.csv"), problem))
            assert (found.problem.message, found.problem.hint) == (
                "xxxx xxxxxxxxx",
                "Write xxxxxxxxx instead.",
            )


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]{3,}|\d{3,}", text)]


class TestWhatStays:
    def test_spans_are_right(self):
        for found in FINDINGS:
            hidden = redacted(found)
            assert hidden.problem.span == found.problem.span
            assert len(hidden.text or "") == len(found.text or "")
            assert (hidden.location, hidden.row) == (found.location, found.row)

    def test_content_is_masked_json(self):
        found = redacted(finding("url-private", "msg", "no", text=BODY))
        assert found.content == masked(f'{{"msg":"{BODY}"}}')

    @pytest.mark.parametrize(
        ("request_", "code", "message"),
        [
            ({"msg": "see ok.so"}, "url-doubtful", "xx.xx may or may not be a link (its suffix is a word as well)"),
            ({"msg": "Pay at http:/example.in/x"}, "url-broken-scheme",
             "the link cannot be opened: fewer than two slashes follow the scheme"),
            ({"to": "9198765"}, "number-too-short", None),
            ({"msg": "a\x07b"}, "control-character", None),
            ({"from": "x" * 60}, "field-too-long", None),
        ],
    )  # fmt: skip
    def test_our_own_words(self, request_, code, message):
        (found,) = (found for found in found_in(request_) if found.problem.code == code)
        assert redacted(found).problem.message == (message or found.problem.message)

    def test_most_words_of_messages_are_ours(self):
        # Redaction is for logs that people read: it masks quotations only.
        parts = [(found, redacted(found)) for found in FINDINGS if not found.problem.facts]
        assert len(parts) > 20
        assert all(said(found) == said(hidden) for found, hidden in parts)

    @pytest.mark.parametrize("char", ["₹", "\u200b", "\u202e", "é", "\U0001f600", "\x07"])
    def test_characters_in_words(self, char):
        message = f"to has the wrong type, got {describe_char(char)} and Zanzibarq"
        found = redacted(finding("field-type", "to", message, text=char))
        assert found.problem.message == message.replace("Zanzibarq", "xxxxxxxxx")


class TestMasked:
    def test_shape_and_length_stay(self):
        assert masked("Hi ₹5, https://a.in/é\u200b?x=1\n😀") == "xx xx, xxxxx://x.xx/xx?x=x\nx"

    def test_lone_surrogates(self):
        assert masked("\ud800\x00") == "xx"


@pytest.mark.parametrize("part", ["got ", "a", "4", "U+0041", "{", "a.", " ", "-", "U+"])
def test_long_hostile_messages_take_linear_time(part):
    text = part * (60_000 // len(part))
    found = finding("field-type", "to", f"to has the wrong type, got {text}", text=text, hint=text)
    assert len(redacted(found).problem.hint) == len(text)
