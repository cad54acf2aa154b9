"""Files of messages, checked: files → rows → findings → output formats, and their configuration."""

from __future__ import annotations

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._checked import Checked
from engage_text.lint._engine import check_rows
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._linting import lint_files
from engage_text.lint._locations import Location
from engage_text.lint._readers import FileFormat, ReadOptions
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._settings_values import settings_of
from engage_text.lint._totals import Totals

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
