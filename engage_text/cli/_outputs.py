"""The outputs of `prepare`: payloads, links and rejected requests. Refuses paths that would lose data."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from engage_text._prepare import Prepared, Rejected
from engage_text._text import json_line
from engage_text._whole_files import replacing, same_file
from engage_text.cli._files import Line

__all__ = ["Outputs", "Paths", "opened"]


class Paths(NamedTuple):
    """The files that the caller names; - is standard output."""

    payloads: str | None
    rejected: str | None
    links: str | None

    def need_safe(self, inputs: Iterable[str]) -> None:
        """Raise `click.UsageError` if two outputs are the same file, or an output would replace a needed file."""
        _refuse_same_outputs(self)
        _refuse_to_lose(inputs, self)
        _refuse_to_overwrite(self)


class Outputs(NamedTuple):
    """The open files, or None for an output that was not requested."""

    payloads: BinaryIO | None
    rejected: BinaryIO | None
    links: BinaryIO | None

    def write(self, line: Line, result: Prepared | Rejected) -> None:
        """Write the rows of one result."""
        if isinstance(result, Rejected):
            if self.rejected:
                problems = [problem.to_dict() for problem in result.report]
                row = {"file": line.file, "line": line.number, "problems": problems, "request": line.text}
                self.rejected.write(json_line(row).encode())
            return
        if self.payloads:
            self.payloads.write(result.payload_json() + b"\n")
        if self.links:
            # A target may be in a message twice. It has two places, but one row.
            rows = {link.code: link.row for link in result.links}
            self.links.writelines(json_line(row.to_dict()).encode() for row in rows.values())


@contextmanager
def opened(paths: Paths) -> Iterator[Outputs]:
    """Open the files. Each gets its name after all work succeeds, and the payloads come last."""
    with ExitStack() as stack:
        # The file that is opened last gets its name first, so the links are on the disk before the payloads.
        payloads = stack.enter_context(
            # Not even in a pipe: payloads are kept until the links are on the disk.
            replacing(paths.payloads, comes_last=paths.links is not None)
        )
        rejected, links = (stack.enter_context(replacing(path)) for path in (paths.rejected, paths.links))
        yield Outputs(payloads, rejected, links)


def _refuse_same_outputs(paths: Paths) -> None:
    given = [path if path == "-" else os.path.realpath(path) for path in paths if path is not None]
    if len(set(given)) < len(given):
        raise click.UsageError("give -o, --links and --rejected different files")
    if "-" in given and paths.payloads is None:
        raise click.UsageError(
            "standard output takes the payloads: give -o a file, or --links and --rejected files"
        )


def _refuse_to_lose(inputs: Iterable[str], paths: Paths) -> None:
    """Refuse an output that replaces an input, unless every row of the input goes to one of the outputs."""
    is_input = any(_is_replaced(path, paths) for path in inputs if path != "-")
    if is_input and (paths.payloads is None or paths.rejected is None):
        raise click.UsageError(
            "an output replaces an input: give both -o and --rejected, so that no rows are lost"
        )


def _refuse_to_overwrite(paths: Paths) -> None:
    """Refuse an output that would replace a file that later runs need: the salt, a suffix list."""
    given = click.get_current_context().params
    for name in ("salt_file", "suffix_list"):
        path: str | None = given.get(name)
        if path is not None and _is_replaced(path, paths):
            what = "--" + name.replace("_", "-")
            raise click.UsageError(f"an output would overwrite the file of {what}: choose another output")


def _is_replaced(path: str, outputs: Iterable[str | None]) -> bool:
    # A device or a pipe has no content that could be lost.
    return Path(path).is_file() and any(same_file(path, to) for to in outputs if to is not None and to != "-")
