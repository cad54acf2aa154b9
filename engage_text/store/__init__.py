"""Stores for ids and links: a protocol with two methods, and implementations in memory and in SQLite.

The core does not need a store. A store for another database is a class with these two methods. Reserving ids and
putting rows are separate on purpose: a crash between them loses ids, of which there are plenty, but never a row.
"""

from engage_text.store._checked_rows import LinkStore
from engage_text.store._memory import MemoryStore
from engage_text.store._sqlite import SqliteStore

__all__ = ["LinkStore", "MemoryStore", "SqliteStore"]
