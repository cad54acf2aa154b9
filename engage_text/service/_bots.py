"""Clicks that no person made, where it is plain: previews, crawlers and scripts that name themselves."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from typing import Any

__all__ = ["bot_hint"]

# Words with which agents name themselves (*observed*): "bot" at the end of a name with a version or a bracket behind
# it (Googlebot, TwitterBot; handsets are called Bot too, and Cubot is a maker), fetchers of previews, and
# libraries of scripts. Libraries that apps on a handset use as well, such as okhttp, tell nothing.
_AGENT = re.compile(
    r"(?<!cu)bot(?=[/;)-]|\Z)|crawler|spider/|slurp|headless|facebookexternalhit|facebookcatalog|\Awhatsapp/|skypeuripreview"
    r"|curl/|\bwget\b|python-requests|python-urllib|aiohttp/|httpx/|go-http-client|libwww-perl",
    re.IGNORECASE,
)
_AGENT_NAMES = frozenset(("useragent", "browser"))
_AGENT_READ = 1000  # characters; the words stand early
# Where the published list of Googlebot's addresses lies (*observed*); the upper half of the /19 fetches for people.
# Private addresses say nothing: they are those of a proxy in front of the redirector.
_CRAWLERS = (ipaddress.ip_network("66.249.64.0/20"),)


def bot_hint(fields: Mapping[str, Any], *, os: str | None, ip: str | None) -> str:
    """Return why a click is likely no person's, "" where nothing says so plainly.

    A user agent is looked for under `user_agent`, `userAgent`, `browser` and the like; none is observed in callbacks
    so far.

    >>> bot_hint({"user_agent": "TelegramBot (like TwitterBot)"}, os=None, ip=None)
    'the user agent names a machine: Bot'
    """
    agents = [
        value for name, value in fields.items() if _plain(name) in _AGENT_NAMES and isinstance(value, str)
    ]
    for told, text in (("operating system", os or ""), *(("user agent", agent) for agent in agents)):
        if found := _AGENT.search(text[:_AGENT_READ]):
            return f"the {told} names a machine: {found[0]}"
    return "the address is a crawler's of Google" if ip and _is_crawler(ip) else ""


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _is_crawler(ip: str) -> bool:
    try:
        address = ipaddress.ip_address(ip.strip())
    except ValueError:
        return False
    return any(address in network for network in _CRAWLERS)
