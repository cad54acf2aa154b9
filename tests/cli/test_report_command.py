"""The command `report`: it writes one page, whatever it finds."""

import json
from pathlib import Path

import builders
import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli

BROKEN = builders.request(to="9876543210", msg="secret https://secret@a.example.in/x")


def run(*arguments: object, stdin: str | None = None):
    return CliRunner().invoke(cli, ["report", *map(str, arguments)], input=stdin)


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    path = tmp_path / "messages.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (builders.request(), BROKEN)), "utf-8")
    return path


def test_a_page_is_written_even_if_there_are_errors(messages, tmp_path):
    out = tmp_path / "report.html"
    done = run(messages, "-o", out, "--title", "October <1>")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "2 checked, 1 with errors, 0 with warnings only\n"
    page = out.read_text("utf-8")
    assert "<h1>October &lt;1&gt;</h1>" in page
    assert "1 of 2 messages has errors" in page
    assert "messages.jsonl" in page


def test_the_page_goes_to_standard_output(messages):
    done = run("-", "-o", "-", "--stdin-filename", "stream.jsonl", stdin=messages.read_text("utf-8"))
    assert done.exit_code == 0
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "stream.jsonl" in done.stdout


def test_options_of_check_decide_what_is_reported():
    doubtful = json.dumps(builders.request(msg="Lets meet ok.so"))
    pages = [run("-", "-o", "-", *ignore, stdin=doubtful).stdout for ignore in ((), ("--ignore", "url"))]
    assert ["url-doubtful" in page for page in pages] == [True, False]


def test_a_redacted_page_shows_no_text(messages):
    page = run(messages, "-o", "-", "--redact").stdout
    assert "1 of 2 messages has errors" in page
    assert "secret" not in page
    assert "9876543210" not in page


def test_the_configuration_can_ask_for_redacted_pages(messages):
    messages.with_name("engage-text.toml").write_text("redact = true\n", "utf-8")
    page = run(messages, "-o", "-").stdout
    assert "1 of 2 messages has errors" in page
    assert "secret" not in page


def test_a_redacted_check_writes_a_redacted_page(messages, tmp_path):
    out = tmp_path / "report.html"
    CliRunner().invoke(cli, ["check", str(messages), "--redact", "--output", f"html={out}"])
    assert out.read_text("utf-8") == run(messages, "-o", "-", "--redact").stdout


def test_check_writes_the_same_page_beside_other_formats(messages, tmp_path):
    out = tmp_path / "report.html"
    outputs = ("--output", f"html={out}", "--format", "concise")
    done = CliRunner().invoke(cli, ["check", str(messages), *outputs])
    assert done.exit_code == 1
    assert "number-missing-country-code" in done.stdout
    assert out.read_text("utf-8") == run(messages, "-o", "-").stdout


def test_an_input_is_never_replaced(messages):
    before = messages.read_bytes()
    done = run(messages, "-o", messages)
    assert (done.exit_code, messages.read_bytes()) == (2, before)
    assert "would replace the input" in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [("-o", "-", "none.jsonl"), ("-o", "-", "--select", "nothing", "-"), ("-",)],
    ids=["file", "rule", "output"],
)
def test_wrong_usage_writes_nothing(wrong):
    done = run(*wrong, stdin="")
    assert (done.exit_code, done.stdout) == (2, "")
