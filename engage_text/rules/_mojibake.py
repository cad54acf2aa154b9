"""UTF-8 that was read as Windows-1252 or Latin-1: `Itâ€™s` for `It’s`, `Ã©` for `é`, also several times over."""

from __future__ import annotations

import re
from typing import NamedTuple

from engage_text._late_patterns import late

__all__ = ["Mojibake", "find_mojibake"]


def _bytes_of_characters() -> dict[str, int]:
    """Return the byte of each character above ASCII, for both decodings of 0x80 to 0x9f (WHATWG Encoding)."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        char = bytes((byte,)).decode("cp1252", "ignore")
        if char:
            table[char] = byte
    return table


_BYTES = _bytes_of_characters()
_CONTINUED = "".join(map(re.escape, (char for char, byte in _BYTES.items() if byte < 0xC0)))
# RFC 3629 section 3: a leading byte and one to three more.
_SEQUENCE = rf"[\xc2-\xdf][{_CONTINUED}]|[\xe0-\xef][{_CONTINUED}]{{2}}|[\xf0-\xf4][{_CONTINUED}]{{3}}"
_RUN = late(rf"(?:{_SEQUENCE})++")
_ONE = late(_SEQUENCE)
# The first two bytes of most typographic marks and of pictographs, if the last byte was lost and no sequence is left.
_BROKEN = late(r"\xe2\u20ac|\xf0\u0178|\xf0\x9f")
# What people also write after a letter with an accent: quotes, dashes, dots, guillemets, signs, and the letters of
# Czech and French that Windows-1252 has beside Latin-1. `CAFÉ”` looks like a sequence, but is not one.
_NATURAL = frozenset("‘’‚“”„…–—‹›«»\xa0™®©°ºªšžœŠŽŒŸƒ")
_GSM_SIGNS = frozenset("¡¿¤£¥§")  # after a letter, in a text that lists the whole alphabet of GSM-7
_AFTER_A_TILDE = frozenset(
    "‘’‚“”„…–—‹›«»"
)  # the same for the leads of Latin-1 letters: `Ã®` is `î`, `AMANHÃ”` a word
_LATIN_1 = frozenset("\xc2\xc3")
_PASSES = 3  # decoded wrongly more often than that, no text is left
_C1 = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


class Mojibake(NamedTuple):
    """The first place, and the decoded text, or "" if bytes are lost."""

    start: int
    end: int
    decoded: str


def find_mojibake(text: str) -> Mojibake | None:
    """Return the place where UTF-8 was decoded with another encoding, or None.

    >>> find_mojibake("Itâ€™s here")
    Mojibake(start=2, end=5, decoded='It’s here')
    """
    first = _first(text)
    if first is None:
        return None
    decoded = text
    for _ in range(_PASSES):
        decoded = _RUN.sub(_decoded, decoded)
        if _first(decoded) is None:
            break
    decoded = decoded.translate(_C1)
    is_whole = _first(decoded) is None and "\ufffd" not in decoded
    return Mojibake(*first, decoded if is_whole else "")


def _first(text: str) -> tuple[int, int] | None:
    for run in _RUN.finditer(text):
        if _is_sure(text, run):
            return run.span()
    broken = _BROKEN.search(text)
    return broken.span() if broken else None


def _is_sure(text: str, run: re.Match[str]) -> bool:
    """Return whether people never write these characters: several sequences, or one that is not the end of a word."""
    written = run[0]
    if _decoded(run) == written:
        return False
    sequence = _ONE.match(written)
    if sequence is None or sequence.end() < len(written):
        return True
    lead, others = written[0], set(written[1:])
    if lead in _LATIN_1:
        return not others <= _AFTER_A_TILDE or text[run.end() : run.end() + 1].islower()
    return not others <= (_NATURAL if lead == "Å" else _NATURAL | _GSM_SIGNS)  # `Å¡` is `š`


def _decoded(run: re.Match[str]) -> str:
    written = run[0]
    try:
        return bytes(_BYTES[char] for char in written).decode("utf-8")
    except UnicodeDecodeError:
        return written
