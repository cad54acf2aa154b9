"""Finds the start and the end of a host, and checks whether it is valid. Labels and suffixes; no tails, no policy.

Host names follow RFC 1123 section 2.1 and RFC 5890, read as browsers do. A label can contain letters of any script
and symbols. Every label but the last two can contain underscores. A name that browsers map is checked in mapped form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from ipaddress import AddressValueError, IPv6Address
from typing import NamedTuple

from engage_text._tables.url_chars import INVISIBLE, PUNCTUATION
from engage_text.hosts import MAX_HOST, MAX_LABEL, SuffixList, address_of, browser_host
from engage_text.urls._chars import EMOJI, FULLWIDTH_BRACKETS, SPACELESS, SPACES_AND_CONTROLS
from engage_text.urls._file_endings import FILE_ENDINGS
from engage_text.urls._host_span import STRONG, HostSpan, is_as_written, word_suffix
from engage_text.urls._neighbours import before_sign
from engage_text.urls._words import SITES

__all__ = [
    "LABEL",
    "LABELS",
    "after_hyphen",
    "before_scheme",
    "edges",
    "fit_host",
    "is_file",
    "is_ipv4",
    "label_run_end",
    "left_edge",
    "literal_host",
    "right_edge",
    "run_end",
    "scheme_host",
]

# One character of a label. Left out are ASCII punctuation (except hyphen and underscore), spaces, brackets, sentence
# marks of any script, typographic hyphens and quotes, and invisible characters.
LABEL = (
    rf"[^{SPACES_AND_CONTROLS}\x21-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x9f\u00ab\u00bb"
    rf"{INVISIBLE}\u200c\u200d\u2010-\u2019{PUNCTUATION}{FULLWIDTH_BRACKETS}]"
)
# ZWNJ and ZWJ belong to a label that is not ASCII: between two of its characters, as in Persian words and in
# sequences of emoji, and after a virama at its end (RFC 5892 appendix A). UTS 46 decides whether they are valid.
_VIRAMA = "[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u1039\u17d2]"
_JOINER = rf"(?<=[^\x00-\x7f])[\u200c\u200d](?![\x00-\x7f])(?={LABEL})"
_JOINED = (
    rf"(?:(?<![^.])[\u200c\u200d](?={_VIRAMA}))?+{LABEL}++(?:{_JOINER}{LABEL}++)*+"
    rf"(?:(?<={_VIRAMA})[\u200c\u200d](?=\.))?+"
)
_LABELS_RIGHT = re.compile(rf"(?:\.{_JOINED})++")
LABELS = re.compile(rf"{_JOINED}(?:\.{_JOINED})*+")  # reads the same from either end
_ANY_RUN = re.compile(rf"(?:\.|{LABEL}|{_JOINER})*+")
# Blocks that Python's own NFKC may be too old to know: these go to UTS 46 directly.
_NEWER = re.compile("[\u209d-\u209f\ua7d2-\ua7f1\U00010780-\U000107bf\U0001c000-\U0001efff]")
_NOT_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
# Escapes of characters of a host: letters, digits, dot and hyphen, and bytes above ASCII.
_ESCAPE = r"%(?:2[DdEe]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|[89A-Fa-f][0-9A-Fa-f])"
_ESCAPED = re.compile(rf"(?:\.|{LABEL})*+{_ESCAPE}(?:\.|{LABEL}|{_ESCAPE})*+")
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}", re.ASCII)
# `example.com18+`, `example.co.ukPO Box 7`: the suffix ends where digits or another case begin.
_GLUED_SUFFIX = re.compile(
    r"(?:com|net|org|biz|uk)(?=[0-9A-Z])|in(?=[A-Z][a-z])|(?:COM|NET|ORG|BIZ|UK)(?=[0-9a-z])"
)
_PARTICLE = re.compile(r"[\u3041-\u309f]|(?<=[^\x00-\x7f])[a-z0-9-]")  # hiragana, or a change to ASCII
# A hyphen after one of these is part of an address, a path, a tag or an escape.
_NO_PUNCTUATION = frozenset("@/#$.\\%&+\uff20\uff03")
_MARKUP_END = re.compile(rf"\S{{1,{MAX_HOST}}}_(?![^\W_])")
_LITERAL = re.compile(r"\[([0-9A-Fa-f:.]{2,45})\]")


class _Edges(NamedTuple):
    """Patterns for the borders of scripts within a run of labels, compiled with the first text that is not ASCII."""

    before_letters: re.Pattern[str]
    before_digits: re.Pattern[str]
    after_ascii: re.Pattern[str]
    pictures: re.Pattern[str]


@cache
def edges() -> _Edges:
    """Return the patterns, compiled once."""
    return _Edges(
        re.compile(rf"[{SPACELESS}]-?(?=[A-Za-z])"),
        re.compile(rf"[{SPACELESS}](?=[0-9]++\Z)"),
        re.compile(rf"(?<=[A-Za-z0-9])(?=[{SPACELESS}])"),
        re.compile(rf"[{EMOJI}][{EMOJI}\u200d]*+(?=[^.{EMOJI}\u200d])"),
    )


def ends_glued(text: str, start: int, end: int) -> bool:
    """Return whether the last label at `start:end` is a suffix that more text touches."""
    return _GLUED_SUFFIX.match(text, text.rfind(".", start, end) + 1, end) is not None


def run_end(text: str, start: int) -> int:
    """Return the end of all labels and dots from `start` on, well-formed or not."""
    return _ANY_RUN.match(text, start).end()  # type: ignore[union-attr]  # matches the empty string


def label_run_end(text: str, start: int) -> int:
    """Return the end of the labels and dots from `start` on, at most a host's length away."""
    return _ANY_RUN.match(text, start, start + MAX_HOST).end()  # type: ignore[union-attr]  # matches the empty string


