"""`measure`, `split` and `national_saving`. The default call of `measure` has a fast path: `_fast_sizes`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from engage_text._checks import need_text
from engage_text.segments._encodings import plan_of
from engage_text.segments._fast_sizes import fast_size
from engage_text.segments._segment_options import SegmentOptions, segment_options
from engage_text.segments._values import MessageSize, National, NationalSaving, Reference

__all__ = ["measure", "national_saving", "split"]


def measure(
    text: str,
    *,
    options: SegmentOptions | None = None,
    reference: Reference | None = None,
    national: National | None = None,
    whole_clusters: bool | None = None,
) -> MessageSize:
    """Return the encoding of `text`, and its size in units and segments.

    The encoding is GSM-7 if that contains every character, else UCS-2. A unit is a septet in GSM-7 (ten characters take
    two) and a UTF-16 code unit in UCS-2. A single segment has 160 or 70 units. Each of several segments has 153 or 67,
    and 152 or 66 if `reference` is 16 bits. The segments are those of `split`. The empty text is one empty segment. A
    lone surrogate is one unit. Takes time linear in the length of the text.

    `national` allows national language tables: "auto" allows all of them, and ISO 639-1 codes allow those languages.
    Tables are used if they save a segment, or keep a text out of UCS-2 without costing one. There is at most one table
    for each of the two shifts, and each table costs three octets in every segment. `tables` names those in use. Allow
    them only for networks and handsets that are known to support them.

    `whole_clusters` never cuts a grapheme cluster, unless it is larger than a part. `options` passes all three options
    as one value, instead of the keywords.

    Raises `OptionError` for an invalid option, for `options` together with a keyword, and for a text that is not a str.

    Source: 3GPP TS 23.038 sections 6.2.1 and 6.2.1.2; TS 23.040 sections 9.2.3.16 and 9.2.3.24.

    >>> measure("€" * 80)
    MessageSize(encoding='GSM-7', units=160, segments=1, remaining=0)
    >>> measure("€" * 153).segments  # 306 septets, but the 77th pair does not fit into 153
    3
    >>> measure("नमस्ते", national=["hi"])
    MessageSize(encoding='GSM-7', units=6, segments=1, remaining=149, tables=ShiftTables(locking='hi', single=None))
    """
    if type(text) is not str:
        text = need_text(text)
    is_default = options is None and reference is None and national is None and whole_clusters is None
    if is_default and (size := fast_size(text)):
        return size
    return plan_of(text, segment_options(options, reference, national, whole_clusters)).size()


def split(
    text: str,
    *,
    options: SegmentOptions | None = None,
    reference: Reference | None = None,
    national: National | None = None,
    whole_clusters: bool | None = None,
) -> tuple[str, ...]:
    """Return the segments of `text` in order. Joined, they are `text`, and `measure` counts the same number.

    Each segment is filled before the next begins. The two septets of an escaped character stay in one segment, and so
    do the two code units of a surrogate pair, because no phone can show half of one. A combining accent may be cut from
    its letter, unless `whole_clusters` is true. The options are those of `measure`. Takes time linear in the length of
    the text.

    Raises `OptionError` for an invalid option, and for a text that is not a str.

    Source: 3GPP TS 23.040 section 9.2.3.24.1.

    >>> [len(part) for part in split("a" * 152 + "€" + "a" * 10)]
    [152, 11]
    >>> [part[-2:] for part in split("नि" * 36)], [part[-2:] for part in split("नि" * 36, whole_clusters=True)]
    (['िन', 'नि'], ['नि', 'नि'])
    """
    text = need_text(text)
    plan = plan_of(text, segment_options(options, reference, national, whole_clusters))
    if len(plan.ends) == 1:
        return (text,)
    return tuple(text[start:end] for start, end in pairwise(plan.layout.indices([0, *plan.ends])))


def national_saving(
    text: str,
    *,
    options: SegmentOptions | None = None,
    reference: Reference | None = None,
    national: National | None = None,
    whole_clusters: bool | None = None,
) -> NationalSaving | None:
    """Return the saving by national language tables, or None if they save no segment.

    The options are those of `measure`, but the default of `national` is "auto". If you pass `options`, they must allow
    national tables, otherwise the result is None.

    Raises `OptionError` for an invalid option, and for a text that is not a str.

    >>> print(national_saving("आपका ऑर्डर आज पहुँच जाएगा, कृपया भुगतान तैयार रखें। " * 5))
    Hindi with the national table: 2 segments instead of 4
    """
    text = need_text(text)
    if options is None and national is None:
        national = "auto"
    options = segment_options(options, reference, national, whole_clusters)
    before = len(plan_of(text, replace(options, national="none")).ends)
    if before == 1:
        return None
    size = plan_of(text, options).size()
    return NationalSaving(size, before) if size.segments < before else None
