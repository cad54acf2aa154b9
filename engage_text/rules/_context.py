"""The input of the rules for one request, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from engage_text.numbers import PhoneNumber, Sender
from engage_text.problems import Problem
from engage_text.segments import MessageSize
from engage_text.urls import DoubtfulHost, UrlOptions, UrlSpan
from engage_text.wire import ParsedRequest

__all__ = ["Checker", "Context", "Shortens"]


class Shortens(Protocol):
    """The part of a shortener that the rules use."""

    @property
    def only_if_shorter(self) -> bool:
        """True if a URL stays as written when its short link would not be shorter."""
        ...


class Context(NamedTuple):
    """One parsed request and its outgoing body: the input of a rule.

    The library builds it. To look for one kind of problem, use `check` with `RuleSet(select=[code])`.

    `number` and `sender` are the parsed `to` and `from`, or None if the field is missing. Without a body, the fields
    after `url_options` have their defaults. `glued` are the URLs whose links would run into the text around them.
    `ids_needed` is the number of ids that the body needs if too few are left, else 0. `ids_left` is the number of ids
    that are left, or None if none were given. `preview` is the body as a handset shows it: it has short links, even if
    the service makes them.
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
    preview: str = ""

    def __repr__(self) -> str:
        # Without what was read from the request, which may not belong in a log.
        return f"Context({self.parsed!r}, size={self.size!r})"


# Runs all rules of a group on a `Context`. It may also return problems of other groups. The groups of the linter have
# contexts of their own.
Checker = Callable[[Any], Sequence[Problem]]
