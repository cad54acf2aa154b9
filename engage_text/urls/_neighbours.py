"""Text that touches a URL or a host: escapes, entities, ellipses, the rest of a cut word.

Every function reads a window of bounded length next to the place, or one run of marks after it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape

from engage_text._late_patterns import late
from engage_text._tables.url_chars import INVISIBLE, PUNCTUATION, SIGNS
from engage_text.urls._chars import ASCII_STOPS, FULLWIDTH_BRACKETS, PAIRS, SPACES_AND_CONTROLS

__all__ = [
    "ENTITY",
    "after_escape",
    "after_signs",
    "before_sign",
    "decoded",
    "ends_url",
    "entity_in",
    "follows_twin",
    "has_sheet_escape",
    "is_cut_word",
    "is_parted",
    "is_truncated",
    "runs_in",
    "runs_on",
    "runs_past",
    "sign_in",
]

# HTML 13.1.4, and escaped twice (`&amp;quot;`). HTML's longest name has 31 letters.
ENTITY = late(r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_ENTITY = 34 + 3 * 4
_ENTITY_BEFORE = late(rf"{ENTITY.pattern}\Z")

# What follows a percent sign in a percent triplet (RFC 3986 section 2.1) and in JavaScript's old `%u2215`.
_AFTER_PERCENT = late(r"[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}")
# What follows an equals sign in quoted-printable (RFC 2045 section 6.7): the space, punctuation and line ends, of
# which some encoders write the letters small; or an octet of a longer character, which comes with others or alone
# in its label. `=99acres.in` and `=FACEBOOK.COM` are names.
_AFTER_EQUALS = late(
    r"[23][0-9A-F]|3[a-f]|0[9ADad]|[89A-F][0-9A-F](?=[.=])|(?<=[89A-F][0-9A-F]=)[89A-F][0-9A-F]"
)
# References that HTML reads without a semicolon, which people forget.
_AFTER_AMPERSAND = late(r"(?:amp|nbsp|quot|lt|gt)(?=[A-Za-z0-9])")
# What follows a backslash in the escapes of JSON (RFC 8259 section 7), C and Python, as far as a host can begin so.
_AFTER_BACKSLASH = frozenset("abfnrtuvxNU01234567")
_ESCAPED_MARKS = frozenset("\"'/?")  # the escape is whole, and the host begins after it
# Escapes that end right before a URL: these, and those of JSON and C.
_ESCAPE_BEFORE = late(
    r"(?:%[0-9A-Fa-f]{2}|%u[0-9A-Fa-f]{4}|=(?:[0-9A-F]{2}|3[a-f]|0[ad])"
    r"|\\(?:[A-Za-z0\"'/?\\]|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}|x[0-9A-Fa-f]{2}|[0-7]{3}|U[0-9A-Fa-f]{8}))\Z"
)
_LONGEST_ESCAPE = 10

# A backslash; an opening mark that no sentence has after a word, with anything but marks after it; or marks that occur
# in or next to URLs, quotes and closing brackets of any script, and then characters that do not begin a sentence
# unless a space is missing.
_RUNS_ON = late(
    r"\\|[{<\"`]++[^\s.,;:!?()\[\]{}<>\"'`*_~]|[.,;:!?*'&~_@%=+$\"`(){}\[\]<>|^\u00ab\u00bb\u2018-\u201e\u2026\u2039\u203a\uff09\uff3d\uff5d"
    rf"{PAIRS[1::2]}-]*+[A-Za-z0-9/#\\]"
)
_QUOTES = frozenset("\"'`")
_OPENER_OF = dict(
    zip(")]}>\u201d\u201c\u2019\u00bb\u00ab\u203a", "([{<\u201c\u201e\u2018\u00ab\u00bb\u2039", strict=True)
) | dict(zip(FULLWIDTH_BRACKETS[1::2] + PAIRS[1:-2:2], FULLWIDTH_BRACKETS[::2] + PAIRS[:-2:2], strict=True))
_TAGS = {">": "</", "]": "[/"}  # HTML and BBCode: the URL is an element's text
_WRAP_WINDOW = 255  # characters in which a closing bracket finds its opening one

# U+00B7 between two l is Catalan's (RFC 5892 A.3).
_SIGN = late(rf"(?!(?<=[lL])\u00b7(?=[lL]))[{SIGNS}]")
_WITHIN_WORDS = frozenset("'\u2019&+^%\"`")
_CUT_BEFORE = frozenset("}\\")
_PLACEHOLDER_ENDS = frozenset("}])>%#|")
_SIGNS = late(f"[{SIGNS}]++")
# An ellipsis in one character: two dots or three, raised or not.
_ELLIPSES = "\u2025\u2026\u22ef\ufe19"
_TRUNCATED = late(rf"\.?[\[(]?[{_ELLIPSES}]|[\[(]?\.{{3}}")
# The same inside a URL: a part of its path that is nothing else, brackets around it, or its escape (UTF-8).
_TRUNCATED_WITHIN = late(r"/\.{3}|[\[(]\.{3}[\])]|%[Ee]2%80%[Aa]6\Z")


_TWIN_MARKS = frozenset("\uff0f\uff1f\uff1a\uff3c\u2027")
_TWIN_STOPS = frozenset("\u3002\uff0e\uff61")
_NO_END = _TWIN_STOPS | {"\u2027"}
_AFTER_PORT = late(r":[0-9]{1,5}\Z")

# A path after a space. The group is there where nothing else is in its line.
_PARTED_PATH = late(
    r" /(?![\d-]++(?:[\s.,!)]|\Z))[A-Za-z0-9_~%?=][A-Za-z0-9_~%?=/.+-]*+"
    r"(?=[),;!]*+(?:\s|\Z))(?:(?=[),;!]*+(?:[\r\n]|\Z))()|)"
)
# What a word does not contain: a digit, a second slash, a query, a capital after a small letter.
_MADE_UP = late(r"[0-9_~%?=]|[a-z][A-Z]|/.+/|[A-Za-z]-[A-Za-z]")

# Spreadsheets write a line end inside a cell like this (ECMA-376 part 1, section 22.9.2.19, ST_Xstring).
_SHEET_ESCAPE = late(r"_[xX]00[0-9A-Fa-f]{2}_")


def has_sheet_escape(text: str) -> bool:
    """Return whether the host or URL contains an escape of spreadsheets, as `x_x000D_example.com` does."""
    return "_" in text and _SHEET_ESCAPE.search(text) is not None


def after_escape(text: str, start: int) -> bool:
    r"""Return whether the host that seems to begin at `start` begins inside an escape or right after one.

    An escape is one unit: in `%20example.com` and `\nexample.com` no host begins at `20` or `n`.
    """
    before = text[start - 1 : start]
    if before == "\\":
        return text[start] in _AFTER_BACKSLASH
    if before == "%":
        return _AFTER_PERCENT.match(text, start) is not None
    if before == "=":
        return _AFTER_EQUALS.match(text, start) is not None
    if before == "&":
        return _AFTER_AMPERSAND.match(text, start) is not None
    if before == "#":
        return text[start - 2 : start - 1] == "&"
    return before in _ESCAPED_MARKS and text[start - 2 : start - 1] == "\\"


def is_cut_word(text: str, start: int, end: int) -> bool:
    """Return whether the host at `start` is the rest of a word, as `s.com` is in `Arnold's.com`.

    A quotation mark that closes after the URL at `end` wraps it.
    """
    mark = text[start - 1]
    return (
        start > 1
        and mark in _WITHIN_WORDS
        and _is_word(text[start - 2])
        and not (mark in _QUOTES and text.startswith(mark, end))
    )


def runs_in(text: str, start: int, *, has_scheme: bool) -> bool:
    """Return whether the URL at `start` follows an escape, or text that was cut off its host."""
    before = text[start - 1 : start]
    if before == ";":
        return _ENTITY_BEFORE.search(text, max(0, start - _LONGEST_ENTITY), start) is not None
    if has_scheme:
        if before == "." and text[max(0, start - 4) : start].lower() == "www.":
            return True  # `www.https://example.com`
        return _ESCAPE_BEFORE.search(text, max(0, start - _LONGEST_ESCAPE), start) is not None
    # `what.is.example.com` is another host than `is.example.com`, and `{{shop}}.example.com` than both.
    before_dot = text[start - 2 : start - 1] if before == "." else ""
    return before in _CUT_BEFORE or before_dot in _PLACEHOLDER_ENDS or _is_word(before_dot)


def _is_word(char: str) -> bool:
    """Return whether the character is one of a word: a letter, a digit or a mark on one."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char)[0] == "M")


