"""Writes findings: one module for each output format."""

from engage_text.lint._writers._formats_by_name import WRITERS
from engage_text.lint._writers._repository_paths import repository_root
from engage_text.lint._writers._summary import found_line, sent_line, statistics
from engage_text.lint._writers._writer import Run, Writer

__all__ = ["WRITERS", "Run", "Writer", "found_line", "repository_root", "sent_line", "statistics"]
