"""The IP address of a click, in the forms that proxies write."""

from __future__ import annotations

import ipaddress
import re

__all__ = ["client_address", "is_crawler"]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# The networks that contain the published list of Googlebot's addresses (*observed*: googlebot.json). The upper half of
# the /19 fetches pages for users.
_CRAWLERS = tuple(map(ipaddress.ip_network, ("66.249.64.0/20", "2001:4860:4801::/56")))
# Private networks, which contain neither people nor crawlers: these are the addresses of proxies before the redirector.
# Source: RFC 1918, RFC 6598, RFC 4193, RFC 4291, RFC 3927.
_INSIDE = tuple(
    map(
        ipaddress.ip_network,
        "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 "
        "::1/128 fc00::/7 fe80::/10".split(),
    )
)
# IPv4 addresses that a translator embedded in IPv6: RFC 6052 section 2.1.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# `for=` of RFC 7239 section 4, with or without quotes, and possibly after other pairs.
_FOR = re.compile(r"(?:\A|.*?;)\s*+for\s*+=\s*+(.*+)", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"(?:\[([^\[\]]*+)\]|([0-9.]++))(?::[0-9]{1,5})?+")
_READ = 1000  # characters; lists of proxies are shorter
_LONGEST = 100  # characters of one address with zone and port; a longer text is not an address


def client_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address of the client, which is the first that is not private; None if there is none.

    The text may have the form of Node's `req.ip` (`::ffff:192.0.2.1`, RFC 4291 section 2.5.5.2), a port
    (`192.0.2.1:44321`, `[2001:db8::1]:443`) or a zone (`fe80::1%eth0`). It may be a list as in X-Forwarded-For, or
    contain `for=` as in Forwarded (RFC 7239).

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
        # A zone names a network interface of the machine that wrote it. In a URI it follows %25: RFC 6874.
        address = ipaddress.ip_address(part.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
