"""Reads files: each format becomes rows, with the location of every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_text._lazy import lazily

if TYPE_CHECKING:
    # Those that are not in `__all__` are for higher floors.
    from engage_text.lint._readers._locales import without_locale as without_locale
    from engage_text.lint._readers._ranges import Range as Range
    from engage_text.lint._readers._ranges import ranges as ranges
    from engage_text.lint._readers._ranges import read_range as read_range
    from engage_text.lint._readers._read_files import read_file as read_file
    from engage_text.lint._readers._read_files import read_stream as read_stream
    from engage_text.lint._readers._read_options import FileFormat as FileFormat
    from engage_text.lint._readers._read_options import ReadOptions as ReadOptions
    from engage_text.lint._readers._text_documents import TextRow as TextRow
else:
    # A run needs few of them, and the import of all takes longer than the check of a short file.
    __getattr__ = lazily(
        __name__,
        globals(),
        {
            "_locales": "without_locale",
            "_ranges": "Range ranges read_range",
            "_read_files": "read_file read_stream",
            "_read_options": "FileFormat ReadOptions",
            "_text_documents": "TextRow",
        },
    )

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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