def runs_on(text: str, start: int, end: int, *, is_host: bool) -> bool:
    """Return whether text follows the URL at `start:end` without a space, as in `/x9.Call us`.

    The end of such a URL is uncertain, and a handset may read another one. Quotes, brackets and tags that enclose the
    URL certainly end it. Browsers read a sign after a host (`is_host`) as part of it.
    """
    if _RUNS_ON.match(text, end):
        return not _is_wrapped(text, start, end)
    return is_host and _SIGN.match(text, end) is not None and text[start - 1 : start] != text[end]


def _is_wrapped(text: str, start: int, end: int) -> bool:
    closer, before = text[end], text[start - 1 : start]
    if closer in _QUOTES:
        return before == closer and text[start - 2 : start - 1] != "\\"
    if opener := _OPENER_OF.get(closer):
        floor = max(0, start - _WRAP_WINDOW)
        return text.rfind(opener, floor, start) > text.rfind(closer, floor, start)
    return before in _TAGS and text.startswith(_TAGS[before], end)


def is_truncated(text: str, url: str, end: int, *, is_whole: bool) -> bool:
    """Return whether the URL that ends at `end` is only the beginning of one, as in `/some-art...`.

    After a whole host (`is_whole`), an ellipsis belongs to the sentence.
    """
    if ("..." in url or "%" in url) and _TRUNCATED_WITHIN.search(url):
        return True
    return not is_whole and _TRUNCATED.match(text, end) is not None


