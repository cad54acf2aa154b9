"""Reads files: each format becomes rows, with the location of every field."""

from engage_text.lint._readers._locales import without_locale
from engage_text.lint._readers._ranges import Range, ranges, read_range
from engage_text.lint._readers._read_files import read_file, read_stream
from engage_text.lint._readers._read_options import FileFormat, ReadOptions
from engage_text.lint._readers._text_documents import TextRow

__all__ = [
    "FileFormat",
    "Range",
    "ReadOptions",
    "TextRow",
    "ranges",
    "read_file",
    "read_range",
    "read_stream",
    "without_locale",
]
