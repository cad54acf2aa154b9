"""What the caller decides of a scan: the policy for bare hosts, their scheme, and the host rules."""

from __future__ import annotations

from typing import Literal

from engage_text._checks import kind_of
from engage_text.hosts import HostRules
from engage_text.problems import OptionError

__all__ = ["BARE_POLICIES", "BarePolicy", "Policy", "need_policy"]

# Which hosts without scheme, `www.` and path are links.
BarePolicy = Literal["any", "likely", "never"]
BARE_POLICIES = frozenset(("any", "likely", "never"))

_SCHEMES = ("http", "https")


def need_policy(bare: object, hosts: object, scheme: object = "http") -> None:
    """Raise `OptionError` for an option of a wrong value or type."""
    if not isinstance(hosts, HostRules | None):
        raise OptionError(f"hosts must be a HostRules or None, got {kind_of(hosts)}")
    if not isinstance(bare, str) or bare not in BARE_POLICIES:
        raise OptionError("bare must be any, likely or never")
    if scheme not in _SCHEMES:
        found = repr(scheme[:20]) if isinstance(scheme, str) else kind_of(scheme)
        raise OptionError(f"scheme must be http or https, got {found}")


# What a caller asks of one scan: the policy for bare hosts, the scheme that they get, and their own rules.
Policy = tuple[BarePolicy, str, HostRules]
