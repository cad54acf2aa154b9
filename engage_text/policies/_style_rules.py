"""Rules for the style of a body, such as spaces and repeated words. All of them are opt-in, as a group: `style`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from engage_text.policies._phrases import WORD, prose_of
from engage_text.policies._policy_context import PolicyContext
from engage_text.problems import Problem
from engage_text.rules import NoFacts, Rule, RuleGroup, RuleSet, Source
from engage_text.wire import BODY

__all__ = ["STYLE_RULES", "check_style", "tidy_spaces"]

_MOST_FOUND = 20  # problems of one kind in one body: a hostile body has thousands


def check_style(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of style. Links are left out: their text is not prose."""
    request = context.request
    body = request.parsed.body
    if body is None or not body.strip():
        return ()
    prose = prose_of(body, [(url.start, url.end) for url in request.urls])
    return tuple(_problems(body, prose))


class WordFacts(NamedTuple):
    """A word as written."""

    word: str


class MarksFacts(NamedTuple):
    """Marks as written."""

    marks: str


_style = RuleGroup(
    "style",
    check_style,
    Source(
        "our decision: the checks of Weblate for translations, as far as they make sense in an SMS",
        "2026-11-28",
    ),
)
_GOOD = ("msg", "Your order comes today, between 9 and 12.")

# fmt: off
LEADING_SPACE = _style.warning(
    "style-leading-space", NoFacts, "The body begins with a space or a line break.",
    "msg must not begin with a space", "Remove it.",
    bad=("msg", " Your order comes today."), good=_GOOD, is_opt_in=True)

TRAILING_SPACE = _style.warning(
    "style-trailing-space", NoFacts, "The body, or a line of it, ends with a space or a line break.",
    "a line must not end with a space", "Remove it.",
    bad=("msg", "Your order comes today. "), good=_GOOD, is_opt_in=True)

DOUBLE_SPACE = _style.warning(
    "style-double-space", NoFacts, "Two or more spaces are next to each other.",
    "words must have one space between them", "Write one space.",
    bad=("msg", "Your order  comes today."), good=_GOOD, is_opt_in=True)

REPEATED_WORD = _style.warning(
    "style-repeated-word", WordFacts, "The same word comes twice in a row.",
    "a word must not be repeated, got {word} twice", "Remove one of them if it is a mistake.",
    bad=("msg", "Your order comes on on Friday."), good=_GOOD, is_opt_in=True)

SPACE_BEFORE_MARK = _style.warning(
    "style-space-before-mark", MarksFacts, "A space is before a comma, full stop or similar mark.",
    "the mark {marks} must follow a word without a space", "Remove the space.",
    bad=("msg", "Your order comes today , before noon."), good=_GOOD, is_opt_in=True)

MARK_WITHOUT_SPACE = _style.warning(
    "style-mark-without-space", MarksFacts, "A comma, full stop or similar mark is followed by a letter.",
    "a space must follow the mark {marks}", "Add a space.",
    bad=("msg", "Your order comes today,before noon."), good=_GOOD, is_opt_in=True)

REPEATED_MARK = _style.warning(
    "style-repeated-mark", MarksFacts, "A mark is repeated, which filters take as a sign of spam.",
    "a mark must not be repeated, got {marks}", "Write it once.",
    bad=("msg", "Your order comes today!!!"), good=_GOOD, is_opt_in=True)

ALL_CAPITALS = _style.warning(
    "style-all-capitals", NoFacts, "The body has only capital letters, which filters take as a sign of spam.",
    "msg must not be written in capitals only", "Write it in normal case.",
    bad=("msg", "YOUR ORDER COMES TODAY BETWEEN NINE AND NOON."), good=_GOOD, is_opt_in=True)

UNCLOSED_BRACKET = _style.warning(
    "style-unclosed-bracket", MarksFacts, "A bracket is not matched.",
    "the bracket {marks} must have a matching bracket", "Add the other bracket, or remove this one.",
    bad=("msg", "Your order (two boxes comes today."), good=("msg", "Your order (two boxes) comes :) today."),
    is_opt_in=True)
# fmt: on

STYLE_RULES: tuple[Rule[Any], ...] = (
    LEADING_SPACE,
    TRAILING_SPACE,
    DOUBLE_SPACE,
    REPEATED_WORD,
    SPACE_BEFORE_MARK,
    MARK_WITHOUT_SPACE,
    REPEATED_MARK,
    ALL_CAPITALS,
    UNCLOSED_BRACKET,
)

