"""The address of short links: a host, and a path before the code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from engage_text._checks import kind_of, quoted
from engage_text._to_dict import fields_to_dict
from engage_text.codes import CODE_LENGTH
from engage_text.problems import OptionError

__all__ = ["PLACEHOLDER_CODE", "SERVICE_HOSTS", "SERVICE_PLACEHOLDER", "LinkDomain"]

_HOST = re.compile(r"(?!.{254})(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_MOST_SHOWN = 253  # characters of an invalid host or prefix in a message: no host is longer
_PREFIX = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class LinkDomain:
    """The address of short links: a host, and optionally a path before the code.

    India's TRAI requires the sender's registered header in the path (direction of 2024, in force since 1 October).
    Raises `OptionError` for an invalid host name or path prefix.

    >>> LinkDomain("go.example.in", prefix="ACMEIN").url("AbC1234")
    'https://go.example.in/ACMEIN/AbC1234'
    """

    host: str
    prefix: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        for what, given in (("host name", self.host), ("path prefix", self.prefix)):
            if not isinstance(given, str):
                raise OptionError(f"a {what} must be a str, got {kind_of(given)}")
        if not _HOST.fullmatch(self.host):
            raise OptionError(
                f"{quoted(self.host, most=_MOST_SHOWN)} is not a valid host name; "
                "use lower-case ASCII, such as go.example.in, without scheme, port or path"
            )
        if self.prefix and not _PREFIX.fullmatch(self.prefix):
            raise OptionError(
                f"{quoted(self.prefix, most=_MOST_SHOWN)} is not a valid path prefix; "
                "use letters, digits, - and _, with / between parts"
            )

    def url(self, code: str) -> str:
        """Return the short URL of a code."""
        return f"https://{self.host}/{self.prefix}/{code}" if self.prefix else f"https://{self.host}/{code}"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


PLACEHOLDER_CODE = "X" * CODE_LENGTH  # as the vendor's page writes it
_SERVICE_DOMAIN = LinkDomain("su.digo.link")  # documented
SERVICE_PLACEHOLDER = _SERVICE_DOMAIN.url(PLACEHOLDER_CODE)
SERVICE_HOSTS = frozenset((_SERVICE_DOMAIN.host,))
