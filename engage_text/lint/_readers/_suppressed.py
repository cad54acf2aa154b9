"""The codes that a row itself suppresses, in a field that is never sent."""

from __future__ import annotations

import json
import re

from engage_text.lint._readers._json_tokens import JsonToken, find_tokens

__all__ = ["ignored_codes", "without_ignored"]

_BETWEEN = re.compile(r"[\s,;|]+")
_SPACES = " \t\r\n"


def ignored_codes(value: object) -> frozenset[str]:
    """Return the codes and groups in a value: a text with commas or spaces between them, or a list of texts.

    >>> sorted(ignored_codes("url-bare, number"))
    ['number', 'url-bare']
    """
    if isinstance(value, str):
        return frozenset(code for code in _BETWEEN.split(value) if code)
    if isinstance(value, list):
        return frozenset(code.strip() for code in value if isinstance(code, str) and code.strip())
    return frozenset()


def without_ignored(data: bytes, key: str) -> tuple[bytes, frozenset[str]]:
    """Return the JSON of an object without the field that suppresses rules, and the codes in that field.

    The other bytes stay as they are, so that repeated keys are still reported.

    >>> without_ignored(b'{"to": "91", "_ignore": ["url"], "msg": "Hi"}', "_ignore")
    (b'{"to": "91", "msg": "Hi"}', frozenset({'url'}))
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, frozenset()
    token = find_tokens(text, deepest=2).get((key,))
    if token is None:
        return data, frozenset()
    try:
        codes = ignored_codes(json.loads(text[token.start : token.end]))
    except (ValueError, RecursionError):
        return data, frozenset()
    start, end = _member(text, token)
    return (text[:start] + text[end:]).encode(), codes


def _member(text: str, token: JsonToken) -> tuple[int, int]:
    """Return the span of the key, its value and one comma."""
    after = len(text) - len(text[token.end :].lstrip(_SPACES))
    if text[after : after + 1] == ",":
        rest = text[after + 1 :]
        return token.key_start, len(text) - len(rest.lstrip(_SPACES))
    before = len(text[: token.key_start].rstrip(_SPACES))
    return (before - 1 if text[before - 1 : before] == "," else token.key_start), token.end
