"""Short links: their address, how they are made, and how the long URLs are restored. Finds no URLs.

Everything here is *our decision*, based on the form `https://su.digo.link/XXXXXXX` of the vendor's page. `_link_domain`
contains the address, `_shortener` the options, and `_link_rows` the stored rows. `_shortening` puts links into a body
and removes them again.
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
