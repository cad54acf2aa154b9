"""The command `config`: what applies, and the schema."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli
from engage_text.lint import configuration_schema

TEXT = """
select = ["url", "dlt"]
max-segments = 2
sent-at = 2026-11-28T10:00:00+05:30
rates = { "91" = 0.5 }
[severities]
url-private = "info"
[defaults]
transactionID = "a \\"b\\" \\u001b"
dlr = { mask = 1 }
[dlt]
max-variable = 40
[[dlt.templates]]
id = "1107"
text = "Hi"
entity-id = "1101"
[market-facts.domestic]
TR = false
"""


@pytest.fixture(autouse=True)
def _directory(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str):
    return CliRunner().invoke(cli, ["config", *arguments])


class TestShow:
    def test_is_toml_with_the_same_values(self):
        Path("engage-text.toml").write_text(TEXT, "utf-8")
        done = run("--show", "deep.jsonl")
        assert done.exit_code == 0
        assert done.stdout.splitlines()[0] == f"# {Path.cwd() / 'engage-text.toml'}"
        assert tomllib.loads(done.stdout) == tomllib.loads(TEXT)
        assert "\x1b" not in done.stdout

    def test_what_it_shows_is_a_configuration(self):
        Path("engage-text.toml").write_text(TEXT, "utf-8")
        shown = run("--show").stdout
        Path("engage-text.toml").write_text(shown, "utf-8")
        assert run("--show").stdout == shown

    def test_keys_of_one_table_are_joined_and_the_last_one_counts(self):
        keys = (
            "template.max-length = 20",
            "max-segments = 1",
            'template.samples.x = ["a"]',
            "max-segments = 2",
        )
        shown = run("--show", *(part for key in keys for part in ("--config", key))).stdout
        assert tomllib.loads(shown) == {
            "template": {"max-length": 20, "samples": {"x": ["a"]}},
            "max-segments": 2,
        }

    def test_of_a_directory_is_that_of_its_files(self):
        Path("a").mkdir()
        Path("a/engage-text.toml").write_text("strict = true\n", "utf-8")
        assert "strict = true" in run("--show", "a").stdout
        assert "strict" not in run("--show").stdout

    def test_without_a_file(self):
        assert run("--show").stdout == "# no configuration file\n"

    def test_with_options(self):
        Path("engage-text.toml").write_text("strict = true\n", "utf-8")
        assert "max-segments = 3" in run("--show", "--config", "max-segments = 3").stdout
        assert run("--show", "--isolated").stdout == "# no configuration file\n"

    def test_a_wrong_one_is_said(self):
        Path("engage-text.toml").write_text("strct = true\n", "utf-8")
        done = run("--show")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "did you mean strict?" in done.stderr


class TestSchema:
    def test_is_json(self):
        assert json.loads(run("--schema").stdout) == configuration_schema()


@pytest.mark.parametrize("arguments", [(), ("--show", "--schema")])
def test_one_of_both_is_needed(arguments):
    assert run(*arguments).exit_code == 2
