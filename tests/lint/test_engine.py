"""The engine: which problems of rows become findings, where they are, and what is counted."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import builders
import pytest

from engage_text.lint import ALL_RULES, Checked, Finding, Settings, check_rows
from engage_text.lint._engine import count
from engage_text.lint._locations import Location
from engage_text.lint._rows import Row
from engage_text.lint._settings_values import settings_of
from engage_text.lint._totals import Totals
from engage_text.rules import RULES, RuleSet

PRIVATE = "Log in at http://10.0.0.1/x"


class OneLine(Row):
    """A row that says which field and span it was asked for."""

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        start, end = span or (0, 0)
        return Location(f"{self.file}#{param}", self.line, start + 1, self.line, end + 1)


def row(request: Any = None, index: int = 0, **options: Any) -> Row:
    return OneLine("a.csv", index, index + 2, builders.request() if request is None else request, **options)


def checked(*rows: Row, **values: Any) -> list[Checked | Finding]:
    return list(check_rows(rows, settings_of(values)))


def findings(*rows: Row, **values: Any) -> list[Finding]:
    found = checked(*rows, **values)
    return [one for entry in found for one in (entry.findings if isinstance(entry, Checked) else (entry,))]


def codes(*rows: Row, **values: Any) -> list[str]:
    return [found.problem.code for found in findings(*rows, **values)]


class TestOneRow:
    def test_a_clean_row_knows_what_goes_out(self):
        [done] = checked(row(builders.request(msg="See https://a.in/orders/4711/status")))
        assert done.findings == ()
        assert done.preview == "See https://su.digo.link/XXXXXXX"
        assert (done.size.segments, done.number.digits) == (1, "919876543210")
        assert [url.host for url in done.urls] == ["a.in"]
        assert (done.cost, done.suppressed, done.known) == (None, 0, 0)

    def test_a_finding_has_its_place_and_its_text(self):
        [found] = findings(row(builders.request(msg=PRIVATE), index=4))
        assert found.problem.code == "url-private"
        assert (found.location.file, found.location.line, found.location.column) == ("a.csv#msg", 6, 11)
        assert found.text[slice(*found.problem.span)] == "http://10.0.0.1/x"
        assert found.row == 4
        assert json.loads(found.content)["msg"] == PRIVATE

    def test_bytes_are_a_request_too(self):
        [found] = findings(row(b'{"to": 5'))
        assert (found.problem.code, found.content) == ("json-invalid", '{"to": 5')

    def test_links_are_shortened_here_if_the_file_does_not_say_otherwise(self):
        request = builders.request(msg="See https://a.in/orders/4711/status", tiny="0")
        [own] = checked(row(request), domain="go.in")
        [assumed] = checked(row(request, assumed=frozenset(("tiny",))), domain="go.in")
        [elsewhere] = checked(row(request, assumed=frozenset(("tiny",))))
        assert own.preview == elsewhere.preview == request["msg"]
        assert assumed.preview == "See https://go.in/XXXXXXX"

    def test_problems_of_assumed_fields_are_not_reported(self):
        request = builders.request(to="98765 43210", msg=PRIVATE, dlr={"mask": "x"})
        assert codes(row(request)) == ["field-value", "number-missing-country-code", "url-private"]
        assert codes(row(request, assumed=frozenset(("to", "dlr")))) == ["url-private"]

    def test_content_leaves_out_assumed_fields(self):
        [found] = findings(row(builders.request(msg=PRIVATE), assumed=frozenset(("to", "tiny", "dlr"))))
        assert {"to", "tiny", "dlr"}.isdisjoint(json.loads(found.content))


class TestRules:
    def test_are_selected(self):
        request = builders.request(from_="VM-ACMEIN", msg=PRIVATE)
        assert codes(row(request)) == ["sender-prefix", "url-private"]
        assert codes(row(request), ignore=["url"]) == ["sender-prefix"]
        assert codes(row(request), select=["url"]) == ["url-private"]

    def test_have_the_severity_of_the_settings(self):
        [found] = findings(row(builders.request(msg=PRIVATE)), severities={"url": "info"})
        assert found.problem.severity == "info"

    def test_strict_makes_warnings_errors_and_leaves_infos(self):
        request = builders.request(msg=PRIVATE)
        [found] = findings(row(request), strict=True)
        assert found.problem.severity == "error"
        [found] = findings(row(request), strict=True, severities={"url-private": "info"})
        assert found.problem.severity == "info"

    def test_those_that_are_opt_in_are_off_by_default(self):
        request = builders.request(msg="Hello  world")
        assert codes(row(request)) == []
        assert len(codes(row(request), extend_select=["style"])) == 1

    def test_the_default_knows_the_same_as_all_rules(self):
        """The default leaves out the rules of policies, which are not imported then."""
        rows = [row(builders.request(msg=text)) for text in (PRIVATE, "Hello  world", "{{x}}", "a" * 1001)]
        everything = Settings(rules=RuleSet(known=ALL_RULES))
        assert list(check_rows(rows, Settings())) == list(check_rows(rows, everything))

    def test_a_policy_runs_after_the_rules_of_requests(self):
        request = builders.request(msg=PRIVATE + " a" * 100)
        assert codes(row(request), max_segments=1) == ["url-private", "segments-over-limit"]

    def test_duplicates_are_found_over_all_rows(self):
        rows = [row(index=index) for index in range(2)]
        found = findings(*rows, extend_select=["duplicate-recipient"])
        assert [(one.problem.code, one.row) for one in found] == [("duplicate-recipient", 1)]
        assert "a.csv:2" in found[0].problem.message


class TestColumns:
    """A body with placeholders takes the values of its row."""

    BODY = "Hi {{First Name}}, pay {{amount}}"

    def test_fill_the_body(self):
        [done] = checked(row(builders.request(msg=self.BODY), values={"first_name": "Asha", "amount": "5"}))
        assert (done.body, done.findings) == ("Hi Asha, pay 5", ())

    def test_a_problem_in_a_value_is_in_its_cell(self):
        values = {"first_name": "Asha http://10.0.0.1/x", "amount": "5"}
        [found] = findings(row(builders.request(msg=self.BODY), values=values))
        assert (found.location.file, found.location.column) == ("a.csv#first_name", 6)
        assert found.text[slice(*found.problem.span)] == "http://10.0.0.1/x"

    def test_a_problem_of_the_body_is_in_the_body(self):
        body = self.BODY + " at http://10.0.0.1/x"
        values = {"first_name": "Asha", "amount": "5"}
        [found] = findings(row(builders.request(msg=body), values=values))
        assert (found.location.file, found.location.column) == ("a.csv#msg", body.index("http") + 1)
        assert found.text[slice(*found.problem.span)] == "http://10.0.0.1/x"

    def test_what_no_column_fills_is_reported(self):
        [found] = findings(row(builders.request(msg=self.BODY), values={"amount": "5"}))
        assert found.problem.code == "placeholder-unfilled"

    def test_the_values_identify_the_row_too(self):
        """A baseline must not hide the finding of another value."""
        request = builders.request(msg="Log in at {{link}}")
        one, same, other = (
            findings(row(request, values={"link": f"http://10.0.0.1/{path}", "note": note}))[0].content
            for path, note in [("a", "x"), ("a", "y"), ("b", "x")]
        )
        assert one == same != other

    def test_a_body_that_is_assumed_is_not_filled(self):
        request = builders.request(msg=self.BODY)
        assert codes(row(request, values={"amount": "5"}, assumed=frozenset(("msg",)))) == []

    def test_the_text_of_a_catalogue_is_a_template(self):
        request = builders.request(msg="Hi {{name}}")
        assert codes(row(request)) == ["placeholder-unfilled"]
        assert codes(row(request, label="en/welcome")) == []

    def test_an_unknown_length_is_said_once_in_all_texts_of_a_catalogue(self):
        texts = [(f"{language}/hi", "Hi {{name}}, {{code}}") for language in ("en", "fr", "de")]
        rows = [row(builders.request(msg=text), label=label) for label, text in texts]
        assert [found.label for found in findings(*rows, max_segments=1)] == ["en/hi", "en/hi"]
        alone = [row(builders.request(msg=text)) for _, text in texts]
        assert len(findings(*alone, max_segments=1, placeholders="allow")) == 6

    @pytest.mark.parametrize("options", [{"placeholders": "allow"}, {}])
    def test_a_url_of_a_template_may_have_a_placeholder(self, options):
        request = builders.request(msg="Track https://a.in/{{order}}/x and https://a.in/%7B%7Bid%7D%7D")
        label = "" if options else "en/order"
        [found] = findings(row(request, label=label), **options)
        assert (found.problem.code, found.problem.facts.token) == ("url-template", "%7B%7Bid%7D%7D")
        assert codes(row(request)) == ["url-template", "url-template"]


class TestSuppressions:
    def test_a_row_hides_its_own_findings(self):
        [done] = checked(row(builders.request(msg=PRIVATE), ignored=frozenset(("url",))))
        assert (done.findings, done.suppressed) == ((), 1)

    def test_a_suppression_that_hides_nothing_is_reported_with_the_settings(self):
        clean = row(ignored=frozenset(("url-private",)))
        assert codes(clean) == ["suppression-unused"]
        assert codes(clean, ignore=["suppression-unused"]) == []
        [found] = findings(clean, strict=True)
        assert found.problem.severity == "error"

    def test_rules_are_hidden_by_the_path_of_the_file(self):
        request = builders.request(msg=PRIVATE)
        assert codes(row(request), per_file_ignores={"*.csv": ["url"]}) == []
        assert codes(row(request), per_file_ignores={"*.jsonl": ["url"]}) == ["url-private"]

    def test_those_of_the_settings_that_hide_nothing_come_last(self):
        found = checked(row(), per_file_ignores={"*.jsonl": ["url"]}, extend_select=["suppression-unneeded"])
        assert isinstance(found[0], Checked)
        assert found[1].problem.code == "suppression-unneeded"


class TestFindingsOfFiles:
    @pytest.fixture(autouse=True)
    def _made(self) -> None:
        rule = ALL_RULES["file-empty"]
        self.given = Finding(Location("a.csv"), rule.problem("", rule.facts("an empty file")))

    def test_are_reported_in_their_place(self):
        found = list(check_rows([row(), self.given], Settings()))
        assert found[1] is self.given

    def test_have_rules_severities_and_suppressions(self):
        def codes_with(**values: Any) -> list[tuple[str, str]]:
            found = check_rows([self.given], settings_of(values))
            return [(one.problem.code, str(one.problem.severity)) for one in found]

        assert codes_with() == [("file-empty", "warning")]
        assert codes_with(strict=True) == [("file-empty", "error")]
        assert codes_with(ignore=["file"]) == []
        assert codes_with(per_file_ignores={"a.csv": ["file-empty"]}) == []


class TestCosts:
    def test_are_those_of_the_rates(self):
        [done] = checked(row(builders.request(msg="a" * 200)), rates={"91": "0.5"})
        assert done.cost == Decimal("1.0")

    @pytest.mark.parametrize("to", ["98765 43210", "", "x"])
    def test_without_a_number_there_is_none(self, to):
        [done] = checked(row(builders.request(to=to)), rates={"*": "0.5"})
        assert done.cost is None


class TestTotals:
    def test_count_rows_and_findings(self):
        rows = [row(), row(builders.request(msg=PRIVATE)), row(builders.request(to="x", msg=PRIVATE))]
        totals = Totals()
        for entry in checked(*rows, rates={"91": "0.5"}):
            count(totals, entry)
        assert (totals.rows, totals.with_errors, totals.with_warnings) == (3, 1, 1)
        assert totals.codes == {"url-private": 2, "number-letters": 1}
        assert totals.severities == {"warning": 2, "error": 1}
        assert (totals.segments, totals.links) == (3, 2)
        assert totals.encodings == {"GSM-7": 3}
        assert totals.cost == Decimal("1.0")

    def test_count_findings_of_files_but_no_rows(self):
        totals = Totals()
        count(
            totals,
            Finding(
                Location("a.csv"),
                RULES["request-not-object"].problem("", RULES["request-not-object"].facts("x")),
            ),
        )
        assert (totals.rows, totals.codes) == (0, {"request-not-object": 1})


def test_broken_json_has_no_place_in_the_request():
    [finding] = findings(row(b'{"to": "1" "msg"}'))
    assert finding.problem.message == "the request is not JSON: Expecting ',' delimiter"
