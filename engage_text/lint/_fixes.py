"""Fixes of rows: new texts for fields, and the bytes of a file with its edits. It reads and writes no file.

A safe fix changes how a value is written, never what it means. All other fixes are unsafe: they change the text that a
person reads, or a DLT template no longer matches. URLs and placeholders are never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from engage_text._readonly import NOTHING
from engage_text._text import splice
from engage_text.hosts import HostRules
from engage_text.lint._row_values import values_of
from engage_text.lint._rows import Edit, Row
from engage_text.placeholders import find_placeholders
from engage_text.policies import tidy_spaces
from engage_text.rules import RuleSet, is_hidden
from engage_text.segments import Culprit, Encoding, measure
from engage_text.urls import UrlOptions, scan
from engage_text.wire import BODY, DLR_URL, DLT_IDS, RECIPIENT, SENDER, TRANSACTION_ID, TYPES

__all__ = ["Fix", "disjoint", "edits_of", "find_fixes", "with_edits"]

_FORMS = {"true": "1", "false": "0", "1": "1", "0": "0", "1.0": "1", "0.0": "0"}
_FLAGS = ("0", "1")
# JSON numbers of most languages are doubles, which are exact up to 2^53. A longer number may have lost digits before.
_MOST_EXACT = 2**53
_BLOCK = 1 << 16
_NOT = object()  # equal to no value


class Fix(NamedTuple):
    """A new text for one field of a row. `param` is its wire name.

    Safe fixes:

    - `to`, `from` and the DLT ids: without invisible characters, and without spaces around them. A JSON number becomes
      a text, and so does a number in `transactionID`. A number above 2^53 stays, because digits may already be lost.
    - `tiny`, `dlr.mask`: `true`, `FALSE`, `1.0` and `" 1"` become `"1"` or `"0"`, as in the API reference.
    - `type`: in lower case, without spaces around it.
    - `dlr.url`: without spaces around it.

    Unsafe fixes, of `msg`: typographic quotes, dashes, spaces and invisible characters become GSM-7, if no other
    character outside GSM-7 is left. Spaces that rules of style report are removed. The text stays if its URLs or its
    placeholders would differ.
    """

    param: str
    text: str
    is_safe: bool


def find_fixes(
    row: Row,
    *,
    allow_unsafe: bool = False,
    hosts: HostRules | None = None,
    rules: RuleSet | None = None,
    defaults: Mapping[str, object] = NOTHING,
) -> tuple[Fix, ...]:
    """Return the fixes of a row, at most one for each field that the file itself contains. Fixed rows have none.

    `hosts` is the option of `find_urls`. `rules` say which spaces are removed. `defaults` are the values of fields that
    the file does not contain. Never raises for the content of a row. Takes linear time.

    >>> row = Row("a.jsonl", 0, 1, {"to": " +91 98765 43210\u200b", "tiny": "TRUE", "msg": "It’s here"})
    >>> [fix.text for fix in find_fixes(row, allow_unsafe=True)]
    ['+91 98765 43210', '1', "It's here"]
    """
    values = values_of(row)
    found = [fix for fix in _safe_fixes(values) if not _is_added(row, fix.param, values, defaults)]
    body = values.get(BODY)
    if allow_unsafe and isinstance(body, str) and not _is_added(row, BODY, values, defaults):
        # The policy "any" finds the most: every URL that another policy finds is among these.
        new = _rewritten(body, UrlOptions(bare="any", hosts=hosts), rules)
        if new != body:
            found.append(Fix(BODY, new, is_safe=False))
    return tuple(found)


def _safe_fixes(values: Mapping[str, Any]) -> Iterator[Fix]:
    for param, fixed in _SAFE.items():
        given = _value(values, param)
        new = None if given is None else fixed(given)
        if new is not None and (new != given or type(given) is not str):
            yield Fix(param, new, is_safe=True)


def edits_of(row: Row, fixes: Iterable[Fix]) -> list[Edit]:
    """Return the edits of the file for these fixes. A field that cannot be edited has none."""
    edits = (row.edit(fix.param, fix.text) for fix in fixes)
    return [edit for edit in edits if edit is not None]


def disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of the file. Of two that overlap, only the first is kept.

    >>> disjoint([Edit(5, 7, b"x"), Edit(0, 2, b"y"), Edit(1, 3, b"z"), Edit(5, 7, b"x")])
    [Edit(start=0, end=2, data=b'y'), Edit(start=5, end=7, data=b'x')]
    """
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or (edit.start >= kept[-1].end and edit != kept[-1]):
            kept.append(edit)
    return kept


