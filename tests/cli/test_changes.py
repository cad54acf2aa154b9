"""The options of `check` that change files or the baseline, or compare versions: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from engage_text.cli._commands import cli

REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Hi",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "0",
}
BAD_URL = {**REQUEST, "msg": "Log in at http://10.0.0.1/x"}
NATIONAL = {**REQUEST, "to": "9876543210"}


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(*requests: dict[str, Any], name: str = "a.jsonl") -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in requests)
        Path(name).write_text(lines, "utf-8")

    return made


def check(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], input=stdin)


def test_fixes_are_made_and_the_rest_is_reported(write):
    write({**NATIONAL, "tiny": "FALSE"}, {**REQUEST, "to": " 919876543210"})
    done = check("--fix", "--format", "concise", "a.jsonl")
    assert done.exit_code == 1
    assert "number-missing-country-code" in done.stdout
    assert "field-value" not in done.stdout
    assert "2 values fixed in 1 file\n" in done.stderr
    assert check("--fix", "a.jsonl").stderr.startswith("0 values fixed in 0 files\n")


def test_a_diff_ends_with_1_if_there_is_something_to_fix(write):
    write({**REQUEST, "to": " 919876543210", "msg": "It’s here"})
    done = check("--diff", "a.jsonl")
    assert (done.exit_code, done.stderr) == (1, "1 value would be fixed in 1 file\n")
    assert done.stdout.startswith("--- a.jsonl\n+++ a.jsonl (fixed)\n@@ -1 +1 @@\n")
    assert "2 values would be fixed" in check("--diff", "--unsafe-fixes", "a.jsonl").stderr
    assert check("--diff", "--exit-zero", "a.jsonl").exit_code == 0
    write(REQUEST)
    assert check("--diff", "a.jsonl").exit_code == 0


def test_a_baseline_is_written_used_and_pruned(write):
    write(BAD_URL, NATIONAL)
    options = ("--baseline", "base.json", "a.jsonl")
    done = check("--write-baseline", *options)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "base.json: 2 findings known\n")
    done = check(*options)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 in the baseline" in done.stderr
    assert check("--write-baseline", *options).exit_code == 2
    write(BAD_URL)
    assert check("--prune-baseline", *options).stderr == "base.json: 1 finding known, 1 removed\n"
    write(BAD_URL, NATIONAL)
    assert check(*options).exit_code == 1


def test_suppressions_are_written(write):
    write(BAD_URL, NATIONAL)
    done = check("--add-ignore", "a.jsonl")
    assert done.exit_code == 0
    first, second = done.stderr.splitlines()
    assert first == "1 finding suppressed in 1 file, 1 cannot be suppressed"
    assert second.startswith("rules that are fixed are always reported")
    assert json.loads(Path("a.jsonl").read_text("utf-8").splitlines()[0])["_ignore"] == "url-private"
    done = check("a.jsonl", "--format", "concise")
    assert "url-private" not in done.stdout
    assert "1 suppressed" in done.stderr


def test_nothing_is_fixed_if_an_output_is_wrong(write):
    write(REQUEST | {"to": " 919876543210"})
    before = Path("a.jsonl").read_bytes()
    for output in ("json=a.jsonl", "nonsense=x"):
        assert check("--fix", "a.jsonl", "--output", output).exit_code == 2
        assert Path("a.jsonl").read_bytes() == before


def test_a_duplicate_in_another_file_is_suppressed_too(write):
    write(REQUEST)
    Path("b.jsonl").write_bytes(Path("a.jsonl").read_bytes())
    options = ("--extend-select", "duplicate-recipient", "a.jsonl", "b.jsonl")
    assert check("--add-ignore", *options).stderr == "1 finding suppressed in 1 file\n"
    assert check(*options).stderr.startswith("2 checked, 0 with errors, 0 with warnings only, 1 suppressed")


def test_suppressions_go_to_a_new_side_file(write):
    write(BAD_URL)
    before = Path("a.jsonl").read_bytes()
    assert check("--add-ignore", "--config", 'ignore-file="side.json"', "a.jsonl").exit_code == 0
    assert Path("side.json").read_text("utf-8") == '{\n"t-1": ["url-private"]\n}\n'
    assert Path("a.jsonl").read_bytes() == before
    assert check("--strict", "--config", 'ignore-file="side.json"', "a.jsonl").exit_code == 0


def test_only_new_findings_fail_a_comparison(write):
    write(NATIONAL, BAD_URL, name="old/a.jsonl")
    write({**NATIONAL, "msg": "x" * 161}, BAD_URL, name="new/a.jsonl")
    done = check("--compare", "old", "new")
    assert done.exit_code == 0
    assert "number-missing" not in done.stdout
    assert "rows that need more segments: 1:\n  new/a.jsonl:1  1 → 2\n" in done.stdout
    write(NATIONAL, {**BAD_URL, "transactionID": "t-2", "to": "91987654321O"}, name="new/a.jsonl")
    done = check("--compare", "old/a.jsonl", "--format", "jsonl", "new/a.jsonl")
    assert done.exit_code == 1
    assert all(json.loads(line) for line in done.stdout.splitlines())
    assert "new findings: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix", "--diff"], "give either --fix or --diff, not both"),
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff"),
        (["--write-baseline"], "--write-baseline needs --baseline FILE"),
        (["--prune-baseline"], "--prune-baseline needs --baseline FILE"),
        (["--diff", "--redact"], "--diff shows the content of files, so it cannot be combined with --redact"),
        (["--fix", "-"], "--fix needs files: standard input can be read only once"),
        (["--add-ignore", "-"], "--add-ignore needs files"),
        (["--compare", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_a_wrong_use_is_refused(write, arguments, message):
    write(REQUEST)
    done = check("a.jsonl", *arguments, stdin="{}\n")
    assert done.exit_code == 2
    assert message in done.stderr.replace("\n", " ")


@pytest.mark.parametrize("option", ["--fix", "--diff", "--add-ignore", "--write-baseline"])
def test_no_file_is_no_error(tmp_path, option):
    done = check(option, str(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "there is no file to check" in done.stderr


def test_a_baseline_that_is_damaged_is_refused(write):
    write(REQUEST)
    Path("base.json").write_text("{}", "utf-8")
    done = check("--baseline", "base.json", "a.jsonl")
    assert done.exit_code == 2
    assert "base.json must be a baseline" in done.stderr