def right_edge(text: str, dot: int) -> int:
    """Return the end of the labels after the dot, at most a host's length away."""
    found = _LABELS_RIGHT.match(text, dot, dot + MAX_HOST + 2)
    return found.end() if found else dot


def left_edge(text: str, dot: int, floor: int) -> int:
    """Return the start of the labels before the dot, not left of `floor`; the dot itself if there are none.

    If the run is longer than a host can be, the result is -1. Latin letters after a script without spaces begin a
    new host, and so do the digits of `点击3.cn`. Pictographs before a name are decoration, and an underscore is markup
    if another one closes it.
    """
    found = LABELS.match(text[max(floor, dot - MAX_HOST - 1) : dot][::-1])
    if not found:
        return dot
    if found.end() > MAX_HOST:
        return -1
    start = dot - found.end()
    if not text.isascii():
        letters, digits, _, pictures = edges()
        for pattern in (letters, digits, pictures) if text[dot + 1].isascii() else (letters, pictures):
            for edge in pattern.finditer(text, start, dot):
                start = edge.end()
    is_markup = text[start] == "_" and text[start + 1].isalnum() and _MARKUP_END.match(text, dot)
    return start + 1 if is_markup else start


def literal_host(text: str, start: int) -> int:
    """Return the end of a bracketed IPv6 address, else `start`."""
    if not (found := _LITERAL.match(text, start)):
        return start
    try:
        IPv6Address(found[1])
    except AddressValueError:
        return start
    return found.end()


def is_ipv4(name: str) -> bool:
    """True for four decimal octets without leading zeros (RFC 3986 section 3.2.2, IPv4address)."""
    return _IPV4.fullmatch(name) is not None


def scheme_host(text: str, start: int, suffixes: SuffixList) -> HostSpan | None:
    """Return the host directly after `http://`, whether or not its suffix is known.

    A host with percent escapes is taken whole, because browsers decode them.
    """
    if escaped := _ESCAPED.match(text, start, start + MAX_HOST):
        name = escaped[0].rstrip("-._")
        read = browser_host(name)
        shown = read.name if read else name.lower()
        labels, suffix = suffixes.divide(shown)
        return HostSpan(start, start + len(name), shown, labels, suffix)
    found = LABELS.match(text, start, start + MAX_HOST + 2)
    if not found:
        return None
    if text.isascii():
        return fit_host(text, start, found.end(), suffixes)
    end = before_sign(text, start, found.end())
    is_sign = before_sign(text, start, start + 1) == start
    return None if is_sign or end == start else fit_host(text, start, end, suffixes)


def fit_host(text: str, start: int, end: int, suffixes: SuffixList) -> HostSpan | None:
    """Return the host within the run of labels, cut where a neighbour begins; None if it cannot be one."""
    if not text.isascii() and (edge := edges().after_ascii.search(text, start, end)):
        cut = _whole(text, start, edge.start(), suffixes)
        if cut and cut.suffix:
            return _checked(cut)
    host = _whole(text, start, end, suffixes)
    if host is None:
        return None
    cut = _cut_sentence(host, text, suffixes) if host.suffix else _cut_label(host, text, suffixes)
    return _checked(cut or host)


def _whole(text: str, start: int, end: int, suffixes: SuffixList) -> HostSpan | None:
    name = text[start:end].rstrip("-._")
    if not name or len(name) > MAX_HOST:
        return None
    end, name = start + len(name), name.lower()
    if not name.isascii():
        name = _mapped(name, suffixes)
    labels, suffix = suffixes.divide(name)
    return HostSpan(start, end, name, labels, suffix)


def _mapped(name: str, suffixes: SuffixList) -> str:
    """Return the name as browsers map it, if it then has a known suffix or is an address.

    Names that NFKC does not change are not looked up in the table of UTS 46. Most words of any script are like this.
    """
    folded = unicodedata.normalize("NFKC", name)
    if folded == name and not _NEWER.search(name):
        return name
    last = folded.rpartition(".")[2]
    if last not in suffixes.tlds and not last.isdecimal() and not _NEWER.search(name):
        return name
    read = browser_host(name)
    return read.name if read and "" not in read.name.split(".") else name


