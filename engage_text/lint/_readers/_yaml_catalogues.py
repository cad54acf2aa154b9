"""Reads catalogues in YAML, as Rails and other frameworks write them. Imported only if there is such a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._readers._catalogue_entries import TooDeepError, catalogue_entries
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._readers._locales import find_locale
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._text_documents import Document, TextRow, decode_document, undecodable
from engage_text.lint._readers._yaml_text import YamlText
from engage_text.lint._rows import Row

try:
    import yaml
except ImportError as error:
    raise InputError("YAML files need the package PyYAML: install engage-text[cli]") from error

__all__ = ["read_yaml"]

_DEEPEST = 60  # levels. A deeper file is not a catalogue.
_STR = "tag:yaml.org,2002:str"
# The parser in C takes a fiftieth of the time. Both report the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.SafeLoader("")
# What may come before the text of a scalar: an anchor, and a tag.
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")


class YamlDocument(Document):
    """A document in YAML."""

    format = "YAML"

    def spell(self, raw: str, body: str) -> YamlText:
        """Return where the characters of a scalar are written."""
        del self
        return YamlText(raw, body)

    def replacement(self, raw: str, old: str, new: str) -> tuple[int, int, str] | None:
        """Return the scalar with another text, in the same quotes if they allow it. Blocks are not changed."""
        del self, old
        if raw.startswith(("|", ">")) or "\n" in raw or not new.isprintable():
            return None
        if raw.startswith('"'):
            return 0, len(raw), json.dumps(new, ensure_ascii=False)
        if raw.startswith("'"):
            return 0, len(raw), "'" + new.replace("'", "''") + "'"
        return 0, len(raw), new if _is_plain(new) else json.dumps(new, ensure_ascii=False)


def read_yaml(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the texts of a catalogue in YAML. Of an anchor that is used several times, the first text counts."""
    text, offset, error = decode_document(stream.read())
    document = YamlDocument(name, LineMap(text), options, offset=offset)
    if error is not None:
        yield undecodable(document, error)
        return
    builder = _Builder(text)
    try:
        builder.read()
    except yaml.YAMLError as broken:
        yield document.invalid(*_reason(broken))
        return
    except (TooDeepError, RecursionError):
        yield document.invalid("it is nested too deeply", 0)
        return
    index = 0
    for number, value in enumerate(builder.values):
        entries = catalogue_entries(value, locale=find_locale(name), ignore_key=options.ignore_column)
        for entry in entries:
            place = builder.places[number, *entry.path]
            yield TextRow(
                document, index, entry.text, *place, locale=entry.locale, key=entry.key, ignored=entry.ignored
            )
            index += 1


def _reason(error: yaml.YAMLError) -> tuple[str, int]:
    """Return what is wrong with a document, and the index."""
    mark: Any = getattr(error, "problem_mark", None)
    if mark is not None:
        return str(getattr(error, "problem", "") or "it is not YAML"), mark.index
    position = getattr(error, "position", None)  # of a character that YAML does not allow
    return "it contains a control character", position if isinstance(position, int) else 0


class _Level(NamedTuple):
    """A mapping or sequence that is not closed yet, and the path to it."""

    value: dict[str, Any] | list[Any]
    path: tuple[str | int, ...]
    key: list[str | None]  # the key whose value comes next; a list, because a key changes


class _Builder:
    """Builds the values of the documents out of events, with the place of each scalar. Never recurses."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._levels: list[_Level] = []
        self.values: list[Any] = []
        self.places: dict[tuple[str | int, ...], tuple[int, int]] = {}

    def read(self) -> None:
        """Read all documents."""
        for event in yaml.parse(self._text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open({})
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open([])
            elif isinstance(event, yaml.AliasEvent):
                self._add(None)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._levels.pop()

    def _open(self, value: dict[str, Any] | list[Any]) -> None:
        if len(self._levels) >= _DEEPEST:
            raise TooDeepError
        self._levels.append(_Level(value, self._add(value), [None]))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.value, dict) and level.key[0] is None:
            level.key[0] = event.value
            return
        path = self._add(event.value if _is_text(event) else None)
        self.places[path] = self._place(event)

    def _add(self, value: Any) -> tuple[str | int, ...]:
        """Add a value to the innermost level, and return the path to it."""
        if not self._levels:
            self.values.append(value)
            return (len(self.values) - 1,)
        inner, path, key = self._levels[-1]
        if isinstance(inner, list):
            inner.append(value)
            return (*path, len(inner) - 1)
        if key[0] is None:
            # A key that is a mapping or a sequence. Nothing in it is a text of a catalogue.
            key[0] = ""
            return (*path, "")
        name, key[0] = key[0], None
        inner[name] = value
        return (*path, name)

    def _place(self, event: Any) -> tuple[int, int]:
        """Return the span of a scalar, without its anchor and tag, and without the line breaks after a block."""
        start, end = event.start_mark.index, event.end_mark.index
        if (event.anchor or event.tag) and (found := _PROPERTIES.match(self._text, start, end)):
            start = found.end()
        return start, start + len(self._text[start:end].rstrip())


def _is_text(event: yaml.ScalarEvent) -> bool:
    """Return whether a scalar is a string. A plain one can be a number, a date, true, false or null."""
    if event.style:
        return True
    return bool(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)) == _STR)


def _is_plain(text: str) -> bool:
    """Return whether a text can be written without quotes, in a block and within brackets."""
    return all(
        _reads_as(document, text) for document in (f"a: {text}", f"- {text}", f"{{a: {text}}}", f"[{text}]")
    )


def _reads_as(document: str, text: str) -> bool:
    try:
        events = [*yaml.parse(document, Loader=_LOADER)]
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    # Start and end of the stream, the document and the collection, and nothing but its key and its value.
    has_only_it = len(events) == 6 + len(scalars) and len(scalars) == 1 + document.startswith(("a", "{"))
    return has_only_it and scalars[-1].value == text and _is_text(scalars[-1])
