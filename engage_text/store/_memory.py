"""The store in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import RLock

from engage_text.links import LinkRow, ShortLink
from engage_text.store._checked_rows import need_count, reserved_range, row_key, rows_of, taken

__all__ = ["MemoryStore"]


class MemoryStore:
    """A store in memory, for tests and for jobs that export their rows at the end.

    >>> from engage_text import LinkDomain, Shortener, prepare
    >>> store, shortener = MemoryStore(), Shortener(LinkDomain("su.digo.link"), salt="s3cret")
    >>> done = prepare({"type": "promotional", "from": "652322XXX", "to": "919876543210", "tiny": "1",
    ...     "msg": "Pay at https://shop.example.in/pay now", "transactionID": "t", "dlr": {"mask": 0}},
    ...     shortener=shortener, ids=store.reserve("su.digo.link", 1))
    >>> store.put(done.links)
    >>> store.resolve("su.digo.link", done.links[0].code + ".").target
    'https://shop.example.in/pay'
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._next: dict[str, int] = {}
        self._rows: dict[tuple[str, str], LinkRow] = {}
        self._codes: dict[tuple[str, int], str] = {}

    def reserve(self, domain: str, count: int) -> range:
        """Return ids; see `LinkStore.reserve`."""
        need_count(domain, count)
        with self._lock:
            ids = reserved_range(domain, self._next.get(domain, 0), count)
            self._next[domain] = ids.stop
            return ids

    def put(self, links: Iterable[ShortLink | LinkRow]) -> None:
        """Store rows; see `LinkStore.put`."""
        rows = rows_of(links)
        new: dict[tuple[str, str], LinkRow] = {}
        codes: dict[tuple[str, int], str] = {}
        with self._lock:
            for row in rows:
                at, same_id = (row.domain, row.code), (row.domain, row.id)
                other = new.get(at) or self._rows.get(at, row)
                code = codes.get(same_id, self._codes.get(same_id, row.code))
                if (other.id, other.target) != (row.id, row.target) or code != row.code:
                    raise taken()
                # A stored row changes in one way only: it gets the URL that it lacks.
                new[at] = other if other.url else other._replace(url=row.url)
                codes[same_id] = code
            self._rows.update(new)
            self._codes.update(codes)

    def resolve(self, domain: str, code: str) -> LinkRow | None:
        """Return the row of a code as it appears in a path, or None if there is none.

        Codes are case-sensitive. Punctuation that a handset adds from the sentence is ignored, as in `AbC1234.` and
        `AbC1234)`.
        """
        at = row_key(domain, code)
        return self._rows.get(at) if at else None

    def __iter__(self) -> Iterator[LinkRow]:
        """Yield every row, in the order in which they were put."""
        return iter(tuple(self._rows.values()))
