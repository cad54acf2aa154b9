"""The table of fast paths is complete, and they can be switched off and on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fast_paths import PATHS, FastPath, off

import engage_text
from engage_text import find_urls
from engage_text._placeholder_styles import may_have_fields
from engage_text.hosts._whatwg import may_be_changed
from engage_text.rules._missing import may_miss_values
from engage_text.rules._spelled import may_be_spelled
from engage_text.urls import _fast_urls, _scan

PACKAGE = Path(engage_text.__file__).parent
FAST = re.compile(r"_?(?:fast|may)_\w+")
# Names of this form that are no fast paths, and why.
OTHERS = {
    "rules._registry.may_shorten": "a permission",
}


def named(tree: ast.AST, prefix: str = "") -> Iterator[str]:
    """Yield the functions, methods and values of modules and classes that are named like a fast path."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if FAST.fullmatch(node.name):
                yield prefix + node.name
        elif isinstance(node, ast.ClassDef):
            yield from named(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not prefix:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (t.id for t in targets if isinstance(t, ast.Name) and FAST.fullmatch(t.id))


def in_package() -> set[str]:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        if not module.startswith("_build"):
            found |= {f"{module}.{name}" for name in named(ast.parse(path.read_text(encoding="utf-8")))}
    return found


def test_every_fast_path_is_in_the_table():
    assert in_package() - OTHERS.keys() == {f"{path.module}.{path.name}" for path in PATHS}


def test_no_exception_is_left_over():
    assert OTHERS.keys() <= in_package()


def test_a_replacement_belongs_to_one_path():
    assert len({id(path.replacement) for path in PATHS}) == len(PATHS)


@pytest.mark.fast
@pytest.mark.parametrize(
    ("guard", "text"),
    [
        (may_have_fields, "Flat 50% off (T&C apply) #sale a|b @me"),
        (may_miss_values, "Dear Tom, nul, aaa #1 #offer, Now"),
        (may_be_spelled, "Pay 1,000 (net) at a.in, or call"),
        (may_be_changed, "shop.example-1.in"),
    ],
)
def test_a_guard_rules_out_ordinary_texts(guard: Any, text: str):
    assert not guard(text)


@pytest.mark.fast
@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Pay at https://a.in/x?b=c today", 1),
        ("https://a.in:65535/x.", 1),
        ("http://a.in/x.html, now", 1),
        ("at bit.ly/x9, or", 1),
        ("(example.com/a)", 1),
        ("Hi\nexample.com/x", 1),
        ("mail a@b.in now", 0),
        ("Click-example.in/x", 1),
        ("see www.example.com.", 1),
        ("All done.so we go", 0),
        ("Call us.They know", 0),
        (f"https://{'a' * 60}.in/x", 1),
        (f"{'a' * 60}.in/x", 1),
    ],
)
def test_an_ordinary_text_needs_no_full_reader(monkeypatch: pytest.MonkeyPatch, text: str, links: int):
    monkeypatch.setattr(_scan, "_reader_class", None)  # to call it raises
    assert len(find_urls(text)) == links


@pytest.mark.fast
def test_they_are_off_where_they_are_used_and_on_again():
    before = _scan.fast_dot
    assert before is _fast_urls.fast_dot
    with off():
        assert _scan.fast_dot is _fast_urls.fast_dot is not before
        assert [url.text for url in find_urls("at bit.ly/x9")] == ["bit.ly/x9"]
    assert _scan.fast_dot is _fast_urls.fast_dot is before


@pytest.mark.fast
def test_some_can_be_switched_off_alone():
    with off((FastPath("urls._fast_urls", "fast_dot", lambda *_: None),)):
        assert _scan.fast_dot("", None, 0, None) is None
