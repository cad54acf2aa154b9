"""The layout: modules and functions are short, no name comes twice, and tests mirror the package."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "engage_text"
TESTS = ROOT / "tests"
MODULE_LINES = 350
FUNCTION_LINES = 40
# Tests of the package as a whole, or of files outside of it.
OF_THE_WHOLE = {
    "docs/test_documented.py",
    "docs/test_examples.py",
    "docs/test_links.py",
    "docs/test_pages.py",
    "docs/test_recipes.py",
    "lint/test_recipient_files.py",
    "property/test_fast_is_full.py",
    "test_fast_paths.py",
    "test_golden.py",
    "test_layout.py",
    "test_linear.py",
    "test_measurements.py",
    "test_messages.py",
    "test_purity.py",
    "test_readme.py",
    "test_root.py",
    "test_shared_faults.py",
    "test_shared_messages.py",
    "test_shared_urls.py",
    "test_strategies.py",
    "test_streaming.py",
    "test_typing.py",
}


def modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def public_name(path: Path) -> str:
    """Return the name of a module or room without its underscores."""
    return path.stem.strip("_")


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(package: Path) -> Iterator[str]:
    for path in modules(package):
        text = path.read_text(encoding="utf-8")
        if "_tables" not in path.parts and text.count("\n") > MODULE_LINES:
            yield path.name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > FUNCTION_LINES:
                yield f"{path.name}: {node.name}"


def twice(package: Path) -> set[str]:
    """Return the names that two modules have, or a module and a room."""
    rooms = {path.parent for path in modules(package)} - {package}
    files = [path for path in modules(package) if not path.stem.startswith("__")]
    names = Counter(public_name(path) for path in [*rooms, *files])
    return {name for name, count in names.items() if count > 1}


def private_imports(package: Path) -> Iterator[str]:
    """Yield the imports of a private name of another room. The generators in `_build` may read everything."""
    for path in modules(package):
        room = path.relative_to(package).parts[0]
        if room == "_build":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            _, *parts = ((isinstance(node, ast.ImportFrom) and node.module) or "").split(".")
            if not parts or parts[0] == room or not (package / parts[0]).is_dir() or parts[0] == "_tables":
                continue
            if any(name.startswith("_") for name in [*parts, *(alias.name for alias in node.names)]):
                yield f"{path.relative_to(package).as_posix()}: {node.module}"


def without_a_module(tests: Path, package: Path) -> Iterator[str]:
    """Yield the test files whose name is neither that of a module of the mirrored room nor that of the room."""
    for path in sorted(tests.rglob("test_*.py")):
        name = path.relative_to(tests).as_posix()
        room = path.relative_to(tests).parent.as_posix()
        if name not in OF_THE_WHOLE and path.stem.removeprefix("test_") not in names_in(package, room):
            yield name


def names_in(package: Path, room: str) -> set[str]:
    """Return the names that tests in a directory can have: those of the room, its modules and its rooms."""
    if room == "property":  # one directory for the whole package
        return {public_name(path) for path in package.rglob("*")}
    directory = package / ("_tables" if room == "tables" else room)
    return {public_name(path) for path in [directory, *directory.glob("*")]}


def test_modules_and_functions_are_short() -> None:
    assert [*too_long(PACKAGE)] == []


def test_no_two_modules_have_one_name() -> None:
    assert twice(PACKAGE) == set()


def test_no_room_imports_private_names_of_another() -> None:
    assert [*private_imports(PACKAGE)] == []


def test_tests_mirror_the_package() -> None:
    assert [*without_a_module(TESTS, PACKAGE)] == []


def test_every_exception_exists() -> None:
    assert {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")} >= OF_THE_WHOLE


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a directory with a package of one room with two modules, and their tests."""
    for name in (
        "package/hosts/_forms.py",
        "package/codes.py",
        "tests/hosts/test_forms.py",
        "tests/test_codes.py",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("def f():\n" + "    f\n" * (FUNCTION_LINES - 1))
    return tmp_path


class TestTheChecksCanFail:
    def test_a_house_in_order(self, house: Path) -> None:
        assert [*too_long(house / "package")] == []
        assert [*private_imports(house / "package")] == []
        assert twice(house / "package") == set()
        assert [*without_a_module(house / "tests", house / "package")] == []

    @pytest.mark.parametrize(
        "line", ["from engage_text.hosts._forms import f", "from engage_text.hosts import _forms"]
    )
    def test_a_private_import(self, house: Path, line: str) -> None:
        (house / "package/codes.py").write_text(line)
        (house / "package/hosts/_limits.py").write_text(line)  # its own room
        assert [*private_imports(house / "package")] == [f"codes.py: {line.split()[1]}"]

    def test_a_long_function(self, house: Path) -> None:
        (house / "package/codes.py").write_text("async def f():\n" + "    f\n" * FUNCTION_LINES)
        assert [*too_long(house / "package")] == ["codes.py: f"]

    @pytest.mark.parametrize(("name", "expected"), [("codes.py", ["codes.py"]), ("_tables/codes.py", [])])
    def test_a_long_module(self, house: Path, name: str, expected: list[str]) -> None:
        (house / "package/_tables").mkdir()
        (house / "package" / name).write_text("x = 1\n" * (MODULE_LINES + 1))
        assert [*too_long(house / "package")] == expected

    @pytest.mark.parametrize(("name", "expected"), [("_codes.py", "codes"), ("_hosts.py", "hosts")])
    def test_a_name_that_comes_twice(self, house: Path, name: str, expected: str) -> None:
        (house / "package/hosts" / name).touch()
        assert twice(house / "package") == {expected}

    @pytest.mark.parametrize(
        "name", ["hosts/test_codes.py", "test_forms.py", "test_gone.py", "property/test_gone.py"]
    )
    def test_a_test_of_no_module(self, house: Path, name: str) -> None:
        (house / "tests/property").mkdir()
        (house / "tests" / name).touch()
        assert [*without_a_module(house / "tests", house / "package")] == [name]
