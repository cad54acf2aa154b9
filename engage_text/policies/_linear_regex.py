"""Patterns of a policy, matched in linear time: no pattern and no text makes the search slow.

Python's `re` tries one way after the other, which takes exponential time for patterns such as `(a+)+$`. Here, a pattern
becomes a nondeterministic automaton of at most 1,000 states, and a search follows all of its ways at the same time
(K. Thompson, "Regular Expression Search Algorithm", CACM 11 (6), 1968). The sets of states that occur are kept, so
that most characters take one look-up in a dict.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from engage_text._checks import exact_text, is_many, kind_of, quoted
from engage_text.policies._regex_syntax import (
    Alternatives,
    Assertion,
    Char,
    Node,
    Repeat,
    Sequence,
    parse_regex,
)
from engage_text.problems import OptionError

__all__ = ["LinearRegex", "regexes"]

_MOST_STATES = 1000
_MOST_KEPT = 2000  # transitions: a text of many different characters must not fill the memory
_END = ""  # after the last character
_LAST_LINE_FEED = "\n$"  # a line feed that is the last character: `$` matches before it
_MOST_SHOWN = 60


class _State(NamedTuple):
    """A state of the automaton: it reads a character, checks a place, or goes on in several ways."""

    node: Char | Assertion | None
    ways: list[int]


class _Set:
    """A set of states before the next character, and the sets that follow it."""

    __slots__ = ("before", "following", "states")

    def __init__(self, states: frozenset[int], before: str) -> None:
        self.states = states
        self.before = before  # the kind of the character before: "" at the start, else `\n`, `w` or `.`
        self.following: dict[str, _Set | None] = {}


class LinearRegex:
    r"""A pattern that is searched in linear time. Raises `OptionError` for a pattern that is not supported.

    >>> LinearRegex("(?i)win (?:rs|₹) ?[0-9]+").search("You can WIN Rs 5000 today")
    (8, 19)
    >>> LinearRegex(r"(a)\1")
    Traceback (most recent call last):
    ...
    engage_text.problems.OptionError: at character 4: \1 is not supported
    """

    __slots__ = ("_accept", "_flags", "_kept", "_sets", "_start", "_states", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        node, self._flags = parse_regex(pattern)
        self._states: list[_State] = []
        self._accept = self._add(None, [])
        self._start = self._build(node, self._accept)
        if self._accept in self._closure([self._start], None):
            raise OptionError("a pattern must not match the empty text")
        self._sets: dict[tuple[frozenset[int], str], _Set] = {}
        self._kept = 0

    def __reduce__(self) -> tuple[type[LinearRegex], tuple[str]]:
        return LinearRegex, (self.pattern,)

    def search(self, text: str) -> tuple[int, int] | None:
        """Return the place of a match, or None if there is none.

        It is the match that ends first, extended to the longest one from the same start.
        """
        end = self._first_end(text)
        if end < 0:
            return None
        start = self._start_of(text, end)
        return start, self._longest_end(text, start)

    def _first_end(self, text: str) -> int:
        """Return the end of the match that ends first, or -1."""
        current = self._set_of(frozenset((self._start,)), "")
        last = len(text) - text.endswith("\n")
        ends = (_LAST_LINE_FEED, _END) if last < len(text) else (_END,)
        for index, char in enumerate(chain(text[:last], ends)):
            # None is a match: `get` cannot tell it from a character that is new here.
            following = current.following
            found = following[char] if char in following else self._follow(current, char)
            if found is None:
                return index
            current = found
        return -1

    def _follow(self, current: _Set, key: str) -> _Set | None:
        """Return the set after one more character, or None if a match ends before it."""
        closed = self._closure(current.states, (current.before, key))
        if self._accept in closed:
            following = None
        else:
            char = key[:1]
            states = frozenset(self._after(closed, char)) | {self._start}
            following = self._set_of(states, _kind(char))
        if self._kept >= _MOST_KEPT:
            self._forget()
        self._kept += 1
        current.following[key] = following
        return following

    def _forget(self) -> None:
        for kept in self._sets.values():
            kept.following.clear()
        self._sets.clear()
        self._kept = 0

    def _set_of(self, states: frozenset[int], before: str) -> _Set:
        found = self._sets.get((states, before))
        if found is None:
            found = self._sets[states, before] = _Set(states, before)
        return found

    def _start_of(self, text: str, end: int) -> int:
        """Return the smallest start of a match that ends at `end`."""
        starts: dict[int, int] = {}
        for index in range(end + 1):
            starts.setdefault(self._start, index)
            closed = self._closure_of_starts(starts, _around(text, index))
            if index == end:
                break
            starts = {}
            for state, start in closed.items():
                node, ways = self._states[state]
                if isinstance(node, Char) and node.test(text[index]):
                    starts[ways[0]] = min(start, starts.get(ways[0], start))
        return closed[self._accept]

    def _longest_end(self, text: str, start: int) -> int:
        states: Iterable[int] = [self._start]
        found = start
        for index in range(start, len(text) + 1):
            closed = self._closure(states, _around(text, index))
            if self._accept in closed:
                found = index
            states = self._after(closed, text[index : index + 1])
            if not states:
                break
        return found

    def _after(self, closed: Iterable[int], char: str) -> set[int]:
        """Return the states after a character; none after the end of the text."""
        if not char:
            return set()
        states = self._states
        return {
            states[state].ways[0]
            for state in closed
            if isinstance(states[state].node, Char) and states[state].node.test(char)  # type: ignore[union-attr]
        }

    def _closure(self, states: Iterable[int], around: tuple[str, str] | None) -> dict[int, int]:
        """Return the states that are reached without a character. Without `around`, every assertion holds."""
        return self._closure_of_starts(dict.fromkeys(states, 0), around)

    def _closure_of_starts(self, starts: dict[int, int], around: tuple[str, str] | None) -> dict[int, int]:
        """Return the states that are reached without a character, each with its smallest start."""
        reached: dict[int, int] = {}
        for first, start in sorted(starts.items(), key=itemgetter(1)):
            pending = [first]
            while pending:
                state = pending.pop()
                if state in reached:
                    continue
                reached[state] = start
                node, ways = self._states[state]
                if node is None or (isinstance(node, Assertion) and self._holds(node.kind, around)):
                    pending += ways
        return reached

    def _holds(self, kind: str, around: tuple[str, str] | None) -> bool:
        """Return whether an assertion holds between the character before and the one that follows."""
        if around is None:
            return True
        before, key = around
        if kind == "A":
            return not before
        if kind == "Z":
            return key == _END
        if kind == "^":
            return not before or (self._flags.is_multiline and before == "\n")
        if kind == "$":
            return key in {_END, _LAST_LINE_FEED} or (self._flags.is_multiline and key == "\n")
        is_boundary = (before == "w") is not (_kind(key[:1]) == "w")
        return is_boundary is (kind == "b")

    def _add(self, node: Char | Assertion | None, ways: list[int]) -> int:
        if len(self._states) >= _MOST_STATES:
            raise OptionError("the pattern is too large: use smaller counts in its repetitions")
        self._states.append(_State(node, ways))
        return len(self._states) - 1

    def _build(self, node: Node, after: int) -> int:
        """Return the first state of the node, whose last state goes on to `after`."""
        if isinstance(node, Char | Assertion):
            return self._add(node, [after])
        if isinstance(node, Sequence):
            for part in reversed(node.parts):
                after = self._build(part, after)
            return after
        if isinstance(node, Alternatives):
            return self._add(None, [self._build(part, after) for part in node.parts])
        return self._build_repeat(node, after)

    def _build_repeat(self, node: Repeat, after: int) -> int:
        if node.most is None:
            first = self._add(None, [after])
            self._states[first].ways.append(self._build(node.part, first))
        else:
            first = after
            for _ in range(node.most - node.least):
                first = self._add(None, [after, self._build(node.part, first)])
        for _ in range(node.least):
            first = self._build(node.part, first)
        return first


def regexes(given: object, option: str) -> tuple[LinearRegex, ...]:
    """Return the patterns of an option. Raises `OptionError`, which names the option and the wrong pattern."""
    if not is_many(given):
        raise OptionError(f"{option} must be a list of patterns, got {kind_of(given)}")
    found: dict[str, LinearRegex] = {}
    for entry in given:
        if not isinstance(entry, str) or not entry:
            raise OptionError(f"{option} must contain patterns, got {quoted(entry)}")
        pattern = exact_text(entry)
        try:
            found[pattern] = LinearRegex(pattern)
        except OptionError as error:
            shown = quoted(pattern, most=_MOST_SHOWN)
            raise OptionError(f"{option} must contain supported patterns, got {shown}: {error}") from None
    return tuple(found.values())


def _around(text: str, index: int) -> tuple[str, str]:
    """Return the kind of the character before a place, and the key of the one after it."""
    key = text[index : index + 1]
    if key == "\n" and index == len(text) - 1:
        key = _LAST_LINE_FEED
    return _kind(text[index - 1 : index] if index else ""), key


def _kind(char: str) -> str:
    if char in {"", "\n"}:
        return char
    return "w" if char.isalnum() or char == "_" else "."
