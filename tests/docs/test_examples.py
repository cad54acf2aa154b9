"""Every example of the README and the docs runs: Python as doctests, shell in a directory with sample data.

A `python` block is a doctest. A `console` block contains commands after `$ ` and what they print; `...` matches any
text. A command without output below it must only run. The blocks of a page run in order and share their names and
their directory. Blocks of other kinds (`text`, `sh`, `py`, `json`) do not run.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Printed after each command; no command prints it.
MARK = "\x1e"


def blocks(text: str, language: str) -> list[str]:
    return [found[2] for found in BLOCK.finditer(text) if found[1] == language]


def with_examples(language: str) -> list:
    return [
        pytest.param(page, id=page.relative_to(ROOT).as_posix())
        for page in PAGES
        if blocks(page.read_text("utf-8"), language)
    ]


class Command(NamedTuple):
    """A command of a console block, and the output below it."""

    line: str
    output: str


def commands(block: str) -> list[Command]:
    """Split a console block; a command goes on in the next line after a backslash."""
    found: list[Command] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], ""))
        elif found and found[-1].line.endswith("\\") and not found[-1].output:
            found[-1] = Command(f"{found[-1].line}\n{line}", "")
        else:
            assert found, f"a console block begins with a command, not with {line!r}"
            found[-1] = found[-1]._replace(output=f"{found[-1].output}{line}\n")
    return found


def matches(expected: str, got: str) -> bool:
    """Compare outputs: `...` matches any text, and line ends at the end do not count."""
    pattern = ".*".join(map(re.escape, expected.rstrip().split("...")))
    return re.fullmatch(pattern, got.rstrip(), re.DOTALL) is not None


def run_page(text: str, folder: Path) -> None:
    """Run every console block of a page in one shell, and compare what each command prints."""
    expected = [command for block in blocks(text, "console") for command in commands(block)]
    script = "".join(
        # The status goes on to the next command, so that a page can show `echo $?`.
        f"{command.line}\n__status=$?; printf '{MARK}%s{MARK}' $__status; (exit $__status)\n"
        for command in expected
    )
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    environment.pop("ENGAGE_TEXT_SALT", None)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
    )
    parts = done.stdout.decode("utf-8").split(MARK)
    printed = list(zip(parts[::2], parts[1::2], strict=False))
    assert len(printed) == len(expected), done.stdout.decode("utf-8")
    for command, (output, status) in zip(expected, printed, strict=True):
        # 1 is "problems found"; what shows no output must at least not be a usage error.
        assert command.output or status in {"0", "1"}, f"$ {command.line}\n{output}"
        assert not command.output or matches(command.output, output), f"$ {command.line}\n{output}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a directory with what the pages use: sample messages, a salt, and tests/data as in a checkout."""
    shutil.copytree(ROOT / "tests" / "data", tmp_path / "tests" / "data")
    shutil.copy(ROOT / "tests" / "data" / "messages.jsonl", tmp_path / "messages.jsonl")
    shutil.copytree(ROOT / "tests" / "data" / "linted", tmp_path, dirs_exist_ok=True)
    (tmp_path / "salt.txt").write_text("keep this one secret\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", with_examples("python"))
def test_python_examples_run(page: Path) -> None:
    text = page.read_text("utf-8")
    # The closing fence would be read as output of the last example.
    unfenced = re.sub(r"^```.*$", "", text, flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(unfenced, {"__name__": "__main__"}, page.name, str(page), 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append)
    assert not result.failed, "".join(report)


@pytest.mark.parametrize("page", with_examples("python"))
def test_every_python_block_is_an_example(page: Path) -> None:
    assert [block for block in blocks(page.read_text("utf-8"), "python") if ">>> " not in block] == []


# Each block starts processes. Those of the pages that new users read first are tried in every run.
FIRST_PAGES = {"README.md", "tutorial.md"}


@pytest.mark.parametrize(
    "page",
    [
        param
        if param.values[0].name in FIRST_PAGES
        else pytest.param(*param.values, id=param.id, marks=pytest.mark.slow)
        for param in with_examples("console")
    ],
)
def test_shell_examples_run(page: Path, folder: Path) -> None:
    run_page(page.read_text("utf-8"), folder)


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_our_commands_are_in_console_blocks(page: Path) -> None:
    """A command in a block of another kind would not run. Two lines of the README install first: the gate runs them."""
    text = page.read_text("utf-8")
    shell = [block for name in ("sh", "bash", "shell", "text") for block in blocks(text, name)]
    usage = re.compile(r"^\$? ?engage-text (?!.*\[OPTIONS\])", re.MULTILINE)
    assert [block for block in shell if usage.search(block)] == []


class TestTheRunner:
    """An example that is wrong is noticed."""

    @pytest.mark.parametrize(
        "block",
        [
            "$ engage-text preview --wrong x\n",
            "$ printf one\ntwo\n",
            "$ exit 0\n$ printf never\nnever\n",
            "$ engage-text check none.jsonl\n",
        ],
        ids=["usage", "output", "ended", "file"],
    )
    def test_notices(self, block: str, folder: Path) -> None:
        with pytest.raises(AssertionError):
            run_page(f"```console\n{block}```\n", folder)

    def test_accepts_what_is_right(self, folder: Path) -> None:
        text = "```console\n$ printf 'a\\nb\\nc' | \\\n    cat\na\n...c\n$ false\n$ echo $?\n1\n```\n"
        run_page(text, folder)

    def test_notices_a_wrong_doctest(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text("```python\n>>> 1 + 1\n3\n```\n", encoding="utf-8")
        with pytest.raises(AssertionError, match="Expected"):
            test_python_examples_run(page)
