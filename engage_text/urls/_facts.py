"""What a URL's host gives away when somebody asks: addresses, disguises, mixed scripts, hidden characters.

Nothing here is computed while a text is scanned.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Literal
from urllib.parse import urlsplit

from engage_text.urls._chars import INVISIBLE

__all__ = [
    "Address",
    "address_of",
    "has_userinfo",
    "hides_characters",
    "is_absolute_http",
    "is_private",
    "mixes_scripts",
]

Address = IPv4Address | IPv6Address
AddressForm = Literal["plain", "disguised"]

_HIDDEN = re.compile(rf"[{INVISIBLE}\u200c\u200d]")
# The last label of names that no public resolver answers: RFC 6761 section 6.3, RFC 6762 section 3,
# and ICANN's reservation of `internal` (2024-07-29).
_PRIVATE_NAMES = frozenset(("localhost", "local", "internal"))
_MAX_IPV4 = 0xFFFFFFFF
_INET_ATON_PARTS = 4
# Scripts that belong together in one name: UTS 39 section 5.2, "Highly Restrictive".
_TOGETHER = (
    frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA")),
    frozenset(("LATIN", "CJK", "BOPOMOFO")),
    frozenset(("LATIN", "CJK", "HANGUL")),
)


def has_userinfo(target: str) -> bool:
    """True when a user name stands before the host (RFC 3986 section 3.2.1), as in `http://bank.in@evil.in`."""
    authority = target.partition("://")[2]
    return "@" in re.split(r"[/?#]", authority, maxsplit=1)[0]


def address_of(host: str) -> tuple[Address, AddressForm] | None:
    """Return the IP address that a host is, and whether it is written plainly or as only inet_aton reads it.

    Disguised are decimal, octal and hexadecimal numbers and fewer than four parts (POSIX inet_addr).

    >>> address_of("0x7f.1")
    (IPv4Address('127.0.0.1'), 'disguised')
    """
    if host.startswith("[") and host.endswith("]"):
        try:
            return IPv6Address(host[1:-1]), "plain"
        except AddressValueError:
            return None
    parts = host.split(".")
    if len(parts) > _INET_ATON_PARTS:
        return None
    try:
        numbers = [_c_number(part) for part in parts]
    except ValueError:
        return None
    *heads, last = numbers
    room = 8 * (_INET_ATON_PARTS - len(heads))  # the last part fills all the bits that are left
    if any(head > 0xFF for head in heads) or last >> room:
        return None
    value = last
    for place, head in enumerate(heads):
        value += head << (8 * (3 - place))
    address = IPv4Address(value)
    return address, "plain" if str(address) == host else "disguised"


def _c_number(part: str) -> int:
    if not re.fullmatch(r"0[xX][0-9a-fA-F]+|[0-9]+", part, re.ASCII):
        raise ValueError(part)
    if part[:2].lower() == "0x":
        return int(part, 16)
    return int(part, 8) if part.startswith("0") else int(part)


def is_private(host: str) -> bool:
    """True for addresses and names that nobody outside can reach (loopback, private, link-local, reserved)."""
    found = address_of(host)
    if found:
        return not found[0].is_global
    return host.rpartition(".")[2] in _PRIVATE_NAMES


def mixes_scripts(host: str) -> bool:
    """True when one label holds letters of scripts that do not belong together, such as a Cyrillic `а` in Latin.

    A script is the first word of a letter's Unicode name, which tells apart every script that is confused
    with another; the combinations allowed are those of UTS 39 section 5.2.
    """
    return not host.isascii() and any(_mixed(label) for label in host.split("."))


def _mixed(label: str) -> bool:
    scripts = {unicodedata.name(c, "UNNAMED").split()[0] for c in label if c.isalpha()}
    return len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)


def hides_characters(text: str, start: int, end: int) -> bool:
    """True when an invisible character joins the URL at `start:end` to a letter or digit on its other side."""
    before = start > 1 and _HIDDEN.match(text[start - 1]) and text[start - 2].isalnum()
    after = end + 1 < len(text) and _HIDDEN.match(text[end]) and text[end + 1].isalnum()
    return bool(before or after)


def is_absolute_http(text: str) -> bool:
    """True for an absolute http(s) URL with a host and nothing but printable, unspaced characters."""
    if not text.isprintable() or any(c.isspace() for c in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # unbalanced brackets, a port out of range, characters that NFKC turns into delimiters
        return False
