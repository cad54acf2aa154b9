"""The names of the wire: they are written in `wire` only, and every other room uses the constants."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import engage_text
from engage_text.wire import BODY, DLR_URL, FIELDS, RECIPIENT, SENDER, TRANSACTION_ID

PACKAGE = Path(engage_text.__file__).parent
NAMES = {BODY, DLR_URL, RECIPIENT, SENDER, TRANSACTION_ID}
ROOMS = ("cli", "links", "rules", "service", "store")
# Requests that are shown to a reader: the examples of the rules. `_WORDS` are keys of answers from any server.
EXAMPLES = {"bad", "good", "_BAD", "_GOOD", "_WORDS"}


def written_names(source: str) -> Iterator[str]:
    """Yield each name of a field that is a literal in the code, outside of examples."""
    tree = ast.parse(source)
    shown: set[int] = set()
    for node in ast.walk(tree):
        if (isinstance(node, ast.keyword) and node.arg in EXAMPLES) or (
            isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id in EXAMPLES for target in node.targets)
        ):
            shown.update(id(part) for part in ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in NAMES and id(node) not in shown:
            yield f"line {node.lineno}: {node.value}"


def modules() -> list[Path]:
    inner = [module for room in ROOMS for module in sorted((PACKAGE / room).rglob("*.py"))]
    return [*inner, *sorted(PACKAGE.glob("*.py"))]


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(PACKAGE)))
def test_are_written_in_wire_only(module: Path) -> None:
    if module.name == "_examples.py":
        return
    assert list(written_names(module.read_text("utf-8"))) == []


def test_are_found_where_they_are_written():
    assert list(written_names('x = found.param != "to"')) == ["line 1: to"]
    assert list(written_names('rule(bad=("msg", " "))')) == []


def test_are_fields_of_the_documented_table():
    assert set(FIELDS) >= NAMES
