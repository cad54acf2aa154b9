"""Numbers that authorities reserve for films, books and examples. No subscriber has them.

Sources, by the name of the authority's page: NANPA "555 line numbers" (555-0100 to 555-0199), Ofcom "Telephone numbers
for drama use", ACMA "Phone numbers for use in TV shows, films and creative works", ComReg "Numbering Conditions of Use"
(numbers for drama), ARCEP's numbering plan (numbers for audiovisual works), Bundesnetzagentur "Rufnummern für
Medienproduktionen", PTS "Telefonnummer för böcker och filmer". Written from general knowledge on 2026-11-28. The pages
could not be opened, so neither their titles nor the ranges were compared with them.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["FICTIONAL_NUMBERS", "fictional_authority"]

# By authority, the digits with the country code: `#` is any digit, and brackets contain a range of digits.
FICTIONAL_NUMBERS = {
    "NANPA": "1###55501##",
    "Ofcom": """
        441134960### 441144960### 441154960### 441164960### 441174960### 441184960### 441214960### 441314960###
        441414960### 441514960### 441614960### 442079460### 441914980### 442896496### 442920180### 441632960###
        447700900### 448081570### 449098790### 443069990###
    """,
    "ACMA": """
        6125550#### 6127010#### 6135550#### 6137010#### 6175550#### 6177010#### 6185550#### 6187010####
        61491570006 61491570110 61491570156 61491570157 61491570158 61491570159 61491570313 61491570737 61491571266
        61491571491 61491571804 61491572549 61491572665 61491572983 61491573087 61491573770 61491574118 61491574632
        61491575254 61491575789 61491576398 61491576801 61491577426 61491577644 61491578148 61491578888 61491578957
        61491579212 61491579455 61491579760
    """,
    "ComReg": "3532091#####",
    "ARCEP": "3319900#### 3326191#### 3335301#### 3346571#### 3353649#### 3363998####",
    "the Bundesnetzagentur": """
        493023125### 496990009### 494066969### 492214710### 498999998### 4917139200## 49176040690## 4915228817386
        4915228895456 4915254599371 491729925904 491729968532 491729973185 491729973186 491729980752 491749091317
        491749464308
    """,
    "PTS": "463139006## 464062804## 468465004## 46980319[2-9]# 4670174060[5-9] 467017406[1-9]#",
}


def fictional_authority(digits: str) -> str:
    """Return the authority that reserves the number for fiction, or "". The digits begin with the country code.

    >>> fictional_authority("447700900123"), fictional_authority("12125550142"), fictional_authority("447400123456")
    ('Ofcom', 'NANPA', '')
    """
    found = _reserved().fullmatch(digits)
    return _AUTHORITIES[(found.lastindex or 1) - 1] if found else ""


_AUTHORITIES = tuple(FICTIONAL_NUMBERS)


@cache  # compiled on first use, because the rule is opt-in
def _reserved() -> re.Pattern[str]:
    """Return a pattern with one group for each authority."""
    groups = ("|".join(forms.replace("#", "[0-9]").split()) for forms in FICTIONAL_NUMBERS.values())
    return re.compile("|".join(f"({group})" for group in groups))
