"""`fit`: whether a text fits into a number of segments, and how much to remove if it does not."""

from __future__ import annotations

from bisect import bisect_right

from engage_text._checks import need_int, need_text
from engage_text.segments._clusters import cluster_ends
from engage_text.segments._encodings import (
    Plan,
    alphabets,
    gsm_plan,
    plan_of,
    ucs2_plan,
)
from engage_text.segments._layouts import gsm_limit, gsm_units, utf16
from engage_text.segments._segment_options import SegmentOptions, segment_options
from engage_text.segments._values import Fit, National, Reference

__all__ = ["fit"]


def fit(  # noqa: PLR0913 - options, by keyword only
    text: str,
    max_segments: int,
    *,
    options: SegmentOptions | None = None,
    reference: Reference | None = None,
    national: National | None = None,
    whole_clusters: bool | None = None,
) -> Fit:
    """Return whether `text` fits into `max_segments` segments, and how many units to remove if it does not.

    The text is not changed. `text[:result.cut]` is the longest beginning that fits, in the encoding that the beginning
    itself needs. It never ends inside a surrogate pair, nor with `whole_clusters` inside a grapheme cluster. The
    options are those of `measure`.

    Raises `OptionError` for an invalid option, for `max_segments` below 1, and for a text that is not a str.

    >>> fit("a" * 165, 1)
    Fit(fits=False, segments=2, excess=5, cut=160)
    >>> fit("a" * 100 + "₹", 1)  # 101 units of UCS-2, but 100 septets without the last one
    Fit(fits=False, segments=2, excess=1, cut=100)
    """
    need_int(max_segments, "max_segments", least=1)
    text = need_text(text)
    options = segment_options(options, reference, national, whole_clusters)
    plan = plan_of(text, options)
    if len(plan.ends) <= max_segments:
        return Fit(fits=True, segments=len(plan.ends), excess=0, cut=len(text))
    cut = _cut(text, max_segments, options)
    return Fit(fits=False, segments=len(plan.ends), excess=_units(text[cut:], plan), cut=cut)


def _cut(text: str, max_segments: int, options: SegmentOptions) -> int:
    """Return the end of the longest beginning that fits in an allowed encoding."""
    # A message has no more characters than septets. Two more messages show whether a cluster is larger than a part.
    text = text[: gsm_limit(0) * (max_segments + 2)]
    best = _reach(ucs2_plan(text, options), max_segments)
    edges = cluster_ends(text) if options.whole_clusters else None
    firsts = dict(zip(reversed(text), range(len(text) - 1, -1, -1), strict=True))
    without = 0
    for letters in alphabets(options):
        missing = firsts.keys() - letters.one - letters.two
        end = min((firsts[char] for char in missing), default=len(text))
        if letters.tables.single is None:
            without = end
        elif end == without:
            continue  # the default extension table is enough, and needs no header
        if edges is not None:
            # The alphabet contains every character up to here, so there is no surrogate before.
            end = edges[bisect_right(edges, end) - 1]
        if end > best:
            best = max(best, _reach(gsm_plan(text[:end], letters, options), max_segments))
    return best


def _reach(plan: Plan, max_segments: int) -> int:
    """Return the string index up to which the plan's text fits."""
    if len(plan.ends) <= max_segments:
        return len(plan.layout.text)
    # A single message has more units than a part. With whole clusters it can even reach further than several parts.
    reach = plan.layout.ends(plan.single)[0]
    if max_segments > 1:
        reach = max(reach, plan.ends[max_segments - 1])
    return plan.layout.indices([0, reach])[1]


def _units(text: str, plan: Plan) -> int:
    return len(utf16(text)) // 2 if plan.alphabet is None else gsm_units(text, plan.alphabet)
