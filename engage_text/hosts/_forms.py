"""The forms of a host name: its registered domain, wire form and Unicode form, its scripts and look-alikes.

Names are taken as written, in lower case. Every text gets an answer, in time linear in its length. UTS 46 mapping
happens in `_whatwg`, not here: a full stop other than `.` is part of a label, and `ß` stays.
The scan of a text calls nothing in this module. The tables are loaded on first use.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from engage_text._tables.confusables import LOOKALIKES
from engage_text._tables.scripts import EXTENSIONS, SCRIPTS
from engage_text._text import has_surrogate
from engage_text.hosts._limits import MAX_HOST, MAX_LABEL, SMALL_CHEROKEE

__all__ = [
    "ascii_lookalike",
    "mixes_scripts",
    "punycode_form",
    "registered_domain",
    "unicode_form",
]

# The set of all scripts in UTS 39: characters that are Common or Inherited go with every script.
_EVERY_SCRIPT = frozenset(("Zyyy",))

_UNKNOWN = frozenset(("Zzzz",))
# UTS 39 section 5.1: the writing systems that contain a script (Han with Bopomofo, Japanese, Korean).
_AUGMENTED = {
    "Bopo": ("Hanb",),
    "Hang": ("Kore",),
    "Hani": ("Hanb", "Jpan", "Kore"),
    "Hira": ("Jpan",),
    "Kana": ("Jpan",),
}
# UTS 39 section 5.2, "Highly Restrictive": Latin may be mixed with these systems and with no others.
_HIGHLY_RESTRICTIVE = tuple(frozenset(("Latn", system)) for system in ("Jpan", "Hanb", "Kore"))

_ACE = "xn--"  # RFC 5890 section 2.3.2.5
_SMALL_CHEROKEE = re.compile(f"[{SMALL_CHEROKEE}]")
_LABEL = re.compile(r"[a-z0-9-]+")


def registered_domain(host: str, suffix: str) -> str:
    """Return the registered domain: the public suffix and the label before it; "" if there is no such label.

    Source: the public suffix list's definition of a registered domain.

    >>> registered_domain("www.shop.example.co.in", "co.in")
    'example.co.in'
    """
    if not suffix or not host.endswith(f".{suffix}"):
        return ""
    label = host[: -len(suffix) - 1].rpartition(".")[2]
    return f"{label}.{suffix}" if label else ""


def punycode_form(host: str) -> str:
    """Return the host in its wire form, which is all ASCII; "" if a label has no such form.

    Each label is converted to lower case (Cherokee to capitals), then to NFC, then to Punycode (RFC 3492). A label
    that is too long for DNS (RFC 1035 section 2.3.4) or that contains a surrogate has no wire form. The rules of
    registries are not checked.

    >>> punycode_form("straße.भारत")
    'xn--strae-oqa.xn--h2brj9c'
    """
    labels = [_encoded(label) for label in host.split(".")]
    return ".".join(label for label in labels if label is not None) if None not in labels else ""


def unicode_form(host: str) -> str:
    """Return the host with its `xn--` labels decoded.

    A label is left unchanged if its decoded form does not encode to the same label.

    Source: RFC 5891 section 5.4.

    >>> unicode_form("www.xn--h2brj9c"), unicode_form("xn--99999999.in")
    ('www.भारत', 'xn--99999999.in')
    """
    return ".".join(_decoded(label) for label in host.split("."))


def _encoded(label: str) -> str | None:
    if label.isascii():
        return label.lower()
    # The length is checked first: normalisation and Punycode both take quadratic time on the worst labels.
    if len(label) > MAX_HOST:
        return None
    small = _SMALL_CHEROKEE.sub(lambda found: found[0].upper(), label.lower())
    folded = unicodedata.normalize("NFC", small)
    if folded.isascii():  # the lower case of the Kelvin sign is k
        return folded
    if has_surrogate(folded):
        return None
    wire = _ACE + folded.encode("punycode").decode("ascii")
    return wire if len(wire) <= MAX_LABEL else None


def _decoded(label: str) -> str:
    if label[:4].lower() != _ACE or len(label) > MAX_LABEL:
        return label
    wire = label.lower()
    try:
        decoded = wire[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return decoded if _encoded(decoded) == wire else label


def mixes_scripts(host: str) -> bool:
    """Return whether a label mixes scripts that do not belong together, or the digits of two number systems.

    One script is allowed, and so is Latin with Japanese, with Korean, or with Han and Bopomofo. `xn--` labels are
    decoded first.

    Source: UTS 39 sections 5.1 to 5.3, at the level "Highly Restrictive". The identifier profile, which the level
    also requires, is not checked.

    >>> mixes_scripts("pаypal.com"), mixes_scripts("xn--pypal-4ve.com"), mixes_scripts("пример.com")
    (True, True, False)
    """
    name = unicode_form(host)
    return not name.isascii() and any(_mixed(label) for label in name.split("."))


def _mixed(label: str) -> bool:
    if label.isascii():
        return False
    if len({ord(char) - unicodedata.decimal(char) for char in label if char.isdecimal()}) > 1:
        return True  # section 5.3: two number systems have two zeros
    sets = _script_sets(label)
    return not _resolved(sets) and not any(
        all(one & system for one in sets) for system in _HIGHLY_RESTRICTIVE
    )


def ascii_lookalike(host: str) -> str:
    """Return the ASCII host that this one can be mistaken for; "" if there is none, or if the host is ASCII itself.

    `xn--` labels are decoded first, and invisible characters are removed. Each label is judged on its own. One label
    that looks like ASCII is enough, if the last label is ASCII or looks like it too. The other labels keep their wire
    form. A character is replaced by its NFKC form if that is ASCII, else by the ASCII text that it looks like. If a
    character has neither (for example a letter with a mark), its label has no look-alike. Characters that look the
    same (l, 1 and I) give the same result.

    Source: UTS 39 section 4, its skeleton compared with ASCII only.

    >>> ascii_lookalike("аррӏе.com"), ascii_lookalike("ü.аррӏе.com"), ascii_lookalike("bücher.de")
    ('apple.com', 'xn--tda.apple.com', '')
    """
    name = unicode_form(host)
    if name.isascii():
        return ""
    labels = name.split(".")
    read = [label.lower() if label.isascii() else _label_lookalike(label) for label in labels]
    # A name under a suffix in its own script is read in that script: `сахар.рф` means sugar, it is not `caxap`.
    if not (read[-1] or (read[:-1] and not labels[-1] and read[-2])):
        return ""
    if not any(seen and not label.isascii() for seen, label in zip(read, labels, strict=True)):
        return ""
    found = [seen or punycode_form(label) for seen, label in zip(read, labels, strict=True)]
    return ".".join(found) if all(found[:-1]) else ""


def _label_lookalike(label: str) -> str:
    """Return the ASCII label that this one can be mistaken for; "" if there is none."""
    read = [_read_as(char) for char in _ignorable().sub("", label)]
    return "" if "" in read else "".join(read)


def _read_as(char: str) -> str:
    if char.isascii():
        return char.lower()
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if _LABEL.fullmatch(folded) else _lookalikes().get(ord(char), "")


def _script_sets(label: str) -> set[frozenset[str]]:
    """Return the augmented script sets of the label's characters, without the characters of every script."""
    return {_augmented(char) for char in set(label)} - {_EVERY_SCRIPT}


