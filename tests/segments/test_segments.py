"""`measure`, `split` and `fit` against a slow and obvious reading of the standards, on strings made of borders.

Written from 3GPP TS 23.038 and 23.040 apart from the library: it adds piece after piece and counts. Only the
cells of the national tables are the library's, which `tests/tables/test_national.py` compares; the clusters come from
the package regex.
"""

from __future__ import annotations

import random
from functools import cache

import pytest
import regex

from engage_text.segments import fit, measure, split
from engage_text.segments._alphabets import EVERY_LANGUAGE, locking_table, single_table

COUNT = 300_000
EXTENSION = "\f^{}\\[~]|€"
BASIC = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " \n\r!\"#$%&'()*+,-./:;<=>?@_£¥¤§¡¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ"
)
CLUSTER = regex.compile(r"\X")

# What a string is drawn from: each family has characters of one unit, of two, and of the clusters' kinds.
FAMILIES = {
    "gsm": ["a", "Z", "é", "\n", "\r\n", "\r", "€", "[", "^", "\f", "~"],
    "ascii": ["a", "b ", "0", "{", "}", "|", "\\", "\r\n"],
    "late-culprit": ["a" * 20, "a", "€", "’", "`", "\t", "\x1b"],
    "indic": ["न", "नि", "क्ष", "क्\u200dष", "ക്ഷ", "\u093f", "।", "A", "0", "₹", "\u200c"],
    "hindi-tables": ["न", "नि", "्", "।", "५", "A", "@", "a", "7", " ", "क़", "€"],
    "urdu-tables": ["ت", "؎", "ا", "ٔ", "A", "a", "۔", "[", " ", "1"],
    "turkish-tables": ["ğ", "ş", "İ", "ç", "€", "a", "é", "^"],
    "latin-tables": ["á", "ã", "ê", "Ç", "ç", "∞", "€", "`", "|", "a", "õ"],
    "bengali-tables": ["ক", "ক্ষ", "া", "।", "০", "A", " ", "z", "."],
    "emoji": ["😀", "👍🏽", "👩\u200d👩\u200d👧", "🇮🇳", "🇮", "❤\ufe0f", "1\ufe0f\u20e3", "a", "\u200d"],
    "surrogates": ["\ud83d", "\ude00", "\udfff", "\ud800", "😀", "न", "a", "\ud83c\udffd", "👍"],
    "marks": ["e\u0301", "\u0301", "\u0301" * 30, "a", "\u0600", "\u1100\u1161\u11a8", "각", "\u11a8"],
}
LENGTHS = [n + d for n in (66, 67, 70, 132, 134, 145, 152, 153, 155, 160, 304, 306) for d in (-2, -1, 0, 1)]
OPTIONS = [{}] * 14 + [
    {"reference": 16},
    {"whole_clusters": True},
    {"whole_clusters": True, "reference": 16},
    {"national": ["hi"]},
    {"national": ["ur"]},
    {"national": ["tr", "pt"], "reference": 16},
    {"national": ["bn", "hi"], "whole_clusters": True},
    {"national": ["es", "pt"]},
    {"national": "hi", "whole_clusters": True, "reference": 16},
]
RARE = [{"national": "auto"}, {"national": "auto", "whole_clusters": True, "reference": 16}]


@cache
def septets(locking, single):
    """Return what each character costs in the alphabet of two tables; None without such a table."""
    two = single_table(single).values() if single else EXTENSION
    one = locking_table(locking).values() if locking else BASIC
    return None if locking and not one else {**dict.fromkeys(two, 2), **dict.fromkeys(one, 1)}


def joined(text):
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def code_units(char):
    return 2 if char > "\uffff" else 1


def parts(pieces, cost, single, part):
    """Add piece after piece; a piece bigger than a part begins one and is added by its characters."""
    sizes = (
        [sum(map(cost, piece)) for piece in pieces] if isinstance(pieces, list) else list(map(cost, pieces))
    )
    if sum(sizes) <= single:
        return ["".join(pieces)]
    done, current, used = [], [], 0
    for piece, size in zip(pieces, sizes, strict=True):
        if used + size > part and current:
            done.append("".join(current))
            current, used = [], 0
        if size <= part:
            current.append(piece)
            used += size
            continue
        for char in piece:
            if used + cost(char) > part:
                done.append("".join(current))
                current, used = [], 0
            current.append(char)
            used += cost(char)
    return [*done, "".join(current)]


