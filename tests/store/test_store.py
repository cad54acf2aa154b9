"""Stores: no id is handed out twice and rows stay, with many processes and after kills."""

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import builders
import pytest
from builders import link

from engage_text import EngageTextError, ShortLink, StoreError, prepare
from engage_text.codes import CAPACITY
from engage_text.links import LinkRow
from engage_text.store import LinkStore, MemoryStore, SqliteStore

DOMAIN = builders.HOST
SHORTENER = builders.shortener()
EXPIRES = datetime(2027, 1, 31, tzinfo=UTC)
Store = MemoryStore | SqliteStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with SqliteStore(tmp_path / "links.db") as opened:
            yield opened


class TestReserve:
    def test_ranges_follow_one_another_by_domain(self, store: LinkStore):
        assert store.reserve(DOMAIN, 3) == range(3)
        assert store.reserve("go.example.in", 2) == range(2)
        assert store.reserve(DOMAIN, 2) == range(3, 5)
        assert store.reserve(DOMAIN, 0) == range(5, 5)

    def test_ends_with_the_capacity(self, store: LinkStore):
        assert len(store.reserve(DOMAIN, CAPACITY - 1)) == CAPACITY - 1
        with pytest.raises(StoreError, match="has 1 ids left"):
            store.reserve(DOMAIN, 2)
        assert store.reserve(DOMAIN, 1) == range(CAPACITY - 1, CAPACITY)
        with pytest.raises(StoreError, match="has 0 ids left"):
            store.reserve(DOMAIN, 10**30)

    @pytest.mark.parametrize(
        ("domain", "count"),
        [("", 1), (None, 1), (DOMAIN, -1), (DOMAIN, True), (DOMAIN, 1.0), ("\ud800", 1), ("SU.digo.link", 1)],
        ids=ascii,
    )
    def test_refuses_what_is_not_a_domain_or_count(self, store: LinkStore, domain, count):
        with pytest.raises(StoreError) as raised:
            store.reserve(domain, count)
        assert isinstance(raised.value, EngageTextError)

    def test_threads_never_share_an_id(self, store: LinkStore):
        taken: list[int] = []
        threads = [
            threading.Thread(target=lambda: [taken.extend(store.reserve(DOMAIN, 3)) for _ in range(30)])
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(taken) == list(range(8 * 30 * 3))


class TestPut:
    def test_rows_come_back_whole(self, store: Store):
        kept = link(7, title="Sale \u20b9", tags=("a", 'b"|,'), expires=EXPIRES)
        store.put([link(6), kept])
        assert store.resolve(DOMAIN, kept.code) == LinkRow(
            kept.url, DOMAIN, kept.code, 7, kept.target, "Sale \u20b9", ("a", 'b"|,'), EXPIRES
        )
        assert [row.id for row in store] == [6, 7]

    def test_rows_go_from_one_store_into_another(self, store: Store):
        """With their whole URLs, which domain and code do not say: the prefix is in neither."""
        url = f"https://{DOMAIN}/ACMEIN/{SHORTENER.encode(7)}"
        store.put([link(7, url=url, tags=("a",)), link(8)])
        other = MemoryStore()
        other.put(store)
        assert list(other) == list(store)
        assert other.resolve(DOMAIN, SHORTENER.encode(7)) == link(7, url=url, tags=("a",)).row

    def test_the_same_again_changes_nothing(self, store: Store):
        store.put([link(1), link(2), link(1, start=40, end=45)])
        store.put(iter([link(2), link(3)]))
        assert [row.id for row in store] == [1, 2, 3]

    def test_a_row_without_url_gets_the_url_and_nothing_else(self, store: Store):
        store.put([link(1, url="", title="Sale").row])
        store.put([link(1, url="u", title="New", tags=("a",))])
        store.put([link(1, url="v")])
        assert list(store) == [link(1, url="u", title="Sale").row]

    def test_an_empty_code_is_a_code_too(self, store: Store):
        store.put([link(1, code="")])
        with pytest.raises(StoreError, match="reserve ids of your own"):
            store.put([link(1)])
        with pytest.raises(StoreError, match="reserve ids of your own"):
            store.put([link(2, code=""), link(2, code="A")])

    @pytest.mark.parametrize("bad", [{"target": "https://other.in"}, {"id": 9}, {"code": "ABCDEFG"}], ids=str)
    def test_a_code_never_gets_another_target_and_nothing_is_kept_then(
        self, store: Store, bad: dict[str, object]
    ):
        store.put([link(1)])
        with pytest.raises(StoreError, match="reserve ids of your own"):
            store.put([link(5), link(1, **bad)])
        assert [(row.id, row.target) for row in store] == [(1, "https://example.in/1")]

    def test_within_one_put_neither(self, store: Store):
        with pytest.raises(StoreError):
            store.put([link(1), link(1, "https://other.in")])
        assert list(store) == []

    @pytest.mark.parametrize(
        "bad",
        [
            {"target": "\ud800"},
            {"title": 5},
            {"tags": (b"x",)},
            {"id": -1},
            {"id": CAPACITY},
            {"id": 2**70},
            {"id": True},
            {"expires": "2027-01-31"},
            {"expires": datetime(2027, 1, 31)},  # noqa: DTZ001 - the fault
        ],
        ids=ascii,
    )
    def test_what_no_store_can_keep(self, store: Store, bad: dict[str, object]):
        with pytest.raises(StoreError, match=r"links\[1\]: "):
            store.put([link(5), link(1, **bad)])
        assert list(store) == []

    def test_two_codes_for_one_id_in_one_put(self, store: Store):
        with pytest.raises(StoreError, match="reserve ids of your own"):
            store.put([link(1, code="AAAAAAA"), link(1, code="BBBBBBB")])
        assert list(store) == []

    def test_a_stream_may_reserve_as_it_goes(self, store: Store):
        store.put(link(store.reserve(DOMAIN, 1).start) for _ in range(3))
        assert [row.id for row in store] == [0, 1, 2]

    def test_one_moment_has_one_form(self, store: Store):
        fold = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
        store.put([link(1, expires=fold)])
        assert store.resolve(DOMAIN, SHORTENER.encode(1)).expires == fold.astimezone(UTC)  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        "moment",
        [
            datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
        ],
    )
    def test_a_moment_that_utc_does_not_have(self, store: Store, moment: datetime):
        with pytest.raises(StoreError, match="expires must be from the year 1 to 9999 in UTC"):
            store.put([link(1), link(2, expires=moment)])
        assert list(store) == []

    @pytest.mark.parametrize("bad", [None, 5, "x", link(1), link(1).row], ids=lambda v: type(v).__name__)
    def test_takes_what_can_be_walked(self, store: Store, bad):
        with pytest.raises(StoreError, match="links must be a list or another iterable of ShortLinks"):
            store.put(bad)

    @pytest.mark.parametrize("bad", [None, "x", ("x",) * 11], ids=lambda v: type(v).__name__)
    def test_takes_links_only(self, store: Store, bad: object):
        with pytest.raises(StoreError, match=r"links\[1\] must be a ShortLink or a LinkRow"):
            store.put([link(1), bad])  # type: ignore[list-item]
        assert list(store) == []

    def test_names_a_prepared_message_that_is_given_instead_of_its_links(self, store: Store):
        done = prepare(builders.request())
        with pytest.raises(StoreError, match=r"links must be a list .*, got Prepared"):
            store.put(done)

    def test_what_the_caller_raises_goes_through_and_nothing_is_kept(self, store: Store):
        def links() -> Iterator[ShortLink]:
            yield link(1)
            raise KeyError("the caller's own")

        with pytest.raises(KeyError, match="the caller's own"):
            store.put(links())
        assert list(store) == []
        store.put([link(1)])

    def test_codes_that_differ_by_case_are_different(self, store: Store):
        store.put([link(1, code="AbCdEfG"), link(2, code="aBcDeFg")])
        assert [store.resolve(DOMAIN, code).id for code in ("AbCdEfG", "aBcDeFg")] == [1, 2]  # type: ignore[union-attr]
        assert store.resolve(DOMAIN, "abcdefg") is None


