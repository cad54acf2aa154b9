"""`Shortener`: the options for links. They are the domain, the codes, and the URLs that are shortened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from engage_text._checks import is_aware, kind_of, need_bool, need_texts, quoted
from engage_text._text import has_surrogate
from engage_text._to_dict import fields_to_dict
from engage_text.codes import Codec
from engage_text.links._link_domain import PLACEHOLDER_CODE, SERVICE_HOSTS, LinkDomain
from engage_text.problems import OptionError
from engage_text.urls import UrlSpan, wire_form

__all__ = ["Shortener"]

_BARE_HOST = re.compile(r"[^\s/:@?#]+")  # a host in any script, without scheme, port or path


@dataclass(frozen=True, slots=True)
class Shortener:
    """The options for links in local mode. `salt` is a secret: it never appears in a repr, log or error message.

    `tiny` is the flag that goes out with a shortened body: "0", so that nothing is shortened twice, or "1" if a later
    step needs it. Links on `domain`, on su.digo.link and on the hosts in `also_short` are left alone. `also_short`
    contains hosts without their subdomains, in Unicode or in `xn--` labels. With `only_if_shorter`, a URL stays if its
    link is not shorter. A misleading URL (a user name, an address, a host that looks like another) stays because a link
    would hide the trick, unless `allow_misleading` is set.

    `key` shuffles the ids before they become codes, see `Codec`. `avoid` skips codes: those that contain one of these
    words, in any case, or those that a predicate accepts. The same ids are skipped every time. `title`, `tags` and
    `expires` (a datetime with a time zone) are copied into every link.

    >>> shortener = Shortener(LinkDomain("su.digo.link"), salt="s3cret")
    >>> shortener.decode(shortener.encode(42))
    42
    """

    domain: LinkDomain
    salt: str = field(repr=False, kw_only=True)
    tiny: Literal["0", "1"] = field(default="0", kw_only=True)
    also_short: Sequence[str] = field(default=(), kw_only=True)
    only_if_shorter: bool = field(default=False, kw_only=True)
    allow_misleading: bool = field(default=False, kw_only=True)
    key: bytes | None = field(default=None, repr=False, kw_only=True)
    avoid: Callable[[str], bool] | Sequence[str] = field(default=(), kw_only=True)
    title: str = field(default="", kw_only=True)
    tags: Sequence[str] = field(default=(), kw_only=True)
    expires: datetime | None = field(default=None, kw_only=True)
    _codec: Codec = field(init=False, repr=False, compare=False)
    _short_hosts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.domain, LinkDomain):
            raise OptionError(
                f"domain must be a LinkDomain, such as LinkDomain('go.example.in'), got {kind_of(self.domain)}"
            )
        if not isinstance(self.salt, str):
            raise OptionError(f"salt must be a str, got {kind_of(self.salt)}")
        if self.tiny not in ("0", "1"):
            raise OptionError("tiny must be '0' or '1': the flag that goes out with a shortened body")
        object.__setattr__(self, "also_short", need_texts(self.also_short, "also_short", "host names"))
        for host in self.also_short:
            if not _BARE_HOST.fullmatch(host):
                raise OptionError(
                    f"also_short must contain host names such as bit.ly, without scheme or path, "
                    f"got {quoted(host, most=253)}"
                )
        self._check_extras()
        object.__setattr__(self, "_codec", Codec(self.salt, key=self.key))
        object.__setattr__(
            self,
            "_short_hosts",
            # Compared by the wire form: a host may be written in Unicode or in `xn--` labels.
            SERVICE_HOSTS.union(
                wire_form(host) or host.lower() for host in (self.domain.host, *self.also_short)
            ),
        )

    def _check_extras(self) -> None:
        need_bool(self.only_if_shorter, "only_if_shorter")
        need_bool(self.allow_misleading, "allow_misleading")
        if not callable(self.avoid):
            words = need_texts(self.avoid, "avoid", "words, or a predicate")
            if "" in words:
                raise OptionError("avoid must not contain an empty word, which every code contains")
            object.__setattr__(self, "avoid", tuple(word.lower() for word in words))
        if not isinstance(self.title, str) or has_surrogate(self.title):
            raise OptionError("title must be a str, without lone surrogates")
        object.__setattr__(self, "tags", need_texts(self.tags, "tags", "words"))
        if self.expires is not None and not is_aware(self.expires):
            raise OptionError(
                "expires must be a datetime with a time zone: without one the moment is unknown"
            )

    def avoids(self, code: str) -> bool:
        """Return whether the code must not be used."""
        if callable(self.avoid):
            return bool(self.avoid(code))
        lower = code.lower()
        return any(word in lower for word in self.avoid)

    def encode(self, id: int) -> str:  # noqa: A002 - the field's own word
        """Return the code of an id: 7 characters, case-sensitive. Raises `CodeError` past the capacity."""
        return self._codec.encode(id)

    def decode(self, code: str) -> int:
        """Return the id of a code. Raises `CodeError` for a text that `encode` never returns."""
        return self._codec.decode(code)

    @property
    def placeholder(self) -> str:
        """A URL with the exact length of every link of this shortener."""
        return self.domain.url(PLACEHOLDER_CODE)

    def wants(self, url: UrlSpan) -> bool:
        """Return whether the URL should be shortened: it is not on a short domain, and its link is short enough."""
        host = url.host if url.host.isascii() else url.punycode_host
        if host in self._short_hosts:
            return False
        return not self.only_if_shorter or len(self.placeholder) < len(url.text)

    def to_dict(self) -> dict[str, Any]:
        """Return the options as JSON-ready values, without salt and key. A predicate in `avoid` becomes None."""
        avoid = None if callable(self.avoid) else list(self.avoid)
        return {**fields_to_dict(self, leave_out=("salt", "key", "avoid")), "avoid": avoid}
