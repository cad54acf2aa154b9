"""The fast path of `measure`: the size of a text with the default options, without a plan of its segments.

Every message is measured, most of them twice. The full path is `plan_of`. `tests/property/test_fast_is_full.py`
compares both.
"""

from __future__ import annotations

from codecs import utf_16_le_encode

from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED
from engage_text.segments._alphabets import DEFAULT
from engage_text.segments._layouts import gsm_layout, gsm_limit, gsm_units, ucs2_layout, ucs2_limit
from engage_text.segments._replacements import NOT_GSM
from engage_text.segments._values import GSM_7, NO_TABLES, UCS_2, MessageSize, new_message_size

__all__ = ["fast_size"]

_GSM_SINGLE, _GSM_PART = gsm_limit(0), gsm_limit(0, 8)
_UCS2_SINGLE, _UCS2_PART = ucs2_limit(), ucs2_limit(8)
_GSM = GSM_BASIC | GSM_EXTENDED
_ASCII_BASIC = bytes(ord(c) for c in GSM_BASIC if c.isascii())
_ASCII_EXTENDED = bytes(ord(c) for c in GSM_EXTENDED if c.isascii())
_not_gsm = NOT_GSM.search


def fast_size(text: str) -> MessageSize | None:
    """Return the size of the text, or None if it contains lone surrogates."""
    if text.isascii():
        # Deleting bytes in C takes a tenth of the time of looking up each character in a set.
        missing = text.encode().translate(None, _ASCII_BASIC)
        if not missing:
            try:
                return _UNESCAPED_SIZES[len(text)]
            except IndexError:
                return _unescaped_size(len(text))
        if not missing.translate(None, _ASCII_EXTENDED):
            return _gsm_size(text, len(text) + len(missing))
    elif text[0] in _GSM and not _not_gsm(text):  # a text in another script usually begins in it
        return _gsm_size(text, gsm_units(text, DEFAULT))
    return _ucs2_size(text)


def _unescaped_size(units: int) -> MessageSize:
    """Return the size of a GSM-7 text without escapes."""
    if units <= _GSM_SINGLE:
        return MessageSize(GSM_7, units, 1, _GSM_SINGLE - units)
    segments = -(-units // _GSM_PART)
    return MessageSize(GSM_7, units, segments, segments * _GSM_PART - units)


# The API accepts bodies of up to 1,000 characters, so these sizes are computed once.
_UNESCAPED_SIZES = tuple(map(_unescaped_size, range(1001)))


def _gsm_size(text: str, units: int) -> MessageSize:
    if units <= _GSM_SINGLE or units == len(text):
        return _UNESCAPED_SIZES[units] if units < len(_UNESCAPED_SIZES) else _unescaped_size(units)
    ends = gsm_layout(text, DEFAULT).ends(_GSM_PART)
    return MessageSize(GSM_7, units, len(ends), _GSM_PART - (units - ends[-2]))


def _ucs2_size(text: str) -> MessageSize | None:
    try:
        data, _ = utf_16_le_encode(text)
    except UnicodeEncodeError:  # lone surrogates
        return None
    units = len(data) >> 1
    if units <= _UCS2_SINGLE:
        segments, remaining = 1, _UCS2_SINGLE - units
    elif units == len(text):
        segments = -(-units // _UCS2_PART)
        remaining = segments * _UCS2_PART - units
    else:
        ends = ucs2_layout(text).ends(_UCS2_PART)
        segments, remaining = len(ends), _UCS2_PART - (units - ends[-2])
    return new_message_size((UCS_2, units, segments, remaining, text, NO_TABLES))
