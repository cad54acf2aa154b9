"""One run of `check`: its inputs and outputs, and what it prints when it is done."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import click

from engage_text import __version__
from engage_text._whole_files import whole_files
from engage_text.cli._files import standard_input
from engage_text.lint import (
    ALL_RULES,
    WRITERS,
    Finding,
    Input,
    ReportBuilder,
    ReportOptions,
    Run,
    Settings,
    SettingsFinder,
    Totals,
    Writer,
    count,
    lint_inputs,
    repository_root,
    value_of_line,
)
from engage_text.problems import Severity

__all__ = ["Asked", "finder_of", "inputs_of", "run_check", "summary", "today"]

_LEVELS = tuple(Severity)  # from the most severe one
_PAGE = "html"


class Asked(NamedTuple):
    """What a run is asked for. `form` is the format on standard output, and `outputs` are `FORMAT=FILE`."""

    files: tuple[str, ...]
    values: dict[str, Any]
    form: str | None
    outputs: tuple[str, ...]
    config: tuple[str, ...]
    isolated: bool
    stdin_filename: str | None
    require_input: bool


class Result(NamedTuple):
    """The counts of a run, and whether it has findings that fail it."""

    totals: Totals
    has_failed: bool


def run_check(asked: Asked) -> Result:
    """Check the inputs, write all outputs, and return the counts."""
    finder = finder_of(asked)
    inputs = list(inputs_of(asked))
    settings = finder.settings(inputs[0].path)  # what is about the whole run comes from the first file
    totals, has_failed = Totals(), False
    with _opened(asked, settings, inputs) as (writers, pages):
        for checked in lint_inputs(inputs, finder.settings):
            count(totals, checked)
            for page in pages:
                page.take(checked)
            for finding in (checked,) if isinstance(checked, Finding) else checked.findings:
                has_failed = has_failed or _fails(finding, settings.fail_level)
                for writer in writers:
                    writer.add(finding)
        totals.files = len(inputs)
        for writer in writers:
            writer.finish(totals)
        for page, out in pages.items():
            out.write(page.page(totals))
    return Result(totals, has_failed)


def summary(totals: Totals) -> str:
    """Return the counts of a run in one line."""
    more = [(totals.suppressed, "suppressed"), (totals.known, "in the baseline")]
    parts = [
        f"{totals.rows} checked",
        f"{totals.with_errors} with errors",
        f"{totals.with_warnings} with warnings only",
        *(f"{number} {what}" for number, what in more if number),
    ]
    return ", ".join(parts)


def _fails(finding: Finding, level: Severity) -> bool:
    return _LEVELS.index(finding.problem.severity) <= _LEVELS.index(level)


def finder_of(asked: Asked) -> SettingsFinder:
    """Return what finds the settings of each file."""
    path, values = None, dict(asked.values)
    for text in asked.config:
        if Path(text).is_file() or "=" not in text:
            path = Path(text)
        else:
            values = {**value_of_line(text), **values}
    return SettingsFinder(values, path=path, is_isolated=asked.isolated)


def inputs_of(asked: Asked) -> Iterator[Input]:
    """Yield the inputs in the order that the caller gave."""
    for path in asked.files:
        if path == "-":
            yield Input("-", asked.stdin_filename or "-", standard_input())
        else:
            yield Input(path, path)


@contextmanager
def _opened(
    asked: Asked, settings: Settings, inputs: Iterable[Input]
) -> Iterator[tuple[list[Writer], dict[ReportBuilder, TextIO]]]:
    """Open all outputs: a page is made from rows, and the other formats from findings."""
    outputs = _outputs(asked)
    with whole_files(path for _, path in outputs) as texts:
        writers: list[Writer] = []
        pages: dict[ReportBuilder, TextIO] = {}
        for (form, path), out in zip(outputs, texts, strict=True):
            if form == _PAGE:
                options = ReportOptions(
                    files=[each.name for each in inputs], version=__version__, created=today()
                )
                pages[ReportBuilder(options)] = out
            else:
                writers.append(WRITERS[form](out, _run(settings, path)))
        yield writers, pages


def _run(settings: Settings, path: str) -> Run:
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    return Run(
        version=__version__,
        rules=ALL_RULES,
        root=repository_root(Path.cwd()) or settings.root,
        fail_level=settings.fail_level,
        has_color=path == "-" and _has_color(),
        width=shutil.get_terminal_size().columns,
        step_summary=Path(summary_file) if summary_file else None,
    )


def today() -> str:
    """Return the date where the command runs, in words."""
    day = date.today()  # noqa: DTZ011 - the date of the reader
    return f"{day.day} {day:%B} {day.year}"


def _outputs(asked: Asked) -> list[tuple[str, str]]:
    """Return the formats, and where each goes. Without any, the format `full` goes to standard output."""
    pairs = [("-", asked.form)] if asked.form or not asked.outputs else []
    for text in asked.outputs:
        form, _, path = text.partition("=")
        if form not in WRITERS and form != _PAGE:
            raise click.UsageError(
                f"--output must be FORMAT=FILE with one of {', '.join((*WRITERS, _PAGE))}, got {text!r}"
            )
        pairs.append((path or "-", form))
    if len({path for path, _ in pairs}) < len(pairs):
        raise click.UsageError("give each --output another file")
    return [(form or "full", path) for path, form in pairs]


def _has_color() -> bool:
    # no-color.org: any value that is not empty.
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
