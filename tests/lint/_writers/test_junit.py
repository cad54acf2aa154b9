"""JUnit XML that the tools of a CI read: a suite for each file, with the right counts."""

from typing import Any

import pytest
from junitparser import JUnitXml
from lint_findings import HOSTILE, finding, samples, written

from engage_text.lint._writers import _junit
from engage_text.problems import Severity


def suites(findings, **options: Any):
    return list(JUnitXml.fromstring(written("junit", findings, **options).encode()))


def test_a_suite_for_each_file():
    found = suites(samples())
    assert [(suite.name, suite.tests, suite.failures) for suite in found] == [
        ("data/contacts.csv", 5, 2),
        ("i18n/hi.json", 1, 0),
        ("a,b:c d%.csv", 2, 1),
    ]
    for suite in found:
        cases = list(suite)
        assert len(cases) == suite.tests
        assert sum(bool(case.result) for case in cases) == suite.failures


@pytest.mark.parametrize(
    ("level", "failures"),
    [(Severity.ERROR, [2, 0, 1]), (Severity.WARNING, [5, 0, 2]), (Severity.INFO, [5, 1, 2])],
)
def test_findings_at_the_level_fail(level, failures):
    assert [suite.failures for suite in suites(samples(), fail_level=level)] == failures


def test_a_case():
    found = finding(
        "number-too-short", "to", "too short", text="98765", span=(0, 5), whole="98765", hint="Look."
    )
    ((case,),) = suites([found])
    (failure,) = case.result
    assert (case.name, case.classname) == ("number-too-short at 2:1", "data/contacts.csv")
    assert (failure.type, failure.message) == ("error", "to: too short")
    assert failure.text.splitlines()[1:] == ["  | 98765", "  | ^^^^^", "  = Look."]


def test_a_finding_that_does_not_fail_is_the_output_of_its_case():
    ((case,),) = suites([finding("url-doubtful", "msg", "no")])
    assert case.result == []
    assert case.system_out.startswith("data/contacts.csv:2:1: warning[url-doubtful] msg: no")


def test_a_run_without_findings_passes():
    ((case,),) = suites([])
    assert case.result == []
    assert case.name.startswith("12 messages in 3 files")


def test_texts_from_outside_are_text():
    odd = HOSTILE + "\"'\x00\ud800\uffff]]>"
    found = finding("number-too-short", "to", odd, text=odd, span=(0, 3), file=f"{odd}.csv", hint=odd)
    (suite,) = suites([found])
    (case,) = suite
    (failure,) = case.result
    assert failure.message == f"to: {found.problem.message}"
    assert suite.name.count("&amp;") == 1  # as written, and not read as an entity


def test_many_cases_of_a_file_wait_on_disk(monkeypatch):
    monkeypatch.setattr(_junit, "_IN_MEMORY", 10)
    given = [finding("field-missing", "to", f"gone ₹ {n}", line=n) for n in range(1, 100)]
    (suite,) = suites(given)
    assert (suite.tests, suite.failures) == (99, 99)
    assert written("junit", given).count("\r") == 0
