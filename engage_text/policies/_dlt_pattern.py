"""A registered DLT template as fixed texts and variables, and a body that is matched against it.

Positions are bits of an int. All positions that a beginning of the template can reach are followed at the same time,
so nothing is tried twice: the time is linear in the body for each variable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

__all__ = [
    "TAGS",
    "URL_TAGS",
    "DltPattern",
    "Mismatch",
    "Tag",
    "Value",
    "match_any",
    "match_pattern",
    "parse_pattern",
]

# What a variable contains: anything, digits, words, a URL, the link of an app, a phone number to call back, an e-mail
# address. Source: TRAI's direction of November 2025 on tags of variables, as operators describe it.
Tag = Literal["var", "numeric", "alphanumeric", "url", "urlott", "cbn", "email"]
TAGS: tuple[Tag, ...] = ("var", "numeric", "alphanumeric", "url", "urlott", "cbn", "email")
# Their values have no limit of their own: a short link with the header in its path is longer than 30 characters. *Our
# decision*.
URL_TAGS = frozenset(("url", "urlott"))
_LONGEST_URL = 1_000  # characters; no body is longer
_TAG = re.compile(r"\{ ?#\s?([A-Za-z]{1,32})\s?# ?\}")
# The characters of a tag's values. A match does not put others into the variable.
_CHARACTERS = {
    "numeric": r"[0-9.,]+", "cbn": r"[0-9+() -]+", "url": r"\S+", "urlott": r"\S+", "email": r"\S+",
}  # fmt: skip
_TELLING = re.compile(r"\w\W|[^\w\s]")  # the end of a word, or a mark
_KEPT_CATEGORIES = frozenset("LNM")  # letters, digits and the marks of Indic vowels


class DltPattern(NamedTuple):
    """A template: the fixed texts, and the tags of the variables between them, in lower case.

    `spans` are the places of the variables in the text of the template. `letters` are the fixed texts without spaces,
    punctuation and symbols.
    """

    fixed: tuple[str, ...]
    tags: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    letters: tuple[str, ...]


class Value(NamedTuple):
    """The value of a variable in a body, and its place."""

    tag: str
    start: int
    end: int


class Mismatch(NamedTuple):
    """The place where a body stops matching the template, and the text that must follow; "" for the end.

    After a value whose end is unknown, it is the place where the value begins.
    """

    at: int
    expected: str


def parse_pattern(text: str) -> DltPattern:
    """Return the fixed texts and the variables of a registered text.

    >>> parse_pattern("Your OTP is {#numeric#}. Call {#cbn#}").fixed
    ('Your OTP is ', '. Call ', '')
    """
    found = list(_TAG.finditer(text))
    edges = [0, *(edge for one in found for edge in one.span()), len(text)]
    fixed = tuple(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    tags, spans = tuple(one[1].lower() for one in found), tuple(one.span() for one in found)
    return DltPattern(fixed, tags, spans, tuple("".join(filter(_is_kept, text)) for text in fixed))


def match_pattern(
    pattern: DltPattern, body: str, *, max_variable: int, is_lenient: bool = False
) -> tuple[Value, ...] | Mismatch:
    """Return the values of the variables in a body, or where the body differs from the template.

    If the body matches only with longer values, or with values of other characters, these are returned.
    `is_lenient` compares only letters, digits and marks of fixed texts.

    >>> match_pattern(parse_pattern("OTP {#var#}."), "OTP 1234.", max_variable=30)
    (Value(tag='var', start=4, end=8),)
    >>> match_pattern(parse_pattern("OTP {#var#}."), "Otp 1234.", max_variable=30)
    Mismatch(at=1, expected='TP ')
    """
    if is_lenient:
        return _lenient_match(pattern, body, max_variable)
    return _bounded(pattern, body, max_variable, pattern.tags) or _unbounded(pattern, body)


def match_any(
    patterns: Iterable[DltPattern], body: str, *, max_variable: int, is_lenient: bool = False
) -> bool:
    """Return whether the body matches one of the templates, with values that are not too long."""
    if not is_lenient:
        return any(_bounded(one, body, max_variable, one.tags) is not None for one in patterns)
    letters = "".join(filter(_is_kept, body))
    return any(_bounded(_stripped(one), letters, max_variable, _plain(one)) is not None for one in patterns)


def _lenient_match(pattern: DltPattern, body: str, max_variable: int) -> tuple[Value, ...] | Mismatch:
    places = [at for at, char in enumerate(body) if _is_kept(char)]
    kept = "".join(body[at] for at in places)
    stripped = _stripped(pattern)
    found = _bounded(stripped, kept, max_variable, _plain(pattern)) or _unbounded(stripped, kept)
    if isinstance(found, Mismatch):
        at = places[found.at] if found.at < len(places) else len(body)
        return Mismatch(at, found.expected)
    values = []
    for tag, start, end in found:
        first = places[start] if start < len(places) else len(body)
        last = places[end - 1] + 1 if end > start else first
        values.append(Value(tag, first, last))
    return tuple(values)


def _stripped(pattern: DltPattern) -> DltPattern:
    return pattern._replace(fixed=pattern.letters)


def _plain(pattern: DltPattern) -> tuple[str, ...]:
    """Return tags that allow every character: without spaces and signs, only the lengths of values can be compared."""
    return ("var",) * len(pattern.tags)


def _is_kept(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] in _KEPT_CATEGORIES


def _bounded(
    pattern: DltPattern, body: str, max_variable: int, tags: tuple[str, ...]
) -> tuple[Value, ...] | None:
    """Return the values if each one has at most this length and only the characters of its tag, else None."""
    fixed = pattern.fixed
    if (
        not body.startswith(fixed[0])
        or not body.endswith(fixed[-1])
        or any(text not in body for text in fixed)
    ):
        return None  # most templates of a registry are ruled out here
    limits = [_LONGEST_URL if tag in URL_TAGS else max_variable for tag in pattern.tags]
    if len(body) > sum(map(len, fixed)) + sum(limits):
        return None
    masks = {tag: _mask(body, tag) for tag in set(tags)}
    ends = [1 << len(fixed[0])]
    for tag, text, limit in zip(tags, fixed[1:], limits, strict=True):
        reached = _reached(ends[-1], masks[tag], limit)
        starts = reached & _occurrences(body, text, reached)
        if not starts:
            return None
        ends.append(starts << len(text))
    if not ends[-1] >> len(body) & 1:
        return None
    return _values(pattern, ends, [masks[tag] for tag in tags], len(body), limits)


def _mask(body: str, tag: str) -> int | None:
    """Return the places with a character of the tag, or None for all."""
    pattern = _CHARACTERS.get(tag)
    if pattern is None:
        return None
    return _bits((found.span() for found in re.finditer(pattern, body)), len(body))


def _bits(spans: Iterable[tuple[int, int]], length: int) -> int:
    """Return an int whose bits are set at the places of the spans."""
    digits = bytearray(b"0" * length)
    for start, end in spans:
        digits[start:end] = b"1" * (end - start)
    digits.reverse()
    return int(digits, 2) if length else 0


def _reached(ends: int, mask: int | None, most: int) -> int:
    """Return the places that a value of up to this length leads to."""
    reached = step = ends
    for _ in range(most):
        step = (step if mask is None else step & mask) << 1
        reached |= step
        if not step:
            break
    return reached


def _occurrences(body: str, text: str, reached: int) -> int:
    """Return the places where the text is in the body, as far as a place can be reached."""
    first, last = (reached & -reached).bit_length() - 1, reached.bit_length() - 1
    if not text:
        return reached
    limit = last + len(text)
    places = []
    at = body.find(text, first, limit)
    while at >= 0:
        places.append((at, at + 1))
        at = body.find(text, at + 1, limit)
    return _bits(places, places[-1][1]) if places else 0


def _values(
    pattern: DltPattern, ends: list[int], masks: list[int | None], end: int, limits: list[int]
) -> tuple[Value, ...]:
    """Return one way to match: from the last value on, each one takes the most characters that it can."""
    values: list[Value] = []
    for index in range(len(masks), 0, -1):
        start = stop = end - len(pattern.fixed[index])
        mask, before = masks[index - 1], ends[index - 1]
        for at in range(stop, max(stop - limits[index - 1], 0) - 1, -1):
            if at < stop and mask is not None and not mask >> at & 1:
                break
            if before >> at & 1:
                start = at
        values.append(Value(pattern.tags[index - 1], start, stop))
        end = start
    return tuple(reversed(values))


def _unbounded(pattern: DltPattern, body: str) -> tuple[Value, ...] | Mismatch:
    """Return values of any length, each as short as it can be, or the place where the body differs."""
    first, *rest = pattern.fixed
    if not body.startswith(first) or (not rest and body != first):
        return _difference(body, first, None)
    at = len(first)
    values: list[Value] = []
    for tag, text in zip(pattern.tags, rest, strict=True):
        is_last = len(values) == len(rest) - 1
        start = (
            len(body) - len(text)
            if is_last and body.endswith(text)
            else -1
            if is_last
            else body.find(text, at)
        )
        if start < at:
            return _difference(body, text, at)
        values.append(Value(tag, at, start))
        at = start + len(text)
    return tuple(values)


def _difference(body: str, text: str, at: int | None) -> Mismatch:
    """Return where a body differs from a text that follows a value, or that begins it: after its longest beginning."""
    low, high = 0, len(text)
    while low < high:  # a longer beginning is found only where a shorter one is
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _place(body, text[:middle], at) >= 0 else (low, middle - 1)
    if at is not None and _is_chance(text, low):
        return Mismatch(at, text)
    found = max(_place(body, text[:low], at), at or 0)
    return Mismatch(found + low, text[low:])


def _is_chance(text: str, length: int) -> bool:
    """Return whether a beginning of a fixed text can be anywhere, because it is only a part of its first word."""
    return length * 2 < len(text) and not _TELLING.search(text, 0, length)


def _place(body: str, beginning: str, at: int | None) -> int:
    """Return where a beginning of a fixed text is, or -1. Without a place, it is at the start of the body."""
    if at is None:
        return 0 if body.startswith(beginning) else -1
    return body.find(beginning, at)
