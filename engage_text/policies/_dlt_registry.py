"""Reads the templates that a user exports from a DLT portal: the text of a CSV or JSON file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from engage_text._checks import kind_of, need_text
from engage_text.policies._dlt_options import DltTemplate
from engage_text.policies._merge import column_key
from engage_text.problems import OptionError

__all__ = ["dlt_templates"]

# The names of columns that portals and providers use, in the form in which they are compared. Observed.
_COLUMNS = {
    "id": ("templateid", "dlttemplateid", "dltteid", "contenttemplateid", "tempid", "id"),
    "text": (
        "templatecontent", "templatetext", "templatemessage", "contenttemplate", "content", "messagetext", "message",
        "body", "text", "template", "msg",
    ),
    "headers": ("headers", "header", "headername", "senderid", "sender", "cli", "from"),
    "entity_id": ("peid", "entityid", "principalentityid", "dltpeid"),
    "category": ("category", "templatetype", "communicationtype", "messagetype", "contenttype", "type"),
}  # fmt: skip
_DELIMITERS = "\t;|"
_BOM = "\ufeff"
_SEPARATORS = re.compile(r"[,;|\s]+")
_FLOAT = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+")


def dlt_templates(text: str) -> tuple[DltTemplate, ...]:
    r"""Return the templates of a registry, from the text of a CSV or JSON file.

    A CSV file has a header with a column for the id and for the text, such as `Template ID` and `Template Content`, and
    may have columns for the headers, the entity id and the category. JSON is a list of objects with these names, or an
    object with such a list. Rows with one id and one text are one template with the headers of all.

    Raises `OptionError` for a text that is not such a list, with the number of the row.

    >>> [template] = dlt_templates("Template ID,Template Content,Header\n1107,Your OTP is {#var#}.,ACMEIN\n")
    >>> template.id, template.headers
    ('1107', ('ACMEIN',))
    """
    text = need_text(text, "the registry").removeprefix(_BOM)
    entries = _json_entries(text) if text.lstrip()[:1] in {"[", "{"} else _csv_entries(text)
    templates: dict[str, DltTemplate] = {}
    for row, entry in entries:
        own = _template(entry, row)
        first = templates.get(own.id)
        if first is not None and first.text != own.text:
            raise OptionError(
                f"row {row} of the registry must have another id, or the text of the row before it"
            )
        templates[own.id] = own if first is None else replace(first, headers=(*first.headers, *own.headers))
    return tuple(templates.values())


def _json_entries(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise OptionError("the registry must be CSV or JSON, got JSON that cannot be read") from None
    if isinstance(value, dict):
        value = next((item for item in value.values() if isinstance(item, list)), None)
    if not isinstance(value, list):
        raise OptionError("the registry must be a list of templates")
    for row, entry in enumerate(value, start=1):
        if not isinstance(entry, dict):
            raise OptionError(f"template {row} of the registry must be an object, got {kind_of(entry)}")
        yield row, entry


def _csv_entries(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    if header.count(delimiter) < max(header.count(","), 1):
        delimiter = ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(rows, [])
        for row, cells in enumerate(rows, start=2):
            if any(map(str.strip, cells)):
                yield row, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise OptionError(f"the registry must be CSV or JSON, got CSV that cannot be read: {error}") from None


def _template(entry: Mapping[str, Any], row: int) -> DltTemplate:
    by_key = {column_key(name): value for name, value in entry.items()}
    values = {field: _first(by_key, names) for field, names in _COLUMNS.items()}
    for field, name in (("id", "Template ID"), ("text", "Template Content")):
        if values[field] in (None, ""):
            raise OptionError(f"row {row} of the registry must have a {name}")
    for field in ("id", "entity_id"):
        values[field] = _id(values[field], row)
    headers = values.pop("headers")
    if isinstance(headers, str) or not isinstance(headers, Iterable):
        headers = [] if headers is None else _SEPARATORS.split(str(headers))
    text = values["text"]
    if not isinstance(text, str):
        raise OptionError(f"row {row} of the registry must have a text as its content, got {kind_of(text)}")
    return DltTemplate(
        id=values["id"],
        text=text,
        headers=[str(header).strip() for header in headers if str(header).strip()],
        entity_id=values["entity_id"],
        category=str(values["category"] or "").strip(),
    )


def _first(by_key: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((by_key[name] for name in names if name in by_key), None)


def _id(given: object, row: int) -> str:
    """Return an id as text. A spreadsheet that read it as a number has lost its last digits."""
    if given is None:
        return ""
    if isinstance(given, float) or (isinstance(given, str) and _FLOAT.fullmatch(given.strip())):
        raise OptionError(f"row {row} of the registry must have ids as text, got a floating-point number")
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise OptionError(f"row {row} of the registry must have ids as text, got {kind_of(given)}")
    return str(given).strip()
