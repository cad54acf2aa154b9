"""The baseline: what is known, how often, and when it shrinks."""

from __future__ import annotations

import json

import pytest

from engage_text.lint._baseline import (
    Baseline,
    BaselineMatcher,
    KnownFinding,
    baseline_of,
    fingerprint,
    pruned,
    read_baseline,
)
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.problems import Problem, Severity


def finding(content: str = "row", code: str = "url-private", file: str = "a.csv", line: int = 1) -> Finding:
    problem = Problem(code, Severity.WARNING, "msg", "a message")
    return Finding(Location(file, line), problem, row=0 if content else None, content=content)


def known(baseline: Baseline, *findings: Finding) -> tuple[list[bool], BaselineMatcher]:
    matcher = BaselineMatcher(baseline)
    return [matcher.is_known(one) for one in findings], matcher


def test_a_finding_is_known_on_any_line_and_in_any_file():
    baseline = baseline_of([finding()])
    assert known(baseline, finding(line=7))[0] == [True]
    assert known(baseline, finding(file="b.csv"))[0] == [True]


def test_another_row_another_code_or_another_file_fault_is_new():
    baseline = baseline_of([finding(), finding("")])
    others = [finding("other row"), finding(code="url-bare"), finding("", file="b.csv")]
    assert known(baseline, *others)[0] == [False, False, False]
    assert known(baseline, finding(""))[0] == [True]
    assert known(baseline, finding("", file="sub/a.csv"))[0] == [True]  # the run starts in another directory


def test_equal_findings_are_counted():
    baseline = baseline_of([finding(), finding()])
    assert baseline.known[0].times == 2
    assert known(baseline, finding(), finding(), finding())[0] == [True, True, False]


def test_equal_rows_of_two_files_add_up():
    baseline = baseline_of([finding(), finding(file="b.csv")])
    assert [entry.file for entry in baseline.known] == ["a.csv", "b.csv"]
    assert known(baseline, finding(), finding(), finding())[0] == [True, True, False]


def test_pruning_removes_what_is_fixed_and_adds_nothing():
    baseline = baseline_of([finding(), finding(), finding("other")])
    _, matcher = known(baseline, finding(), finding("new"))
    assert pruned(matcher, ["a.csv"]) == baseline_of([finding()])


def test_pruning_keeps_the_entries_of_files_that_were_not_read():
    baseline = baseline_of([finding(), finding("other", file="b.csv")])
    _, matcher = known(baseline)
    assert pruned(matcher, ["a.csv"]) == baseline_of([finding("other", file="b.csv")])


def test_a_row_that_moves_to_another_file_keeps_its_entry():
    baseline = baseline_of([finding()])
    _, matcher = known(baseline, finding(file="b.csv"))
    assert pruned(matcher, ["a.csv", "b.csv"]) == baseline


def test_pruning_counts_equal_rows_of_two_files_once():
    baseline = baseline_of([finding(), finding(file="b.csv")])
    _, matcher = known(baseline, finding(file="b.csv"))
    assert [entry.times for entry in pruned(matcher, ["a.csv", "b.csv"]).known] == [1]


def test_the_file_has_no_text_of_a_row():
    text = baseline_of([finding("919876543210 private words")]).to_text()
    assert "919876543210" not in text
    assert "private words" not in text


def test_the_file_is_read_back():
    baseline = baseline_of([finding(), finding("other"), finding("", file="é\u202e.csv")])
    assert read_baseline(baseline.to_text().encode(), "base.json") == baseline
    assert read_baseline(Baseline().to_text().encode(), "base.json") == Baseline()
    assert read_baseline(Baseline().to_text().encode(), "base.json").name == "base.json"
    assert len(baseline.to_text().splitlines()) == 5


def test_a_lone_surrogate_has_a_fingerprint():
    assert fingerprint(finding("\ud800")) != fingerprint(finding("\udfff"))


ENTRY = {"file": "a", "code": "b", "field": "c", "row": "d", "times": 1}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", "base.json must be a baseline, got text that is not JSON"),
        (b"\xff", "base.json must be a baseline, got text that is not JSON"),
        (b"[" * 100_000, "base.json must be a baseline, got text that is not JSON"),
        (b"[]", "base.json must be a baseline, got JSON without the key known"),
        (b'{"known": []}', "base.json must be a baseline of version 1, got None"),
        (b'{"known": [], "version": 2}', "base.json must be a baseline of version 1, got 2"),
        (b'{"known": {}, "version": 1}', "known in base.json must be a list, got dict"),
        ([5], "entry 1 of base.json must have the texts file, code, field and row"),
        ([ENTRY, {**ENTRY, "row": 5}], "entry 2 of base.json must have the texts file, code, field and row"),
        ([{**ENTRY, "times": 0}], "times in entry 1 of base.json must be an int of 1 or more"),
        ([{**ENTRY, "times": True}], "times in entry 1 of base.json must be an int of 1 or more"),
    ],
)
def test_another_file_is_refused(document, message):
    data = document if isinstance(document, bytes) else json.dumps({"version": 1, "known": document}).encode()
    with pytest.raises(InputError) as caught:
        read_baseline(data, "base.json")
    assert str(caught.value) == message


def test_an_entry_is_a_value():
    assert KnownFinding("a.csv", "url-private", "msg", "5d").key == ("url-private", "msg", "5d")
