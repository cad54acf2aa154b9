"""The tables of a SQLite file, and its rows. Rows are checked when they are read: the file may have been edited."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from engage_text._text import printable
from engage_text.codes import CAPACITY
from engage_text.links import LinkRow
from engage_text.problems import StoreError

__all__ = ["PAGE", "PUT", "RESOLVE", "read", "set_up", "show_urls", "values"]

# STRICT is not used, because it needs SQLite 3.37. BINARY is the default, but it is written out: codes that differ only
# in case are different codes, and with NOCASE a link would lead to the wrong target.
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
    url TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (domain, code),
    UNIQUE (domain, id)
) WITHOUT ROWID;
"""
_COLUMNS_BEFORE_URL = frozenset(("domain", "code", "id", "target", "title", "tags", "expires"))
# A row that already exists must be equal. If it is not, the update sets a NOT NULL column to NULL, and the whole
# transaction fails. Reading each row first would double the time.
PUT = """
INSERT INTO links (url, domain, code, id, target, title, tags, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (domain, code) DO UPDATE
SET target = CASE WHEN target = excluded.target AND id = excluded.id THEN target END,
    url = CASE WHEN url = '' THEN excluded.url ELSE url END
"""
RESOLVE = (
    "SELECT url, domain, code, id, target, title, tags, expires FROM links WHERE domain = ? AND code = ?"
)
PAGE = """
SELECT url, domain, code, id, target, title, tags, expires FROM links
WHERE (domain, id) > (?, ?) ORDER BY domain, id LIMIT ?
"""


def set_up(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")  # NORMAL may lose a commit in a power failure
    try:
        db.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        if _lacks_urls(db):
            db.execute("ALTER TABLE links ADD COLUMN url TEXT NOT NULL DEFAULT ''")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def show_urls(db: sqlite3.Connection) -> None:
    """Make a read-only file readable that was written before links had the column `url`.

    `url` is "" for its rows, because the domain and the code do not determine the path before the code.
    """
    if _lacks_urls(db):
        db.execute("CREATE TEMP VIEW links AS SELECT *, '' AS url FROM main.links")


def _lacks_urls(db: sqlite3.Connection) -> bool:
    """Return whether the table is one of ours without the column `url`. A table of somebody else is never changed."""
    found = {name for (name,) in db.execute("SELECT name FROM pragma_table_info('links')")}
    return found == _COLUMNS_BEFORE_URL


def values(row: LinkRow) -> tuple[object, ...]:
    expires = row.expires.isoformat() if row.expires else None
    return (*row[:6], json.dumps(row.tags, ensure_ascii=False), expires)


def read(found: tuple[object, ...]) -> LinkRow:
    """Return a row of the file, after a check: the file may have been edited."""
    *texts, number, target, title, tags, expires = found
    url, domain, code = texts
    try:
        labels = json.loads(tags) if isinstance(tags, str) else None
        moment = datetime.fromisoformat(expires) if isinstance(expires, str) else expires
    except (ValueError, RecursionError):
        labels = moment = None
    if not (
        isinstance(url, str)
        and isinstance(domain, str)
        and isinstance(code, str)
        and isinstance(target, str)
        and isinstance(title, str)
        and isinstance(number, int)
        and 0 <= number < CAPACITY
        and isinstance(labels, list)
        and all(isinstance(label, str) for label in labels)
        and (moment is None or (isinstance(moment, datetime) and moment.tzinfo is not None))
        and (moment is None) is (expires is None)
    ):
        raise StoreError(
            f"the row of {printable(f'{domain}/{code}')} was edited and cannot be read: restore the file"
        )
    return LinkRow(url, domain, code, number, target, title, tuple(labels), moment)
