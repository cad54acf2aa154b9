"""The languages of a catalogue: a text must have the same placeholders in each of them, across files too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_text.lint._readers import TextRow, without_locale
from engage_text.lint._rows import Row
from engage_text.policies import placeholder_differences
from engage_text.problems import Problem

__all__ = ["Languages"]

# Some plural forms leave out their number, as in "one item". Only the general form is compared.
# Unicode CLDR, plural rules; gettext counts its forms, and the first one is the singular of most languages.
_SPECIAL_FORM = re.compile(r"(?:[._](?:zero|one|two|few|many)|\[0\])$")
_SOURCE = "the source text"
_MOST_TEXTS = 1_000_000  # a hostile catalogue must not fill the memory


class Languages:
    """The first text of each key, with which the texts in other languages are compared."""

    __slots__ = ("_first",)

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[str, str]] = {}

    def problems(self, row: Row) -> Iterator[Problem]:
        """Yield the problem of a text that has other placeholders than the same text in the language read first.

        A translation in a PO file is compared with the text that it translates, if that is a sentence.
        """
        if not isinstance(row, TextRow) or _SPECIAL_FORM.search(row.key):
            return
        if row.source:
            if " " in row.source.strip():
                yield from _differences(_SOURCE, row.source, row.locale or "this language", row.body)
            return
        if not row.locale:
            return
        place = without_locale(row.file), row.key
        language, text = self._first.get(place, ("", ""))
        if not language:
            if len(self._first) < _MOST_TEXTS:
                self._first[place] = row.locale, row.body
        elif language != row.locale:
            yield from _differences(language, text, row.locale, row.body)


def _differences(language: str, text: str, other: str, body: str) -> Iterator[Problem]:
    if text != body:
        yield from (problem for _, problem in placeholder_differences({language: text, other: body}))
