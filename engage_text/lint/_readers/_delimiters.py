"""Finds the delimiter of a table: from the option, the name of the file, a line `sep=;`, or the first rows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath

from engage_text._checks import quoted
from engage_text._text import has_surrogate
from engage_text.lint._readers._columns import is_known_header
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.problems import OptionError

__all__ = ["SEPARATOR_LINE", "find_delimiter", "need_delimiter"]

# The first line that makes Excel use a delimiter. It is not part of the table. *Observed*: Excel writes and reads it.
SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)
_TAB = "\t"
_CANDIDATES = (",", ";", _TAB, "|")
_NAMED = {"tab": _TAB, "\\t": _TAB, "comma": ",", "semicolon": ";", "pipe": "|"}
_ROWS = 50
_SUFFIXES = (".tsv", ".tab")


def find_delimiter(head: str, name: str, options: ReadOptions) -> str:
    r"""Return the delimiter of a table. `head` is the start of its text.

    Raises `OptionError` for a delimiter that is not one character.

    >>> find_delimiter("Mobile;Message\n919876543210;Hi, Asha, and Ravi\n", "a.csv", ReadOptions())
    ';'
    """
    if options.delimiter is not None:
        return need_delimiter(options.delimiter)
    if options.format == "tsv" or (options.format is None and PurePath(name).suffix.casefold() in _SUFFIXES):
        return _TAB
    lines = io.StringIO(head, newline="").readlines()
    if len(lines) > _ROWS:
        lines = lines[:_ROWS]
    elif len(lines) > 2:
        lines.pop()  # it may be cut
    if lines and (named := SEPARATOR_LINE.fullmatch(lines[0])):
        return named[1]
    scores = {delimiter: _score(lines, delimiter) for delimiter in _CANDIDATES}
    return max(_CANDIDATES, key=lambda delimiter: scores[delimiter])


def need_delimiter(delimiter: object) -> str:
    """Return the delimiter that an option gives, by its name or as it is. Raises `OptionError` for anything else."""
    found = _NAMED.get(delimiter, delimiter) if isinstance(delimiter, str) else delimiter
    if not isinstance(found, str) or len(found) != 1 or found in '"\r\n' or has_surrogate(found):
        raise OptionError(f"delimiter must be one character such as ; or tab, got {quoted(delimiter)}")
    return found


def _score(lines: list[str], delimiter: str) -> tuple[bool, int, float, int]:
    """Return how well a delimiter explains the lines: two columns or more, known headers, rows of one width."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:  # a cell is too long
        rows = [row for line in lines[:1] if (row := line.split(delimiter))]
    if not rows:
        return False, 0, 0.0, 0
    header, *rest = rows
    width = len(header)
    same = sum(len(row) == width for row in rest) / len(rest) if rest else 0.0
    return width > 1, sum(map(is_known_header, header)), same, width
