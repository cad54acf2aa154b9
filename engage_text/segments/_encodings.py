"""Selects the encoding of a text and plans its parts. `measure`, `split` and `fit` use the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from engage_text._tables.gsm import GSM_EXTENDED
from engage_text.segments._alphabets import DEFAULT, Alphabet, alphabet
from engage_text.segments._layouts import (
    Layout,
    gsm_layout,
    gsm_limit,
    ucs2_layout,
    ucs2_limit,
)
from engage_text.segments._replacements import NOT_GSM
from engage_text.segments._segment_options import SegmentOptions
from engage_text.segments._values import (
    GSM_7,
    NO_TABLES,
    UCS_2,
    Encoding,
    Language,
    MessageSize,
    ShiftTables,
)

__all__ = ["Plan", "alphabets", "gsm_plan", "plan_of", "ucs2_plan"]


class Plan(NamedTuple):
    """A text in its encoding: its layout, the limits of a single message and of a part, and the ends of the parts."""

    encoding: Encoding
    alphabet: Alphabet | None
    layout: Layout
    single: int
    part: int
    ends: list[int]

    @property
    def tables(self) -> ShiftTables:
        """Return the tables that the headers name."""
        return NO_TABLES if self.alphabet is None else self.alphabet.tables

    def size(self) -> MessageSize:
        """Return the size that `measure` returns."""
        units, count = self.layout.units, len(self.ends)
        remaining = self.single - units if count == 1 else self.part - (units - self.ends[-2])
        kept = self.layout.text if self.encoding is UCS_2 else ""
        return MessageSize(self.encoding, units, count, remaining, kept, self.tables)


def plan_of(text: str, options: SegmentOptions) -> Plan:
    """Return the plan of the text in the allowed encoding that needs the fewest segments."""
    if not NOT_GSM.search(text):
        plan = gsm_plan(text, DEFAULT, options)
        if not options.languages or len(plan.ends) == 1:
            return plan
    elif not options.languages:
        return ucs2_plan(text, options)
    return _best(text, options)


def gsm_plan(text: str, letters: Alphabet, options: SegmentOptions) -> Plan:
    """Return the plan of a text whose characters are all in the alphabet."""
    layout = gsm_layout(text, letters, whole_clusters=options.whole_clusters)
    single, part = gsm_limit(letters.headers), gsm_limit(letters.headers, options.reference)
    return _plan(GSM_7, letters, layout, single, part)


def ucs2_plan(text: str, options: SegmentOptions) -> Plan:
    """Return the plan of any text in UCS-2."""
    layout = ucs2_layout(text, whole_clusters=options.whole_clusters)
    return _plan(UCS_2, None, layout, ucs2_limit(), ucs2_limit(options.reference))


def _plan(encoding: Encoding, letters: Alphabet | None, layout: Layout, single: int, part: int) -> Plan:
    ends = [layout.units] if layout.units <= single else layout.ends(part)
    return Plan(encoding, letters, layout, single, part, ends)


class _Rank(NamedTuple):
    """The rank of a plan: the lowest is best. UCS-2 ranks after GSM-7 with any tables."""

    segments: int
    headers: int
    units: int
    is_mixed: bool
    order: int


def _best(text: str, options: SegmentOptions) -> Plan:
    """Return the best plan. The most promising alphabets are tried first, until no other can be better."""
    best = ucs2_plan(text, options)
    rank = _Rank(len(best.ends), 3, 0, False, 0)  # noqa: FBT003 - a field of the rank
    for least, letters in sorted(_candidates(text, options), key=lambda ranked: ranked[0]):
        if least > rank:
            break
        plan = gsm_plan(text, letters, options)
        if (reached := least._replace(segments=len(plan.ends))) < rank:
            best, rank = plan, reached
    return best


def _candidates(text: str, options: SegmentOptions) -> Iterator[tuple[_Rank, Alphabet]]:
    """Yield the alphabets that contain the text, with a lower bound of their rank: no pair or cluster leaves a gap."""
    counts = Counter(text)
    missing: frozenset[str] = frozenset()
    units = 0
    for index, letters in enumerate(alphabets(options)):
        locking, single = letters.tables
        if single is None:  # the first alphabet of a locking shift, which alone decides what takes one septet
            missing = frozenset(counts) - letters.one
            units = len(text) + sum(counts[char] for char in missing)
        elif missing <= GSM_EXTENDED:
            continue  # the default extension table is enough, and needs no header
        if not missing <= letters.two:
            continue
        part = gsm_limit(letters.headers, options.reference)
        least = 1 if units <= gsm_limit(letters.headers) else -(-units // part)
        is_mixed = None not in letters.tables and locking != single
        yield _Rank(least, letters.headers, units, is_mixed, index), letters


def alphabets(options: SegmentOptions) -> Iterator[Alphabet]:
    """Yield every alphabet that the options allow, grouped by locking shift. The default tables come first."""
    choices: tuple[Language | None, ...] = (None, *options.languages)
    for locking in choices:
        for single in choices:
            if (letters := alphabet(locking, single)) is not None:
                yield letters
