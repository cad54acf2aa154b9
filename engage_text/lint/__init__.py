"""Files of messages, checked: files → rows → findings → output formats, and their configuration."""

from __future__ import annotations

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._baseline import Baseline, KnownFinding, baseline_of, read_baseline
from engage_text.lint._baseline import BaselineMatcher as BaselineMatcher
from engage_text.lint._baseline import pruned as pruned
from engage_text.lint._checked import Checked
from engage_text.lint._comparison import Comparer as Comparer
from engage_text.lint._comparison import Comparison as Comparison

# Not public: these are for the command line.
from engage_text.lint._configuration import configuration_schema as configuration_schema
from engage_text.lint._configuration import value_of_line as value_of_line
from engage_text.lint._differences import diff_lines as diff_lines
from engage_text.lint._engine import check_rows
from engage_text.lint._engine import count as count
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._fixes import disjoint as disjoint
from engage_text.lint._fixes import edits_of as edits_of
from engage_text.lint._fixes import find_fixes as find_fixes
from engage_text.lint._fixes import with_edits as with_edits
from engage_text.lint._linting import Input as Input
from engage_text.lint._linting import Linter as Linter
from engage_text.lint._linting import SettingsFinder as SettingsFinder
from engage_text.lint._linting import lint_files
from engage_text.lint._linting import lint_inputs as lint_inputs
from engage_text.lint._linting import read_input as read_input
from engage_text.lint._locations import Location
from engage_text.lint._path_patterns import PathPatterns, path_patterns
from engage_text.lint._paths import find_files as find_files
from engage_text.lint._readers import FileFormat, ReadOptions
from engage_text.lint._readers import read_file as read_file
from engage_text.lint._readers._file_encodings import TextSource as TextSource
from engage_text.lint._redaction import redacted as redacted
from engage_text.lint._report import ReportBuilder as ReportBuilder
from engage_text.lint._report import ReportOptions as ReportOptions
from engage_text.lint._row_values import transaction_id_of as transaction_id_of
from engage_text.lint._rows import Edit as Edit
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._settings_values import settings_of
from engage_text.lint._side_files import SideFile, read_side_file
from engage_text.lint._suppressions import Suppressions
from engage_text.lint._suppressions import names_to_hide as names_to_hide
from engage_text.lint._totals import Totals
from engage_text.lint._writers import WRITERS as WRITERS
from engage_text.lint._writers import Run as Run
from engage_text.lint._writers import Writer as Writer
from engage_text.lint._writers import found_line as found_line
from engage_text.lint._writers import repository_root as repository_root
from engage_text.lint._writers import sent_line as sent_line
from engage_text.lint._writers import statistics as statistics

__all__ = [
    "ALL_RULES",
    "Baseline",
    "Checked",
    "FileFormat",
    "Finding",
    "InputError",
    "KnownFinding",
    "Location",
    "PathPatterns",
    "ReadOptions",
    "Row",
    "Settings",
    "SideFile",
    "Suppressions",
    "Totals",
    "baseline_of",
    "check_rows",
    "lint_files",
    "path_patterns",
    "read_baseline",
    "read_side_file",
    "settings_of",
]
