"""Makes the report of a run from its rows. The modules that collect and draw are imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engage_text.lint._checked import Checked
from engage_text.lint._engine import count
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals

__all__ = ["ReportOptions", "report_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is around the numbers: a title, the names of the files, the date, and the version of this package.

    With `redact` the page has no text of a message and no phone number. Findings must be redacted by the caller.
    """

    title: str = "Message report"
    files: Sequence[str] = ()
    created: str = ""
    version: str = ""
    redact: bool = False


def report_page(
    entries: Iterable[Checked | Finding], totals: Totals, *, options: ReportOptions | None = None
) -> str:
    """Return one HTML page about the rows, which loads nothing and runs no script. The rows are added to `totals`.

    Only one row is in memory at a time.
    """
    # Their import takes longer than all other work of `check` on a short file.
    from engage_text.lint._report._report_data import ReportData  # noqa: PLC0415
    from engage_text.lint._report._report_html import html_report  # noqa: PLC0415

    options = options or ReportOptions()
    data = ReportData(redact=options.redact)
    for entry in entries:
        count(totals, entry)
        if isinstance(entry, Finding):
            data.take_finding(entry)
        else:
            data.take(entry)
    return html_report(data, totals, options)
