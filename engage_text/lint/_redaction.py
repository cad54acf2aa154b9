"""Masks personal data in findings: numbers and texts of messages. Logs of a CI are widely readable.

The words of the library stay, so that a reader still learns what is wrong. Everything else is masked, also what is
derived from a text, such as the decoded form of a host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from engage_text._text import describe_char
from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._findings import Finding
from engage_text.lint._known_words import COMMON_WORDS, QUOTING_FACTS, SAFE_FACTS, known_words
from engage_text.problems import Problem
from engage_text.wire import FIELDS

__all__ = ["masked", "masked_label", "redacted"]

# All characters but spaces and the marks of ASCII, so that the shape of a text remains.
_MASKED = re.compile(r"[^\s!-/:-@\[-`{-~]")
_WORD = re.compile(r"\S+")
_INNER = re.compile(r"[\w'’+-]+")
_FACT = re.compile(r"\{(\w+)\}")
# A character in words contains it, see `describe_char`. The code points end at U+10FFFF.
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,5}|10[0-9A-F]{4})\b")
_NUMBER = re.compile(r"[0-9]{1,4}")  # a limit or a count; a code for one time is in the text
_SMALL = 2  # digits of a number that any text may contain
_JOINED = re.compile(r"[\w][./@:\\&=][\w/]")  # parts of an address, which are words one by one
_SCHEMES = ("http://", "https://")
_NAMES = re.compile(r"[A-Za-z0-9_./\[\]-]*")  # of keys in a catalogue
_LONG_DIGITS = re.compile(r"[0-9]{4,}")


def masked(text: str) -> str:
    """Return a text of the same length with `x` for each letter, digit and sign outside of ASCII.

    >>> masked("Pay ₹500 at bit.ly/x")
    'xxx xxxx xx xxx.xx/x'
    """
    return _MASKED.sub("x", text)


def redacted(finding: Finding) -> Finding:
    """Return a finding without numbers and texts: masked in text, message, hint and content. Spans stay right.

    The problem has no facts. File, line, code and severity stay.

    >>> from engage_text import check
    >>> from engage_text.lint import Location
    >>> problem = next(found for found in check({"to": "Asha 98765"}) if found.param == "to")
    >>> problem.message
    'to must be digits, got the letters Asha'
    >>> redacted(Finding(Location("a.csv"), problem, "Asha 98765")).problem.message
    'to must be digits, got the letters xxxx'
    """
    problem, text = finding.problem, finding.text
    outside = frozenset(_INNER.findall(f"{text or ''} {finding.content}".casefold()))
    rule = ALL_RULES.get(problem.code)
    message, hint = (
        "".join(_pieces(shown, problem.code, template, outside))
        for shown, template in (
            (problem.message, rule.message if rule else ""),
            (problem.hint, rule.hint if rule else ""),
        )
    )
    return replace(
        finding,
        problem=Problem(problem.code, problem.severity, _param(problem.param), message, problem.span, hint),
        text=None if text is None else masked(text),
        label=masked_label(finding.label),
        content=masked(finding.content),
    )


def masked_label(label: str) -> str:
    """Return a label without numbers. A key that is a text, as in PO files, is masked as a text.

    >>> masked_label("en/welcome.title"), masked_label("de/Hi Asha"), masked_label("t-9876543210")
    ('en/welcome.title', 'xx/xx xxxx', 't-xxxxxxxxxx')
    """
    if not _NAMES.fullmatch(label):
        return masked(label)
    return _LONG_DIGITS.sub(lambda found: "x" * len(found[0]), label)


def _param(param: str) -> str:
    # The header of a column. In a file without a header it is a value.
    return param if param in FIELDS else _region(param, frozenset())


def _pieces(shown: str, code: str, template: str, outside: frozenset[str]) -> Iterator[str]:
    """Yield the parts of a message: what the template says as it is, and facts masked if they may quote a text."""
    literals, names = _parts(template)
    if not shown.startswith(literals[0]):
        # Not from this template: a hint for one case.
        yield _region(shown, outside)
        return
    yield literals[0]
    at = len(literals[0])
    # False if a quotation contains the text that follows it in the template: it may end later.
    is_certain = True
    for left, name, literal in zip(range(len(names) - 1, -1, -1), names, literals[1:], strict=True):
        end = shown.find(literal, at) if left else len(shown) - len(literal)
        if end < at or not shown.startswith(literal, end):
            break
        is_ours = name in SAFE_FACTS and (code, name) not in QUOTING_FACTS
        fact = shown[at:end]
        yield fact if is_ours and is_certain else _region(fact, outside)
        if left and not is_ours:
            is_certain = is_certain and bool(literal) and shown.find(literal, end + 1) < 0
        yield literal
        at = end + len(literal)
    yield _region(shown[at:], outside)


@cache  # two entries for each rule
def _parts(template: str) -> tuple[list[str], list[str]]:
    """Return the literal parts of a template, and the names between them."""
    parts = _FACT.split(template)
    return parts[::2], parts[1::2]


def _region(region: str, outside: frozenset[str]) -> str:
    """Return a part of a message with each word masked that is not one of ours."""
    pieces: list[str] = []
    at = 0
    for found in _CODE_POINT.finditer(region):
        shown = describe_char(chr(int(found[1], 16)))
        start = found.start() - shown.index("U+")
        if start >= at and region.startswith(shown, start):
            pieces += (_words(region[at:start], outside), shown)
            at = start + len(shown)
    return "".join((*pieces, _words(region[at:], outside)))


def _words(region: str, outside: frozenset[str]) -> str:
    """Mask words. A word that is not ours takes the others of the same region with it, if they are in the text."""
    words = set(region.split())
    known = {word for word in words if _is_known(word)}
    numbers = {part for part in _INNER.findall(region) if part[0].isdigit() and len(part) > _SMALL}
    # A code for one time is not ours, even if it is short.
    if known == words and numbers.isdisjoint(outside):
        return region
    kept = {word for word in known if not _is_in(word, outside)}
    return _WORD.sub(lambda found: found[0] if found[0] in kept else masked(found[0]), region)


def _is_known(word: str) -> bool:
    """Return whether a word with the marks around it is one of ours, or a small number."""
    if word in FIELDS or word in _SCHEMES or word.casefold() in known_words():
        return True
    if _JOINED.search(word):
        return False
    return all(part.casefold() in known_words() or _NUMBER.fullmatch(part) for part in _INNER.findall(word))


def _is_in(word: str, outside: frozenset[str]) -> bool:
    parts = (part.casefold() for part in _INNER.findall(word) if len(part) > _SMALL or not part.isdigit())
    return any(part in outside and part not in COMMON_WORDS for part in parts)
