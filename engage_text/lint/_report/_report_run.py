"""Makes the report of a run, row by row. The modules that collect and draw are imported only when it is asked for."""

from __future__ import annotations

from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._report._report_options import ReportOptions
from engage_text.lint._totals import Totals

__all__ = ["ReportBuilder"]


class ReportBuilder:
    """Collects checked rows one by one, and makes the page. Its memory does not grow with the rows."""

    __slots__ = ("_data", "_options")

    def __init__(self, options: ReportOptions) -> None:
        # Their import takes longer than all other work of `check` on a short file.
        from engage_text.lint._report._report_data import ReportData  # noqa: PLC0415

        self._options = options
        self._data = ReportData(redact=options.redact)

    def take(self, entry: Checked | Finding) -> None:
        """Take the next row, or a finding of a whole file."""
        if isinstance(entry, Finding):
            self._data.take_finding(entry)
        else:
            self._data.take(entry)

    def add(self, later: ReportBuilder) -> None:
        """Add the rows that another one took, which come after those of this one."""
        self._data.add(later._data)

    def page(self, totals: Totals) -> str:
        """Return the page, an HTML document that loads nothing and runs no script."""
        from engage_text.lint._report._report_html import html_report  # noqa: PLC0415 - likewise

        return html_report(self._data, totals, self._options)
