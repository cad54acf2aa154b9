"""The fast test of a URL: single characters can show that it has no problem."""

from __future__ import annotations

import re

from engage_text._text import COMMON_EDGES
from engage_text.urls import UrlSpan

__all__ = ["may_be_odd_url"]

# These are before most URLs. They are not part of an escape, a word or another scheme.
_BEFORE = frozenset(("", *" \n\t\r([*,>-"))
_SCHEME_ENDS = frozenset("PSps")  # of `http:` and `https:`, which may be written twice
_CLEAN_END = re.compile(r"(?!\.\.\.)[.,;:!?)]++(?:\s|\Z)")
# A user name, escape, placeholder, entity or lost character always contains one of these.
_has_no_marks = re.compile("[^@%{\\[(#<|;\ufffd]*+").fullmatch


def may_be_odd_url(text: str, url: UrlSpan) -> bool:
    """Return False if the URL certainly has no problem, which is true for nearly every URL; else True."""
    start, end, written, _, host, suffix, _ = url
    if (
        not suffix
        or not written.isascii()
        or "xn--" in host
        or suffix[-4:] == "arpa"
        or host == suffix
        or (host.startswith(("ww", "http")) and host[:4] != "www.")
    ):
        return True
    if not _has_no_marks(written) or "..." in written or ("_" in written and "00" in written):
        return True  # dots of an ellipsis; an escape of spreadsheets, such as _x000D_
    before, second = text[start - 1 : start], text[start - 2 : start - 1]
    is_apart = second != "/" if before in _BEFORE else before == ":" and second not in _SCHEME_ENDS
    if is_apart and (text[end : end + 1] in COMMON_EDGES or _CLEAN_END.match(text, end)):
        return text.startswith(" /", end)
    return bool(
        url.is_glued_in(text)
        or url.is_truncated_in(text)
        or url.is_joined_in(text)
        or url.follows_text_in(text)
        or url.has_lost_characters_in(text)
        or url.scheme_fault_in(text)
        or url.is_parted_in(text)
    )
