"""How files are read: their format, the names of their columns, and values for what they lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engage_text._readonly import NOTHING

__all__ = ["FileFormat", "ReadOptions"]

# The formats of files. A `catalogue` has texts by key and language, `lines` a body on each line, `text` one body in the
# whole file.
FileFormat = Literal["jsonl", "json", "csv", "tsv", "catalogue", "yaml", "po", "lines", "text", "parquet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read files. `None` means that the file itself decides.

    `columns` maps wire names to headers, such as `{"to": "Mobile"}`. `defaults` maps wire names to the values of fields
    that the file lacks, such as `{"from": "ACMEIN"}`; `msg` can be the text of every row of a file of contacts.
    `ignore_column` is the header of the column that suppresses rules of its row.
    """

    format: FileFormat | None = None
    encoding: str | None = None
    delimiter: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    defaults: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    ignore_column: str = "_ignore"
