"""The commands and their options. Each reads, asks the library, prints, and ends with its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import tee
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from engage_text import __version__
from engage_text._job import Placeholders
from engage_text._prepare import Prepared, Rejected, check, prepare_many, preview_body
from engage_text._text import json_line
from engage_text.cli import _show
from engage_text.cli._files import (
    Line,
    progress,
    read_lines,
    replacing,
    same_file,
    standard_input,
)
from engage_text.cli._formats import decoded
from engage_text.cli._group import PROBLEMS, Group
from engage_text.cli._options import (
    SALT_VARIABLE,
    finding,
    home_region_option,
    shortener_of,
    shortener_with_ids,
)
from engage_text.segments import measure
from engage_text.urls import BarePolicy, HostRules, explain_urls

__all__ = ["cli"]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(
    __version__, prog_name="engage-text", message=f"%(prog)s, version %(version)s\n{_show.TABLES}"
)
def cli() -> None:
    """Prepare SMS content for the Engage messaging API.

    Exit codes: 0 clean, 1 problems found, 2 wrong usage or a file that cannot be read or written.
    """


_files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True),
)
_strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
_placeholders_option = click.option(
    "--placeholders",
    type=click.Choice(["refuse", "allow"]),
    default="refuse",
    show_default=True,
    help="What to do with unfilled placeholders; allow them if the messages are templates.",
)
_output = click.Path(dir_okay=False, readable=False, allow_dash=True)


class _Outputs(NamedTuple):
    payloads: BinaryIO | None
    rejected: BinaryIO | None
    links: BinaryIO | None


@cli.command("prepare")
@_files_argument
@click.option("-o", "--output", type=_output, help="Write the payloads here, one a line; - is stdout.")
@click.option("--links", type=_output, help="Write the links to register here, one a line.")
@click.option("--rejected", type=_output, help="Write the requests that cannot be sent here, with reasons.")
@finding
@click.option("--first-id", type=click.IntRange(min=0), help="The first id that no link has yet.")
@click.option(
    "--salt-file",
    type=click.Path(exists=True, dir_okay=False),
    help=f"File with the salt of the codes; by default {SALT_VARIABLE} in the environment has it.",
)
@home_region_option
@_strict_option
@_placeholders_option
def prepare_command(  # noqa: PLR0913 - one parameter for each option
    *,
    files: tuple[str, ...],
    output: str | None,
    links: str | None,
    rejected: str | None,
    domain: str | None,
    prefix: str | None,
    first_id: int | None,
    salt_file: str | None,
    bare: BarePolicy,
    hosts: HostRules,
    home_region: str | None,
    strict: bool,
    placeholders: Placeholders,
) -> None:
    """Turn requests into payloads that are ready to send.

    Each FILE contains one request (a JSON object) on each line; - is standard input. Without --domain the service
    shortens. With it links are made here: this needs --first-id and a salt, which is a secret and never an argument.
    Without -o every message is shown as the handset will show it.

    \b
    Examples:
      engage-text prepare messages.jsonl
      engage-text prepare messages.jsonl --domain go.example.in --prefix ACMEIN --first-id 1000 \\
          --salt-file salt.txt -o payloads.jsonl --links links.jsonl --rejected rejected.jsonl
    """  # noqa: D301 - click reads \b
    _refuse_same_outputs(output, rejected, links)
    _refuse_to_lose(files, output, rejected, links)
    _refuse_to_overwrite(salt_file, output, rejected, links)
    shortener = shortener_with_ids(domain, prefix, first_id, salt_file)
    totals = _show.Totals({"ready": 0, "rejected": 0, "segments to be billed": 0, "links": 0})
    last: Prepared | Rejected | None = None
    with ExitStack() as stack:
        # The last one opened is the first to take its place: no payload is there before its links are.
        outputs = _Outputs(
            # Not even in a pipe: payloads are kept until the links are on the disk.
            stack.enter_context(replacing(output, comes_last=links is not None)),
            *(stack.enter_context(replacing(path)) for path in (rejected, links)),
        )
        shows = outputs.payloads is None
        advance = stack.enter_context(progress(files, stdout_is_read=shows or "-" in (links, rejected)))
        lines, again = tee(read_lines(files, advance))
        requests = (line.data for line in lines)
        results = prepare_many(
            requests,
            shortener=shortener,
            ids=first_id,
            bare=bare,
            hosts=hosts,
            home_region=home_region,
            strict=strict,
            placeholders=placeholders,
        )
        # `again` comes first: `tee` then holds one line, and each result meets the line it was made of.
        for line, last in zip(again, results, strict=False):
            _write(outputs, line, last)
            _count(totals, last)
            _tell(line, last, shows=shows, rows_kept=outputs.rejected is not None)
    _summary(totals, last, to_stderr=output is not None or "-" in (links, rejected))
    if totals["links"] and links is None and output is not None:
        click.echo("the links are not written: give --links, and register them before sending", err=True)
    if totals["rejected"]:
        click.get_current_context().exit(PROBLEMS)


def _refuse_same_outputs(*paths: str | None) -> None:
    given = [path if path == "-" else os.path.realpath(path) for path in paths if path is not None]
    if len(set(given)) < len(given):
        raise click.UsageError("give -o, --links and --rejected different files")
    if "-" in given and paths[0] is None:
        raise click.UsageError("stdout shows the messages: give -o a file, or --links and --rejected files")


def _refuse_to_lose(
    inputs: Iterable[str], output: str | None, rejected: str | None, links: str | None
) -> None:
    """Let an output take the place of an input only where every row of it has a place of its own."""
    outputs = (output, rejected, links)
    if any(_is_replaced(path, outputs) for path in inputs if path != "-") and (
        output is None or rejected is None
    ):
        raise click.UsageError(
            "an output takes the place of an input: give both -o and --rejected, or rows are lost"
        )


def _refuse_to_overwrite(salt_file: str | None, *outputs: str | None) -> None:
    """Refuse an output that would replace a file that later runs need: the salt, a suffix list."""
    suffix_list: str | None = click.get_current_context().params.get("suffix_list")
    for what, path in (("--salt-file", salt_file), ("--suffix-list", suffix_list)):
        if path is not None and _is_replaced(path, outputs):
            raise click.UsageError(f"an output would overwrite the file of {what}: choose another output")


def _is_replaced(path: str, outputs: Iterable[str | None]) -> bool:
    # A device or a pipe has no content that could be lost.
    return Path(path).is_file() and any(same_file(path, to) for to in outputs if to is not None and to != "-")


def _write(outputs: _Outputs, line: Line, result: Prepared | Rejected) -> None:
    if isinstance(result, Prepared):
        if outputs.payloads:
            outputs.payloads.write(result.payload_json() + b"\n")
        if outputs.links:
            # One target may stand in a message twice: two places, one row.
            outputs.links.writelines(
                {link.code: json_line(link.row.to_dict()).encode() for link in result.links}.values()
            )
    elif outputs.rejected:
        problems = [problem.to_dict() for problem in result.report]
        row = {"file": line.file, "line": line.number, "problems": problems, "request": line.text}
        outputs.rejected.write(json_line(row).encode())


def _count(totals: _show.Totals, result: Prepared | Rejected) -> None:
    if isinstance(result, Rejected):
        totals["rejected"] += 1
        return
    totals["ready"] += 1
    totals["segments to be billed"] += result.size.segments
    totals["links"] += len({link.code for link in result.links})


def _tell(line: Line, result: Prepared | Rejected, *, shows: bool, rows_kept: bool) -> None:
    """Show the message; where a program reads the payloads, only what would go unsaid otherwise."""
    if shows:
        _echo(_show.ready(line, result) if isinstance(result, Prepared) else _show.rejected(line, result))
        click.echo()
    elif isinstance(result, Rejected) and not rows_kept:
        _echo(_show.problem_lines(line, result.report), err=True)


def _summary(totals: _show.Totals, last: Prepared | Rejected | None, *, to_stderr: bool) -> None:
    behind = "" if last is None or last.next_id is None else f"; next id {last.next_id}"
    click.echo(f"{totals}{behind}", err=to_stderr)


@cli.command("check")
@_files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the problems are printed.",
)
@finding
@home_region_option
@_strict_option
@_placeholders_option
def check_command(  # noqa: PLR0913 - one parameter for each option
    *,
    files: tuple[str, ...],
    form: str,
    domain: str | None,
    prefix: str | None,
    bare: BarePolicy,
    hosts: HostRules,
    home_region: str | None,
    strict: bool,
    placeholders: Placeholders,
) -> None:
    """Report every problem of requests; write nothing.

    Each FILE contains one request (a JSON object) on each line; - is standard input. Needs neither salt nor ids.

    \b
    Examples:
      engage-text check messages.jsonl
      engage-text check --strict --format json - < messages.jsonl
    """  # noqa: D301 - click reads \b
    # Every code has the same length, so what is found does not hang on the salt.
    shortener = shortener_of(domain, prefix, "")
    totals = _show.Totals({"checked": 0, "with errors": 0, "with warnings only": 0})
    with progress(files, stdout_is_read=True) as advance:
        for line in read_lines(files, advance):
            report = check(
                line.data,
                shortener=shortener,
                bare=bare,
                hosts=hosts,
                home_region=home_region,
                strict=strict,
                placeholders=placeholders,
            )
            totals["checked"] += 1
            totals["with errors"] += not report.ok
            totals["with warnings only"] += report.ok and len(report) > 0
            if form == "text":
                _echo(_show.problem_lines(line, report))
            else:
                row = {"file": line.file, "line": line.number, **report.to_dict()}
                sys.stdout.buffer.write(json_line(row).encode())
    click.echo(str(totals), err=True)
    if totals["with errors"]:
        click.get_current_context().exit(PROBLEMS)


@cli.command("preview")
@click.argument("text")
@finding
def preview_command(
    *, text: str, domain: str | None, prefix: str | None, bare: BarePolicy, hosts: HostRules
) -> None:
    """Show what one TEXT becomes: its links, its size, its problems.

    - reads the text from standard input. The code of a link is shown as X: no link is made.

    \b
    Example:
      engage-text preview "Your parcel: https://example.in/track/4711"
    """  # noqa: D301 - click reads \b
    shortener = shortener_of(domain, prefix, "")
    body = _stdin_text() if text == "-" else text
    shown = preview_body(body, shortener=shortener, bare=bare, hosts=hosts)
    report = check({**_CARRIER, "msg": body}, shortener=shortener, bare=bare, hosts=hosts)
    places = explain_urls(body, bare=bare, hosts=hosts)
    click.echo(f"links    {_show.with_links_marked(body, places)}")
    click.echo(f"handset  {_show.printable(shown)}")
    _echo(_show.explained(places))
    _echo(_show.size_lines(shown, measure(shown)))
    _echo(_show.drawn(report))
    if not report.ok:
        click.get_current_context().exit(PROBLEMS)


def _stdin_text() -> str:
    # surrogateescape as for arguments: a byte that is no UTF-8 is shown and reported, not fatal.
    text = decoded(standard_input().read())
    return text.removesuffix("\n").removesuffix("\r")


# A request without fault around the text: what `check` then says is said of the text.
_CARRIER = {
    "type": "transactional",
    "from": "SENDER",
    "to": "919876543210",
    "transactionID": "preview",
    "dlr": {"mask": 0},
    "tiny": "1",
}


def _echo(rows: Iterable[str], *, err: bool = False) -> None:
    for row in rows:
        click.echo(row, err=err)