def follows_twin(text: str, start: int) -> bool:
    """Return whether the host at `start` follows a URL and a mark that looks like one of a URL: `a.in\uff0fb.in`.

    A full stop of another script may also end a sentence, but not after a port.
    """
    mark = text[start - 1]
    return mark in _TWIN_MARKS or (
        mark in _TWIN_STOPS and _AFTER_PORT.search(text, max(0, start - 7), start - 1) is not None
    )


def runs_past(text: str, end: int) -> bool:
    """Return whether a host continues after the end of the URL: `http://a.in\u2027b.in`, `http://a.in:80\u3002b.in`."""
    after = text[end + 1 : end + 2]
    return text[end] in _NO_END and after.isascii() and after.isalnum() and follows_twin(text, end + 1)


def is_parted(text: str, end: int) -> bool:
    """Return whether a path follows the host that ends at `end` after one space, as in `https://example.com /x9`.

    A word in the middle of a sentence may belong to the sentence: `on https://example.com /app now`.
    """
    found = _PARTED_PATH.match(text, end) if text.startswith(" /", end) else None
    return found is not None and (found[1] is not None or _MADE_UP.search(found[0]) is not None)


def decoded(entity: str) -> str:
    """Return the characters of an HTML reference, escaped twice or not; "" if HTML does not know the name."""
    name = entity.rpartition("amp;")[2] if entity.startswith("&amp;") else entity[1:]
    if name.startswith("#") or not name:
        return unescape(f"&{name or 'amp;'}")
    from html.entities import html5  # noqa: PLC0415 - a large table, and few texts have references

    return html5.get(name, "")


def ends_url(entity: str) -> bool:
    """Return whether a URL ends where this HTML reference begins: its character is not part of URLs."""
    return _stops().match(decoded(entity)) is not None


@cache
def _stops() -> re.Pattern[str]:
    return late(f"[{SPACES_AND_CONTROLS}{ASCII_STOPS}{INVISIBLE}{PUNCTUATION}'\u2019]")


def entity_in(url: str) -> str:
    """Return the first HTML reference in the URL, "" if it has none.

    >>> entity_in("http://example.in/?a=1&amp;b=2"), entity_in("http://example.in/?a=1&b;c")
    ('&amp;', '')
    """
    return next((found[0] for found in ENTITY.finditer(url) if decoded(found[0])), "")


def sign_in(text: str, start: int, end: int) -> int:
    """Return the place of the first sign in `start:end` that hosts cannot contain, -1 if there is none."""
    found = _SIGN.search(text, start, end)
    return found.start() if found else -1


def after_signs(text: str, start: int, dot: int) -> int:
    """Return where the host begins after the signs at `start`; -1 if a sign is part of what is before the dot.

    `\u00a1acme.es` begins after its sign. In `5\u20acacme.es` and `\u00a35acme.es` an amount runs into the host.
    """
    signs = _SIGNS.match(text, start, dot)
    if signs:
        start = signs.end()
        if text[start].isdigit() and unicodedata.category(text[start - 1]) == "Sc":
            return -1
    return -1 if _SIGN.search(text, start, dot) else start


def before_sign(text: str, start: int, end: int) -> int:
    """Return the end of `start:end` without the signs there."""
    while end > start and _SIGN.match(text, end - 1):
        end -= 1
    return end
