"""Files that options name: registered templates, samples of variables, rates, a suffix list. It reads their text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from engage_text._checks import kind_of
from engage_text._text import printable
from engage_text.lint._errors import InputError
from engage_text.policies import DltTemplate, column_key
from engage_text.problems import OptionError

__all__ = ["bytes_of", "dlt_templates", "samples", "text_of"]

_Parsed = TypeVar("_Parsed")
# The names of the columns, as operators and their customers write them; in the form of `column_key`.
_COLUMNS = {
    "id": ("id", "templateid", "dlttemplateid", "ctid", "contenttemplateid"),
    "text": (
        "text",
        "template",
        "content",
        "templatecontent",
        "templatemessage",
        "templatetext",
        "message",
        "msg",
    ),
    "headers": ("headers", "header", "headername", "senderid", "senderids", "sender", "from"),
    "entity_id": ("entityid", "peid", "dltentityid", "principalentityid"),
    "category": ("category", "type", "templatetype", "communicationtype"),
}
_NEEDED = ("id", "text")
_MOST_SAMPLES = 10_000  # values of a variable: a sample is not a list of all customers


def text_of(path: str, parse: Callable[[str], _Parsed]) -> _Parsed:
    """Return what a text file of an option contains. Faults name the file."""
    try:
        return parse(bytes_of(path, bytes).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{printable(path)} must be UTF-8") from None
    except OptionError as error:
        raise InputError(f"{printable(path)}: {error}") from None


def bytes_of(path: str, parse: Callable[[bytes], _Parsed]) -> _Parsed:
    """Return what a file of an option contains."""
    try:
        return parse(Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"{printable(path)} cannot be read: {error.strerror}") from None


def dlt_templates(text: str) -> list[DltTemplate]:
    r"""Return the registered templates of a CSV file or a JSON array of objects.

    The columns are `id`, `text`, `headers`, `entity_id`, `category`, or the names that operators give them, such as
    `Template ID` and `Template Content`. Several headers in one cell are separated by `,`, `;`, `|` or a space.

    >>> dlt_templates("Template ID,Template Content,Header\n1107,Your OTP is {#var#}.,ACMEIN\n")[0].headers
    ('ACMEIN',)
    """
    return [DltTemplate(**_template(row, number)) for number, row in enumerate(_records(text), start=1)]


def samples(text: str) -> dict[str, list[str]]:
    r"""Return the values of variables in a CSV file: a column for each variable. Empty cells are left out.

    >>> samples("name,city\nAsha,Pune\nRavi,\n")
    {'name': ['Asha', 'Ravi'], 'city': ['Pune']}
    """
    found: dict[str, dict[str, None]] = {}
    for row in _csv_rows(text):
        for name, value in row.items():
            values = found.setdefault(name, {})
            if value and len(values) < _MOST_SAMPLES:
                values[value] = None
    return {name: list(values) for name, values in found.items() if values}


def _records(text: str) -> Iterable[Mapping[str, Any]]:
    if not text.lstrip().startswith(("[", "{")):
        return _csv_rows(text)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise OptionError("a JSON file of templates must be valid JSON") from None
    if not isinstance(document, list) or not all(isinstance(entry, dict) for entry in document):
        raise OptionError(f"a JSON file of templates must be an array of objects, got {kind_of(document)}")
    return document


def _csv_rows(text: str) -> Iterator[dict[str, str]]:
    rows = csv.reader(text.splitlines(keepends=True))
    try:
        header = next(rows, [])
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise OptionError(f"line {rows.line_num} must be CSV: {error}") from None


def _template(row: Mapping[str, Any], number: int) -> dict[str, Any]:
    by_key = {column_key(str(name)): value for name, value in row.items()}
    given: dict[str, Any] = {}
    for field, names in _COLUMNS.items():
        value = next((by_key[name] for name in names if by_key.get(name) not in {None, ""}), None)
        if value is not None and not (field == "headers" and isinstance(value, list)):
            value = str(value)
        if value is not None:
            given[field] = value
    for field in _NEEDED:
        if field not in given:
            raise OptionError(
                f"template {number} must have the column {field}, got {', '.join(map(printable, row))}"
            )
    if isinstance(headers := given.get("headers"), str):
        given["headers"] = headers.translate(str.maketrans(",;|", "   ")).split()
    return given