def reference(text, *, reference=8, national="none", whole_clusters=False):
    """Return encoding, units, parts, free units of the last part and tables, of the best of all encodings."""
    text = joined(text)
    pieces = CLUSTER.findall(text) if whole_clusters else text
    languages = (
        {"none": (), "auto": EVERY_LANGUAGE}.get(national, national)
        if isinstance(national, str)
        else national
    )
    languages = (languages,) if isinstance(languages, str) else tuple(languages)
    concatenation = {8: 5, 16: 6}[reference]
    characters = set(text)
    found = []
    order = 0
    for locking in (None, *languages):
        for other in (None, *languages):
            order += 1
            costs = septets(locking, other)
            if costs is None or not costs.keys() >= characters:
                continue
            tables = (locking is not None) + (other is not None)
            single = (140 - (1 + 3 * tables if tables else 0)) * 8 // 7
            part = (140 - 1 - concatenation - 3 * tables) * 8 // 7
            units = sum(map(costs.__getitem__, text))
            cut = parts(pieces, costs.__getitem__, single, part)
            mixed = tables == 2 and locking != other
            free = (part if len(cut) > 1 else single) - sum(map(costs.__getitem__, cut[-1]))
            found.append(
                ((len(cut), tables, units, mixed, order), "GSM-7", units, cut, free, (locking, other))
            )
            if not languages:
                return found[0][1:]
    part = (140 - 1 - concatenation) // 2
    cut = parts(pieces, code_units, 70, part)
    free = (part if len(cut) > 1 else 70) - sum(map(code_units, cut[-1]))
    found.append(((len(cut), 3), "UCS-2", sum(map(code_units, text)), cut, free, (None, None)))
    return min(found)[1:]


def drawn(rng):
    """Draw a string: a run that ends near a border, then bits that push what follows across it, and again."""
    bits = rng.choice(list(FAMILIES.values()))
    if rng.random() < 0.15:
        bits = bits + rng.choice(list(FAMILIES.values()))
    text = ""
    for _ in range(rng.choice((1, 1, 2))):
        bit = rng.choice(bits)
        length = rng.choice(LENGTHS) // rng.choice((1, 1, 2))
        run = bit * (length // len(bit))
        text += run[:length] if rng.random() < 0.5 else "".join(rng.choices(bits, k=length // 3))
        text += "".join(rng.choices(bits, k=rng.randrange(5)))
    return text[:330]


def differences(text, options):
    encoding, units, cut, free, tables = reference(text, **options)
    size = measure(text, **options)
    ours = (size.encoding, size.units, size.segments, size.remaining, tuple(size.tables))
    if ours != (encoding, units, len(cut), free, tables):
        return f"{ours} is not {(encoding, units, len(cut), free, tables)}"
    segments = split(text, **options)
    if [joined(segment) for segment in segments] != cut or "".join(segments) != text:
        return f"cut into {[len(s) for s in segments]}, not {[len(s) for s in cut]}"
    return ""


@pytest.mark.slow
def test_agrees_on_strings_heavy_in_borders(chance):
    for number in range(COUNT):
        text = drawn(chance)
        options = chance.choice(OPTIONS) if chance.random() < 0.997 else chance.choice(RARE)
        wrong = differences(text, options)
        assert not wrong, f"string {number}: {wrong} for {text!r} with {options}"


@pytest.mark.parametrize("options", [*OPTIONS[13:], *RARE])
def test_agrees_under_each_option_set(options):
    rng = random.Random(4711)  # noqa: S311 - no secret
    texts = [drawn(rng) for _ in range(300)]
    assert [(text, wrong) for text in texts if (wrong := differences(text, options))] == []


def cuts(text, *, whole_clusters=False):
    """Return where a beginning of the text may end: no pair is halved, and no cluster if asked for."""
    pieces = CLUSTER.findall(text) if whole_clusters else list(text)
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    halved = {
        i for i in ends if "\ud800" <= text[i - 1 : i] <= "\udbff" and "\udc00" <= text[i : i + 1] <= "\udfff"
    }
    return [end for end in ends if end not in halved]


FIT_OPTIONS = [
    {},
    {"reference": 16},
    {"whole_clusters": True},
    {"national": ["hi"]},
    {"national": ["tr", "pt"]},
]


@pytest.mark.parametrize("options", FIT_OPTIONS)
def test_fit_finds_the_longest_beginning(options):
    """Every beginning is counted. Clusters bigger than a part have a test of their own."""
    rng = random.Random(815)  # noqa: S311 - no secret
    for _ in range(60):
        text = drawn(rng)[:240]
        if options.get("whole_clusters"):
            text = joined(text).encode("utf-8", "replace").decode().replace("\u0301" * 3, "")
        room = rng.choice((1, 1, 2, 3))
        encoding, units, cut, _, tables = reference(text, **options)
        longest = max(
            i
            for i in cuts(text, whole_clusters="whole_clusters" in options)
            if len(reference(text[:i], **options)[2]) <= room
        )
        costs = code_units if encoding == "UCS-2" else septets(*tables).__getitem__
        result = fit(text, room, **options)
        assert (result.fits, result.segments) == (len(cut) <= room, len(cut)), text
        assert result.cut == longest, (text, room)
        assert result.excess == units - sum(map(costs, joined(text[:longest]))), (text, room)
