"""Domain names as browsers parse them: mapped, normalised, validated and encoded as ASCII. Does not parse URLs.

Implements UTS 46 sections 4 and 4.1 with the flags of the WHATWG URL standard ("domain to ASCII", beStrict false).
Transitional processing and the STD3 rules are off. Joiners and text direction are checked; hyphens and lengths
are not. The tables are loaded with the first name that needs them. ASCII names without `xn--` never do.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from engage_text.hosts._limits import MAX_HOST

__all__ = ["Domain", "read_domain"]

_ACE = "xn--"  # RFC 5890 section 2.3.2.5

_JOINERS = re.compile("[\u200c\u200d]")
_ZWJ = "\u200d"
_ENTRY = re.compile(r"([0-9A-F]+)(?:=(\S+)|-([0-9A-F]+)(/2)?([+-][0-9A-F]+))")


class Domain(NamedTuple):
    """A domain as browsers parse it: `mapped` keeps `xn--` labels as they are written, `wire` is all ASCII."""

    mapped: str
    wire: str


class _Ranges:
    """Ranges of code points, each with the key of its table row."""

    __slots__ = ("_ends", "_keys", "_starts")

    def __init__(self, table: str, keys: Iterable[str] | None = None) -> None:
        found = []
        for row in table.splitlines():
            key, *ranges = row.split()
            if keys is None or key in keys:
                for written in ranges:
                    first, _, last = written.partition("-")
                    found.append((int(first, 16), int(last or first, 16), key))
        found.sort()
        self._starts = [first for first, _, _ in found]
        self._ends = [last for _, last, _ in found]
        self._keys = [key for _, _, key in found]

    def key_of(self, char: str) -> str:
        point = ord(char)
        at = bisect_right(self._starts, point) - 1
        return self._keys[at] if at >= 0 and point <= self._ends[at] else ""


class _Tables(NamedTuple):
    mapping: dict[int, str]
    sets: _Ranges
    viramas: _Ranges
    bidi: _Ranges
    joining: _Ranges


@cache
def _tables() -> _Tables:
    from engage_text._tables import uts46  # noqa: PLC0415 - 70 KB that few texts need

    mapping = _mapping(uts46.MAPPED)
    for row in uts46.SETS.splitlines():
        key, *ranges = row.split()
        if key == "ignored":
            for first, _, last in (written.partition("-") for written in ranges):
                mapping.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), ""))
    return _Tables(
        mapping,
        _Ranges(uts46.SETS, ("disallowed", "mark")),
        _Ranges(uts46.SETS, ("virama",)),
        _Ranges(uts46.BIDI_CLASSES),
        _Ranges(uts46.JOINING_TYPES),
    )


def _mapping(table: str) -> dict[int, str]:
    mapping = {}
    for first, target, last, every_second, move in _ENTRY.findall(table):
        start = int(first, 16)
        if target:
            mapping[start] = "".join(chr(int(point, 16)) for point in target.split("."))
        else:
            shift = int(move, 16)
            for point in range(start, int(last, 16) + 1, 2 if every_second else 1):
                mapping[point] = chr(point + shift)
    return mapping


@lru_cache(maxsize=1024)  # the messages of a job repeat the same few hosts
def read_domain(domain: str) -> Domain | None:
    """Return the domain as browsers parse it, or None if they reject it.

    Source: UTS 46 section 4, ToASCII.

    >>> read_domain("ü.ｐａｙｐａｌ.com")
    Domain(mapped='ü.paypal.com', wire='xn--tda.paypal.com')
    >>> read_domain("xn--a.com") is None
    True
    """
    # A longer name does not fit in DNS, and Punycode takes quadratic time on the worst labels.
    if len(domain) > MAX_HOST:
        return None
    mapped = unicodedata.normalize("NFC", domain.translate(_tables().mapping))
    read = [_read_label(label) for label in mapped.split(".")]
    labels = [label for label in read if label is not None]
    if len(labels) != len(read) or not _follow_bidi_rule([shown for shown, _ in labels]):
        return None
    return Domain(mapped, ".".join(wire for _, wire in labels))


def _read_label(label: str) -> tuple[str, str] | None:
    """Return a mapped label in Unicode and in ASCII, or None if it is not valid (section 4.1)."""
    if not label.startswith(_ACE):
        if label.isascii():
            return label, label
        return (label, _ACE + label.encode("punycode").decode("ascii")) if _is_valid(label) else None
    if not label.isascii():
        return None
    try:
        decoded = label[len(_ACE) :].encode("ascii").decode("punycode")
    except UnicodeError:
        return None
    is_nfc = not decoded.isascii() and decoded == unicodedata.normalize("NFC", decoded)
    is_mapped = is_nfc and decoded == decoded.translate(_tables().mapping)
    return (decoded, label) if is_mapped and _is_valid(decoded) else None


def _is_valid(label: str) -> bool:
    key_of = _tables().sets.key_of
    if key_of(label[0]) == "mark" or label.startswith(_ACE):
        return False
    if any(not char.isascii() and key_of(char) == "disallowed" for char in label):
        return False
    return all(_can_join(label, found.start()) for found in _JOINERS.finditer(label))


def _can_join(label: str, at: int) -> bool:
    """Return whether a joiner is allowed at this index (RFC 5892 appendix A.1 and A.2)."""
    tables = _tables()
    if at and tables.viramas.key_of(label[at - 1]):
        return True
    if label[at] == _ZWJ:
        return False
    before = next((kind for kind in map(tables.joining.key_of, reversed(label[:at])) if kind != "T"), "")
    after = next((kind for kind in map(tables.joining.key_of, label[at + 1 :]) if kind != "T"), "")
    return before in ("L", "D") and after in ("R", "D")


def _follow_bidi_rule(labels: list[str]) -> bool:
    """Return whether the labels follow the six rules of RFC 5893 section 2.

    The rules apply to all labels as soon as one of them contains right-to-left characters.
    """
    kinds_of = _tables().bidi.key_of
    if all(label.isascii() for label in labels):
        return True
    kinds = [[kinds_of(char) or "L" for char in label] for label in labels if label]
    if not any({"R", "AL", "AN"}.intersection(label) for label in kinds):
        return True
    return all(map(_follows_bidi_rule, kinds))


_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"))
_LEFT_TO_RIGHT = frozenset(("L", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"))


def _follows_bidi_rule(kinds: list[str]) -> bool:
    last = next((kind for kind in reversed(kinds) if kind != "NSM"), "")
    if kinds[0] in ("R", "AL"):
        has_one_number_system = not {"EN", "AN"}.issubset(kinds)
        return _RIGHT_TO_LEFT.issuperset(kinds) and last in ("R", "AL", "EN", "AN") and has_one_number_system
    return kinds[0] == "L" and _LEFT_TO_RIGHT.issuperset(kinds) and last in ("L", "EN")
