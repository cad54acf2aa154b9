"""Numbering plans as one automaton over digits, as small as it gets: equal parts are built once, ends first.

A walk ends as soon as the digits still to come can change nothing but the length: such a place is a leaf, with a
finding for each length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from engage_text._build._country_plans import KEEP, LONGEST, NOTHING, Edit, Finding, Number, Plan, Written

__all__ = ["Automaton", "Leaf", "Node", "Own", "Start", "build"]

# What is known where the digits end: of a number, what it is; of digits as written, the edit that makes it.
Own = Finding | Edit


class Leaf(NamedTuple):
    """What is known by the length: `row[0]` for `depth` digits, the last for all that are more."""

    depth: int
    row: tuple[Own, ...]


class Node(NamedTuple):
    """What is known if the digits end here, and the part that each digit leads to."""

    own: Own
    children: tuple[int, ...]


class Start(NamedTuple):
    """Where the walks of a calling code begin: of digits as written, and of a number that an edit made."""

    written: int
    number: int


@dataclass(slots=True)
class Automaton:
    """Its parts, ends first, and where to begin by calling code."""

    parts: list[Leaf | Node] = field(default_factory=list)
    starts: dict[str, Start] = field(default_factory=dict)
    _known: dict[Leaf | Node, int] = field(default_factory=dict)

    def sink(self, depth: int, own: Own) -> int:
        """Return the part where nothing changes any more."""
        return self._part(Leaf(depth, (own,)))

    def fork(self, depth: int, own: Own, children: list[int]) -> int:
        """Return the part with these children, a leaf if they are one."""
        child = self.parts[children[0]]
        if len(set(children)) > 1 or isinstance(child, Node):
            return self._part(Node(own, tuple(children)))
        return self._part(Leaf(depth, child.row if child.row == (own,) else (own, *child.row)))

    def opened(self, number: int) -> int:
        """Return the part as a node, so that a walk can begin there: +888 asks for eleven digits, whichever."""
        part = self.parts[number]
        if isinstance(part, Node):
            return number
        child = self._part(Leaf(part.depth + 1, part.row[1:] or part.row))
        return self._part(Node(part.row[0], (child,) * 10))

    def _part(self, part: Leaf | Node) -> int:
        if part not in self._known:
            self._known[part] = len(self.parts)
            self.parts.append(part)
        return self._known[part]


def build(plans: Mapping[str, Plan]) -> Automaton:
    """Return the automaton over the plans, each under its calling code."""
    automaton = Automaton()
    for code, plan in plans.items():
        numbers = _numbers(automaton, plan)
        written = _written(automaton, plan, numbers)
        starts = written(plan.written()), numbers(plan.number())
        automaton.starts[code] = Start(*map(automaton.opened, starts))
    return automaton


def _numbers(automaton: Automaton, plan: Plan) -> Callable[[Number], int]:
    """Return the function that adds what follows a number read so far."""
    known: dict[Number, int] = {}

    def add(number: Number) -> int:
        if number not in known:
            if number.length > LONGEST:
                known[number] = automaton.sink(number.length, NOTHING)
            else:
                children = [add(plan.further(number, digit)) for digit in range(10)]
                known[number] = automaton.fork(number.length, plan.finding(number), children)
        return known[number]

    return add


def _written(automaton: Automaton, plan: Plan, numbers: Callable[[Number], int]) -> Callable[[Written], int]:
    """Return the function that adds what follows digits as written; once none can go they are a number."""
    known: dict[Written, int] = {}

    def add(written: Written) -> int:
        if all(edit == KEEP for edit, _ in written.numbers):
            return numbers(written.numbers[0][1])
        if written not in known:
            if written.length >= plan.end:
                known[written] = automaton.sink(written.length, KEEP)
            else:
                children = [add(plan.read(written, digit)) for digit in range(10)]
                known[written] = automaton.fork(written.length, plan.edit(written), children)
        return known[written]

    return add