def _cut_label(host: HostSpan, text: str, suffixes: SuffixList) -> HostSpan | None:
    """Cut an unknown last label: `com-foo`, `みんなです`, or a sentence's first word (`example.com.Please`)."""
    if not is_as_written(host, text):
        return None
    _, dot, last = host.name.rpartition(".")
    if not dot or len(last) > MAX_LABEL:
        return None
    if glued := _GLUED_SUFFIX.match(text, host.end - len(last), host.end):
        return _whole(text, host.start, glued.end(), suffixes)
    neighbour = _NOT_LATIN.search(last)
    first_other = neighbour.start() if neighbour else last.find("-")
    # Without a change of script, nothing shows where the suffix ends: the longest one is taken.
    for kept in range(len(last) - 1, 0, -1) if first_other == 0 else (first_other,):
        # Only in Japanese does a particle show where a word ends. In other scripts a word can begin like a suffix.
        if kept > 0 and last[:kept] in suffixes.tlds and (first_other or _PARTICLE.match(last, kept)):
            return _whole(text, host.start, host.end - len(last) + kept, suffixes)
    return _cut_sentence(host, text, suffixes)


def _cut_sentence(host: HostSpan, text: str, suffixes: SuffixList) -> HostSpan | None:
    """Cut `example.com.Click`: the first word of a sentence after a host that is complete without it.

    After a host in small letters, a capital or another script begins a word. After a suffix that is not a word
    (`example.com.see`), every label begins one that is not a known suffix.
    """
    dot = text.rfind(".", host.start, host.end)
    if dot < 0:
        return None
    before = text[host.start : dot]
    if text[dot + 1 : host.end].lower() in FILE_ENDINGS:
        return None
    new_word = (text[dot + 1].isupper() or _NOT_LATIN.match(text, dot + 1)) and before == before.lower()
    if host.suffix and not new_word and not _suffix_reads_as_word(host, text, suffixes):
        return None
    cut = _whole(text, host.start, dot, suffixes)
    if cut is None or not cut.suffix or not cut.labels:
        return None
    is_site = not host.suffix and f"{cut.labels[-1]}.{cut.suffix}" in SITES
    return cut if new_word or cut.is_strong or is_site else None


def is_file(host: HostSpan, suffixes: SuffixList) -> bool:
    """Return whether a host without a known suffix is a file that is named after a site: `example.com.jpg`."""
    stem, _, ending = host.name.rpartition(".")
    if ending not in FILE_ENDINGS:
        return False
    labels, suffix = suffixes.divide(stem)
    return bool(labels) and ("." in suffix or suffix in STRONG)


def after_hyphen(text: str, start: int, dot: int, end: int) -> int:
    """Return where the host begins after hyphens that are punctuation, as in `Visit:-www.example.com`.

    At the beginning of a text, only a link can follow one: `-www.example.com`, `-example.com/x`.
    """
    if text[start - 1 : start] in _NO_PUNCTUATION and start:
        return start
    host = start
    while host < dot and text[host] == "-":
        host += 1
    is_link = start or text[host : host + 4].lower() == "www." or text.startswith("/", end)
    return host if is_link else start


def _suffix_reads_as_word(host: HostSpan, text: str, suffixes: SuffixList) -> bool:
    """Return whether the suffix can be a word after a complete host: `seen it on example.com.it was`.

    The name `com` under `it` is unlikely, unless a scheme, `www.` or a path shows that the whole is a host.
    """
    if host.labels[:1] == ["www"] or not word_suffix(host.labels, host.suffix, suffixes):
        return False
    return not text.startswith(("/", ":", "?", "#"), host.end) and text[host.start - 1 : host.start] not in {
        "/",
        "@",
    }


def _checked(host: HostSpan) -> HostSpan | None:
    """Return the host if every label is valid. A last label of digits must end an address that inet_aton reads."""
    labels = host.name.split(".")
    for label in labels:
        if not 0 < len(label) <= MAX_LABEL or label[0] in "-_" or label[-1] in "-_":
            return None
        if label.startswith("xn--") and not (label.isascii() and len(label) > 4):
            return None
    if "_" in labels[-1] or (len(labels) > 1 and "_" in labels[-2]):
        return None
    if labels[-1].isdecimal() and labels[-1].isascii() and len(labels) > 1 and address_of(host.name) is None:
        return None
    return host


def before_scheme(text: str, dot: int, end: int) -> int:
    """Return where a host ends that `http://` touches (`now.https://`); the dot if nothing is left."""
    run = text[dot:end].lower()
    for scheme in ("https", "http"):
        if run.endswith(scheme):
            return dot + len(run.removesuffix(scheme).rstrip("."))
    return dot
