"""`transliterate`: replaces typographic punctuation with GSM-7 characters, and leaves URLs unchanged."""

from __future__ import annotations

from collections.abc import Iterable

from engage_text._checks import need_text
from engage_text.hosts import HostRules
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
from engage_text.urls import UrlOptions, UrlSpan, scan

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
    """Return the text with its typographic punctuation replaced with GSM-7 characters, if that saves a segment.

    If a character outside GSM-7 is left, or no segment is saved, the text is returned unchanged and without edits.

    Quotes, dashes, bullets, ellipses and spaces are replaced, and invisible characters are removed. A letter, mark,
    digit, symbol or emoji is never replaced, and neither is a joiner (ZWJ, ZWNJ) next to one. URLs and the spans of
    `keep` are not changed. If the URLs of the result would differ, the text is returned unchanged.

    `hosts` has the same meaning as in `find_urls`, and the other options the same as in `measure`. Takes time linear in
    the length of the text.

    Raises `OptionError` for an invalid option, or a span outside the text.

    >>> done = transliterate("“Rs 500” is due – pay today… or call us, we’ll help you at once, at any hour")
    >>> print(done.text)
    "Rs 500" is due - pay today... or call us, we'll help you at once, at any hour
    >>> done.edits[0], done.before.segments, done.after.segments
    (Edit(start=0, end=1, old='“', new='"'), 2, 1)
    """
    text = need_text(text)
    options = segment_options(options, reference, national, whole_clusters)
    if not isinstance(keep, Iterable):
        raise OptionError("keep must contain spans of the text as (start, end)")
    return _transliterated(text, keep, hosts, options)


def _transliterated(
    text: str, keep: Iterable[tuple[int, int]], hosts: HostRules | None, options: SegmentOptions
) -> Transliteration:
    # The policy "any" finds the most: every URL that another policy finds is among these.
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
    """Yield the positions and texts of the URLs after the edits. No edit is inside a URL."""
    waiting = iter(edits)
    edit = next(waiting, None)
    moved = 0
    for url in urls:
        while edit is not None and edit.end <= url.start:
            moved += len(edit.new) - len(edit.old)
            edit = next(waiting, None)
        yield url.start + moved, url.end + moved, url.text
