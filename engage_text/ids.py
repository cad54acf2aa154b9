"""Ids as callers give them: a first id, a range, or a block of a reserved range.

This module does not allocate ids: a store reserves them, and the caller decides. It contains no codes and no links.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from types import MethodType
from typing import Any, Literal, NamedTuple

from engage_text._checks import is_int, kind_of, need_int
from engage_text._to_dict import fields_to_dict
from engage_text.codes import CAPACITY
from engage_text.problems import OptionError

__all__ = ["ANY_IDS", "NO_IDS", "IdBlock", "IdSource", "Ids"]


@dataclass(frozen=True, slots=True)
class IdBlock:
    """Consecutive ids for one worker: the `first` id and their `count`.

    Machines that share a job do not need to talk to each other. Reserve a range once, and divide it into one block for
    each worker (`cut`), or use the index of each message (`for_message`).

    Raises `OptionError` for a block that is not within 0 and the capacity of the codes.

    >>> block = IdBlock(1000, 10)
    >>> block.cut(3)
    (IdBlock(first=1000, count=4), IdBlock(first=1004, count=3), IdBlock(first=1007, count=3))
    >>> block.for_message(4, links_per_message=2)
    range(1008, 1010)
    """

    first: int
    count: int

    def __post_init__(self) -> None:
        for name, value in (("first", self.first), ("count", self.count)):
            need_int(value, name)
        if self.first < 0 or self.count < 0:
            raise OptionError("a block must have a first id and a count of 0 or more")
        if self.first > CAPACITY or self.count > CAPACITY - self.first:
            raise OptionError(f"a block must end at or before {CAPACITY - 1}, the last id that has a code")

    @classmethod
    def of(cls, ids: range) -> IdBlock:
        """Return the block of a reserved range. Raises `OptionError` if the step of the range is not 1."""
        if not isinstance(ids, range) or ids.step != 1:
            raise OptionError("a block must be made from a range with a step of 1")
        return cls(ids.start, max(0, ids.stop - ids.start))

    @property
    def ids(self) -> range:
        """The ids themselves, in order."""
        return range(self.first, self.first + self.count)

    def cut(self, parts: int) -> tuple[IdBlock, ...]:
        """Divide this block into disjoint blocks. Their sizes differ by at most one id, and longer ones come first."""
        need_int(parts, "parts", least=1)
        share, rest = divmod(self.count, parts)
        starts = [self.first + share * i + min(i, rest) for i in range(parts + 1)]
        return tuple(IdBlock(a, b - a) for a, b in pairwise(starts))

    def for_message(self, index: int, *, links_per_message: int) -> range:
        """Return the ids of the message at `index`, counted from 0, if each message gets `links_per_message` ids.

        Raises `OptionError` if the block is too short. Two messages never share an id.
        """
        for name, value in (("index", index), ("links_per_message", links_per_message)):
            need_int(value, name, least=0)
        start = index * links_per_message
        if start + links_per_message > self.count:
            raise OptionError(
                "the block has no ids for this message: reserve links_per_message ids for each message"
            )
        return range(self.first + start, self.first + start + links_per_message)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# The values of the argument `ids`: the first id, a range, a block, or None if no link is made.
Ids = int | range | IdBlock | None


_Kind = Literal["given", "none", "any"]


class IdSource(NamedTuple):
    """The source of the ids for new links: `given` by the caller, `none`, or `any` if no link is made.

    The given ids are `first`, `first + step` and so on, below `stop`. An `IdSource` never changes: `after` returns a
    new one without the used ids. `len` of a range is never used, because it has only 32 bits on WebAssembly, which is
    too few for all ids.

    >>> ids = IdSource.of(range(3, 9, 2))
    >>> ids.at(0), ids.at(2), ids.at(3), ids.after(2).next_id
    (3, 7, None, 7)
    """

    kind: _Kind
    first: int = 0
    stop: int = 0
    step: int = 1

    @classmethod
    def of(cls, ids: Ids) -> IdSource:
        """Return the source for the argument `ids`. It ends at the capacity of the codes.

        Raises `OptionError` for a value that is not a first id, a range, a block or None, and for ids that are not
        in ascending order.
        """
        if ids is None:
            return NO_IDS
        if isinstance(ids, range):
            first, stop, step = ids.start, ids.stop, ids.step
        elif isinstance(ids, IdBlock):
            first, stop, step = ids.first, ids.first + ids.count, 1
        elif is_int(ids):
            first, stop, step = ids, CAPACITY, 1
        else:
            raise OptionError(f"ids must be a first id, a range or a block, got {kind_of(ids)}")
        if first < 0 or step < 0:
            raise OptionError("ids must be 0 or more, in ascending order")
        if stop > CAPACITY or first > CAPACITY:
            first, stop = min(first, CAPACITY), CAPACITY
        return _new_id_source(("given", first, max(first, stop), step))

    @property
    def next_id(self) -> int | None:
        """The first id that is left, or the end of the ids if none is left. None if no ids were given."""
        return self.first if self.kind == "given" else None

    @property
    def left(self) -> int:
        """How many ids are left."""
        return -((self.first - self.stop) // self.step)

    def at(self, place: int) -> int | None:
        """Return the id at the place, counted from 0, or None if there are fewer ids."""
        _, first, stop, step = self
        found = first + place * step
        return found if found < stop else None

    def after(self, used: int) -> IdSource:
        """Return the source without the next `used` ids."""
        kind, first, stop, step = self
        return _new_id_source((kind, min(first + used * step, stop), stop, step))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
_new_id_source: Callable[[tuple[_Kind, int, int, int]], IdSource] = MethodType(tuple.__new__, IdSource)

# The source of a caller that gives no ids.
NO_IDS = IdSource("none")
# The source of previews and checks, which need no ids: every code has the same length.
ANY_IDS = IdSource("any")