def with_edits(source: BinaryIO, edits: Iterable[Edit]) -> Iterator[bytes]:
    r"""Yield the bytes of a file with its edits, in blocks. All bytes outside the edits are kept.

    `source` is read once, from its start. The edits must be `disjoint`.

    >>> from io import BytesIO
    >>> b"".join(with_edits(BytesIO(b"to,msg\r\n 91,Hi\r\n"), [Edit(8, 11, b"91")]))
    b'to,msg\r\n91,Hi\r\n'
    """
    at = 0
    for start, end, data in edits:
        yield from _read(source, start - at)
        for _ in _read(source, end - start):
            pass
        yield data
        at = end
    while block := source.read(_BLOCK):
        yield block


def _read(source: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (block := source.read(min(size, _BLOCK))):
        size -= len(block)
        yield block


def _is_added(row: Row, param: str, values: Mapping[str, Any], defaults: Mapping[str, object]) -> bool:
    """Return whether a value may come from the options and not from the file."""
    return param in row.assumed or _value(values, param) in (
        defaults.get(param, _NOT),
        _value(defaults, param),
    )


def _value(values: Mapping[str, Any], param: str) -> object:
    parent, _, member = param.partition(".")
    found = values.get(parent)
    if not member:
        return found
    return found.get(member) if isinstance(found, Mapping) else None


def _trimmed(given: object) -> str | None:
    """Return a text without invisible characters and without spaces around it; a number as text."""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given) if 0 <= given <= _MOST_EXACT else None
    if not isinstance(given, str):
        return None
    seen = given if given.isascii() else "".join(char for char in given if not is_hidden(char))
    return seen.strip() or None


def _as_text(given: object) -> str | None:
    # The caller's own id: a retry must have the same, so not even a space is removed.
    return None if isinstance(given, str) else _trimmed(given)


def _flag(given: object) -> str | None:
    if isinstance(given, float):
        return _FORMS.get(str(given))
    if not isinstance(given, str) or given in _FLAGS:
        return None  # an int and a bool are accepted as they are
    return _FORMS.get((_trimmed(given) or "").lower())


def _type(given: object) -> str | None:
    name = (_trimmed(given) or "").lower() if isinstance(given, str) else ""
    return name if name in TYPES else None


def _url(given: object) -> str | None:
    return given.strip() or None if isinstance(given, str) else None


# By wire name, in the order of the wire. None means that the value is left as it is.
_SAFE: dict[str, Callable[[object], str | None]] = {
    "type": _type,
    SENDER: _trimmed,
    RECIPIENT: _trimmed,
    TRANSACTION_ID: _as_text,
    DLR_URL: _url,
    "dlr.mask": _flag,
    "tiny": _flag,
    **{f"tlv.{name}": _trimmed for name in DLT_IDS},
}


def _rewritten(body: str, options: UrlOptions, rules: RuleSet | None) -> str:
    """Return the body with the unsafe fixes that leave its URLs and placeholders as they are."""
    is_gsm = measure(body).encoding is Encoding.GSM_7
    if is_gsm and (rules is None or tidy_spaces(body, rules) == body):
        return body
    tokens = _tokens(body, options)
    texts = [token.text for token in tokens]
    fixes = [] if is_gsm else [partial(_gsm_text, tokens=tokens)]
    if rules is not None:
        fixes.append(partial(tidy_spaces, rules=rules))
    for fix in fixes:
        new = fix(body)
        if new != body and [token.text for token in _tokens(new, options)] == texts:
            body = new
    return body


def _gsm_text(body: str, tokens: Iterable[_Token]) -> str:
    """Return the body with its punctuation in GSM-7, or unchanged if another character outside GSM-7 is left."""
    # A link replaces its URL, and a value its placeholder, so their characters do not count.
    outside = _outside(measure(body).culprits, tokens)
    if any(culprit.replacement is None for culprit in outside):
        return body
    return splice(body, ((at, at + 1, text or "") for _, at, text in outside))


class _Token(NamedTuple):
    """A part of a body that is never changed."""

    start: int
    end: int
    text: str


def _tokens(body: str, options: UrlOptions) -> list[_Token]:
    """Return the URLs, the doubtful hosts and the placeholders of a body, in order."""
    urls, doubtful = scan(body, options)
    found = [_Token(one.start, one.end, one.text) for one in urls]
    found += (_Token(one.start, one.end, one.text) for one in doubtful)
    found += (_Token(one.start, one.end, one.text) for one in find_placeholders(body))
    return sorted(found)


def _outside(culprits: Iterable[Culprit], tokens: Iterable[_Token]) -> list[Culprit]:
    waiting = iter(tokens)
    kept_until = (
        -1
    )  # a placeholder can be inside a URL, so the end of the last token is not always the greatest
    token = next(waiting, None)
    outside = []
    for culprit in culprits:
        while token is not None and token.start <= culprit.offset:
            kept_until = max(kept_until, token.end)
            token = next(waiting, None)
        if culprit.offset >= kept_until:
            outside.append(culprit)
    return outside
