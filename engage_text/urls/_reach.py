"""The end of a host for browsers, which read past full stops of other scripts and past invisible characters.

UTS 46 maps `。` to a full stop and drops soft hyphens, so that `http://bank.in。evil.com` opens `bank.in.evil.com`.
But `。` also ends sentences, so the host continues only if it then ends in a known suffix. This applies only to hosts
with a scheme or `www.`, which are links whatever their suffix is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from engage_text._tables.url_chars import INVISIBLE, PUNCTUATION
from engage_text.hosts import MAX_HOST, SuffixList, browser_host, bundled_suffixes
from engage_text.urls._chars import FULLWIDTH_BRACKETS, KEPT, SPACELESS, SPACES_AND_CONTROLS
from engage_text.urls._host import LABEL, edges, label_run_end, left_edge
from engage_text.urls._host_span import HostSpan

__all__ = ["as_browsers_read", "browser_reach", "goes_on", "www_reach"]

# Characters that UTS 46 maps to a full stop, and three that look like one. Browsers refuse a host with the latter.
_STOPS = "\u3002\uff0e\uff61\u2024\ufe12\ufe52"
_HYPHENS = "\ufe63\uff0d"
# Characters that UTS 46 drops and labels do not contain, and the joiners, which it refuses between ASCII letters.
_DROPPED = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff"
# Letters and marks that UTS 46 drops too, without the variation selectors of emoji.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\uffa0"


class _Patterns(NamedTuple):
    run: re.Pattern[str]
    filler: re.Pattern[str]
    bridge: re.Pattern[str]
    stop: re.Pattern[str]
    dropped: re.Pattern[str]
    tail: re.Pattern[str]
    sentence: re.Pattern[str]
    wide: re.Pattern[str]
    mark: re.Pattern[str]


@cache  # compiled with the first text that needs them
def _patterns() -> _Patterns:
    return _Patterns(
        re.compile(rf"(?:[.{_STOPS}{_HYPHENS}{_DROPPED}]|{LABEL})++"),
        re.compile(f"[{_FILLERS}]"),
        re.compile(f"[{_STOPS}{_HYPHENS}{_DROPPED}{_FILLERS}]"),
        re.compile(f"[.{_STOPS}]"),
        re.compile(f"[{_DROPPED}{_FILLERS}]"),
        re.compile(r"[/#]|\?[A-Za-z0-9]|:[0-9]{1,5}(?![0-9])"),
        re.compile(rf"[{_STOPS}][{_DROPPED}]*+[{SPACELESS}]++[A-Za-z]"),
        re.compile(rf"(?:[A-Za-z0-9._-]|(?![{SPACES_AND_CONTROLS}])[^\x00-\x7f])++"),
        re.compile(f"[{PUNCTUATION}{FULLWIDTH_BRACKETS}{KEPT}{INVISIBLE}\u00ab\u00bb]"),
    )


def browser_reach(text: str, start: int, suffixes: SuffixList) -> HostSpan | None:
    """Return the host at `start` if browsers read past the end of its labels, else None."""
    end = label_run_end(text, start)
    patterns = _patterns()
    if filler := patterns.filler.search(text, start, end):
        end = filler.start()
    if not patterns.bridge.match(text, end):
        return None
    run = patterns.run.match(text, start, start + MAX_HOST)
    if run is None:
        return None
    for stop in _ends(text, end, run.end()):
        if (host := _host_to(text, start, stop, suffixes)) and host.end > end:
            return None if _begins_sentence(text, end, host.end) else host
    return None


def as_browsers_read(host: str, suffixes: SuffixList) -> tuple[str, str]:
    """Return the host as browsers map it, and its public suffix. If they refuse it: the host as written, and ""."""
    read = browser_host(host)
    if read is None:
        return host, ""
    name = read.name.rstrip(".")
    return name, suffixes.divide(name)[1]


def www_reach(text: str, dot: int, floor: int, suffixes: SuffixList) -> HostSpan | None:
    """Return the host that begins with the `www.` of this dot, if browsers read past its labels."""
    start = left_edge(text, dot, floor)
    is_www = dot - start == 3 and text[start:dot].lower() == "www"
    return browser_reach(text, start, suffixes) if is_www else None


def goes_on(text: str, end: int) -> bool:
    """Return whether browsers may read on after the host that ends at `end`, although it was cut there.

    They read on at a letter or digit in another form (`paypal.com１`), at a full stop of another script with a path
    after it, and at text that ends in a public suffix again (`paypal.com登录.com`). Sentence marks that no registry
    accepts do not count.
    """
    if text[end : end + 1].isascii():
        return False
    patterns = _patterns()
    run = patterns.wide.match(text, end, end + MAX_HOST)
    if run is None:
        return False
    folded = unicodedata.normalize("NFKC", text[end])
    if folded != text[end] and folded.isascii() and folded.isalnum():
        return True
    rest = run[0]
    if patterns.stop.match(text, end):
        rest = rest[1:]
        if rest and rest.isascii():
            return text.startswith("/", run.end())
    labels, suffix = bundled_suffixes().divide(_folded(rest))
    # A mark is refused in the registered label, but not in the labels before it.
    return bool(suffix and labels) and (len(labels) > 1 or not patterns.mark.search(labels[0]))


def _ends(text: str, end: int, last: int) -> Iterator[int]:
    """Yield the possible ends of the host, furthest first: before each full stop after the labels, and at their end."""
    patterns = _patterns()
    if not patterns.tail.match(text, last):
        while last > end and patterns.bridge.match(text, last - 1):
            last -= 1
    yield last
    stops = [found.start() for found in patterns.stop.finditer(text, end, last)]
    yield from (stop for stop in reversed(stops) if stop > end)


def _host_to(text: str, start: int, end: int, suffixes: SuffixList) -> HostSpan | None:
    """Return the host that ends at `end`, or before a script without spaces after its suffix; None if there is none."""
    patterns = _patterns()
    name = _folded(text[start:end])
    if name.rpartition(".")[2] not in suffixes.tlds:
        label = max((found.end() for found in patterns.stop.finditer(text, start, end)), default=start)
        edge = edges().after_ascii.search(text, label, end)
        if edge is None:
            return None
        end = edge.start()
        name = _folded(text[start:end])
    read = browser_host(text[start:end])
    name = read.name.removesuffix(".") if read else name
    labels, suffix = suffixes.divide(name)
    if not suffix or not all(labels) or not (labels or "." in suffix):
        return None
    # A host that browsers refuse keeps its written name, so that it is not confused with another.
    return HostSpan(start, end, name if read else text[start:end].lower(), labels, suffix)


def _folded(written: str) -> str:
    patterns = _patterns()
    dotted = patterns.stop.sub(".", patterns.dropped.sub("", written))
    return unicodedata.normalize("NFKC", dotted).lower().removesuffix(".")


def _begins_sentence(text: str, first: int, end: int) -> bool:
    """Return whether a sentence with its own host begins after a full stop: `http://a.com。请看b.com`."""
    return _patterns().sentence.search(text, first, end) is not None
