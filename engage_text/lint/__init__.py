"""Files of messages, checked: files → rows → findings → output formats, and their configuration."""

from __future__ import annotations

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._checked import Checked

# Not public: these are for the command line.
from engage_text.lint._configuration import value_of_line as value_of_line
from engage_text.lint._engine import check_rows
from engage_text.lint._engine import count as count
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._linting import Input as Input
from engage_text.lint._linting import SettingsFinder as SettingsFinder
from engage_text.lint._linting import lint_files
from engage_text.lint._linting import lint_inputs as lint_inputs
from engage_text.lint._locations import Location
from engage_text.lint._readers import FileFormat, ReadOptions
from engage_text.lint._redaction import redacted as redacted
from engage_text.lint._report import ReportBuilder as ReportBuilder
from engage_text.lint._report import ReportOptions as ReportOptions
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._settings_values import settings_of
from engage_text.lint._totals import Totals
from engage_text.lint._writers import WRITERS as WRITERS
from engage_text.lint._writers import Run as Run
from engage_text.lint._writers import Writer as Writer
from engage_text.lint._writers import repository_root as repository_root
from engage_text.lint._writers import statistics as statistics

__all__ = [
    "ALL_RULES",
    "Checked",
    "FileFormat",
    "Finding",
    "InputError",
    "Location",
    "ReadOptions",
    "Row",
    "Settings",
    "Totals",
    "check_rows",
    "lint_files",
    "settings_of",
]
