"""Helpers for any text: escapes, display width, lone surrogates, and names that are alike.

It imports no other module of this package.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

__all__ = [
    "COMMON_EDGES",
    "counted",
    "describe_char",
    "display_width",
    "find_surrogate",
    "has_surrogate",
    "json_line",
    "nearest",
    "printable",
    "shortened",
    "splice",
    "underline",
]

# These are next to most URLs: the start or the end of the text, a space, a line feed. A fast test before a full one.
COMMON_EDGES = frozenset(("", " ", "\n"))
# Half of a surrogate pair (the Unicode Standard, section 3.9, D75). A str can contain it, but UTF-8 cannot.
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return the text with escapes for characters that are invisible, move a cursor, or break or reorder lines.

    `str.isprintable` decides: it is False for control and format characters (bidi controls among them), line and
    paragraph separators, surrogates, and for every space except U+0020. An escaped text is not escaped again.

    >>> print(printable("a\x1b[31m\nb\u202e नमस्ते"))
    a\x1b[31m\nb\u202e नमस्ते
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def describe_char(char: str) -> str:
    r"""Return a character in words: the character if it is visible, its code point and its name.

    >>> describe_char("₹"), describe_char("\u200b")
    ('₹ U+20B9 INDIAN RUPEE SIGN', 'U+200B ZERO WIDTH SPACE')
    """
    shown = f"{char} " if char.isprintable() and not char.isspace() else ""
    return f"{shown}U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def has_surrogate(text: str) -> bool:
    r"""Return whether the text contains a lone surrogate, which cannot be encoded.

    >>> has_surrogate("a\ud83d"), has_surrogate("a\U0001f600")
    (True, False)
    """
    return not text.isascii() and _SURROGATE.search(text) is not None


def find_surrogate(text: str) -> int:
    r"""Return the index of the first lone surrogate, -1 if there is none.

    >>> find_surrogate("a\ud83d"), find_surrogate("a")
    (1, -1)
    """
    found = None if text.isascii() else _SURROGATE.search(text)
    return -1 if found is None else found.start()


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each span replaced. The edits are `(start, end, new)`, in order and disjoint.

    >>> splice("pay at a.in now", [(7, 11, "b.link/X")])
    'pay at b.link/X now'
    """
    pieces: list[str] = []
    read = 0
    for start, end, new in edits:
        pieces += (text[read:start], new)
        read = end
    pieces.append(text[read:])
    return "".join(pieces)


def shortened(text: str, most: int) -> str:
    """Return a text, or its beginning and an ellipsis if it is longer.

    >>> shortened("parcel", 6), shortened("parcels", 6)
    ('parcel', 'parcel…')
    """
    return text if len(text) <= most else f"{text[:most]}…"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "segment"), counted(2, "segment")
    ('1 segment', '2 segments')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_ODD = re.compile(r"[^ -~]")
# Kept, because `json.dumps` with options builds an encoder for each call.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_line(value: object) -> str:
    r"""Return the value as one line of JSON, with its line feed.

    Characters that move a cursor or reorder text are escaped, because the line may go to a terminal. Lone surrogates
    are escaped, because UTF-8 cannot encode them. The JSON value is the same.

    >>> json_line({"title": "\u202e नमस्ते"})
    '{"title":"\\u202e नमस्ते"}\n'
    """
    text = _COMPACT(value)
    return (text if text.isprintable() else _ODD.sub(_json_escape, text)) + "\n"


def _json_escape(found: re.Match[str]) -> str:
    char = found[0]
    return char if char.isprintable() else json.dumps(char)[1:-1]


def display_width(text: str) -> int:
    """Return how many columns of a terminal the text takes. The text must be printable.

    `wcwidth` computes the width if it is installed (the extra `cli` installs it). Otherwise Unicode's properties
    decide. Source:
    Unicode Standard Annex 11 (East Asian Width), and wcwidth.readthedocs.io, Specification.

    >>> display_width("abc"), display_width("日本"), display_width("नमस्ते")
    (3, 4, 4)
    """
    return len(text) if text.isascii() else _measure()(text)


@cache
def _measure() -> Callable[[str], int]:
    try:
        from wcwidth import wcswidth  # noqa: PLC0415 - a table that only a drawing needs
    except ImportError:
        return _own_width
    return lambda text: max(wcswidth(text), 0)


# Marks that are drawn on their letter, and characters that only change how a sign is drawn. Not spacing marks (Mc),
# which take a column of their own, as in wcwidth.
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_WIDE = frozenset("WF")
_EMOJI_FORM = "\ufe0f"  # makes the sign before it an emoji, which is wide


def _own_width(text: str) -> int:
    """Return the width by the properties of Unicode that Python knows."""
    width = last = 0
    for char in text:
        if char == _EMOJI_FORM and last == 1:
            width, last = width + 1, 2
        elif (
            unicodedata.category(char) in _NO_WIDTH or "\u1160" <= char <= "\u11ff"
        ):  # Hangul vowels and finals
            continue
        elif "\U0001f3fb" <= char <= "\U0001f3ff" and last == 2:  # a skin tone colours the emoji before it
            continue
        else:
            last = 2 if unicodedata.east_asian_width(char) in _WIDE else 1
            width += last
    return width


_WINDOW = 30  # characters shown on either side of an underlined span: keeps a line under ~100 columns
_SHOWN_SPAN = 60  # a longer span is cut when it is drawn, never in the data


def underline(text: str, span: tuple[int, int]) -> list[str]:
    r"""Return two lines: the text around the span, and carets under the span.

    >>> print("\n".join(underline("at u@a.b now", (3, 8))))
      | at u@a.b now
      |    ^^^^^
    """
    start, end = span
    marked_end = min(end, start + _SHOWN_SPAN)
    left, right = max(0, start - _WINDOW), min(len(text), marked_end + _WINDOW)
    before = ("…" if left else "") + printable(text[left:start])
    marked = before + printable(text[start:marked_end])
    after = printable(text[marked_end:right]) + ("…" if right < len(text) else "")
    # In columns, not characters: a letter can be two columns wide, and a mark none. Both are measured from the
    # left, because a mark at the start of the span is drawn on the letter before it.
    indent = display_width(before)
    carets = "^" * max(1, display_width(marked) - indent)
    return [f"  | {marked}{after}".rstrip(), f"  | {' ' * indent}{carets}"]


_COMPARED = 60  # characters of a misspelt name: difflib is quadratic, and no name is longer


def nearest(name: str, names: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return the name that is most like a misspelt one; "" if none is. `cutoff` is difflib's ratio.

    >>> nearest("url-privat", ["url-private", "url-sign"]), nearest("x", ["url-private"])
    ('url-private', '')
    """
    import difflib  # noqa: PLC0415 - 3 ms that only a misspelt name needs to pay

    return next(iter(difflib.get_close_matches(name[:_COMPARED], names, n=1, cutoff=cutoff)), "")
