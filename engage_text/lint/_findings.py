"""A finding: one problem, and where it is in a file. Readers and checks make findings, and writers print them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engage_text._to_dict import fields_to_dict
from engage_text.lint._locations import Location
from engage_text.problems import Problem

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in a file. The problem has its reported severity.

    `text` is the decoded text of the field that `problem.span` refers to, or None. `row` is the index of the row in its
    file, from 0, or None for a problem of the whole file. `label` is the key of a text in a catalogue. `content`
    identifies the row if its line changes: its fields as JSON, without those that are assumed. Text and content may be
    personal data, so the repr leaves them out.
    """

    location: Location
    problem: Problem
    text: str | None = field(default=None, repr=False)
    row: int | None = None
    label: str = ""
    content: str = field(default="", repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, without text and content."""
        return fields_to_dict(self, leave_out=("text", "content"))
