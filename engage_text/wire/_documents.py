r"""Parses the JSON of a request. Repeated keys and text that is not JSON become field errors.

It uses `json` and not `pydantic_core`, which refuses lone surrogates (`"\ud83d"`) as bad JSON. We report the field that
contains one, and the place. `pydantic_core` also silently keeps the last value of a repeated key.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from engage_text.wire._wire_names import FieldError

__all__ = ["json_field_error", "parse_document"]

# Word processors and the vendor's own sample write these where JSON has U+0022, and Python's repr the last.
_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", "curly") | {
    "'": "single"
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its byte order marks (Unicode section 23.8)
_SHOWN = (
    60  # the last characters of a path that are kept, so that paths of a deep document cost little memory
)


def parse_document(document: str | bytes | bytearray) -> tuple[object, list[FieldError]]:
    """Return the document's value, and a field error for each key that comes twice in one object.

    RFC 8259 section 4: names in an object should be unique, because parsers disagree about the value of a repeated
    one. A byte order mark is not text (RFC 8259 section 8.1). Raises ValueError or RecursionError for invalid JSON.
    """
    text = document if isinstance(document, str) else document.decode("utf-8")
    twice: list[tuple[object, list[str]]] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice.append((built, [key for key, count in counts.items() if count > 1]))
        return built

    value = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=build)
    if not twice:
        return value, []
    found = {id(built): keys for built, keys in twice}
    return value, [
        FieldError("repeated", f"{path}{_cut(_shown(key))}", "several values")
        for path, built in _objects(value)
        for key in found.get(id(built), ())
    ]


def _objects(value: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each object within the value and the path to it, outermost first. Values nest deeper than Python calls."""
    waiting: list[tuple[str, object]] = [("", value)]
    for path, part in waiting:  # which grows meanwhile
        if isinstance(part, dict):
            yield path, part
            inside = ((key, inner) for key, inner in part.items() if isinstance(inner, dict | list))
            waiting += ((_cut(f"{path}{_cut(key)}."), inner) for key, inner in inside)
        elif isinstance(part, list):
            waiting += ((path, inner) for inner in part if isinstance(inner, dict | list))


def _shown(key: str) -> str:
    return key if key.isprintable() else repr(key)


def _cut(path: str) -> str:
    return path if len(path) <= _SHOWN else f"…{path[-_SHOWN:]}"


def json_field_error(error: Exception) -> FieldError:
    """Return the field error of a text that is not JSON. `error` is the exception of the parser."""
    if isinstance(error, json.JSONDecodeError):
        return _syntax_field_error(error)
    if isinstance(error, UnicodeDecodeError):
        return FieldError("json", "", _encoding_detail(error))
    is_deep = isinstance(error, RecursionError)
    return FieldError("json", "", "it is nested too deeply" if is_deep else "a number in it is too large")


def _encoding_detail(error: UnicodeDecodeError) -> str:
    if error.object[:2] in _UTF_16:
        return "it is UTF-16, not UTF-8"
    byte = error.object[error.start : error.start + 1]
    char = byte.decode("cp1252", "ignore")
    found = f"byte {error.start} is not UTF-8"
    return (
        f"{found}; in Windows-1252 it is {char}, so save the text as UTF-8"
        if char.isprintable() and char
        else found
    )


def _syntax_field_error(error: json.JSONDecodeError) -> FieldError:
    text, place = error.doc, f"line {error.lineno} column {error.colno}"
    char = text[error.pos : error.pos + 1]
    if not text or text.isspace():
        return FieldError("json", "", "it is empty")
    if char in _QUOTES:
        return FieldError("quotes", "", f"the quotes are {_QUOTES[char]} ({char}) at {place}")
    if _after_comma(text, error.pos):
        return FieldError("json", "", f"a comma before a closing bracket at {place}")
    words = error.msg.removesuffix(" at")  # json's words end in "at" where they expect a place
    return FieldError("json", "", f"{words} at {place}")


def _after_comma(text: str, at: int) -> bool:
    """Return whether a comma is followed by a closing bracket there. Python 3.13 points at the comma."""
    if text[at : at + 1] == ",":
        return text[at + 1 :].lstrip()[:1] in {"}", "]"}
    return text[at : at + 1] in {"}", "]"} and text[:at].rstrip().endswith(",")
