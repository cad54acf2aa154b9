"""Everything that the rules see of one request, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from engage_text.numbers import PhoneNumber, Sender
from engage_text.problems import Problem
from engage_text.segments import MessageSize
from engage_text.urls import DoubtfulHost, UrlOptions, UrlSpan
from engage_text.wire import ParsedRequest

__all__ = ["Checker", "Context", "Shortens"]


class Shortens(Protocol):
    """What the rules need from a shortener."""

    @property
    def only_if_shorter(self) -> bool:
        """True if URLs that are no longer than their link stay."""
        ...


class Context(NamedTuple):
    """One request as read, and what becomes of it: what a rule sees.

    The library builds it. To look for one kind of problem, use `check` with `RuleSet(select=[code])`.

    `number` and `sender` are what was read from `to` and `from`, None without such a field. Without a body, the
    fields after `url_options` have their defaults. `glued` are the URLs whose links would run into their neighbours.
    `ids_needed` is how many ids the body needs if those given are too few, else 0. `ids_left` is how many ids are left,
    None if none were given.
    """

    parsed: ParsedRequest
    number: PhoneNumber | None = None
    sender: Sender | None = None
    url_options: UrlOptions | None = None
    urls: Sequence[UrlSpan] = ()
    doubtful: Sequence[DoubtfulHost] = ()
    outgoing: str = ""
    size: MessageSize | None = None
    size_before: MessageSize | None = None
    shortener: Shortens | None = None
    glued: Sequence[UrlSpan] = ()
    ids_needed: int = 0
    ids_left: int | None = None
    avoids_codes: bool = False
    allows_placeholders: bool = False

    def __repr__(self) -> str:
        # Without what was read from the request, which may not belong in a log.
        return f"Context({self.parsed!r}, size={self.size!r})"


# Runs all rules of a group; it may also return problems of other groups.
Checker = Callable[[Context], Sequence[Problem]]
