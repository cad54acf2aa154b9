"""The outputs of `check`: formats, files and standard output, colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, TextIO

import click

from engage_text import __version__
from engage_text._whole_files import whole_files
from engage_text.lint import (
    ALL_RULES,
    WRITERS,
    Checked,
    Finding,
    ReportBuilder,
    ReportOptions,
    Run,
    Settings,
    Totals,
    Writer,
    repository_root,
)

__all__ = ["FOR_PEOPLE", "Output", "Writers", "has_page", "opened_writers", "outputs_of", "report_options"]

FOR_PEOPLE = ("full", "concise")
_PAGE = "html"
_WIDTH = 100  # columns of what is not a terminal


class Output(NamedTuple):
    """A format, and the file that it goes to; - is standard output."""

    form: str
    path: str


class Writers:
    """All formats of a run, and its pages. Each row and each finding goes to all of them."""

    def __init__(
        self, writers: Sequence[Writer], pages: Sequence[tuple[ReportBuilder, TextIO]], *, redact: bool
    ) -> None:
        self._writers = writers
        self._pages = pages
        self._redact = redact

    def add(self, entry: Checked | Finding) -> None:
        """Write the findings of a row, or a finding of a whole file."""
        for page, _ in self._pages:
            page.take(entry)
        for finding in (entry,) if isinstance(entry, Finding) else entry.findings:
            shown = self._shown(finding)
            for writer in self._writers:
                writer.add(shown)

    def _shown(self, finding: Finding) -> Finding:
        if not self._redact:
            return finding
        from engage_text.lint import redacted  # noqa: PLC0415 - it knows all words of the library

        return redacted(finding)

    def finish(self, totals: Totals) -> None:
        """Write what is left."""
        for writer in self._writers:
            writer.finish(totals)
        for page, out in self._pages:
            out.write(page.page(totals))


def outputs_of(form: str | None, outputs: Sequence[str]) -> list[Output]:
    """Return the outputs for `--format` and `--output`. Without any, the format `full` goes to standard output."""
    found = [Output(form or "full", "-")] if form or not outputs else []
    for text in outputs:
        name, _, path = text.partition("=")
        if name not in WRITERS and name != _PAGE:
            formats = ", ".join((*WRITERS, _PAGE))
            raise click.UsageError(
                f"--output must be FORMAT=FILE with one of the formats {formats}, got {text!r}"
            )
        found.append(Output(name, path or "-"))
    paths = [path if path == "-" else os.path.realpath(path) for _, path in found]
    if len({*paths}) < len(paths):
        raise click.UsageError(
            "each --output must go to a different file, and only one format to standard output"
        )
    return found


def has_page(outputs: Sequence[Output]) -> bool:
    """Return whether one of the outputs is a page, which is made from rows."""
    return any(form == _PAGE for form, _ in outputs)


@contextmanager
def opened_writers(outputs: Sequence[Output], settings: Settings, report: ReportOptions) -> Iterator[Writers]:
    """Open the outputs. The files get their names only if all work succeeds."""
    with whole_files([path for _, path in outputs if path != "-"]) as opened:
        streams = iter(opened)
        writers: list[Writer] = []
        pages: list[tuple[ReportBuilder, TextIO]] = []
        for form, path in outputs:
            out = _standard_output(form) if path == "-" else next(streams)
            if form == _PAGE:
                pages.append((ReportBuilder(report), out))
            else:
                writers.append(WRITERS[form](out, _run(settings, to_terminal=path == "-")))
        yield Writers(writers, pages, redact=report.redact)


def report_options(files: Sequence[str], *, redact: bool, title: str = "") -> ReportOptions:
    """Return what is around the numbers of a page."""
    today = date.today()  # noqa: DTZ011 - the date of the reader
    created = f"{today.day} {today:%B} {today.year}"
    named = {"title": title} if title else {}
    return ReportOptions(files=files, created=created, version=__version__, redact=redact, **named)


def _run(settings: Settings, *, to_terminal: bool) -> Run:
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    return Run(
        version=__version__,
        rules=ALL_RULES,
        root=repository_root(Path.cwd()) or settings.root,
        fail_level=settings.fail_level,
        has_color=to_terminal and _has_color(),
        width=_width() if to_terminal else _WIDTH,
        step_summary=Path(summary) if summary else None,
    )


def _standard_output(form: str) -> TextIO:
    if form not in FOR_PEOPLE and isinstance(sys.stdout, TextIOWrapper):
        # A program reads it: no line feed is translated, and the encoding of the terminal does not matter.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415 - 2 ms that only a terminal needs to pay

    return get_terminal_size().columns


def _has_color() -> bool:
    # no-color.org: any value that is not empty.
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
