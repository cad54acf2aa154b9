"""Runs for the tests of reports: rows that were checked, and their totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import builders

from engage_text.lint._checked import Checked
from engage_text.lint._engine import check_rows, count
from engage_text.lint._locations import Location
from engage_text.lint._report._report_data import ReportData
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._totals import Totals

__all__ = ["MemoryRow", "Run", "checked", "run"]


class MemoryRow(Row):
    """A row that no file contains."""

    __slots__ = ()

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        column = 1 if span is None else 1 + span[0]
        return Location(self.file, self.line, column if param else 1)


class Run(NamedTuple):
    """What a report is made from."""

    data: ReportData
    totals: Totals


def checked(
    *requests: Mapping[str, Any], file: str = "a.csv", price: str | None = None, first: int = 0
) -> list[Checked]:
    """Return the requests as rows of one file, checked. Fields that are not given are valid."""
    rows = [
        MemoryRow(file, first + index, first + index + 2, builders.request(**request))
        for index, request in enumerate(requests)
    ]
    done = [each for each in check_rows(rows, Settings()) if isinstance(each, Checked)]
    if price is None:
        return done
    return [each._replace(cost=Decimal(price) * (each.size.segments if each.size else 0)) for each in done]


def run(rows: Iterable[Checked], *, redact: bool = False, currency: str = "") -> Run:
    """Return the data and the totals of checked rows."""
    data, totals = ReportData(redact=redact), Totals(files=1, currency=currency)
    for row in rows:
        data.take(row)
        count(totals, row)
    return Run(data, totals)
