"""What is before a host that is only a piece of a broken link: one literal set, no logic.

Both readers ask it, so that they give the same answer: `_fast_urls` leaves such a host to `_full_urls`.
"""

from __future__ import annotations

from itertools import product

__all__ = ["BREAKS"]

# Four characters, after a space or an ASCII mark: `https:a.in`, `www,a.in`, `https: a.in`, `http:/ a.in`, `www. a.in`.
BREAKS = frozenset(
    before
    for ends, followers in (
        (("ttp", "tps", "www"), ":;,!|'=*&"),
        (("tp:", "ps:", "p:/", "s:/", "p:\\", "s:\\", "/ /", ": /"), " \n\r\t"),
        (("www", "ww.", "ww,", "w .", "w ,"), " "),
        (("ww ", "ww.", "ww,"), ".,;:"),
    )
    for end in ends
    for letters in product(*zip(end, end.upper(), strict=True))
    for before in ("".join(letters) + follower for follower in followers)
)
