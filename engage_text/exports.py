"""Rows of links as other systems take them: JSON lines, CSV for Shlink, rows for YOURLS, SQL for PostgreSQL.

Yields texts and rows; writes no file. Rows are `ShortLink`s or what a store gives back. A link that stands twice in
a body is one row; a code that leads to two places raises `StoreError`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from engage_text.links import has_surrogate
from engage_text.problems import StoreError

__all__ = ["POSTGRES_DDL", "Row", "jsonl", "postgres_copy", "shlink_csv", "yourls_rows"]


class Row(Protocol):
    """What a link has to tell: `ShortLink` and `LinkRow` both do."""

    @property
    def domain(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def target(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def tags(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def expires(self) -> datetime | None: ...  # noqa: D102


def _distinct(rows: Iterable[Row]) -> Iterator[Row]:
    given: object = rows
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise StoreError(f"rows must be ShortLinks or what a store gives back, got {type(given).__name__}")
    # A target that comes twice in a body, or once in each body of a job, comes that often here too.
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for place, row in enumerate(rows):
        _need_row(place, row)
        at, leads = (row.domain, row.code), (row.id, row.target)
        if at not in seen:
            seen[at] = leads
            yield row
        elif seen[at] != leads:
            raise StoreError(f"{row.domain}/{row.code} leads to two places: two jobs had the same ids")


def _need_row(place: int, row: object) -> None:
    """Raise if the row is not a link, so that no incomplete row or wrong type is written."""
    try:
        domain, code, target, title = row.domain, row.code, row.target, row.title  # type: ignore[attr-defined]
        number, tags, expires = row.id, row.tags, row.expires  # type: ignore[attr-defined]
    except AttributeError as error:
        raise StoreError(f"row {place} must be a link, got {type(row).__name__}") from error
    if not isinstance(tags, tuple | list):
        raise StoreError(f"row {place}: tags must be a tuple of texts, got {type(tags).__name__}")
    for name, text in (
        ("domain", domain),
        ("code", code),
        ("target", target),
        ("title", title),
        *_named(tags),
    ):
        if not isinstance(text, str):
            raise StoreError(f"row {place}: {name} must be a text, got {type(text).__name__}")
        if has_surrogate(text):
            raise StoreError(f"row {place}: {name} contains half a surrogate pair, which cannot be written")
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise StoreError(f"row {place}: id must be an int of 0 or more, got {number!r}")
    if expires is not None and (not isinstance(expires, datetime) or expires.utcoffset() is None):
        raise StoreError(f"row {place}: expires must be a datetime with its zone, or None")


def _named(tags: Iterable[object]) -> Iterator[tuple[str, object]]:
    return (("a tag", tag) for tag in tags)


def jsonl(rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield a line of JSON for each link, with all that is known of it; `expires` in ISO 8601 or null.

    >>> from engage_text.store import LinkRow
    >>> print(*jsonl([LinkRow("su.digo.link", "AbC1234", 7, "https://example.in/a", tags=("diwali",))]), end="")
    {"domain":"su.digo.link","code":"AbC1234","id":7,"target":"https://example.in/a","title":"","tags":["diwali"],"expires":null}
    """
    for row in _distinct(rows):
        fields = {
            "domain": row.domain,
            "code": row.code,
            "id": row.id,
            "target": row.target,
            "title": row.title,
            "tags": list(row.tags),
            "expires": _moment(row),
        }
        yield json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


_SHLINK_HEADS = ("Long URL", "Short code", "Domain", "Title", "Tags", "Valid until")


def shlink_csv(rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield lines of CSV with the headers that Shlink's importer knows, tags joined by `|`.

    Its importer reads the first five columns; `Valid until` is for whoever sets it by the API afterwards. Codes
    differ by case: run Shlink with `SHORT_URL_MODE=strict`. A title or tags that a spreadsheet would run as a
    formula get a `'` before them. Source: shlink.io, Import short URLs, CSV; RFC 4180.

    >>> from engage_text.store import LinkRow
    >>> [line.strip() for line in shlink_csv([LinkRow("su.digo.link", "AbC1234", 7, "https://example.in/a?b=1,2")])]
    ['Long URL,Short code,Domain,Title,Tags,Valid until', '"https://example.in/a?b=1,2",AbC1234,su.digo.link,,,']
    """
    yield _csv_line(_SHLINK_HEADS)
    for row in _distinct(rows):
        tags = "|".join(row.tags)
        cells = (row.target, row.code, row.domain, _inert(row.title), _inert(tags), _moment(row) or "")
        yield _csv_line(cells)


# Spreadsheets read a cell with these as a formula, also as full-width signs; they skip a tab and line breaks before it.
# Source: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def yourls_rows(rows: Iterable[Row]) -> Iterator[dict[str, str]]:
    """Yield the columns of YOURLS's table `yourls_url` that a link fills: keyword, url and title.

    YOURLS keeps one domain, so the rows of another do not belong into the same table; and it tells codes by case only
    with `YOURLS_URL_CONVERT` 62 and a case-sensitive collation. Source: yourls.org, includes/functions-install.php.

    >>> from engage_text.store import LinkRow
    >>> list(yourls_rows([LinkRow("su.digo.link", "AbC1234", 7, "https://example.in/a")]))
    [{'keyword': 'AbC1234', 'url': 'https://example.in/a', 'title': ''}]
    """
    for row in _distinct(rows):
        yield {"keyword": row.code, "url": row.target, "title": row.title}


# COLLATE "C" compares bytes: codes that differ by case are different codes, whatever the database's locale is.
POSTGRES_DDL = """\
CREATE TABLE IF NOT EXISTS short_links (
    domain text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    id bigint NOT NULL,
    target text NOT NULL,
    title text NOT NULL DEFAULT '',
    tags text[] NOT NULL DEFAULT '{}',
    expires timestamptz,
    PRIMARY KEY (domain, code),
    UNIQUE (domain, id)
);
"""
_COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})


def postgres_copy(rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield a COPY for the table of `POSTGRES_DDL` in its text format, to be piped into psql.

    NUL, which PostgreSQL has no place for, is left out of titles and tags. Source: postgresql.org, COPY, File Formats.

    >>> from engage_text.store import LinkRow
    >>> list(postgres_copy([LinkRow("su.digo.link", "AbC1234", 7, "https://example.in/a", tags=("a", 'b"'))]))[1]
    'su.digo.link\tAbC1234\t7\thttps://example.in/a\t\t{"a","b\\\\""}\t\\N\n'
    """
    yield "COPY short_links (domain, code, id, target, title, tags, expires) FROM stdin;\n"
    for row in _distinct(rows):
        tags = "{" + ",".join(map(_array_item, row.tags)) + "}"
        cells = (row.domain, row.code, str(row.id), row.target, row.title, tags)
        yield "\t".join((*(cell.translate(_COPY_ESCAPES) for cell in cells), _moment(row) or "\\N")) + "\n"
    yield "\\.\n"


def _array_item(tag: str) -> str:
    # Quoted, an item may hold anything: postgresql.org, Arrays, Input and Output Syntax.
    return '"' + tag.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _moment(row: Row) -> str | None:
    return row.expires.isoformat() if row.expires else None
