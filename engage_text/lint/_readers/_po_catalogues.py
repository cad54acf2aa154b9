"""Reads catalogues of gettext (PO files): the translations, or the texts themselves in a template (POT file).

Source: the GNU gettext manual, section "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from engage_text._text import shortened
from engage_text.lint._findings import Finding
from engage_text.lint._readers._line_map import LineMap
from engage_text.lint._readers._locales import find_locale
from engage_text.lint._readers._read_options import ReadOptions
from engage_text.lint._readers._text_documents import Document, TextRow, decode_document, undecodable
from engage_text.lint._rows import Row

__all__ = ["read_po"]

# A line: a keyword and a string, or the string alone, which continues the one before.
_LINE = re.compile(
    r'[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9]+)\])?[ \t]*)?("(?:[^"\\\r\n]++|\\.)*+")[ \t\r]*'
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_SHOWN_KEY = 60  # characters; a key can be a whole text


class PoDocument(Document):
    """A catalogue of gettext."""

    format = "PO"

    def spell(self, raw: str, body: str) -> PoText:
        """Return where the characters of a text are written. `raw` begins in its first string."""
        del self, body
        return PoText(raw)

    def replacement(self, raw: str, old: str, new: str) -> tuple[int, int, str] | None:
        """Return the text with another value, if it is written as one string."""
        del self, old
        if '"\n' in raw or '"\r' in raw:
            return None
        escaped = new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return (0, len(raw), escaped) if escaped.isprintable() else None


class PoText:
    r"""A text that is written as several strings, one on each line.

    >>> PoText('one\\n"\n"two').written(4)
    8
    """

    __slots__ = ("_ends", "_places", "_raw")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._places: list[int] = []
        self._ends: list[int] = []
        at = 0
        while at < len(raw):
            if raw[at] == '"':  # the end of a string, and the start of the next one
                following = raw.find('"', at + 1)
                at = len(raw) if following < 0 else following + 1
                continue
            self._places.append(at)
            escape = _ESCAPE.match(raw, at)
            at = at + 1 if escape is None else escape.end()
            self._ends.append(at)

    def written(self, index: int) -> int:
        """Return the index in `raw` where the character of the decoded text is written."""
        return self._places[index] if index < len(self._places) else len(self._raw)

    def end(self, index: int) -> int:
        """Return the index in `raw` after the character before `index`, which can be in an earlier string."""
        return self._ends[index - 1] if 0 < index <= len(self._ends) else self.written(index)


class _Entry:
    """One entry: the spans of the strings of each of its texts, without quotes, by keyword and plural form."""

    __slots__ = ("is_fuzzy", "spans")

    def __init__(self) -> None:
        self.is_fuzzy = False
        self.spans: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def is_complete(self) -> bool:
        """Return whether a translation was read, so that the next key belongs to the next entry."""
        return any(keyword == "msgstr" for keyword, _ in self.spans)


def read_po(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Row | Finding]:
    """Yield the translations of a PO file. Texts that are not translated, fuzzy or obsolete are left out.

    A file without any translation is a template: its own texts are yielded instead.
    """
    text, offset, error = decode_document(stream.read())
    document = PoDocument(name, LineMap(text), options, offset=offset)
    if error is not None:
        yield undecodable(document, error)
        return
    entries, fault = _read_entries(text)
    found = [*_texts(text, entries, ("msgstr",))]
    locale = find_locale(name) if found else ""
    for index, (key, value, spans, source) in enumerate(
        found or _texts(text, entries, ("msgid", "msgid_plural"))
    ):
        place = spans[0][0], spans[-1][1]
        yield TextRow(document, index, value, *place, locale=locale, key=key, source=source)
    if fault is not None:
        yield document.invalid("a line must be a comment, or a keyword and a text in quotes", fault)


def _read_entries(text: str) -> tuple[list[_Entry], int | None]:
    """Return the entries of a file, and the index of the first line that cannot be read, or None."""
    entries = [_Entry()]
    strings: list[tuple[int, int]] | None = None  # of the text that a line may continue
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        found = _LINE.fullmatch(text, start, end)
        if found is not None:
            if found[1]:
                strings = _new_text(entries, found[1], found[2] or "")
            if strings is None:
                return entries, start
            strings.append((found.start(3) + 1, found.end(3) - 1))
        elif not line or line.startswith("#"):
            strings = None
            if line.startswith("#,") and "fuzzy" in line:
                _begin(entries).is_fuzzy = True
        else:
            return entries, start
        start = end + 1
    return entries, None


def _begin(entries: list[_Entry]) -> _Entry:
    """Return the entry that is read, which is a new one after a translation."""
    if entries[-1].is_complete():
        entries.append(_Entry())
    return entries[-1]


def _new_text(entries: list[_Entry], keyword: str, form: str) -> list[tuple[int, int]]:
    entry = entries[-1] if keyword == "msgstr" else _begin(entries)
    strings: list[tuple[int, int]] = []
    entry.spans[keyword, form] = strings
    return strings


def _texts(
    text: str, entries: list[_Entry], keywords: tuple[str, ...]
) -> Iterator[tuple[str, str, list[tuple[int, int]], str]]:
    """Yield the key, the value and the place of each text with these keywords, and the text that it translates."""
    for entry in entries:
        values = {
            name: "".join(_decoded(text[slice(*span)]) for span in spans)
            for name, spans in entry.spans.items()
        }
        source = values.get(("msgid", ""), "")
        if not source or entry.is_fuzzy:  # without a key, it is the header
            continue
        context = values.get(("msgctxt", ""), "")
        key = f"{context}.{shortened(source, _SHOWN_KEY)}" if context else shortened(source, _SHOWN_KEY)
        for (keyword, form), value in values.items():
            if keyword in keywords and value.strip():
                plural = form or ("plural" if keyword == "msgid_plural" else "")
                translated = values.get(("msgid_plural", ""), source) if form not in {"", "0"} else source
                yield (
                    f"{key}[{plural}]" if plural else key,
                    value,
                    entry.spans[keyword, form],
                    translated if keyword == "msgstr" else "",
                )


def _decoded(written: str) -> str:
    return _ESCAPE.sub(_character, written) if "\\" in written else written


def _character(escape: re.Match[str]) -> str:
    code = escape[0][1:]
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _LETTERS.get(code, code)
