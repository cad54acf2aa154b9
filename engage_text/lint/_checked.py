"""A row that was checked: what the rules found, and what would go out. Reports and comparisons read it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from engage_text.lint._findings import Finding
from engage_text.lint._rows import Row
from engage_text.numbers import PhoneNumber
from engage_text.segments import MessageSize
from engage_text.urls import UrlSpan

__all__ = ["Checked"]


class Checked(NamedTuple):
    """A row and its findings, after suppressions and severities were applied.

    `body` is the text as written, after its placeholders were filled, and `preview` is the text that the handset shows.
    `size` is the size of the preview. These three, `number` and `urls` are None or empty if the row lacks the field.
    `cost` is None without a rate table. `suppressed` and `known` count the findings that a suppression or the baseline
    hides.
    """

    row: Row
    findings: tuple[Finding, ...]
    body: str | None = None
    preview: str | None = None
    size: MessageSize | None = None
    number: PhoneNumber | None = None
    urls: tuple[UrlSpan, ...] = ()
    cost: Decimal | None = None
    suppressed: int = 0
    known: int = 0
