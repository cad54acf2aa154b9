"""Ids as callers give them, and blocks that never overlap."""

import pickle
import sys

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import (
    EngageTextError,
    IdBlock,
    OptionError,
    RequestError,
    prepare,
    prepare_many,
)
from engage_text import ids as ids_module
from engage_text.codes import CAPACITY
from engage_text.ids import ANY_IDS, NO_IDS, IdSource
from engage_text.store import MemoryStore, SqliteStore

REQUEST = builders.request(msg="One https://example.in/a and two https://example.in/b")


class TestIdBlock:
    @pytest.mark.parametrize("count", [0, 1, 2, 7, 100])
    @pytest.mark.parametrize("parts", [1, 2, 3, 8])
    def test_is_cut_into_disjoint_blocks_that_are_all_of_it(self, count, parts):
        blocks = IdBlock(50, count).cut(parts)
        assert len(blocks) == parts
        assert [id_ for block in blocks for id_ in block.ids] == list(range(50, 50 + count))
        assert max(block.count for block in blocks) - min(block.count for block in blocks) <= 1

    def test_addresses_messages_without_counting_them(self):
        block = IdBlock(10, 7)
        assert [block.for_message(i, links_per_message=3) for i in range(2)] == [range(10, 13), range(13, 16)]
        with pytest.raises(OptionError, match="has no ids for this message"):
            block.for_message(2, links_per_message=3)
        assert block.for_message(5, links_per_message=0) == range(10, 10)

    def test_comes_of_a_reserved_range(self):
        assert IdBlock.of(range(5, 9)) == IdBlock(5, 4)
        for bad in (range(0, 9, 2), [1, 2], 5):
            with pytest.raises(OptionError, match="made from a range"):
                IdBlock.of(bad)

    @pytest.mark.parametrize(
        ("first", "count", "words"),
        [
            (-1, 5, "0 or more"),
            (0, -1, "0 or more"),
            (True, 5, "got bool"),
            (0, 1.0, "got float"),
            ("0", 5, "got str"),
            (0, CAPACITY + 1, "must end at or before 7256313855"),
            (CAPACITY, 1, "must end at or before"),
            (10**5000, 1, "must end at or before"),
        ],
        ids=lambda value: str(type(value).__name__),
    )
    def test_refuses_what_is_not_a_block(self, first, count, words):
        with pytest.raises(OptionError, match=words):
            IdBlock(first, count)

    def test_may_end_with_the_last_id(self):
        assert IdBlock(CAPACITY - 1, 1).ids[-1] == CAPACITY - 1

    @pytest.mark.parametrize("bad", [0, -1, True, 1.5, None, "2"], ids=repr)
    def test_refuses_parts_and_indices_that_are_none(self, bad):
        with pytest.raises(OptionError):
            IdBlock(0, 5).cut(bad)
        if bad != 0 or bad is True:
            with pytest.raises(OptionError):
                IdBlock(0, 5).for_message(bad, links_per_message=1)


class TestAsRange:
    @pytest.mark.parametrize(
        ("given", "ids"),
        [
            (5, range(5, CAPACITY)),
            (range(3, 9), range(3, 9)),
            (range(3, 9, 2), range(3, 9, 2)),
            (IdBlock(5, 2), range(5, 7)),
            (CAPACITY + 5, range(CAPACITY, CAPACITY)),
            (range(CAPACITY - 1, CAPACITY + 5), range(CAPACITY - 1, CAPACITY)),
        ],
        ids=repr,
    )
    def test_ends_with_the_capacity(self, given, ids):
        source = IdSource.of(given)
        assert source == IdSource("given", ids.start, ids.stop, ids.step)
        assert source.next_id == ids.start
        assert source.left == len(ids)

    @pytest.mark.parametrize("bad", [-1, True, 1.0, "5", [1], range(5, 0, -1), range(-2, 3)], ids=repr)
    def test_refuses_the_rest(self, bad):
        with pytest.raises(OptionError, match="ids must") as raised:
            IdSource.of(bad)
        assert isinstance(raised.value, EngageTextError)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 7))
def test_as_many_as_python_counts(start, stop, step):
    assert IdSource.of(range(start, stop, step)).left == len(range(start, stop, step))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 7), st.integers(0, 60))
