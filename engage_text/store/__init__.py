"""Where ids are reserved and the rows of links kept: a protocol of two methods, in memory and in SQLite.

Nothing in the core needs it. A store for another database is a class with these methods. Reserving and
putting are apart on purpose: a crash between them loses ids, of which there are plenty, and never a row.
"""

from engage_text.store._checked_rows import LinkRow, LinkStore
from engage_text.store._memory import MemoryStore
from engage_text.store._sqlite import SqliteStore

__all__ = ["LinkRow", "LinkStore", "MemoryStore", "SqliteStore"]
