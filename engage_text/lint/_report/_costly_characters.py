"""The characters that move a message to UCS-2, their names in a report, and the segments that they cost."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from engage_text.segments import Encoding, MessageSize, measure
from engage_text.transliteration import transliterate

__all__ = ["CharacterCost", "character_cost", "name_of"]

_NO_SCRIPTS = ("", "LATIN", "COMBINING", "VARIATION", "MODIFIER")  # the first words of names
_MOST_FACTS = 20_000  # characters that are remembered: more than the living scripts but Chinese have


class CharacterCost(NamedTuple):
    """The names of the characters outside GSM-7 in a message, the segments that they cost, and those to be saved.

    `extra` compares the message with a GSM-7 text of the same length. `saved` is what `transliterate` saves.
    """

    names: frozenset[str]
    extra: int
    saved: int


class _Facts(NamedTuple):
    is_plain: bool
    name: str
    can_be_replaced: bool


def character_cost(size: MessageSize) -> CharacterCost:
    """Return what the characters of a message in UCS-2 cost.

    >>> character_cost(measure("“" + "a" * 80))
    CharacterCost(names=frozenset({'“'}), extra=1, saved=1)
    """
    text = size.ucs2_text
    facts = {char: _facts(char) for char in set(text)}
    outside = {char: found for char, found in facts.items() if not found.is_plain}
    plain = text.translate({ord(char): "x" for char in outside})
    extra = size.segments - measure(plain).segments
    saved = 0
    if extra > 0 and all(found.can_be_replaced for found in outside.values()):
        saved = size.segments - transliterate(text).after.segments
    return CharacterCost(frozenset(found.name for found in outside.values()), extra, saved)


@lru_cache(_MOST_FACTS)
def _facts(char: str) -> _Facts:
    size = measure(char)
    if size.encoding is Encoding.GSM_7:
        return _Facts(is_plain=True, name=char, can_be_replaced=True)
    can_be_replaced = all(culprit.replacement is not None for culprit in size.culprits)
    return _Facts(is_plain=False, name=name_of(char), can_be_replaced=can_be_replaced)


def name_of(char: str) -> str:
    """Return the character, or the script of a letter or sign that is not Latin, such as "Devanagari"."""
    kind = unicodedata.category(char)
    script = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    is_letter = kind[0] in "LM"
    if script in _NO_SCRIPTS if is_letter else kind[0] not in "NP" or not _has_letters(script):
        return char
    return script if script == "CJK" else script.capitalize()


@cache
def _has_letters(word: str) -> bool:
    """Return whether the names of letters begin with the word, as those of Devanagari and Arabic do."""
    for letter in ("A", "KA", "ALEF"):
        try:
            unicodedata.lookup(f"{word} LETTER {letter}")
        except KeyError:
            continue
        return True
    return False
