"""Every command, option, rule, public name and extra has its place in the docs."""

import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

import engage_text
from engage_text.cli._commands import cli
from engage_text.lint._all_rules import ALL_RULES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MODULES = [
    "engage_text",
    *(
        module.name
        for module in pkgutil.walk_packages(engage_text.__path__, "engage_text.")
        if "._" not in module.name
    ),
]
CODES = sorted(ALL_RULES)


def section(page: str, heading: str) -> str:
    """Return what a page says under a heading of the second level; "" without one."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def undescribed(names: Iterable[str], page: str) -> list[str]:
    """Return the names without a section that says something in prose, beside an import line and a signature."""
    missing = []
    for name in names:
        text = re.sub(
            r"^```.*?^```|^`from [^\n]*`$", "", section(page, f"`{name}`"), flags=re.MULTILINE | re.DOTALL
        )
        if not re.search(r"(\w+\W+){3}", text):
            missing.append(name)
    return missing


def api_page(module: str) -> str:
    return (DOCS / "api" / f"{module.removeprefix('engage_text.')}.md").read_text("utf-8")


class TestNames:
    @pytest.mark.parametrize("module", MODULES[1:])
    def test_a_module_describes_its_names(self, module: str) -> None:
        assert undescribed(importlib.import_module(module).__all__, api_page(module)) == []

    @pytest.mark.parametrize("module", MODULES[1:])
    def test_a_module_describes_the_members_of_its_classes(self, module: str) -> None:
        sections = re.findall(r"^### `([^`]+)`$(.*?)(?=^##|\Z)", api_page(module), re.MULTILINE | re.DOTALL)
        texts = {
            name: re.sub(r"^```.*?^```|^A property: [^\n]*$", "", text, flags=re.MULTILINE | re.DOTALL)
            for name, text in sections
        }
        assert len(texts) == len(sections)
        assert [name for name, text in texts.items() if not re.search(r"(\w+\W+){2}", text)] == []

    def test_the_root_describes_its_names_or_links_to_where_they_are(self) -> None:
        page = api_page("engage_text")
        linked = set(re.findall(r"\[`(\w+)`\]\(\w+\.md#", page))
        assert undescribed(set(engage_text.__all__) - linked, page) == []

    def test_the_index_lists_every_module(self) -> None:
        index = (DOCS / "api" / "index.md").read_text("utf-8")
        assert [name for name in MODULES if f"[`{name}`](" not in index] == []

    def test_no_example_needs_a_private_name(self) -> None:
        private = re.compile(r"^>>> from (engage_text\.(?:\w+\.)*_\w+) import .*", re.MULTILINE)
        pages = {page.name: page.read_text("utf-8") for page in DOCS.glob("api/*.md")}
        assert {name: found for name, text in pages.items() if (found := private.findall(text))} == {}

    def test_a_missing_description_is_noticed(self) -> None:
        page = "## `a`\n\n`from x import a`\n\n```py\na = 1\n```\n\n## `b`\n\nIt says something.\n"
        assert undescribed(["a", "b", "c"], page) == ["a", "c"]


COMMANDS = cli.list_commands(click.Context(cli))


class TestCommandLine:
    PAGE = (DOCS / "command-line.md").read_text("utf-8")

    def test_every_command_has_a_section(self) -> None:
        assert [name for name in COMMANDS if not section(self.PAGE, f"`engage-text {name}`")] == []

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_option_is_in_it(self, name: str) -> None:
        text = section(self.PAGE, f"`engage-text {name}`")
        command = cli.get_command(click.Context(cli), name)
        options = [option for option in command.params if isinstance(option, click.Option)]
        assert [word for option in options for word in option.opts if f"`{word}`" not in text] == []

    def test_every_option_of_all_commands_is_there(self) -> None:
        options = [word for option in cli.params for word in option.opts]
        assert "--version" in options
        assert [word for word in options if f"| `{word}` |" not in self.PAGE] == []

    def test_every_option_says_what_it_does(self) -> None:
        rows = [line.split(" | ") for line in self.PAGE.splitlines() if line.startswith("| `-")]
        assert [row[0] for row in rows if not row[1].strip()] == []

    def test_the_exit_codes_are_there(self) -> None:
        assert re.search(r"Exit codes: 0 \w+.*1 \w+.*2 \w+", self.PAGE)


class TestRules:
    PAGE = (DOCS / "rules.md").read_text("utf-8") if (DOCS / "rules.md").exists() else ""

    def test_the_table_lists_every_rule(self) -> None:
        assert [code for code in CODES if f"[`{code}`](rules/{code}.md)" not in self.PAGE] == []

    @pytest.mark.parametrize("code", CODES)
    def test_each_has_a_page(self, code: str) -> None:
        page = (DOCS / "rules" / f"{code}.md").read_text("utf-8")
        assert f"# `{code}`" in page
        rule = ALL_RULES[code]
        assert [text for text in (rule.meaning, rule.message, rule.hint) if text not in page] == []
        assert rule.source[1:] in section(page, "Source")
        assert rule.checked_on in section(page, "Source")
        assert section(page, "Example").count("```text") >= 2


class TestLayout:
    def test_the_drawing_shows_the_floors_that_are_checked(self) -> None:
        floors = [
            set(layer.split(" | ")) for layer in PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
        ]
        drawing = section((ROOT / "CONTRIBUTING.md").read_text("utf-8"), "The layout").split("```")[1]
        # The names are on the left of each line, what they do is on the right.
        drawn = [set(line[:54].replace("|", " ").split()) for line in drawing.splitlines()[1:]]
        assert [row for row in drawn if row] == [*floors[1:], floors[0]]


class TestExtras:
    EXTRAS = PROJECT["project"]["optional-dependencies"]

    @pytest.mark.parametrize("extra", sorted(EXTRAS))
    def test_is_on_the_page_of_the_installation(self, extra: str) -> None:
        assert f"`engage-text[{extra}]`" in (DOCS / "install.md").read_text("utf-8")
