"""The entry of all readers: detects the format of a file or stream, and passes it to the reader of that format."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._readers._detection import detect_format
from engage_text.lint._readers._input_streams import Source
from engage_text.lint._readers._jsonl import read_jsonl
from engage_text.lint._readers._read_options import FileFormat, ReadOptions
from engage_text.lint._rows import Row

__all__ = ["read_file", "read_stream"]

_Reader = Callable[[io.BufferedReader, str, ReadOptions], Iterator[Row | Finding]]


def read_file(path: str | os.PathLike[str], name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the rows of a file, and findings about the file as a whole. `name` is the name that findings show.

    Raises `InputError` for a file that cannot be opened, or whose format cannot be read. It is raised when the first
    row is asked for.
    """
    try:
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, name, options)
    except OSError as error:
        raise InputError(f"{printable(name)}: {error.strerror or error}") from error


def read_stream(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the rows of a stream, such as standard input, and findings about it as a whole.

    Only as much of the stream is read as the row needs, if its format allows it. Raises `InputError` as `read_file`.
    """
    source = Source(stream)
    found = detect_format(source, name, options)
    yield from _reader(found)(source.whole(), name, options)


_READERS: dict[FileFormat, tuple[str, str]] = {
    "json": ("_json_documents", "read_json"),
    "catalogue": ("_json_documents", "read_json_catalogue"),
    "csv": ("_csv_files", "read_csv"),
    "tsv": ("_csv_files", "read_csv"),
    "po": ("_po_catalogues", "read_po"),
    "lines": ("_plain_texts", "read_lines"),
    "text": ("_plain_texts", "read_text"),
    "yaml": ("_yaml_catalogues", "read_yaml"),
    "parquet": ("_parquet", "read_parquet"),
}


def _reader(found: FileFormat) -> _Reader:
    """Return the reader of a format. Its module is imported if there is such a file: some need another package."""
    if found == "jsonl":
        return read_jsonl
    module, name = _READERS[found]
    reader: _Reader = getattr(import_module(f"engage_text.lint._readers.{module}"), name)
    return reader
