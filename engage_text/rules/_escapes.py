"""Text that was escaped for HTML, JSON or a URL and not decoded again. Handsets do not decode it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from html.entities import name2codepoint
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from engage_text._late_patterns import late

__all__ = ["Escaped", "find_escapes"]

_PASSES = 3  # for `&amp;amp;amp;`; deeper escapes stay in the hint
_WINDOW = 64  # characters of a token that are looked at before a place

# HTML 4's names (the 2,000 of HTML 5 include `&in;` and `&pm;`), and numbers. A few are valid without a semicolon.
_ENTITY = late(
    r"&(?:#[0-9]{2,7}+;?|#[xX][0-9A-Fa-f]{2,6}+;?|([A-Za-z][A-Za-z0-9]{1,9}+);|(?:amp|nbsp|quot)(?![A-Za-z0-9=;]))"
)
_NAMES = frozenset(name2codepoint) | {"apos", "AMP", "LT", "GT", "QUOT", "COPY", "REG"}
# Elements of HTML that mark up text. Those that are also words count only where they are closed.
_TAG_NAMES = (
    "abbr|b|big|blockquote|br|center|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|script|small|span|"
    "strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_TAG = late(
    rf"<(?i:(/)?(?:{_TAG_NAMES})(?:\s++[A-Za-z-]{{1,20}}+\s?=[^<>]{{0,300}}+)?\s?/?>|/(?:a|body|button|code|form|head|html|label|q|s|section|title)>"
    r"|(?:a|body|html)\s[^<>=]{1,60}+=[^<>]{0,300}+>|!(?:doctype\b|--)[^<>]{0,300}+>)"
)
_ANY_TAG = late(r"</?[A-Za-z!][^<>]{0,300}+>")
_BREAK = late(r"(?i:<br\s?/?>|</(?:p|div|h[1-6]|li|tr)>)")

# The escapes of JSON and its relatives; doubled, where text was written out twice.
_BACKSLASH = late(r"\\{1,3}+(?:u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|x[0-9A-Fa-f]{2}|r\\{1,3}+n|[nrt\"'])")
_IN_JSON = late(r"\\{1,3}+/|" + _BACKSLASH.pattern)
_PATH = late(r"(?:\A|[^A-Za-z])[A-Za-z]:|\A\\\\\w")  # a drive, a server
_WORD = late(r"[a-z]+")
# Words after a backslash between two words: `yes\no`, `this\that`.
_SLASHED = frozenset(
    "name near need net never new news next night no non none nor not now number nurse "
    "take tax temp ten test text that the their them then there these they this three time to today tomorrow tonight "
    "total town train try two rate read real red refund rent return right road room row rural".split()
)
_MOUTHS = frozenset(":;=8/")  # `:\'(`

_TRIPLET = r"%[0-9A-Fa-f]{2}"
# People write no percent sign between letters and marks (`Hello%20World`), and no escaped bytes above ASCII anywhere.
_PERCENT = late(
    r"%(?:(?<=[A-Za-z.,!?:;)]%)(?:20|0[AaDd]|2[CcFf]|3[AaFf])(?=[A-Za-z%])"
    r"|[CDcd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2}"
    r"|[Ff]0(?:%[89ABab][0-9A-Fa-f]){3})"
)
_TRIPLETS = late(rf"(?:{_TRIPLET})++")
_ENCODED = late(rf"(?:[^%\s]|{_TRIPLET})++")  # without spaces, each percent sign an escape
_PLUSES = late(r"[^\s+@/]{1,64}+(?:\++[^\s+@/]{1,64}+){2,}+\+?")
_LETTERS = late(r"[^\W\d_]{2,}")
_OPAQUE = late(r"://|[?&]\w+=|\bmailto:|\btel:|\bsms:")  # escapes belong in what another program reads


class Escaped(NamedTuple):
    """The place of the first escape, and the decoded text."""

    start: int
    end: int
    decoded: str


def find_escapes(text: str, is_known: Callable[[int, int], bool] = lambda *_: False) -> Escaped | None:
    r"""Return the first place that is still escaped, or None. Known places are skipped.

    >>> find_escapes("Tom &amp; Jerry")
    Escaped(start=4, end=9, decoded='Tom & Jerry')
    >>> find_escapes(r"AT&T, 5<6 in C:\new, 100%20 off, <3")
    """
    found = [(place, kind) for kind in _KINDS if (place := _first_of(kind, text, is_known))]
    if not found:
        return None
    decoded = text
    for _ in range(_PASSES):
        before = decoded
        for _, kind in found:
            decoded = kind.decode(decoded)
        if decoded == before or not any(_first_of(kind, decoded) for _, kind in found):
            break
    start, end = min(place for place, _ in found)
    return Escaped(start, end, decoded)


class _Kind(NamedTuple):
    """One kind of escape: a character that it always contains, a search for it, and its decoder."""

    mark: str
    places: Callable[[str], Iterable[tuple[int, int]]]
    decode: Callable[[str], str]


def _first_of(
    kind: _Kind, text: str, is_known: Callable[[int, int], bool] = lambda *_: False
) -> tuple[int, int] | None:
    if kind.mark not in text:
        return None
    for start, end in kind.places(text):
        if not is_known(start, end):
            return start, end
    return None


def _entities(text: str) -> Iterable[tuple[int, int]]:
    return (found.span() for found in _ENTITY.finditer(text) if _is_entity(found))


def _is_entity(found: re.Match[str]) -> bool:
    return found[1] is None or found[1] in _NAMES


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]) if _is_entity(found) else found[0], text)


def _tags(text: str) -> Iterable[tuple[int, int]]:
    return (found.span() for found in _TAG.finditer(text))


def _without_tags(text: str) -> str:
    return _ANY_TAG.sub("", _BREAK.sub("\n", text)).strip() if _TAG.search(text) else text


def _backslashes(text: str) -> Iterable[tuple[int, int]]:
    return (found.span() for found in _BACKSLASH.finditer(text) if _is_escape(text, found))


def _is_escape(text: str, found: re.Match[str]) -> bool:
    """Return whether a backslash begins an escape, not a folder, an alternative or a face."""
    start, end = found.span()
    before, last = text[start - 1 : start], found[0][-1]
    if last in "'\"":
        return before not in _MOUTHS
    if _PATH.search(text[max(0, start - _WINDOW) : start].rsplit(maxsplit=1)[-1] if before.strip() else ""):
        return False
    if last not in "nrt" or found[0].count("\\") > 1 or not text[end : end + 1].islower():
        return True
    word = _WORD.match(text, end - 1)
    return last != "r" and not (before.isalnum() and word and word[0] in _SLASHED)


def _without_backslashes(text: str) -> str:
    return (
        _IN_JSON.sub(lambda found: _character(text, found), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def _character(text: str, found: re.Match[str]) -> str:
    body = found[0].lstrip("\\")
    if body[0] in "uUx":
        return chr(int(body[1:], 16)) if int(body[1:], 16) <= 0x10FFFF else found[0]
    if body[0] in "/'\"":
        return body[0]
    return {"t": "\t"}.get(body, "\n") if _is_escape(text, found) else found[0]


def _percents(text: str) -> Iterable[tuple[int, int]]:
    """Return the places of percent escapes. If the whole text is encoded, all of them count."""
    if _ENCODED.fullmatch(text) and not _OPAQUE.search(text):
        places = [found.span() for found in _TRIPLETS.finditer(text) if _is_between(text, *found.span())]
        return places if _decodes(text) else ()
    return (found.span() for found in _PERCENT.finditer(text) if not _is_opaque(text, found.start()))


def _is_between(text: str, start: int, end: int) -> bool:
    """Return whether letters or marks surround the escapes: `Hello%21` is encoded, `50%20` is only odd."""
    return end - start > len("%20") or (start > 0 and not text[start - 1].isdigit())


def _decodes(text: str) -> bool:
    return all(
        char.isprintable() or char in "\n\r\t"
        for char in unquote(text, errors="replace").replace("\ufffd", "\0")
    )


def _is_opaque(text: str, start: int) -> bool:
    window = text[max(0, start - 4 * _WINDOW) : start]
    return (
        bool(window)
        and not window[-1].isspace()
        and _OPAQUE.search(window.rsplit(maxsplit=1)[-1]) is not None
    )


def _without_percents(text: str) -> str:
    if _ENCODED.fullmatch(text):
        return unquote(text) if "%20" in text else unquote_plus(text)
    return _TRIPLETS.sub(lambda found: unquote(found[0]) if _decodes(found[0]) else found[0], text)


def _pluses(text: str) -> Iterable[tuple[int, int]]:
    """Return the first plus of a text with pluses instead of spaces."""
    if not _PLUSES.fullmatch(text):
        return ()
    parts = text.split("+")
    words = [part for part in parts if _LETTERS.search(part)]
    at = text.find("+")
    return ((at, at + 1),) if len(words) > len(parts) // 2 and len(words) > 1 else ()


_KINDS = (
    _Kind("+", _pluses, unquote_plus),
    _Kind("%", _percents, _without_percents),
    _Kind("\\", _backslashes, _without_backslashes),
    _Kind("<", _tags, _without_tags),
    _Kind("&", _entities, _without_entities),
)
