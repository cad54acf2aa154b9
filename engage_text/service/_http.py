"""HTTP requests as values: the tokens, headers that never show them, and the request itself. No sockets."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from engage_text._checks import is_many, kind_of
from engage_text.problems import OptionError
from engage_text.urls import is_absolute_http
from engage_text.wire import BASIC_HEADER, BEARER_HEADER, SERVICE_URL

__all__ = ["Credentials", "Headers", "HttpRequest", "address", "headers_for"]

# A token in a header consists of visible ASCII. A space or a line break would end it.
_TOKEN = re.compile(r"[!-~]+")
_BASE = re.compile(r"https?://[^?#@\\\x00-\x20\x7f-\U0010ffff]+")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_VALUE = re.compile(r"[!-~]+(?: [!-~]+)*")
_SECRET: Final = frozenset((BEARER_HEADER.lower(), BASIC_HEADER.lower()))
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))


@dataclass(frozen=True, slots=True)
class Credentials:
    """The two tokens of every call, without the words `Bearer` and `Basic`.

    They are secrets: they never appear in a repr, a log or an error message.

    Raises `OptionError` if a token cannot be part of a header.

    >>> Credentials(bearer="a-token", basic="YXBwOmtleQ==")
    Credentials()
    """

    bearer: str = field(repr=False, kw_only=True)
    basic: str = field(repr=False, kw_only=True)

    def __post_init__(self) -> None:
        _need_token("bearer", self.bearer)
        _need_token("basic", self.basic)

    @classmethod
    def from_app(cls, *, bearer: str, app_id: str, ss_key: str) -> Self:
        """Return credentials with a Basic token that is made of an app's id and key.

        *Observed*, not documented.

        >>> Credentials.from_app(bearer="a-token", app_id="app", ss_key="key").basic
        'YXBwOmtleQ=='
        """
        for name, text in (("app_id", app_id), ("ss_key", ss_key)):
            if not isinstance(text, str) or not _TOKEN.fullmatch(text):
                raise OptionError(f"{name} must be a text of visible ASCII characters, without spaces")
        if ":" in app_id:
            raise OptionError(
                "app_id must not contain a colon, because a colon separates it from the key (RFC 7617)"
            )
        return cls(bearer=bearer, basic=base64.b64encode(f"{app_id}:{ss_key}".encode()).decode("ascii"))


def _need_token(name: str, token: object) -> None:
    if not isinstance(token, str):
        raise OptionError(f"the {name} token must be a str, got {kind_of(token)}")
    if not token:
        raise OptionError(f"the {name} token is empty")
    if token.lower().startswith(f"{name} "):
        raise OptionError(f"the {name} token must not begin with the scheme name: this library adds it")
    if not _TOKEN.fullmatch(token):
        raise OptionError(
            f"the {name} token must be ASCII without spaces and line breaks: strip it if you read it from a file"
        )


def _fits(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _pair(given: object) -> tuple[str, str]:
    # A str of two characters can also be unpacked.
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise OptionError("each header must be a pair of a name and a value")
    name, value = given
    if not _fits(_NAME, name) or not _fits(_VALUE, value):
        raise OptionError(
            "a header must have a name of letters, digits and hyphens, and a value of visible ASCII on one line"
        )
    return str(name), str(value)


class Headers(Mapping[str, str]):
    """The headers of a request, as a read-only mapping that any HTTP client accepts.

    Names are not case-sensitive. The repr hides the tokens.

    >>> headers = Headers({"Authorization": "Bearer a-token", "Content-Type": "application/json"})
    >>> headers
    Headers({'Authorization': '…', 'Content-Type': 'application/json'})
    >>> headers["authorization"]
    'Bearer a-token'
    """

    __slots__ = ("_by_name", "_values")
    _values: tuple[tuple[str, str], ...]
    _by_name: dict[str, str]

    def __init__(self, values: Iterable[tuple[str, str]] | Mapping[str, str]) -> None:
        given: object = values.items() if isinstance(values, Mapping) else values
        if not is_many(given):
            raise OptionError(f"headers must be pairs of a name and a value, got {kind_of(given)}")
        pairs = tuple(map(_pair, given))
        by_name = {name.lower(): value for name, value in pairs}
        if len(by_name) < len(pairs):
            raise OptionError("each header must be given once: names are case-insensitive")
        object.__setattr__(self, "_values", pairs)
        object.__setattr__(self, "_by_name", by_name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("headers cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("headers cannot be changed")

    def __getitem__(self, name: str) -> str:
        found = self._by_name.get(name.lower()) if isinstance(name, str) else None
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(self._values)

    def __eq__(self, other: object) -> bool:
        return self._values == other._values if isinstance(other, Headers) else Mapping.__eq__(self, other)

    def __reduce__(self) -> tuple[type[Headers], tuple[tuple[tuple[str, str], ...]]]:
        return Headers, (self._values,)

    def __repr__(self) -> str:
        return f"Headers({ {name: '…' if name.lower() in _SECRET else text for name, text in self._values} })"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """An HTTP request. Pass its four fields to your HTTP client unchanged.

    `body` is bytes. The body of a Notify job is an iterable of bytes that can be read once.
    """

    method: str
    url: str
    headers: Headers
    body: bytes | Iterable[bytes] = field(repr=False)

    def read(self) -> bytes:
        """Return the whole body. The body of a Notify job can be read only once: see `NotifyJob.buffered`."""
        return self.body if isinstance(self.body, bytes) else b"".join(self.body)


def headers_for(credentials: Credentials) -> Headers:
    """Return the headers of every call: both tokens (documented as mandatory) and the content type."""
    if not isinstance(credentials, Credentials):
        raise OptionError(f"credentials must be Credentials, got {kind_of(credentials)}")
    return Headers(
        (
            (BEARER_HEADER, f"Bearer {credentials.bearer}"),
            (BASIC_HEADER, f"Basic {credentials.basic}"),
            ("Content-Type", "application/json"),
        )
    )


def address(base: str, path: str) -> str:
    """Return the URL of a call: `base` and the path.

    `base` must use https, because the call contains tokens. http is allowed only for this machine. *Our decision.*

    >>> address("http://127.0.0.1:8080", "/notify")
    'http://127.0.0.1:8080/notify'
    """
    if base == SERVICE_URL:
        return base + path
    if not isinstance(base, str) or not _BASE.fullmatch(base) or not is_absolute_http(base):
        raise OptionError("base must be a URL without user, query or fragment, such as " + SERVICE_URL)
    parts = urlsplit(base)
    if parts.scheme == "http" and parts.hostname not in _LOCAL:
        raise OptionError(
            "base must use https, because http sends the tokens in clear text (http is allowed for localhost only)"
        )
    return base.rstrip("/") + path
