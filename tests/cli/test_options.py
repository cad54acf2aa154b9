"""The options that say what is a problem and what a link leads to: rules by name, placeholders, schemes."""

import json

import builders
import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli

SALT = {"ENGAGE_TEXT_SALT": "an example"}
GOOD = builders.request(msg="Log in at http://10.0.0.1/x")


@pytest.fixture
def line(tmp_path):
    """Return a function that writes one request to a file, and returns its name."""

    def written(**changes: object) -> str:
        path = tmp_path / "one.jsonl"
        path.write_text(json.dumps({**GOOD, **changes}) + "\n", "utf-8")
        return str(path)

    return written


def run(*arguments: str):
    return CliRunner(env=SALT).invoke(cli, arguments)


def codes(*arguments: str) -> list[str]:
    done = run("check", "--format", "json", *arguments)
    return [problem["code"] for problem in json.loads(done.stdout)["findings"]]


class TestRules:
    @pytest.mark.parametrize(
        ("options", "found"),
        [
            ((), ["sender-prefix", "url-private"]),
            (("--ignore", "url"), ["sender-prefix"]),
            (("--ignore", "url-private"), ["sender-prefix"]),
            (("--ignore", "url", "--ignore", "sender"), []),
            (("--ignore", "url,sender"), []),
            (("--select", "url"), ["url-private"]),
            (("--select", "url, sender-prefix", "--ignore", "url"), ["sender-prefix"]),
        ],
        ids=str,
    )
    def test_are_selected_and_ignored(self, line, options, found):
        assert codes(line(**{"from": "AD-ACMEIN"}), *options) == found

    def test_what_is_ignored_rejects_nothing(self, line, tmp_path):
        path, out = line(**{"from": "AD-ACMEIN"}), tmp_path / "out.jsonl"
        assert run("prepare", path, "-o", str(out)).exit_code == 1
        assert run("prepare", path, "-o", str(out), "--ignore", "sender").exit_code == 0
        assert json.loads(out.read_text("utf-8"))["from"] == "AD-ACMEIN"

    def test_strict_is_about_what_is_left(self, line):
        assert run("check", line(), "--strict").exit_code == 1
        assert run("check", line(), "--strict", "--ignore", "url").exit_code == 0

    @pytest.mark.parametrize("command", ["check", "prepare"])
    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (
                ("--select", "urls"),
                "--select must contain codes or groups of rules, got urls: did you mean url?",
            ),
            (("--ignore", "x"), "--ignore must contain codes or groups of rules, got x"),
            (("--ignore", "field-missing"), "field-missing cannot be ignored"),
        ],
        ids=str,
    )
    def test_a_name_that_cannot_be_taken_is_wrong_usage(self, line, command, options, said):
        done = run(command, line(), *options)
        assert done.exit_code == 2
        assert said in " ".join(done.stderr.split())


class TestPlaceholders:
    def test_are_refused_unless_allowed(self, line):
        path = line(msg="Hi {{name}}")
        assert codes(path) == codes(path, "--placeholders", "refuse") == ["placeholder-unfilled"]
        assert codes(path, "--placeholders", "allow") == []
        assert run("prepare", path, "--placeholders", "allow").exit_code == 0

    def test_another_word_is_wrong_usage(self, line):
        assert run("check", line(), "--placeholders", "warn").exit_code == 2


class TestScheme:
    @pytest.mark.parametrize(("options", "scheme"), [((), "http"), (("--scheme", "https"), "https")])
    def test_is_that_of_bare_hosts(self, line, tmp_path, options, scheme):
        rows = tmp_path / "links.jsonl"
        files = ("-o", str(tmp_path / "out.jsonl"), "--links", str(rows))
        local = ("--domain", "go.example.in", "--first-id", "7")
        done = run("prepare", line(msg="See example.in/a"), *local, *files, *options)
        assert done.exit_code == 0
        assert json.loads(rows.read_text("utf-8"))["target"] == f"{scheme}://example.in/a"

    @pytest.mark.parametrize("command", [("check",), ("prepare",), ("preview",)])
    def test_every_command_takes_it_and_no_other(self, line, command):
        text = "example.in/a" if command == ("preview",) else line(msg="example.in/a")
        assert run(*command, text, "--scheme", "https").exit_code == 0
        assert run(*command, text, "--scheme", "ftp").exit_code == 2
