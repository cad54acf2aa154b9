"""Builds one minimal automaton over digits from all numbering plans. Equal parts are built once, ends first.

A walk ends in a leaf as soon as the remaining digits can change only the length. A leaf contains one finding for each
length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from engage_text._build._country_plans import KEEP, LONGEST, NOTHING, Edit, Finding, Number, Plan, Written

__all__ = ["Automaton", "Leaf", "Node", "Outcome", "Start", "build"]

# The result after the last digit: for a number its finding, for digits as written the edit that makes the number.
Outcome = Finding | Edit


class Leaf(NamedTuple):
    """Outcomes that depend on the length only: `row[0]` is for `depth` digits, and the last one for all longer ones."""

    depth: int
    row: tuple[Outcome, ...]


class Node(NamedTuple):
    """The outcome if the digits end here, and the part that each digit leads to."""

    outcome: Outcome
    children: tuple[int, ...]


class Start(NamedTuple):
    """The parts where walks of a calling code begin: for digits as written, and for a number that an edit made."""

    written: int
    number: int


@dataclass(slots=True)
class Automaton:
    """The parts of the automaton, ends first, and the start for each calling code."""

    parts: list[Leaf | Node] = field(default_factory=list)
    starts: dict[str, Start] = field(default_factory=dict)
    _known: dict[Leaf | Node, int] = field(default_factory=dict)

    def sink(self, depth: int, outcome: Outcome) -> int:
        """Return the part for an outcome that no further digit changes."""
        return self._part(Leaf(depth, (outcome,)))

    def fork(self, depth: int, outcome: Outcome, children: list[int]) -> int:
        """Return the part with these children; a leaf if all of them are the same leaf."""
        child = self.parts[children[0]]
        if len(set(children)) > 1 or isinstance(child, Node):
            return self._part(Node(outcome, tuple(children)))
        return self._part(Leaf(depth, child.row if child.row == (outcome,) else (outcome, *child.row)))

    def opened(self, number: int) -> int:
        """Return the part as a node, so that a walk can begin there. +888 needs this: it has any eleven digits."""
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
    """Return the automaton for the plans, which are given by calling code."""
    automaton = Automaton()
    for code, plan in plans.items():
        numbers = _numbers(automaton, plan)
        written = _written(automaton, plan, numbers)
        starts = written(plan.written()), numbers(plan.number())
        automaton.starts[code] = Start(*map(automaton.opened, starts))
    return automaton


def _numbers(automaton: Automaton, plan: Plan) -> Callable[[Number], int]:
    """Return a function that adds the parts which follow the digits of a number read so far."""
    known: dict[Number, int] = {}

    def add(number: Number) -> int:
        if number not in known:
            if number.length > LONGEST:
                known[number] = automaton.sink(number.length, NOTHING)
            else:
                children = [add(plan.advance(number, digit)) for digit in range(10)]
                known[number] = automaton.fork(number.length, plan.finding(number), children)
        return known[number]

    return add


def _written(automaton: Automaton, plan: Plan, numbers: Callable[[Number], int]) -> Callable[[Written], int]:
    """Return a function that adds the parts which follow digits as written.

    As soon as no edit can apply any more, the digits are a number.
    """
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
