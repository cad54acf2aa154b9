"""The GSM 7 bit default alphabet as literals: which characters an SMS carries in septets.

Holds tables only, each with its source; counting and splitting live in `segments`.

Source: 3GPP TS 23.038 (V17.0.0), sections 6.2.1 and 6.2.1.1. Typed in by hand, so no command regenerates the
tables: `tests/test_gsm.py` holds them against the characters' Unicode names, and on 2026-11-24 every septet
was compared with Perl's Encode::GSM0338 2.10, which agreed.
"""

from __future__ import annotations

__all__ = ["BASIC_TABLE", "ESCAPE", "EXTENSION_TABLE", "GSM_BASIC", "GSM_EXTENDED"]

# TS 23.038 section 6.2.1: 0x1B announces the extension table and is no character of its own.
ESCAPE = "\x1b"

# TS 23.038 section 6.2.1, the basic table in septet order: the index is the septet, eight rows of 16.
# 0x09 is the capital Ç; some phones show the small ç for it, which has no septet.
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

# TS 23.038 section 6.2.1.1: what each septet means after the escape. 0x0A is a page break, which we read as
# form feed; 0x0D (control) and 0x1B (a further table, reserved) are no characters.
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

# Characters of one septet (127) and of two, the escape and one more (10).
GSM_BASIC = frozenset(BASIC_TABLE) - {ESCAPE}
GSM_EXTENDED = frozenset(EXTENSION_TABLE.values())
