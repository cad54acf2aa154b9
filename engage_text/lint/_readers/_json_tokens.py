r"""Finds the values of a JSON text again, and the characters of a string in spite of its escapes.

A parser says what a text contains, but not where. This scanner takes linear time for every text, also for one that is
not JSON, and never recurses. The answer for a text that is not JSON is of no use, but it is an answer.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from engage_text.lint._readers._written_text import WrittenText

__all__ = ["JsonPath", "JsonString", "JsonToken", "broken_at", "find_tokens"]

JsonPath = tuple[str | int, ...]
# The closing quote is optional, so that an unclosed string is one token to the end of the text and is scanned once.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]:,]|[^\s"{}\[\]:,]++', re.DOTALL)
# RFC 8259 section 7. An escaped surrogate pair is one character of the decoded text.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
_DEEPEST = 64  # levels; paths of a deeper text cost memory, and no catalogue needs them


class JsonToken(NamedTuple):
    """The spans of a value and of its key in the text, with their quotes. The key of an array's entry is empty."""

    start: int
    end: int
    key_start: int
    key_end: int


class _Open:
    """An object or array that is not closed yet, and what was read of its current entry."""

    __slots__ = ("key", "key_span", "path", "start", "takes_keys", "token_key")

    def __init__(self, path: JsonPath, start: int, token_key: tuple[int, int], *, takes_keys: bool) -> None:
        self.path = path
        self.start = start
        self.token_key = token_key
        self.takes_keys = takes_keys
        self.key: str | int | None = None if takes_keys else 0
        self.key_span = (start, start)


def find_tokens(text: str, *, deepest: int = _DEEPEST) -> dict[JsonPath, JsonToken]:
    """Return the values of a JSON text by their paths, down to `deepest` levels. The last of repeated keys wins.

    >>> text = '{"dlr": {"mask": 1}, "n": [5, "x"]}'
    >>> token = find_tokens(text)["n", 1]
    >>> text[token.start:token.end]
    '"x"'
    """
    found: dict[JsonPath, JsonToken] = {}
    waiting: list[_Open] = []
    too_deep = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        sign = text[start]
        if too_deep:
            too_deep += (sign in "{[") - (sign in "}]")
        elif sign in "{[":
            if len(waiting) >= deepest:
                too_deep = 1
                continue
            path, key_span = _current(waiting, start)
            waiting.append(_Open(path, start, key_span, takes_keys=sign == "{"))
        elif sign in "}]":
            if waiting:
                closed = waiting.pop()
                found[closed.path] = JsonToken(closed.start, end, *closed.token_key)
        elif sign == ",":
            if waiting:
                _next_entry(waiting[-1])
        elif sign != ":":
            _take(found, waiting, text, start, end)
    return found


def _current(waiting: list[_Open], start: int) -> tuple[JsonPath, tuple[int, int]]:
    if not waiting:
        return (), (start, start)
    inner = waiting[-1]
    # A value without a key is not JSON.
    return (*inner.path, "" if inner.key is None else inner.key), inner.key_span


def _next_entry(inner: _Open) -> None:
    inner.key = None if inner.takes_keys else inner.key + 1 if isinstance(inner.key, int) else 0


def _take(found: dict[JsonPath, JsonToken], waiting: list[_Open], text: str, start: int, end: int) -> None:
    """Take a string or another value without parts: it is the next key, or a value."""
    if waiting and waiting[-1].key is None:
        waiting[-1].key = _decoded(text[start:end])
        waiting[-1].key_span = (start, end)
        return
    path, key_span = _current(waiting, start)
    found[path] = JsonToken(start, end, *key_span)


def _decoded(token: str) -> str:
    if "\\" not in token:
        return token.removeprefix('"').removesuffix('"')
    try:
        return str(json.loads(token))
    except ValueError:
        return token


class JsonString(WrittenText):
    """A string of a JSON text: where each of its characters is written, and how to change it.

    `before` is 1 if the token has its quotes.
    """

    __slots__ = ()

    def __init__(self, token: str, *, before: int = 1) -> None:
        super().__init__(token, _ESCAPE, before=before)

    def replacement(self, old: str, new: str) -> tuple[int, int, str]:
        """Return the smallest change that gives the decoded text `old` the value `new`: `(start, end, JSON)`.

        The escapes of the rest stay as they are, and the new part is escaped in the same style.
        """
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        middle = new[start : len(new) - end]
        return self.written(start), self.written(len(old) - end), self._escaped(middle)

    def _escaped(self, text: str) -> str:
        token = self.raw
        escaped = json.dumps(text, ensure_ascii=token.isascii() and "\\u" in token)[1:-1]
        if "\\/" in token:  # as PHP writes a slash
            escaped = escaped.replace("/", "\\/")
        return escaped


_AFTER_COMMA = re.compile(r",[ \t\r\n]*")


def broken_at(error: json.JSONDecodeError) -> int:
    """Return the index where a text stops being JSON, which is the same for every Python.

    For `[1,]`, Python 3.13 names the comma. Older ones name the bracket, which is what cannot come there.
    """
    found = _AFTER_COMMA.match(error.doc, error.pos) if "trailing comma" in error.msg else None
    return error.pos if found is None else found.end()


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
