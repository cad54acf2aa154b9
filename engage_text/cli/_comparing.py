"""Compares the inputs of `check` with an older version of them, and shows the result."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from engage_text._text import printable
from engage_text.lint import (
    Checked,
    Comparer,
    Comparison,
    Finding,
    Input,
    Settings,
    lint_inputs,
    masked_label,
)

__all__ = ["comparison_lines", "new_findings"]

Find = Callable[[str], Settings]


def new_findings(
    inputs: Iterable[Input], names: Collection[str], old: Collection[Input], find: Find, comparer: Comparer
) -> Iterator[Checked | Finding]:
    """Yield what is checked in the inputs, with only the findings that the old version does not have.

    `names` are the names of the inputs. The old version is checked with the settings of the first of them.
    """
    within_old, within = (_paths_within(part) for part in ([one.name for one in old], names))
    settings = find(next(iter(names), "-"))
    for checked in lint_inputs(old, lambda _: settings):
        comparer.add_old(checked, within_old(checked))
    for checked in lint_inputs(inputs, find):
        new = comparer.add_new(checked, within(checked))
        if isinstance(checked, Checked):
            yield checked._replace(findings=new)
        else:
            yield from new


def _paths_within(names: Collection[str]) -> Callable[[Checked | Finding], str]:
    """Return the function from a row or finding to the path of its file, relative to the directory of all files.

    The path of a single file does not matter. Other files, such as that of suppressions, keep their names.
    """
    paths = {name: os.path.abspath(name) for name in names}  # noqa: PTH100 - as commonpath
    root = os.path.commonpath(paths.values()) if paths else ""
    relative = {name: os.path.relpath(path, root).replace(os.sep, "/") for name, path in paths.items()}

    def within(checked: Checked | Finding) -> str:
        file = checked.location.file if isinstance(checked, Finding) else checked.row.file
        return relative.get(file, file)

    return within


def comparison_lines(done: Comparison, currency: str = "", *, redact: bool = False) -> Iterator[str]:
    """Yield the comparison as lines of text. With `redact`, keys that are texts are masked."""
    before, after = done.before, done.after
    yield f"{'':<12}{'old':>12}{'new':>12}{'change':>20}"
    yield _line("rows", before.rows, after.rows)
    yield _line("segments", before.segments, after.segments)
    for encoding in sorted({*before.encodings, *after.encodings}):
        yield _line(encoding, before.encodings[encoding], after.encodings[encoding])
    if before.cost is not None or after.cost is not None:
        yield _line(f"cost {currency}".rstrip(), before.cost or Decimal(0), after.cost or Decimal(0))
    yield ""
    yield f"rows: {done.same} the same, {done.changed} changed, {done.added} added, {done.removed} removed"
    yield f"new findings: {_counts(done.new)}"
    yield f"resolved findings: {_counts(done.gone)}"
    if done.grown:
        listed = ", the first of them:" if done.grown_rows > len(done.grown) else ":"
        yield f"rows that need more segments: {done.grown_rows}{listed}"
    for change in done.grown:
        label = masked_label(change.label) if redact else change.label
        place = printable(f"{change.location.file}:{change.location.line} {label}".rstrip())
        is_same = change.encoding == change.encoding_before
        encoding = "" if is_same else f", {change.encoding_before} → {change.encoding}"
        yield f"  {place}  {change.segments_before} → {change.segments}{encoding}"


def _line(name: str, before: int | Decimal, after: int | Decimal) -> str:
    change = after - before
    share = f" ({change / before:+.1%})" if before and change else ""
    return f"{name:<12}{before:>12}{after:>12}{f'{change:+}' + share if change else '0':>20}"


def _counts(codes: Counter[str]) -> str:
    return ", ".join(f"{code} {times}" for code, times in sorted(codes.items())) or "none"
