"""One run of `check`: it reads the inputs, writes the outputs, and prints the totals."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from engage_text.cli._changes import Change, run_change
from engage_text.cli._check_outputs import (
    FOR_PEOPLE,
    Output,
    has_page,
    opened_writers,
    outputs_of,
    report_options,
)
from engage_text.cli._inputs import finder_of, inputs_of, refuse_to_overwrite, watched
from engage_text.lint import (
    ALL_RULES,
    FILE_RULES,
    Checked,
    Finding,
    Input,
    Settings,
    SettingsFinder,
    Totals,
    count,
    found_line,
    lint_inputs,
    sent_line,
    statistics,
)
from engage_text.problems import Severity

if TYPE_CHECKING:
    from engage_text.lint import Comparer

__all__ = ["Asked", "Plan", "fails", "planned", "run_check", "summary", "totals_of"]

_LEVELS = tuple(Severity)  # from the most severe one


class Asked(NamedTuple):
    """The options of a run, under their names. `values` are the keys of a configuration file."""

    files: tuple[str, ...]
    values: dict[str, Any]
    form: str | None
    config: tuple[str, ...]
    isolated: bool
    stdin_filename: str | None
    require_input: bool
    change: Change = Change()
    jobs: int = 1


class Plan(NamedTuple):
    """The inputs of a run, and where their settings come from. `values` and `settings` are about the whole run."""

    inputs: list[Input]
    finder: SettingsFinder
    values: Mapping[str, Any]
    settings: Settings


def run_check(asked: Asked) -> bool:
    """Check the inputs and write all outputs. Return whether findings fail the run."""
    plan = planned(asked)
    outputs = outputs_of(asked.form, plan.values.get("output", ()))
    refuse_to_overwrite((path for _, path in outputs), plan.inputs, plan.finder)
    is_clean = run_change(asked.change, plan.inputs, plan.finder) if plan.inputs else None
    if is_clean is not None:
        return not is_clean
    names = [one.name for one in plan.inputs]
    report = report_options(names, redact=bool(plan.values.get("redact")))
    totals, has_failed = totals_of(plan), False
    comparer = _comparer(asked)
    level = plan.settings.fail_level
    check = _check_by_several if _shares(asked, plan, outputs) else _check_alone
    with (
        opened_writers(outputs, plan.settings, report) as writers,
        closing(check(asked, plan, totals, comparer)) as entries,
    ):
        for entry in entries:
            writers.add(entry)
            findings = (entry,) if isinstance(entry, Finding) else entry.findings
            has_failed = has_failed or any(fails(found, level) for found in findings)
        writers.finish(totals)
    if comparer is not None:
        from engage_text.cli._comparing import comparison_lines  # noqa: PLC0415 - as below

        is_read = any(path == "-" and form not in FOR_PEOPLE for form, path in outputs)
        for line in comparison_lines(comparer.finish(), totals.currency, redact=report.redact):
            click.echo(line, err=is_read)
    tell(totals, with_statistics=bool(plan.values.get("statistics")))
    need_input(totals, asked)
    return has_failed


def _check_by_several(
    asked: Asked, plan: Plan, totals: Totals, _: Comparer | None
) -> Generator[Checked | Finding, None, None]:
    """Yield the findings of several processes, in the order of the inputs, and add to the totals."""
    from engage_text.lint import check_in_parallel  # noqa: PLC0415 - as below

    for part in check_in_parallel(plan.inputs, plan.finder, asked.jobs):
        totals.add(part.totals)
        yield from part.findings()


def _check_alone(
    asked: Asked, plan: Plan, totals: Totals, comparer: Comparer | None
) -> Generator[Checked | Finding, None, None]:
    """Yield what is checked, in the order of the inputs, and add to the totals."""
    with watched(plan.inputs) as inputs:
        for entry in _entries(asked, plan, inputs, comparer):
            count(totals, entry)
            yield entry


def _shares(asked: Asked, plan: Plan, outputs: Sequence[Output]) -> bool:
    """Return whether several processes share the work. If they cannot, say why."""
    if asked.jobs == 1:
        return False
    if asked.change.compare is not None:
        reason = "--compare matches the rows of both versions"
    elif has_page(outputs):
        reason = "a report is made from all rows"
    else:
        from engage_text.lint import reason_for_one_process  # noqa: PLC0415 - most runs have one process

        reason = reason_for_one_process(plan.inputs, plan.finder)
    if reason:
        click.echo(f"--jobs: one process is used, because {reason}", err=True)
    return not reason


def _comparer(asked: Asked) -> Comparer | None:
    if asked.change.compare is None:
        return None
    from engage_text.lint import Comparer  # noqa: PLC0415 - most runs compare nothing

    return Comparer()


def _entries(
    asked: Asked, plan: Plan, inputs: Iterable[Input], comparer: Comparer | None
) -> Iterator[Checked | Finding]:
    """Yield what is checked. Compared with an older version, only new findings are left."""
    find = plan.finder.settings
    if comparer is None or asked.change.compare is None:
        return lint_inputs(inputs, find)
    from engage_text.cli._comparing import new_findings  # noqa: PLC0415 - as above

    old = inputs_of((asked.change.compare,), plan.finder, None)
    return new_findings(inputs, [one.name for one in plan.inputs], old, find, comparer)


def planned(asked: Asked) -> Plan:
    """Return the plan of a run. What is about the whole run comes from the settings of the first file."""
    finder = finder_of(asked.values, asked.config, isolated=asked.isolated)
    inputs = inputs_of(asked.files, finder, asked.stdin_filename)
    found = finder.find(inputs[0].place if inputs else "-")
    return Plan(inputs, finder, found.values, found.settings)


def fails(finding: Finding, level: Severity) -> bool:
    """Return whether a finding is at the fail level or above."""
    return _LEVELS.index(finding.problem.severity) <= _LEVELS.index(level)


def tell(totals: Totals, *, with_statistics: bool) -> None:
    """Print what was read and found to standard error."""
    if with_statistics:
        for line in (*statistics(totals, ALL_RULES), f"{sent_line(totals)}: {found_line(totals)}"):
            click.echo(line, err=True)
    if not totals.files:
        click.echo("there is no file to check", err=True)
    click.echo(summary(totals), err=True)


def summary(totals: Totals) -> str:
    """Return the counts of a run in one line."""
    of_files = sum(totals.codes[rule.code] for rule in FILE_RULES)
    more = [
        (of_files, "problem with files" if of_files == 1 else "problems with files"),
        (totals.suppressed, "suppressed"),
        (totals.known, "in the baseline"),
    ]
    parts = [
        f"{totals.rows} checked",
        f"{totals.with_errors} with errors",
        f"{totals.with_warnings} with warnings only",
        *(f"{number} {what}" for number, what in more if number),
    ]
    return ", ".join(parts)


def need_input(totals: Totals, asked: Asked) -> None:
    """Raise `click.UsageError` if nothing was checked, and the caller wants that to fail."""
    if asked.require_input and not totals.rows:
        raise click.UsageError("--require-input: there is no row to check")


def totals_of(plan: Plan) -> Totals:
    """Return the totals of a run before its first row."""
    policy = plan.settings.policy
    rates = None if policy is None else policy.rate_table
    return Totals(files=len(plan.inputs), currency="" if rates is None else rates.currency)
