"""What every store keeps and refuses: rows, codes as they come in a path, ids. Opens nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from engage_text.codes import CAPACITY, CODE_LENGTH
from engage_text.links import LinkDomain, ShortLink, has_surrogate
from engage_text.problems import OptionError, StoreError

__all__ = [
    "LinkRow",
    "LinkStore",
    "need_count",
    "reserved_range",
    "row_key",
    "rows_of",
    "taken",
]


class LinkRow(NamedTuple):
    """What is kept of a link: where it leads, and what travels with it. A target's several places share one row."""

    domain: str
    code: str
    id: int
    target: str
    title: str = ""
    tags: tuple[str, ...] = ()
    expires: datetime | None = None

    @classmethod
    def of(cls, link: ShortLink) -> LinkRow:
        """Return the row of a link."""
        return cls(link.domain, link.code, link.id, link.target, link.title, link.tags, link.expires)


class LinkStore(Protocol):
    """What a service has to keep. Every method is all or nothing."""

    def reserve(self, domain: str, count: int) -> range:
        """Return `count` ids that no other caller on this domain gets. Raises `StoreError` when they are used up."""
        ...

    def put(self, links: Iterable[ShortLink]) -> None:
        """Keep the rows of the links; once it returns they are there for good. The same rows again change nothing.

        All links are read before any is kept, so put a long stream piece by piece.
        Raises `StoreError` if a code already has another target, or an id another code; then no row is kept.
        """
        ...


# A code as it comes in a path, and what a handset may add after it.
_PATH_CODE = re.compile(rf"([A-Za-z0-9]{{{CODE_LENGTH}}})[.,:;!?)\]}}'\"*_~\u2026\u3002\u201d\u2019 ]*+")


def row_key(domain: object, code: object) -> tuple[str, str] | None:
    """Return where a row is kept, None if it is not a code. Hosts ignore case, codes do not."""
    found = _PATH_CODE.fullmatch(code) if isinstance(code, str) else None
    if found is None or not isinstance(domain, str) or not domain.isascii():
        return None
    return domain.lower(), found[1]


def need_count(domain: object, count: object) -> None:
    try:
        LinkDomain(domain)  # type: ignore[arg-type]
    except OptionError as error:
        raise StoreError(str(error)) from None
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise StoreError("count must be an int of 0 or more")


def reserved_range(domain: str, first: int, count: int) -> range:
    if count > CAPACITY - first:
        raise StoreError(
            f"{domain} has {CAPACITY - first} ids left of {CAPACITY}: go on under another domain, with its own salt"
        )
    return range(first, first + count)


def rows_of(links: object) -> list[LinkRow]:
    """Return the rows of the links, checked for every store, before anything is locked."""
    if not isinstance(links, Iterable):
        raise StoreError(f"put takes ShortLinks, not {type(links).__name__}")
    return [_row(link) for link in links]


def _row(link: object) -> LinkRow:
    if not isinstance(link, ShortLink):
        raise StoreError(f"put takes ShortLinks, not {type(link).__name__}")
    row = LinkRow.of(link)
    texts = (row.domain, row.code, row.target, row.title, *row.tags)
    if not all(isinstance(text, str) and not has_surrogate(text) for text in texts):
        raise StoreError("a link must contain texts only, without half a surrogate pair")
    if isinstance(row.id, bool) or not isinstance(row.id, int) or not 0 <= row.id < CAPACITY:
        raise StoreError(f"a link's id must be an int from 0 to {CAPACITY - 1}")
    if row.expires is None:
        return row
    if not isinstance(row.expires, datetime) or row.expires.utcoffset() is None:
        raise StoreError("a link's end must be a datetime with its zone")
    # One moment has one form, whatever its zone was called.
    return row._replace(expires=row.expires.astimezone(UTC))


def taken() -> StoreError:
    return StoreError(
        "a code has another target or id on its domain already: reserve ids of your own, and keep to one salt"
    )
