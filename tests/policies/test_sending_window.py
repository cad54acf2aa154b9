"""A sending window is in local time, includes its start, and can last into the next day."""

import pytest

from engage_text.policies._sending_window import moment_of, window_of


@pytest.mark.parametrize(
    ("clock", "is_inside"),
    [("08:59", False), ("09:00", True), ("20:59:59", True), ("21:00", False), ("00:00", False)],
)
def test_the_start_is_inside_and_the_end_is_not(clock, is_inside):
    window = window_of("09:00", "21:00")
    assert window.contains(moment_of(f"2026-11-28T{clock}+05:30")) is is_inside


def test_local_time_decides():
    moment = moment_of("2026-11-28T16:00:00Z")  # 21:30 in India
    assert window_of("09:00", "21:00").contains(moment)
    assert not window_of("09:00", "21:00", utc_offset="+05:30").contains(moment)
    assert window_of("09:00", "21:00", utc_offset="-05:00").contains(moment)
    assert str(window_of("09:00", "21:00")) == "09:00 to 21:00"


@pytest.mark.parametrize(
    ("moment", "is_inside"),
    [
        ("2026-11-27T22:00:00Z", True),  # Friday evening
        ("2026-11-28T05:59:00Z", True),  # the night that began on Friday
        ("2026-11-28T06:00:00Z", False),
        ("2026-11-28T22:00:00Z", False),  # Saturday
        ("2026-11-27T03:00:00Z", False),  # the night that began on Thursday
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(moment, is_inside):
    assert window_of("22:00", "06:00", days=["fri"]).contains(moment_of(moment)) is is_inside


def test_the_end_of_the_day():
    window = window_of("18:00", "24:00", days=["SAT"])
    assert window.contains(moment_of("2026-11-28T23:59:59Z"))
    assert not window.contains(moment_of("2026-11-29T00:00:00Z"))
