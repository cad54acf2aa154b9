"""Reads JSON documents: an array of requests or texts, one request, or a catalogue of texts."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from engage_text.lint._findings import Finding
from engage_text.lint._readers._catalogue_entries import TooDeepError, catalogue_entries
from engage_text.lint._readers._json_elements import Element, split_array
from engage_text.lint._readers._json_requests import SENT_KEYS, JsonRequests
from engage_text.lint._readers._json_tokens import JsonPath, JsonString, broken_at, find_tokens
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._readers._locales import find_locale
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._text_documents import BOM, Document, TextRow, decode_document, undecodable
from engage_text.lint._rows import Row

__all__ = ["read_json", "read_json_catalogue"]

_SPACES = b" \t\r\n"


class JsonDocument(Document):
    """A document in JSON."""

    format = "JSON"

    def spell(self, raw: str, body: str) -> JsonString:
        """Return where the characters of a string are. `raw` has no quotes."""
        del self, body
        return JsonString(raw, before=0)

    def replacement(self, raw: str, old: str, new: str) -> tuple[int, int, str] | None:
        """Return the smallest change of the string. The other characters keep their escapes."""
        return self.spell(raw, old).replacement(old, new)


def read_json(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the rows of a JSON document. An array is read entry by entry, other documents as a whole.

    An object is a request if most of its keys are fields of one, and a catalogue otherwise, unless the format is given.
    """
    head = stream.peek(1)
    offset = len(BOM) if head.startswith(BOM) else 0
    if head[offset:].lstrip(_SPACES).startswith(b"["):
        stream.read(offset)
        return _read_array(stream, name, options, offset)
    return _read_object(stream.read(), name, options)


def read_json_catalogue(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the texts of a catalogue in JSON, whatever its keys are."""
    document, value, faults = _parse(stream.read(), name, options)
    yield from faults
    if not faults:
        yield from _texts(document, value, options)


def _read_array(stream: BinaryIO, name: str, options: ReadOptions, offset: int) -> Iterator[Row | Finding]:
    requests = JsonRequests(name, options)
    for entry in split_array(stream, offset=offset):
        if not isinstance(entry, Element):
            lines = LineMap("", line=entry.line, column=entry.before[0], utf16=entry.before[1])
            yield JsonDocument(name, lines, options).invalid(entry.reason, 0)
        elif entry.data.startswith(b'"') and (row := _text_of(entry, name, requests.index, options)):
            requests.index += 1
            yield row
        else:
            yield requests.row(entry.data, entry.line, entry.offset, entry.before)


def _text_of(entry: Element, name: str, index: int, options: ReadOptions) -> TextRow | None:
    """Return the row of an entry that is only a text; None if it is broken."""
    try:
        text = entry.data.decode("utf-8")
        body = json.loads(text)
    except ValueError:
        return None
    lines = LineMap(text, line=entry.line, column=entry.before[0], utf16=entry.before[1])
    document = JsonDocument(name, lines, options, offset=entry.offset)
    return TextRow(document, index, body, 1, len(text) - 1, key=str(index + 1))


def _read_object(data: bytes, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    document, value, faults = _parse(data, name, options)
    if faults:
        yield from faults
    elif paths := _paths_of_requests(value, options):
        yield from _requests(document, paths, options)
    else:
        yield from _texts(document, value, options)


def _requests(document: JsonDocument, paths: list[JsonPath], options: ReadOptions) -> Iterator[Row]:
    text = document.lines.text
    requests = JsonRequests(document.file, options)
    tokens = find_tokens(text, deepest=3)
    for path in paths:
        start, end, _, _ = tokens[path]
        place = document.lines.location(document.file, start, start)
        offset = document.offset + document.lines.byte_offset(start)
        before = place.column - 1, place.utf16_column - 1
        yield requests.row(text[start:end].encode(), place.line, offset, before)


def _paths_of_requests(value: object, options: ReadOptions) -> list[JsonPath]:
    """Return the paths of the requests in a document: the document, or the entries of its only list of requests."""
    if _is_request(value, options):
        return [()]
    lists = []
    if isinstance(value, Mapping):
        lists = [(key, inner) for key, inner in value.items() if _are_requests(inner, options)]
    if len(lists) == 1:
        [(key, entries)] = lists
        return [(key, index) for index in range(len(entries))]
    return [()] if options.format == "json" else []


def _are_requests(value: object, options: ReadOptions) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(entry, Mapping) and _is_request(entry, options) for entry in value)


def _is_request(value: object, options: ReadOptions) -> bool:
    """Return True unless the value is an object with mostly other keys. A wrong value is reported as a request."""
    if not isinstance(value, Mapping):
        return True
    keys = value.keys() - {options.ignore_column, *options.columns.values()}
    return bool(value) and len(keys & SENT_KEYS) * 2 >= len(keys)


def _texts(document: JsonDocument, value: object, options: ReadOptions) -> Iterator[Row | Finding]:
    given = value.get("@@locale") if isinstance(value, Mapping) else None  # of Flutter
    locale = given if isinstance(given, str) else find_locale(document.file)
    tokens = find_tokens(document.lines.text)
    entries = catalogue_entries(value, locale=locale, ignore_key=options.ignore_column)
    try:
        for index, entry in enumerate(entries):
            token = tokens[entry.path]
            place = token.start + 1, token.end - 1
            yield TextRow(
                document, index, entry.text, *place, locale=entry.locale, key=entry.key, ignored=entry.ignored
            )
    except TooDeepError:
        yield document.invalid("it is nested too deeply", 0)


def _parse(data: bytes, name: str, options: ReadOptions) -> tuple[JsonDocument, object, list[Finding]]:
    """Return the document and its value, or the finding that says why it has none."""
    text, offset, error = decode_document(data)
    document = JsonDocument(name, LineMap(text), options, offset=offset)
    if error is not None:
        return document, None, [undecodable(document, error)]
    try:
        return document, json.loads(text), []
    except json.JSONDecodeError as broken:
        return document, None, [document.invalid(broken.msg.removesuffix(" at"), broken_at(broken))]
    except RecursionError:
        return document, None, [document.invalid("it is nested too deeply", 0)]
    except ValueError:
        return document, None, [document.invalid("a number in it is too large", 0)]
