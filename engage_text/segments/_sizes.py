"""`measure`, `split` and `national_saving`. The default call of `measure` is asked of every message: it is fast."""

from __future__ import annotations

from codecs import utf_16_le_encode
from itertools import pairwise

from engage_text._checks import need_text
from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED
from engage_text.segments._alphabets import DEFAULT
from engage_text.segments._encodings import Options, plan_of, read_options, ucs2_plan
from engage_text.segments._layouts import gsm_layout, gsm_limit, gsm_units, ucs2_layout, ucs2_limit
from engage_text.segments._replacements import NOT_GSM
from engage_text.segments._values import (
    GSM_7,
    NO_TABLES,
    UCS_2,
    MessageSize,
    National,
    NationalSaving,
    Reference,
)

__all__ = ["measure", "national_saving", "split"]

_GSM_SINGLE, _GSM_PART = gsm_limit(0), gsm_limit(0, 8)
_UCS2_SINGLE, _UCS2_PART = ucs2_limit(), ucs2_limit(8)
_DEFAULTS = Options()


def measure(
    text: str, *, reference: Reference = 8, national: National = "none", whole_clusters: bool = False
) -> MessageSize:
    """Return the encoding, units and segments of `text`, by the cuts that `split` makes.

    GSM-7 if it has every character (one septet each, ten of them two), else UCS-2 in UTF-16 code units; 160
    or 70 units in a single segment, 153 or 67 in each of several, 152 or 66 with a `reference` of 16 bits.
    The empty text is one empty segment. A lone surrogate is one unit. Takes any str, runs in linear time.

    `national` allows the national language tables: "auto" all of them, else the languages named, by ISO 639-1
    code. Those are taken that save a segment or keep a text out of UCS-2 at no cost, one for each of the two
    shifts, and each costs three octets of every segment; `tables` says which. Only for networks and handsets
    known to have them. `whole_clusters` cuts no grapheme cluster, unless it is bigger than a part.

    Raises `OptionError` for an unknown option, `OptionError` for a text that is not a str.
    Source: 3GPP TS 23.038 sections 6.2.1 and 6.2.1.2; TS 23.040 sections 9.2.3.16 and 9.2.3.24.

    >>> measure("€" * 80)
    MessageSize(encoding='GSM-7', units=160, segments=1, remaining=0)
    >>> measure("€" * 153).segments  # 306 septets, but the 77th pair does not fit into 153
    3
    >>> measure("नमस्ते", national=["hi"])
    MessageSize(encoding='GSM-7', units=6, segments=1, remaining=149, tables=ShiftTables(locking='hi', single=None))
    """
    if type(text) is not str:
        text = need_text(text)
    if reference == 8 and national == "none" and whole_clusters is False:
        if text.isascii():
            # Deleting bytes in C takes a tenth of the time of asking a set for each character.
            beyond = text.encode().translate(None, _ASCII_BASIC)
            if not beyond:
                try:
                    return _PLAIN_SIZES[len(text)]
                except IndexError:
                    return _plain_size(len(text))
            if not beyond.translate(None, _ASCII_EXTENDED):
                return _gsm_size(text, len(text) + len(beyond))
        elif text[0] in _GSM and not _not_gsm(text):  # another script mostly begins a text: no search then
            return _gsm_size(text, gsm_units(text, DEFAULT))
        return _ucs2_size(text)
    return plan_of(text, read_options(reference, national, whole_clusters=whole_clusters)).size()


def split(
    text: str, *, reference: Reference = 8, national: National = "none", whole_clusters: bool = False
) -> tuple[str, ...]:
    """Return the segments of `text` in order; joined they are `text`, and `measure` counts as many.

    Each is filled before the next begins. The two septets of an escaped character and the two code units of a
    surrogate pair stay in one segment, as no phone can show half of one; an accent that is a character of
    its own may be cut from its letter, unless `whole_clusters` is asked for. The options are those of
    `measure`. Takes any str, runs in linear time; raises `OptionError` for an option that it does not
    know.

    Source: 3GPP TS 23.040 section 9.2.3.24.1.

    >>> [len(part) for part in split("a" * 152 + "€" + "a" * 10)]
    [152, 11]
    >>> [part[-2:] for part in split("नि" * 36)], [part[-2:] for part in split("नि" * 36, whole_clusters=True)]
    (['िन', 'नि'], ['नि', 'नि'])
    """
    text = need_text(text)
    plan = plan_of(text, read_options(reference, national, whole_clusters=whole_clusters))
    if len(plan.ends) == 1:
        return (text,)
    return tuple(text[start:end] for start, end in pairwise(plan.layout.indices([0, *plan.ends])))


def national_saving(
    text: str, *, reference: Reference = 8, national: National = "auto", whole_clusters: bool = False
) -> NationalSaving | None:
    """Return what national language tables would save; None if they save no segment.

    The options are those of `measure`. Raises `OptionError` for one that it does not know.

    >>> print(national_saving("आपका ऑर्डर आज पहुँच जाएगा, कृपया भुगतान तैयार रखें। " * 5))
    Hindi with the national table: 2 segments instead of 4
    """
    text = need_text(text)
    options = read_options(reference, national, whole_clusters=whole_clusters)
    before = len(plan_of(text, options._replace(languages=())).ends)
    if before == 1:
        return None
    size = plan_of(text, options).size()
    return NationalSaving(size, before) if size.segments < before else None


_GSM = GSM_BASIC | GSM_EXTENDED
_ASCII_BASIC = bytes(ord(c) for c in GSM_BASIC if c.isascii())
_ASCII_EXTENDED = bytes(ord(c) for c in GSM_EXTENDED if c.isascii())
_not_gsm = NOT_GSM.search
_new = tuple.__new__


def _plain_size(units: int) -> MessageSize:
    """Return the size of a GSM-7 text without escapes."""
    if units <= _GSM_SINGLE:
        return MessageSize(GSM_7, units, 1, _GSM_SINGLE - units)
    segments = -(-units // _GSM_PART)
    return MessageSize(GSM_7, units, segments, segments * _GSM_PART - units)


# The API takes bodies of 1,000 characters: up to there a plain text finds its size ready made.
_PLAIN_SIZES = tuple(map(_plain_size, range(1001)))


def _gsm_size(text: str, units: int) -> MessageSize:
    if units <= _GSM_SINGLE or units == len(text):
        return _PLAIN_SIZES[units] if units < len(_PLAIN_SIZES) else _plain_size(units)
    ends = gsm_layout(text, DEFAULT).ends(_GSM_PART)
    return MessageSize(GSM_7, units, len(ends), _GSM_PART - (units - ends[-2]))


def _ucs2_size(text: str) -> MessageSize:
    try:
        data, _ = utf_16_le_encode(text)
    except UnicodeEncodeError:  # lone surrogates
        return ucs2_plan(text, _DEFAULTS).size()
    units = len(data) >> 1
    if units <= _UCS2_SINGLE:
        segments, remaining = 1, _UCS2_SINGLE - units
    elif units == len(text):
        segments = -(-units // _UCS2_PART)
        remaining = segments * _UCS2_PART - units
    else:
        ends = ucs2_layout(text).ends(_UCS2_PART)
        segments, remaining = len(ends), _UCS2_PART - (units - ends[-2])
    # What the class itself would do takes twice the time, for its keywords and defaults.
    return _new(MessageSize, (UCS_2, units, segments, remaining, text, NO_TABLES))
