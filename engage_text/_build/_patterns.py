r"""Parses the regular expressions of numbering plans: what they match, and in which order they try.

libphonenumber's plans use a small part of the syntax: digits, classes, `\d`, groups, `|`, `?`, `{m,n}` and a `$` at the
end of a branch. They never use `*`, so a pattern is a finite tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = [
    "ANY",
    "Branches",
    "Choice",
    "Digit",
    "End",
    "Group",
    "Nfa",
    "Path",
    "Repeat",
    "Row",
    "parse",
    "paths",
]

ANY = (1 << 10) - 1  # a set of digits is a bit mask


class Digit(NamedTuple):
    """One digit of a set."""

    mask: int


class Row(NamedTuple):
    """Parts that follow each other."""

    parts: tuple[Branches, ...]


class Choice(NamedTuple):
    """Alternatives, of which the first that matches wins."""

    options: tuple[Branches, ...]


class Repeat(NamedTuple):
    """A greedy repeat with a lower and an upper bound."""

    part: Branches
    least: int
    most: int


class Group(NamedTuple):
    """A capturing group, counted from 1."""

    part: Branches
    number: int


class End(NamedTuple):
    """The `$`."""


Branches = Digit | Row | Choice | Repeat | Group | End

_TOKEN = re.compile(r"\\d|\[([0-9-]+)\]|([0-9])|\(\?:|[()|?$]|\{(\d+)(?:,(\d+))?\}")


def parse(pattern: str) -> Branches:
    r"""Return the pattern as a tree. Raises `ValueError` for syntax that numbering plans have not used so far.

    >>> parse(r"[1-3]\d?")
    Row(parts=(Digit(mask=14), Repeat(part=Digit(mask=1023), least=0, most=1)))
    """
    tokens = list(_TOKEN.finditer(pattern))
    if "".join(token[0] for token in tokens) != pattern:
        raise ValueError(f"unknown syntax in {pattern!r}")
    reader = _Reader(tokens)
    tree = reader.choice()
    if reader.at < len(tokens):
        raise ValueError(f"unbalanced bracket in {pattern!r}")
    return tree


@dataclass(slots=True)
class _Reader:
    tokens: list[re.Match[str]]
    at: int = 0
    groups: int = 0

    def choice(self) -> Branches:
        options = [self.row()]
        while self.next_is("|"):
            self.at += 1
            options.append(self.row())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def row(self) -> Branches:
        parts: list[Branches] = []
        while self.at < len(self.tokens) and not self.next_is("|") and not self.next_is(")"):
            token = self.tokens[self.at]
            self.at += 1
            if token[0] == "?":
                parts.append(Repeat(parts.pop(), 0, 1))
            elif token[3]:
                parts.append(Repeat(parts.pop(), int(token[3]), int(token[4] or token[3])))
            else:
                parts.append(self.atom(token))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def atom(self, token: re.Match[str]) -> Branches:
        if token[0] == "$":
            return End()
        if token[0] not in {"(", "(?:"}:
            return Digit(_mask(token))
        number = 0
        if token[0] == "(":
            self.groups += 1
            number = self.groups
        inner = self.choice()
        if not self.next_is(")"):
            raise ValueError("unbalanced bracket")
        self.at += 1
        return Group(inner, number) if number else inner

    def next_is(self, text: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][0] == text


def _mask(token: re.Match[str]) -> int:
    if token[2]:
        return 1 << int(token[2])
    if token[1] is None:
        return ANY
    spans = re.findall(r"(\d)(?:-(\d))?", token[1])
    return sum({1 << digit for low, high in spans for digit in range(int(low), int(high or low) + 1)})


class Path(NamedTuple):
    """One way to match a pattern: a set of digits for each index, whether the text must end there, and the groups."""

    masks: tuple[int, ...]
    is_anchored: bool = False
    groups: tuple[tuple[int, int, int], ...] = ()


def paths(tree: Branches) -> Iterator[Path]:
    r"""Yield the ways to match, in the order in which a backtracking matcher tries them.

    >>> [path.masks for path in paths(parse("1?2|3"))]
    [(2, 4), (4,), (8,)]
    """
    return _walk(tree, Path(()))


def _walk(tree: Branches, before: Path) -> Iterator[Path]:
    match tree:
        case Digit(mask):
            yield before._replace(masks=(*before.masks, mask))
        case Row(parts):
            yield from _walk_row(parts, before)
        case Choice(options):
            for option in options:
                yield from _walk(option, before)
        case Repeat(part, least, most):
            for times in range(most, least - 1, -1):
                yield from _walk_row((part,) * times, before)
        case Group(part, number):
            for path in _walk(part, before):
                span = (number, len(before.masks), len(path.masks))
                yield path._replace(groups=(*path.groups, span))
        case End():
            yield before._replace(is_anchored=True)


def _walk_row(parts: tuple[Branches, ...], before: Path) -> Iterator[Path]:
    if not parts:
        yield before
        return
    for path in _walk(parts[0], before):
        yield from _walk_row(parts[1:], path)


@dataclass(slots=True)
class Nfa:
    """Matches many patterns in parallel, digit by digit, and knows which of them match all digits read so far.

    A state is a number, and a set of states is what can still match. It is built from the end, so that patterns with
    the same tail share their states.
    """

    _digits: list[tuple[int, frozenset[int]] | None] = field(default_factory=list)
    _tags: dict[int, str] = field(default_factory=dict)
    _known: dict[object, int] = field(default_factory=dict)

    def add(self, tag: str, pattern: str, *, is_prefix: bool = False) -> frozenset[int]:
        """Return the states before the first digit. With `is_prefix`, any digits may follow the match."""
        end = self._state(("tag", tag, is_prefix), None)
        self._tags[end] = tag
        opened = frozenset({end})
        if is_prefix:
            self._digits[end] = (ANY, opened)
        return self._enter(parse(pattern), opened)

    def _state(self, key: object, value: tuple[int, frozenset[int]] | None) -> int:
        if key not in self._known:
            self._known[key] = len(self._digits)
            self._digits.append(value)
        return self._known[key]

    def _enter(self, tree: Branches, after: frozenset[int]) -> frozenset[int]:
        match tree:
            case Digit(mask):
                return frozenset({self._state((mask, after), (mask, after))})
            case Row(parts):
                for part in reversed(parts):
                    after = self._enter(part, after)
                return after
            case Choice(options):
                return frozenset().union(*(self._enter(option, after) for option in options))
            case Repeat(part, least, most):
                opened = after
                for _ in range(most - least):
                    opened = self._enter(part, opened) | after
                for _ in range(least):
                    opened = self._enter(part, opened)
                return opened
            case Group(part, _):
                return self._enter(part, after)
            case End():
                raise ValueError("a plan's pattern matches whole numbers, so it has no $")

    def step(self, states: frozenset[int], digit: int) -> frozenset[int]:
        """Return the states after one more digit."""
        found = (self._digits[state] for state in states)
        return frozenset().union(*(after for mask, after in filter(None, found) if mask >> digit & 1))

    def tags(self, states: frozenset[int]) -> frozenset[str]:
        """Return the tags of the patterns that have matched."""
        return frozenset(self._tags[state] for state in states if state in self._tags)
