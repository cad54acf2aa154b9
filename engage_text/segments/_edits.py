"""Replaces the characters that keep a text out of GSM-7: all of them or none. Callers pass the spans to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from engage_text._text import splice
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError
from engage_text.segments._encodings import plan_of
from engage_text.segments._replacements import replacements
from engage_text.segments._segment_options import SegmentOptions
from engage_text.segments._values import GSM_7, Edit, MessageSize

__all__ = ["Transliteration", "transliterated"]


@dataclass(frozen=True, slots=True)
class Transliteration:
    """A text that needs fewer segments, the edits that produced it, and the sizes before and after.

    Without edits, the text is the original text. The edits are in order, and their indices refer to the original text.
    The repr leaves the text out, because a message may contain private data.
    """

    text: str = field(repr=False)
    edits: tuple[Edit, ...]
    before: MessageSize
    after: MessageSize

    def original(self) -> str:
        """Return the original text, with the edits undone."""
        undone: list[tuple[int, int, str]] = []
        moved = 0
        for start, end, old, new in self.edits:
            undone.append((start + moved, start + moved + len(new), old))
            moved += len(new) - (end - start)
        return splice(self.text, undone)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def transliterated(
    text: str, options: SegmentOptions, keep: Iterable[tuple[int, int]] = ()
) -> Transliteration:
    """Return the text in GSM-7 if replacements are enough for that and save a segment, else unchanged.

    The spans of `keep` are not changed. Takes time linear in the length of the text.
    """
    before = plan_of(text, options).size()
    unchanged = Transliteration(text, (), before, before)
    if before.encoding is GSM_7 or before.segments == 1:
        return unchanged
    edits = tuple(_edits(text, keep))
    done = splice(text, ((edit.start, edit.end, edit.new) for edit in edits))
    after = plan_of(done, options).size()
    if after.encoding is GSM_7 and after.segments < before.segments:
        return Transliteration(done, edits, before, after)
    return unchanged


def _edits(text: str, keep: Iterable[tuple[int, int]]) -> Iterator[Edit]:
    try:
        kept = sorted((start, end) for start, end in keep)
        is_within = all(0 <= start <= end <= len(text) for start, end in kept)
    except (TypeError, ValueError):
        is_within = False
    if not is_within:
        raise OptionError("keep must contain spans of the text as (start, end)")
    kept.reverse()
    for place, new in replacements(text).items():
        while kept and kept[-1][1] <= place:
            kept.pop()
        if not kept or place < kept[-1][0]:
            yield Edit(place, place + 1, text[place], new)
