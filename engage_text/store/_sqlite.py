"""The store in a SQLite file: its transactions, and what can happen to its file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Self, TypeVar

from engage_text.codes import CAPACITY
from engage_text.links import ShortLink
from engage_text.problems import StoreError, printable
from engage_text.store._checked_rows import (
    LinkRow,
    need_count,
    reserved_range,
    row_key,
    rows_of,
    taken,
)

__all__ = ["SqliteStore"]

_T = TypeVar("_T")
_new = tuple.__new__
# STRICT needs SQLite 3.37. BINARY is the default and is explicit because codes that differ in case only
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
# A row that is there already must be the same. NULL in a column that allows none fails the whole transaction,
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
_LEAST_ID = -(
    2**63
)  # SQLite's least integer: an id that somebody edited to be negative is found, and refused
_PATIENCE = 60.0  # seconds to wait for another process's transaction; a million rows take about ten


class SqliteStore:
    """A store in one SQLite file, which several processes and threads may use at once (WAL, on a local disk).

    Each transaction is on the disk before its method returns, and none stays open, whatever a signal handler raises
    meanwhile. `read_only=True` opens a file for `resolve` and exports only, as does a file that cannot be written.
    Move or delete the file only while no store has it open: the file `-wal` next to it contains the newest rows.
    A store whose file is gone raises, and keeps nothing.

    Raises `StoreError`, which names the file: for a file that is not a database or cannot be opened, for rows that
    were edited so that they cannot be read, and when another process keeps the lock for a minute. Close it, or use
    it with `with`.

    Source: sqlite.org/wal.html, sqlite.org/lang_transaction.html (BEGIN IMMEDIATE), sqlite.org/uri.html.

    >>> with SqliteStore(":memory:") as store:
    ...     store.reserve("su.digo.link", 3), store.reserve("su.digo.link", 2), store.reserve("go.example.in", 1)
    (range(0, 3), range(3, 5), range(0, 1))
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        # SQLite opens a private file for an empty name, and deletes it at the end.
        if not isinstance(path, str | Path) or "\0" in str(path) or not str(path):
            raise StoreError("path must be a file's name, or :memory:")
        if not isinstance(read_only, bool):
            raise StoreError(f"read_only must be True or False, got {read_only!r}")
        self._lock = RLock()
        self._is_busy = False
        self._name = printable(str(path))
        in_memory = str(path) == ":memory:"
        if in_memory and read_only:
            raise StoreError("read_only needs a file: a database in memory begins empty")
        # Absolute, so that the file is found again after a change of the working directory, and a name such as
        # `file:x` is not read as a URI by SQLite.
        self._path = None if in_memory else os.path.abspath(path)  # noqa: PTH100 - also for "~", and keeps links
        with self._named():
            try:
                os.fsencode(path)
            except UnicodeError as error:
                raise StoreError(
                    "the path contains half a surrogate pair, which no file name can contain"
                ) from error
            self._db, self.read_only = self._open(self._path or str(path), read_only=read_only)
            self._file = self._identity()

    def _open(self, path: str, *, read_only: bool) -> tuple[sqlite3.Connection, bool]:
        """Return the connection, and whether it only reads: where asked to, or where the file cannot be written."""
        if not read_only:
            db = _connect(path, uri=False)
            try:
                _set_up(db)
            except BaseException as error:
                db.close()
                if not _cannot_write(error, path):
                    raise
            else:
                return db, False
        return _connect_read_only(path), True

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn what SQLite raises into our error, and name the file in each."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"the link database {self._name} cannot do this: {error}") from error
        except StoreError as error:
            raise StoreError(f"the link database {self._name}: {error}") from error.__cause__

    def _atomically(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Return what the work returns, done in a transaction that never stays open.

        A plain function, as a context manager can be left between its two halves: a signal handler may raise there.
        """
        with self._lock, self._named():
            if self.read_only:
                raise StoreError("it is open for reading only")
            if self._is_busy:
                raise StoreError("it is in a transaction: do not use it from a signal handler")
            self._is_busy = True
            try:
                # IMMEDIATE takes the lock to write right away: to upgrade a read could only fail, not wait. A
                # handler's exception comes only after the wait, when the transaction is open: so this is inside.
                self._db.execute("BEGIN IMMEDIATE")
                self._need_file()
                result = work(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._is_busy = False
            return result

    def _roll_back(self) -> None:
        try:
            # Some faults, such as a full disk, have rolled it back already.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        finally:
            # The signal may come twice, and the second exception may end the first ROLLBACK.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _identity(self) -> tuple[int, int] | None:
        """Return the file that has the name now, None if the database is in memory."""
        if self._path is None:
            return None
        try:
            found = os.stat(self._path)  # noqa: PTH116 - one call for each transaction
        except OSError:
            return -1, -1
        return found.st_dev, found.st_ino

    def _need_file(self) -> None:
        # SQLite does not notice: rows would go into a file that is never opened again.
        if self._identity() != self._file:
            raise StoreError("the file was moved or deleted since it was opened, so nothing was kept or read")

    def reserve(self, domain: str, count: int) -> range:
        """Return ids as `LinkStore.reserve` says."""
        need_count(domain, count)

        def work(db: sqlite3.Connection) -> range:
            found = db.execute("SELECT next FROM reserved WHERE domain = ?", (domain,)).fetchone()
            ids = reserved_range(domain, _first(domain, found[0]) if found else 0, count)
            db.execute("INSERT OR REPLACE INTO reserved VALUES (?, ?)", (domain, ids.stop))
            return ids

        return self._atomically(work)

    def put(self, links: Iterable[ShortLink]) -> None:
        """Keep rows as `LinkStore.put` says, in one transaction however many they are."""
        rows = list(map(_values, rows_of(links)))

        def work(db: sqlite3.Connection) -> None:
            try:
                db.executemany(_PUT, rows)
            except sqlite3.IntegrityError as error:
                raise taken() from error

        self._atomically(work)

    def resolve(self, domain: str, code: str) -> LinkRow | None:
        """Return the row of a code as it comes in a path, None where there is none; see `MemoryStore.resolve`."""
        at = row_key(domain, code)
        if at is None:
            return None
        with self._lock, self._named():
            self._need_file()
            found = self._db.execute(_RESOLVE, at).fetchone()
            return _read(found) if found else None

    def __iter__(self) -> Iterator[LinkRow]:
        """Yield every row, by domain and id, for an export. It may include rows that are put meanwhile."""
        # Page by page: a cursor left open would hold a snapshot, and this connection could not write any more.
        last: tuple[str, int] = ("", _LEAST_ID)
        while True:
            with self._lock, self._named():
                self._need_file()
                page = [_read(found) for found in self._db.execute(_PAGE, (*last, _PAGE_ROWS))]
            yield from page
            if len(page) < _PAGE_ROWS:
                return
            last = (page[-1].domain, page[-1].id)

    def close(self) -> None:
        """Close the file. What was put stays."""
        with self._lock, self._named():
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(path: str, *, uri: bool) -> sqlite3.Connection:
    # isolation_level None: no transaction begins but where it is written here.
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=uri)


def _set_up(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")  # NORMAL may lose a commit with the power
    try:
        db.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _cannot_write(error: BaseException, path: str) -> bool:
    """Return whether the file is a database that may be read all the same."""
    if not isinstance(error, sqlite3.OperationalError) or not os.path.isfile(path):  # noqa: PTH113 - a str
        return False
    # Its low byte is the primary code: sqlite.org/rescode.html.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


def _connect_read_only(path: str) -> sqlite3.Connection:
    """Return a read-only connection, also if SQLite cannot create the files of its WAL.

    `immutable` reads such a file without them. It is right only if no process writes, so not next to a `-wal`.
    """
    address = f"{Path(path).absolute().as_uri()}?mode=ro"
    db = _connect(address, uri=True)
    try:
        db.execute(_PAGE, ("", 0, 0)).fetchone()
    except sqlite3.OperationalError:
        db.close()
        if not os.path.isfile(path) or os.path.exists(f"{path}-wal"):  # noqa: PTH110, PTH113 - a str
            raise
        db = _connect(f"{address}&immutable=1", uri=True)
        try:
            db.execute(_PAGE, ("", 0, 0)).fetchone()
        except BaseException:
            db.close()
            raise
    except BaseException:
        db.close()
        raise
    return db


def _values(row: LinkRow) -> tuple[object, ...]:
    expires = row.expires.isoformat() if row.expires else None
    return (*row[:5], json.dumps(row.tags, ensure_ascii=False), expires)


def _first(domain: str, found: object) -> int:
    """Return the first id that is free. The file may have been edited, and a wrong id leads to a stranger's target."""
    if not isinstance(found, int) or not 0 <= found <= CAPACITY:
        raise StoreError(
            f"the next id of {domain} must be an int from 0 to {CAPACITY}, got {found!r}: restore the file"
        )
    return found


def _read(found: tuple[object, ...]) -> LinkRow:
    """Return the row of the file, which may have been edited since."""
    *texts, number, target, title, tags, expires = found
    domain, code = texts
    try:
        labels = json.loads(tags) if isinstance(tags, str) else None
        moment = datetime.fromisoformat(expires) if isinstance(expires, str) else expires
    except (ValueError, RecursionError):
        labels = moment = None
    is_sound = (
        all(isinstance(text, str) for text in (domain, code, target, title))
        and isinstance(number, int)
        and 0 <= number < CAPACITY
        and isinstance(labels, list)
        and all(isinstance(label, str) for label in labels)
        and (
            moment is None if expires is None else isinstance(moment, datetime) and moment.tzinfo is not None
        )
    )
    if not is_sound:
        raise StoreError(
            f"the row of {printable(f'{domain}/{code}')} was edited and cannot be read: restore the file"
        )
    return _new(LinkRow, (domain, code, number, target, title, tuple(labels or ()), moment))
