"""Clicks that no person made, where it is plain: previews, crawlers and scripts that name themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from engage_text.service._addresses import is_crawler

__all__ = ["bot_hint"]

# What follows a name in an agent: a version, a bracket, the next entry. A space after "bot" does not count, as handsets
# have such names too ("Micromax Bot Build/2"), and Cubot is a maker.
_END = r"(?=[/;:,()\[\]+@-]|\s*\Z)"
# Words with which agents name themselves (*observed*).
_ROLES = (
    rf"(?<!cu)bot(?:{_END}|_)",
    r"crawler|\bcrawl\b|spider(?=[/;)-]|\s*\Z)|slurp|scrapy|scraper\b|archiver|httrack|heritrix|nutch",
    # Previews of links in chats and mails, and proxies that fetch their pictures. "Preview" alone does not count:
    # see "Windows 11 Insider Preview".
    r"(?:\blink|\burl|\buri|\bpage|\bsite|\bweb|bing|slack|skypeuri)[ _-]?preview|\bpreview(?:bot|er)?/",
    r"facebookexternalhit|facebookcatalog|meta-external|\Awhatsapp/|vkshare|embedly|iframely",
    r"(?:image|img)[ _-]?proxy|mailproxy",
    rf"fetch(?:er)?{_END}|\bfetcher\b|\bunfurl",
    # Checks and measurements
    r"headless|phantomjs|puppeteer|playwright|selenium|lighthouse|pagespeed|\bptst/|pingdom|uptime|statuscake",
    r"link-?check|checklink|validator|\bmonitor(?:ing)?/|zgrab|masscan|nmap|nessus",
    r"mediapartners-google|apis-google|googleother|appengine-google",
    r"google-(?:site-verification|inspectiontool|safety|pagerenderer|structured-data)",
)
# Libraries of scripts. Not those that apps on a handset also use (okhttp, Dart, CFNetwork, Dalvik), and not the
# HTTP client of old Androids, whose version is "UNAVAILABLE".
_LIBRARIES = (
    r"\bcurl/|libcurl|pycurl|\bwget\b|libwww-perl|\blwp[-:]|powershell|postmanruntime|insomnia/|httpie|\bcolly\b",
    r"python-requests|python-urllib|python-httpx|\bpython/|aiohttp/|\bhttpx/",
    r"\baxios/|\bundici\b|\Anode(?:\.js)?(?:/|\s*\Z)|\Agot[ /]|superagent|needle/|\bdeno/|\bbun/",
    r"go-http-client|go-resty|fasthttp|reqwest|\bureq/|\bhyper/|lua-resty|http_request|\bwinhttp\b",
    r"guzzle|\bphp/|wordpress/|\bruby\b|rest-client|faraday|typhoeus|httparty",
    r"\Ajava/|jersey/|jakarta|apache-httpclient/(?!unavailable)|(?<!apache-)\bhttpclient\b",
)
# A contact address. People's browsers have none, but for one old embedded browser (bsalsa.com).
_CONTACTS = (r"https?://(?![^\s;)]*bsalsa)", r"\w@\w[\w.-]*\.[a-z]")
# What a browser says of its handset: the maker's word, which may be "Spider" or "Bot".
_HANDSET = re.compile(r"\(Linux;(?=[^()]*+\))[^()]*?Android[^()]*+\)")
_AGENT_NAMES = frozenset(("useragent", "browser", "ua", "httpuseragent"))
_AGENT_READ = 1000  # characters; the words come early


def bot_hint(fields: Mapping[str, Any], *, os: str | None, ip: str | None) -> str:
    """Return why a click was probably not made by a person, "" where nothing says so plainly.

    A user agent is looked for under `user_agent`, `userAgent`, `browser` and the like; none is observed in callbacks
    so far. An address is read as proxies write it, see `is_crawler`.

    >>> bot_hint({"user_agent": "TelegramBot (like TwitterBot)"}, os=None, ip=None)
    'the user agent names a machine: Bot'
    >>> bot_hint({}, os=None, ip="[::ffff:66.249.66.1]:443")
    "the address is a crawler's of Google"
    """
    agents = [
        value for name, value in fields.items() if _key(name) in _AGENT_NAMES and isinstance(value, str)
    ]
    for told, text in (("operating system", os or ""), *(("user agent", agent) for agent in agents)):
        if found := _agent().search(_HANDSET.sub("()", text[:_AGENT_READ])):
            return f"the {told} names a machine: {found[0]}"
    return "the address is a crawler's of Google" if ip and is_crawler(ip) else ""


@cache  # compiled with the first click: it takes ten milliseconds
def _agent() -> re.Pattern[str]:
    return re.compile("|".join((*_ROLES, *_LIBRARIES, *_CONTACTS)), re.IGNORECASE)


def _key(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