class TestResolve:
    @pytest.mark.parametrize("tail", ["", ".", ")", ").", "!", "\u2026", "'\"", "*", "?,"])
    def test_leaves_out_what_the_handset_took_along(self, store: Store, tail: str):
        store.put([link(1)])
        assert store.resolve(DOMAIN, SHORTENER.encode(1) + tail).id == 1  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        "bad", ["", ".", "x", None, 5, "\ud800", "a" * 100_000, "' OR 1=1 --"], ids=lambda v: ascii(v)[:20]
    )
    def test_what_is_not_a_code_has_no_row(self, store: Store, bad):
        store.put([link(1)])
        assert store.resolve(DOMAIN, bad) is None

    @pytest.mark.parametrize("domain", [None, 5, [], "\ud800", "su.digo.lin\u212a"], ids=ascii)
    def test_what_is_not_a_domain_has_no_row(self, store: Store, domain):
        store.put([link(1)])
        assert store.resolve(domain, SHORTENER.encode(1)) is None

    def test_a_host_knows_no_case(self, store: Store):
        store.put([link(1)])
        assert store.resolve(DOMAIN.upper(), SHORTENER.encode(1)).id == 1  # type: ignore[union-attr]

    def test_another_domain_has_codes_of_its_own(self, store: Store):
        store.put([link(1)])
        assert store.resolve("go.example.in", SHORTENER.encode(1)) is None


