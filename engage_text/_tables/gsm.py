"""The GSM 7-bit default alphabet as literals: the characters that an SMS contains as septets.

`segments` uses these tables to count and split.

Source: 3GPP TS 23.038 (V17.0.0), sections 6.2.1 and 6.2.1.1. The tables are typed by hand, so no command regenerates
them. `tests/tables/test_gsm.py` compares them with the Unicode names of the characters. On 2026-11-24, every septet was
compared with Perl's Encode::GSM0338 2.10, which agreed.
"""

from __future__ import annotations

__all__ = ["BASIC_TABLE", "ESCAPE", "EXTENSION_TABLE", "GSM_BASIC", "GSM_EXTENDED"]

# TS 23.038 section 6.2.1: 0x1B selects the extension table for the next septet. It is not a character.
ESCAPE = "\x1b"

# TS 23.038 section 6.2.1, the basic table in septet order: the index is the septet, eight rows of 16.
# 0x09 is the capital Ç. Some phones show it as the small ç, which has no septet.
BASIC_TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅå"  # 0x00
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"  # 0x10
    " !\"#¤%&'()*+,-./"  # 0x20
    "0123456789:;<=>?"  # 0x30
    "¡ABCDEFGHIJKLMNO"  # 0x40
    "PQRSTUVWXYZÄÖÑÜ§"  # 0x50
    "¿abcdefghijklmno"  # 0x60
    "pqrstuvwxyzäöñüà"  # 0x70
)

# TS 23.038 section 6.2.1.1: the character of each septet after the escape. 0x0A is a page break, which we read as a
# form feed. 0x0D (control) and 0x1B (reserved for a further table) are not characters.
EXTENSION_TABLE = {
    0x0A: "\f",
    0x14: "^",
    0x28: "{",
    0x29: "}",
    0x2F: "\\",
    0x3C: "[",
    0x3D: "~",
    0x3E: "]",
    0x40: "|",
    0x65: "€",
}

# The characters of one septet (127), and those of two septets, the escape and another one (10).
GSM_BASIC = frozenset(BASIC_TABLE) - {ESCAPE}
GSM_EXTENDED = frozenset(EXTENSION_TABLE.values())
