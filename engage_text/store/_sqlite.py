"""The store in a SQLite file: its transactions, and the checks of its file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Self, TypeVar

from engage_text._checks import need_bool, quoted
from engage_text._text import printable
from engage_text.codes import CAPACITY
from engage_text.links import LinkRow, ShortLink
from engage_text.problems import StoreError
from engage_text.store._checked_rows import need_count, reserved_range, row_key, rows_of, taken
from engage_text.store._sqlite_rows import PAGE, PUT, RESOLVE, read, set_up, show_urls, values

__all__ = ["SqliteStore"]

_T = TypeVar("_T")
_PAGE_ROWS = 1000
# The smallest integer of SQLite, so that an id that was edited to be negative is read, and then rejected.
_LEAST_ID = -(2**63)
_PATIENCE = 60.0  # seconds to wait for another process's transaction; a million rows take about ten


class SqliteStore:
    """A store in one SQLite file, which several processes and threads may share (WAL, on a local disk).

    Each transaction is on disk before its method returns. No transaction stays open, even if a signal handler raises.
    With `read_only=True` the store allows only `resolve` and exports. A file that cannot be written is opened read-only
    too. Move or delete the file only while no store has it open: the file `-wal` next to it contains the newest rows.
    If the file is gone, the store raises and stores nothing. Close the store, or use it in a `with` statement.

    Raises `StoreError` with the name of the file if the file is not a database or cannot be opened, if a row was edited
    so that it cannot be read, or if another process keeps the lock for a minute.

    Source: sqlite.org/wal.html, sqlite.org/lang_transaction.html (BEGIN IMMEDIATE), sqlite.org/uri.html.

    >>> with SqliteStore(":memory:") as store:
    ...     store.reserve("su.digo.link", 3), store.reserve("su.digo.link", 2), store.reserve("go.example.in", 1)
    (range(0, 3), range(3, 5), range(0, 1))
    """

    read_only: bool

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        # For an empty name, SQLite opens a temporary file and deletes it at the end.
        if not isinstance(path, str | Path) or "\0" in str(path) or not str(path):
            raise StoreError("path must be the name of a file, or :memory:")
        need_bool(read_only, "read_only", error=StoreError)
        self._lock = RLock()
        self._is_busy = False
        self._name = printable(str(path))
        in_memory = str(path) == ":memory:"
        if in_memory and read_only:
            raise StoreError("read_only needs a file: a database in memory is empty")
        # The path is absolute, so that a change of the working directory does not matter and SQLite does not read a
        # name such as `file:x` as a URI.
        self._path = None if in_memory else os.path.abspath(path)  # noqa: PTH100 - keeps "~" and symbolic links
        with self._named():
            try:
                os.fsencode(path)
            except UnicodeError as error:
                raise StoreError("the path contains a surrogate, which no file name can contain") from error
            self._db, self.read_only = self._open(self._path or str(path), read_only=read_only)
            self._file = self._identity()

    def _open(self, path: str, *, read_only: bool) -> tuple[sqlite3.Connection, bool]:
        """Return the connection, and whether it is read-only: by request, or because the file cannot be written."""
        if not read_only:
            db = _connect(path, uri=False)
            try:
                set_up(db)
            except BaseException as error:
                db.close()
                if not _cannot_write(error, path):
                    raise
            else:
                return db, False
        return _connect_read_only(path), True

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn errors of SQLite into `StoreError`, and add the name of the file to each."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"the link database {self._name} failed: {error}") from error
        except StoreError as error:
            raise StoreError(f"the link database {self._name}: {error}") from error.__cause__

    def _atomically(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Call `work` in a transaction that never stays open, and return its result.

        This is a function and not a context manager, because a signal handler may raise between the two halves of a
        context manager.
        """
        with self._lock, self._named():
            if self.read_only:
                raise StoreError("it is open read-only")
            if self._is_busy:
                raise StoreError("it is in a transaction: do not use the store in a signal handler")
            self._is_busy = True
            try:
                # IMMEDIATE takes the write lock first: upgrading a read lock later would fail instead of waiting. If a
                # signal arrives during the wait, its handler runs after it, when the transaction is already open.
                # BEGIN is therefore inside the `try`.
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
            # After some errors, such as a full disk, SQLite has already rolled back.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        finally:
            # The signal may come twice, and the second exception may interrupt the first ROLLBACK.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _identity(self) -> tuple[int, int] | None:
        """Return the device and inode of the file at the path now, or None if the database is in memory."""
        if self._path is None:
            return None
        try:
            found = os.stat(self._path)  # noqa: PTH116 - one call for each transaction
        except OSError:
            return -1, -1
        return found.st_dev, found.st_ino

    def _need_file(self) -> None:
        # SQLite does not notice a missing file: it would write the rows to a file that no one can open again.
        if self._identity() != self._file:
            raise StoreError(
                "the file was moved or deleted after it was opened, so nothing was stored or read: open it again"
            )

    def reserve(self, domain: str, count: int) -> range:
        """Return ids; see `LinkStore.reserve`."""
        need_count(domain, count)

        def work(db: sqlite3.Connection) -> range:
            found = db.execute("SELECT next FROM reserved WHERE domain = ?", (domain,)).fetchone()
            ids = reserved_range(domain, _first(domain, found[0]) if found else 0, count)
            db.execute("INSERT OR REPLACE INTO reserved VALUES (?, ?)", (domain, ids.stop))
            return ids

        return self._atomically(work)

    def put(self, links: Iterable[ShortLink | LinkRow]) -> None:
        """Store rows in one transaction; see `LinkStore.put`."""
        rows = list(map(values, rows_of(links)))

        def work(db: sqlite3.Connection) -> None:
            try:
                db.executemany(PUT, rows)
            except sqlite3.IntegrityError as error:
                raise taken() from error

        self._atomically(work)

    def resolve(self, domain: str, code: str) -> LinkRow | None:
        """Return the row of a code as it appears in a path, or None if there is none; see `MemoryStore.resolve`."""
        at = row_key(domain, code)
        if at is None:
            return None
        with self._lock, self._named():
            self._need_file()
            found = self._db.execute(RESOLVE, at).fetchone()
            return read(found) if found else None

    def __iter__(self) -> Iterator[LinkRow]:
        """Yield every row, ordered by domain and id. It may include rows that are put during the iteration."""
        # Rows are read in pages: an open cursor would keep a snapshot, and this connection could no longer write.
        last: tuple[str, int] = ("", _LEAST_ID)
        while True:
            with self._lock, self._named():
                self._need_file()
                page = [read(found) for found in self._db.execute(PAGE, (*last, _PAGE_ROWS))]
            yield from page
            if len(page) < _PAGE_ROWS:
                return
            last = (page[-1].domain, page[-1].id)

    def close(self) -> None:
        """Close the file. Rows that were put stay in it."""
        with self._lock, self._named():
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(path: str, *, uri: bool) -> sqlite3.Connection:
    # With isolation_level None, a transaction begins only at an explicit BEGIN.
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=uri)


