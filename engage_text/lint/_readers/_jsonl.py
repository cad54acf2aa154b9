"""Reads files with one JSON object on each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from engage_text.lint._readers._json_requests import JsonRequests
from engage_text.lint._readers._json_rows import JsonRow
from engage_text.lint._readers._read_options import ReadOptions

__all__ = ["BOM", "read_jsonl"]

BOM = b"\xef\xbb\xbf"  # the signature of UTF-8 (Unicode section 23.8): not text
_SPACES = b" \t\r\n"  # of JSON


def read_jsonl(  # noqa: PLR0913 - where the stream begins in its file
    stream: BinaryIO, name: str, options: ReadOptions, *, offset: int = 0, line: int = 1, index: int = 0
) -> Iterator[JsonRow]:
    """Yield a row for each line that is not empty. `offset`, `line` and `index` are those of the first line.

    A line that is not JSON is a row as well, and its problem says why. Every line may begin with a byte order mark, as
    in files that were joined.
    """
    make = JsonRequests(name, options, index=index).row
    for number, written in enumerate(stream, start=line):
        data = written.rstrip(_SPACES)
        if data.startswith(BOM):
            data = data[len(BOM) :]
            if data:
                yield make(data, number, offset + len(BOM))
        elif data:
            yield make(data, number, offset)
        offset += len(written)
