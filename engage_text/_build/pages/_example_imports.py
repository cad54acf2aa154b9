"""Finds the imports that an example of a docstring needs, so that it runs wherever a reader pastes it."""

from __future__ import annotations

import ast
import builtins
import re

from engage_text._build.pages import _definitions
from engage_text._build.pages._definitions import Definition

__all__ = ["imports_for"]


def imports_for(found: Definition, docstring: str) -> str:
    """Return the import lines of an example, as doctest lines; "" if the docstring has no example."""
    lines = re.findall(r"^(?:>>>|\.\.\.)(?: (.*))?$", docstring, re.MULTILINE)
    if not lines:
        return ""
    tree = ast.parse("\n".join(lines))
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)} | _bound(tree)
    used = sorted({node.id for node in names} - made - set(dir(builtins)))
    homes: dict[str, list[str]] = {}
    for name in used:
        homes.setdefault(_import_from(found, name), []).append(name)
    return "".join(
        f">>> from {home} import {', '.join(names)}\n" if home else f">>> import {names[0]}\n"
        for home, names in sorted(homes.items())
    )


def _bound(tree: ast.Module) -> set[str]:
    """Return the names that an example imports, defines or takes as parameters."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.alias(name=name, asname=other):
                found.add(other or name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                found.add(name)
    return found


def _import_from(found: Definition, name: str) -> str:
    """Return the public module that exports a name of the defining module; "" if the name is a module itself."""
    for module in _definitions.public_modules():
        if name in _definitions.public_names(module) and _same(module, found.module, name):
            return module
    source = _definitions.source_of(found.module)
    if re.search(rf"^import {name}$", source, re.MULTILINE):
        return ""
    # The standard library may define a name in another module than the public one, as `pathlib` does in 3.13.
    if written := re.search(rf"^from (?!engage_text)(\S+) import .*\b{name}\b", source, re.MULTILINE):
        return written[1]
    return _definitions.find(found.module, name).module


def _same(public: str, defining: str, name: str) -> bool:
    return _definitions.find(public, name)[:1] == _definitions.find(defining, name)[:1]
