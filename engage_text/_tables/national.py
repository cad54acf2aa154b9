"""The national language tables of SMS as literals: the characters of the locking and single shift tables.

`segments` uses these tables. The default alphabet is in `gsm`.

Source: 3GPP TS 23.038 (V17.0.0) Annex A: A.2.1 to A.2.13 (single shift) and A.3.1 to A.3.13 (locking shift). The
tables are typed by hand, so no command regenerates them. Published copies of the annex differ in some cells. These
tables then follow Android and the majority. `tests/tables/test_national.py` compares every cell with such a merged
table, if there is one beside the repository.

Each row is a language and its cells. `15:915-91A` means that septet 0x15 is U+0915, 0x16 is U+0916, and so on to
U+091A. The cells of a row replace or extend the cells that the table of its language begins with:

- A single shift table begins with the default extension table. The Indic languages and Urdu then add the row `indic`.
- A locking shift table begins with the default alphabet (Turkish, Portuguese) or with the row `indic` (the others).
"""

from __future__ import annotations

__all__ = ["LANGUAGES", "LOCKING", "ON_LATIN", "SINGLE"]

# TS 23.038 section 6.2.1.2.4: the languages in the order of their identifiers 1 to 13, by ISO 639-1 code, with the
# names of the standard ("Oriya" is Odia; Hindi's tables contain all of Devanagari).
LANGUAGES = {
    "tr": "Turkish",
    "es": "Spanish",
    "pt": "Portuguese",
    "bn": "Bengali",
    "gu": "Gujarati",
    "hi": "Hindi",
    "kn": "Kannada",
    "ml": "Malayalam",
    "or": "Oriya",
    "pa": "Punjabi",
    "ta": "Tamil",
    "te": "Telugu",
    "ur": "Urdu",
}

# The languages whose tables begin with the default tables. Spanish has no locking shift table (A.3.2).
ON_LATIN = frozenset(("tr", "es", "pt"))

LOCKING = """\
indic 0A:A 0D:D 20:20-21 28:29 29:28 2C:2C 2E:2E 30:30-3B 3F:3F 61:61-7A
tr 04:20AC 07:131 0B:11E-11F 1C:15E-15F 40:130 60:E7
pt 04:EA 06:FA 07:ED 08:F3 09:E7 0B:D4 0C:F4 0E:C1 0F:E1 12:AA 13:C7 14:C0 15:221E 16:5E 17:5C
pt 18:20AC 19:D3 1A:7C 1C:C2 1D:E2 1E:CA 24:BA 40:CD 5B:C3 5C:D5 5D:DA 60:7E 7B:E3 7C:F5 7D:60
bn 00:981-983 03:985-98B 0B:98C 0F:98F-990 13:993-99A 1C:99B-99E 22:99F-9A4 2A:9A5-9A6 2D:9A7 2F:9A8
bn 3D:9AA-9AB 40:9AC-9B0 46:9B2 4A:9B6-9B9 4E:9BC-9C4 59:9C7-9C8 5D:9CB-9CE 7B:9D7 7C:9DC-9DD
bn 7E:9F0-9F1
gu 00:A81-A83 03:A85-A8B 0B:A8C-A8D 0F:A8F-A91 13:A93-A9A 1C:A9B-A9E 22:A9F-AA4 2A:AA5-AA6 2D:AA7
gu 2F:AA8 3D:AAA-AAB 40:AAC-AB0 46:AB2-AB3 49:AB5-AB9 4E:ABC-AC5 59:AC7-AC9 5D:ACB-ACD 60:AD0
gu 7B:AE0-AE3 7F:AF1
hi 00:901-903 03:905-90B 0B:90C-90D 0E:90E-91A 1C:91B-91E 22:91F-924 2A:925-926 2D:927 2F:928
hi 3C:929-92B 40:92C-939 4E:93C-94D 60:950 7B:972 7C:97B-97C 7E:97E-97F
kn 01:C82-C83 03:C85-C8B 0B:C8C 0E:C8E-C90 12:C92-C9A 1C:C9B-C9E 22:C9F-CA4 2A:CA5-CA6 2D:CA7 2F:CA8
kn 3D:CAA-CAB 40:CAC-CB3 49:CB5-CB9 4E:CBC-CC4 58:CC6-CC8 5C:CCA-CCD 60:CD5 7B:CD6 7C:CE0-CE3
ml 01:D02-D03 03:D05-D0B 0B:D0C 0E:D0E-D10 12:D12-D1A 1C:D1B-D1E 22:D1F-D24 2A:D25-D26 2D:D27 2F:D28
ml 3D:D2A-D2B 40:D2C-D39 4F:D3D-D44 58:D46-D48 5C:D4A-D4D 60:D57 7B:D60-D63 7F:D79
or 00:B01-B03 03:B05-B0B 0B:B0C 0F:B0F-B10 13:B13-B1A 1C:B1B-B1E 22:B1F-B24 2A:B25-B26 2D:B27 2F:B28
or 3D:B2A-B2B 40:B2C-B30 46:B32-B33 49:B35-B39 4E:B3C-B44 59:B47-B48 5D:B4B-B4D 60:B56 7B:B57
or 7C:B60-B63
pa 00:A01-A03 03:A05-A0A 0F:A0F-A10 13:A13-A1A 1C:A1B-A1E 22:A1F-A24 2A:A25-A26 2D:A27 2F:A28
pa 3D:A2A-A2B 40:A2C-A30 46:A32-A33 49:A35-A36 4C:A38-A39 4E:A3C 50:A3E-A42 59:A47-A48 5D:A4B-A4D
pa 60:A51 7B:A70-A74
ta 01:B82-B83 03:B85-B8A 0E:B8E-B90 12:B92-B95 19:B99-B9A 1D:B9C 1F:B9E 22:B9F 26:BA3-BA4 2F:BA8
ta 3C:BA9-BAA 42:BAE-BB9 50:BBE-BC2 58:BC6-BC8 5C:BCA-BCD 60:BD0 7B:BD7 7C:BF0-BF2 7F:BF9
te 00:C01-C03 03:C05-C0B 0B:C0C 0E:C0E-C10 12:C12-C1A 1C:C1B-C1E 22:C1F-C24 2A:C25-C26 2D:C27 2F:C28
te 3D:C2A-C2B 40:C2C-C33 49:C35-C39 4F:C3D-C44 58:C46-C48 5C:C4A-C4D 60:C55 7B:C56 7C:C60-C63
ur 00:627 01:622 02:628 03:67B 04:680 05:67E 06:6A6 07:62A 08:6C2 09:67F 0B:679 0C:67D 0E:67A 0F:67C
ur 10:62B-62C 12:681 13:684 14:683 15:685-687 18:62D-62F 1C:68C 1D:688-68A 22:68F 23:68D 24:630-631
ur 26:691 27:693 2A:699 2B:632 2D:696 2F:698 3C:69A 3D:633-634 40:635-639 45:641-642 47:6A9-6AB
ur 4A:6AF 4B:6B3 4C:6B1 4D:644-646 50:6BA-6BC 53:648 54:6C4 55:6D5 56:6C1 57:6BE 58:621 59:6CC
ur 5A:6D0 5B:6D2 5C:64D 5D:650 5E:64F 5F:657 60:654 7B:655 7C:651 7D:653 7E:656 7F:670
"""

