"""How a text is sent as SMS: its encoding, its units and segments, and where it is cut.

This package contains the two encodings and their limits. It does not use links, recipients or prices.
Sources: 3GPP TS 23.038 (alphabets), 3GPP TS 23.040 (segments), UAX 29 (grapheme clusters).

The standards leave three choices. Our defaults, each with an option for the other choice: national language shift
tables are not used (TS 23.038 section 6.2.1.2 makes them optional), parts have an 8-bit reference, and a grapheme
cluster may be cut. UCS-2 is read as UTF-16, as phones do.

`_values` and `_segment_options` contain the values. `_alphabets` loads the tables. `_layouts` converts a text to units
and cuts them, and `_clusters` finds the ends of grapheme clusters. `_encodings` selects the encoding. `_sizes` and
`_fit` contain the public functions, and `_fast_sizes` a fast path. `_replacements` lists the replacements of
characters outside GSM-7, and `_edits` applies them.
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
