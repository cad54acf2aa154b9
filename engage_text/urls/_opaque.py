"""Tokens of other schemes, `mailto:…` and `upi://…`: nothing within one is ever a link of its own."""

from __future__ import annotations

import re

from engage_text.urls._chars import SPACES_AND_CONTROLS

__all__ = ["opaque_around", "opaque_end"]

_OPAQUE_SCHEMES = ("mailto:", "tel:", "sms:", "smsto:")
_OPAQUE_RUN = re.compile(rf"[^{SPACES_AND_CONTROLS}<>\"`]*+")


def opaque_end(text: str, start: int) -> int:
    """Return the end of the token of another scheme (`upi://…`), from which nothing is ever taken."""
    return _OPAQUE_RUN.match(text, start).end()  # type: ignore[union-attr]  # the pattern matches the empty string


def opaque_around(text: str, floor: int, start: int) -> int:
    """Return the end of a token such as `mailto:…` that contains the host, 0 if there is none."""
    colon = text.rfind(":", floor, start)
    if colon < 0 or not text[max(0, colon - 6) : colon + 1].lower().endswith(_OPAQUE_SCHEMES):
        return 0
    end = opaque_end(text, colon)
    return end if end > start else 0