def _cannot_write(error: BaseException, path: str) -> bool:
    """Return whether the file exists but cannot be written, so that it may still be readable."""
    if not isinstance(error, sqlite3.OperationalError) or not os.path.isfile(path):  # noqa: PTH113 - a str
        return False
    # The low byte is the primary result code: sqlite.org/rescode.html.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


def _connect_read_only(path: str) -> sqlite3.Connection:
    """Return a read-only connection, even if SQLite cannot create its WAL files.

    `immutable` reads a file without them. This is correct only if no process writes, so it is not used if a `-wal`
    file exists.
    """
    address = f"{Path(path).absolute().as_uri()}?mode=ro"
    db = _connect(address, uri=True)
    try:
        _try_reading(db)
    except sqlite3.OperationalError:
        db.close()
        if not os.path.isfile(path) or os.path.exists(f"{path}-wal"):  # noqa: PTH110, PTH113 - a str
            raise
        db = _connect(f"{address}&immutable=1", uri=True)
        try:
            _try_reading(db)
        except BaseException:
            db.close()
            raise
    except BaseException:
        db.close()
        raise
    return db


def _try_reading(db: sqlite3.Connection) -> None:
    show_urls(db)
    db.execute(PAGE, ("", 0, 0)).fetchone()


def _first(domain: str, found: object) -> int:
    """Return the first free id, after a check: the file may have been edited, and a wrong id opens another's link."""
    if not isinstance(found, int) or not 0 <= found <= CAPACITY:
        wrong = str(found) if isinstance(found, int) else quoted(found)
        raise StoreError(
            f"the next id of {domain} must be an int from 0 to {CAPACITY}, got {wrong}: restore the file"
        )
    return found
