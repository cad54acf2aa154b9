"""The public face: which names the root has, and that each comes with its first use."""

import ast
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import engage_text

MODULES = sorted(
    module.name
    for module in pkgutil.iter_modules(engage_text.__path__)
    if not module.name.startswith("_") and module.name != "cli"
)
SOURCE = ast.parse(Path(engage_text.__file__).read_text(encoding="utf-8"))


def run(code: str) -> list[str]:
    code = f"import json, sys\nbefore = set(sys.modules)\n{code}\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


class TestNames:
    @pytest.mark.parametrize("name", engage_text.__all__)
    def test_each_can_be_had(self, name: str):
        assert getattr(engage_text, name).__name__ == name

    def test_the_list_the_table_and_the_types_agree(self):
        """Three places, as type checkers read two of them and Python the third."""
        [block] = [
            node
            for node in SOURCE.body
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        ]
        typed = {
            (node.module, name.name)
            for node in block.body
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        names = {(module, name) for module, name in typed if module != "engage_text"}
        assert names == {(f"engage_text.{home}", name) for name, home in engage_text._MODULE_OF.items()}
        assert {name for module, name in typed if module == "engage_text"} == set(MODULES)
        assert {name for _, name in names} == set(engage_text.__all__)
        assert len(names) == len(engage_text.__all__)

    def test_dir_has_names_and_modules(self):
        assert {*engage_text.__all__, *MODULES, "__version__"} <= set(dir(engage_text))
        shown = [name for name in dir(engage_text) if not name.startswith("_")]
        assert shown == sorted({*engage_text.__all__, *MODULES})

    @pytest.mark.parametrize("name", engage_text.__all__)
    def test_no_name_hides_a_module(self, name: str):
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(f"engage_text.{name}")

    @pytest.mark.parametrize("name", MODULES)
    def test_a_module_stays_one_after_the_names_are_loaded(self, name: str):
        for other in engage_text.__all__:
            getattr(engage_text, other)
        assert getattr(engage_text, name) is importlib.import_module(f"engage_text.{name}")

    def test_a_star_import_brings_them_all(self):
        names: dict[str, object] = {}
        exec("from engage_text import *", names)  # noqa: S102 - as a caller may write
        assert set(names) - {"__builtins__"} == set(engage_text.__all__)

    def test_an_unknown_name_is_an_error_that_names_a_near_one(self):
        with pytest.raises(AttributeError, match=r"no attribute 'find_url', did you mean 'find_urls'\?$"):
            engage_text.find_url  # noqa: B018
        with pytest.raises(AttributeError, match=r"no attribute 'zzz'$"):
            engage_text.zzz  # noqa: B018
        with pytest.raises(ImportError, match="cannot import name 'find_url'"):
            exec("from engage_text import find_url")  # noqa: S102
        assert not hasattr(engage_text, "_prepared")


class TestLaziness:
    def test_the_import_loads_nothing(self):
        """Neither a module of ours nor one of Python's: a command that only looks at the version is quick."""
        assert run("import engage_text; engage_text.__version__, dir(engage_text)") == ["engage_text"]

    def test_a_name_loads_its_module_only(self):
        loaded = run("from engage_text import measure")
        assert "engage_text.segments" in loaded
        assert not [
            name for name in loaded if name.startswith(("engage_text.urls", "engage_text.wire", "pydantic"))
        ]

    def test_a_name_is_looked_up_once(self):
        names = vars(importlib.import_module("engage_text"))
        names.pop("measure", None)
        first = engage_text.measure
        assert names["measure"] is first

    def test_a_module_comes_as_an_attribute(self):
        assert "engage_text.hosts" in run("import engage_text; engage_text.hosts.SuffixList")


def annotations(value: object) -> Iterator[str]:
    """Yield the annotations of a public function or class, its methods and fields."""
    if inspect.isfunction(value):
        yield from value.__annotations__.values()
    elif inspect.isclass(value) and value.__module__.startswith("engage_text"):
        # A field that no caller gives and no repr shows is the library's own.
        own = {f.name for f in fields(value) if not f.init and not f.repr} if is_dataclass(value) else set()
        yield from (text for name, text in inspect.get_annotations(value).items() if name not in own)
        for name, member in vars(value).items():
            if name == "__init__" or not name.startswith("_"):
                inner = getattr(member, "fget", None) or getattr(member, "__func__", member)
                yield from inspect.get_annotations(inner).values() if inspect.isfunction(inner) else ()


def is_ours(value: object) -> bool:
    """Return whether a name of an annotation is a class or an alias of this package."""
    if inspect.isclass(value):
        return value.__module__.startswith("engage_text")
    return value is not None and not isinstance(value, typing.TypeVar) and value not in vars(typing).values()


@pytest.mark.parametrize("module", ["", *MODULES])
def test_each_type_of_a_signature_can_be_imported(module: str):
    """A caller who annotates a variable needs the name: `BarePolicy`, `Extractor` and their like."""
    rooms = {name: importlib.import_module(f"engage_text.{name}".rstrip(".")) for name in ("", *MODULES)}
    public = {name for room in rooms.values() for name in room.__all__}
    missing = set()
    for value in (getattr(rooms[module], name) for name in rooms[module].__all__):
        home = vars(sys.modules[getattr(value, "__module__", "engage_text")])
        names = {name for text in annotations(value) for name in re.findall(r"\b[A-Z]\w+", str(text))}
        missing |= {name for name in names - public if is_ours(home.get(name))}
    assert missing == set()
