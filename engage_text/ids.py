"""Ids as the caller hands them out: one to begin with, a range, or blocks cut out of a reserved range.

Nothing here allocates: `store` reserves, the caller decides. What may not live here: codes and links.
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
    """Consecutive ids that one worker has for itself: `first` and how many.

    Work that is spread over machines needs no talk between them: a range is reserved once, and either cut into one
    block a worker (`cut`), or addressed by the message's index (`for_message`). Raises `OptionError` for a block that
    does not lie within 0 and the capacity of the codes.

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
            raise OptionError("a block must begin at 0 or more and contain 0 ids or more")
        if self.first > CAPACITY or self.count > CAPACITY - self.first:
            raise OptionError(f"a block must end by {CAPACITY - 1}, the last id that has a code")

    @classmethod
    def of(cls, ids: range) -> IdBlock:
        """Return the block of a reserved range, whose ids must follow one another."""
        if not isinstance(ids, range) or ids.step != 1:
            raise OptionError("a block is cut from a range whose ids follow one another")
        return cls(ids.start, max(0, ids.stop - ids.start))

    @property
    def ids(self) -> range:
        """The ids themselves, in order."""
        return range(self.first, self.first + self.count)

    def cut(self, parts: int) -> tuple[IdBlock, ...]:
        """Return disjoint blocks that together are this one, the longer ones first, equal up to one id."""
        need_int(parts, "parts", least=1)
        share, rest = divmod(self.count, parts)
        starts = [self.first + share * i + min(i, rest) for i in range(parts + 1)]
        return tuple(IdBlock(a, b - a) for a, b in pairwise(starts))

    def for_message(self, index: int, *, links_per_message: int) -> range:
        """Return the ids of the message at `index`, from 0, when each has room for so many links.

        Raises `OptionError` where the block ends before, so that no two messages ever share an id.
        """
        for name, value in (("index", index), ("links_per_message", links_per_message)):
            need_int(value, name, least=0)
        start = index * links_per_message
        if start + links_per_message > self.count:
            raise OptionError(
                "the block ends before this message: reserve as many ids as messages times links"
            )
        return range(self.first + start, self.first + start + links_per_message)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# What a caller may pass as `ids`: the first id, a range, a block, or None where no link is made.
Ids = int | range | IdBlock | None


_Kind = Literal["given", "none", "any"]


class IdSource(NamedTuple):
    """Where the ids of new links come from: `given` by the caller, `none`, or `any`, because no link is made.

    The ids given are `first`, `first + step` and so on, below `stop`. An `IdSource` never changes: `after` returns
    what is left. No length is asked of a range, as a length has 32 bits on WebAssembly, fewer than there are ids.

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
        """Return the source of what a caller gives as `ids`. It ends with the capacity of the codes.

        Raises `OptionError` for a value that is not a first id, a range, a block or None, and for ids that do not
        count up.
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
            raise OptionError("ids must count up from 0 or more")
        if stop > CAPACITY or first > CAPACITY:
            first, stop = min(first, CAPACITY), CAPACITY
        return _new_id_source(("given", first, max(first, stop), step))

    @property
    def next_id(self) -> int | None:
        """The first id that is left, where the ids end if none is; None if no ids were given."""
        return self.first if self.kind == "given" else None

    @property
    def left(self) -> int:
        """How many ids are left."""
        return -((self.first - self.stop) // self.step)

    def at(self, place: int) -> int | None:
        """Return the id at the place, counted from 0; None if there are not so many."""
        _, first, stop, step = self
        found = first + place * step
        return found if found < stop else None

    def after(self, used: int) -> IdSource:
        """Return what is left when so many ids are used."""
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
