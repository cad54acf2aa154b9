"""The HTML report: what it keeps of a run, and the page. It reads no file of messages and writes none."""

from __future__ import annotations

from engage_text.lint._report._report_options import ReportOptions
from engage_text.lint._report._report_run import ReportBuilder

__all__ = ["ReportBuilder", "ReportOptions"]
