"""Short links: where they live, how they are made, and how the long URLs come back. Detects nothing.

*Our decision* throughout, from what the vendor's page promises of `https://su.digo.link/XXXXXXX`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from engage_text.codes import CODE_LENGTH, Codec
from engage_text.problems import EngageTextError
from engage_text.urls import UrlSpan

__all__ = [
    "LinkDomain",
    "LinkError",
    "ShortLink",
    "Shortened",
    "Shortener",
    "restore",
    "shorten",
]

_HOST = re.compile(r"(?!.{254})(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_CLEAN_END = re.compile(r"[.,;:!?)\]}'\"]*+(?:\s|\Z)")
_PREFIX = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")


class LinkError(EngageTextError):
    """A link domain, a shortener or a list of links that cannot work."""


@dataclass(frozen=True, slots=True)
class LinkDomain:
    """Where short links live: a host, and a path before the code where one is wanted.

    India's TRAI wants the sender's registered header in the path (direction of 2024, in force since 1 October).
    Raises `LinkError` for what is no host name or no plain path.

    >>> LinkDomain("go.example.in", prefix="ACMEIN").url("AbC1234")
    'https://go.example.in/ACMEIN/AbC1234'
    """

    host: str
    prefix: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if not isinstance(self.host, str) or not _HOST.fullmatch(self.host):
            raise LinkError(
                f"{self.host!r} is no host name: write it in lower case, without scheme, port or path"
            )
        if not isinstance(self.prefix, str) or (self.prefix and not _PREFIX.fullmatch(self.prefix)):
            raise LinkError(
                f"{self.prefix!r} is no path prefix: use letters, digits, - and _, parts joined by /"
            )

    def url(self, code: str) -> str:
        """Return the short URL of a code."""
        return f"https://{self.host}/{self.prefix}/{code}" if self.prefix else f"https://{self.host}/{code}"


_PLACEHOLDER_CODE = "X" * CODE_LENGTH  # as the vendor's page writes it
_SERVICE_DOMAIN = LinkDomain("su.digo.link")  # documented
SERVICE_PLACEHOLDER = _SERVICE_DOMAIN.url(_PLACEHOLDER_CODE)
SERVICE_HOSTS = frozenset((_SERVICE_DOMAIN.host,))


@dataclass(frozen=True, slots=True)
class Shortener:
    """How links are made in local mode. `salt` is a secret: it is in no repr, log or error.

    `tiny` is the flag that goes out with a shortened body: "0", so that nothing is shortened twice, or "1"
    where the next hop wants it kept. `also_short` lists further hosts whose links are left alone, as are those
    on `domain` and on su.digo.link. With `only_if_shorter` a URL no longer than its link stays. A URL that
    misleads (a user name, an address, a host that looks like another) stays too, as a link would hide the trick,
    unless `allow_misleading` is set.

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
    _codec: Codec = field(init=False, repr=False, compare=False)
    _short_hosts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.domain, LinkDomain):
            raise LinkError("domain must be a LinkDomain, such as LinkDomain('su.digo.link')")
        if not isinstance(self.salt, str):
            raise LinkError("salt must be a str")
        if self.tiny not in ("0", "1"):
            raise LinkError("tiny must be '0' or '1': the flag that goes out with a shortened body")
        if not isinstance(self.also_short, list | tuple) or not all(
            isinstance(host, str) for host in self.also_short
        ):
            raise LinkError("also_short must be a list or tuple of host names")
        object.__setattr__(self, "also_short", tuple(self.also_short))
        object.__setattr__(self, "_codec", Codec(self.salt))
        object.__setattr__(
            self,
            "_short_hosts",
            SERVICE_HOSTS.union(host.lower() for host in (self.domain.host, *self.also_short)),
        )

    def encode(self, id: int) -> str:  # noqa: A002 - the field's own word
        """Return the code of an id: 7 characters, case-sensitive. Raises `CodeError` past the capacity."""
        return self._codec.encode(id)

    def decode(self, code: str) -> int:
        """Return the id of a code. Raises `CodeError` for anything that `encode` does not give."""
        return self._codec.decode(code)

    @property
    def placeholder(self) -> str:
        """A URL of the exact length that every link of this shortener has."""
        return self.domain.url(_PLACEHOLDER_CODE)

    def wants(self, url: UrlSpan) -> bool:
        """Return whether the URL is to be shortened: not on a short domain yet, and worth it."""
        if url.host in self._short_hosts:
            return False
        return not self.only_if_shorter or len(self.placeholder) < len(url.text)


@dataclass(frozen=True, slots=True)
class ShortLink:
    """A short link in the body that goes out: `body[start:end] == url`.

    `target` is the absolute long URL to register for `code` on `domain` before sending; `text` is what stood
    in the body as written. A target that occurs twice has two of these, with the same code and id.
    """

    url: str
    domain: str
    code: str
    id: int
    target: str
    start: int
    end: int
    text: str


class Shortened(NamedTuple):
    """A body with links in it. `used` counts the ids taken, one per distinct target."""

    body: str
    links: tuple[ShortLink, ...]
    used: int


def substitute(
    body: str, urls: Iterable[UrlSpan], shorts: Iterable[str]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the body with a text in each URL's place, and the spans of these texts in it."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    read = written = 0
    for url, short in zip(urls, shorts, strict=True):
        start = written + url.start - read
        pieces += (body[read : url.start], short)
        read, written = url.end, start + len(short)
        places.append((start, written))
    return "".join((*pieces, body[read:])), places


def shorten(body: str, urls: Sequence[UrlSpan], shortener: Shortener, ids: Sequence[int]) -> Shortened:
    """Replace each URL by a link; the n-th distinct target takes the n-th id, of which there must be enough."""
    targets = dict.fromkeys(url.target for url in urls)
    codes = {target: (new_id, shortener.encode(new_id)) for target, new_id in zip(targets, ids, strict=False)}
    shorts = [shortener.domain.url(codes[url.target][1]) for url in urls]
    short_body, places = substitute(body, urls, shorts)
    links = tuple(
        ShortLink(short, shortener.domain.host, code, new_id, url.target, start, end, url.text)
        for url, short, (start, end) in zip(urls, shorts, places, strict=True)
        for new_id, code in [codes[url.target]]
    )
    return Shortened(short_body, links, len(targets))


def ends_apart(body: str, end: int) -> bool:
    """Return whether a blank or the end follows, closing punctuation aside: no link could run on there."""
    return _CLEAN_END.match(body, end) is not None


def restore(body: str, links: Iterable[ShortLink]) -> str:
    """Return the body as it was written, each link replaced by the text that stood there.

    Raises `LinkError` when a link is not where it says it is: the body has been changed since.

    >>> restore("at https://su.digo.link/AbC1234!", [ShortLink("https://su.digo.link/AbC1234", "su.digo.link",
    ...     "AbC1234", 1, "http://example.in/a", 3, 31, "example.in/a")])
    'at example.in/a!'
    """
    pieces: list[str] = []
    read = 0
    for link in sorted(links, key=lambda link: link.start):
        if link.start < read or body[link.start : link.end] != link.url:
            raise LinkError(f"{link.url} is not at {link.start}:{link.end} of the body: it was changed since")
        pieces += (body[read : link.start], link.text)
        read = link.end
    return "".join((*pieces, body[read:]))
