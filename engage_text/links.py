"""Short links: where they live, how they are made, and how the long URLs come back. Detects nothing.

*Our decision* throughout, from what the vendor's page promises of `https://su.digo.link/XXXXXXX`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType, MethodType
from typing import Literal, NamedTuple

from engage_text._checks import is_aware, kind_of, need_text, need_texts
from engage_text._text import COMMON_EDGES, has_surrogate
from engage_text.codes import CODE_LENGTH, Codec
from engage_text.ids import IdSource
from engage_text.problems import OptionError
from engage_text.urls import UrlSpan, wire_form

__all__ = [
    "LinkDomain",
    "ShortLink",
    "Shortened",
    "Shortener",
    "restore",
    "shorten",
]

_HOST = re.compile(r"(?!.{254})(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_BARE_HOST = re.compile(r"[^\s/:@?#]+")  # a host in any script, and nothing around it
_CLEAN_END = re.compile(r"[.,;:!?)\]}'\"]*+(?:\s|\Z)")
_PREFIX = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class LinkDomain:
    """Where short links live: a host, and a path before the code where one is wanted.

    India's TRAI wants the sender's registered header in the path (direction of 2024, in force since 1 October).
    Raises `OptionError` for what is no host name or no plain path.

    >>> LinkDomain("go.example.in", prefix="ACMEIN").url("AbC1234")
    'https://go.example.in/ACMEIN/AbC1234'
    """

    host: str
    prefix: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        for what, given in (("host name", self.host), ("path prefix", self.prefix)):
            if not isinstance(given, str):
                raise OptionError(f"a {what} must be a str, got {type(given).__name__}")
        if not _HOST.fullmatch(self.host):
            raise OptionError(
                f"{self.host!r} is not a valid host name; use lower-case ASCII, such as go.example.in, "
                "without scheme, port or path"
            )
        if self.prefix and not _PREFIX.fullmatch(self.prefix):
            raise OptionError(
                f"{self.prefix!r} is not a valid path prefix; use letters, digits, - and _, with / between parts"
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
    where the next hop wants it kept. `also_short` lists further hosts whose links are left alone (these very
    hosts, not their subdomains; in Unicode or in `xn--` labels), as are those on `domain` and on su.digo.link. With
    `only_if_shorter` a URL no longer than its link stays. A misleading URL (a user name, an address, a host that
    looks like another) stays too, because a link would hide the trick, unless `allow_misleading` is set.

    `key` shuffles the ids before they become codes, see `Codec`. Codes that `avoid` names are never given out:
    words, found in any case, or a predicate that is asked of each code; their ids are passed over, the same ones
    every time. `title`, `tags` and `expires` (an aware datetime) travel with every link, for those who keep it.

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
            raise OptionError("domain must be a LinkDomain, such as LinkDomain('su.digo.link')")
        if not isinstance(self.salt, str):
            raise OptionError("salt must be a str")
        if self.tiny not in ("0", "1"):
            raise OptionError("tiny must be '0' or '1': the flag that goes out with a shortened body")
        object.__setattr__(self, "also_short", need_texts(self.also_short, "also_short", "host names"))
        for host in self.also_short:
            if not _BARE_HOST.fullmatch(host):
                raise OptionError(
                    f"also_short must contain host names such as bit.ly, without scheme or path, got {host!r}"
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
                "expires must be a datetime with its zone: without a zone the moment is unknown"
            )

    def avoids(self, code: str) -> bool:
        """Return whether the code is one that is never given out."""
        if callable(self.avoid):
            return bool(self.avoid(code))
        lower = code.lower()
        return any(word in lower for word in self.avoid)

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
        host = url.host if url.host.isascii() else url.punycode_host
        if host in self._short_hosts:
            return False
        return not self.only_if_shorter or len(self.placeholder) < len(url.text)


class ShortLink(NamedTuple):
    """A short link in the body that goes out: `body[start:end] == url`.

    `target` is the absolute long URL to register for `code` on `domain` before sending; `text` is what stood
    in the body as written. A target that occurs twice has two of these, with the same code and id. `title`, `tags`
    and `expires` are the shortener's, for the redirector.
    """

    url: str
    domain: str
    code: str
    id: int
    target: str
    start: int
    end: int
    text: str
    title: str = ""
    tags: tuple[str, ...] = ()
    expires: datetime | None = None


_Fields = tuple[str, str, str, int, str, int, int, str, str, tuple[str, ...], datetime | None]
# The constructor of a NamedTuple is written in Python. These are C, and their tuples are type-checked.
_new_short_link: Callable[[_Fields], ShortLink] = MethodType(tuple.__new__, ShortLink)

Codes = Mapping[str, tuple[int, str]]  # target → the id and code it has
_NONE: Codes = MappingProxyType({})
_MOST_REFUSED = 100_000  # codes in a row; who refuses that many would refuse them all


class Shortened(NamedTuple):
    """A body with links in it, and how many ids they took."""

    body: str
    links: tuple[ShortLink, ...]
    used: int


_new_shortened: Callable[[tuple[str, tuple[ShortLink, ...], int]], Shortened] = MethodType(
    tuple.__new__, Shortened
)


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


def shorten(
    body: str, urls: Iterable[UrlSpan], shortener: Shortener, ids: IdSource, known: Codes = _NONE
) -> Shortened | None:
    """Replace each URL by a link of its target's code; None where the ids do not suffice.

    A target that is `known` keeps the code it has. Raises `OptionError` for a shortener that avoids every code.
    """
    domain = shortener.domain
    host, title, tags, expires = domain.host, shortener.title, tuple(shortener.tags), shortener.expires
    codes: dict[str, tuple[int, str]] = {}
    pieces: list[str] = []
    links: list[ShortLink] = []
    used = read = written = 0
    for start, end, text, target, _, _, _ in urls:
        given = codes.get(target) or known.get(target)
        if given is None:
            found = _next_code(shortener, ids, used)
            if found is None:
                return None
            used, given = found
            codes[target] = given
        new_id, code = given
        short = domain.url(code)
        place = written + start - read
        pieces += (body[read:start], short)
        read, written = end, place + len(short)
        links.append(
            _new_short_link((short, host, code, new_id, target, place, written, text, title, tags, expires))
        )
    pieces.append(body[read:])
    return _new_shortened(("".join(pieces), tuple(links), used))


def _next_code(shortener: Shortener, ids: IdSource, used: int) -> tuple[int, tuple[int, str]] | None:
    """Return how many ids are spent then, and the next id and code that may be given out; None if there is none."""
    avoids_none = shortener.avoid == ()
    for place in range(used, used + _MOST_REFUSED):
        new_id = ids.at(place)
        if new_id is None:
            return None
        code = shortener.encode(new_id)
        if avoids_none or not shortener.avoids(code):
            return place + 1, (new_id, code)
    raise OptionError(f"avoid refuses {_MOST_REFUSED:,} codes in a row: it leaves too few to choose from")


def may_run_on(body: str, end: int) -> bool:
    """Return whether a link that ends there may run on: no space follows, and no mark before a space or the end."""
    return body[end : end + 1] not in COMMON_EDGES and _CLEAN_END.match(body, end) is None


def restore(body: str, links: Iterable[ShortLink]) -> str:
    """Return the body as it was written, each link replaced by the text that stood there.

    Raises `OptionError` if a link is not at its place, because the body was changed since, and for values that are not
    `ShortLink`s; `OptionError` for a body that is not a str.

    >>> restore("at https://su.digo.link/AbC1234!", [ShortLink("https://su.digo.link/AbC1234", "su.digo.link",
    ...     "AbC1234", 1, "http://example.in/a", 3, 31, "example.in/a")])
    'at example.in/a!'
    """
    body = need_text(body, "body")
    given = list(links) if isinstance(links, Iterable) else [links]
    for link in given:
        if not isinstance(link, ShortLink):
            raise OptionError(f"links must hold ShortLinks, got {kind_of(link)}")
    pieces: list[str] = []
    read = 0
    for link in sorted(given, key=lambda link: link.start):
        if link.start < read or body[link.start : link.end] != link.url:
            raise OptionError(
                f"{link.url} is not at {link.start}:{link.end} of the body: it was changed since"
            )
        pieces += (body[read : link.start], link.text)
        read = link.end
    return "".join((*pieces, body[read:]))
