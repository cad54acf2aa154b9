"""SqliteStore and its file: signals while it waits, files that are moved, edited, or cannot be written."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
from contextlib import closing
from pathlib import Path

import builders
import pytest
from builders import link

from engage_text import StoreError
from engage_text.codes import CAPACITY
from engage_text.store import SqliteStore

DOMAIN = builders.HOST
SHORTENER = builders.shortener()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a closed store with two rows, and ids up to 5 handed out."""
    file = tmp_path / "links.db"
    with SqliteStore(file) as store:
        store.reserve(DOMAIN, 5)
        store.put([link(1), link(2)])
    return file


# Waits for a lock that the test has, gets a signal whose handler raises, and reports what it finds.
_WAITER = """
    import json, os, signal, sys, threading
    from engage_text import LinkDomain, Shortener, ShortLink
    from engage_text import StoreError
    from engage_text.store import SqliteStore

    class Stop(Exception):
        pass

    def stop(*_):
        raise Stop

    signal.signal(getattr(signal, sys.argv[2]), stop)
    store = SqliteStore(sys.argv[1])
    link = ShortLink("u", "su.digo.link", "AAAAAAA", 77, "https://example.in/77", 0, 1, "x")
    print("ready", flush=True)
    sys.stdin.readline()  # the lock is taken now
    raised = "nothing"
    try:
        store.reserve("su.digo.link", 3) if sys.argv[3] == "reserve" else store.put([link])
    except BaseException as error:
        raised = type(error).__name__
    is_open = store._db.in_transaction
    print(json.dumps([raised, is_open, store.reserve("go.example.in", 1).start]), flush=True)
    sys.stdin.read()  # the store stays open while the test asks for the lock
"""


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="this system has no POSIX signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGALRM", "SIGTERM"])
@pytest.mark.parametrize("method", ["reserve", "put"])
def test_a_signal_during_the_wait_for_the_lock_leaves_no_transaction(path: Path, name: str, method: str):
    """The handler's exception comes when BEGIN returns: the lock is taken, and no other statement has run."""
    holder = sqlite3.connect(path, isolation_level=None)
    command = [sys.executable, "-c", textwrap.dedent(_WAITER), str(path), name, method]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as waiter:
        assert waiter.stdout is not None
        assert waiter.stdin is not None
        assert waiter.stdout.readline() == "ready\n"
        holder.execute("BEGIN IMMEDIATE")
        waiter.stdin.write("go\n")
        waiter.stdin.flush()
        time.sleep(0.3)  # now it waits for the lock
        os.kill(waiter.pid, getattr(signal, name))
        time.sleep(0.1)
        holder.execute("COMMIT")
        raised, is_open, next_id = json.loads(waiter.stdout.readline())
        # Another process is not locked out, though the store that was interrupted is still open.
        holder.execute("PRAGMA busy_timeout = 2000")
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("COMMIT")
        waiter.communicate("")
    holder.close()
    assert (raised, is_open, next_id) == ("Stop", False, 0)
    with SqliteStore(path) as store:
        assert [row.id for row in store] == [1, 2]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no POSIX signals")
@pytest.mark.slow
def test_signals_at_any_moment_leave_no_transaction(path: Path):
    """A handler that raises every few hundred microseconds, wherever the store is then."""

    class StopError(Exception):
        pass

    is_armed = False

    def stop(*_: object) -> None:
        if is_armed:  # else it comes too late, and no `except` is around it any more
            raise StopError

    before = signal.signal(signal.SIGALRM, stop)
    stopped = done = 0
    try:
        with SqliteStore(path) as store:
            for turn in range(200):
                try:
                    is_armed = True
                    signal.setitimer(signal.ITIMER_REAL, 0.00005 * (1 + turn % 40))
                    store.put([link(100 + turn)])
                    is_armed = False
                    done += 1
                except StopError:  # the timer runs once, so no second one comes
                    stopped += 1
                signal.setitimer(signal.ITIMER_REAL, 0)
                assert not store._db.in_transaction
            store.put([link(99)])
            ids = [row.id for row in store]
    finally:
        signal.signal(signal.SIGALRM, before)
    assert done + stopped == 200
    assert len(ids) >= done + 3


def test_a_signal_handler_cannot_end_the_transaction_it_interrupts(tmp_path: Path):
    with SqliteStore(tmp_path / "links.db") as store:

        def from_within(_: sqlite3.Connection) -> None:
            with pytest.raises(StoreError, match="signal handler"):
                store.reserve(DOMAIN, 1)
            assert store._db.in_transaction

        store._atomically(from_within)
        assert store.reserve(DOMAIN, 1) == range(1)


