"""One row of a file: the request in it, and how to find a field in the file again. Readers make rows."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from engage_text.lint._locations import Location

__all__ = ["Edit", "Row"]


class Edit(NamedTuple):
    """A change to a file: these bytes replace the bytes from `start` to `end` of the file."""

    start: int
    end: int
    data: bytes


class Row:
    """One request of a file, or one body if the file contains only texts.

    Each reader has its own subclass, which knows where the fields are. A row of this class itself, such as one of a
    database, is found as a whole and never edited.

    `file` is the name that findings show, with `/` between its parts. `index` counts the rows of the file from 0, and
    `line` is the line where the row begins, from 1. `request` is the argument of `check`: a mapping, or the bytes of a
    JSON object. `assumed` are the wire names of the fields that neither the file nor an option gives. The request has
    valid values instead, and their problems are not reported. `values` are the columns of the row by their headers,
    which fill placeholders. `ignored` are the codes and groups that the row itself suppresses. `label` names the row in
    a catalogue: its key, such as `en/welcome`.
    """

    __slots__ = ("assumed", "file", "ignored", "index", "label", "line", "request", "values")

    def __init__(  # noqa: PLR0913 - the fields of a row
        self,
        file: str,
        index: int,
        line: int,
        request: Mapping[str, object] | bytes,
        *,
        assumed: frozenset[str] = frozenset(),
        values: Mapping[str, str] | None = None,
        ignored: frozenset[str] = frozenset(),
        label: str = "",
    ) -> None:
        self.file: str = file
        self.index: int = index
        self.line: int = line
        self.request: Mapping[str, object] | bytes = request
        self.assumed: frozenset[str] = assumed
        self.values: Mapping[str, str] | None = values
        self.ignored: frozenset[str] = ignored
        self.label: str = label

    @property
    def absent(self) -> Container[str]:
        """The placeholders of the body, as written, that a finding of the whole file reports already."""
        return ()

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:  # noqa: ARG002 - for readers
        """Return where a field is in the file, or a span of its decoded text.

        `param` is a wire name, or the header of a column. The row itself is the answer for "" and for a field that is
        not in the file. Only rows with findings are located, so it may take time.
        """
        return Location(self.file, self.line, end_line=self.line)

    def edit(self, param: str, text: str) -> Edit | None:  # noqa: ARG002 - for readers
        """Return the change that gives a field a new text, or None if this kind of file is not changed.

        Quotes, escapes and the encoding of the file are kept.
        """
        return None
