"""Words and phrases in a text: whole words, in any case, with any space between them. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engage_text._checks import exact_text, is_many, kind_of, quoted
from engage_text._text import splice
from engage_text.problems import OptionError

__all__ = ["WORD", "Phrases", "Words", "prose_of", "words_of"]

# Letters and digits of any script. `\w` lacks the vowel signs and joiners inside words of many scripts: combining
# marks, Hebrew and Arabic points, the blocks of India (without the danda), Thai, Lao, Myanmar and Khmer.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u0900-\u0963\u0966-\u0dff\u0e30-\u0e3a\u0e47-\u0e4e\u0eb0-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
WORD = rf"[\w{_MARKS}]+"
_TOKEN = re.compile(rf"{WORD}|[^\w\s\x00{_MARKS}]")
_MOST_SHOWN = 40
_LONGEST = 1000  # characters of a phrase, which is as long as a body can be


class Words(NamedTuple):
    """The words and marks of a text in lower case, and their places."""

    words: list[str]
    spans: list[tuple[int, int]]


class Phrases:
    """Words and phrases that are looked for together.

    A phrase matches whole words in any case. Any amount of space can be between its words. Raises `OptionError`, which
    names the option and the wrong entry.

    >>> phrases = Phrases(["free", "100% off"], "forbidden_words")
    >>> [(text, start, end) for text, start, end in phrases.find(words_of("Get 100%  OFF, duty-free! Freely."))]
    [('100% off', 4, 13), ('free', 20, 24)]
    """

    __slots__ = ("_by_first", "texts")

    def __init__(self, given: object, option: str) -> None:
        self.texts = tuple(_checked(given, option))
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text in self.texts:
            tokens = tuple(found[0].casefold() for found in _TOKEN.finditer(text))
            same_start = self._by_first.setdefault(tokens[0], [])
            same_start.append((tokens, text))
            same_start.sort(key=lambda entry: -len(entry[0]))  # the longest phrase is the answer

    def find(self, text: Words) -> Iterator[tuple[str, int, int]]:
        """Yield each phrase that the text contains, with its place, in order and without overlaps."""
        words, spans = text
        index = 0
        while self._by_first and index < len(words):
            length, phrase = self._at(words, index)
            if phrase:
                yield phrase, spans[index][0], spans[index + length - 1][1]
            index += max(length, 1)

    def missing(self, text: Words) -> list[str]:
        """Return the phrases that the text does not contain, in their order.

        >>> Phrases(["STOP", "Acme"], "required_words").missing(words_of("Acme: your order is on its way."))
        ['STOP']
        """
        if not self.texts:
            return []
        words = text.words
        present = {
            phrase
            for index, word in enumerate(words)
            for tokens, phrase in self._by_first.get(word, ())
            if tuple(words[index : index + len(tokens)]) == tokens
        }
        return [phrase for phrase in self.texts if phrase not in present]

    def _at(self, words: list[str], index: int) -> tuple[int, str]:
        for tokens, phrase in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(tokens)]) == tokens:
                return len(tokens), phrase
        return 0, ""


def words_of(text: str) -> Words:
    """Return the words and marks of a text."""
    found = [*_TOKEN.finditer(text)]
    return Words([token[0].casefold() for token in found], [token.span() for token in found])


def prose_of(text: str, links: Iterable[tuple[int, int]]) -> str:
    r"""Return a text of the same length without its links: NULs are there instead, which are no part of a word.

    >>> prose_of("at a.in/x now", [(3, 9)])
    'at \x00\x00\x00\x00\x00\x00 now'
    """
    return splice(text, ((start, end, "\0" * (end - start)) for start, end in links))


def _checked(given: object, option: str) -> list[str]:
    if not is_many(given):
        raise OptionError(f"{option} must be a list of words or phrases, got {kind_of(given)}")
    texts: dict[str, None] = {}
    for entry in given:
        text = exact_text(entry).strip() if isinstance(entry, str) else ""
        if not _TOKEN.search(text) or len(text) > _LONGEST:
            limit = f"of at most {_LONGEST} characters"
            found = quoted(entry, most=_MOST_SHOWN)
            raise OptionError(f"{option} must contain words or phrases {limit}, got {found}")
        texts[text] = None
    return list(texts)
