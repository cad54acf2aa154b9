"""The command `engage-text`, and where its commands are. A command is imported when it is called."""

from __future__ import annotations

import click

from engage_text import __version__
from engage_text.cli._group import Group

__all__ = ["cli"]


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's call
    if not value or context.resilient_parsing:
        return
    from engage_text.cli._show import TABLES  # noqa: PLC0415 - no command needs it

    click.echo(f"engage-text, version {__version__}\n{TABLES}")
    context.exit()


@click.group(
    cls=Group,
    lazy={
        "check": "_check_command:check_command",
        "config": "_config_command:config_command",
        "explain": "_rule_commands:explain_command",
        "prepare": "_prepare_commands:prepare_command",
        "preview": "_prepare_commands:preview_command",
        "report": "_report_command:report_command",
        "rules": "_rule_commands:rules_command",
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Prepare SMS content for the Engage messaging API.

    Exit codes: 0 clean, 1 problems found, 2 wrong usage or a file that cannot be read or written.
    """
