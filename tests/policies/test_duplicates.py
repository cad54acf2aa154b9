"""The memory of a run keeps the first place of each value, and not the value."""

import pytest

from engage_text import OptionError
from engage_text.policies import Seen


def test_the_first_place_is_the_answer():
    seen = Seen(recipients=True)
    assert seen.first("to", "1", place="a.csv:2") == ""
    assert seen.first("to", "1", place="a.csv:3") == "a.csv:2"
    assert seen.first("to", "1", place="b.csv:2") == "a.csv:2"
    assert seen.first("id", "1", place="b.csv:2") == ""
    assert len(seen) == 2


def test_parts_are_kept_apart_and_any_text_is_taken():
    seen = Seen()
    assert seen.first("ab", "c", place="") == ""
    assert seen.first("a", "bc", place="") == ""
    assert seen.first("ab", "c", place="") == "another message"
    assert seen.first("\ud83d", place="x") == ""


def test_values_are_not_kept():
    seen = Seen()
    seen.first("919876543210", place="a.csv:2")
    assert all("919876543210" not in str(key) for key in seen._places)


def test_the_kinds_are_checked():
    with pytest.raises(OptionError, match="recipients must be True or False"):
        Seen(recipients="yes")
