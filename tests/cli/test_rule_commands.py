"""The commands `rules` and `explain`."""

import json

import pytest
from click.testing import CliRunner

from engage_text.cli._commands import cli
from engage_text.lint import ALL_RULES


def run(*arguments: str):
    return CliRunner().invoke(cli, arguments)


class TestRules:
    def test_lists_every_rule_once(self):
        done = run("rules")
        listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
        assert (done.exit_code, listed) == (0, list(ALL_RULES))

    def test_marks_rules_that_are_off(self):
        by_code = {line.split()[0]: line for line in run("rules").stdout.splitlines() if line.strip()}
        assert "[" in by_code["duplicate-message"]
        assert "[" not in by_code["url-doubtful"]

    def test_of_one_group(self):
        assert {line.split()[0] for line in run("rules", "--group", "ids").stdout.splitlines()} == {
            "ids",
            *(code for code, rule in ALL_RULES.items() if rule.group == "ids"),
        }

    def test_as_json(self):
        rows = list(map(json.loads, run("rules", "--format", "json").stdout.splitlines()))
        assert [row["code"] for row in rows] == list(ALL_RULES)
        assert all(row["source"] and row["checked_on"] for row in rows)


class TestExplain:
    @pytest.mark.parametrize("code", ALL_RULES)
    def test_every_rule_has_all_its_parts(self, code):
        done = run("explain", code)
        rule = ALL_RULES[code]
        assert done.exit_code == 0
        first = done.stdout.splitlines()[0]
        assert first.startswith(f"{code} ({rule.severity}, group {rule.group}")
        said = "".join(done.stdout.split())
        for part in (rule.meaning, rule.message, rule.hint, rule.source, rule.checked_on):
            assert "".join(part.split()) in said

    def test_an_example_has_its_configuration(self):
        assert "bad      max-segments = 1\n" in run("explain", "segments-over-limit").stdout

    def test_several(self):
        done = run("explain", "url-private", "url-address", "--format", "json")
        assert [json.loads(line)["code"] for line in done.stdout.splitlines()] == [
            "url-private",
            "url-address",
        ]

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("url-privat", "there is no rule 'url-privat': did you mean url-private?"),
            ("xyzzy", "there is no rule 'xyzzy': `engage-text rules` lists all codes"),
            ("x\x1b[31m" + "y" * 100_000, "there is no rule"),
        ],
    )
    def test_an_unknown_code_is_wrong_usage(self, code, said):
        done = run("explain", code)
        assert done.exit_code == 2
        assert said in done.stderr
        assert len(done.stderr) < 400
        assert "\x1b" not in done.stderr
