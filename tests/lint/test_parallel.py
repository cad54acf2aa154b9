"""Several processes find what one finds, in the same order."""

import json
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import builders
import pytest

from engage_text.lint import Checked, InputError, Totals
from engage_text.lint import _parallel as parallel
from engage_text.lint._engine import count
from engage_text.lint._linting import Input, Linter, SettingsFinder
from engage_text.lint._parallel import check_in_parallel, reason_for_one_process

LINES = 1500  # more than two ranges of the smallest size


@pytest.fixture
def inputs(tmp_path):
    """Return two files that are split, and one that is not."""
    given = []
    for name, lines in (("a.jsonl", LINES), ("b.jsonl", LINES), ("c.jsonl", 2)):
        path = tmp_path / name
        requests = (
            builders.request(
                msg="http://10.0.0.1/x" if number % 40 == 0 else "Hi", transactionID=f"t-{number}"
            )
            for number in range(lines)
        )
        path.write_text("".join(json.dumps(request) + "\n" for request in requests), "utf-8")
        given.append(Input(str(path), path.name))
    return given


def finder(**values: object) -> SettingsFinder:
    return SettingsFinder(values, is_isolated=True)


def one_process(inputs: list[Input], values: SettingsFinder):
    totals, findings = Totals(), []
    for entry in Linter(values.settings).check(inputs):
        count(totals, entry)
        findings += entry.findings if isinstance(entry, Checked) else [entry]
    return totals, findings


def test_find_the_same_in_the_same_order(inputs):
    values = finder(
        per_file_ignores={"a.jsonl": ["url"], "x.csv": ["url"]}, extend_select=["suppression-unneeded"]
    )
    totals, findings = Totals(), []
    for part in check_in_parallel(inputs, values, 2):
        totals.add(part.totals)
        findings += part.findings()
    assert (totals, findings) == one_process(inputs, values)
    assert {found.location.file for found in findings} == {"b.jsonl", "c.jsonl", "--per-file-ignore"}
    assert (totals.rows, totals.suppressed) == (2 * LINES + 2, 38)


def test_an_input_that_cannot_be_read_ends_all(inputs, tmp_path):
    missing = Input(str(tmp_path / "x.jsonl"), "x.jsonl")
    with pytest.raises(InputError, match=r"x\.jsonl"):
        list(check_in_parallel([*inputs, missing], finder(), 2))


def test_no_more_processes_than_ranges(inputs, monkeypatch):
    started = []

    def pool(workers: int, **options: Any) -> ProcessPoolExecutor:
        started.append(workers)
        return ProcessPoolExecutor(workers, **options)

    monkeypatch.setattr(parallel, "ProcessPoolExecutor", pool)
    list(check_in_parallel(inputs[2:], finder(), 1000))
    assert started == [1]


def test_a_process_that_is_killed_is_one_error(inputs, monkeypatch):
    monkeypatch.setattr(parallel, "_checked", _killed)
    with pytest.raises(InputError, match="another program ended"):
        list(check_in_parallel(inputs, finder(), 2))


def _killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_files_of_findings_are_removed(inputs, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    next(check_in_parallel(inputs, finder(), 2)).findings()
    assert sorted(tmp_path.iterdir()) == before


class TestOneProcess:
    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({}, ""),
            ({"ignore": ["url"]}, ""),
            ({"max_segments": 2}, ""),
            ({"extend_select": ["duplicate-message"]}, "the rules about duplicates compare all rows"),
            ({"baseline": "b.json"}, "the baseline counts the findings of the whole run"),
        ],
    )
    def test_is_needed_for_what_compares_rows(self, values, reason):
        assert reason_for_one_process([Input("a.jsonl", "a.jsonl")], finder(**values)) == reason

    @pytest.mark.parametrize("path", ["en.json", "en.po", "en.yaml", "a.unknown"])
    def test_is_needed_for_catalogues(self, path):
        assert "may be a catalogue" in reason_for_one_process([Input(path, path)], finder())
        assert not reason_for_one_process([Input(path, path)], finder(input_format="jsonl"))

    def test_is_needed_for_standard_input(self):
        with Path(os.devnull).open("rb") as stream:
            assert "standard input" in reason_for_one_process([Input("-", "-", stream)], finder())
