"""A caller's own rules about hosts: further public suffixes, and hosts that are always or never links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from engage_text._checks import exact_text, is_many, quoted
from engage_text._to_dict import fields_to_dict
from engage_text.hosts._forms import unicode_form
from engage_text.hosts._suffix_list import SuffixList, bundled_suffixes
from engage_text.hosts._whatwg import may_be_changed, wire_form
from engage_text.problems import OptionError

__all__ = ["HostRules", "default_rules"]


@dataclass(frozen=True, slots=True)
class HostRules:
    """A caller's own rules about hosts.

    - `suffixes` replaces the bundled list. `SuffixList.from_lines` reads a newer list, and
      `SuffixList.from_tldextract` takes the list of an extractor.
    - `extra_suffixes` adds rules in the format of the published list. With `bare="likely"`, every bare host under
      these suffixes is a link.
    - `always` lists hosts that are links wherever they are bare.
    - `never` lists hosts that are not links, not even with a scheme. It overrides `always`.

    `always` and `never` include subdomains. Names are compared in their wire form, so you may write them in Unicode
    or with `xn--` labels.

    Raises `OptionError` if an option is not a list, or contains anything but suffixes or host names. A host name
    needs a dot and has no scheme, port or path.

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
    is_custom: bool = field(init=False, repr=False, compare=False)
    _always: frozenset[str] = field(init=False, repr=False, compare=False)
    _never: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.suffixes, SuffixList | None):
            raise OptionError("suffixes must be a SuffixList: use SuffixList.from_lines or from_tldextract")
        for name in ("extra_suffixes", "always", "never"):
            object.__setattr__(self, name, _checked_names(name, getattr(self, name)))
        known = self.suffixes or bundled_suffixes()
        if self.extra_suffixes:
            try:
                known = _extended(known, tuple(self.extra_suffixes))
            except OptionError as error:
                raise OptionError(f"extra_suffixes: {error}") from None
        always = frozenset(map(_comparable, self.always))
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "is_custom", bool(self.extra_suffixes or self.always or self.never))
        object.__setattr__(self, "_always", always)
        object.__setattr__(self, "_never", frozenset(map(_comparable, self.never)))
        # A host in `always` may end in a label that is on no list. Both of its forms count.
        ends = {host.rpartition(".")[2] for host in (*always, *self.always)}
        object.__setattr__(self, "tlds", known.tlds.union(ends, map(unicode_form, ends)))

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # Only the arguments are pickled: the derived fields are a hundred times larger.
        return _rebuild, (self.suffixes, self.extra_suffixes, self.always, self.never)

    def is_always(self, host: str) -> bool:
        """Return whether the lower-case host or a parent of it is always a link."""
        return _is_listed(host, self._always)

    def is_never(self, host: str) -> bool:
        """Return whether the lower-case host or a parent of it is never a link."""
        return _is_listed(host, self._never)

    def to_dict(self) -> dict[str, Any]:
        """Return the rules as JSON-ready values. `suffixes` is the version of the caller's list, None without one."""
        version = None if self.suffixes is None else self.suffixes.version
        return {**fields_to_dict(self, leave_out=("suffixes",)), "suffixes": version}


@cache
def default_rules() -> HostRules:
    """Return the default rules: the bundled list alone. The list is loaded once in a process."""
    return HostRules()


@lru_cache(maxsize=8)  # a list is large: rules that are unpickled for each message share one
def _extended(known: SuffixList, extra: tuple[str, ...]) -> SuffixList:
    return known.with_rules(extra)


def _rebuild(
    suffixes: SuffixList | None, extra: Iterable[str], always: Iterable[str], never: Iterable[str]
) -> HostRules:
    return HostRules(suffixes=suffixes, extra_suffixes=extra, always=always, never=never)


_HOST = re.compile(r"[^\s/:@?#*!.]+(?:\.[^\s/:@?#*!.]+)+")
_LONGEST_NAME = 253  # characters, RFC 1035 2.3.4: a message shows no more of an invalid name
_SUFFIX = re.compile(r"(?:!|\*\.)?[^\s/:@?#*!.]+(?:\.[^\s/:@?#*!.]+)*")


def _checked_names(option: str, given: object) -> tuple[str, ...]:
    if not is_many(given):
        raise OptionError(f"{option} must be a list of names, such as ['example.com']")
    pattern = _SUFFIX if option == "extra_suffixes" else _HOST
    names = set()
    for name in given:
        folded = exact_text(name).strip(". ").lower() if isinstance(name, str) else ""
        if not pattern.fullmatch(folded):
            raise OptionError(
                f"{option} must contain names such as example.com, without scheme, port or path, "
                f"got {quoted(name, most=_LONGEST_NAME)}"
            )
        names.add(folded)
    return tuple(sorted(names))  # a set has no order of its own


def _comparable(host: str) -> str:
    """Return the form by which hosts are compared: the wire form, or the lower-case name if it has none."""
    return wire_form(host) or host if may_be_changed(host) else host


def _is_listed(host: str, names: frozenset[str]) -> bool:
    if not names:
        return False
    host = _comparable(host)
    while host:
        if host in names:
            return True
        host = host.partition(".")[2]
    return False
