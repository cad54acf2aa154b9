"""The host of a URL as browsers parse it, computed from the host as written. Does not scan texts.

Implements the host parser of the WHATWG URL standard (https://url.spec.whatwg.org/#host-parsing, read 2026-11). The
parser decodes percent escapes, maps names by UTS 46 and reads numbers as IPv4 addresses. Browsers open nothing if it
fails. Two steps are stricter than in browsers. Names that are too long for DNS are rejected (RFC 1035 section 2.3.4).
An ASCII name with an `xn--` label that does not decode keeps its form, but is not valid.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote_to_bytes

from engage_text._to_dict import fields_to_dict
from engage_text.hosts._domain_to_ascii import read_domain
from engage_text.hosts._limits import MAX_HOST, MAX_LABEL, SMALL_CHEROKEE

__all__ = [
    "Address",
    "AddressForm",
    "BrowserHost",
    "address_of",
    "browser_host",
    "looks_changed",
    "may_be_changed",
    "wire_form",
]

# An IP address, as a value of the standard library.
Address = IPv4Address | IPv6Address
# How an address is written: in its own form, or in one that browsers read as an address and people do not.
AddressForm = Literal["plain", "disguised"]

_INET_ATON_PARTS = 4
_C_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+", re.ASCII)
# The standard's forbidden domain code points.
_FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_ACE_LABEL = re.compile(r"(?:\A|\.)xn--")
# ASCII that no step changes: no `xn--`, no escape, no number at the end, and short enough for DNS.
_LABEL = rf"(?!xn--)[a-z0-9_-]{{1,{MAX_LABEL}}}+"
_UNCHANGED = re.compile(rf"(?!.{{{MAX_HOST + 1}}}){_LABEL}(?:\.{_LABEL})*+(?<=[a-z_-])")
_LAST_LABEL = re.compile(r"(?:\A|\.)(?:0x[0-9a-f]*|[0-9]+)\Z", re.ASCII)
_EMOJI_STYLES = re.compile("[\ufe0e\ufe0f]")  # they select the style of an emoji, and keyboards add them
_SMALL_CHEROKEE = re.compile(f"[{SMALL_CHEROKEE}]")


class BrowserHost(NamedTuple):
    """A host as browsers parse it.

    `name` is mapped, and each label is in Unicode or in its `xn--` form, as written. `wire` is all ASCII. `is_valid`
    is False if an `xn--` label does not decode to a valid label, or if a label is empty.
    """

    name: str
    wire: str
    is_valid: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def may_be_changed(host: str) -> bool:
    """Return whether browsers may change or reject the lower-case host."""
    return _UNCHANGED.fullmatch(host) is None or _LAST_LABEL.search(host) is not None


@lru_cache(maxsize=1024)  # the messages of a job repeat the same few hosts
def browser_host(host: str) -> BrowserHost | None:
    """Return the host that browsers open for the host as written, or None if they reject it.

    `wire` of an IPv6 address in brackets is its compressed form.

    >>> browser_host("bank。%69n"), browser_host("0x7f.1").wire
    (BrowserHost(name='bank.in', wire='bank.in', is_valid=True), '127.0.0.1')
    """
    if host.startswith("["):
        found = address_of(host)
        return BrowserHost(host.lower(), f"[{_compressed(found[0])}]") if found else None
    decoded = host
    if "%" in host:  # a lone surrogate becomes U+FFFD, which no host may contain
        decoded = unquote_to_bytes(host.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
    read = _read_name(decoded)
    if read is None or _FORBIDDEN.search(read.wire):
        return None
    rootless = read.wire.removesuffix(".")
    if _LAST_LABEL.search(rootless):
        found = address_of(rootless)
        return BrowserHost(read.name, str(found[0])) if found else None
    if not _fits_dns(rootless):
        return None
    return read._replace(is_valid=False) if "" in rootless.split(".") else read


def _read_name(name: str) -> BrowserHost | None:
    if not name or name == ".":
        return None
    if name.isascii():
        lower = name.lower()
        is_valid = not _ACE_LABEL.search(lower) or read_domain(lower) is not None
        return BrowserHost(lower, lower, is_valid)
    found = read_domain(name)
    return BrowserHost(found.mapped, found.wire) if found and found.wire else None


def _fits_dns(name: str) -> bool:
    return len(name) <= MAX_HOST and max(map(len, name.split("."))) <= MAX_LABEL


def _compressed(address: Address) -> str:
    """Return an IPv6 address in the compressed form of the standard, which never ends in an IPv4 address.

    `str` differs: some releases of Python write an embedded IPv4 address with dots.
    """
    groups = f"{int(address):032x}"
    written = ":".join(f"{int(groups[at : at + 4], 16):x}" for at in range(0, 32, 4))
    longest = max(re.findall(r"(?:\b0(?::0\b)+)", written), key=len, default="")
    if not longest:
        return written
    before, _, after = written.partition(longest)
    return f"{before.rstrip(':')}::{after.lstrip(':')}"


def wire_form(host: str) -> str:
    """Return the host in its wire form, which is all ASCII; "" if browsers or DNS reject it.

    >>> wire_form("Bücher.de"), wire_form("a b.de")
    ('xn--bcher-kva.de', '')
    """
    read = browser_host(host)
    return read.wire if read else ""


def looks_changed(written: str, name: str) -> bool:
    """Return whether `name`, the host that browsers open, looks different from the host as written.

    A change of case, of Unicode composition or of the style of an emoji is not a difference.

    >>> looks_changed("BÜCHER.de", "bücher.de"), looks_changed("ｂank.in", "bank.in")
    (False, True)
    """
    if written.isascii():
        return False
    if name.isascii():
        return True
    # Character by character: `str.lower` turns a capital sigma at the end of a word into a final sigma.
    lower = "".join(map(str.lower, _EMOJI_STYLES.sub("", written)))
    lower = _SMALL_CHEROKEE.sub(lambda found: found[0].upper(), lower)
    shown = unicodedata.normalize("NFC", lower).split(".")
    labels = name.split(".")
    # A label that becomes ASCII is changed, even if it looks the same: the Kelvin sign becomes a k.
    return shown != labels or any(
        label.isascii() != before.isascii() for label, before in zip(labels, written.split("."), strict=False)
    )


def address_of(host: str) -> tuple[Address, AddressForm] | None:
    """Return the IP address that `host` is, with its form ("plain" or "disguised"); None if it is not an address.

    A disguised address is one that only inet_aton understands: it has decimal, octal or hexadecimal numbers, or fewer
    than four parts (POSIX inet_addr). A bare `0x` means 0, as in browsers.

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
    room = 8 * (_INET_ATON_PARTS - len(heads))  # the last part fills the remaining bits
    if any(head > 0xFF for head in heads) or last >> room:
        return None
    value = last
    for place, head in enumerate(heads):
        value += head << (8 * (3 - place))
    address = IPv4Address(value)
    return address, "plain" if str(address) == host else "disguised"


def _c_number(part: str) -> int:
    if not _C_NUMBER.fullmatch(part):
        raise ValueError(part)
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") else int(part)
