"""Two versions of files and trees, and how the comparison is shown."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engage_text.cli._comparing import comparison_lines, new_findings
from engage_text.lint import Checked, Comparer, Comparison, Input, SettingsFinder

REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Hi",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "0",
}


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(name: str, content: Any) -> Input:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        lines = content if isinstance(content, str) else "".join(json.dumps(one) + "\n" for one in content)
        Path(name).write_text(lines, "utf-8")
        return Input(name, name)

    return made


def compared(old: list[Input], new: list[Input], **values: Any) -> tuple[Comparison, list[str]]:
    comparer = Comparer()
    found = []
    find = SettingsFinder(values, is_isolated=True).settings
    for checked in new_findings(iter(new), [one.name for one in new], old, find, comparer):
        found += checked.findings if isinstance(checked, Checked) else (checked,)
    return comparer.finish(), [one.problem.code for one in found]


def row(number: int, msg: str = "Hi", **fields: Any) -> dict[str, Any]:
    return {**REQUEST, "transactionID": f"t-{number}", "msg": msg, **fields}


def test_only_new_findings_are_left(write):
    old = write("old.jsonl", [row(1, "Log in at http://10.0.0.1/x"), row(2)])
    new = write("new.jsonl", [row(2, to="9876543210"), row(1, "Log in at http://10.0.0.1/y")])
    done, found = compared([old], [new])
    assert found == ["number-missing-country-code"]
    assert (done.same, done.changed) == (0, 2)


def test_trees_are_compared_by_the_paths_in_them(write):
    old = [write(f"old/{name}.json", '{"welcome": "Hi {name}"}') for name in ("en", "de")]
    new = [write(f"new/{name}.json", '{"welcome": "Hi {name}, %s"}' % ("x" * 160)) for name in ("en", "de")]
    done, _ = compared(old, new)
    assert (done.changed, done.added, done.removed, done.grown_rows) == (2, 0, 0, 2)


def test_a_finding_of_a_whole_file_is_new_only_once(write):
    old = write("old/a.csv", "to,msg\n")
    new = [write("new/a.csv", "to,msg\n"), write("new/b.csv", "to,msg\n")]
    assert compared([old], new)[1] == ["file-empty", "file-empty"]  # one file, and a tree
    assert compared([old, write("old/c.csv", "to,msg\n")], new)[1] == ["file-empty"]


def test_an_empty_old_version_has_no_rows(write):
    done, _ = compared([], [write("new.jsonl", [row(1)])])
    assert (done.added, done.before.rows) == (1, 0)
    assert compared([write("old.jsonl", [row(1)])], [])[0].removed == 1


def test_a_finding_about_the_side_file_is_not_new(write):
    write("side.json", '{"t-1": ["url"]}')
    old, new = write("old/a.jsonl", [row(1)]), write("new/b/a.jsonl", [row(1)])
    assert compared([old], [new], ignore_file="side.json")[1] == []


def test_the_comparison_as_text(write):
    old = write("old.jsonl", [row(number) for number in range(12)])
    new = write("new.jsonl", [row(number, "x" * 161 if number else "₹" * 71) for number in range(12)])
    done, _ = compared([old], [new], rates={"91": 0.25}, currency="INR")
    assert (done.before.cost, done.after.cost) == (Decimal("3.00"), Decimal("6.00"))
    lines = list(comparison_lines(done, "INR"))
    assert lines[2] == "segments              12          24       +12 (+100.0%)"
    assert [" ".join(line.split()) for line in lines[:10]] == [
        "old new change",
        "rows 12 12 0",
        "segments 12 24 +12 (+100.0%)",
        "GSM-7 12 11 -1 (-8.3%)",
        "UCS-2 0 1 +1",
        "cost INR 3.00 6.00 +3.00 (+100.0%)",
        "",
        "rows: 0 the same, 12 changed, 0 added, 0 removed",
        "new findings: ucs2-single-character 1",
        "resolved findings: none",
    ]
    assert lines[10:12] == [
        "rows that need more segments: 12, the first of them:",
        "  new.jsonl:1  1 → 2, GSM-7 → UCS-2",
    ]
    assert len(lines) == 11 + 10


def test_keys_that_are_texts_are_masked(write):
    old, new = (
        write(f"{name}.json", json.dumps({"Hi Asha": text}))
        for name, text in (("old", "Hi"), ("new", "x" * 161))
    )
    done, _ = compared([old], [new])
    assert list(comparison_lines(done))[-1].startswith("  new.json:1 Hi Asha")
    assert list(comparison_lines(done, redact=True))[-1].startswith("  new.json:1 xx xxxx")


def test_findings_are_counted_by_code(write):
    old = write("old.jsonl", [row(1, "Log in at http://10.0.0.1/x")])
    new = write("new.jsonl", [row(1, to="9876543210"), row(2, to="9876543210")])
    lines = list(comparison_lines(compared([old], [new])[0]))
    assert "new findings: number-missing-country-code 2" in lines
    assert "resolved findings: url-private 1" in lines
