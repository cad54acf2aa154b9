"""The command `report`: checks files like `check`, and writes one HTML page about them."""

from __future__ import annotations

from typing import Any

import click

from engage_text._whole_files import replacing
from engage_text.cli._check_options import check_values, with_options
from engage_text.cli._check_outputs import report_options
from engage_text.cli._check_run import Asked, planned, summary, totals_of
from engage_text.cli._inputs import refuse_to_overwrite, watched
from engage_text.lint import Linter, ReportBuilder, ReportOptions, count
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
    try:
        plan = planned(Asked(form=None, require_input=False, **given))
        refuse_to_overwrite([output], plan.inputs, plan.finder)
        names = [one.name for one in plan.inputs]
        redact = redact or bool(plan.values.get("redact"))
        page = ReportBuilder(report_options(names, redact=redact, title=title))
        totals = totals_of(plan)
        with watched(plan.inputs) as inputs:
            for entry in Linter(plan.finder.settings).check(inputs):
                count(totals, entry)
                page.take(entry)
    except OptionError as error:
        raise click.UsageError(with_options(str(error))) from None
    with replacing(output) as out:
        assert out is not None  # noqa: S101 - there is a path
        out.write(page.page(totals).encode())
    click.echo(summary(totals), err=True)
