"""Parses untrusted JSON: returns one value, or a short description of what was found instead. Never raises."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

__all__ = ["plain_text", "read_object", "read_value"]


def read_object(body: object) -> dict[str, Any] | str:
    """Return the JSON object in the body, or a description of what the body contains instead.

    If a key comes twice, the last one wins.

    >>> read_object(b'{"id": "x"}'), read_object(b"<!doctype html><p>Bad gateway"), read_object(" ")
    ({'id': 'x'}, 'an HTML page', 'an empty body')
    """
    value, why = read_value(body)
    if why:
        return why
    return value if isinstance(value, dict) else f"JSON of another shape ({type(value).__name__})"


def read_value(body: object) -> tuple[Any, str]:
    """Return the JSON value of the body and "", or None and a description of what the body contains instead."""
    try:
        return _parse(body), ""
    except (ValueError, RecursionError) as error:
        return None, _why(error)


def plain_text(body: object) -> str:
    """Return the body if it is text that is neither JSON nor HTML nor XML, else "".

    >>> plain_text(b"Insufficient credits"), plain_text(b"<p>Bad gateway"), plain_text(b"[1")
    ('Insufficient credits', '', '')
    """
    try:
        _parse(body)
    except json.JSONDecodeError as error:
        text = error.doc
        return "" if text.startswith(("{", "[")) else text
    except (ValueError, RecursionError):
        return ""
    return ""


class _OtherTextError(ValueError):
    """The body is clearly something else than JSON, and the message says what."""


def _parse(body: object) -> object:
    if isinstance(body, memoryview):
        body = body.tobytes()
    if not isinstance(body, str | bytes | bytearray):
        raise _OtherTextError(f"{type(body).__name__} instead of text")
    text = body if isinstance(body, str) else body.decode("utf-8")
    text = text.removeprefix("\ufeff").strip()
    if not text:
        raise _OtherTextError("an empty body")
    if text.startswith("<"):
        raise _OtherTextError("an HTML page" if "html" in text[:1000].lower() else "an XML document")
    value: object = _DECODER.decode(text)
    return value


def _why(error: Exception) -> str:
    if isinstance(error, _OtherTextError):
        return str(error)
    if isinstance(error, UnicodeDecodeError):
        return f"invalid UTF-8 at byte {error.start}"
    if isinstance(error, json.JSONDecodeError):
        return f"invalid JSON at line {error.lineno} column {error.colno}"
    if isinstance(error, RecursionError):
        return "JSON nested too deeply"
    return "JSON with an invalid number"  # NaN, an infinity, or an int above Python's limit of digits


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("out of range")
    return number


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
