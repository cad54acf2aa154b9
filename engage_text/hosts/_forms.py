"""What a host's name says when somebody asks: its registered domain, wire form, scripts and look-alikes.

Names are taken as written, in lower case; any text gets an answer, in time linear in its length. No UTS 46
mapping is done here, `_whatwg` does it: a full stop that is not `.` is part of a label, and `ß` stays.
Nothing here is computed while a text is scanned; the tables are read when first asked for.
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
from engage_text.hosts._limits import MAX_HOST, MAX_LABEL, SMALL_CHEROKEE

__all__ = [
    "EVERY_SCRIPT",
    "ascii_lookalike",
    "mixes_scripts",
    "punycode_form",
    "registered_domain",
    "scripts_of",
    "unicode_form",
]

# Stands for UTS 39's set of all scripts: characters that are Common or Inherited fit in with every script.
EVERY_SCRIPT = frozenset(("Zyyy",))

_UNKNOWN = frozenset(("Zzzz",))
# UTS 39 section 5.1: the writing systems that a script is part of (Han with Bopomofo, Japanese, Korean).
_AUGMENTED = {
    "Bopo": ("Hanb",),
    "Hang": ("Kore",),
    "Hani": ("Hanb", "Jpan", "Kore"),
    "Hira": ("Jpan",),
    "Kana": ("Jpan",),
}
# UTS 39 section 5.2, "Highly Restrictive": Latin may stand beside these, and beside nothing else.
_TOGETHER = tuple(frozenset(("Latn", system)) for system in ("Jpan", "Hanb", "Kore"))

_ACE = "xn--"  # RFC 5890 section 2.3.2.5
_SMALL_CHEROKEE = re.compile(f"[{SMALL_CHEROKEE}]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LABEL = re.compile(r"[a-z0-9-]+")


def registered_domain(host: str, suffix: str) -> str:
    """Return the suffix with the one label before it, which is what its owner registered; "" without one.

    Source: the public suffix list's definition of a registered domain.

    >>> registered_domain("www.shop.example.co.in", "co.in")
    'example.co.in'
    """
    if not suffix or not host.endswith(f".{suffix}"):
        return ""
    label = host[: -len(suffix) - 1].rpartition(".")[2]
    return f"{label}.{suffix}" if label else ""


def punycode_form(host: str) -> str:
    """Return the host as it goes out on the wire, all ASCII; "" if a label has no such form.

    Each label in lower case (Cherokee in capitals), in NFC, and through RFC 3492. No form has what DNS has no
    room for (RFC 1035 section 2.3.4), nor half a surrogate pair; what a registry would take is not checked.

    >>> punycode_form("straße.भारत")
    'xn--strae-oqa.xn--h2brj9c'
    """
    labels = [_encoded(label) for label in host.split(".")]
    return ".".join(label for label in labels if label is not None) if None not in labels else ""


def unicode_form(host: str) -> str:
    """Return the host with its `xn--` labels decoded; one that is no label's own wire form stays as it is.

    Source: RFC 5891 section 5.4: a label must come out the same when it is encoded again.

    >>> unicode_form("www.xn--h2brj9c"), unicode_form("xn--99999999.in")
    ('www.भारत', 'xn--99999999.in')
    """
    return ".".join(_decoded(label) for label in host.split("."))


def _encoded(label: str) -> str | None:
    if label.isascii():
        return label.lower()
    # Looked at before the work: normalisation and RFC 3492 both take quadratic time on the worst labels.
    if len(label) > MAX_HOST:
        return None
    small = _SMALL_CHEROKEE.sub(lambda found: found[0].upper(), label.lower())
    folded = unicodedata.normalize("NFC", small)
    if folded.isascii():  # the Kelvin sign is a k
        return folded
    if _SURROGATE.search(folded):
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


def scripts_of(label: str) -> frozenset[str]:
    """Return the scripts that all of the label can be read in, by their ISO 15924 codes.

    Empty if there is none, `EVERY_SCRIPT` if no character decides (digits, hyphens, symbols, no character).
    Han and what is written with it count as the systems Hanb, Jpan and Kore too.

    Source: UTS 39 section 5.1, the resolved script set.

    >>> scripts_of("पता2") == {"Deva"}, scripts_of("bаnk") == frozenset(), scripts_of("24-7") == EVERY_SCRIPT
    (True, True, True)
    """
    return _resolved(_script_sets(label))


def mixes_scripts(host: str) -> bool:
    """True when a label mixes scripts that do not belong together, or the digits of two systems.

    One script is fine, and so is Latin with Japanese, with Korean, or with Han and Bopomofo. `xn--` labels are
    decoded first.

    Source: UTS 39 sections 5.1 to 5.3, at the level "Highly Restrictive"; the identifier profile, which the
    level asks for too, is left to the registries.

    >>> mixes_scripts("pаypal.com"), mixes_scripts("xn--pypal-4ve.com"), mixes_scripts("пример.com")
    (True, True, False)
    """
    name = unicode_form(host)
    return not name.isascii() and any(_mixed(label) for label in name.split("."))


def _mixed(label: str) -> bool:
    if label.isascii():
        return False
    if len({ord(char) - unicodedata.decimal(char) for char in label if char.isdecimal()}) > 1:
        return True  # section 5.3: the zeros of two systems
    sets = _script_sets(label)
    return not _resolved(sets) and not any(all(one & system for one in sets) for system in _TOGETHER)


def ascii_lookalike(host: str) -> str:
    """Return the ASCII host that this one can be mistaken for, "" if there is none or it is ASCII itself.

    Each label is judged on its own: one that can be mistaken for ASCII is enough, if the last one is ASCII or can be
    mistaken for it too. The other labels keep their wire form. `xn--` labels are decoded first and characters that
    cannot be seen left out. A character is read as the ASCII that NFKC makes of it, else as what it looks like; one
    that looks like no ASCII, such as a letter with a mark, makes its whole label unlike any. One answer covers
    all that look the same (l, 1 and I).

    Source: UTS 39 section 4, its skeleton compared with ASCII only.

    >>> ascii_lookalike("аррӏе.com"), ascii_lookalike("ü.аррӏе.com"), ascii_lookalike("bücher.de")
    ('apple.com', 'xn--tda.apple.com', '')
    """
    name = unicode_form(host)
    if name.isascii():
        return ""
    labels = name.split(".")
    read = [label.lower() if label.isascii() else _label_lookalike(label) for label in labels]
    # Under a suffix in its own script a name is read in that script: `сахар.рф` is sugar, not `caxap`.
    if not (read[-1] or (read[:-1] and not labels[-1] and read[-2])):
        return ""
    if not any(seen and not label.isascii() for seen, label in zip(read, labels, strict=True)):
        return ""
    found = [seen or punycode_form(label) for seen, label in zip(read, labels, strict=True)]
    return ".".join(found) if all(found[:-1]) else ""


def _label_lookalike(label: str) -> str:
    """Return the ASCII label that this one can be mistaken for, "" if there is none."""
    read = [_read_as(char) for char in _ignorable().sub("", label)]
    return "" if "" in read else "".join(read)


def _read_as(char: str) -> str:
    if char.isascii():
        return char.lower()
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if _LABEL.fullmatch(folded) else _lookalikes().get(ord(char), "")


def _script_sets(label: str) -> set[frozenset[str]]:
    """Return the augmented script sets of the label's characters, less those that fit in with every script."""
    return {_augmented(char) for char in set(label)} - {EVERY_SCRIPT}


