"""Requests without a fault, read at once.

Nearly every request of a job is one of these, and building a model for it costs more than all that is asked of its
fields. What is not taken here is read by `_models`, which has the last word and knows every fault by name;
tests/property/test_wire.py holds that what is taken is read alike, for keys that are plain strs. Imported with the
first request, as pydantic_core is.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any

from pydantic_core import from_json, to_json

from engage_text.wire._names import DLT_IDS, LENGTHS, TYPES
from engage_text.wire._reading import Reading

__all__ = ["to_json", "usual_json", "usual_mapping"]

_MANDATORY = ("type", "from", "to", "msg", "transactionID", "dlr", "tiny")
_FIELDS = len(_MANDATORY)
_mandatory = itemgetter(*_MANDATORY)
_FLAGS = {0: 0, 1: 1, "0": 0, "1": 1}
_FLAG_TYPES = (str, int)  # by type, as True and 1.0 are equal to 1
_LONGEST_SENDER, _LONGEST_ID, _LONGEST_URL = LENGTHS["from"], LENGTHS["transactionID"], LENGTHS["dlr.url"]
_BACKSLASH = 0x5C
_text_hides, _bytes_hide = re.compile(r"\\u003[aA]").search, re.compile(rb"\\u003[aA]").search
# A NamedTuple's own constructor is written in Python, and takes more than twice as long.
_new = tuple.__new__


def usual_json(document: str | bytes) -> Reading | None:
    """Return the reading of a document without a fault, None for any other."""
    try:
        values = from_json(document)
    except (ValueError, TypeError):  # a str with half a surrogate pair is none to it
        return None
    reading = _usual(values) if type(values) is dict else None
    if reading is None:
        return None
    # Asking bytes for a number is ten times as fast as asking for b"\\", and most documents hold no backslash.
    if isinstance(document, bytes):
        colons = document.count(b":")
        hides = _BACKSLASH in document and _bytes_hide(document) is not None
    else:
        colons = document.count(":")
        hides = "\\" in document and _text_hides(document) is not None
    return None if hides or _has_more_colons(colons, values, reading) else reading


def _has_more_colons(colons: int, values: dict[str, Any], reading: Reading) -> bool:
    r"""Return whether the document has more colons than what was kept of it, as it has if a key comes twice.

    The parser does not say so: it keeps the last of the values. Each key brings one colon, and every other colon is
    in a text. So what was dropped shows, unless an escape (`\u003a`) hides a colon of a text; those documents are left
    to the models.
    """
    _, sender, recipient, body, transaction_id, url, _, _, tlv, _ = reading
    colons -= len(values) + len(values["dlr"]) + body.count(":")  # type: ignore[union-attr]
    if url is not None:
        colons -= url.count(":")
    if tlv is not None:
        colons -= len(values["tlv"])
    if not colons:
        return False
    others = f"{sender}{recipient}{transaction_id}{''.join(tlv.values()) if tlv else ''}"
    return colons != others.count(":")


def usual_mapping(values: dict[Any, Any]) -> Reading | None:
    """Return the reading of the wire's mapping without a fault, None for any other."""
    reading = _usual(values)
    if reading is None:
        return None
    _, sender, recipient, body, transaction_id, url, _, _, tlv, _ = reading
    try:  # half a surrogate pair, which no document can hold
        f"{sender}{recipient}{body}{transaction_id}{url}{''.join(tlv.values()) if tlv else ''}".encode()
    except UnicodeEncodeError:
        return None
    return reading


def _usual(values: dict[Any, Any]) -> Reading | None:
    try:
        kind, sender, recipient, body, transaction_id, dlr, tiny = _mandatory(values)
    except KeyError:
        return None
    if type(dlr) is not dict:
        return None
    mask, url, tlv = dlr.get("mask"), dlr.get("url"), values.get("tlv")
    is_usual = (
        type(kind) is type(sender) is type(recipient) is type(body) is type(transaction_id) is str
        and kind in TYPES
        and 0 < len(sender) <= _LONGEST_SENDER
        and 0 < len(transaction_id) <= _LONGEST_ID
        and len(values) == _FIELDS + (tlv is not None)
        and len(dlr) == 1 + (url is not None)
        and (url is None or (type(url) is str and len(url) <= _LONGEST_URL))
        and type(mask) in _FLAG_TYPES
        and type(tiny) in _FLAG_TYPES
        and mask in _FLAGS
        and tiny in _FLAGS
        and (tlv is None or _is_dlt(tlv))
    )
    if not is_usual:
        return None
    if tlv is not None:
        tlv = {name: tlv[name] for name in DLT_IDS if name in tlv}
    asks_tiny = _FLAGS[tiny] == 1
    return _new(
        Reading, (kind, sender, recipient, body, transaction_id, url, _FLAGS[mask], asks_tiny, tlv, ())
    )


def _is_dlt(tlv: object) -> bool:
    if type(tlv) is not dict:
        return False
    return all(name in DLT_IDS and type(text) is str and text for name, text in tlv.items())
