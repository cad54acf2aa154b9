"""Files that options name, such as rates, registered templates and samples of variables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.problems import OptionError

__all__ = ["bytes_of", "samples", "text_of"]

_Parsed = TypeVar("_Parsed")
_MOST_BYTES = 100_000_000  # our decision: a larger file is something else, such as a device that never ends
_HEAD = 1 << 16  # characters, to find the delimiter by


def text_of(path: str, parse: Callable[[str], _Parsed]) -> _Parsed:
    """Return what a text file of an option contains. Faults name the file."""
    try:
        return parse(bytes_of(path, bytes).decode("utf-8-sig"))
    except UnicodeDecodeError:
        way = "; save it as CSV UTF-8" if path.casefold().endswith(".csv") else ""
        raise InputError(f"{printable(path)} must be UTF-8{way}") from None
    except OptionError as error:
        raise InputError(f"{printable(path)}: {error}") from None


def bytes_of(path: str, parse: Callable[[bytes], _Parsed]) -> _Parsed:
    """Return what a file of an option contains."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise InputError(f"{printable(path)} must have at most {_MOST_BYTES:,} bytes")
        return parse(data)
    except OSError as error:
        raise InputError(f"{printable(path)} cannot be read: {error.strerror}") from None


def samples(text: str) -> dict[str, list[str]]:
    r"""Return the values of variables in a CSV file: a column for each variable. Empty cells are left out.

    The delimiter is detected, as in the files that are checked.

    >>> samples("name,city\nAsha,Pune\nRavi,\n")
    {'name': ['Asha', 'Ravi'], 'city': ['Pune']}
    """
    found: dict[str, dict[str, None]] = {}
    for row in _csv_rows(text):
        for name, value in row.items():
            values = found.setdefault(name, {})
            if value:
                values[value] = None
    return {name: list(values) for name, values in found.items() if values}


def _csv_rows(text: str) -> Iterator[dict[str, str]]:
    import csv  # noqa: PLC0415 - few runs need it, and every start pays

    from engage_text.lint._readers._delimiters import (  # noqa: PLC0415 - likewise
        SEPARATOR_LINE,
        find_delimiter,
    )

    lines = text.splitlines(keepends=True)
    delimiter = find_delimiter(text[:_HEAD], "", ReadOptions())
    if lines and SEPARATOR_LINE.fullmatch(lines[0]):
        del lines[0]
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        header = next(rows, [])
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise OptionError(f"line {rows.line_num} must be CSV: {error}") from None
