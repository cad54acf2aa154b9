"""Finds the definition of a public name in the source, so that the result is the same on every Python."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import engage_text

__all__ = ["Definition", "Function", "find", "public_modules", "public_names", "source_of"]

Function = ast.FunctionDef | ast.AsyncFunctionDef
_Node = Function | ast.ClassDef | ast.Assign | ast.AnnAssign


class Definition(NamedTuple):
    """The module that defines a name, and the nodes of the definition; several for a function with overloads."""

    module: str
    name: str
    nodes: tuple[_Node, ...]

    @property
    def node(self) -> _Node:
        """Return the last node, which is the implementation after its overloads."""
        return self.nodes[-1]

    def text(self, node: ast.AST | None) -> str:
        """Return the source of a part, on one line; "" for None."""
        found = None if node is None else ast.get_source_segment(source_of(self.module), node)
        return " ".join((found or "").split())


@cache
def source_of(module: str) -> str:
    """Return the source of a module."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ValueError(f"{module} has no source")
    return Path(spec.origin).read_text(encoding="utf-8")


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(source_of(module))


@cache
def public_modules() -> tuple[str, ...]:
    """Return the package and its public modules, in order. Their names do not begin with an underscore."""
    found = pkgutil.walk_packages(engage_text.__path__, "engage_text.")
    names = sorted(module.name for module in found)
    return ("engage_text", *(name for name in names if "._" not in name))


def public_names(module: str) -> tuple[str, ...]:
    """Return the names of a module's `__all__`."""
    return tuple(importlib.import_module(module).__all__)


@cache
def find(module: str, name: str) -> Definition:
    """Return the definition of the name, following imports."""
    nodes = tuple(_defining(_tree(module), name))
    if nodes:
        return Definition(module, name, nodes)
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return find(node.module, alias.name)
    raise ValueError(f"{module}.{name} has no definition")


def _defining(tree: ast.Module, name: str) -> Iterator[_Node]:
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                found = [node.name]
            case ast.Assign():
                found = [
                    part.id
                    for target in node.targets
                    for part in ast.walk(target)
                    if isinstance(part, ast.Name)
                ]
            case ast.AnnAssign(target=ast.Name(id=single)):
                found = [single]
            case _:
                continue
        if name in found:
            yield node
