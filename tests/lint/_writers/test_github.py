"""Workflow commands are escaped, at most ten of a kind, and the others are not lost."""

from typing import Any

import pytest
from lint_findings import HOSTILE, finding, samples, written

from engage_text.problems import Severity


def annotation(**given: Any):
    (line,) = written("github", [finding("url-doubtful", **given)]).split("\n")[:-1]
    return line


def test_an_annotation():
    assert annotation(
        param="msg", message="no", text="bit.ly/x", span=(0, 8), whole="bit.ly/x", hint="Look."
    ) == (
        "::warning title=engage-text (url-doubtful),file=data/contacts.csv,line=2,col=1,endColumn=9::"
        "msg: no%0ALook."
    )


def test_properties_and_text_are_escaped():
    line = annotation(param="msg", message="100%", file="a,b:c%.csv", hint="")
    assert line == "::warning title=engage-text (url-doubtful),file=a%2Cb%3Ac%25.csv,line=2::msg: 100%25"


def test_a_range_over_lines_has_no_columns():
    found = finding("url-doubtful", "msg", "no", hint="")
    where = found.location._replace(end_line=4, column=3, end_column=2)
    object.__setattr__(found, "location", where)
    assert ",line=2,endLine=4::" in written("github", [found])


def test_paths_are_relative_to_the_root(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path / "data")
    text = written("github", [finding("url-doubtful", "msg", "no", file="a.csv")], root=tmp_path)
    assert ",file=data/a.csv," in text


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_ten_of_each_severity_are_annotations(severity, command):
    found = [finding("url-doubtful", "msg", f"no {n}", line=n, severity=severity) for n in range(1, 14)]
    lines = written("github", found).splitlines()
    assert [line.startswith(f"::{command} ") for line in lines] == [True] * 10 + [False] * 4
    assert lines[10] == f"data/contacts.csv:11:1: {severity}[url-doubtful] msg: no 11"
    assert lines[-1] == "3 findings have no annotation: GitHub shows 10 errors and 10 warnings of a step."


def test_no_text_becomes_a_command():
    found = [finding("url-doubtful", "msg", HOSTILE, file="::error::x.csv", line=n) for n in range(1, 13)]
    lines = written("github", found).splitlines()
    assert all(line.startswith("::warning title=") for line in lines[:10])
    assert not any(
        line.lstrip().startswith("::") or "##[" in line for line in lines[10:] if "::error::x" not in line
    )
    assert not any("##[" in line for line in lines[10:])


def test_all_findings_are_in_the_summary_of_the_job(tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_text("# Of an earlier command\n\n", encoding="utf-8")
    found = [finding("url-doubtful", "msg", f"no {n}", line=n) for n in range(1, 30)]
    assert "### " not in written("github", found, step_summary=summary)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Of an earlier command\n\n### engage-text: 29 warnings\n")
    assert text.count("contacts.csv") == 29
    assert written("github", samples(), step_summary=None)
