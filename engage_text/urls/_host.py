"""Where a host begins and ends, and whether it can be one. Labels and suffixes; no tails, no policy.

Host names after RFC 1123 section 2.1 and RFC 5890, read as browsers do: letters of any script and symbols may
stand in a label, underscores in all but the last two.
"""

from __future__ import annotations

import re
from functools import cache
from ipaddress import AddressValueError, IPv6Address
from typing import NamedTuple

from engage_text._suffixes import SuffixList
from engage_text.urls._chars import (
    EMOJI,
    FULLWIDTH_BRACKETS,
    INVISIBLE,
    PUNCTUATION,
    SPACELESS,
    SPACES_AND_CONTROLS,
)

__all__ = ["Host", "fit_host", "is_ipv4", "left_edge", "literal_host", "right_edge", "run_end", "scheme_host"]

MAX_HOST = 253  # RFC 1035 section 2.3.4: 255 octets on the wire, 253 characters as written
_MAX_LABEL = 63  # the same section

# One character of a label: anything but ASCII punctuation (less hyphen and underscore), blanks, brackets,
# sentence marks of any script, typographic hyphens and quotes, and what cannot be seen.
_LABEL = (
    rf"[^{SPACES_AND_CONTROLS}\x21-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x9f\u00ab\u00bb"
    rf"{INVISIBLE}\u200c\u200d\u2010-\u2019{PUNCTUATION}{FULLWIDTH_BRACKETS}]"
)
_LABELS_RIGHT = re.compile(rf"(?:\.{_LABEL}++)++")
_LABELS = re.compile(rf"{_LABEL}++(?:\.{_LABEL}++)*+")  # reads the same from either end
_ANY_RUN = re.compile(rf"(?:\.|{_LABEL})*+")
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}", re.ASCII)
_LITERAL = re.compile(r"\[([0-9A-Fa-f:.]{2,45})\]|\{\{\x20?[\w.]{1,64}\x20?\}\}|\{#?\w{1,64}#?\}")


class _Edges(NamedTuple):
    """Where scripts meet within a run of labels; compiled when the first text that is not ASCII comes."""

    before_ascii: re.Pattern[str]
    after_ascii: re.Pattern[str]
    pictures: re.Pattern[str]


@cache
def _edges() -> _Edges:
    return _Edges(
        re.compile(rf"[{SPACELESS}](?=[A-Za-z])"),
        re.compile(rf"(?<=[A-Za-z0-9])(?=[{SPACELESS}])"),
        re.compile(rf"[{EMOJI}]++(?=[^.{EMOJI}])"),
    )


class Host(NamedTuple):
    """A host in a text: its place, its labels in lower case, and how many of them are the suffix."""

    start: int
    end: int
    labels: list[str]
    suffix_labels: int

    @property
    def name(self) -> str:
        """The host in lower case."""
        return ".".join(self.labels)

    @property
    def suffix(self) -> str:
        """The public suffix, "" where none is known."""
        return ".".join(self.labels[len(self.labels) - self.suffix_labels :])


def run_end(text: str, start: int) -> int:
    """Return the end of all labels and dots from `start` on, well-formed or not."""
    return _ANY_RUN.match(text, start).end()  # type: ignore[union-attr]  # matches the empty string


def right_edge(text: str, dot: int) -> int:
    """Return the end of the labels behind the dot, read no further than a host's length."""
    found = _LABELS_RIGHT.match(text, dot, dot + MAX_HOST + 2)
    return found.end() if found else dot


def left_edge(text: str, dot: int, floor: int) -> int:
    """Return the start of the labels in front of the dot, not left of `floor`; the dot itself if none.

    A run longer than a host may be gives -1. Latin letters behind a script without spaces begin a host of
    their own, and pictographs in front of a name are decoration.
    """
    found = _LABELS.match(text[max(floor, dot - MAX_HOST - 1) : dot][::-1])
    if not found:
        return dot
    if found.end() > MAX_HOST:
        return -1
    start = dot - found.end()
    if not text.isascii():
        for edge in _edges().before_ascii.finditer(text, start, dot):
            start = edge.end()
        if pictures := _edges().pictures.match(text, start, dot):
            start = pictures.end()
    return start


def literal_host(text: str, start: int) -> int:
    """Return the end of a bracketed IPv6 address, or of a template token in a host's place, else `start`."""
    found = _LITERAL.match(text, start)
    if found and found[1] is not None:
        try:
            IPv6Address(found[1])
        except AddressValueError:
            return start
    return found.end() if found else start


def is_ipv4(name: str) -> bool:
    """True for four decimal octets without leading zeros (RFC 3986 section 3.2.2, IPv4address)."""
    return _IPV4.fullmatch(name) is not None


def scheme_host(text: str, start: int, suffixes: SuffixList) -> Host | None:
    """Return the host right behind `http://`, whether or not its suffix is known."""
    found = _LABELS.match(text, start, start + MAX_HOST + 2)
    return fit_host(text, start, found.end(), suffixes) if found else None


def fit_host(text: str, start: int, end: int, suffixes: SuffixList) -> Host | None:
    """Return the host within the run of labels, cut where a neighbour begins; None if it cannot be one."""
    if not text.isascii() and (edge := _edges().after_ascii.search(text, start, end)):
        cut = _whole(text, start, edge.start(), suffixes)
        if cut and cut.suffix_labels:
            return cut
    host = _whole(text, start, end, suffixes)
    if host is None:
        return None
    cut = _cut_label(host, text, suffixes) if not host.suffix_labels else _cut_sentence(host, text, suffixes)
    return _checked(cut or host)


def _whole(text: str, start: int, end: int, suffixes: SuffixList) -> Host | None:
    name = text[start:end].rstrip("-._")
    if not name or len(name) > MAX_HOST:
        return None
    labels = name.lower().split(".")
    return Host(start, start + len(name), labels, suffixes.suffix_length(labels))


def _cut_label(host: Host, text: str, suffixes: SuffixList) -> Host | None:
    """Cut an unknown last label: `com-foo`, `みんなです`, or a sentence's first word (`example.com.Please`)."""
    last = host.labels[-1]
    if len(host.labels) < 2 or len(last) > _MAX_LABEL:
        return None
    ends = [last.find("-")] if last.isascii() else range(len(last) - 1, 0, -1)
    for kept in ends:
        if kept > 0 and last[:kept] in suffixes.tlds:
            return _whole(text, host.start, host.end - len(last) + kept, suffixes)
    return _cut_sentence(host, text, suffixes)


def _cut_sentence(host: Host, text: str, suffixes: SuffixList) -> Host | None:
    """Cut `example.com.Click`: a capitalised last label behind a lower-case host that is whole without it."""
    dot = text.rfind(".", host.start, host.end)
    if dot < 0 or not text[dot + 1].isupper() or text[host.start : dot] != text[host.start : dot].lower():
        return None
    cut = _whole(text, host.start, dot, suffixes)
    return cut if cut and 0 < cut.suffix_labels < len(cut.labels) else None


def _checked(host: Host) -> Host | None:
    """Return the host if every label can be one; an all-digit last label must end an IPv4 address."""
    labels = host.labels
    for label in labels:
        if len(label) > _MAX_LABEL or label[0] in "-_" or label[-1] in "-_":
            return None
        if label.startswith("xn--") and not (label.isascii() and len(label) > 4):
            return None
    if "_" in labels[-1] or (len(labels) > 1 and "_" in labels[-2]):
        return None
    if labels[-1].isdecimal() and len(labels) > 1 and not is_ipv4(host.name):
        return None
    return host
