"""The characters that a host or a path can contain, as literals for regex classes.

RFC 3986 names the characters of a URL on the wire. People also write URLs in the letters of their own script, so the
classes here are negated: every character belongs to a URL except those that end one. Classes that follow from a Unicode
property are in `_tables/url_chars.py`, which is generated with `KEPT`, `FULLWIDTH_BRACKETS` and `EMOJI`.
"""

from __future__ import annotations

__all__ = [
    "ASCII_STOPS",
    "EMOJI",
    "FULLWIDTH_BRACKETS",
    "KEPT",
    "PAIRS",
    "SPACELESS",
    "SPACES_AND_CONTROLS",
]

# Joined letters and names: hyphens, en dash, right quote (as an apostrophe), Hebrew maqaf and gershayim,
# Tibetan tsheg (it separates syllables, not sentences), katakana middle dots, as in ja.wikipedia.org titles.
KEPT = "\u2010\u2011\u2013\u2019\u05be\u05f3\u05f4\u0f0b\u0f0c\u30a0\u30fb\uff65"

FULLWIDTH_BRACKETS = "\uff08\uff09\uff3b\uff3d\uff5b\uff5d"

# Brackets and quotes of East Asian and European text that come in pairs within a path, as in titles of articles.
PAIRS = "\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3008\u3009\u300a\u300b\u201c\u201d"

SPACES_AND_CONTROLS = r"\s\x00-\x20\x7f-\x9f"

# Quotes and angle brackets that RFC 3986 appendix C names as the delimiters of a URL in text; the guillemets
# are their European forms, the backtick is Markdown's. A backslash is not a character of a URL (RFC 3986
# section 2) and begins an undecoded escape, such as `\n`.
ASCII_STOPS = r'"<>`\\\u00ab\u00bb'

# Letters of scripts that are written without spaces, or that directly follow a Latin URL in Indian
# messages: Brahmic scripts from Devanagari to Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer, Hangul, kana, Han.
# Whole blocks, whose limits never change (Unicode Character Encoding Stability Policies).
SPACELESS = (
    r"\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u303c\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    r"\U00020000-\U0003ffff"
)

# Pictographs that people put beside a link: arrows, technical, geometric, miscellaneous and dingbat blocks
# and the astral pictographs, variation selector 16 and the keycap. Circled and ornamental stars
# (2720-2727, 2729-274B) are left out: they occur in registered names such as ✪df.ws.
EMOJI = (
    r"\u2190-\u21ff\u2300-\u2307\u230c-\u2328\u232b-\u23ff\u25a0-\u271f\u2728\u274c-\u2767\u2776-\u27bf"
    r"\u2900-\u297f\u2b00-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff"
)
