"""Packages whose names are imported when they are used: one list for type checkers, one for Python."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import engage_text

LAZY = ("lint", "lint._readers", "policies")


def lists(package: str) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the names by module that type checkers see, and those that Python sees."""
    path = Path(engage_text.__file__).parent.joinpath(*package.split("."), "__init__.py")
    tree = ast.parse(path.read_text("utf-8"))
    seen: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith(f"engage_text.{package}.")
        ):
            module = node.module.removeprefix(f"engage_text.{package}.")
            seen.setdefault(module, set()).update(alias.asname or alias.name for alias in node.names)
    [call] = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "lazily"
    ]
    modules = ast.literal_eval(call.args[2])
    return seen, {module: set(names.split()) for module, names in modules.items()}


@pytest.mark.parametrize("package", LAZY)
class TestNames:
    def test_both_lists_are_the_same(self, package):
        for_checkers, for_python = lists(package)
        assert for_checkers == for_python

    def test_each_can_be_imported(self, package):
        module = importlib.import_module(f"engage_text.{package}")
        for name in {name for names in lists(package)[1].values() for name in names}:
            assert getattr(module, name) is not None
        assert set(module.__all__) <= {name for names in lists(package)[1].values() for name in names}

    def test_public_ones_are_listed(self, package):
        module = importlib.import_module(f"engage_text.{package}")
        assert set(module.__all__) <= set(dir(module))

    def test_another_is_an_attribute_error(self, package):
        module = importlib.import_module(f"engage_text.{package}")
        with pytest.raises(
            AttributeError, match=f"module 'engage_text.{package}' has no attribute 'nothing'"
        ):
            _ = module.nothing


def test_a_check_of_lines_imports_no_policy_and_no_table():
    """The start of the command is most of its time, so what is not used is not imported."""
    code = (
        "import sys; from engage_text.lint import Settings, check_rows, Row;"
        "list(check_rows([Row('a', 0, 1, b'{}', assumed=frozenset())][:0], Settings()));"
        "import engage_text.cli._check_command;"
        "print([name for name in sys.modules if name.startswith('engage_text.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ast.literal_eval(done.stdout)
    assert "engage_text.lint._engine" in loaded
    unused = (
        *("policies._policy", "policies._catalogue", "lint._config_model", "lint._comparison", "lint._fixes"),
        *("lint._readers._csv_files", "lint._redaction", "lint._report._report_data", "lint._writers._sarif"),
    )
    assert [name for name in unused if f"engage_text.{name}" in loaded] == []
