"""Counts whose memory has a limit."""

from engage_text.lint._report._tallies import Tally


def tally_of(keys, limit=4_000):
    tally = Tally(limit=limit)
    for key in keys:
        tally.count(key)
    return tally


def test_the_highest_counts_come_first_and_equal_ones_by_key():
    assert tally_of("cabbac").top(2) == [("a", 2), ("b", 2)]


def test_rare_keys_are_dropped_and_the_total_stays_exact():
    tally = tally_of([*map(str, range(1_000)), *["often"] * 50], limit=10)
    assert len(tally) <= 20
    assert (tally.top(1), tally.total, tally.is_cut) == ([("often", 50)], 1_050, True)


def test_no_key_is_dropped_below_the_limit():
    tally = tally_of(map(str, range(20)), limit=10)
    assert (len(tally), tally.is_cut) == (20, False)


def test_two_parts_count_as_one():
    one = tally_of("aab")
    one.add(tally_of("bbbc"))
    assert (one.top(3), one.total) == ([("b", 4), ("a", 2), ("c", 1)], 7)


def test_what_a_part_dropped_is_in_the_total_of_the_whole():
    one, part = tally_of("aab"), tally_of(map(str, range(100)), limit=3)
    one.add(part)
    assert (one.total, one.is_cut) == (103, True)
