"""The texts of a catalogue: which strings of nested mappings are texts, and in which language each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engage_text.lint._readers._locales import is_locale
from engage_text.lint._readers._suppressed import ignored_codes

__all__ = ["CatalogueEntry", "TooDeepError", "catalogue_entries"]

_DEEPEST = 60  # levels; one less than the scanner of JSON records
# An entry can be an object of a text and its description, as Chrome's extensions and FormatJS write it.
_TEXT_KEYS = ("message", "defaultMessage", "string", "translation", "text", "value")
_DESCRIBING = frozenset(
    ("description", "developer_comment", "comment", "context", "placeholders", "notes", "note")
)


class TooDeepError(Exception):
    """Mappings that are nested so deeply that they are not a catalogue."""


class CatalogueEntry(NamedTuple):
    """A text. `path` leads to it in the document, and `key` is the path without the locale."""

    path: tuple[str | int, ...]
    text: str
    locale: str
    key: str
    ignored: frozenset[str]


class _Around(NamedTuple):
    """What is known of the mappings around a value."""

    path: tuple[str | int, ...]
    locale: str
    keys: tuple[str, ...]
    ignored: frozenset[str]
    has_language: bool = False  # one of the keys around the value is its language

    def inside(self, key: str | int, ignored: frozenset[str], *, is_language: bool) -> _Around:
        if len(self.path) >= _DEEPEST:
            raise TooDeepError
        path = (*self.path, key)
        if is_language:
            return _Around(path, str(key), self.keys, ignored, has_language=True)
        return _Around(path, self.locale, (*self.keys, str(key)), ignored, self.has_language)


def catalogue_entries(value: object, *, locale: str, ignore_key: str) -> Iterator[CatalogueEntry]:
    """Yield the texts of a catalogue in their order. Empty texts are not translated yet, and are left out.

    `locale` is the language that the name of the file says. A mapping whose keys are languages says it instead, at any
    level. Keys that begin with `@` or `$` describe other entries. `ignore_key` suppresses rules for the entries beside
    it. Raises `TooDeepError`.

    >>> catalogue = {"en": {"bye": "Bye", "item": {"one": "{n} item"}}, "hi": {"bye": "अलविदा"}}
    >>> [(entry.locale, entry.key) for entry in catalogue_entries(catalogue, locale="", ignore_key="_ignore")]
    [('en', 'bye'), ('en', 'item.one'), ('hi', 'bye')]
    """
    yield from _entries(value, _Around((), locale, (), frozenset()), ignore_key)


def _entries(value: object, around: _Around, ignore_key: str) -> Iterator[CatalogueEntry]:
    if isinstance(value, str):
        if value.strip():
            yield CatalogueEntry(around.path, value, around.locale, ".".join(around.keys), around.ignored)
    elif isinstance(value, Mapping):
        yield from _of_mapping(value, around, ignore_key)
    elif isinstance(value, Sequence):
        for index, item in enumerate(value):
            yield from _entries(item, around.inside(index, around.ignored, is_language=False), ignore_key)


def _of_mapping(value: Mapping[str, object], around: _Around, ignore_key: str) -> Iterator[CatalogueEntry]:
    text_key = _described_text(value)
    ignored = around.ignored | ignored_codes(value.get(ignore_key))
    names = [key for key in value if key != ignore_key and not key.startswith(("@", "$"))]
    has_languages = not around.has_language and _are_languages(names, value, is_top=not around.path)
    for key in names:
        if text_key is None:
            inner = around.inside(key, ignored, is_language=has_languages)
            yield from _entries(value[key], inner, ignore_key)
        elif key == text_key:
            inner = around.inside(key, ignored, is_language=False)
            yield from _entries(value[key], inner._replace(keys=around.keys), ignore_key)


def _described_text(value: Mapping[str, object]) -> str | None:
    """Return the key of the text in an entry that also has a description."""
    if _DESCRIBING.isdisjoint(value):
        return None
    found = [key for key in value if key in _TEXT_KEYS and isinstance(value[key], str)]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else None


def _are_languages(names: Sequence[str], value: Mapping[str, object], *, is_top: bool) -> bool:
    if not names or not all(map(is_locale, names)):
        return False
    # One key alone can be a word such as `no`, unless it has a catalogue of its own, as in Rails.
    return len(names) > 1 or (is_top and isinstance(value[names[0]], Mapping))
