"""Facts about a URL: its user name, port, escapes, placeholders and invisible characters, and text that touches it.

Facts about its host are in `hosts`. Nothing here is computed while a text is scanned. Every text gets an answer, in
time linear in its length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from engage_text._placeholder_styles import in_url, may_have_fields
from engage_text._tables.url_chars import INVISIBLE
from engage_text.hosts import MAX_PORT, address_of, is_private_address, is_private_name
from engage_text.urls._chars import SPACELESS
from engage_text.urls._words import SHORT_LINKS

__all__ = [
    "glues_scheme",
    "has_default_port",
    "has_escaped_host",
    "has_userinfo",
    "hidden_characters",
    "hides_characters",
    "hides_in_host",
    "is_private",
    "loses_characters",
    "mistypes_www",
    "port_of",
    "runs_into",
    "template_tokens",
    "userinfo_of",
    "written_host",
]

# RFC 3986 section 3.2: the authority ends at the first slash, question mark or number sign.
_AUTHORITY = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*+)://([^/?#]*+)")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")  # RFC 3986 section 2.1
_LONGEST_RUN = 16  # invisible characters that are skipped
# A field whose braces were escaped together with the URL; not a GUID, and not JSON, which has quotes.
_ESCAPED_FIELD = re.compile(
    r"%7[Bb](?:%7[Bb](?:%20)?[A-Za-z_][\w.-]{0,63}+(?:%20)?%7[Dd]|(?:%23)?[a-z_][A-Za-z_.-]{0,63}+(?:%23)?)%7[Dd]"
)
_JOINERS = frozenset("\u200c\u200d")
_DEFAULT_PORTS = {"http": 80, "https": 443}  # RFC 9110 sections 4.2.1 and 4.2.2


def _split(target: str) -> tuple[str, str, str, str]:
    """Return scheme, user name, the `@` after it if there is one, and host with port (RFC 3986 section 3.2)."""
    found = _AUTHORITY.match(target)
    return (found[1].lower(), *found[2].rpartition("@")) if found else ("", "", "", "")


def has_userinfo(target: str) -> bool:
    """True if a user name is before the host, even an empty one, as in `http://bank.in@evil.in`.

    Source: RFC 3986 section 3.2.1.

    >>> has_userinfo("http://@evil.in"), has_userinfo("http://evil.in/@bank")
    (True, False)
    """
    return _split(target)[2] == "@"


def userinfo_of(target: str) -> str:
    """Return the user name before the host, up to the last `@` of the authority; "" if there is none.

    Source: RFC 3986 section 3.2.1. The RFC allows only one `@`. If there are several, browsers use the last.

    >>> userinfo_of("http://bank.in@login@evil.in/x@y")
    'bank.in@login'
    """
    return _split(target)[1]


def port_of(target: str) -> int | None:
    """Return the port as written, None if there is none or it is above 65535.

    Source: RFC 3986 section 3.2.3.

    >>> port_of("http://[::1]:8080/"), port_of("http://example.in:/")
    (8080, None)
    """
    _, closed, rest = _split(target)[3].rpartition("]")
    host, colon, digits = rest.rpartition(":")
    if not colon or (closed and host) or not (digits.isascii() and digits.isdigit()):
        return None
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) <= len(str(MAX_PORT)) and int(digits) <= MAX_PORT else None


def written_host(target: str) -> str:
    """Return the host as the URL writes it, without user name and port.

    >>> written_host("http://me@Bank。in:80/x")
    'Bank。in'
    """
    host = _split(target)[3]
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]


def has_default_port(target: str) -> bool:
    """True if the port is written although it is the default of the scheme: 80 for http, 443 for https.

    Source: RFC 3986 section 6.2.3.

    >>> has_default_port("https://example.in:443/"), has_default_port("http://example.in:443/")
    (True, False)
    """
    port = port_of(target)
    return port is not None and port == _DEFAULT_PORTS.get(_split(target)[0])


def has_escaped_host(target: str) -> bool:
    """True if the host contains a percent escape, which browsers decode and readers do not.

    An address in brackets does not count: its escape begins a zone (RFC 6874 section 2).

    Source: RFC 3986 section 3.2.2.

    >>> has_escaped_host("http://bank%2ein/"), has_escaped_host("http://a%40b@bank.in/%2e")
    (True, False)
    """
    host = _split(target)[3]
    return not host.startswith("[") and _ESCAPE.search(host) is not None


def template_tokens(text: str) -> tuple[str, ...]:
    """Return the unfilled placeholders of a URL, in order.

    The styles are those of `find_placeholders`. Styles that people also write in a text, such as `%s` and `[NAME]`,
    always count in a URL. Percent escapes do not.

    >>> template_tokens("http://{{ host }}/{id}?n=${name}&c=%d1")
    ('{{ host }}', '{id}', '${name}')
    >>> template_tokens("http://example.com/%7B%7Bid%7D%7D")
    ('%7B%7Bid%7D%7D',)
    """
    if may_have_fields(text) and (found := tuple(token[0] for token in in_url().pattern.finditer(text))):
        return found
    if "%7" not in text:
        return ()
    return tuple(token[0] for token in _ESCAPED_FIELD.finditer(text))


def is_private(host: str) -> bool:
    """True for addresses and names that cannot be reached from outside (loopback, private, link-local, reserved)."""
    found = address_of(host)
    return is_private_address(found[0]) if found else is_private_name(host)


def hides_characters(text: str, start: int, end: int) -> bool:
    """True if invisible characters join the URL at `start:end` to a letter, a digit or a path on its other side."""
    if start > 1 and _is_hidden(text[start - 1]):
        window = text[max(0, start - _LONGEST_RUN) : start][::-1]
        if _after_hidden(window)[:1].isalnum():
            return True
    if end + 1 >= len(text) or not _is_hidden(text[end]):
        return False
    rest = _after_hidden(text[end : end + _LONGEST_RUN])
    return rest[:1].isalnum() or (rest[:1] in {"/", "?", "#"} and rest[1:2].isalnum())


def _after_hidden(text: str) -> str:
    """Return the text without the invisible characters that it begins with."""
    return next((text[at:] for at, char in enumerate(text) if not _is_hidden(char)), "")


@cache  # it takes as long to compile as ten others, and few texts need it
def _hidden() -> re.Pattern[str]:
    return re.compile(rf"[{INVISIBLE}\u200c\u200d]")


def _is_hidden(char: str) -> bool:
    return not char.isascii() and _hidden().match(char) is not None


def runs_into(text: str, start: int) -> bool:
    """True if a letter or digit touches the URL that starts there, as in `Clickhttps://a.in`.

    Scripts without spaces, and those that Indian messages mix with Latin, are not reported: they often touch a URL.
    """
    before = text[start - 1 : start]
    return before.isalnum() and (before.isascii() or not _spaceless().match(before))


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]")


def loses_characters(text: str, start: int, end: int) -> bool:
    """True if U+FFFD is part of the URL at `start:end` or touches it: a program lost a character there.

    `%EF%BF%BD` is the same character, escaped. Source: The Unicode Standard, section 23.8.
    """
    if "\ufffd" in text[max(0, start - 1) : end + 1]:
        return True
    url = text[start:end]
    return "%" in url and "%ef%bf%bd" in url.lower()


_SCHEME_BEFORE = re.compile(r"(?i)https?:?(?://)?(\s?)\Z")


def scheme_fault(text: str, start: int) -> Literal["double-scheme", "space-in-scheme", ""]:
    """Return the fault of a scheme right before the URL (`https://https://a.in`, `https:// a.in`); "" if there is none.

    A handset opens the URL itself, and shows the scheme before it as text.
    """
    found = _SCHEME_BEFORE.search(text, max(0, start - len("https:// ")), start)
    if not found or (found[1] and not found[0].rstrip().endswith("//")):
        return ""
    return "space-in-scheme" if found[1] else "double-scheme"


def hidden_characters(text: str) -> tuple[int, ...]:
    """Return the indices of the invisible characters in the text.

    ZWNJ and ZWJ count, though they spell words in Indic scripts. The caller decides what they mean.

    >>> hidden_characters("exam\u200bple.in")
    (4,)
    """
    return tuple(found.start() for found in _hidden().finditer(text))


def hides_in_host(target: str) -> bool:
    """True if the host contains an invisible character that browsers remove. ZWNJ and ZWJ spell words and do not count.

    >>> hides_in_host("http://ex\u00adample.in/"), hides_in_host("http://example.in/\u00ad")
    (True, False)
    """
    if target.isascii():
        return False
    host = written_host(target)
    return any(host[at] not in _JOINERS for at in hidden_characters(host))


# `wwwexample`: a name follows. `www1`, `www360` and `wwwf` are names of their own, and `wwwnc.cdc.gov` is a subdomain.
_GLUED_WWW = re.compile(r"www-?[^\W\d_].{2,}")
_OTHER_WWW = re.compile(r"ww|w{4,}")


def mistypes_www(host: str, suffix: str) -> bool:
    """Return whether the host begins with a mistyped `www.`, which makes it the host of another owner.

    >>> [mistypes_www(host, "com") for host in ("wwwexample.com", "ww.example.com", "ww2.example.com", "wwf.com")]
    [True, True, False, False]
    """
    if not host.startswith("ww") or host.startswith("www.") or not suffix:
        return False
    first, _, rest = host.removesuffix(suffix).rstrip(".").partition(".")
    pattern = _OTHER_WWW if rest else _GLUED_WWW
    return pattern.fullmatch(first) is not None


# `httpstat...` are names of their own, as are `httpbin` and `httpie`.
_GLUED_HTTPS = re.compile(r"https-?(?!tat)[a-z0-9].+")


def glues_scheme(host: str, suffix: str, *, is_bare: bool) -> bool:
    """Return whether the host begins with a scheme that lost its `://`. A subdomain counts only without another scheme.

    >>> glues_scheme("httpsexample.com", "com", is_bare=False), glues_scheme("https.example.com", "com", is_bare=True)
    (True, True)
    """
    if not host.startswith("http") or not suffix:
        return False
    first, _, rest = host.removesuffix(suffix).rstrip(".").partition(".")
    if rest:
        return is_bare and first in {"http", "https"}
    return _GLUED_HTTPS.fullmatch(first) is not None or host[4:] in SHORT_LINKS
