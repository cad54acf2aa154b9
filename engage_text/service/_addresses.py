"""Addresses of clicks, in the forms in which proxies write them."""

from __future__ import annotations

import ipaddress
import re

__all__ = ["client_address", "is_crawler"]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Where the published list of Googlebot's addresses lies (*observed*: googlebot.json); the upper half of the /19
# fetches for people.
_CRAWLERS = tuple(map(ipaddress.ip_network, ("66.249.64.0/20", "2001:4860:4801::/56")))
# Networks without a person or a crawler in them: these addresses are those of proxies before the redirector.
# Source: RFC 1918, RFC 6598, RFC 4193, RFC 4291, RFC 3927.
_INSIDE = tuple(
    map(
        ipaddress.ip_network,
        "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 "
        "::1/128 fc00::/7 fe80::/10".split(),
    )
)
# IPv4 within IPv6 by a translator: RFC 6052 section 2.1.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# `for=` of RFC 7239 section 4, quoted or not, perhaps after other pairs.
_FOR = re.compile(r"(?:\A|.*?;)\s*+for\s*+=\s*+(.*+)", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"(?:\[([^\[\]]*+)\]|([0-9.]++))(?::[0-9]{1,5})?+")
_READ = 1000  # characters; a chain of proxies is shorter
_LONGEST = 100  # characters of one address, its zone and port; longer text is not one


def client_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address of the client, None without one: the first that is not the private address of a proxy.

    Takes the forms of Node's `req.ip` (`::ffff:192.0.2.1`, RFC 4291 section 2.5.5.2), of proxies (`192.0.2.1:44321`,
    `[2001:db8::1]:443`), with a zone (`fe80::1%eth0`), lists of X-Forwarded-For, and `for=` of Forwarded (RFC 7239).

    >>> client_address('for="[2001:db8::1]:4711";proto=https, for=10.0.0.1')
    IPv6Address('2001:db8::1')
    >>> client_address("10.0.0.1, ::ffff:c000:201")
    IPv4Address('192.0.2.1')
    """
    for part in text[:_READ].split(","):
        address = _address(part)
        if address is not None and not any(address in network for network in _INSIDE):
            return address
    return None


def is_crawler(text: str) -> bool:
    """Return whether the client is one of Google's crawlers.

    >>> is_crawler("66.249.66.1:44321"), is_crawler("203.0.113.9")
    (True, False)
    """
    address = client_address(text)
    return address is not None and any(address in network for network in _CRAWLERS)


def _address(part: str) -> _Address | None:
    if found := _FOR.match(part):
        part = found[1].partition(";")[0]
    part = part.strip().strip("\"'").strip()
    if not part or len(part) > _LONGEST:
        return None
    if whole := _PORT.fullmatch(part):
        part = whole[1] or whole[2] or ""
    try:
        # A zone names an interface of the machine that wrote it, in a URI as %25: RFC 6874.
        address = ipaddress.ip_address(part.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
