"""Where ids are reserved and the rows of links kept: a protocol of two methods, in memory and in SQLite.

Nothing in the core needs it. A store for another database is a class with these methods. Reserving and
putting are apart on purpose: a crash between them loses ids, of which there are plenty, and never a row.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import NamedTuple, Protocol, Self

from engage_text.codes import CAPACITY, CODE_LENGTH
from engage_text.links import LinkDomain, LinkError, ShortLink, has_surrogate
from engage_text.problems import EngageTextError

__all__ = ["LinkRow", "LinkStore", "MemoryStore", "SqliteStore", "StoreError"]


class StoreError(EngageTextError):
    """Ids that are used up, a code that has another target already, or a database that cannot be used."""


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
        """Return `count` ids that nobody else on this domain gets. Raises `StoreError` when they are used up."""
        ...

    def put(self, links: Iterable[ShortLink]) -> None:
        """Keep the rows of the links; once it returns they are there for good. The same rows again change nothing.

        All are drawn before any is kept, so a long stream is best put piece by piece.
        Raises `StoreError` when a code has another target, or an id another code, already; none is kept then.
        """
        ...


# A code as it comes in a path, and what a handset may take along behind it.
_PATH_CODE = re.compile(rf"([A-Za-z0-9]{{{CODE_LENGTH}}})[.,:;!?)\]}}'\"*_~\u2026\u3002\u201d\u2019 ]*+")


def _key(domain: object, code: object) -> tuple[str, str] | None:
    """Return where a row is kept, None for what is no code at all. Hosts know no case, codes do."""
    found = _PATH_CODE.fullmatch(code) if isinstance(code, str) else None
    if found is None or not isinstance(domain, str) or not domain.isascii():
        return None
    return domain.lower(), found[1]


def _need(domain: object, count: object) -> None:
    try:
        LinkDomain(domain)  # type: ignore[arg-type]
    except LinkError as error:
        raise StoreError(str(error)) from None
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise StoreError("count must be an int of 0 or more")


def _reserved(domain: str, first: int, count: int) -> range:
    if count > CAPACITY - first:
        raise StoreError(
            f"{domain} has {CAPACITY - first} ids left of {CAPACITY}: go on under another domain, with its own salt"
        )
    return range(first, first + count)


def _rows(links: object) -> list[LinkRow]:
    """Return the rows of the links, all drawn before anything is locked, and such as every store can keep."""
    if not isinstance(links, Iterable):
        raise StoreError(f"put takes ShortLinks, not {type(links).__name__}")
    return [_row(link) for link in links]


def _row(link: object) -> LinkRow:
    if not isinstance(link, ShortLink):
        raise StoreError(f"put takes ShortLinks, not {type(link).__name__}")
    row = LinkRow.of(link)
    texts = (row.domain, row.code, row.target, row.title, *row.tags)
    if not all(isinstance(text, str) and not has_surrogate(text) for text in texts):
        raise StoreError("a link holds something that is no text, or half a surrogate pair")
    if isinstance(row.id, bool) or not isinstance(row.id, int) or not 0 <= row.id < CAPACITY:
        raise StoreError(f"a link's id must be an int from 0 to {CAPACITY - 1}")
    if row.expires is None:
        return row
    if not isinstance(row.expires, datetime) or row.expires.utcoffset() is None:
        raise StoreError("a link's end must be a datetime with its zone")
    # One moment has one form, whatever its zone was called.
    return row._replace(expires=row.expires.astimezone(UTC))


class MemoryStore:
    """A store that lives as long as its process: for tests, and for jobs that export their rows at the end.

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
        """Return ids as `LinkStore.reserve` says."""
        _need(domain, count)
        with self._lock:
            ids = _reserved(domain, self._next.get(domain, 0), count)
            self._next[domain] = ids.stop
            return ids

    def put(self, links: Iterable[ShortLink]) -> None:
        """Keep rows as `LinkStore.put` says."""
        rows = _rows(links)
        new: dict[tuple[str, str], LinkRow] = {}
        codes: dict[tuple[str, int], str] = {}
        with self._lock:
            for row in rows:
                at, same_id = (row.domain, row.code), (row.domain, row.id)
                other = new.get(at) or self._rows.get(at, row)
                code = codes.get(same_id) or self._codes.get(same_id, row.code)
                if (other.id, other.target) != (row.id, row.target) or code != row.code:
                    raise _taken()
                new[at], codes[same_id] = other, code
            self._rows.update(new)
            self._codes.update(codes)

    def resolve(self, domain: str, code: str) -> LinkRow | None:
        """Return the row of a code as it comes in a path, None where there is none.

        Case counts. What a handset takes along from the sentence, as in `AbC1234.` or `AbC1234)`, is left out.
        """
        at = _key(domain, code)
        return self._rows.get(at) if at else None

    def __iter__(self) -> Iterator[LinkRow]:
        """Yield every row, in the order they came."""
        return iter(tuple(self._rows.values()))


def _taken() -> StoreError:
    return StoreError(
        "a code has another target or id on its domain already: reserve ids of your own, and keep to one salt"
    )


