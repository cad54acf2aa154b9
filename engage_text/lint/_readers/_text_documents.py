"""Texts in a document that is read as a whole, such as a catalogue of translations: their rows and places."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

from engage_text.lint._file_rules import DOCUMENT_INVALID, DocumentFacts
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._readers._columns import request_of
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._rows import Edit, Row
from engage_text.wire import BODY

__all__ = ["BOM", "Document", "Spelled", "TextRow", "decode_document", "undecodable"]

BOM = b"\xef\xbb\xbf"  # the signature of UTF-8 (Unicode section 23.8): not text


class Spelled(Protocol):
    """How a text is written: where a character of the decoded text is, and where the one before it ends."""

    def written(self, index: int) -> int: ...

    def end(self, index: int) -> int: ...


class Document(ABC):
    """One document, and what its rows share. `offset` is its first byte in the file."""

    format = ""

    def __init__(self, file: str, lines: LineMap, options: ReadOptions, *, offset: int = 0) -> None:
        self.file = file
        self.lines = lines
        self.offset = offset
        self._request, self.assumed = request_of({BODY: ""}, options.defaults)

    def request(self, body: str) -> dict[str, object]:
        """Return a request with this body. Its other fields are defaults or assumed."""
        return {**self._request, BODY: body}

    def invalid(self, reason: str, index: int) -> Finding:
        """Return the finding that the document is broken at this index."""
        place = self.lines.location(self.file, index, index)
        return Finding(place, DOCUMENT_INVALID.problem("", DocumentFacts(self.format, reason)))

    def edit(self, start: int, end: int, new: str) -> Edit:
        """Return the change of the file that replaces these characters of the document."""
        byte = self.lines.byte_offset
        return Edit(self.offset + byte(start), self.offset + byte(end), new.encode())

    @abstractmethod
    def spell(self, raw: str, body: str) -> Spelled:
        """Return where the characters of `body` are written in `raw`."""

    @abstractmethod
    def replacement(self, raw: str, old: str, new: str) -> tuple[int, int, str] | None:
        """Return the change of the written form that changes the text from `old` to `new`, or None."""


class TextRow(Row):
    """A text of a document. `key` names it in every language, and `locale` is its language, or "".

    `source` is the text in the language of the authors if the document has it beside the translation.
    """

    __slots__ = ("_document", "_end", "_spelled", "_start", "body", "key", "locale", "source")

    def __init__(  # noqa: PLR0913 - the fields of a row
        self,
        document: Document,
        index: int,
        body: str,
        start: int,
        end: int,
        *,
        locale: str = "",
        key: str = "",
        ignored: frozenset[str] = frozenset(),
        source: str = "",
    ) -> None:
        super().__init__(
            document.file,
            index,
            document.lines.line_of(start),
            document.request(body),
            assumed=document.assumed,
            ignored=ignored,
            label=f"{locale}/{key}" if locale else key,
        )
        self.body = body
        self.locale = locale
        self.key = key
        self.source = source
        self._document = document
        self._start = start
        self._end = end
        self._spelled: Spelled | None = None

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        """Return where the text is in the file, or a span of it. The document has no other field."""
        document = self._document
        if param != BODY:
            return document.lines.location(self.file, self._start, self._start)
        if span is None:
            return document.lines.location(self.file, self._start, self._end)
        if self._spelled is None:
            self._spelled = document.spell(document.lines.text[self._start : self._end], self.body)
        start = min(self._start + self._spelled.written(span[0]), self._end)
        end = start if span[0] == span[1] else min(self._start + self._spelled.end(span[1]), self._end)
        return document.lines.location(self.file, start, max(start, end))

    def edit(self, param: str, text: str) -> Edit | None:
        """Return the change that gives the text a new value, or None if it cannot be changed safely."""
        if param != BODY:
            return None
        raw = self._document.lines.text[self._start : self._end]
        change = self._document.replacement(raw, self.body, text)
        if change is None:
            return None
        start, end, new = change
        return self._document.edit(self._start + start, self._start + end, new)


def decode_document(data: bytes) -> tuple[str, int, UnicodeDecodeError | None]:
    """Return the text of a document in UTF-8, the length of its byte order mark, and its first error, or None."""
    offset = len(BOM) if data.startswith(BOM) else 0
    try:
        return data[offset:].decode("utf-8"), offset, None
    except UnicodeDecodeError as error:
        return data[offset:].decode("utf-8", "surrogateescape"), offset, error


def undecodable(document: Document, error: UnicodeDecodeError) -> Finding:
    """Return the finding for a byte that is not UTF-8."""
    at = len(error.object[: error.start].decode("utf-8"))
    return document.invalid(f"the byte 0x{error.object[error.start]:02X} is not UTF-8", at)
