"""Checks files of messages: files → rows → findings → output formats, and their configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_text._lazy import lazily

if TYPE_CHECKING:
    # Those that are not in `__all__` are for higher floors.
    from engage_text.lint._all_rules import ALL_RULES as ALL_RULES
    from engage_text.lint._baseline import Baseline as Baseline
    from engage_text.lint._baseline import BaselineMatcher as BaselineMatcher
    from engage_text.lint._baseline import KnownFinding as KnownFinding
    from engage_text.lint._baseline import baseline_of as baseline_of
    from engage_text.lint._baseline import pruned as pruned
    from engage_text.lint._baseline import read_baseline as read_baseline
    from engage_text.lint._checked import Checked as Checked
    from engage_text.lint._comparison import Comparer as Comparer
    from engage_text.lint._comparison import Comparison as Comparison
    from engage_text.lint._configuration import configuration_schema as configuration_schema
    from engage_text.lint._configuration import layered as layered
    from engage_text.lint._configuration import value_of_line as value_of_line
    from engage_text.lint._differences import diff_lines as diff_lines
    from engage_text.lint._engine import check_rows as check_rows
    from engage_text.lint._engine import count as count
    from engage_text.lint._errors import InputError as InputError
    from engage_text.lint._file_rules import ENCODING_INVALID as ENCODING_INVALID
    from engage_text.lint._file_rules import FILE_RULES as FILE_RULES
    from engage_text.lint._findings import Finding as Finding
    from engage_text.lint._fixes import disjoint as disjoint
    from engage_text.lint._fixes import edits_of as edits_of
    from engage_text.lint._fixes import find_fixes as find_fixes
    from engage_text.lint._fixes import with_edits as with_edits
    from engage_text.lint._linting import Input as Input
    from engage_text.lint._linting import Linter as Linter
    from engage_text.lint._linting import SettingsFinder as SettingsFinder
    from engage_text.lint._linting import lint_files as lint_files
    from engage_text.lint._linting import lint_inputs as lint_inputs
    from engage_text.lint._linting import read_input as read_input
    from engage_text.lint._locations import Location as Location
    from engage_text.lint._parallel import check_in_parallel as check_in_parallel
    from engage_text.lint._parallel import reason_for_one_process as reason_for_one_process
    from engage_text.lint._path_patterns import PathPatterns as PathPatterns
    from engage_text.lint._path_patterns import path_patterns as path_patterns
    from engage_text.lint._paths import find_files as find_files
    from engage_text.lint._readers import FileFormat as FileFormat
    from engage_text.lint._readers import ReadOptions as ReadOptions
    from engage_text.lint._readers import read_file as read_file
    from engage_text.lint._readers._added_columns import column_edits as column_edits
    from engage_text.lint._readers._csv_rows import CsvRow as CsvRow
    from engage_text.lint._readers._file_encodings import TextSource as TextSource
    from engage_text.lint._redaction import masked_label as masked_label
    from engage_text.lint._redaction import redacted as redacted
    from engage_text.lint._report import ReportBuilder as ReportBuilder
    from engage_text.lint._report import ReportOptions as ReportOptions
    from engage_text.lint._row_values import transaction_id_of as transaction_id_of
    from engage_text.lint._rows import Edit as Edit
    from engage_text.lint._rows import Row as Row
    from engage_text.lint._settings import Settings as Settings
    from engage_text.lint._settings_values import settings_of as settings_of
    from engage_text.lint._side_files import SideFile as SideFile
    from engage_text.lint._side_files import read_side_file as read_side_file
    from engage_text.lint._suppressions import Suppressions as Suppressions
    from engage_text.lint._suppressions import names_to_hide as names_to_hide
    from engage_text.lint._totals import Totals as Totals
    from engage_text.lint._writers import WRITERS as WRITERS
    from engage_text.lint._writers import Run as Run
    from engage_text.lint._writers import Writer as Writer
    from engage_text.lint._writers import found_line as found_line
    from engage_text.lint._writers import repository_root as repository_root
    from engage_text.lint._writers import sent_line as sent_line
    from engage_text.lint._writers import statistics as statistics
else:
    # A run needs few of them, and the import of all takes longer than the check of a short file.
    __getattr__ = lazily(
        __name__,
        globals(),
        {
            "_all_rules": "ALL_RULES",
            "_baseline": "Baseline BaselineMatcher KnownFinding baseline_of pruned read_baseline",
            "_checked": "Checked",
            "_comparison": "Comparer Comparison",
            "_configuration": "configuration_schema layered value_of_line",
            "_differences": "diff_lines",
            "_engine": "check_rows count",
            "_errors": "InputError",
            "_file_rules": "ENCODING_INVALID FILE_RULES",
            "_findings": "Finding",
            "_fixes": "disjoint edits_of find_fixes with_edits",
            "_linting": "Input Linter SettingsFinder lint_files lint_inputs read_input",
            "_locations": "Location",
            "_parallel": "check_in_parallel reason_for_one_process",
            "_path_patterns": "PathPatterns path_patterns",
            "_paths": "find_files",
            "_readers": "FileFormat ReadOptions read_file",
            "_readers._added_columns": "column_edits",
            "_readers._csv_rows": "CsvRow",
            "_readers._file_encodings": "TextSource",
            "_redaction": "masked_label redacted",
            "_report": "ReportBuilder ReportOptions",
            "_row_values": "transaction_id_of",
            "_rows": "Edit Row",
            "_settings": "Settings",
            "_settings_values": "settings_of",
            "_side_files": "SideFile read_side_file",
            "_suppressions": "Suppressions names_to_hide",
            "_totals": "Totals",
            "_writers": "Run WRITERS Writer found_line repository_root sent_line statistics",
        },
    )

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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
