"""Hosts that contain or touch placeholders: `{{shop}}.example.com`, `https://{host}:{port}/x`. No tails."""

from __future__ import annotations

import re

from engage_text.hosts import MAX_HOST, SuffixList
from engage_text.urls._host import LABEL, LABELS
from engage_text.urls._units import Units

__all__ = ["begins_unit", "templated_end", "templated_host", "templated_start", "unit_before"]

_JOINTS = frozenset(".-_")
# The other parts of an authority with placeholders: labels, user name, port (RFC 3986 section 3.2).
_AUTHORITY = re.compile(rf"(?:[.:@~%$&*+=]|{LABEL})*+")
_MAX_AUTHORITY = 2 * MAX_HOST  # with a user name and a port


def templated_end(text: str, start: int, units: Units) -> int:
    """Return the end of user name, host and port with a placeholder among them, `start` if there is none."""
    end, limit, unit_end = start, start + _MAX_AUTHORITY, -1
    while end < limit:
        run = _AUTHORITY.match(text, end, limit).end()  # type: ignore[union-attr]  # matches the empty string
        further = units.end_between(end, run)
        if further < 0:
            end = run
            break
        end = unit_end = further
    if unit_end < 0:
        return start
    return unit_end + len(text[unit_end:end].rstrip(".:@~%$&*+=-_"))


def templated_start(text: str, start: int, floor: int, units: Units) -> int:
    """Return where a host begins that a placeholder precedes, as in `{{shop}}.example.com`; `start` if none does."""
    while (unit_start := unit_before(text, start, units)) >= floor:
        labels = LABELS.match(text[max(floor, unit_start - MAX_HOST) : unit_start][::-1])
        start = unit_start - (labels.end() if labels else 0)
    return start


def unit_before(text: str, start: int, units: Units) -> int:
    """Return the start of the placeholder that reaches `start`, or the dot or hyphen before it; -1 if none does."""
    at = start - 1 if text[start - 1 : start] in _JOINTS else start
    unit_start = units.start_before(at) if at > 0 else -1
    return unit_start if unit_start < start else -1


def templated_host(text: str, start: int, end: int, units: Units, suffixes: SuffixList) -> tuple[str, str]:
    """Return the host of an authority with placeholders, and its suffix, or "" if a placeholder is in the host."""
    at = text.rfind("@", start, end) + 1
    if not at or units.end_at(at - 1) >= at:
        at = start
    host, colon, port = text[at:end].rpartition(":")
    if not colon or not (port.isdecimal() or units.end_at(end - len(port)) == end):
        host = text[at:end]
    host = host.lower()
    is_real = units.start_before(at + len(host)) < at
    return host, suffixes.divide(host)[1] if is_real else ""


def begins_unit(text: str, at: int, units: Units | None) -> bool:
    """Return whether a placeholder follows the host there, instead of its path or its port."""
    if units is None:
        return False
    return units.end_at(at, at) > at or (text.startswith(":", at) and units.end_at(at + 1, at + 1) > at + 1)
