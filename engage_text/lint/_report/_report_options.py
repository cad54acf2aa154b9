"""What is around the numbers of a report, as one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["ReportOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is around the numbers: a title, the names of the files, the date, and the version of this package.

    With `redact` the page has no text of a message and no phone number.
    """

    title: str = "Message report"
    files: Sequence[str] = ()
    created: str = ""
    version: str = ""
    redact: bool = False
