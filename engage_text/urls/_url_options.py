"""The options of a scan as one value: which bare hosts are links, their scheme, and the host rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from engage_text._checks import kind_of, need_choice, refuse_both
from engage_text._to_dict import fields_to_dict
from engage_text.hosts import HostRules, default_rules
from engage_text.problems import OptionError

__all__ = ["BarePolicy", "Scheme", "UrlOptions", "default_options", "url_options"]

# Which bare hosts are links: any with a known suffix, the likely ones, or none.
BarePolicy = Literal["any", "likely", "never"]
# The scheme in the target of a URL that is written without one.
Scheme = Literal["http", "https"]

_POLICIES = ("any", "likely", "never")
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlOptions:
    """Options that decide what counts as a URL, and which scheme a URL without one gets.

    `bare` decides which bare hosts (no scheme, no `www.`, no path) are links: `any` with a known suffix, the `likely`
    ones, or `never`. A URL without a scheme gets `scheme` in its `target`. `hosts` contains the caller's own rules for
    hosts. `host_rules` are the rules that apply: `hosts`, or the default rules. The options can be compared, hashed and
    pickled.

    Raises `OptionError` for a value of the wrong kind.

    >>> options = UrlOptions(bare="any", scheme="https")
    >>> options
    UrlOptions(bare='any', scheme='https', hosts=None)
    >>> from engage_text import find_urls
    >>> [url.target for url in find_urls("ok.so", options=options)]
    ['https://ok.so']
    """

    bare: BarePolicy = "likely"
    scheme: Scheme = "http"
    hosts: HostRules | None = None
    host_rules: HostRules = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        need_choice(self.bare, "bare", _POLICIES)
        need_choice(self.scheme, "scheme", _SCHEMES)
        if not isinstance(self.hosts, HostRules | None):
            raise OptionError(f"hosts must be a HostRules or None, got {kind_of(self.hosts)}")
        # An attribute, not a property, because it is read for each dot of a text.
        object.__setattr__(self, "host_rules", default_rules() if self.hosts is None else self.hosts)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # Without `host_rules`: the default ones are read again where the options are used.
        return _rebuilt, (self.bare, self.scheme, self.hosts)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _rebuilt(bare: BarePolicy, scheme: Scheme, hosts: HostRules | None) -> UrlOptions:
    return UrlOptions(bare=bare, scheme=scheme, hosts=hosts)


@cache  # not a constant: building it reads the suffix list
def default_options() -> UrlOptions:
    """Return the default options."""
    return UrlOptions()


def url_options(
    options: UrlOptions | None,
    bare: BarePolicy | None,
    scheme: Scheme | None,
    hosts: HostRules | None,
    name: str = "options",
) -> UrlOptions:
    """Return the options as one value, whether they come as one or as flat keywords.

    Raises `OptionError` for both together. `name` is the caller's keyword for the value.
    """
    if bare is None and scheme is None and hosts is None:
        if options is None:
            return default_options()
        if type(options) is UrlOptions:
            return options
    if options is not None and not isinstance(options, UrlOptions):
        raise OptionError(f"{name} must be a UrlOptions or None, got {kind_of(options)}")
    refuse_both(name, options, {"bare": bare, "scheme": scheme, "hosts": hosts})
    return options or UrlOptions(
        bare="likely" if bare is None else bare, scheme="http" if scheme is None else scheme, hosts=hosts
    )
