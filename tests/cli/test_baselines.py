"""The file of the baseline: when it is written, and that it only shrinks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from engage_text.cli._baselines import prune_baseline, write_baseline
from engage_text.lint import Checked, Input, SettingsFinder, lint_inputs

BAD_URL = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Log in at http://10.0.0.1/x",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "0",
}
NATIONAL = {**BAD_URL, "msg": "Hi", "to": "9876543210"}


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(*requests: dict[str, Any], name: str = "a.jsonl") -> Input:
        Path(name).write_text("".join(json.dumps(one) + "\n" for one in requests), "utf-8")
        return Input(name, name)

    return made


def find(*, is_known: bool = True) -> SettingsFinder:
    return SettingsFinder({"baseline": "base.json"} if is_known else {}, is_isolated=True)


def reported(*inputs: Input) -> list[str]:
    checks = lint_inputs(inputs, find().settings)
    return [found.problem.code for one in checks if isinstance(one, Checked) for found in one.findings]


def prune(*inputs: Input) -> tuple[int, int]:
    finder = find()
    return prune_baseline(list(inputs), finder.settings, "base.json", finder.settings("a.jsonl").baseline)


def test_what_is_known_is_not_reported_again(write):
    given = write(BAD_URL, NATIONAL)
    assert write_baseline([given], find().settings, "base.json") == 2
    assert reported(given) == []
    moved = write({**NATIONAL, "transactionID": "new"}, NATIONAL, BAD_URL, name="b.jsonl")
    assert reported(moved) == ["number-missing-country-code"]


def test_a_baseline_is_not_written_over(write):
    given = write(BAD_URL)
    write_baseline([given], find().settings, "base.json")
    before = Path("base.json").read_bytes()
    with pytest.raises(click.UsageError, match="exists already"):
        write_baseline([write(BAD_URL, NATIONAL)], find().settings, "base.json")
    assert Path("base.json").read_bytes() == before


def test_pruning_removes_what_is_fixed(write):
    write_baseline([write(BAD_URL, NATIONAL)], find().settings, "base.json")
    assert prune(write(NATIONAL, {**BAD_URL, "transactionID": "new"})) == (1, 2)
    assert reported(write(BAD_URL, NATIONAL)) == ["url-private"]


def test_pruning_without_a_change_writes_nothing(write):
    given = write(BAD_URL)
    write_baseline([given], find().settings, "base.json")
    before = Path("base.json").stat()
    assert prune(given) == (1, 1)
    assert Path("base.json").stat() == before


def test_pruning_keeps_other_files_that_exist(write):
    one, other = write(BAD_URL), write(NATIONAL, name="b.jsonl")
    write_baseline([one, other], find().settings, "base.json")
    assert prune(write(name="a.jsonl")) == (1, 2)
    Path("b.jsonl").unlink()
    assert prune(one) == (0, 1)


def test_a_baseline_can_be_pruned_from_another_directory(write, monkeypatch):
    Path("sub").mkdir()
    inputs = [
        write(BAD_URL, name="sub/a.jsonl"),
        write(NATIONAL, name="sub/b.jsonl"),
        write(name="sub/c.csv"),
    ]
    write_baseline(inputs, find().settings, "base.json")
    assert '"file":"sub/a.jsonl"' in Path("base.json").read_text("utf-8")
    monkeypatch.chdir("sub")
    finder = SettingsFinder({"baseline": "../base.json"}, is_isolated=True)
    here = [Input("a.jsonl", "a.jsonl"), Input("c.csv", "c.csv")]
    assert [*lint_inputs(here[1:], finder.settings)] == []  # that it is empty is known
    baseline = finder.settings("a.jsonl").baseline
    assert prune_baseline(here, finder.settings, "../base.json", baseline) == (3, 3)


def test_pruning_counts_all_findings_of_files_in_several_directories(write):
    Path("sub").mkdir()
    inputs = [write(BAD_URL), write({**BAD_URL, "transactionID": "t-2"}, name="sub/b.jsonl")]
    write_baseline(inputs, find().settings, "base.json")
    assert prune(*inputs) == (2, 2)