SINGLE = """\
indic 00:40 01:A3 02:24 03:A5 04:BF 05:22 06:A4 07:25-27 0C:2B 0E:2D 0F:2F 10:3C-3E 15:A1 16:5F
indic 17:23 18:2A 41:41-5A
tr 47:11E 49:130 53:15E 63:E7 67:11F 69:131 73:15F
es 09:E7 41:C1 49:CD 4F:D3 55:DA 61:E1 69:ED 6F:F3 75:FA
pt 05:EA 09:E7 0B:D4 0C:F4 0E:C1 0F:E1 12:3A6 13:393 15:3A9 16:3A0 17:3A8 18:3A3 19:398 1F:CA 41:C0
pt 49:CD 4F:D3 55:DA 5B:C3 5C:D5 61:C2 69:ED 6F:F3 75:FA 7B:E3 7C:F5 7F:E2
bn 19:9E6-9E7 1C:9E8-9EF 24:9DF-9E2 2A:9E3 2B:9F2-9F5 30:9F6-9FA
gu 19:964-965 1C:AE6-AEF
hi 19:964-965 1C:966-96F 26:951-952 2A:953-954 2C:958-95A 30:95B-963 39:970-971
kn 19:964-965 1C:CE6-CEF 26:CDE 27:CF1 2A:CF2
ml 19:964-965 1C:D66-D71 2A:D72-D75 2E:D7A 30:D7B-D7F
or 19:964-965 1C:B66-B6F 26:B5C-B5D 2A:B5F 2B:B70-B71
pa 19:964-965 1C:A66-A6F 26:A59-A5A 2A:A5B-A5C 2C:A5E 2D:A75
ta 19:964-965 1C:BE6-BEF 26:BF3-BF4 2A:BF5-BF8 2E:BFA
te 1C:C66-C6F 26:C58-C59 2A:C78-C7C 30:C7D-C7F
ur 19:600-601 1C:6F0-6F9 26:60C-60D 2A:60E-612 30:613-614 32:61B 33:61F 34:640 35:652 36:658
ur 37:66B-66C 39:672-673 3B:6CD 3F:6D4
"""
