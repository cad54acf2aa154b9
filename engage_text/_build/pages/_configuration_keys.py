"""The page of the configuration, from the JSON schema of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engage_text._build.pages import _markdown
from engage_text.lint import configuration_schema

__all__ = ["configuration_page"]

_INTRO = """
`engage-text check` and `engage-text report` read their options from `engage-text.toml`, or from the table
`tool.engage-text` of a `pyproject.toml`. The nearest file in the directory of a checked file, or in a directory above
it, is used. Files are never merged. An option of the command line has priority over its key. Keys about the whole
run (`output`, `redact`, `statistics`, `fail-level`) are those of the configuration of the first file.

- `engage-text config --show FILE` prints the configuration that applies to a file.
- Paths are relative to the configuration file.
- A key that is not known is an error, with a suggestion.
- `--config FILE` uses this file for all inputs, `--config 'KEY = VALUE'` sets one key and leaves the others of
  its table, and `--isolated` reads no file.
"""
_EXAMPLE = """
extend-select = ["style", "duplicate-recipient"]
ignore = ["sender-long"]
max-segments = 2
allowed-domains = ["example.in"]
baseline = "known-findings.json"

[columns]
to = "Mobile"

[defaults]
from = "ACMEIN"
type = "promotional"

[severities]
segments-grew = "error"

[per-file-ignores]
"drafts/**" = ["placeholder-unfilled"]
"""
_SCHEMA = """
Editors that know JSON schemas for TOML complete the keys. The schema is in the package as
`engage_text/lint/configuration.schema.json`, and `engage-text config --schema` prints it.
"""
_KINDS = {"object": "table", "string": "text", "boolean": "`true`, `false`", "integer": "number"}


def configuration_page() -> tuple[str, str]:
    """Return the path in `docs/` and the text of the page."""
    schema = configuration_schema()
    parts = [_INTRO.strip(), _markdown.fenced(_EXAMPLE.strip(), "toml"), "## Keys", _keys(schema)]
    for name, entry in schema["properties"].items():
        for table in _tables(entry, schema):
            parts += [f"## `[{name}]`", entry["description"], _keys(table, schema)]
    parts += ["## JSON schema", _SCHEMA.strip()]
    return "configuration.md", _markdown.page("the model of the file", "Configuration", *parts)


def _keys(table: Mapping[str, Any], schema: Mapping[str, Any] | None = None) -> str:
    rows = [
        [_markdown.code(name), _kind(entry, schema or table), entry.get("description", "")]
        for name, entry in sorted(table["properties"].items())
    ]
    return _markdown.table(["key", "value", "what it means"], rows)


def _tables(entry: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if reference := entry.get("$ref"):
        yield schema["$defs"][reference.rpartition("/")[2]]


def _kind(entry: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Return the type of a value in words of TOML."""
    if "$ref" in entry:
        return "table"
    if "anyOf" in entry:
        return " or ".join(dict.fromkeys(_kind(part, schema) for part in entry["anyOf"]))
    if "enum" in entry:
        return ", ".join(_markdown.code(value) for value in entry["enum"])
    kind: str = entry.get("type", "any value")
    if kind == "array":
        items = _kind(entry["items"], schema)
        return "list of tables" if items == "table" else f"list of {items}s" if items == "text" else "list"
    return {"object": "table", "string": "text", "boolean": "`true`, `false`", "integer": "number"}.get(
        kind, kind
    )
