"""Programs read every field of a finding, and the totals."""

import json
from decimal import Decimal

import builders
import pytest
from lint_findings import finding, samples, totals, written

from engage_text import check
from engage_text.lint import Finding, Location
from engage_text.problems import Problem, Severity
from engage_text.rules import RULES


def test_both_formats_have_the_same_rows():
    lines = [json.loads(line) for line in written("jsonl", samples()).split("\n")[:-1]]
    document = json.loads(written("json", samples()))
    assert document["findings"] == lines
    assert document["version"] == "1.0.0"
    assert document["totals"] == totals(samples()).to_dict()
    assert document["totals"]["codes"]["url-private"] == 2


def test_a_row_has_location_and_problem():
    (line,) = written("jsonl", [finding("field-missing", "to", "gone", row=4, label="en/a")]).splitlines()
    assert json.loads(line) == {
        "file": "data/contacts.csv", "line": 2, "column": 1, "end_line": 2, "end_column": 1,
        "utf16_column": 1, "utf16_end_column": 1, "row": 4, "label": "en/a",
        "code": "field-missing", "severity": "error", "param": "to", "message": "gone", "span": None,
        "hint": RULES["field-missing"].hint, "facts": {},
    }  # fmt: skip


@pytest.mark.parametrize("found", samples(), ids=lambda found: found.problem.code)
def test_a_row_is_the_finding_and_its_location_and_problem_in_one_object(found):
    given = found.to_dict()
    row = {**given.pop("location"), **given.pop("problem"), **given}
    assert json.loads(written("jsonl", [found])) == json.loads(json.dumps(row))


def test_facts_are_by_name():
    (problem,) = check(builders.request(msg="a\x07b")).problems
    (line,) = written("jsonl", [Finding(Location("a.csv"), problem)]).splitlines()
    assert json.loads(line)["facts"] == problem.to_dict()["facts"] != {}


def test_neither_text_nor_content_is_written():
    found = finding("url-doubtful", "msg", "no", text="a secret text", span=(0, 1))
    for form in ("json", "jsonl"):
        assert "secret" not in written(form, [found])


def test_no_findings():
    assert json.loads(written("json", []))["findings"] == []
    assert written("jsonl", []) == ""


def test_money_is_exact():
    counts = totals([])
    counts.cost = Decimal("0.10")
    assert json.dumps(counts.to_dict()["cost"]) == '"0.10"'
    assert Problem("a", Severity.INFO, "", "b", facts=()).to_dict()["facts"] == {}
