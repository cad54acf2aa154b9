"""Reads plain text: one body on each line, or one body in the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._readers._columns import request_of
from engage_text.lint._readers._file_encodings import TextSource, clean
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._written_text import WrittenText
from engage_text.lint._rows import Edit, Row
from engage_text.wire import BODY

__all__ = ["read_lines", "read_text"]

_LINE_ENDS = "\r\n"
_LINE_END = re.compile(r"\r\n")  # which is one line feed of the body


class PlainRow(Row):
    """A body in a text file. `raw` is how it is written, and `offset` its first byte in the file."""

    __slots__ = ("_lines", "_offset", "_raw", "_source", "_written")

    def __init__(  # noqa: PLR0913, PLR0917 - the fields of a row
        self,
        source: TextSource,
        index: int,
        line: int,
        raw: str,
        offset: int,
        request: dict[str, Any],
        assumed: frozenset[str],
    ) -> None:
        super().__init__(source.file, index, line, request, assumed=assumed)
        self._source = source
        self._raw = raw
        self._offset = offset
        self._lines: LineMap | None = None

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        """Return where the body is in the file, or a span of it. The file has no other field."""
        if self._lines is None:
            self._lines = LineMap(self._raw, line=self.line)
            self._written = WrittenText(self._raw, _LINE_END)
        if param != BODY:
            return self._lines.location(self.file, 0, 0)
        if span is None:
            return self._lines.location(self.file, 0, len(self._raw))
        length = len(self._raw)
        start, end = (min(self._written.written(index), length) for index in span)
        return self._lines.location(self.file, start, max(start, end))

    def edit(self, param: str, text: str) -> Edit | None:
        """Return the change that gives the body a new text, in the encoding of the file and with its line ends."""
        if param != BODY or not self._source.can_edit:
            return None
        if "\n" in self._raw:
            text = text.replace("\n", "\r\n" if "\r\n" in self._raw else "\n")
        elif "\n" in text or "\r" in text:
            return None
        try:
            data = self._source.encode(text)
        except UnicodeEncodeError:
            return None
        return Edit(self._offset, self._offset + self._source.size(self._raw), data)


def read_lines(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield a row for each line that is not empty."""
    source = TextSource(stream, name, options.encoding)
    base, assumed = request_of({BODY: ""}, options.defaults)
    offset = source.mark
    index = 0
    for number, line in enumerate(source.lines(), start=1):
        yield from source.take_findings()
        if line and not line.isspace():
            raw = line.rstrip(_LINE_ENDS)
            yield PlainRow(source, index, number, raw, offset, {**base, BODY: clean(raw)}, assumed)
            index += 1
        offset += source.size(line)
    yield from source.take_findings()


def read_text(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield one row for the whole file, without the line breaks at its end. A line break is a line feed."""
    source = TextSource(stream, name, options.encoding)
    raw = "".join(source.lines()).rstrip(_LINE_ENDS)
    yield from source.take_findings()
    if raw and not raw.isspace():
        body = clean(raw).replace("\r\n", "\n")
        request, assumed = request_of({BODY: body}, options.defaults)
        yield PlainRow(source, 0, 1, raw, source.mark, request, assumed)
