"""The options of `check`, and their values under the names that a configuration file uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, get_args

import click
from click.core import ParameterSource

from engage_text._readonly import NOTHING
from engage_text.cli._options import FINDING, JUDGING, Option, add_options, names_of
from engage_text.lint import FileFormat
from engage_text.wire import BODY, RECIPIENT, SENDER

__all__ = ["check_values", "output_values", "with_options"]


def check_values(command: Callable[..., None]) -> Callable[..., None]:
    """Add the inputs, and the options that a configuration file has too. The command gets one `values` for these."""
    return _with_values(command, _SETTINGS, (*_INPUTS, *FINDING, *_KNOWN, *JUDGING, *_RULES, *_FILES))


def output_values(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for output that a configuration file has too. They go to `values`, which must be added below."""
    return _with_values(command, _OUTPUT_NAMES, _OUTPUTS)


def _with_values(
    command: Callable[..., None], names: Mapping[str, str], options: Iterable[Option]
) -> Callable[..., None]:
    @wraps(command)
    def with_values(*, values: Mapping[str, Any] = NOTHING, **given: Any) -> None:
        context = click.get_current_context()
        found: dict[str, Any] = {**values}
        for parameter, name in names.items():
            value = given.pop(parameter)
            # The default of an option must not win over the configuration file.
            if context.get_parameter_source(parameter) is ParameterSource.DEFAULT:
                continue
            if name in _DEFAULTS:
                found.setdefault("defaults", {})[name] = value
            elif name == _TEMPLATE:
                found["placeholders"] = "allow"
            else:
                found[name] = names_of(value) if name in _LISTS else value
        command(values=found, **given)

    return add_options(with_values, options)


def with_options(words: str) -> str:
    """Return an error of the settings with the options that the caller gave, such as `--select`."""
    return _KEY.sub(lambda found: _FLAGS.get(found[0], f"--{found[0]}"), words)


def _pairs(_: click.Context, option: click.Parameter, given: Iterable[str]) -> dict[str, str]:
    """Return the `NAME=VALUE` of an option that is given more than once."""
    pairs = {}
    for text in given:
        name, is_pair, value = text.partition("=")
        if not is_pair or not name:
            raise click.BadParameter(f"must be {option.metavar}, got {text!r}")
        pairs[name] = value
    return pairs


def _globs(_: click.Context, option: click.Parameter, given: Iterable[str]) -> dict[str, list[str]]:
    """Return the `GLOB:RULES` of an option that is given more than once."""
    globs: dict[str, list[str]] = {}
    for text in given:
        glob, is_pair, names = text.rpartition(":")
        if not is_pair or not glob:
            raise click.BadParameter(f"must be {option.metavar}, got {text!r}")
        globs.setdefault(glob, []).extend(names.replace(",", " ").split())
    return globs


_TEMPLATE = "template_"
# The last one comes first in the help.
_RULES = (
    click.option(
        "--template",
        _TEMPLATE,
        is_flag=True,
        help="The bodies are templates. The same as --placeholders allow.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice(["error", "warning", "info"]),
        default="error",
        show_default=True,
        help="Exit with 1 for findings of this severity or above.",
    ),
    click.option(
        "--per-file-ignore",
        "per_file_ignores",
        multiple=True,
        metavar="GLOB:RULES",
        callback=_globs,
        help="Do not report these rules in these files; repeatable.",
    ),
    click.option(
        "--severity",
        "severities",
        multiple=True,
        metavar="RULE=LEVEL",
        callback=_pairs,
        help="The severity of rules: error, warning, info or off; repeatable.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULE",
        help="Report these rules too, such as those that are off by default; repeatable.",
    ),
)
_FILES = (
    click.option(
        "--delimiter", metavar="CHAR", help="The delimiter of CSV files, instead of the one that is detected."
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="The encoding of tables and plain texts, instead of the one that is detected. Other files are UTF-8.",
    ),
    click.option(
        "--input-format",
        type=click.Choice(get_args(FileFormat)),
        help="The format of the files, instead of the one that is detected.",
    ),
    click.option(
        "--msg", "msg_", metavar="TEXT", help="The body of rows that have none, such as a template."
    ),
    click.option("--to", "to_", metavar="NUMBER", help="The recipient of rows that have none."),
    click.option("--type", "type_", metavar="TYPE", help="The type of rows that have none."),
    click.option("--from", "from_", metavar="SENDER", help="The sender of rows that have none."),
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="FIELD=COLUMN",
        callback=_pairs,
        help="The header of the column that contains a field, such as to=Mobile; repeatable.",
    ),
)
_OUTPUTS = (
    click.option("--statistics", is_flag=True, help="Print how often each rule was reported."),
    click.option("--redact", is_flag=True, help="Mask numbers and bodies in all output."),
    click.option(
        "--output",
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write this format, or html for a report, to a file, whole or not at all; repeatable.",
    ),
)
_KNOWN = (
    click.option(
        "--ignore-file",
        metavar="FILE",
        help="A JSON file of the rules that are not reported in a row, by its transactionID.",
    ),
    click.option("--baseline", metavar="FILE", help="A file of accepted findings, which are not reported."),
)
_INPUTS = (
    click.option("--stdin-filename", metavar="NAME", help="The name of standard input in the output."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="A configuration file for all inputs, or one key of it; repeatable.",
    ),
)
# Parameters, and the keys of the configuration file.
_LISTS = ("select", "extend_select", "ignore")
_DEFAULTS = (SENDER, "type", RECIPIENT, BODY)
_SAME = (
    "bare", "scheme", "always", "never", "suffix_list", "domain", "prefix", "severities", "per_file_ignores", "strict",
    "fail_level", "placeholders", "home_region", "columns", "input_format", "encoding", "delimiter",
    "ignore_file", "baseline",
)  # fmt: skip
_SETTINGS = {
    **{name: name for name in (*_LISTS, *_SAME)},
    "suffix": "suffixes",
    _TEMPLATE: _TEMPLATE,
    **{f"{name}_": name for name in _DEFAULTS},  # `from` is a word of Python
}
_OUTPUT_NAMES = {name: name for name in ("output", "redact", "statistics")}
# The key at the beginning of an error, and the options that have another name.
_KEYS = (*_LISTS, *_SAME, "suffixes", "extra_suffixes")
_KEY = re.compile(rf"^(?:{'|'.join(name.replace('_', '-') for name in _KEYS)})(?![\w-])")
_FLAGS = {
    "severities": "--severity",
    "per-file-ignores": "--per-file-ignore",
    "columns": "--map",
    "suffixes": "--suffix",
    "extra-suffixes": "--suffix",
}
