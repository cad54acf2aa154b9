"""The API pages: the root, and one page for each public module, from signatures and docstrings."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import groupby, zip_longest

from engage_text._build.pages import _definitions, _markdown
from engage_text._build.pages._definitions import Definition, Function
from engage_text._build.pages._example_imports import imports_for

__all__ = ["api_pages"]

_SOURCE = "the docstrings"
_WIDTH = 96
# A longer value is a table, and the page shows only its name.
_MAX_VALUE = 72


def api_pages() -> Iterator[tuple[str, str]]:
    """Yield the path in `docs/` and the text of each page."""
    modules = _definitions.public_modules()
    yield "api/index.md", _index(modules)
    for module in modules:
        yield _path(module), _module_page(module)


def _path(module: str) -> str:
    return f"api/{_page_name(module)}.md"


def _page_name(module: str) -> str:
    return module.removeprefix("engage_text.")


def _index(modules: tuple[str, ...]) -> str:
    rows = [
        [f"[`{module}`]({_page_name(module)}.md)", _first_sentence(_module_docstring(module))]
        for module in modules
    ]
    intro = (
        "Every public name, by module. The names of the root are imported from `engage_text`, all others from "
        "their module. A name that is not on these pages is not part of the API."
    )
    return _markdown.page(
        _SOURCE,
        "API",
        intro,
        _markdown.table(["module", "what it contains"], rows),
    )


@cache
def _root() -> dict[str, str]:
    """Return the names of the root and the module whose page describes each."""
    homes = dict.fromkeys(_definitions.public_names("engage_text"), "engage_text")
    for module in _definitions.public_modules()[1:]:
        for name in homes.keys() & {*_definitions.public_names(module)}:
            # Another module may re-export the name. Its home is the module that defines it.
            if homes[name] == "engage_text" or f"{_definitions.find(module, name).module}.".startswith(
                f"{module}."
            ):
                homes[name] = module
    return homes


def _link(name: str) -> str:
    """Return a link to a name of the root, from another page of the API."""
    home = _root()[name]
    same = [other for other in _described(home) if other.lower() == name.lower()]
    # `Fit` and `fit` have the same anchor, so the second one on a page gets a number.
    number = f"-{same.index(name)}" if same.index(name) else ""
    return f"[`{name}`]({_page_name(home)}.md#{_markdown.anchor(name)}{number})"


def _described(module: str) -> list[str]:
    """Return the names that the page of a module describes, in order."""
    names = sorted(_definitions.public_names(module), key=str.lower)
    return [name for name in names if module != "engage_text" or _root()[name] == module]


def _module_docstring(module: str) -> str:
    return _for_callers(ast.get_docstring(ast.parse(_definitions.source_of(module))) or "")


def _for_callers(text: str) -> str:
    """Return the text without the paragraphs that name private modules or names."""
    return "\n\n".join(part for part in text.split("\n\n") if "`_" not in part)


def _first_sentence(docstring: str) -> str:
    return re.split(r"(?<=[.!?])\s|\n\n", docstring)[0]


def _module_page(module: str) -> str:
    here = _described(module)
    elsewhere = [
        name for name in sorted(_definitions.public_names(module), key=str.lower) if name not in here
    ]
    parts = [_markdown.prose(_module_docstring(module))]
    if elsewhere:
        parts.append(f"On the pages of their modules: {', '.join(map(_link, elsewhere))}.")
    return _markdown.page(_SOURCE, f"`{module}`", *parts, *(_entry(module, name) for name in here))


def _entry(module: str, name: str) -> str:
    found = _definitions.find(module, name)
    match found.node:
        case ast.ClassDef() as node:
            parts = _class(found, node)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            parts = _function(found)
        case _:
            parts = _value(found)
    public = module if _root().get(name) is None else "engage_text"
    origin = f"`from {public} import {name}`"
    return "\n\n".join([f"## `{name}`", origin, *filter(None, parts)])


def _function(found: Definition) -> Iterator[str]:
    functions = [node for node in found.nodes if isinstance(node, Function)]
    yield _markdown.fenced(_signatures(found, functions), "py")
    yield _docstring(found, functions[-1])


def _signatures(found: Definition, functions: list[Function]) -> str:
    """Return the signatures of the overloads, or that of the function without any."""
    shown = [node for node in functions if _has_decorator(node, "overload")] or functions[-1:]
    return "\n".join(_signature(found, node) for node in shown)


def _value(found: Definition) -> Iterator[str]:
    node = found.node
    value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    kind = f": {found.text(node.annotation)}" if isinstance(node, ast.AnnAssign) else ""
    yield _markdown.fenced(f"{found.name}{kind} = {_short(found.text(value))}", "py")
    yield _for_callers(_comment(found.module, node))


def _short(value: str) -> str:
    """Return a value as the page shows it: the choices of a type in full, but not the rows of a table."""
    if value.startswith("Literal["):
        value = value.replace("[ ", "[").removesuffix(", ]") + ("]" if value.endswith(", ]") else "")
        return textwrap.fill(value, _WIDTH, subsequent_indent="    ", break_on_hyphens=False)
    return value if len(value) <= _MAX_VALUE else "..."


def _comment(module: str, node: ast.stmt) -> str:
    """Return the comment of a constant: after it, above it, or above the constants just before it."""
    lines = _definitions.source_of(module).splitlines()
    _, mark, after = lines[(node.end_lineno or node.lineno) - 1].partition("  # ")
    if mark and not after.startswith(("noqa", "fmt", "type")):
        return after
    above = lines[: node.lineno - 1]
    while above and re.match(r"[A-Z_, ]+(: \w+)? = ", above[-1]):
        above.pop()
    found: list[str] = []
    while above and above[-1].startswith("# "):
        found.insert(0, above.pop().removeprefix("# "))
    return "\n".join(found)


def _class(found: Definition, node: ast.ClassDef) -> Iterator[str]:
    bases = ", ".join(found.text(base) for base in node.bases)
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign) and _is_public(part.target)]
    members = [part for part in node.body if isinstance(part, ast.Assign) and _is_public(part.targets[0])]
    lines = [f"class {node.name}({bases}):" if bases else f"class {node.name}:"]
    lines += [f"    {_field(found, part)}" for part in fields]
    lines += [f"    {found.text(part)}" for part in members]
    lines += [f"    {line}" for line in _constructor(found, node)]
    yield _markdown.fenced("\n".join(lines).removesuffix(":"), "py")
    yield _docstring(found, node)
    methods = [part for part in node.body if isinstance(part, Function) and not part.name.startswith("_")]
    # The overloads of a method come before it, under the same name.
    groups = groupby((part for part in methods if not _is_setter(part)), lambda part: part.name)
    yield "\n\n".join(_member(found, node.name, [*parts]) for _, parts in groups)


def _field(found: Definition, node: ast.AnnAssign) -> str:
    """Return a field as a caller sees it: its type, its default, and whether it is an argument."""
    text = f"{found.text(node.target)}: {found.text(node.annotation)}"
    if not isinstance(node.value, ast.Call) or found.text(node.value.func).lower() != "field":
        return f"{text} = {found.text(node.value)}" if node.value else text
    given = {keyword.arg: found.text(keyword.value) for keyword in node.value.keywords}
    if given.get("init") == "False":
        return f"{text}  # not an argument"
    default = given.get("default", "..." if "default_factory" in given else "")
    comment = "  # keyword only" if given.get("kw_only") == "True" else ""
    return f"{text}{' = ' if default else ''}{default}{comment}"


def _constructor(found: Definition, node: ast.ClassDef) -> list[str]:
    made = [part for part in node.body if isinstance(part, Function) and part.name in {"__init__", "__new__"}]
    return _signature(found, made[0]).splitlines() if made else []


def _is_public(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and not target.id.startswith("_") and target.id != "model_config"


def _is_setter(node: Function) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "setter" for part in node.decorator_list)


def _has_decorator(node: Function, *names: str) -> bool:
    return any(
        getattr(part, "attr", getattr(part, "id", "")) in names for part in map(_called, node.decorator_list)
    )


def _called(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _member(found: Definition, owner: str, nodes: list[Function]) -> str:
    node = nodes[-1]
    docstring = _docstring(found, node)
    if _has_decorator(node, "property", "cached_property"):
        kind = _markdown.code(found.text(node.returns))
        return f"### `{owner}.{node.name}`\n\nA property: {kind}.\n\n{docstring}"
    signature = _signatures(found, nodes)
    if _has_decorator(node, "classmethod", "staticmethod"):
        signature = f"@{'class' if _has_decorator(node, 'classmethod') else 'static'}method\n{signature}"
    return f"### `{owner}.{node.name}`\n\n{_markdown.fenced(signature, 'py')}\n\n{docstring}"


def _signature(found: Definition, node: Function) -> str:
    """Return the signature from `def` to the colon: on one line if it fits, else with one parameter per line."""
    parameters = list(_parameters(found, node.args))
    returns = f" -> {found.text(node.returns)}" if node.returns else ""
    start = f"{'async ' if isinstance(node, ast.AsyncFunctionDef) else ''}def {node.name}("
    line = f"{start}{', '.join(parameters)}){returns}"
    if len(line) <= _WIDTH:
        return line
    return f"{start}\n" + "".join(f"    {parameter},\n" for parameter in parameters) + f"){returns}"


def _parameters(found: Definition, given: ast.arguments) -> Iterator[str]:
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + given.defaults
    for count, (parameter, default) in enumerate(zip(positional, defaults, strict=True), 1):
        yield _parameter(found, parameter, default)
        if count == len(given.posonlyargs):
            yield "/"
    if given.vararg:
        yield f"*{_parameter(found, given.vararg, None)}"
    elif given.kwonlyargs:
        yield "*"
    for parameter, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _parameter(found, parameter, default)
    if given.kwarg:
        yield f"**{_parameter(found, given.kwarg, None)}"


def _parameter(found: Definition, parameter: ast.arg, default: ast.expr | None) -> str:
    if default is None:
        return found.text(parameter)
    value = re.sub(r"^_\w+$", "...", found.text(default))  # the name of a private constant is of no use
    return f"{found.text(parameter)}{' = ' if parameter.annotation else '='}{value}"


def _docstring(found: Definition, node: Function | ast.ClassDef) -> str:
    docstring = ast.get_docstring(node) or ""
    page = _markdown.prose(docstring, imports_for(found, docstring))
    names = _root().keys() - {found.name}
    # Examples, which are between two fences, stay unchanged.
    parts = re.split(r"(^```.*?^```$)", page, flags=re.MULTILINE | re.DOTALL)
    linked = [_with_links(part, names) for part in parts[::2]]
    return "".join(text for pair in zip_longest(linked, parts[1::2], fillvalue="") for text in pair)


def _with_links(text: str, names: set[str]) -> str:
    """Link the first occurrence of each name, and remove the name from the set."""

    def linked(code: re.Match[str]) -> str:
        if code[1] not in names:
            return code[0]
        names.remove(code[1])
        return _link(code[1])

    return re.sub(r"(?<![`\w])`(\w+)`(?!`)", linked, text)
