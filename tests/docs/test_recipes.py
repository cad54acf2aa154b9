"""The recipes for CI: their YAML can be read, and what they name exists. CI runs the hook and the action themselves."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from engage_text.cli._commands import cli
from engage_text.lint import WRITERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/check-messages-in-ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / ".github/actions/engage-text/action.yml").read_text("utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
RECIPES = [
    yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]
COMMANDS = re.findall(r"\bengage-text (?:check|report) [^'\n|`]+", PAGE)


def values_of(key: str, value: Any) -> list[Any]:
    """Return the values of a key at any depth."""
    if isinstance(value, list):
        return [found for each in value for found in values_of(key, each)]
    if not isinstance(value, dict):
        return []
    return [*([value[key]] if key in value else []), *values_of(key, list(value.values()))]


def parse(words: list[str]) -> None:
    """Parse a command as the command line does. Raises a `click.UsageError` for an unknown option."""
    name, *arguments = words
    cli.get_command(click.Context(cli), name).make_context(name, arguments)


def test_every_recipe_is_there():
    assert len(RECIPES) >= 4
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_commands_exist(command):
    parse(shlex.split(command.partition(" # ")[0])[1:])


# The step of the recipe that uses the action.
[STEP] = [step for step in values_of("steps", RECIPES)[0] if "engage-text" in step.get("uses", "")]


class TestAction:
    def test_the_recipe_names_its_directory_and_inputs(self):
        path = STEP["uses"].partition("@")[0].removeprefix("engage-text/engage-text/")
        assert (ROOT / path / "action.yml").is_file()
        assert STEP["with"].keys() <= ACTION["inputs"].keys()
        required = {name for name, about in ACTION["inputs"].items() if about.get("required")}
        assert required <= STEP["with"].keys()

    def test_the_recipe_uploads_what_the_action_writes(self):
        [upload] = [step for step in values_of("with", RECIPES) if "sarif_file" in step]
        assert upload["sarif_file"] == STEP["with"]["sarif"]

    def test_the_options_of_the_recipe_exist(self):
        parse(["check", *STEP["with"]["options"].splitlines(), *STEP["with"]["files"].splitlines()])

    def test_every_input_reaches_a_script_as_a_variable(self):
        steps = ACTION["runs"]["steps"]
        names = {name: value for step in steps for name, value in step.get("env", {}).items()}
        assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} == set(names.values())
        scripts = "".join(step["run"] for step in steps)
        assert [name for name in names if f"${name}" not in scripts] == []
        assert "${{" not in scripts

    def test_every_input_says_what_it_is(self):
        assert all(about["description"].endswith(".") for about in ACTION["inputs"].values())


class TestHook:
    @pytest.mark.parametrize("name", HOOKS)
    def test_its_command_exists(self, name):
        parse([*shlex.split(HOOKS[name]["entry"])[1:], "a.jsonl"])

    def test_the_recipe_names_a_hook_with_options_that_exist(self):
        [hooks] = values_of("hooks", RECIPES)
        for hook in hooks:
            assert hook["id"] in HOOKS
            parse(["check", *hook["args"], "a.jsonl"])

    def test_the_recipe_checks_files_of_messages_only(self):
        [[hook]] = values_of("hooks", RECIPES)
        names = ["messages/october/sale.jsonl", "messages/contacts.csv", "messages/notes.txt", "data.csv"]
        assert [name for name in names if re.search(hook["files"], name)] == names[:2]

    @pytest.mark.parametrize("name", HOOKS)
    def test_files_that_are_no_messages_are_not_checked(self, name):
        names = ["a.jsonl", "b/c.csv", "d.tsv", "README.md", "package.json", "csv.py"]
        assert [each for each in names if re.search(HOOKS[name]["files"], each)] == names[:3]


def test_every_format_is_described():
    table = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", PAGE, re.MULTILINE)
    assert set(re.findall(r"\w+", " ".join(table))) == {*WRITERS, "html"}
