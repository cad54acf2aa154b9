"""Which characters a host or a tail can contain: literals for regex classes, no logic.

RFC 3986 names the characters of a URL on the wire. People write URLs with the letters of their own script, so the
classes here are negated: every character belongs to a URL except those that clearly end one. Punctuation is taken
from the Unicode Character Database 14.0 (general categories Po, Ps, Pe, Pi, Pf, Pd, Pc above U+0100), less
what occurs inside names and paths (see KEPT); tests/urls/test_chars.py compares the two.
"""

from __future__ import annotations

__all__ = [
    "ASCII_STOPS",
    "EMOJI",
    "FULLWIDTH_BRACKETS",
    "INVISIBLE",
    "KEPT",
    "PAIRS",
    "PUNCTUATION",
    "SIGNS",
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

# Soft hyphen, Arabic and Mongolian marks, zero-width and bidi controls, lone surrogates (they cannot be
# encoded, so no URL contains one), byte-order mark, tags. ZWNJ and ZWJ (200C, 200D) are missing: they spell
# words in Indic scripts and join emoji, so the tail judges them itself.
INVISIBLE = (
    r"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)

PUNCTUATION = (
    r"\u037e\u0387\u055a-\u055f\u0589\u058a\u05c0\u05c3\u05c6\u0609\u060a\u060c\u060d\u061b\u061d-\u061f"
    r"\u066a-\u066d\u06d4\u0700-\u070d\u07f7-\u07f9\u0830-\u083e\u085e\u0964\u0965\u0970\u09fd\u0a76\u0af0"
    r"\u0c77\u0c84\u0df4\u0e4f\u0e5a\u0e5b\u0f04-\u0f0a\u0f0d-\u0f12\u0f14\u0f3a-\u0f3d\u0f85\u0fd0-\u0fd4"
    r"\u0fd9\u0fda\u104a-\u104f\u10fb\u1360-\u1368\u1400\u166e\u169b\u169c\u16eb-\u16ed\u1735\u1736"
    r"\u17d4-\u17d6\u17d8-\u17da\u1800-\u180a\u1944\u1945\u1a1e\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b5a-\u1b60"
    r"\u1b7d\u1b7e\u1bfc-\u1bff\u1c3b-\u1c3f\u1c7e\u1c7f\u1cc0-\u1cc7\u1cd3\u2012\u2014-\u2018\u201a-\u2027"
    r"\u2030-\u2043\u2045-\u2051\u2053-\u205e\u207d\u207e\u208d\u208e\u2308-\u230b\u2329\u232a\u2768-\u2775"
    r"\u27c5\u27c6\u27e6-\u27ef\u2983-\u2998\u29d8-\u29db\u29fc\u29fd\u2cf9-\u2cfc\u2cfe\u2cff\u2d70"
    r"\u2e00-\u2e2e\u2e30-\u2e4f\u2e52-\u2e5d\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u303d\ua4fe\ua4ff"
    r"\ua60d-\ua60f\ua673\ua67e\ua6f2-\ua6f7\ua874-\ua877\ua8ce\ua8cf\ua8f8-\ua8fa\ua8fc\ua92e\ua92f\ua95f"
    r"\ua9c1-\ua9cd\ua9de\ua9df\uaa5c-\uaa5f\uaade\uaadf\uaaf0\uaaf1\uabeb\ufd3e\ufd3f\ufe10-\ufe19"
    r"\ufe30-\ufe52\ufe54-\ufe61\ufe63\ufe68\ufe6a\ufe6b\uff01-\uff03\uff05-\uff07\uff0a\uff0c-\uff0f\uff1a"
    r"\uff1b\uff1c-\uff1f\uff20\uff3c\uff3f\uff5c\uff5e\uff5f-\uff64\U00010100-\U00010102\U0001039f\U000103d0"
    r"\U0001056f\U00010857\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010af0-\U00010af6"
    r"\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010ead\U00010f55-\U00010f59\U00010f86-\U00010f89"
)

# Quotes and angle brackets that RFC 3986 appendix C names as the delimiters of a URL in text; the guillemets
# are their European forms, the backtick is Markdown's. A backslash is not a character of a URL (RFC 3986
# section 2) and begins an undecoded escape, such as `\n`.
ASCII_STOPS = r'"<>`\\\u00ab\u00bb'

# Signs that no registry accepts in a host: symbols (general category S), raised digits, fractions, and the punctuation
# of Latin-1, which RFC 5892 derives as DISALLOWED; up to U+2E7F, the CJK postal marks and the full-width forms. Left
# out: the pictographs below and the stars beside them, which occur in registered names; circled letters, which
# UTS 46 maps to letters; U+FFFD, which replaces a lost character. U+00B7 is allowed between two l (RFC 5892 A.3),
# where the callers look for it.
SIGNS = (
    r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f"  # raised digits, fractions
    r"\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df"
    r"\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0384\u0385\u03f6\u0482\u058d-\u058f\u0606-\u0608\u060b"
    r"\u060e\u060f\u06de\u06e9\u06fd\u06fe\u07f6\u07fe\u07ff\u0888\u09f2\u09f3\u09fa\u09fb\u0af1\u0b70"
    r"\u0bf3-\u0bfa\u0c7f\u0d4f\u0d79\u0e3f\u0f01-\u0f03\u0f13\u0f15-\u0f17\u0f1a-\u0f1f\u0f34\u0f36\u0f38"
    r"\u0fbe-\u0fc5\u0fc7-\u0fcc\u0fce\u0fcf\u0fd5-\u0fd8\u109e\u109f\u1390-\u1399\u166d\u17db\u1940"
    r"\u19de-\u19ff\u1b61-\u1b6a\u1b74-\u1b7c\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef"
    r"\u1ffd\u1ffe\u2044\u2052\u207a-\u207c\u208a-\u208c\u20a0-\u20cf\u2100\u2101\u2103-\u2106\u2108\u2109"
    r"\u2114\u2116-\u2118\u211e-\u2123\u2125\u2127\u2129\u212e\u213a\u213b\u2140-\u2144\u214a-\u214d\u214f"
    r"\u218a\u218b\u2200-\u22ff\u2400-\u2426\u2440-\u244a\u2500-\u259f\u27c0-\u27c4\u27c7-\u27e5\u27f0-\u28ff"
    r"\u2980-\u2982\u2999-\u29d7\u29dc-\u29fb\u29fe-\u2aff\u2ce5-\u2cea\u2e50\u2e51\u3004\u3012\u3013\u3020"
    r"\ufe62\ufe64-\ufe66\ufe69\uff04\uff0b\uff3e\uff40\uffe0-\uffe6\uffe8-\uffee"
)

# Letters of scripts that are written without spaces, or that directly follow a Latin URL in Indian
# messages: Brahmic scripts from Devanagari to Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer, Hangul, kana, Han.
# Blocks, from Unicode's Blocks.txt 14.0.
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
