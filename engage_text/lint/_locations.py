"""A range in a file, in the units of editors and of SARIF. It reads nothing: readers make locations."""

from __future__ import annotations

from typing import Any, NamedTuple

from engage_text._to_dict import fields_to_dict

__all__ = ["Location"]

_LAST_OF_BMP = 0xFFFF  # a character above it is two UTF-16 code units (Unicode section 3.9, D91)


class Location(NamedTuple):
    """A range in a file. Lines and columns count from 1, and the end is exclusive.

    `column` and `end_column` count characters (code points) of the decoded line. The `utf16` columns count UTF-16 code
    units, as SARIF and most editors do. A location without a range has the same start and end.

    >>> Location.in_line("a.csv", 3, "😀 Mobile", 2, 8)
    Location(file='a.csv', line=3, column=3, end_line=3, end_column=9, utf16_column=4, utf16_end_column=10)
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    utf16_column: int = 1
    utf16_end_column: int = 1

    @classmethod
    def in_line(cls, file: str, line: int, text: str, start: int, end: int) -> Location:
        """Return the location of `text[start:end]`, where `text` is the whole line, without its line end."""
        return cls.in_lines(file, line, text, start, line, text, end)

    @classmethod
    def in_lines(  # noqa: PLR0913, PLR0917 - two points in a file
        cls, file: str, line: int, text: str, start: int, end_line: int, end_text: str, end: int
    ) -> Location:
        """Return the location from index `start` of one line to index `end` of the same or a later line."""
        return cls(
            file,
            line,
            start + 1,
            end_line,
            end + 1,
            _utf16_units(text, start) + 1,
            _utf16_units(end_text, end) + 1,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _utf16_units(text: str, index: int) -> int:
    before = text[:index]
    return len(before) + sum(char > chr(_LAST_OF_BMP) for char in before)