class TestPath:
    def test_an_empty_name_is_refused(self):
        """SQLite makes a private file for it: two stores would hand out the same ids, and lose every row."""
        with pytest.raises(StoreError, match="path must be"):
            SqliteStore("")

    def test_a_surrogate_is_our_error(self, tmp_path: Path):
        for bad in ("\ud800", str(tmp_path / "a\ud83d.db")):
            for read_only in (False, True):
                with pytest.raises(StoreError, match="surrogate"):
                    SqliteStore(bad, read_only=read_only)

    def test_read_only_must_be_a_flag(self, path: Path):
        with pytest.raises(StoreError, match="read_only must be"):
            SqliteStore(path, read_only=1)  # type: ignore[arg-type]
        with pytest.raises(StoreError, match="needs a file"):
            SqliteStore(":memory:", read_only=True)

    @pytest.mark.parametrize("name", ["a?b#c%20.db", "नाम.db", "file:x.db"])
    def test_a_name_is_not_an_address(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
        monkeypatch.chdir(tmp_path)
        with SqliteStore(name) as store:
            store.put([link(1)])
        with SqliteStore(name, read_only=True) as store:
            assert [row.id for row in store] == [1]
        assert (tmp_path / name).is_file()

    def test_every_error_names_the_file_and_escapes_it(self, tmp_path: Path):
        file = tmp_path / "li\x1bnks.db"
        with SqliteStore(file) as store:
            store.put([link(1)])
            for bad in (
                lambda: store.put([link(1)._replace(target="https://other.in")]),
                lambda: store.reserve(DOMAIN, CAPACITY + 1),
            ):
                with pytest.raises(StoreError, match=r"li\\x1bnks\.db"):
                    bad()
        with pytest.raises(StoreError, match=r"li\\x1bnks\.db"):
            store.reserve(DOMAIN, 1)
        file.write_bytes(b"rubbish" * 1000)
        with pytest.raises(StoreError, match=r"li\\x1bnks\.db"):
            SqliteStore(file)


class TestMoved:
    @pytest.mark.parametrize("what", ["moved", "deleted", "replaced"])
    def test_a_file_that_is_gone_is_an_error_and_not_a_loss(self, path: Path, what: str):
        with SqliteStore(path) as store:
            if what == "deleted":
                path.unlink()
            else:
                path.rename(path.with_name("elsewhere.db"))
            if what == "replaced":
                path.write_bytes(b"")
            for use in (
                lambda: store.put([link(3)]),
                lambda: store.reserve(DOMAIN, 1),
                lambda: store.resolve(DOMAIN, link(1).code),
                lambda: list(store),
            ):
                with pytest.raises(StoreError, match="moved or deleted"):
                    use()
                assert not store._db.in_transaction

    def test_a_change_of_the_working_directory_moves_nothing(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(tmp_path)
        with SqliteStore(path.name) as store:
            (tmp_path / "sub").mkdir()
            monkeypatch.chdir(tmp_path / "sub")
            assert store.reserve(DOMAIN, 1) == range(5, 6)


class TestEdited:
    @pytest.mark.parametrize(
        "change",
        [
            "tags = 'no JSON'",
            "tags = '[1]'",
            "tags = '{}'",
            "tags = 'null'",
            "tags = x'ff'",
            "expires = 'soon'",
            "expires = '2027-01-31'",
            "expires = 5",
            "expires = x'00'",
            "target = x'00'",
            "title = x'00'",
            "id = -1",
            "id = 1.5",
            "id = 'x'",
            f"id = {CAPACITY}",
            "id = -9223372036854775807",
            "domain = x'ff'",
            "tags = '" + "[" * 100_000 + "'",
        ],
        ids=lambda change: change[:30],
    )
    def test_a_row_that_cannot_be_read_is_our_error(self, path: Path, change: str):
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA ignore_check_constraints = 1")
            # TEXT and INTEGER are affinities: a column keeps what cannot be converted.
            db.execute(f"UPDATE links SET {change} WHERE id = 1")  # noqa: S608 - the test's own
        db.close()
        with SqliteStore(path) as store, pytest.raises(StoreError, match=r"links\.db.*(edited|decode)"):
            list(store)

    def test_text_that_is_not_utf_8_is_our_error(self, path: Path):
        with sqlite3.connect(path) as db:
            db.execute("UPDATE links SET target = CAST(x'ff' AS TEXT)")
        db.close()
        with SqliteStore(path) as store, pytest.raises(StoreError, match=r"links\.db"):
            list(store)

    @pytest.mark.parametrize("value", ["-1", "'x'", "1.5", "x'00'", str(CAPACITY + 1)])
    def test_a_next_id_that_cannot_be_is_never_handed_out(self, path: Path, value: str):
        with sqlite3.connect(path) as db:
            db.execute(f"UPDATE reserved SET next = {value}")  # noqa: S608 - the test's own
        db.close()
        with SqliteStore(path) as store:
            with pytest.raises(StoreError, match=r"links\.db.*next id"):
                store.reserve(DOMAIN, 1)
            assert not store._db.in_transaction

    def test_tables_of_another_shape_are_our_error(self, tmp_path: Path):
        file = tmp_path / "links.db"
        with sqlite3.connect(file) as db:
            db.execute("CREATE TABLE links (x)")
            db.execute("CREATE TABLE reserved (x)")
        db.close()
        with SqliteStore(file) as store:
            for use in (lambda: store.put([link(1)]), lambda: store.reserve(DOMAIN, 1), lambda: list(store)):
                with pytest.raises(StoreError, match=r"links\.db"):
                    use()
        with closing(sqlite3.connect(file)) as db:
            assert db.execute("SELECT name FROM pragma_table_info('links')").fetchall() == [("x",)]


class TestReadOnly:
    def test_resolves_and_exports_and_writes_nothing(self, path: Path):
        with SqliteStore(path, read_only=True) as store:
            assert store.read_only
            assert [row.id for row in store] == [1, 2]
            found = store.resolve(DOMAIN, link(1).code)
            assert found is not None
            assert found.target == "https://example.in/1"
            for use in (lambda: store.put([link(3)]), lambda: store.reserve(DOMAIN, 1)):
                with pytest.raises(StoreError, match=r"links\.db.*open read-only"):
                    use()
        with SqliteStore(path) as store:
            assert not store.read_only

    def test_sees_what_a_writer_puts(self, path: Path):
        with SqliteStore(path) as writer, SqliteStore(path, read_only=True) as reader:
            writer.put([link(3)])
            assert [row.id for row in reader] == [1, 2, 3]

    @pytest.mark.parametrize("kind", ["nowhere", "directory", "rubbish", "empty"])
    def test_needs_a_store_that_is_there(self, tmp_path: Path, kind: str):
        file = tmp_path / "links.db"
        if kind == "directory":
            file.mkdir()
        elif kind == "rubbish":
            file.write_bytes(b"this is not a database" * 100)
        elif kind == "empty":
            file.write_bytes(b"")
        with pytest.raises(StoreError, match=r"links\.db"):
            SqliteStore(file, read_only=True)
        assert kind != "nowhere" or not file.exists()

    @pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no POSIX permissions")
    @pytest.mark.parametrize("journal", ["WAL", "DELETE"])
    def test_a_file_that_cannot_be_written_is_opened_for_reading(self, journal: str):
        """Read as another user if the tests run as root, because root may write everything."""
        # Not tmp_path: its folders are closed to that user.
        folder = Path(tempfile.mkdtemp())
        file = folder / "links.db"
        with SqliteStore(file) as store:
            store.put([link(1)])
        with sqlite3.connect(file) as db:
            db.execute(f"PRAGMA journal_mode = {journal}")
        db.close()
        file.chmod(0o444)
        folder.chmod(0o555)
        code = (
            "import os, sys\n"
            "from engage_text.store import SqliteStore\n"
            "os.chdir(sys.argv[1])\n"
            "if os.geteuid() == 0: os.setuid(65534)\n"
            "store = SqliteStore('links.db')\n"
            "print(store.read_only, [row.id for row in store])\n"
        )
        try:
            done = subprocess.run(
                [sys.executable, "-c", code, str(folder)],
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
        finally:
            folder.chmod(0o755)
            shutil.rmtree(folder)
        assert done.stdout == "True [1]\n", done.stderr


# The table as files had it before links had the column `url`.
_WITHOUT_URLS = """
CREATE TABLE reserved (domain TEXT NOT NULL PRIMARY KEY COLLATE BINARY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE links (
    domain TEXT NOT NULL COLLATE BINARY, code TEXT NOT NULL COLLATE BINARY, id INTEGER NOT NULL, target TEXT NOT NULL,
    title TEXT NOT NULL, tags TEXT NOT NULL, expires TEXT, PRIMARY KEY (domain, code), UNIQUE (domain, id)
) WITHOUT ROWID;
"""


class TestAFileWithoutUrls:
    """Its rows are read, in either mode; the URL of a link is not made up from parts that do not say it."""

    @pytest.fixture
    def old(self, tmp_path: Path) -> Path:
        file = tmp_path / "old.db"
        with closing(sqlite3.connect(file)) as db:
            db.executescript(_WITHOUT_URLS)
            row = link(1).row
            values = (DOMAIN, row.code, 1, row.target, "Sale", '["a"]', "2027-01-31T00:00:00+00:00")
            db.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", values)
            db.execute("INSERT INTO reserved VALUES (?, 5)", (DOMAIN,))
            db.commit()
        return file

    @pytest.mark.parametrize("read_only", [True, False])
    def test_is_read(self, old: Path, *, read_only: bool):
        with SqliteStore(old, read_only=read_only) as store:
            [row] = store
            assert (row.url, row.id, row.title, row.tags) == ("", 1, "Sale", ("a",))
            assert store.resolve(DOMAIN, row.code) == row

    def test_gets_the_column_once_and_the_url_with_the_next_put(self, old: Path):
        for _ in range(2):
            with SqliteStore(old) as store:
                assert store.reserve(DOMAIN, 1).start >= 5
        with SqliteStore(old) as store:
            store.put([link(1, url="u"), link(2, url="u")])
            store.put([link(1)._replace(url="https://elsewhere.in/x")])
            assert [(row.id, row.url, row.title) for row in store] == [(1, "u", "Sale"), (2, "u", "")]

    def test_that_is_not_a_database_of_links_is_our_error(self, tmp_path: Path):
        file = tmp_path / "other.db"
        with closing(sqlite3.connect(file)) as db:
            db.execute("CREATE TABLE notes (text)")
            db.commit()
        with pytest.raises(StoreError, match=r"other\.db"):
            SqliteStore(file, read_only=True)
