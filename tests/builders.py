"""Valid values that tests change: a request, its `dlr`, a shortener, a link.

Tests name what they are about and take the rest from here: `builders.request(msg="Hi", to="98765 43210")`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from engage_text import LinkDomain, Shortener, ShortLink

__all__ = ["HOST", "dlr", "link", "request", "shortener"]

HOST = "su.digo.link"  # of `shortener` and `link`


def request(*, without: Collection[str] = (), **changes: object) -> dict[str, Any]:
    """Return a valid request by its wire names; `from_` is `from`, which Python reserves.

    >>> request(from_="VM-ACMEIN", without=("dlr", "tiny"))["from"]
    'VM-ACMEIN'
    """
    fields: dict[str, Any] = {
        "type": "transactional",
        "from": "ACMEIN",
        "to": "919876543210",
        "msg": "Hi",
        "transactionID": "t-1",
        "dlr": dlr(),
        "tiny": "1",
    }
    changed = {"from" if name == "from_" else name: value for name, value in changes.items()}
    return {name: value for name, value in {**fields, **changed}.items() if name not in without}


def dlr(**changes: object) -> dict[str, Any]:
    """Return a valid `dlr`, one that asks for delivery reports.

    >>> dlr(url="https://example.in/")
    {'mask': 1, 'url': 'https://example.in/'}
    """
    return {"mask": 1, **changes}


def shortener(host: str = HOST, *, prefix: str = "", salt: str = "an example", **options: Any) -> Shortener:
    """Return a shortener for links on `host`; `options` are those of `Shortener`.

    >>> shortener("go.example.in", tiny="1").domain.host
    'go.example.in'
    """
    return Shortener(LinkDomain(host, prefix=prefix), salt=salt, **options)


# Building a shortener takes far longer than a link, because of the tables of its codes: one is enough for all links.
_SHORTENER = shortener()


def link(id_: int, target: str | None = None, **changes: Any) -> ShortLink:
    """Return the link that `shortener()` makes with this id, as the whole of a body.

    >>> link(7).target
    'https://example.in/7'
    """
    code = _SHORTENER.encode(id_)
    url = LinkDomain(HOST).url(code)
    target = f"https://example.in/{id_}" if target is None else target
    return ShortLink(url, HOST, code, id_, target, 0, len(url), target)._replace(**changes)
