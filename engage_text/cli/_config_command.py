"""The command `config`: which configuration applies, and the JSON schema of configuration files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from engage_text._text import json_line, printable
from engage_text.cli._inputs import finder_of
from engage_text.lint import configuration_schema

__all__ = ["config_command"]


@click.command("config")
@click.argument("file", default="-", metavar="[FILE]")
@click.option("--show", is_flag=True, help="Print the configuration that applies to FILE.")
@click.option("--schema", is_flag=True, help="Print the JSON schema of engage-text.toml.")
@click.option(
    "--config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    help="A configuration file for all inputs, or one key of it; repeatable.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def config_command(*, file: str, show: bool, schema: bool, config: tuple[str, ...], isolated: bool) -> None:
    """Show which configuration applies to a file.

    Without FILE, it is that of the current directory.

    \b
    Examples:
      engage-text config --show messages.jsonl
      engage-text config --schema > engage-text.schema.json
    """  # noqa: D301 - click reads \b
    if show == schema:
        raise click.UsageError("give either --show or --schema")
    if schema:
        click.echo(json.dumps(configuration_schema(), indent=2))
        return
    # A directory means the files in it.
    path = str(Path(file) / "file") if Path(file).is_dir() else file
    found = finder_of({}, config, isolated=isolated).find(path)
    place = "no configuration file" if found.configuration is None else printable(str(found.configuration))
    click.echo(f"# {place}")
    for line in _toml(found.values, ()):
        click.echo(line)


def _toml(values: Mapping[str, Any], table: tuple[str, ...]) -> Iterator[str]:
    """Yield the values as lines of TOML: first those of this table, then the tables in it."""
    tables = {name: value for name, value in values.items() if isinstance(value, Mapping)}
    for name, value in values.items():
        if name not in tables:
            yield f"{_key(name, table)} = {_value(value)}"
    for name, value in tables.items():
        inner = (*table, _key(name, table))
        yield ""
        yield f"[{'.'.join(inner)}]"
        yield from _toml(value, inner)


def _key(name: str, table: tuple[str, ...]) -> str:
    # The keys of the outermost table, and of tables of options, are names of options. Other keys are those of the user.
    key = name.replace("_", "-") if not table or table[-1] in {"dlt", "template", "market-facts"} else name
    return key if all(char.isascii() and (char.isalnum() or char in "-_") for char in key) else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return (
            "{ "
            + ", ".join(f"{_key(name, ('dlt',))} = {_value(item)}" for name, item in value.items())
            + " }"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json_line(value).rstrip("\n")