def _resolved(sets: set[frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*sets) if sets else _EVERY_SCRIPT


@lru_cache(maxsize=1024)  # most names use the same few hundred letters
def _augmented(char: str) -> frozenset[str]:
    """Return the character's Script_Extensions and the writing systems that contain them (UTS 39 section 5.1)."""
    table, point = _script_table(), ord(char)
    scripts = table.extensions.get(point)
    if scripts is None:
        at = bisect_right(table.starts, point) - 1
        scripts = table.scripts[at] if at >= 0 and point <= table.ends[at] else _UNKNOWN
    if scripts & {"Zyyy", "Zinh"}:
        return _EVERY_SCRIPT
    return scripts.union(*(_AUGMENTED.get(script, ()) for script in scripts))


class _ScriptTable(NamedTuple):
    """Ranges in ascending order, each with its one script, and the characters that have several scripts."""

    starts: list[int]
    ends: list[int]
    scripts: list[frozenset[str]]
    extensions: dict[int, frozenset[str]]


@cache
def _script_table() -> _ScriptTable:
    ranges = sorted((first, last, script) for script, first, last in _ranges(SCRIPTS))
    extensions: dict[int, frozenset[str]] = {}
    for script, first, last in _ranges(EXTENSIONS):
        for point in range(first, last + 1):
            extensions[point] = extensions.get(point, frozenset()) | {script}
    starts = [first for first, _, _ in ranges]
    ends = [last for _, last, _ in ranges]
    return _ScriptTable(starts, ends, [frozenset((script,)) for _, _, script in ranges], extensions)


@cache
def _ignorable() -> re.Pattern[str]:
    """Return Default_Ignorable_Code_Point, from DerivedCoreProperties.txt."""
    return re.compile(
        r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
        r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
        r"\U000e0000-\U000e0fff]"
    )


@cache
def _lookalikes() -> dict[int, str]:
    return {point: text for text, first, last in _ranges(LOOKALIKES) for point in range(first, last + 1)}


def _ranges(table: str) -> Iterator[tuple[str, int, int]]:
    """Yield (key, first, last) from rows that contain a key and hexadecimal ranges of code points."""
    for row in table.splitlines():
        key, *ranges = row.split()
        for written in ranges:
            first, _, last = written.partition("-")
            yield key, int(first, 16), int(last or first, 16)
