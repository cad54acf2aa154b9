r"""The syntax of the patterns that a policy can contain: the part of Python's `re` that is matched in linear time.

Literals, `.`, classes, groups, alternatives, repetitions, `^ $ \b \B \A \Z`, and the flags i, m and s at the start.
References and assertions that look around have no linear algorithm here, so they are not supported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from engage_text.problems import OptionError

__all__ = ["Alternatives", "Assertion", "Char", "Flags", "Node", "Repeat", "Sequence", "parse_regex"]

Test = Callable[[str], bool]
_MOST_CHARACTERS = 500
_DEEPEST = 40  # groups in groups: the parser is recursive
_MOST_REPEATS = 1000


class Flags(NamedTuple):
    """The flags of the whole pattern."""

    ignores_case: bool = False
    is_multiline: bool = False
    dot_is_all: bool = False


class Char(NamedTuple):
    """One character that passes a test."""

    test: Test


class Assertion(NamedTuple):
    """A place between two characters: `^`, `$`, `A`, `Z`, `b` or `B`."""

    kind: str


class Sequence(NamedTuple):
    """Parts one after the other."""

    parts: tuple[Node, ...]


class Alternatives(NamedTuple):
    """One of several parts."""

    parts: tuple[Node, ...]


class Repeat(NamedTuple):
    """A part, at least `least` times, and at most `most` times if that is not None."""

    part: Node
    least: int
    most: int | None


Node = Char | Assertion | Sequence | Alternatives | Repeat

_LETTERS: dict[str, Test] = {
    "d": str.isdecimal,
    "s": str.isspace,
    "w": lambda char: char.isalnum() or char == "_",
    "D": lambda char: not char.isdecimal(),
    "S": lambda char: not char.isspace(),
    "W": lambda char: not (char.isalnum() or char == "_"),
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_CODE_POINTS = {"x": 2, "u": 4, "U": 8}
_HEX = re.compile(r"[0-9A-Fa-f]+")
_ASSERTIONS = frozenset("bBAZ")
_REFUSED = (
    ("(?=", "lookahead"),
    ("(?!", "negative lookahead"),
    ("(?<=", "lookbehind"),
    ("(?<!", "negative lookbehind"),
    ("(?>", "an atomic group"),
    ("(?(", "a conditional group"),
    ("(?P=", "a reference to a group"),
    ("(?#", "a comment"),
)


def parse_regex(pattern: str) -> tuple[Node, Flags]:
    """Return the parsed pattern and its flags. Raises `OptionError` with the place of the error."""
    if len(pattern) > _MOST_CHARACTERS:
        raise OptionError(f"a pattern must be at most {_MOST_CHARACTERS} characters long, got {len(pattern)}")
    return _Parser(pattern).parse()


class _Parser:
    """A parser by recursive descent. `_at` is the index of the next character."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0
        self._flags = Flags()

    def parse(self) -> tuple[Node, Flags]:
        self._flags = self._leading_flags()
        node = self._alternatives()
        if self._at < len(self._pattern):
            raise self._fault("the parenthesis has no partner")
        return node, self._flags

    def _fault(self, reason: str, at: int | None = None) -> OptionError:
        return OptionError(f"at character {(self._at if at is None else at) + 1}: {reason}")

    def _next(self, token: str) -> bool:
        """Return True and move on if the pattern continues with the token."""
        if self._pattern.startswith(token, self._at):
            self._at += len(token)
            return True
        return False

    def _take(self, what: str) -> str:
        if self._at >= len(self._pattern):
            raise self._fault(f"the pattern ends before {what}")
        self._at += 1
        return self._pattern[self._at - 1]

    def _leading_flags(self) -> Flags:
        end = self._pattern.find(")")
        if not self._pattern.startswith("(?") or end < 0:
            return Flags()
        letters = self._pattern[2:end]
        if not letters or not {*letters} <= {*"ims"}:
            return Flags()
        self._at = end + 1
        return Flags("i" in letters, "m" in letters, "s" in letters)

    def _alternatives(self) -> Node:
        parts = [self._sequence()]
        while self._next("|"):
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Alternatives(tuple(parts))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            parts.append(self._repeated())
        return Sequence(tuple(parts))

    def _repeated(self) -> Node:
        start = self._at
        node = self._atom()
        counts = self._counts()
        if counts is None:
            return node
        if isinstance(node, Assertion):
            raise self._fault("an assertion cannot be repeated", start)
        least, most = counts
        self._next("?")  # a lazy repetition matches the same texts
        if self._at < len(self._pattern) and (self._pattern[self._at] in "*+" or self._is_counted()):
            raise self._fault("a repetition cannot follow a repetition")
        if least > _MOST_REPEATS or (most or 0) > _MOST_REPEATS or (most is not None and most < least):
            raise self._fault(f"counts must be 0 to {_MOST_REPEATS}, the smaller one first", start)
        return Repeat(node, least, most)

    def _is_counted(self) -> bool:
        at = self._at
        found = self._counts()
        self._at = at
        return found is not None

    def _counts(self) -> tuple[int, int | None] | None:
        """Return the counts of a repetition that begins here, or None."""
        for token, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._next(token):
                return counts
        end = self._pattern.find("}", self._at)
        if not self._pattern.startswith("{", self._at) or end < 0:
            return None
        first, comma, last = self._pattern[self._at + 1 : end].partition(",")
        numbers = [number for number in (first, last) if number]
        # As in Python: `{,}` is `*`, and braces without counts are characters.
        if not (numbers or comma) or not all(n.isascii() and n.isdigit() and len(n) <= 5 for n in numbers):
            return None
        self._at = end + 1
        least = int(first or 0)
        if comma:
            return least, int(last) if last else None
        return least, least

    def _atom(self) -> Node:
        start = self._at
        if self._pattern[start] in "*+?" or self._is_counted():
            raise self._fault("there is nothing to repeat", start)
        char = self._take("a character")
        if char == "(":
            return self._group(start)
        if char == "[":
            return Char(self._class(start))
        if char == "\\":
            return self._escape(start)
        if char == ".":
            return Char((lambda _: True) if self._flags.dot_is_all else (lambda found: found != "\n"))
        if char in "^$":
            return Assertion(char)
        return Char(self._cased(_is(char)))

    def _group(self, start: int) -> Node:
        for token, name in _REFUSED:
            if self._pattern.startswith(token, start):
                raise self._fault(f"{name} cannot be matched in linear time, so it is not supported", start)
        if self._next("?P<"):
            self._at = self._pattern.find(">", self._at) + 1
            if not self._at:
                raise self._fault("the name of the group has no end", start)
        elif self._next("?") and not self._next(":"):
            raise self._fault("flags must be at the start of the pattern, such as (?i)", start)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._fault(f"groups must be at most {_DEEPEST} deep", start)
        node = self._alternatives()
        self._depth -= 1
        if not self._next(")"):
            raise self._fault("the parenthesis has no partner", start)
        return node

    def _escape(self, start: int) -> Node:
        char = self._take("an escaped character")
        if char in _ASSERTIONS:
            return Assertion(char)
        if char in _LETTERS:
            return Char(_LETTERS[char])
        return Char(self._cased(_is(self._escaped(char, start))))

    def _escaped(self, char: str, start: int) -> str:
        """Return the character that an escape stands for."""
        if char == "0" and self._pattern[self._at : self._at + 1].isdecimal():
            raise self._fault("octal numbers are not supported", start)
        if char in _ESCAPES:
            return _ESCAPES[char]
        if char in _CODE_POINTS:
            length = _CODE_POINTS[char]
            digits = self._pattern[self._at : self._at + length]
            code = int(digits, 16) if _HEX.fullmatch(digits) and len(digits) == length else -1
            if not 0 <= code <= 0x10FFFF:
                raise self._fault(f"\\{char} needs {length} hexadecimal digits", start)
            self._at += length
            return chr(code)
        if char.isascii() and char.isalnum():
            raise self._fault(f"\\{char} is not supported", start)
        return char

    def _class(self, start: int) -> Test:
        is_negated = self._next("^")
        tests: list[Test] = []
        while not tests or not self._next("]"):  # a `]` right after the bracket is a character
            if self._at >= len(self._pattern):
                raise self._fault("the bracket has no partner", start)
            tests.append(self._member())
        is_member = self._cased(lambda char: any(test(char) for test in tests))
        return (lambda char: not is_member(char)) if is_negated else is_member

    def _member(self) -> Test:
        r"""Return the test of one entry of a class: a character, a range, or a class such as `\d`."""
        start = self._at
        first = self._class_char()
        if not isinstance(first, str):
            return first
        is_range = self._pattern.startswith("-", self._at) and not self._pattern.startswith("-]", self._at)
        if not is_range:
            return _is(first)
        self._at += 1
        last = self._class_char()
        if not isinstance(last, str) or last < first:
            raise self._fault("a range must have two characters, the smaller one first", start)
        return lambda char: first <= char <= last

    def _class_char(self) -> str | Test:
        start = self._at
        char = self._take("the end of the class")
        if char != "\\":
            return char
        char = self._take("an escaped character")
        if char in _LETTERS:
            return _LETTERS[char]
        return "\b" if char == "b" else self._escaped(char, start)

    def _cased(self, test: Test) -> Test:
        """Return the test, or one that ignores case if the flag is set."""
        if not self._flags.ignores_case:
            return test
        return lambda char: test(char) or test(char.lower()) or test(char.upper())


def _is(wanted: str) -> Test:
    return lambda char: char == wanted
