"""The time of day when messages may go out. The time is an argument, because nothing here reads a clock."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from engage_text._checks import exact_text, is_aware, is_many, kind_of, quoted
from engage_text.problems import OptionError

__all__ = ["DAYS", "SendingWindow", "moment_of", "window_of"]

# ISO 8601 weekdays, Monday first.
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")
_OFFSET = re.compile(r"([+-])(0[0-9]|1[0-4]):([0-5][0-9])")
_DAY = 24 * 60


class SendingWindow(NamedTuple):
    """Minutes of the day from `start` to before `end`, on the given weekdays (Monday is 0).

    If `end` is not after `start`, the window lasts into the next day. `offset` is the offset of local time from UTC in
    minutes, or None if the offset of the moment itself counts.

    >>> window = window_of("09:00", "21:00", days=["mon", "tue"], utc_offset="+05:30")
    >>> window.contains(moment_of("2026-11-30T15:29:00Z")), window.contains(moment_of("2026-11-30T15:30:00Z"))
    (True, False)
    """

    start: int
    end: int
    days: frozenset[int]
    offset: int | None = None

    def local(self, moment: datetime) -> datetime:
        """Return the moment in the local time of the window."""
        if self.offset is None:
            return moment
        return moment.astimezone(timezone(timedelta(minutes=self.offset)))

    def contains(self, moment: datetime) -> bool:
        """Return whether messages may go out at this moment."""
        local = self.local(moment)
        minute, day = local.hour * 60 + local.minute, local.weekday()
        if self.start < self.end:
            return self.start <= minute < self.end and day in self.days
        if minute >= self.start:
            return day in self.days
        return minute < self.end and (day - 1) % 7 in self.days

    def __str__(self) -> str:
        days = (
            "" if len(self.days) == len(DAYS) else f" on {', '.join(DAYS[day] for day in sorted(self.days))}"
        )
        return f"{_clock(self.start)} to {_clock(self.end)}{days}"


def window_of(
    send_from: object, send_until: object, *, days: object = DAYS, utc_offset: object = ""
) -> SendingWindow:
    """Return the window of the options. Raises `OptionError`, which names the option."""
    start, end = _minutes(send_from, "send_from"), _minutes(send_until, "send_until")
    if start in {end, _DAY}:
        raise OptionError("send_from must be before 24:00, and must differ from send_until")
    return SendingWindow(start, end, _days(days), _offset(utc_offset))


def moment_of(given: object) -> datetime:
    """Return a moment that is given as an aware datetime or in ISO 8601 with its offset from UTC."""
    moment = given
    if isinstance(given, str):
        try:
            moment = datetime.fromisoformat(exact_text(given).strip())
        except ValueError:
            moment = None
    if not is_aware(moment):
        raise OptionError(
            "sent_at must be a date and time with its offset from UTC, such as 2026-11-28T10:00:00+05:30, "
            f"got {quoted(given, most=40)}"
        )
    return moment


def _minutes(given: object, option: str) -> int:
    found = _CLOCK.fullmatch(exact_text(given)) if isinstance(given, str) else None
    minutes = int(found[1]) * 60 + int(found[2]) if found else _DAY + 1
    if minutes > _DAY:
        raise OptionError(f"{option} must be a time such as 09:00, got {quoted(given)}")
    return minutes


def _days(given: object) -> frozenset[int]:
    if not is_many(given):
        raise OptionError(f"send_days must be a list of days, such as ['mon', 'tue'], got {kind_of(given)}")
    days = frozenset(map(_day, given))
    if not days:
        raise OptionError("send_days must contain at least one day")
    return days


def _day(given: object) -> int:
    name = exact_text(given).lower() if isinstance(given, str) else ""
    if name not in DAYS:
        raise OptionError(f"send_days must contain days from {', '.join(DAYS)}, got {quoted(given)}")
    return DAYS.index(name)


def _offset(given: object) -> int | None:
    if not isinstance(given, str) or given:
        found = _OFFSET.fullmatch(exact_text(given)) if isinstance(given, str) else None
        if found is None:
            raise OptionError(f"utc_offset must be an offset such as +05:30, got {quoted(given)}")
        minutes = int(found[2]) * 60 + int(found[3])
        return -minutes if found[1] == "-" else minutes
    return None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
