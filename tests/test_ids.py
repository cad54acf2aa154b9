"""Ids as callers give them, and blocks that never overlap."""

import pytest

from engage_text import CAPACITY, EngageTextError, IdBlock, IdsError
from engage_text.ids import as_range


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
        with pytest.raises(IdsError, match="ends before this message"):
            block.for_message(2, links_per_message=3)
        assert block.for_message(5, links_per_message=0) == range(10, 10)

    def test_comes_of_a_reserved_range(self):
        assert IdBlock.of(range(5, 9)) == IdBlock(5, 4)
        for bad in (range(0, 9, 2), [1, 2], 5):
            with pytest.raises(IdsError, match="cut from a range"):
                IdBlock.of(bad)

    @pytest.mark.parametrize(
        ("first", "count", "words"),
        [
            (-1, 5, "0 or more"),
            (0, -1, "0 or more"),
            (True, 5, "not bool"),
            (0, 1.0, "not float"),
            ("0", 5, "not str"),
            (0, CAPACITY + 1, "must end by 7256313855"),
            (CAPACITY, 1, "must end by"),
            (10**5000, 1, "must end by"),
        ],
        ids=lambda value: str(type(value).__name__),
    )
    def test_refuses_what_is_no_block(self, first, count, words):
        with pytest.raises(IdsError, match=words):
            IdBlock(first, count)

    def test_may_end_with_the_last_id(self):
        assert IdBlock(CAPACITY - 1, 1).ids[-1] == CAPACITY - 1

    @pytest.mark.parametrize("bad", [0, -1, True, 1.5, None, "2"], ids=repr)
    def test_refuses_parts_and_indices_that_are_none(self, bad):
        with pytest.raises(IdsError):
            IdBlock(0, 5).cut(bad)
        if bad != 0 or bad is True:
            with pytest.raises(IdsError):
                IdBlock(0, 5).for_message(bad, links_per_message=1)


class TestAsRange:
    @pytest.mark.parametrize(
        ("given", "ids"),
        [
            (None, range(0)),
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
        assert as_range(given) == ids

    @pytest.mark.parametrize("bad", [-1, True, 1.0, "5", [1], range(5, 0, -1), range(-2, 3)], ids=repr)
    def test_refuses_the_rest(self, bad):
        with pytest.raises(IdsError, match="ids must") as raised:
            as_range(bad)
        assert isinstance(raised.value, EngageTextError)
