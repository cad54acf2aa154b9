"""Finds and reads configuration files: `engage-text.toml`, or the table `tool.engage-text` of `pyproject.toml`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_text._checks import kind_of
from engage_text._text import nearest, printable
from engage_text.lint._errors import InputError
from engage_text.lint._settings_values import PATHS

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "OWN_FILE",
    "checked_values",
    "configuration_schema",
    "find_configuration",
    "layered",
    "read_configuration",
    "value_of_line",
]

OWN_FILE = "engage-text.toml"
_SHARED_FILE = "pyproject.toml"
# The kinds of pydantic in words.
_KINDS = {
    "boolean": "true or false", "dictionary": "a table", "integer": "an integer", "list": "a list",
    "number": "a number", "string": "a text", "tuple": "a list",
}  # fmt: skip
_MOST_BYTES = 10_000_000  # a larger file is something else
_MOST_MESSAGES = 10
_SHOWN = 60  # characters of a wrong key


def find_configuration(directory: Path) -> Path | None:
    """Return the nearest configuration file of a directory: its own, or that of a directory above it.

    A `pyproject.toml` counts only if it has the table `tool.engage-text`. Files are never merged.
    """
    start = Path(os.path.abspath(directory))  # noqa: PTH100 - removes `..` and keeps links
    for place in (start, *start.parents):
        if (own := place / OWN_FILE).is_file():
            return own
        shared = place / _SHARED_FILE
        if shared.is_file() and _table(shared, _loaded(shared)) is not None:
            return shared
    return None


def read_configuration(path: Path) -> dict[str, Any]:
    """Return the values of a configuration file by the names of the options. Paths in it become absolute.

    Raises `InputError` for a file that is not valid, with the key and what it must be.
    """
    loaded = _loaded(path)
    table = _table(path, loaded) if path.name == _SHARED_FILE else loaded
    return checked_values(table or {}, printable(str(path)), path.parent)


def value_of_line(line: str) -> dict[str, Any]:
    """Return the values of one line of TOML, such as `max-segments = 2`, as an option of the command line gives it."""
    return checked_values(
        _parsed(line, "--config must be a file, or KEY = VALUE as in TOML"), "--config", Path()
    )


def layered(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `under`, where the values of `over` have priority. Tables are joined key by key.

    >>> layered({"dlt": {"matching": "exact", "max_variable": 40}}, {"dlt": {"matching": "lenient"}})
    {'dlt': {'matching': 'lenient', 'max_variable': 40}}
    """
    joined = {
        name: layered(table, value)
        if isinstance(value, Mapping) and isinstance(table := under.get(name), Mapping)
        else value
        for name, value in over.items()
    }
    return {**under, **joined}


def checked_values(given: Mapping[str, Any], name: str, root: Path) -> dict[str, Any]:
    """Return the values of a table of TOML by the names of the options. Relative paths begin at `root`."""
    from pydantic import ValidationError  # noqa: PLC0415 - only a configuration file needs it

    from engage_text.lint._config_model import ConfigModel  # noqa: PLC0415

    try:
        values = ConfigModel.model_validate(given).model_dump(exclude_unset=True)
    except ValidationError as error:
        messages = [*_messages(error.errors(), given, ConfigModel)]
        if len(messages) > _MOST_MESSAGES:
            messages[_MOST_MESSAGES:] = [f"and {len(messages) - _MOST_MESSAGES} more keys"]
        found = "; ".join(messages)
        raise InputError(f"{name}: {found}") from None
    for *tables, key in PATHS:
        table = values
        for outer in tables:
            table = table.get(outer, {})
        if isinstance(table.get(key), str):
            table[key] = str(root / table[key])
    return values


def configuration_schema() -> dict[str, Any]:
    """Return the JSON schema of `engage-text.toml`, for editors."""
    from engage_text.lint._config_model import json_schema  # noqa: PLC0415 - as above

    return json_schema()


def _parsed(text: str, rule: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no configuration

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Not only its own error: Python refuses integers of more than 4,300 digits.
        raise InputError(f"{rule}: {error}") from None


def _loaded(path: Path) -> dict[str, Any]:
    shown = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise InputError(f"{shown} must be a configuration file, got more than {_MOST_BYTES} bytes")
        return _parsed(data.decode("utf-8-sig"), f"{shown} must be valid TOML")
    except OSError as error:
        raise InputError(f"{shown} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{shown} must be UTF-8") from None


def _table(path: Path, loaded: Mapping[str, Any]) -> dict[str, Any] | None:
    tool = loaded.get("tool", {})
    table = tool.get("engage-text") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise InputError(f"{printable(str(path))}: tool.engage-text must be a table, got {kind_of(table)}")
    return table


def _messages(errors: list[ErrorDetails], given: Mapping[str, Any], model: Any) -> Iterator[str]:
    """Yield a sentence for each wrong key. The words of pydantic follow the key that the user wrote."""
    seen: set[tuple[str, ...]] = set()
    for error in errors:
        keys = _written(error["loc"], given)
        if keys in seen:
            continue
        seen.add(keys)
        shown = ".".join(key[:_SHOWN] for key in keys)
        if error["type"] == "extra_forbidden":
            table = model if len(keys) == 1 else model.model_fields[keys[0].replace("-", "_")].annotation
            known = [field.alias for field in table.model_fields.values()]
            yield f"{shown} is not a known key{_suggestion(keys[-1], known)}"
        else:
            what = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
            yield f"{shown} must be {_KINDS.get(what, what)}, got {kind_of(error['input'])}"


def _written(place: tuple[int | str, ...], given: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of an error that are in the file. The branches of a union are parts of its place too."""
    keys = [str(place[0])]
    table = given.get(keys[0])
    keys += [str(part) for part in place[1:2] if isinstance(table, dict) and part in table]
    return tuple(keys)


def _suggestion(key: str, known: list[str]) -> str:
    near = nearest(key.replace("_", "-"), known)
    return f": did you mean {near}?" if near else ""
