"""The commands `prepare` and `preview`: each reads its input, calls the library, prints, and ends with an exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import tee

import click

from engage_text._prepare import Prepared, Rejected, check_body, prepare_many, preview_body
from engage_text.cli import _show
from engage_text.cli._files import Line, progress, read_lines, standard_input
from engage_text.cli._formats import decoded
from engage_text.cli._group import PROBLEMS
from engage_text.cli._options import (
    SALT_VARIABLE,
    Judging,
    finding,
    judging,
    shortener_of,
    shortener_with_ids,
)
from engage_text.cli._outputs import Paths, opened
from engage_text.segments import measure
from engage_text.urls import UrlOptions, explain_urls

__all__ = ["prepare_command", "preview_command"]


_files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True),
)
_output = click.Path(dir_okay=False, readable=False, allow_dash=True)


@click.command("prepare")
@_files_argument
@click.option("-o", "--output", type=_output, help="Write the payloads here, one a line; - is stdout.")
@click.option("--links", type=_output, help="Write the links to register here, one a line.")
@click.option("--rejected", type=_output, help="Write the requests that cannot be sent here, with reasons.")
@finding
@click.option("--first-id", type=click.IntRange(min=0), help="The first id that no link has yet.")
@click.option(
    "--salt-file",
    type=click.Path(exists=True, dir_okay=False),
    help=f"File with the salt of the codes. By default the salt is in the variable {SALT_VARIABLE}.",
)
@judging
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
    urls: UrlOptions,
    judged: Judging,
) -> None:
    """Turn requests into payloads that are ready to send.

    Each FILE contains one request (a JSON object) on each line; - is standard input. Without --domain, the service
    shortens. With --domain, links are made here. This needs --first-id and a salt, which is a secret and never an
    argument. Without -o, every message is shown as the handset will show it.

    \b
    Examples:
      engage-text prepare messages.jsonl
      engage-text prepare messages.jsonl --domain go.example.in --prefix ACMEIN --first-id 1000 \\
          --salt-file salt.txt -o payloads.jsonl --links links.jsonl --rejected rejected.jsonl
    """  # noqa: D301 - click reads \b
    paths = Paths(output, rejected, links)
    paths.need_safe(files)
    shortener = shortener_with_ids(domain, prefix, first_id, salt_file)
    job = partial(prepare_many, shortener=shortener, ids=first_id, urls=urls, **judged)
    totals = _prepare_files(files, paths, job)
    if totals["links"] and links is None and output is not None:
        click.echo("the links are not written: give --links, and register them before sending", err=True)
    if totals["rejected"]:
        click.get_current_context().exit(PROBLEMS)


def _prepare_files(
    files: Iterable[str],
    paths: Paths,
    job: Callable[[Iterable[bytes]], Iterator[Prepared | Rejected]],
) -> _show.Totals:
    """Prepare each line of the files, write and show the results, and return the counts."""
    totals = _show.Totals({"ready": 0, "rejected": 0, "segments to be billed": 0, "links": 0})
    last: Prepared | Rejected | None = None
    shows = paths.payloads is None
    is_read = "-" in (paths.links, paths.rejected)
    with opened(paths) as outputs, progress(files, stdout_is_read=shows or is_read) as advance:
        lines, again = tee(read_lines(files, advance))
        results = job(line.data for line in lines)
        # `again` comes first, so that `tee` keeps only one line, and each result is paired with its line.
        for line, last in zip(again, results, strict=False):
            outputs.write(line, last)
            _count(totals, last)
            _tell(line, last, shows=shows, rows_kept=outputs.rejected is not None)
    next_id = "" if last is None or last.next_id is None else f"; next id {last.next_id}"
    click.echo(f"{totals}{next_id}", err=not shows or is_read)
    return totals


def _count(totals: _show.Totals, result: Prepared | Rejected) -> None:
    if isinstance(result, Rejected):
        totals["rejected"] += 1
        return
    totals["ready"] += 1
    totals["segments to be billed"] += result.size.segments
    totals["links"] += len({link.code for link in result.links})


def _tell(line: Line, result: Prepared | Rejected, *, shows: bool, rows_kept: bool) -> None:
    """Show the message. If a program reads the payloads, show only problems that would otherwise be lost."""
    if shows:
        _echo(_show.ready(line, result) if isinstance(result, Prepared) else _show.rejected(line, result))
        click.echo()
    elif isinstance(result, Rejected) and not rows_kept:
        _echo(_show.problem_lines(line, result.report), err=True)


@click.command("preview")
@click.argument("text")
@finding
def preview_command(*, text: str, domain: str | None, prefix: str | None, urls: UrlOptions) -> None:
    """Show the links, the size and the problems of one TEXT.

    - reads the text from standard input. The code of a link is shown as X, because no link is made.

    \b
    Example:
      engage-text preview "Your parcel: https://example.in/track/4711"
    """  # noqa: D301 - click reads \b
    shortener = shortener_of(domain, prefix, "")
    body = _stdin_text() if text == "-" else text
    shown = preview_body(body, shortener=shortener, urls=urls)
    report = check_body(body, shortener=shortener, urls=urls)
    places = explain_urls(body, options=urls)
    click.echo(f"links    {_show.with_links_marked(body, places)}")
    click.echo(f"handset  {_show.printable(shown)}")
    _echo(_show.explained(places))
    _echo(_show.size_lines(shown, measure(shown)))
    _echo(_show.drawn(report))
    if not report.ok:
        click.get_current_context().exit(PROBLEMS)


def _stdin_text() -> str:
    # surrogateescape as for arguments: a byte that is not UTF-8 is shown and reported, not fatal.
    text = decoded(standard_input().read())
    return text.removesuffix("\n").removesuffix("\r")


def _echo(rows: Iterable[str], *, err: bool = False) -> None:
    for row in rows:
        click.echo(row, err=err)
