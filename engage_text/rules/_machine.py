"""Rules for a body that was meant for a machine: unfilled fields, escapes, wrongly decoded characters.

Searches for single characters pass nearly every body. Other modules examine what they find.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from engage_text._placeholder_styles import may_have_fields
from engage_text.placeholders import find_placeholders
from engage_text.problems import Problem
from engage_text.rules._catalogue import problem
from engage_text.rules._missing import find_missing, may_miss_values
from engage_text.rules._spelled import find_spelled, may_be_spelled
from engage_text.urls import UrlSpan
from engage_text.wire import LENGTHS

__all__ = ["machine_problems"]

_LOST = re.compile("\ufffd+")
_CLOSING_TAG = re.compile(r"</([^<>/\s][^<>/]{0,200}+)>")  # longer than any name of a field
# Marks that escapes need; a plus and a percent sign count where no space is in the whole text, or letters follow.
_percent = re.compile(r"%[0-9A-Fa-f]{2}[A-Za-z%.,!]").search
_lead = re.compile("[\xc2-\xf4]").search  # what begins a sequence of UTF-8, read as Latin-1
_entity = re.compile(r"&(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]{1,9}+;|amp|nbsp|quot)").search
_LONGEST = LENGTHS["msg"]


def machine_problems(
    body: str, urls: Sequence[UrlSpan], problems: Iterable[Problem], *, allow_placeholders: bool
) -> Sequence[Problem]:
    """Return the signs that a program should have processed the body first, in order of place.

    What is within one of the `urls`, or of the places that have `problems` already, is reported there.
    """
    fields = may_have_fields(body)
    values = fields or may_miss_values(body)
    escapes = (
        "\\" in body
        or "<" in body
        or ("&" in body and _entity(body) is not None)
        or ("%" in body and _percent(body) is not None)
        or (" " not in body and ("+" in body or "%" in body))
    )
    misread = not body.isascii() and ("\ufffd" in body or _lead(body) is not None)
    spelled = "/" in body and may_be_spelled(body)
    if not (values or escapes or misread or spelled):
        return ()
    spans = {(url.start, url.end) for url in urls}
    known = {one.span for one in problems if one.span}
    found: list[Problem] = []
    if fields and not allow_placeholders:
        found += _placeholder_problems(body, _Places(known & spans), spans)
    if values:
        found += _value_problems(body, _Places(one.span for one in found if one.span))
    if escapes:
        found += _escape_problems(body, _Places(known | spans))
    if misread:
        found += _misread_problems(body, _Places(known))
    if spelled:
        found += _spelled_problems(body, _Places(known | spans))
    found.sort(key=lambda one: one.span or (0, 0))
    return found


class _Places:
    """Spans in any order, and whether a place is within one of them, in logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]


def _placeholder_problems(body: str, own: _Places, urls: AbstractSet[tuple[int, int]]) -> Iterator[Problem]:
    """Yield a problem for each placeholder outside of URLs, which have their own; `{example.com}` is not one."""
    closed = {found[1] for found in _CLOSING_TAG.finditer(body)} if "</" in body else ()
    for found in find_placeholders(body):
        if (
            own.hold(*found.span)
            or (found.start + 1, found.end - 1) in urls
            or (found.style == "<x>" and found.name in closed)
        ):
            continue
        code = "placeholder-unfilled" if found.is_certain else "placeholder-possible"
        yield problem(code, "msg", span=found.span, token=found.text)


def _value_problems(body: str, own: _Places) -> Iterator[Problem]:
    for start, end in find_missing(body):
        if not own.hold(start, end):
            yield problem("value-missing", "msg", span=(start, end), token=body[start:end])


def _escape_problems(body: str, own: _Places) -> Iterator[Problem]:
    from engage_text.rules._escapes import find_escapes  # noqa: PLC0415 - patterns that few bodies need

    if found := find_escapes(body, own.hold):
        span = (found.start, found.end)
        yield problem(
            "text-escaped", "msg", span=span, token=body[slice(*span)], decoded=_shown(found.decoded)
        )


def _spelled_problems(body: str, own: _Places) -> Iterator[Problem]:
    for start, end, mark in find_spelled(body):
        if not own.hold(start, end):
            detail = f"{mark} is written instead of a {'colon' if mark == '[:]' else 'dot'}"
            yield problem("url-broken-host", "msg", span=(start, end), detail=detail)


def _misread_problems(body: str, own: _Places) -> Iterator[Problem]:
    from engage_text.rules._mojibake import find_mojibake  # noqa: PLC0415 - as above

    lost = [found.span() for found in _LOST.finditer(body) if not own.hold(*found.span())]
    if lost:
        times = sum(end - start for start, end in lost)
        count = f", {times} times" if times > 1 else ""
        yield problem("text-lost-characters", "msg", span=lost[0], count=count)
    if (found := find_mojibake(body)) and not own.hold(found.start, found.end):
        span = (found.start, found.end)
        decoded = f" as UTF-8: {_shown(found.decoded)}" if found.decoded else " as UTF-8"
        yield problem("text-mojibake", "msg", span=span, token=body[slice(*span)], decoded=decoded)


def _shown(decoded: str) -> str:
    """Return the text in one line, each line break as a sign: escaped again, it would look like the body."""
    cut = decoded if len(decoded) <= _LONGEST else decoded[:_LONGEST] + "…"
    return cut.replace("\r\n", "\n").replace("\n", "⏎")
