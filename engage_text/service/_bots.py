"""Clicks that were clearly not made by a person: by previews, crawlers and scripts that identify themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from engage_text.service._addresses import is_crawler

__all__ = ["bot_hint"]

# The end of a name in a user agent: a version, a bracket or the next entry. A space after "bot" does not count, because
# some handsets have such names ("Micromax Bot Build/2"). Cubot is a manufacturer.
_END = r"(?=[/;:,()\[\]+@-]|\s*\Z)"
# Words by which user agents identify themselves (*observed*).
_ROLES = (
    rf"(?<!cu)bot(?:{_END}|_)",
    r"crawler|\bcrawl\b|spider(?=[/;)-]|\s*\Z)|slurp|scrapy|scraper\b|archiver|httrack|heritrix|nutch",
    # Link previews in chats and mails, and proxies that fetch images. "Preview" alone does not count, because of
    # "Windows 11 Insider Preview".
    r"(?:\blink|\burl|\buri|\bpage|\bsite|\bweb|bing|slack|skypeuri)[ _-]?preview|\bpreview(?:bot|er)?/",
    r"facebookexternalhit|facebookcatalog|meta-external|\Awhatsapp/|vkshare|embedly|iframely",
    r"(?:image|img)[ _-]?proxy|mailproxy",
    rf"fetch(?:er)?{_END}|\bfetcher\b|\bunfurl",
    # Monitoring and testing
    r"headless|phantomjs|puppeteer|playwright|selenium|lighthouse|pagespeed|\bptst/|pingdom|uptime|statuscake",
    r"link-?check|checklink|validator|\bmonitor(?:ing)?/|zgrab|masscan|nmap|nessus",
    r"mediapartners-google|apis-google|googleother|appengine-google",
    r"google-(?:site-verification|inspectiontool|safety|pagerenderer|structured-data)",
)
# HTTP libraries of scripts. Libraries that apps on handsets also use are left out (okhttp, Dart, CFNetwork, Dalvik).
# So is the HTTP client of old Android releases, whose version is "UNAVAILABLE".
_LIBRARIES = (
    r"\bcurl/|libcurl|pycurl|\bwget\b|libwww-perl|\blwp[-:]|powershell|postmanruntime|insomnia/|httpie|\bcolly\b",
    r"python-requests|python-urllib|python-httpx|\bpython/|aiohttp/|\bhttpx/",
    r"\baxios/|\bundici\b|\Anode(?:\.js)?(?:/|\s*\Z)|\Agot[ /]|superagent|needle/|\bdeno/|\bbun/",
    r"go-http-client|go-resty|fasthttp|reqwest|\bureq/|\bhyper/|lua-resty|http_request|\bwinhttp\b",
    r"guzzle|\bphp/|wordpress/|\bruby\b|rest-client|faraday|typhoeus|httparty",
    r"\Ajava/|jersey/|jakarta|apache-httpclient/(?!unavailable)|(?<!apache-)\bhttpclient\b",
)
# A contact address. No browser of a person has one, except an old embedded browser (bsalsa.com).
_CONTACTS = (r"https?://(?![^\s;)]*bsalsa)", r"\w@\w[\w.-]*\.[a-z]")
# The model of the handset in a browser's user agent. The manufacturer's word may be "Spider" or "Bot".
_HANDSET = re.compile(r"\(Linux;(?=[^()]*+\))[^()]*?Android[^()]*+\)")
_AGENT_NAMES = frozenset(("useragent", "browser", "ua", "httpuseragent"))
_AGENT_READ = 1000  # characters; the words come near the start


def bot_hint(fields: Mapping[str, Any], *, os: str | None, ip: str | None) -> str:
    """Return why a click was probably not made by a person; "" if there is no clear sign.

    The user agent is read from `user_agent`, `userAgent`, `browser` and similar fields. No callback with such a field
    has been observed so far. `ip` may have any form that `client_address` accepts.

    >>> bot_hint({"user_agent": "TelegramBot (like TwitterBot)"}, os=None, ip=None)
    'the user agent names a bot: Bot'
    >>> bot_hint({}, os=None, ip="[::ffff:66.249.66.1]:443")
    'the address belongs to a Google crawler'
    """
    agents = [
        value for name, value in fields.items() if _key(name) in _AGENT_NAMES and isinstance(value, str)
    ]
    for source, text in (("operating system", os or ""), *(("user agent", agent) for agent in agents)):
        if found := _agent().search(_HANDSET.sub("()", text[:_AGENT_READ])):
            return f"the {source} names a bot: {found[0]}"
    return "the address belongs to a Google crawler" if ip and is_crawler(ip) else ""


@cache  # compiled at the first click: it takes ten milliseconds
def _agent() -> re.Pattern[str]:
    return re.compile("|".join((*_ROLES, *_LIBRARIES, *_CONTACTS)), re.IGNORECASE)


def _key(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
