"""The command `report`: checks files like `check`, and writes one HTML page about them."""

from __future__ import annotations

from typing import Any

import click

from engage_text import __version__
from engage_text._whole_files import replacing, same_file
from engage_text.cli._check_options import check_values, with_options
from engage_text.cli._check_run import Asked, finder_of, inputs_of, summary, today
from engage_text.lint import ReportBuilder, ReportOptions, Totals, count, lint_inputs
from engage_text.problems import OptionError

__all__ = ["report_command"]


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, readable=False, allow_dash=True),
    help="Write the page here; - is stdout.",
)
@click.option("--title", default=ReportOptions().title, show_default=True, help="The heading of the page.")
@click.option("--redact", is_flag=True, help="Show no text of a message and no phone number.")
@click.option(
    "--config",
    "config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    help="A configuration file for all inputs, or one key of it; repeatable.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input in the page.")
@check_values
def report_command(*, output: str, title: str, redact: bool, **given: Any) -> None:
    """Write an HTML page about messages: their cost and problems.

    The page needs no network and runs no script. FILE and the options are those of check. It is written even if there
    are errors: exit code 0. 2 is wrong usage or input that cannot be read.

    \b
    Examples:
      engage-text report messages.jsonl -o report.html
      engage-text report contacts.csv --map to=Mobile --from ACMEIN --msg "Hi {{First Name}}" -o report.html
    """  # noqa: D301 - click reads \b
    asked = Asked(form=None, outputs=(), require_input=False, **given)
    if any(same_file(path, output) for path in asked.files if path != "-"):
        raise click.UsageError("the page would replace an input: choose another output")
    try:
        inputs, finder = list(inputs_of(asked)), finder_of(asked)
        names = [each.name for each in inputs]
        options = ReportOptions(title=title, files=names, created=today(), version=__version__, redact=redact)
        totals = Totals(files=len(inputs))
        builder = ReportBuilder(options)
        for entry in lint_inputs(inputs, finder.settings):
            count(totals, entry)
            builder.take(entry)
    except OptionError as error:
        raise click.UsageError(with_options(str(error))) from None
    with replacing(output) as out:
        assert out is not None  # noqa: S101 - there is a path
        out.write(builder.page(totals).encode())
    click.echo(summary(totals), err=True)
