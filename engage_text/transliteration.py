"""`transliterate`: typographic punctuation to GSM-7, and no URL touched. Finds no URL and counts nothing itself."""

from __future__ import annotations

from collections.abc import Iterable

from engage_text._checks import need_text
from engage_text.problems import OptionError
from engage_text.segments import (
    Edit,
    National,
    Reference,
    SegmentOptions,
    Transliteration,
    segment_options,
    transliterated,
)
from engage_text.urls import HostRules, UrlOptions, UrlSpan, scan

__all__ = ["transliterate"]


def transliterate(  # noqa: PLR0913 - options, by keyword only
    text: str,
    *,
    keep: Iterable[tuple[int, int]] = (),
    hosts: HostRules | None = None,
    options: SegmentOptions | None = None,
    reference: Reference | None = None,
    national: National | None = None,
    whole_clusters: bool | None = None,
) -> Transliteration:
    """Return the text with its typographic punctuation as GSM-7 has it, where that saves a segment.

    All or nothing: if a character is left that GSM-7 lacks, or no segment is saved, the text comes back as it
    is, without edits. Quotes, dashes, bullets, ellipses and blanks are replaced, and what shows nothing is
    dropped; a letter, mark, digit, symbol or emoji never is, nor a joiner (ZWJ, ZWNJ) that has such a
    neighbour. Nothing within a URL is touched, however it is written, nor within the spans of `keep`; a text
    whose URLs would read differently afterwards stays as it is. `hosts` says what else is a URL, as in
    `find_urls`; the other options are those of `measure`, and say what a segment is. Linear in time.

    Raises `OptionError` for an option that it does not know or a span outside the text.

    >>> done = transliterate("“Rs 500” is due – pay today… or call us, we’ll help you at once, at any hour")
    >>> print(done.text)
    "Rs 500" is due - pay today... or call us, we'll help you at once, at any hour
    >>> done.edits[0], done.before.segments, done.after.segments
    (Edit(start=0, end=1, old='“', new='"'), 2, 1)
    """
    text = need_text(text)
    options = segment_options(options, reference, national, whole_clusters)
    if not isinstance(keep, Iterable):
        raise OptionError("keep must hold spans of the text, as (start, end)")
    # By the policy that finds the most: each URL that another policy finds is one of these.
    any_url = UrlOptions(bare="any", hosts=hosts)
    urls, _ = scan(text, any_url)
    done = transliterated(text, options, [*keep, *((url.start, url.end) for url in urls)])
    if not done.edits:
        return done
    again, _ = scan(done.text, any_url)
    if [(url.start, url.end, url.text) for url in again] != list(_moved(urls, done.edits)):
        return Transliteration(text, (), done.before, done.before)
    return done


def _moved(urls: Iterable[UrlSpan], edits: Iterable[Edit]) -> Iterable[tuple[int, int, str]]:
    """Yield where the URLs stand after the edits, none of which lies within one."""
    waiting = iter(edits)
    edit = next(waiting, None)
    moved = 0
    for url in urls:
        while edit is not None and edit.end <= url.start:
            moved += len(edit.new) - len(edit.old)
            edit = next(waiting, None)
        yield url.start + moved, url.end + moved, url.text