_LEADING = re.compile(r"\A\s+")
_TRAILING = re.compile(r"(?<!\s)[^\S\n\r]++(?=[\r\n])|(?<!\s)\s++\Z")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}+(?=\S)")
_WORDS = re.compile(rf"(?<![\w\x00]){WORD}(?:[-'’]{WORD})*+")
_BETWEEN_WORDS = re.compile(r"[ \u00a0]+")
# `:` and `;` may begin a smiley, and a full stop a number or `.com`.
_SPACE_BEFORE = re.compile(r"(?<=\w)[ \u00a0]+([,.!?](?![\w.!?,/]))")
_NO_SPACE_AFTER = re.compile(r"(?<=[^\W\d_]{2})([,!?;])(?=[^\W\d_])")
# `?!` is one mark, and three full stops are an ellipsis.
_REPEATED = re.compile(r"[!?]{3,}+|!!|\?\?|,{2,}+|(?<!\.)\.\.(?!\.)|\.{4,}+")
_LEAST_CAPITALS = 20  # letters: `OTP 1234` is not shouting
# Smileys and the ends of list numbers have an unmatched bracket: `:)`, `a)`, `1)`.
_BRACKET = re.compile(r"(?:[:;=8xX]['-]?|(?<!\w)\w{1,2})[)(]|[()\[\]{}]")
_PARTNERS = {")": "(", "]": "[", "}": "{"}
_BRACKETS = frozenset("()[]{}")
_MOST_CHARACTERS = 10  # of a mark or a word in a message


def tidy_spaces(body: str, rules: RuleSet) -> str:
    """Return the body without the spaces that rules of the set report. A body of only spaces stays.

    >>> tidy_spaces("Your order  comes today. ", RuleSet(select=["style"], known={r.code: r for r in STYLE_RULES}))
    'Your order comes today.'
    """
    if not body.strip():
        return body
    for rule, pattern, new in (
        (LEADING_SPACE, _LEADING, ""),
        (TRAILING_SPACE, _TRAILING, ""),
        (DOUBLE_SPACE, _DOUBLE, " "),
    ):
        if rules.reports(rule.code):
            body = pattern.sub(new, body)
    return body


def _problems(body: str, prose: str) -> Iterator[Problem]:
    leading = _LEADING.match(body)
    if leading:
        yield LEADING_SPACE.problem(BODY, span=leading.span())
    yield from _found(TRAILING_SPACE, _TRAILING, body)
    yield from _found(DOUBLE_SPACE, _DOUBLE, body)
    yield from _repeated_words(prose)
    yield from _marks(SPACE_BEFORE_MARK, _SPACE_BEFORE, prose)
    yield from _marks(MARK_WITHOUT_SPACE, _NO_SPACE_AFTER, prose)
    yield from _marks(REPEATED_MARK, _REPEATED, prose)
    if prose.isupper() and sum(map(str.isalpha, prose)) >= _LEAST_CAPITALS:
        yield ALL_CAPITALS.problem(BODY)
    if not _BRACKETS.isdisjoint(prose):
        yield from _unclosed(prose)


def _found(rule: Rule[NoFacts], pattern: re.Pattern[str], text: str) -> Iterator[Problem]:
    for _, found in zip(range(_MOST_FOUND), pattern.finditer(text), strict=False):
        yield rule.problem(BODY, span=found.span())


def _marks(rule: Rule[MarksFacts], pattern: re.Pattern[str], text: str) -> Iterator[Problem]:
    for _, found in zip(range(_MOST_FOUND), pattern.finditer(text), strict=False):
        marks = found[0].strip()[:_MOST_CHARACTERS]
        yield rule.problem(BODY, MarksFacts(marks), span=found.span())


def _repeated_words(prose: str) -> Iterator[Problem]:
    count = 0
    before: re.Match[str] | None = None
    for word in _WORDS.finditer(prose):
        is_next = before is not None and _BETWEEN_WORDS.fullmatch(prose, before.end(), word.start())
        # Digits can be repeated: `call 1800 1800`. So can `had had`, but that is rare in a message.
        if before is not None and is_next and not word[0].isdigit() and word[0].lower() == before[0].lower():
            yield REPEATED_WORD.problem(BODY, WordFacts(word[0]), span=(before.start(), word.end()))
            count += 1
            if count == _MOST_FOUND:
                return
        before = word


def _unclosed(prose: str) -> Iterator[Problem]:
    """Yield the unmatched brackets, at most the first ones."""
    open_at: list[int] = []
    wrong: list[int] = []
    for found in _BRACKET.finditer(prose):
        at = found.end() - 1
        char = prose[at]
        is_sign = len(found[0]) > 1 and (found[0][0] in ":;=" if char == "(" else not open_at)
        if char in "([{" and not is_sign:
            open_at.append(at)
        elif open_at and prose[open_at[-1]] == _PARTNERS.get(char):
            open_at.pop()
        elif not is_sign:
            wrong.append(at)
    for at in sorted(wrong + open_at)[:_MOST_FOUND]:
        yield UNCLOSED_BRACKET.problem(BODY, MarksFacts(prose[at]), span=(at, at + 1))
