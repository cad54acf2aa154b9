"""The protocol of stores, and the checks that all stores share. Opens no file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC
from typing import Protocol

from engage_text._checks import need_int
from engage_text.codes import CAPACITY, CODE_LENGTH
from engage_text.links import LinkDomain, LinkRow, ShortLink, checked_rows
from engage_text.problems import OptionError, StoreError

__all__ = [
    "LinkStore",
    "need_count",
    "reserved_range",
    "row_key",
    "rows_of",
    "taken",
]


class LinkStore(Protocol):
    """A store of ids and rows. A method that raises changes nothing."""

    def reserve(self, domain: str, count: int) -> range:
        """Return `count` ids that no other caller gets on this domain.

        Raises `StoreError` if fewer ids are left.
        """
        ...

    def put(self, links: Iterable[ShortLink | LinkRow]) -> None:
        """Store the rows of the links. When it returns, they are stored permanently.

        Rows that are already stored change nothing. All links are read before the first row is stored, so put a long
        stream in pieces.

        Raises `StoreError` if a code already has another target, or an id another code. Then no row is stored.
        """
        ...


# A code as it appears in a path, and the characters that a handset may add after it.
_PATH_CODE = re.compile(rf"([A-Za-z0-9]{{{CODE_LENGTH}}})[.,:;!?)\]}}'\"*_~\u2026\u3002\u201d\u2019 ]*+")


def row_key(domain: object, code: object) -> tuple[str, str] | None:
    """Return the key of a row, or None if `code` is not a code. Hosts are not case-sensitive, but codes are."""
    found = _PATH_CODE.fullmatch(code) if isinstance(code, str) else None
    if found is None or not isinstance(domain, str) or not domain.isascii():
        return None
    return domain.lower(), found[1]


def need_count(domain: object, count: object) -> None:
    try:
        LinkDomain(domain)  # type: ignore[arg-type]  # it checks the type
    except OptionError as error:
        raise StoreError(str(error)) from None
    need_int(count, "count", least=0, error=StoreError)


def reserved_range(domain: str, first: int, count: int) -> range:
    if count > CAPACITY - first:
        raise StoreError(
            f"{domain} has {CAPACITY - first} ids left of {CAPACITY}: continue on another domain, with its own salt"
        )
    return range(first, first + count)


def rows_of(links: object) -> list[LinkRow]:
    """Return the rows of the links, after the checks of every field. Call it before locking the store."""
    # Equal times are stored in one form, whatever their time zone.
    try:
        return [
            row._replace(expires=row.expires.astimezone(UTC)) if row.expires else row
            for row in checked_rows(links)
        ]
    except OverflowError:
        raise StoreError("expires must be from the year 1 to 9999 in UTC") from None


def taken() -> StoreError:
    return StoreError(
        "a code already has another target or id on its domain: reserve ids of your own, and use only one salt"
    )