class TestSqlite:
    def test_stays_for_the_next_process(self, tmp_path: Path):
        with SqliteStore(tmp_path / "links.db") as first:
            first.reserve(DOMAIN, 5)
            first.put([link(1)])
        with SqliteStore(tmp_path / "links.db") as second:
            assert second.reserve(DOMAIN, 1) == range(5, 6)
            assert [row.id for row in second] == [1]

    def test_writes_ahead_and_waits_for_the_disk(self, tmp_path: Path):
        with SqliteStore(tmp_path / "links.db") as store:
            assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)

    def test_the_primary_key_distinguishes_codes_by_case(self, tmp_path: Path):
        SqliteStore(tmp_path / "links.db").close()
        with closing(sqlite3.connect(tmp_path / "links.db")) as db:
            keys = [row[1] for row in db.execute("PRAGMA table_info(links)") if row[5]]
        assert keys == ["domain", "code"]

    @pytest.mark.parametrize("kind", ["directory", "rubbish", "nowhere"])
    def test_a_file_that_is_not_a_database_is_our_error(self, tmp_path: Path, kind: str):
        path = tmp_path / "links.db"
        if kind == "directory":
            path.mkdir()
        elif kind == "rubbish":
            path.write_bytes(b"this is no database" * 100)
        else:
            path = tmp_path / "missing" / "links.db"
        with pytest.raises(StoreError, match="link database"):
            SqliteStore(path)

    @pytest.mark.parametrize("bad", [5, None, b"x", "a\0b"], ids=repr)
    def test_what_is_not_a_path_is_our_error(self, bad):
        with pytest.raises(StoreError, match="path must be"):
            SqliteStore(bad)

    def test_after_close_is_our_error(self, tmp_path: Path):
        store = SqliteStore(tmp_path / "links.db")
        store.close()
        with pytest.raises(StoreError):
            store.reserve(DOMAIN, 1)

    def test_an_export_goes_on_while_others_write(self, tmp_path: Path):
        with SqliteStore(tmp_path / "links.db") as store:
            store.put(map(link, range(2500)))
            rows = iter(store)
            seen = [next(rows).id]
            # Another connection writes, then this one: a snapshot that is still open would make that fail.
            with SqliteStore(tmp_path / "links.db") as other:
                other.put([link(9999)])
            store.put([link(9998)])
            assert store.reserve(DOMAIN, 1) == range(1)
            seen += [row.id for row in rows]
        assert seen[:2500] == list(range(2500))


def _reserve_and_put(path: str, times: int, count: int) -> None:
    with SqliteStore(path) as store:
        for _ in range(times):
            store.put(map(link, store.reserve(DOMAIN, count)))


def test_processes_never_share_an_id_and_lose_no_row(tmp_path: Path):
    path = str(tmp_path / "links.db")
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_reserve_and_put, args=(path, 25, 40)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with SqliteStore(path) as store:
        assert [row.id for row in store] == list(range(4 * 25 * 40))


# Puts batch after batch and reports each on a pipe once it is put; killed at a random moment.
_VICTIM = """
    import sys
    from engage_text import LinkDomain, Shortener, ShortLink
    from engage_text.store import SqliteStore
    shortener = Shortener(LinkDomain("su.digo.link"), salt="an example")
    store = SqliteStore(sys.argv[1])
    print("ready", flush=True)
    while True:
        ids = store.reserve("su.digo.link", 400)
        store.put(
            ShortLink("u", "su.digo.link", shortener.encode(i), i, f"https://example.in/{i}", 0, 1, "x") for i in ids
        )
        print(ids.start, ids.stop, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_was_reported_as_put_outlives_a_kill(tmp_path: Path, chance: random.Random):
    path = tmp_path / "links.db"
    reported: set[int] = set()
    for _ in range(8):
        victim = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_VICTIM), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert victim.stdout is not None
        assert victim.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.12))
        os.kill(victim.pid, signal.SIGKILL)
        lines = victim.stdout.read().splitlines(keepends=True)
        victim.wait()
        victim.stdout.close()
        # A line that the kill cut short reports nothing.
        for line in lines:
            if line.endswith("\n"):
                reported.update(range(*map(int, line.split())))
    with SqliteStore(path) as store:
        rows = list(store)
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    there = {row.id for row in rows}
    assert reported <= there
    assert len(there) == len(rows)
    # Whole batches only, and each row whole.
    assert all(len([i for i in there if i // 400 == batch]) == 400 for batch in {i // 400 for i in there})
    assert all(
        (row.code, row.target) == (SHORTENER.encode(row.id), f"https://example.in/{row.id}") for row in rows
    )