# STRICT would want SQLite 3.37. BINARY is the default and stands here because codes that differ in case only
# are different codes: under NOCASE links would lead elsewhere.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reserved (
    domain TEXT NOT NULL PRIMARY KEY COLLATE BINARY,
    next INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
    domain TEXT NOT NULL COLLATE BINARY,
    code TEXT NOT NULL COLLATE BINARY,
    id INTEGER NOT NULL,
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    tags TEXT NOT NULL,
    expires TEXT,
    PRIMARY KEY (domain, code),
    UNIQUE (domain, id)
) WITHOUT ROWID;
"""
# A row that is there already must be the same. NULL in a column that holds none fails the whole transaction,
# and in the same pass: asking for each row first would double the time.
_PUT = """
INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (domain, code) DO UPDATE
SET target = CASE WHEN target = excluded.target AND id = excluded.id THEN target END
"""
_RESOLVE = "SELECT domain, code, id, target, title, tags, expires FROM links WHERE domain = ? AND code = ?"
_PAGE = """
SELECT domain, code, id, target, title, tags, expires FROM links
WHERE (domain, id) > (?, ?) ORDER BY domain, id LIMIT ?
"""
_PAGE_ROWS = 1000
_PATIENCE = 60.0  # seconds to wait for another process's transaction; a million rows take about ten


class SqliteStore:
    """A store in one SQLite file, which several processes and threads may use at once (WAL, on a local disk).

    Each transaction is on the disk before its method returns. Raises `StoreError` for a file that is no database or
    cannot be opened, and where another process keeps the lock for a minute. Close it, or use it with `with`.

    Source: sqlite.org/wal.html, sqlite.org/lang_transaction.html (BEGIN IMMEDIATE).

    >>> with SqliteStore(":memory:") as store:
    ...     store.reserve("su.digo.link", 3), store.reserve("su.digo.link", 2), store.reserve("go.example.in", 1)
    (range(0, 3), range(3, 5), range(0, 1))
    """

    def __init__(self, path: str | Path) -> None:
        if not isinstance(path, str | Path) or "\0" in str(path):
            raise StoreError("path must be a file's name, or :memory:")
        self._lock = RLock()
        with _as_ours():
            # isolation_level None: no transaction begins but where it is written here.
            self._db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            with _as_ours():
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")  # NORMAL may lose a commit with the power
                with self._transaction():
                    for statement in _SCHEMA.split(";"):
                        self._db.execute(statement)
        except StoreError:
            self._db.close()
            raise

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, _as_ours():
            # IMMEDIATE takes the lock to write at once: to upgrade a read could only fail, not wait.
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # Some faults, a full disk among them, have rolled it back already.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def reserve(self, domain: str, count: int) -> range:
        """Return ids as `LinkStore.reserve` says."""
        _need(domain, count)
        with self._transaction():
            found = self._db.execute("SELECT next FROM reserved WHERE domain = ?", (domain,)).fetchone()
            ids = _reserved(domain, found[0] if found else 0, count)
            self._db.execute("INSERT OR REPLACE INTO reserved VALUES (?, ?)", (domain, ids.stop))
        return ids

    def put(self, links: Iterable[ShortLink]) -> None:
        """Keep rows as `LinkStore.put` says, in one transaction however many they are."""
        rows = list(map(_values, _rows(links)))
        with self._transaction():
            try:
                self._db.executemany(_PUT, rows)
            except sqlite3.IntegrityError as error:
                raise _taken() from error

    def resolve(self, domain: str, code: str) -> LinkRow | None:
        """Return the row of a code as it comes in a path, None where there is none; see `MemoryStore.resolve`."""
        at = _key(domain, code)
        if at is None:
            return None
        with self._lock, _as_ours():
            found = self._db.execute(_RESOLVE, at).fetchone()
        return _read(found) if found else None

    def __iter__(self) -> Iterator[LinkRow]:
        """Yield every row, by domain and id: what an export takes. Rows that come meanwhile may be among them."""
        # Page by page: a cursor left open would hold a snapshot, and this connection could not write any more.
        last: tuple[str, int] = ("", -1)
        while True:
            with self._lock, _as_ours():
                page = [_read(found) for found in self._db.execute(_PAGE, (*last, _PAGE_ROWS))]
            yield from page
            if len(page) < _PAGE_ROWS:
                return
            last = (page[-1].domain, page[-1].id)

    def close(self) -> None:
        """Close the file. What was put stays."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _values(row: LinkRow) -> tuple[object, ...]:
    expires = row.expires.isoformat() if row.expires else None
    return (*row[:5], json.dumps(row.tags, ensure_ascii=False), expires)


def _read(found: tuple[str, str, int, str, str, str, str | None]) -> LinkRow:
    domain, code, number, target, title, tags, expires = found
    moment = datetime.fromisoformat(expires) if expires else None
    return LinkRow(domain, code, number, target, title, tuple(json.loads(tags)), moment)


@contextmanager
def _as_ours() -> Iterator[None]:
    """Turn what SQLite raises into our error."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"the link database cannot do this: {error}") from error
