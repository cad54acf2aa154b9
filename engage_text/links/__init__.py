"""Short links: their address, how they are made, and how the long URLs come back. Detects nothing.

*Our decision* throughout, from what the vendor's page promises of `https://su.digo.link/XXXXXXX`. `_link_domain` has
their address, `_shortener` the options, `_link_rows` what is stored of them, and `_shortening` puts them into a body
and takes them out again.
"""

from __future__ import annotations

from engage_text.links._link_domain import SERVICE_HOSTS as SERVICE_HOSTS
from engage_text.links._link_domain import SERVICE_PLACEHOLDER as SERVICE_PLACEHOLDER
from engage_text.links._link_domain import LinkDomain
from engage_text.links._link_rows import LinkRow, ShortLink
from engage_text.links._link_rows import checked_rows as checked_rows
from engage_text.links._shortener import Shortener
from engage_text.links._shortening import Codes, LinksPer, Shortened, restore, shorten
from engage_text.links._shortening import may_run_on as may_run_on

__all__ = [
    "Codes",
    "LinkDomain",
    "LinkRow",
    "LinksPer",
    "ShortLink",
    "Shortened",
    "Shortener",
    "restore",
    "shorten",
]
