"""A link in a body (`ShortLink`), a link as a stored row (`LinkRow`), and the check of every row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from types import MethodType
from typing import Any, NamedTuple

from engage_text._checks import is_aware, is_many, kind_of, need_int
from engage_text._text import has_surrogate
from engage_text._to_dict import fields_to_dict
from engage_text.codes import CAPACITY
from engage_text.problems import StoreError

__all__ = ["LinkRow", "ShortLink", "checked_rows", "new_short_link"]


class LinkRow(NamedTuple):
    """The stored values of a link: its short URL, its target and its other fields.

    Links with the same code share one row. `url` is "" only for a row of an old SQLite file without URLs. To add the
    URL, put the same link again.

    >>> LinkRow("https://su.digo.link/AbC1234", "su.digo.link", "AbC1234", 7, "https://example.in/a").to_dict()["id"]
    7
    """

    url: str
    domain: str
    code: str
    id: int
    target: str
    title: str = ""
    tags: tuple[str, ...] = ()
    expires: datetime | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values: `tags` as a list, `expires` in ISO 8601 or None."""
        return fields_to_dict(self)


class ShortLink(NamedTuple):
    """A short link in the body that goes out: `body[start:end] == url`.

    `target` is the absolute long URL. Register it for `code` on `domain` before you send the message. `text` is the URL
    as written in the body. A target that occurs twice has two links with the same code and id. `title`, `tags` and
    `expires` come from the shortener and are for the redirector.
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

    @property
    def row(self) -> LinkRow:
        """The row to store for this link. It is the same for each place of its target."""
        url, domain, code, id_, target, _, _, _, title, tags, expires = self
        return LinkRow(url, domain, code, id_, target, title, tags, expires)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, those of `row` and the place in the body."""
        return fields_to_dict(self)


_Fields = tuple[str, str, str, int, str, int, int, str, str, tuple[str, ...], datetime | None]
# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
new_short_link: Callable[[_Fields], ShortLink] = MethodType(tuple.__new__, ShortLink)


def checked_rows(links: object, name: str = "links") -> Iterator[LinkRow]:
    """Yield the row of each link, so that no incomplete row or wrong type is stored or written.

    Raises `StoreError` for values that are not `ShortLink`s or `LinkRow`s, and for fields of a wrong type or value.
    """
    wrong = f"{name} must be a list or another iterable of ShortLinks or LinkRows, got {kind_of(links)}"
    if isinstance(links, ShortLink | LinkRow) or not is_many(links):
        raise StoreError(wrong)
    for place, link in enumerate(links):
        row = link.row if isinstance(link, ShortLink) else link
        if not isinstance(row, LinkRow):
            if hasattr(links, "_fields"):
                raise StoreError(wrong)  # a `Prepared` instead of its links
            raise StoreError(f"{name}[{place}] must be a ShortLink or a LinkRow, got {kind_of(link)}")
        try:
            _check(row)
        except StoreError as error:
            raise StoreError(f"{name}[{place}]: {error}") from None
        yield row


def _check(row: LinkRow) -> None:
    """Raise `StoreError` for a field of a wrong type or value."""
    fields: tuple[object, ...] = row  # the values may have other types than the annotations say
    url, domain, code, number, target, title, tags, expires = fields
    if not isinstance(tags, tuple | list):
        raise StoreError(f"tags must be a tuple of texts, got {kind_of(tags)}")
    for text in (url, domain, code, target, title, *tags):
        if not isinstance(text, str) or has_surrogate(text):
            _refuse_text(row)
    need_int(number, "id", least=0, most=CAPACITY - 1, error=StoreError)
    if expires is not None and not is_aware(expires):
        raise StoreError("expires must be a datetime with a time zone, or None")


def _refuse_text(row: LinkRow) -> None:
    """Raise `StoreError` for the first text of the row that cannot be written."""
    fields = [(name, getattr(row, name)) for name in ("url", "domain", "code", "target", "title")]
    for name, text in [*fields, *(("a tag", tag) for tag in row.tags)]:
        if not isinstance(text, str):
            raise StoreError(f"{name} must be a str, got {kind_of(text)}")
        if has_surrogate(text):
            raise StoreError(f"{name} contains a surrogate, which cannot be written")
