"""Writes and prunes the baseline of `check`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from engage_text._whole_files import replacing
from engage_text.lint import (
    Baseline,
    BaselineMatcher,
    Checked,
    Finding,
    Input,
    Settings,
    baseline_of,
    lint_inputs,
    pruned,
)

__all__ = ["prune_baseline", "write_baseline"]

Find = Callable[[str], Settings]


def write_baseline(inputs: Iterable[Input], find: Find, path: str) -> int:
    """Write all findings of the inputs into a new baseline, and return their number.

    A baseline only shrinks, so a file that exists is not replaced.
    """
    if Path(path).exists():
        raise click.UsageError(f"{path} exists already: use --prune-baseline, or remove it first")
    baseline = baseline_of(_findings(inputs, find), _relative_to(path))
    _write(path, baseline)
    return sum(entry.times for entry in baseline.known)


def prune_baseline(inputs: list[Input], find: Find, path: str, baseline: Baseline) -> tuple[int, int]:
    """Remove what is fixed from the baseline, and return how many findings it has, and had."""
    matcher = BaselineMatcher(baseline)
    for finding in _findings(inputs, find):
        matcher.is_known(finding)
    relative = _relative_to(path)
    files = {relative(given.name) for given in inputs}
    files |= {entry.file for entry in baseline.known if not (Path(path).parent / entry.file).exists()}
    left = pruned(matcher, files)
    if left != baseline:
        _write(path, left)
    return sum(entry.times for entry in left.known), sum(entry.times for entry in baseline.known)


def _relative_to(path: str) -> Callable[[str], str]:
    """Return the function from the name of a file to its path as seen from the baseline, wherever the run starts."""
    directory = Path(path).absolute().parent
    return lambda name: os.path.relpath(Path(name).absolute(), directory).replace(os.sep, "/")


def _findings(inputs: Iterable[Input], find: Find) -> Iterator[Finding]:
    """Yield all findings, as if there were no baseline."""
    without: dict[int, Settings] = {}  # the settings of a directory are one object, which has one engine

    def find_without(path: str) -> Settings:
        settings = find(path)
        return without.setdefault(id(settings), replace(settings, baseline=None))

    for checked in lint_inputs(inputs, find_without):
        yield from checked.findings if isinstance(checked, Checked) else (checked,)


def _write(path: str, baseline: Baseline) -> None:
    with replacing(path) as out:
        assert out is not None  # noqa: S101 - there is a path
        out.write(baseline.to_text().encode())
