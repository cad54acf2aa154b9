"""Lists of link domains: a domain with its subdomains, subdomains alone, or a name under every public suffix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engage_text._checks import exact_text, is_many, kind_of, quoted
from engage_text.hosts import MAX_HOST, may_be_changed, wire_form
from engage_text.problems import OptionError
from engage_text.urls import UrlSpan

__all__ = ["DomainPatterns"]

_LABEL = r"[^\s/:@?#*!.]+"
_DOMAIN = re.compile(rf"(?:\*\.)?{_LABEL}(?:\.{_LABEL})*|{_LABEL}\.\*")


class DomainPatterns:
    """Domains that a policy names.

    - `example.com` is the host and every host below it.
    - `*.example.com` is every host below it, but not `example.com` itself.
    - `example.*` is the registered name `example` under any public suffix: `example.com`, `www.example.co.in`, but not
      `example.evil.com`.

    Names are compared in their wire form, so they can be written in Unicode or with `xn--` labels. Raises
    `OptionError`, which names the option and the wrong entry.

    >>> from engage_text import find_urls
    >>> domains = DomainPatterns(["example.com", "*.gov.in", "acme.*"], "allowed_domains")
    >>> urls = find_urls("shop.example.com/a www.acme.co.uk/b example.com.evil.in/c gov.in/d a.gov.in/e")
    >>> [domains.match(url) for url in urls]
    ['example.com', 'acme.*', '', '', '*.gov.in']
    """

    __slots__ = ("_below", "_names", "_whole", "names")

    def __init__(self, given: object, option: str) -> None:
        self.names: tuple[str, ...] = tuple(dict.fromkeys(_checked(given, option)))
        self._whole: dict[str, str] = {}
        self._below: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for name in self.names:
            if name.startswith("*."):
                self._below[_comparable(name[2:])] = name
            elif name.endswith(".*"):
                self._names[_comparable(name[:-2])] = name
            else:
                self._whole[_comparable(name)] = name

    def match(self, url: UrlSpan) -> str:
        """Return the entry that contains the host of the URL, or "" if none does."""
        if not self.names:
            return ""
        if self._names:
            label = _comparable(url.registered_domain.partition(".")[0])
            if label in self._names:
                return self._names[label]
        return self.match_host(url.host)

    def match_host(self, host: str) -> str:
        """Return the entry that contains the host, or "". Entries such as `example.*` need a URL."""
        # No name is longer, and a hostile host of a million labels has as many parents.
        host = _comparable(host[-MAX_HOST:].removesuffix("."))
        for parent in _parents(host):
            if parent in self._whole:
                return self._whole[parent]
            if parent in self._below and parent != host:
                return self._below[parent]
        return ""


def _parents(host: str) -> Iterator[str]:
    while host:
        yield host
        host = host.partition(".")[2]


def _comparable(host: str) -> str:
    return wire_form(host) or host if may_be_changed(host) else host


def _checked(given: object, option: str) -> Iterable[str]:
    if not is_many(given):
        raise OptionError(
            f"{option} must be a list of domains, such as ['example.com'], got {kind_of(given)}"
        )
    for name in given:
        folded = exact_text(name).strip(". ").lower() if isinstance(name, str) else ""
        if not _DOMAIN.fullmatch(folded):
            raise OptionError(
                f"{option} must contain domains such as example.com, *.example.com or example.*, "
                f"without scheme, port or path, got {quoted(name, most=MAX_HOST)}"
            )
        yield folded
