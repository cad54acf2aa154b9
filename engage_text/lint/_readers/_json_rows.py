"""A request that is written as a JSON object, and where its fields are."""

from __future__ import annotations

import json
from collections.abc import Mapping

from engage_text.lint._locations import Location
from engage_text.lint._readers._json_tokens import JsonPath, JsonString, JsonToken, broken_at, find_tokens
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._rows import Edit, Row
from engage_text.wire import DLT_IDS, FIELDS, PYTHON_NAMES

__all__ = ["JsonRow"]

_KNOWN = frozenset((*FIELDS, *PYTHON_NAMES.values(), *(f"tlv.{name}" for name in DLT_IDS)))
_NONE: frozenset[str] = frozenset()
_LEVELS = 3  # a field is a member of the request, or of an object in it; its value can be an object or array


class JsonRow(Row):
    """A request in a file of JSON. `data` is how it is written there, and `offset` its first byte in the file.

    `before` counts what comes before it in its first line: characters, and UTF-16 code units. `headers` maps the wire
    names to other keys, if an option says so.
    """

    __slots__ = ("_before", "_data", "_lines", "_offset", "_strings", "_tokens", "headers")

    def __init__(  # noqa: PLR0913, PLR0917 - the fields of a row
        self,
        file: str,
        index: int,
        line: int,
        data: bytes,
        offset: int,
        request: Mapping[str, object] | bytes | None = None,
        *,
        before: tuple[int, int] = (0, 0),
        ignored: frozenset[str] = _NONE,
    ) -> None:
        # Not `super().__init__`: a file has millions of rows, and each call takes as long as reading the line.
        self.file = file
        self.index = index
        self.line = line
        self.request = data if request is None else request
        self.assumed = _NONE
        self.values = None
        self.ignored = ignored
        self.label = ""
        self._data = data
        self._offset = offset
        self._before = before
        self.headers: Mapping[str, str] | None = None
        self._lines: LineMap | None = None

    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:
        """Return where a field is in the file, or a span of its decoded text."""
        lines = self._read()
        if not param:
            at = _broken_at(lines.text)
            return lines.location(self.file, at, at)
        path = self._path(param)
        token = self._tokens.get(path)
        if token is None:
            # The object that lacks the field.
            outer = self._tokens.get(path[:-1])
            at = 0 if outer is None else outer.start
            return lines.location(self.file, at, at)
        return lines.location(self.file, *self._places(path, token, span))

    def edit(self, param: str, text: str) -> Edit | None:
        """Return the change that gives a field a new text. The other characters keep their escapes.

        A value that is not a text becomes one. A field that the request does not have is added as its last one.
        """
        lines = self._read()
        path = self._path(param)
        token = self._tokens.get(path)
        if token is None:
            return self._added(path, text)
        try:
            old = json.loads(lines.text[token.start : token.end])
        except (ValueError, RecursionError):
            return None
        if not isinstance(old, str):
            return self._edit(token.start, token.end, json.dumps(text)) if _has_no_parts(old) else None
        start, end, new = self._string(path, token).replacement(old, text)
        return self._edit(token.start + start, token.start + end, new)

    def _added(self, path: JsonPath, text: str) -> Edit | None:
        """Return the change that adds a field to the request; None for a field of an object in it."""
        written = self._read().text
        whole = self._tokens.get(())
        if whole is None or written[whole.start] != "{" or len(path) != 1:
            return None
        others = [token for found, token in self._tokens.items() if len(found) == 1]
        at = max((token.end for token in others), default=whole.start + 1)
        is_spaced = not others or written[others[0].key_end : others[0].start].endswith(" ")
        comma, colon = (", ", ": ") if is_spaced else (",", ":")
        return self._edit(at, at, f"{comma if others else ''}{json.dumps(path[0])}{colon}{json.dumps(text)}")

    def _edit(self, start: int, end: int, new: str) -> Edit:
        """Return the change of these characters of the row."""
        first, last = (self._offset + self._read().byte_offset(index) for index in (start, end))
        return Edit(first, last, new.encode("utf-8", "surrogateescape"))

    def _read(self) -> LineMap:
        """Return the text of the row with its lines. It is read once, and only if something in it is located."""
        if self._lines is None:
            text = self._data.decode("utf-8", "surrogateescape")
            characters, utf16 = self._before
            self._lines = LineMap(text, line=self.line, column=characters, utf16=utf16)
            self._tokens: dict[JsonPath, JsonToken] = find_tokens(text, deepest=_LEVELS)
            self._strings: dict[JsonPath, JsonString] = {}
        return self._lines

    def _path(self, param: str) -> JsonPath:
        tokens = self._tokens
        header = None if self.headers is None else self.headers.get(param)
        for key in (header, param, PYTHON_NAMES.get(param)):
            if key is not None and (key,) in tokens:
                return (key,)
        return tuple(param.split(".", 1))

    def _places(self, path: JsonPath, token: JsonToken, span: tuple[int, int] | None) -> tuple[int, int]:
        """Return the indices of a value: of the span in its text, without its quotes, or of an unknown key."""
        text = self._lines.text if self._lines else ""
        if span is None and self.headers is None and ".".join(map(str, path)) not in _KNOWN:
            return token.key_start, token.key_end
        if text[token.start] != '"':
            return token.start, token.end
        if span is None:
            is_empty = token.end - token.start <= 2
            return (token.start, token.end) if is_empty else (token.start + 1, token.end - 1)
        string = self._string(path, token)
        start, end = (min(token.start + string.written(index), token.end) for index in span)
        return start, max(start, end)

    def _string(self, path: JsonPath, token: JsonToken) -> JsonString:
        string = self._strings.get(path)
        if string is None and self._lines is not None:
            string = self._strings[path] = JsonString(self._lines.text[token.start : token.end])
        assert string is not None  # noqa: S101 - the text was read before
        return string


def _has_no_parts(value: object) -> bool:
    """Return True for a number or a similar value, and for a list of texts, such as the names in `_ignore`."""
    if isinstance(value, list):
        return all(isinstance(entry, str) for entry in value)
    return not isinstance(value, dict)


def _broken_at(text: str) -> int:
    """Return the index where a text stops being JSON, and 0 if it is JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return broken_at(error)
    except (ValueError, RecursionError):
        return 0
    return 0