def test_the_id_at_a_place_and_what_is_left_after_some(start, stop, step, used):
    ids = range(start, stop, step)
    source = IdSource.of(ids)
    assert source.at(used) == (ids[used] if used < len(ids) else None)
    rest = source.after(used)
    assert [rest.at(place) for place in range(rest.left)] == list(ids[used:])
    assert rest.next_id == (ids[used] if used < len(ids) else max(start, stop))
    assert source == IdSource.of(ids)


def test_none_given_and_any_are_told_apart_by_what_they_say():
    """Not by identity: they are equal to a copy of themselves."""
    assert IdSource.of(None) == NO_IDS != ANY_IDS != IdSource.of(range(0))
    assert pickle.loads(pickle.dumps(NO_IDS)) == NO_IDS  # noqa: S301 - our own bytes
    assert (NO_IDS.next_id, ANY_IDS.next_id, IdSource.of(0).next_id) == (None, None, 0)


class TestNoLengthOfRange:
    """A length has 32 bits on WebAssembly, and there are more ids: `len` of their range raises there."""

    PLAIN = builders.shortener(salt="x")
    CAREFUL = builders.shortener(salt="x", avoid=["a"], key=bytes(16))
    HUGE = 10**30

    @pytest.fixture(params=["no length", "a longer range than this machine counts"], autouse=True)
    def _without_lengths(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        if request.param != "no length":
            monkeypatch.setattr(ids_module, "CAPACITY", self.HUGE)
            return

        def guarded(value: object) -> int:
            assert not isinstance(value, range), "len() of a range"
            return len(value)  # type: ignore[arg-type]

        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "engage_text":
                monkeypatch.setattr(module, "len", guarded, raising=False)

    def test_the_guard_would_see_one(self):
        if ids_module.CAPACITY == self.HUGE:
            with pytest.raises(OverflowError):
                len(range(ids_module.CAPACITY))
        else:
            with pytest.raises(AssertionError, match="of a range"):
                ids_module.len(range(3))

    @pytest.mark.parametrize("shortener", [PLAIN, CAREFUL], ids=["plain", "careful"])
    @pytest.mark.parametrize("ids", [7, range(HUGE), range(0, HUGE, 3)], ids=repr)
    def test_messages(self, shortener, ids):
        one = prepare(REQUEST, shortener=shortener, ids=ids)
        many = list(prepare_many([REQUEST] * 3, shortener=shortener, ids=ids))
        assert many[0] == one
        assert many[1].links[0].id >= one.next_id > one.links[1].id
        shared = list(prepare_many([REQUEST] * 3, shortener=shortener, ids=ids, links_per="target"))
        assert shared[2].links == one.links
        assert prepare({**REQUEST, "msg": "nothing"}, ids=ids).next_id == (7 if ids == 7 else 0)

    @pytest.mark.parametrize("shortener", [PLAIN, CAREFUL], ids=["plain", "careful"])
    @pytest.mark.parametrize(
        ("ids", "code"), [(range(7, 8), "ids-exhausted"), (None, "ids-missing")], ids=["few", "none"]
    )
    def test_messages_without_enough(self, shortener, ids, code):
        with pytest.raises(RequestError) as caught:
            prepare(REQUEST, shortener=shortener, ids=ids)
        assert [problem.code for problem in caught.value.report] == [code]
        many = prepare_many([REQUEST] * 3, shortener=shortener, ids=ids)
        assert [result.report for result in many] == [caught.value.report] * 3

    def test_blocks(self):
        block = IdBlock.of(range(IdSource.of(5).first, min(CAPACITY, ids_module.CAPACITY)))
        first, second = block.cut(2)
        assert first.ids.stop == second.ids.start
        found = prepare(REQUEST, shortener=self.PLAIN, ids=second.for_message(9, links_per_message=2)).links
        assert [link.id for link in found] == [second.first + 18, second.first + 19]

    def test_stores(self):
        stores = [MemoryStore(), SqliteStore(":memory:")]
        for store in stores:
            reserved = store.reserve("su.digo.link", CAPACITY)
            assert (reserved.start, reserved.stop) == (0, CAPACITY)
            store.put(prepare(REQUEST, shortener=self.PLAIN, ids=reserved).links)
        stores[1].close()
