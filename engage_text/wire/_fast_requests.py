"""The fast path of `read_request`: requests without a field error.

Nearly every request of a job has none, and building a model takes longer than all checks of the fields. The full path
is `_models`, which reads all other requests and reports every field error. tests/property/test_wire.py compares the
two for keys that are exact strs. This module is imported with the first request, as pydantic_core is.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any

from pydantic_core import from_json, to_json

from engage_text.wire._parsed import ParsedRequest, new_parsed_request
from engage_text.wire._wire_names import DLT_IDS, LENGTHS, TYPES

__all__ = ["fast_json", "fast_mapping", "to_json"]

_MANDATORY = ("type", "from", "to", "msg", "transactionID", "dlr", "tiny")
_FIELDS = len(_MANDATORY)
_mandatory = itemgetter(*_MANDATORY)
# By type, as True and 1.0 are equal to 1.
_FLAGS: dict[type, dict[Any, int]] = {str: {"0": 0, "1": 1}, int: {0: 0, 1: 1}}
_LONGEST_SENDER, _LONGEST_ID, _LONGEST_URL = LENGTHS["from"], LENGTHS["transactionID"], LENGTHS["dlr.url"]
_BACKSLASH = 0x5C  # asking bytes for a number is many times as fast as asking for b"\\"
_ESCAPED_COLON = re.compile(r"\\u003[aA]")
# A subclass of str may override any method.
_are_exact = frozenset((str, int, dict, bool, type(None))).issuperset
_join = "".join


def fast_json(document: str | bytes) -> ParsedRequest | None:
    """Return the request of a JSON document without faults, None for any other."""
    try:
        values = from_json(document)
    except (ValueError, TypeError):  # it refuses a str with a lone surrogate
        return None
    read = _fast_fields(values)
    if read is None:
        return None
    # The parser silently keeps the last value of a repeated key. But each key has one colon, and every other colon is
    # in a text, so the sum shows a dropped key. An escaped colon could hide it.
    parsed, keys, texts = read
    if type(document) is bytes:
        colons = document.count(b":")
        hides = _BACKSLASH in document and document.find(b"u003") >= 0 and _hides_colon(document.decode())
    else:
        colons = document.count(":")  # type: ignore[arg-type]  # it is an exact str
        hides = _hides_colon(document)  # type: ignore[arg-type]  # as above
    return None if hides or colons != keys + texts.count(":") else parsed


def _hides_colon(document: str) -> bool:
    r"""Return whether a colon is written as `\u003a`, or seems to be."""
    return "\\" in document and _ESCAPED_COLON.search(document) is not None


def fast_mapping(values: dict[Any, Any]) -> ParsedRequest | None:
    """Return the request of a mapping without faults, None for any other."""
    read = _fast_fields(values) if _are_exact(map(type, values.values())) else None
    if read is None:
        return None
    parsed, _, texts = read
    if not _are_exact(map(type, values["dlr"].values())):
        return None
    try:  # half a surrogate pair, which no document can hold
        texts.encode()
    except UnicodeEncodeError:
        return None
    return parsed


def _fast_fields(values: dict[Any, Any]) -> tuple[ParsedRequest, int, str] | None:
    """Return the parsed request, the number of its keys, and its free texts joined; None for the full path."""
    try:
        kind, sender, recipient, body, transaction_id, dlr, tiny = _mandatory(values)
        mask = dlr["mask"]
        mask, asks_tiny = _FLAGS[type(mask)][mask], _FLAGS[type(tiny)][tiny] == 1
        fields, members = len(values), len(dlr)
        url = tlv = None
        if members == 1:
            texts = _join((sender, recipient, body, transaction_id))
        else:
            url = dlr["url"]
            texts = _join((sender, recipient, body, transaction_id, url))
            if members > 2 or len(url) > _LONGEST_URL:
                return None
        if fields > _FIELDS:
            tlv = values["tlv"]
            if fields > _FIELDS + 1 or not _is_dlt(tlv):
                return None
            members += len(tlv)
            texts += _join(tlv.values())
            # A copy: the payload must not change if the caller changes its dict.
            tlv = {name: tlv[name] for name in DLT_IDS if name in tlv}
    except (KeyError, TypeError):  # not an object; a field that is missing or unknown, or not a text
        return None
    if (
        not sender
        or not transaction_id
        or len(sender) > _LONGEST_SENDER
        or len(transaction_id) > _LONGEST_ID
        or kind not in TYPES
    ):
        return None
    return (
        new_parsed_request((kind, sender, recipient, body, transaction_id, url, mask, asks_tiny, tlv, ())),
        fields + members,
        texts,
    )


def _is_dlt(tlv: object) -> bool:
    if type(tlv) is not dict:
        return False
    return all(name in DLT_IDS and type(text) is str and text for name, text in tlv.items())
