"""The output formats by the names that the command line gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from engage_text.lint._writers._writer import Writer

__all__ = ["WRITERS"]

_CLASSES = {
    "full": ("_full_text", "FullWriter"),
    "concise": ("_concise", "ConciseWriter"),
    "json": ("_json_lines", "JsonWriter"),
    "jsonl": ("_json_lines", "JsonLinesWriter"),
    "sarif": ("_sarif", "SarifWriter"),
    "github": ("_github", "GithubWriter"),
    "gitlab": ("_gitlab", "GitlabWriter"),
    "junit": ("_junit", "JunitWriter"),
    "markdown": ("_markdown_comment", "MarkdownWriter"),
}


class _Writers(Mapping[str, type[Writer]]):
    """Imports the module of a format when it is first asked for: all of them take 20 ms, and a run needs one."""

    def __getitem__(self, form: str) -> type[Writer]:
        module, name = _CLASSES[form]
        found: type[Writer] = getattr(import_module(f"engage_text.lint._writers.{module}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


# Every output format, in the order of the documentation.
WRITERS: Mapping[str, type[Writer]] = _Writers()
