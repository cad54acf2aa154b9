"""The options of `check` that change files or the baseline, or compare with an older version."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from engage_text._text import counted
from engage_text.cli._options import add_options
from engage_text.lint import Input, SettingsFinder

if TYPE_CHECKING:
    from engage_text.cli._rewriting import Fixed

__all__ = ["Change", "change_options", "run_change"]


class Change(NamedTuple):
    """What a run changes. `compare` is the path of the older version, or None."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    add_ignore: bool = False
    write_baseline: bool = False
    prune_baseline: bool = False
    compare: str | None = None


def change_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options. The command gets one `change` for all of them."""

    @wraps(command)
    def with_change(**given: Any) -> None:
        change = Change(**{name: given.pop(name) for name in Change._fields})
        _need_one(change)
        command(change=change, **given)

    return add_options(with_change, _OPTIONS)


# The last one comes first in the help.
_OPTIONS = (
    click.option(
        "--compare",
        metavar="OLD",
        help="Report only findings that the older file or directory OLD does not have, and what the change costs.",
    ),
    click.option("--prune-baseline", is_flag=True, help="Remove from the baseline what is fixed, and stop."),
    click.option("--write-baseline", is_flag=True, help="Write all findings into a new baseline, and stop."),
    click.option(
        "--add-ignore",
        is_flag=True,
        help="Suppress all findings, in the side file or in the rows themselves, and stop.",
    ),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help="With --fix or --diff: also replace typographic punctuation that costs segments.",
    ),
    click.option("--fix", is_flag=True, help="Fix what has one safe answer, then report what is left."),
)
_ALONE = ("fix", "diff", "add_ignore", "write_baseline", "prune_baseline", "compare")


_LEFT = (
    "rules that are fixed are always reported; in a catalogue, or in a table with rows that are not as long as its "
    "header, use per-file-ignores or a baseline"
)


def _need_one(change: Change) -> None:
    given = [f"--{name.replace('_', '-')}" for name in _ALONE if getattr(change, name)]
    if len(given) > 1:
        raise click.UsageError(f"give either {' or '.join(given)}, not both")
    if change.unsafe_fixes and not (change.fix or change.diff):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff")


def run_change(change: Change, inputs: list[Input], finder: SettingsFinder) -> bool | None:
    """Make the change. Return None if the check goes on, and otherwise whether the run is clean."""
    if change.write_baseline or change.prune_baseline:
        _baseline(change, inputs, finder)
        return True
    if not (change.fix or change.diff or change.add_ignore):
        return None
    # Most runs change nothing, and start without it.
    from engage_text.cli._rewriting import add_ignores, fix_files, need_files, show_diff  # noqa: PLC0415

    find = finder.settings
    need_files(inputs, "--fix" if change.fix else "--diff" if change.diff else "--add-ignore")
    if change.diff and finder.find(inputs[0].path).values.get("redact"):
        raise click.UsageError("--diff shows the content of files, so it cannot be combined with --redact")
    if change.fix:
        _echo(fix_files(inputs, find, allow_unsafe=change.unsafe_fixes), "fixed", "left as they are")
        return None
    if change.diff:
        done = show_diff(inputs, find, allow_unsafe=change.unsafe_fixes)
        _echo(done, "would be fixed", "left as they are")
        return not done.values
    done = add_ignores(inputs, find)
    _echo(done, "suppressed", "cannot be suppressed", what="finding")
    if done.left:
        click.echo(_LEFT, err=True)
    return True


def _baseline(change: Change, inputs: list[Input], finder: SettingsFinder) -> None:
    from engage_text.cli._baselines import prune_baseline, write_baseline  # noqa: PLC0415 - as above

    settings = finder.settings(inputs[0].path)
    baseline = settings.baseline
    if baseline is None:
        option = "--write-baseline" if change.write_baseline else "--prune-baseline"
        raise click.UsageError(f"{option} needs --baseline FILE")
    path = baseline.name
    if change.write_baseline:
        number = write_baseline(inputs, finder.settings, path)
        click.echo(f"{path}: {counted(number, 'finding')} known", err=True)
        return
    left, before = prune_baseline(inputs, finder.settings, path, baseline)
    click.echo(f"{path}: {counted(left, 'finding')} known, {before - left} removed", err=True)


def _echo(done: Fixed, verb: str, left: str, *, what: str = "value") -> None:
    words = f"{counted(done.values, what)} {verb} in {counted(done.files, 'file')}"
    if done.left:
        words += f", {done.left} {left}"
    click.echo(words, err=True)
