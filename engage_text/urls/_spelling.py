"""Whether a label reads as a word of a text message: spelled out, misspelled, or with its vowels dropped.

A host name that reads as a word may still be a site, so `_likely` needs more evidence for it. This module and its words
are imported with the first host whose suffix does not decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engage_text.urls._vocabulary import PEOPLE, PLACES, SPELLINGS, VOCABULARY
from engage_text.urls._words import CLAUSE_ENDS

__all__ = ["is_dictionary_word", "reads_as_word"]

_WORDS = CLAUSE_ENDS | VOCABULARY | SPELLINGS | PEOPLE | PLACES
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_REPEAT = re.compile(r"(.)\1+")
# Endings, and the possible endings of the base form.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("es", ""), ("s", ""), ("z", ""), ("ed", ""),
    ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("in", ""), ("in", "e"), ("in", "ing"), ("er", ""), ("er", "e"),
    ("ers", ""), ("ers", "e"), ("est", ""), ("ly", ""), ("nt", ""), ("ness", ""), ("ful", ""), ("less", ""),
)  # fmt: skip
# Sounds as people spell them in messages: `skool`, `dat`, `fone`, `boyz`, `wif`.
_SOUNDS = (
    ("k", "c"),
    ("k", "ck"),
    ("d", "th"),
    ("f", "ph"),
    ("f", "th"),
    ("z", "s"),
    ("x", "cks"),
    ("a", "er"),
)
_DIGITS = str.maketrans({"1": "one", "2": "to", "4": "for", "8": "ate"})  # `any1`, `2gether`, `4got`, `l8r`
_GLUED_NUMBER = re.compile(r"[a-z]{3,}[248]|[248][a-z]{3,}")
_LONGEST = 12  # longer words are misspelled in more than one place, and have few neighbours that are words
_SHORTEST = 5  # every shorter label is one letter from some word
_SHORTEST_BASE = 3
_SHORTEST_TEXTED = 3


@lru_cache(maxsize=1024)
def reads_as_word(label: str) -> bool:
    """Return whether a lower-case label reads as a word. With hyphens, each part must."""
    if "-" in label:
        return all(len(part) < _SHORTEST_TEXTED or reads_as_word(part) for part in label.split("-"))
    if not label.isascii() or len(label) > _LONGEST + _SHORTEST:
        return label in _WORDS
    if not label.isalpha():
        if _GLUED_NUMBER.fullmatch(label):  # `goin2`, `4all`
            return reads_as_word(label.strip("248"))
        label = label.translate(_DIGITS)
        if not label.isalpha():
            return False
    return any(_is_word(form) or _is_shortened(form) for form in _forms(label)) or _is_misspelled(label)


def is_dictionary_word(label: str) -> bool:
    """Return whether a lower-case label, or each part of it between hyphens, is a correctly spelled word."""
    return all(map(_is_word, filter(None, label.split("-"))))


def _is_word(label: str) -> bool:
    """Return whether the label is a word, or one with an ending."""
    return label in _WORDS or any(base in _WORDS for base in _bases(label))


def _bases(label: str) -> Iterator[str]:
    for ending, other in _ENDINGS:
        if label.endswith(ending):
            base = label[: -len(ending)]
            if len(base) >= _SHORTEST_BASE - 1:
                yield base + other
                if len(base) > _SHORTEST_BASE and base[-1] == base[-2]:
                    yield base[:-1]  # `planning`


def _forms(label: str) -> Iterator[str]:
    """Yield the label, the label without stretched letters (`lateee`), and other spellings of its sounds."""
    yield label
    single = _REPEAT.sub(r"\1", label)
    if single != label:
        yield single
    for sound, letters in _SOUNDS:
        if sound == "a":
            if label.endswith("a"):
                yield label[:-1] + letters  # `betta`
        elif sound in label:
            yield label.replace(sound, letters)


def _is_shortened(label: str) -> bool:
    """Return whether the label is a word without some vowels and doubled letters: `numbr`, `shld`, `tird`."""
    if len(label) < _SHORTEST_TEXTED:
        return False
    words = _by_consonants(label[0]).get(_consonants(label), ())
    return any(len(word) > len(label) and _is_within(label, word) for word in words)


def _is_within(label: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in label)


def _consonants(word: str) -> str:
    """Return the first letter and the consonants after it, with each double consonant once."""
    return word[0] + _REPEAT.sub(r"\1", word[1:].translate(_NO_VOWELS))


@cache  # letter by letter: computing all of them takes as long as the import of the library
def _by_consonants(first: str) -> dict[str, list[str]]:
    """Return the words that begin with a letter by their consonants, with the endings that verbs and nouns take."""
    words: dict[str, list[str]] = {}
    for word in _WORDS:
        if word.startswith(first):
            stem = word.removesuffix("e")
            for form in (word, f"{word}s", f"{stem}ing", f"{stem}ed"):
                words.setdefault(_consonants(form), []).append(form)
    return words


def _is_misspelled(label: str) -> bool:
    """Return whether one added, removed, other or swapped letter makes the label a word: `recieve`, `tommorow`."""
    if not _SHORTEST <= len(label) <= _LONGEST:
        return False
    return not _WORDS.isdisjoint(_neighbours(label))


def _neighbours(label: str) -> Iterator[str]:
    first = label[0]  # people rarely mistype the first letter
    for i in range(1, len(label) + 1):
        before, after = label[:i], label[i:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield first + label[1:i] + after[1] + after[0] + after[2:]
