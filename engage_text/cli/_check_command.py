"""The command `check`: reads files, and writes what the linter finds in the formats that are asked for."""

from __future__ import annotations

from typing import Any

import click

from engage_text.cli._changes import change_options
from engage_text.cli._check_options import check_values, output_values, with_options
from engage_text.cli._check_run import Asked, run_check
from engage_text.cli._group import PROBLEMS
from engage_text.lint import WRITERS
from engage_text.problems import OptionError

__all__ = ["check_command"]


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    help="The format on standard output.  [default: full, if there is no --output]",
)
@change_options
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes share the work.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--require-input", is_flag=True, help="Fail if there is no row to check.")
@check_values
@output_values
def check_command(*, exit_zero: bool, **given: Any) -> None:
    """Report every problem of messages. Without an option that says so, no file is changed.

    Each FILE is a file, a directory or a glob; - is standard input. Files contain requests as JSON lines, JSON, CSV or
    TSV, or texts: catalogues of translations, or one body on each line. Needs neither salt nor ids.

    Options have priority over the nearest engage-text.toml, or the table tool.engage-text in pyproject.toml. Exit
    codes: 0 clean, 1 findings of the fail level or above, 2 wrong usage or input that cannot be read.

    \b
    Examples:
      engage-text check messages.jsonl
      engage-text check contacts.csv --map to=Mobile --from ACMEIN --msg "Hi {{First Name}}"
      engage-text check --strict --format json - < messages.jsonl
    """  # noqa: D301 - click reads \b
    try:
        has_failed = run_check(Asked(**given))
    except OptionError as error:
        raise click.UsageError(with_options(str(error))) from None
    if has_failed and not exit_zero:
        click.get_current_context().exit(PROBLEMS)
