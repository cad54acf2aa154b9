"""Where the characters of a YAML scalar are written: through quotes, escapes, indentation and folded lines."""

from __future__ import annotations

import re

__all__ = ["YamlText"]

# YAML 1.2.2 section 5.7. A backslash at the end of a line joins it with the next one.
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_JOINED = re.compile(r"\\\r?\n[ \t]*")
_SPACES = re.compile(r"[ \t\r\n]+")
_BLOCKS = ("|", ">")


class YamlText:
    """A scalar as it is written, with its quotes or its block header, and its decoded text.

    >>> YamlText("'it''s'", "it's").written(3)
    5
    """

    __slots__ = ("_end", "_places", "_raw")

    def __init__(self, raw: str, text: str) -> None:
        self._raw = raw
        if raw.startswith(_BLOCKS):
            self._places = _block_places(raw, text)
            self._end = len(raw.rstrip())
        else:
            self._places = _flow_places(raw, text)
            self._end = len(raw) - (1 if raw.startswith(("'", '"')) else 0)

    def written(self, index: int) -> int:
        """Return the index in the scalar where the character of the decoded text is written."""
        return self._places[index] if index < len(self._places) else self._end

    def end(self, index: int) -> int:
        """Return the index in the scalar after the character before `index`, without the indentation of a next line."""
        end = self.written(index)
        if index < 1 or index > len(self._places):
            return end
        start = self._places[index - 1]
        feed = self._raw.find("\n", start, end)
        return end if feed <= start else start + 1 + len(self._raw[start + 1 : feed].rstrip(" \t\r"))


def _block_places(raw: str, text: str) -> list[int]:
    """Return the places in a block: its lines are indented, and perhaps folded. Only spaces are added or lost."""
    at = raw.find("\n") + 1
    places: list[int] = []
    while len(places) < len(text):
        here = _SPACES.match(text, len(places))
        there = _SPACES.match(raw, at)
        if here is None and there is None:
            places.append(at)
            at += 1
            continue
        length = 0 if here is None else len(here[0])
        end = at if there is None else there.end()
        places += (min(at + step, max(at, end - 1)) for step in range(length))
        at = end
    return places


def _flow_places(raw: str, text: str) -> list[int]:
    """Return the places in a plain or quoted scalar, where a line break is a space, and two are a line feed."""
    quote = raw[:1] if raw.startswith(("'", '"')) else ""
    at = len(quote)
    places: list[int] = []
    while len(places) < len(text) and at < len(raw):
        if quote == '"' and raw[at] == "\\":
            if joined := _JOINED.match(raw, at):
                at = joined.end()
                continue
            escape = _ESCAPE.match(raw, at)
            places.append(at)
            at = at + 1 if escape is None else escape.end()
        elif quote == "'" and raw.startswith("''", at):
            places.append(at)
            at += 2
        elif spaces := _SPACES.match(raw, at):
            feeds = spaces[0].count("\n")
            places += [at] * max(1, feeds - 1) if feeds else range(at, spaces.end())
            at = spaces.end()
        else:
            places.append(at)
            at += 1
    return places
