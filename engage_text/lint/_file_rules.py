"""Rules for files: columns, rows, quotes and encodings. Readers find their problems before any request exists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from engage_text.problems import Problem
from engage_text.rules import FoundFacts, Rule, RuleGroup, Source

__all__ = [
    "CELL_TOO_LONG",
    "COLUMN_AMBIGUOUS",
    "COLUMN_NOT_FOUND",
    "COLUMN_REPEATED",
    "DOCUMENT_INVALID",
    "ENCODING_ASSUMED",
    "ENCODING_INVALID",
    "FILE_EMPTY",
    "FILE_RULES",
    "HEADER_MISSING",
    "PLACEHOLDER_WITHOUT_COLUMN",
    "QUOTE_MISPLACED",
    "QUOTE_UNCLOSED",
    "RECIPIENT_COLUMN_MISSING",
    "ROW_EMPTY",
    "ROW_LONGER",
    "ROW_SHORTER",
    "ColumnFacts",
    "ColumnsFacts",
    "DocumentFacts",
    "EncodingFacts",
    "RowsFacts",
    "WidthFacts",
]


class ColumnFacts(NamedTuple):
    """The header of one column, and what else the file has, in words."""

    header: str
    found: str


class ColumnsFacts(NamedTuple):
    """The headers of columns, in words."""

    columns: str


class DocumentFacts(NamedTuple):
    """The format of a document, and what is wrong with it, in words."""

    format: str
    reason: str


class EncodingFacts(NamedTuple):
    """The name of an encoding, and the bytes that decided, in words."""

    encoding: str
    found: str


class WidthFacts(NamedTuple):
    """How many cells the header has, and how many the row has."""

    expected: int
    found: int

    @property
    def cells(self) -> str:
        """The cells of the header in words."""
        return "1 cell" if self.expected == 1 else f"{self.expected} cells"


class RowsFacts(NamedTuple):
    """How many empty lines there are before the next row."""

    skipped: int

    @property
    def rows(self) -> str:
        """The rows in words."""
        return "1 empty row" if self.skipped == 1 else f"{self.skipped} empty rows"


def _check(_context: object) -> Sequence[Problem]:
    """Return nothing: the problems of a file are found while it is read, and no request has one."""
    return ()


_DECISION = Source("our decision", "2026-11-28")
_CSV = Source("standard: RFC 4180 section 2; our decision", "2026-11-28")
_files = RuleGroup("file", _check, _DECISION)
_ROW = "919876543210,Your parcel arrives today.\n"
_GOOD = ("file", f"to,msg\n{_ROW}")

# fmt: off
FILE_EMPTY = _files.warning(
    "file-empty", FoundFacts, "A file has nothing to check: it is empty, or it has only a header.",
    "the file must have at least one row, got {found}", "Check that the export of this file is complete.",
    bad=("file", "to,msg\n"), good=_GOOD)

HEADER_MISSING = _files.error(
    "header-missing", FoundFacts, "The first row of a table contains a phone number instead of names of columns.",
    "the first row must name the columns, got {found}",
    "Add a first row with the names of the columns, such as to,msg.",
    bad=("file", _ROW * 2), good=_GOOD)

RECIPIENT_COLUMN_MISSING = _files.error(
    "recipient-column-missing", ColumnsFacts,
    "No column of a table contains the recipients, so their numbers are not checked.",
    "a column must contain the recipients, got {columns}",
    "Name that column Mobile, or map it, as in --map to=Phone.",
    bad=("file", "Name,msg\nAsha,Your parcel arrives today.\n"), good=_GOOD)

COLUMN_NOT_FOUND = _files.error(
    "column-not-found", ColumnFacts, "A field is mapped to a column that the file does not have.",
    "{param} is mapped to the column {header}, but the file has {found}", "Map the field to one of these columns.",
    bad=("file", f"to,msg\n{_ROW}", '[columns]\nto = "Mobile"\n'), good=_GOOD)

COLUMN_AMBIGUOUS = _files.error(
    "column-ambiguous", ColumnsFacts, "Two columns can be the same field, so it is not clear which one is sent.",
    "{param} must be one column, got {columns}", "Map the field to one of them, or remove the others.",
    bad=("file", "Mobile,Phone,msg\n919876543210,919876543211,Your parcel arrives today.\n"), good=_GOOD)

COLUMN_REPEATED = _files.warning(
    "column-repeated", ColumnFacts, "Two columns have the same name, so a placeholder can mean both.",
    "the name of a column must be unique, got {header} {found}", "Rename one of them.",
    bad=("file", "to,msg,Name,name\n919876543210,Your parcel arrives today.,Asha,Rao\n"), good=_GOOD)

PLACEHOLDER_WITHOUT_COLUMN = _files.error(
    "placeholder-without-column", ColumnFacts,
    "The template of the file has a placeholder without a column. It is reported once.",
    "the placeholder {header} must be the name of a column, got {found}",
    "Add the column, or correct the name. Case, spaces, _ and - do not matter.",
    bad=("file", "to,Name\n919876543210,Asha\n", '[defaults]\nmsg = "Hi {{First Name}}!"\n'), good=_GOOD,
    is_fixed=True)

ROW_LONGER = _files.error(
    "row-longer", WidthFacts, "A row has more cells than the header: a delimiter in a text is not quoted.",
    "the row must have {cells} like the header, got {found}",
    "Put the cell that contains the delimiter in double quotes.",
    bad=("file", "to,msg\n919876543210,Hi, your parcel arrives today.\n"), good=_GOOD, source=_CSV)

ROW_SHORTER = _files.warning(
    "row-shorter", WidthFacts, "A row has fewer cells than the header. The missing cells are read as empty.",
    "the row must have {cells} like the header, got {found}", "Add the missing cells or delimiters.",
    bad=("file", f"to,msg,Name\n{_ROW}"), good=_GOOD, source=_CSV)

ROW_EMPTY = _files.warning(
    "row-empty", RowsFacts, "A table has empty rows before its end. They are skipped.",
    "the table continues after {rows}", "Remove the empty rows, or check that no data is missing.",
    bad=("file", f"to,msg\n{_ROW}\n{_ROW}"), good=_GOOD)

QUOTE_MISPLACED = _files.warning(
    "quote-misplaced", FoundFacts,
    "A quoted cell continues after its closing quote. Programs read such a cell in different ways.",
    "a delimiter must follow the closing quote, got {found}", 'Write a double quote in a quoted cell twice: "".',
    bad=("file", 'to,msg\n919876543210,"Your "small" parcel arrives today."\n'), good=_GOOD, source=_CSV)

QUOTE_UNCLOSED = _files.error(
    "quote-unclosed", FoundFacts,
    "A cell begins with a quote that is never closed. The rest of the file is not checked.",
    "the quote must be closed, got {found}", "Close the quote, or write a double quote in a quoted cell twice.",
    bad=("file", f'to,msg\n919876543210,"Your parcel\n{_ROW}'), good=_GOOD, source=_CSV)

CELL_TOO_LONG = _files.error(
    "cell-too-long", FoundFacts, "A cell or a line is far too long for a message. The rest of the file is not checked.",
    "a cell must be at most 131072 characters long, got {found}",
    "Check that every quote is closed, and that the file is a table.",
    bad=("file", "to,msg\n919876543210," + "x" * 140_000), good=_GOOD)

ENCODING_ASSUMED = _files.info(
    "encoding-assumed", EncodingFacts,
    "A file is not UTF-8. It is read in the encoding that spreadsheets often write.",
    "the file is read as {encoding}, because it is not UTF-8: {found}",
    "Save it as CSV UTF-8, or name its encoding.",
    bad=("file", "to,msg\n919876543210,Caf\udce9 opens today.\n"), good=_GOOD,
    source=Source("standard: WHATWG Encoding, index windows-1252; our decision", "2026-11-28"))

ENCODING_INVALID = _files.error(
    "encoding-invalid", EncodingFacts,
    "The file contains bytes that its encoding does not have. They are read as U+FFFD.",
    "the file must be {encoding}, got {found}",
    "Export the file again in UTF-8, or name its encoding.",
    bad=("file", "to,msg\n919876543210,Café ☕ \udcff opens today.\n"), good=_GOOD,
    source=Source("standard: Unicode section 3.9", "2026-11-28"))
DOCUMENT_INVALID = _files.error(
    "document-invalid", DocumentFacts, "A document in JSON, YAML or PO is broken. What follows is not checked.",
    "the file must be valid {format}, got an error: {reason}", "Fix the file at that place.",
    bad=("catalogue", '{"en": {"welcome": "Hi {name}"'), good=("catalogue", '{"en": {"welcome": "Hi {name}"}}'),
    source=Source("standard: RFC 8259, YAML 1.2.2, gettext's PO files", "2026-11-28"))
# fmt: on

FILE_RULES: tuple[Rule[Any], ...] = (
    FILE_EMPTY,
    HEADER_MISSING,
    RECIPIENT_COLUMN_MISSING,
    COLUMN_NOT_FOUND,
    COLUMN_AMBIGUOUS,
    COLUMN_REPEATED,
    PLACEHOLDER_WITHOUT_COLUMN,
    ROW_LONGER,
    ROW_SHORTER,
    ROW_EMPTY,
    QUOTE_MISPLACED,
    QUOTE_UNCLOSED,
    CELL_TOO_LONG,
    ENCODING_ASSUMED,
    ENCODING_INVALID,
    DOCUMENT_INVALID,
)
