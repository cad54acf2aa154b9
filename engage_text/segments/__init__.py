"""How a text travels as SMS: its encoding, units and segments, and where it is cut.

Knows the two encodings and their limits; knows nothing of links, recipients or prices.
Sources: 3GPP TS 23.038 (alphabets) and 3GPP TS 23.040 (segments); UAX 29 (grapheme clusters).

Our decisions, where the standards leave room, each with an option for the other way: national language shift
tables are not used (TS 23.038 section 6.2.1.2 makes them optional), parts carry the 8 bit reference, and a
cluster of characters may be cut. UCS-2 is read as UTF-16, as phones do.

`_values` holds what is returned, `_alphabets` reads the tables, `_layouts` turns a text into units and cuts
them, `_clusters` says where clusters end, `_encodings` chooses the encoding; `_sizes` and `_fit` answer.
`_replacements` says what may stand for what, `_transliteration` puts it there.
"""

from __future__ import annotations

from engage_text.segments._edits import Transliteration, transliterated
from engage_text.segments._fit import fit
from engage_text.segments._segment_options import SegmentOptions
from engage_text.segments._segment_options import segment_options as segment_options
from engage_text.segments._sizes import measure, national_saving, split
from engage_text.segments._values import (
    MAX_SEGMENTS,
    Culprit,
    Edit,
    Encoding,
    Fit,
    Language,
    MessageSize,
    National,
    NationalSaving,
    Reference,
    ShiftTables,
)

__all__ = [
    "MAX_SEGMENTS",
    "Culprit",
    "Edit",
    "Encoding",
    "Fit",
    "Language",
    "MessageSize",
    "National",
    "NationalSaving",
    "Reference",
    "SegmentOptions",
    "ShiftTables",
    "Transliteration",
    "fit",
    "measure",
    "national_saving",
    "split",
    "transliterated",
]
