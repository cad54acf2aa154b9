"""A body and the values of one row: the text with its placeholders filled, and where each part of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from engage_text._checks import need_text
from engage_text._to_dict import fields_to_dict
from engage_text.placeholders import Placeholder, find_placeholders

__all__ = ["CellValues", "Headers", "Merged", "Origin", "Piece", "column_key", "is_variable", "merge"]

# Placeholders without an end, and statements of a template language. Only their tool knows what they stand for.
_UNCLOSED = frozenset(("{{x", "{#x", "{x", "${x", "<%x", "*|x"))
_STATEMENTS = frozenset(("{%x%}", "<?x?>"))
_BRACES = frozenset(("{{{x}}}", "{{x}}", "{x}"))
# The first character of a section, its end, its opposite, a comment or a partial (the manual of Mustache).
_SECTION = frozenset("#/^!>?")
_IGNORED = str.maketrans("", "", " _-\t\u00a0")
_start_of = attrgetter("start")


class Piece(NamedTuple):
    """A part of a merged text: `merged.text[start:end]`.

    `column` is the header of the column that the part comes from, or "" for text of the body. `source_start` and
    `source_end` are its place in the value, or in the body.
    """

    start: int
    end: int
    column: str
    source_start: int
    source_end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class Origin(NamedTuple):
    """Where a span of a merged text comes from: a column, or "" for the body, and the span there."""

    column: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class Merged(NamedTuple):
    """A body whose placeholders are filled with the values of a row.

    `pieces` cover the text without gaps. `filled` are the placeholders that have a value, with the header of its
    column. `unfilled` are those that no column fills: they stay as written.
    """

    text: str
    pieces: tuple[Piece, ...]
    filled: tuple[tuple[Placeholder, str], ...]
    unfilled: tuple[Placeholder, ...]

    def origin(self, start: int, end: int) -> Origin:
        """Return where a span of the text comes from. Takes logarithmic time.

        A span that covers several pieces comes from the body: the placeholders in it count as a whole.

        >>> merged = merge("Hi {{name}}, bye", {"name": "Asha"})
        >>> merged.origin(4, 7), merged.origin(3, 8)
        (Origin(column='name', start=1, end=4), Origin(column='', start=3, end=12))
        """
        first = max(bisect_right(self.pieces, start, key=_start_of) - 1, 0)
        # An empty value begins where the next piece begins, so the last one of equal starts is the right one.
        last = (
            first if end <= self.pieces[first].end else bisect_right(self.pieces, end - 1, key=_start_of) - 1
        )
        piece = self.pieces[first]
        if last == first:
            return Origin(
                piece.column,
                piece.source_start + start - piece.start,
                piece.source_start + end - piece.start,
            )
        return Origin("", self._body_start(first, start), self._body_end(last, end))

    def _body_start(self, index: int, at: int) -> int:
        piece = self.pieces[index]
        if not piece.column:
            return piece.source_start + at - piece.start
        # The text of the body before and after a value has the places of its placeholder.
        return self.pieces[index - 1].source_end if index else 0

    def _body_end(self, index: int, at: int) -> int:
        piece = self.pieces[index]
        if not piece.column:
            return piece.source_start + at - piece.start
        return self.pieces[index + 1].source_start

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@lru_cache(maxsize=1024)  # the headers of a file, and the names in its template, come again with every row
def column_key(name: str) -> str:
    """Return the form in which names of columns and placeholders are compared.

    Case, spaces, underscores and hyphens do not matter.

    >>> column_key("First Name") == column_key("first_name") == column_key("FIRST-NAME")
    True
    """
    return name.translate(_IGNORED).casefold()


def is_variable(placeholder: Placeholder) -> bool:
    """Return whether a value can fill the placeholder. A loop, a comment or an unclosed field is not a variable.

    >>> [is_variable(found) for found in find_placeholders("{{#if vip}}{{name}}{{/if}}")]
    [False, True, False]
    """
    if placeholder.style in _UNCLOSED or placeholder.style in _STATEMENTS or not placeholder.name:
        return False
    return placeholder.style not in _BRACES or placeholder.text.lstrip("{ ")[:1] not in _SECTION


def merge(body: str, values: Mapping[str, str]) -> Merged:
    """Return the body with the values of a row in place of its placeholders.

    `values` are the cells of the row by their headers. A placeholder takes the column of its name. If there is none, it
    takes the only column whose name differs in case, spaces, underscores or hyphens. Filters, defaults and conditions
    in a placeholder are not applied. A value is not searched for placeholders. Takes linear time.

    Raises `OptionError` if `body` is not a str.

    >>> merged = merge("Hi {{First Name}}, pay {{ amount }} to {{bank}}.", {"first_name": "Asha", "amount": "500"})
    >>> merged.text, [placeholder.name for placeholder in merged.unfilled]
    ('Hi Asha, pay 500 to {{bank}}.', ['bank'])
    """
    body = need_text(body, "body")
    columns = values.headers if isinstance(values, CellValues) else Headers(values)
    parts: list[str] = []
    pieces: list[Piece] = []
    filled: list[tuple[Placeholder, str]] = []
    unfilled: list[Placeholder] = []
    read = at = 0
    for found in find_placeholders(body):
        header = columns.header_of(found.name) if is_variable(found) else None
        if header is None:
            unfilled.append(found)
            continue
        value = values[header]
        pieces += _around(at, read, found, header, value)
        parts += (body[read : found.start], value)
        at, read = pieces[-1].end, found.end
        filled.append((found, header))
    parts.append(body[read:])
    pieces.append(Piece(at, at + len(body) - read, "", read, len(body)))
    return Merged("".join(parts), tuple(pieces), tuple(filled), tuple(unfilled))


def _around(at: int, read: int, found: Placeholder, header: str, value: str) -> Iterator[Piece]:
    """Yield the text of the body before a placeholder, which may be empty, and the value of the placeholder."""
    start = at + found.start - read
    yield Piece(at, start, "", read, found.start)
    yield Piece(start, start + len(value), header, 0, len(value))


class Headers:
    """The headers of a table, found by name. The comparable names are made once, and only if they are needed."""

    __slots__ = ("_by_key", "_names")

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._by_key: dict[str, str | None] | None = None

    def header_of(self, name: str) -> str | None:
        """Return the header of the column with this name, or None if no column, or more than one, has it."""
        if name in self._names:
            return name
        if self._by_key is None:
            self._by_key = {}
            for header in self._names:
                key = column_key(header)
                self._by_key[key] = None if key in self._by_key else header
        return self._by_key.get(column_key(name)) if column_key(name) else None


class CellValues(Mapping[str, str]):
    """The cells of a row by their headers. A row costs the same time however many columns the table has.

    `positions` are the indexes of the columns by their headers. A cell that the row does not have is empty.
    """

    __slots__ = ("_cells", "_positions", "headers")

    def __init__(self, headers: Headers, positions: Mapping[str, int], cells: Sequence[str]) -> None:
        self.headers: Headers = headers
        self._positions = positions
        self._cells = cells

    def __getitem__(self, header: str) -> str:
        at = self._positions[header]
        return self._cells[at] if at < len(self._cells) else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def __contains__(self, header: object) -> bool:
        return header in self._positions
