"""Rules for the size of the body that goes out: extra segments because of its links or of one character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engage_text._text import describe_char
from engage_text.problems import Problem
from engage_text.rules._context import Context, Shortens
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._typed_facts import GrowthFacts, SingleCharFacts
from engage_text.segments import MessageSize, measure
from engage_text.wire import BODY

__all__ = ["SEGMENT_RULES", "size_problems"]


def _check(context: Context) -> Sequence[Problem]:
    body, size, before = context.parsed.body, context.size, context.size_before
    if body is None or size is None or before is None:
        return ()
    return size_problems(body, size, before, context.shortener)


_STANDARD = Source("standard: 3GPP TS 23.038 section 6.2.1, TS 23.040 section 9.2.3.24.1", "2026-11-24")
_sizes = RuleGroup("segments", _check, _STANDARD)
_LONG = (
    "Your order of two boxes of green tea has left our shop in Pune and comes on Friday between nine and noon"
)

# fmt: off
UCS2_SINGLE_CHARACTER = _sizes.warning(
    "ucs2-single-character", SingleCharFacts, "One character makes the whole message UCS-2, which costs segments.",
    "{char} alone makes the message UCS-2: {size} instead of {instead}",
    "Leave it out, or write characters of GSM-7 instead.",
    bad=("msg", f"{_LONG}, for ₹500."), good=("msg", f"{_LONG}, for Rs 500."))

SEGMENTS_GREW = _sizes.warning(
    "segments-grew", GrowthFacts, "The body that goes out needs more segments than the body as written.",
    "the body needs {size} with its links, and {before} as written", "Write a shorter text.",
    bad=("msg", f"{_LONG}. Please keep 500 rupees at hand: bit.ly/tea-1"), good=("msg", f"{_LONG}: bit.ly/tea-1"))
# fmt: on

SEGMENT_RULES: tuple[Rule[Any], ...] = (UCS2_SINGLE_CHARACTER, SEGMENTS_GREW)


def size_problems(
    body: str, size: MessageSize, before: MessageSize, shortener: Shortens | None
) -> Sequence[Problem]:
    """Return the problems of the outgoing size: more segments than before, or UCS-2 because of one character."""
    if not _may_cost_segments(size):
        return ()
    alone = size.lone_culprit if size.ucs2_text else ""
    if not alone and size.segments <= before.segments:
        return ()
    found = []
    if size.segments > before.segments:
        facts = GrowthFacts(size.segments, before.segments)
        found.append(SEGMENTS_GREW.problem(BODY, facts, hint=_growth_hint(shortener)))
    if alone:
        found += _lone_character(body, size, alone)
    return found


def _may_cost_segments(size: MessageSize) -> bool:
    """Return False for a single segment: no message has fewer."""
    return size.segments > 1


def _growth_hint(shortener: Shortens | None) -> str:
    """Return the hint for links that are longer than their URLs. It depends on what makes the links."""
    if shortener is None:
        return 'Send it with tiny "0" if the URLs can stay as they are: the length of the service\'s links is fixed.'
    if shortener.only_if_shorter:
        return "Use a shorter domain or path prefix, or write a shorter text."
    return "Use a shorter domain or path prefix, or set only_if_shorter so that shorter URLs stay."


def _lone_character(body: str, size: MessageSize, char: str) -> Iterator[Problem]:
    """Yield the problem of a character that costs segments, with its replacement in the hint."""
    culprits = [culprit.replacement for culprit in size.culprits]
    new = culprits[0] if len({*culprits}) == 1 else None
    instead = measure(size.ucs2_text.replace(char, new or "")).segments
    if instead >= size.segments:
        return
    at = body.find(char)
    facts = SingleCharFacts(describe_char(char), size.segments, instead)
    hint = None
    if new is not None:
        hint = (
            f"Write {new!r} instead, which has the same meaning." if new else "Leave it out: it is invisible."
        )
    yield UCS2_SINGLE_CHARACTER.problem(BODY, facts, span=(at, at + 1), hint=hint)