def _resolved(sets: set[frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*sets) if sets else EVERY_SCRIPT


@lru_cache(maxsize=1024)  # a few hundred letters are nearly all that names are written with
def _augmented(char: str) -> frozenset[str]:
    """Return the character's Script_Extensions with the systems they are part of (UTS 39 section 5.1)."""
    table, point = _script_table(), ord(char)
    scripts = table.extensions.get(point)
    if scripts is None:
        at = bisect_right(table.starts, point) - 1
        scripts = table.scripts[at] if at >= 0 and point <= table.ends[at] else _UNKNOWN
    if scripts & {"Zyyy", "Zinh"}:
        return EVERY_SCRIPT
    return scripts.union(*(_AUGMENTED.get(script, ()) for script in scripts))


class _ScriptTable(NamedTuple):
    """Ranges in ascending order with the one script of each, and the characters of several scripts."""

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
    """Return Default_Ignorable_Code_Point, from DerivedCoreProperties.txt 15.1."""
    return re.compile(
        r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
        r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
        r"\U000e0000-\U000e0fff]"
    )


@cache
def _lookalikes() -> dict[int, str]:
    return {point: text for text, first, last in _ranges(LOOKALIKES) for point in range(first, last + 1)}


def _ranges(table: str) -> Iterator[tuple[str, int, int]]:
    """Yield key, first and last code point from rows of a key and hexadecimal ranges."""
    for row in table.splitlines():
        key, *ranges = row.split()
        for written in ranges:
            first, _, last = written.partition("-")
            yield key, int(first, 16), int(last or first, 16)
