"""What the caller decides: the policy for bare hosts, and what is known of hosts beyond the public list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from engage_text._suffixes import SuffixList, bundled_suffixes
from engage_text.problems import EngageTextError

__all__ = ["BarePolicy", "HostRules", "HostRulesError", "default_rules"]

BarePolicy = Literal["any", "likely", "never"]


class HostRulesError(EngageTextError):
    """Host rules that cannot work: a name that is no text, or an empty one."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """What the caller knows of hosts: further suffixes, another list, hosts that always or never are links.

    `suffixes` replaces the bundled list (`SuffixList.from_lines` reads a newer one), `extra_suffixes` adds
    rules to it, as the published list writes them. A host in `always` is a link wherever it stands bare, one in
    `never` is none even with a scheme; either stands for its subdomains too, and `never` goes first.

    Raises `HostRulesError` for what is no host name in a list or tuple.

    >>> from engage_text import find_urls
    >>> rules = HostRules(extra_suffixes=["corp"], always=["ok.so"], never=["example.com"])
    >>> [url.text for url in find_urls("ok.so wiki.corp/x https://example.com/a", hosts=rules)]
    ['ok.so', 'wiki.corp/x']
    """

    suffixes: SuffixList | None = field(default=None, kw_only=True, repr=False)
    extra_suffixes: Iterable[str] = field(default=(), kw_only=True)
    always: Iterable[str] = field(default=(), kw_only=True)
    never: Iterable[str] = field(default=(), kw_only=True)
    known: SuffixList = field(init=False, repr=False, compare=False)
    tlds: frozenset[str] = field(init=False, repr=False, compare=False)
    _always: frozenset[str] = field(init=False, repr=False, compare=False)
    _never: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.suffixes, SuffixList | None):
            raise HostRulesError("suffixes must be a SuffixList: read one with SuffixList.from_lines")
        for name in ("extra_suffixes", "always", "never"):
            object.__setattr__(self, name, _names(name, getattr(self, name)))
        known = self.suffixes or bundled_suffixes()
        known = known.with_rules(self.extra_suffixes) if self.extra_suffixes else known
        always = frozenset(self.always)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "_always", always)
        object.__setattr__(self, "_never", frozenset(self.never))
        # A host that is always a link may end in what no list knows.
        object.__setattr__(self, "tlds", known.tlds.union(host.rpartition(".")[2] for host in always))

    def is_always(self, host: str) -> bool:
        """Return whether the lower-case host or a parent of it is always a link."""
        return _listed(host, self._always)

    def is_never(self, host: str) -> bool:
        """Return whether the lower-case host or a parent of it never is a link."""
        return _listed(host, self._never)


@cache
def default_rules() -> HostRules:
    """Return the rules of a caller who gives none: the bundled list, read once for the life of the process."""
    return HostRules()


def _names(option: str, given: object) -> tuple[str, ...]:
    # A str is iterable too, and `always="ok.so"` would list its letters.
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise HostRulesError(f"{option} must be a list of names, such as ['example.com']")
    names = tuple(given)
    for name in names:
        if not isinstance(name, str) or not name.strip(". "):
            raise HostRulesError(f"{option} holds {name!r}, which is no name")
    return tuple(name.strip(". ").lower() for name in names)


def _listed(host: str, names: frozenset[str]) -> bool:
    while host:
        if host in names:
            return True
        host = host.partition(".")[2]
    return False
