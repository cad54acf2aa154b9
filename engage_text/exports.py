"""Links in the formats of other systems: JSON lines, CSV for Shlink, rows for YOURLS, SQL for PostgreSQL.

The functions yield texts and rows, and write no files. They accept `ShortLink`s and the rows of a store. Links with the
same code give one row. A code with two targets raises `StoreError`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from engage_text._text import json_line
from engage_text.links import LinkRow, ShortLink, checked_rows
from engage_text.problems import StoreError

__all__ = ["POSTGRES_DDL", "Links", "jsonl", "postgres_copy", "shlink_csv", "yourls_rows"]


# The input of the exports: new links, or the rows of a store.
Links = Iterable[ShortLink | LinkRow]


def _distinct(rows: Links) -> Iterator[LinkRow]:
    # A link that occurs several times in a body or a job also occurs several times here.
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for row in checked_rows(rows, "rows"):
        at, leads = (row.domain, row.code), (row.id, row.target)
        if at not in seen:
            seen[at] = leads
            yield row
        elif seen[at] != leads:
            raise StoreError(f"{row.domain}/{row.code} has two targets: two jobs used the same ids")


def jsonl(rows: Links) -> Iterator[str]:
    r"""Yield a line of JSON for each link, as `LinkRow.to_dict` gives it.

    >>> from engage_text.links import LinkRow
    >>> url = "https://su.digo.link/AbC1234"
    >>> row = LinkRow(url, "su.digo.link", "AbC1234", 7, "https://example.in/a", tags=("diwali",))
    >>> print(*jsonl([row]), end="")
    {"url":"https://su.digo.link/AbC1234","domain":"su.digo.link","code":"AbC1234","id":7,"target":"https://example.in/a","title":"","tags":["diwali"],"expires":null}
    """
    for row in _distinct(rows):
        yield json_line(row.to_dict())


_SHLINK_HEADERS = ("Long URL", "Short code", "Domain", "Title", "Tags", "Valid until")


def shlink_csv(rows: Links) -> Iterator[str]:
    r"""Yield lines of CSV with the headers that Shlink's importer expects. Tags are joined by `|`.

    The importer reads the first five columns. `Valid until` is for callers that set it through Shlink's API afterwards.
    Codes are case-sensitive, so run Shlink with `SHORT_URL_MODE=strict`. If a spreadsheet would run a title or tags as
    a formula, a `'` is put before them.

    Source: shlink.io, Import short URLs, CSV; RFC 4180.

    >>> from engage_text.links import LinkRow
    >>> url = "https://su.digo.link/AbC1234"
    >>> row = LinkRow(url, "su.digo.link", "AbC1234", 7, "https://example.in/a?b=1,2")
    >>> [line.strip() for line in shlink_csv([row])]
    ['Long URL,Short code,Domain,Title,Tags,Valid until', '"https://example.in/a?b=1,2",AbC1234,su.digo.link,,,']
    """
    yield _csv_line(_SHLINK_HEADERS)
    for row in _distinct(rows):
        tags = "|".join(row.tags)
        cells = (row.target, row.code, row.domain, _escape(row.title), _escape(tags), _expires(row) or "")
        yield _csv_line(cells)


# A spreadsheet runs a cell that begins with one of these as a formula. Full-width signs count too, and so does a tab or
# a line break before the sign. Source: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def _escape(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def yourls_rows(rows: Links) -> Iterator[dict[str, str]]:
    """Yield a row of YOURLS's table `yourls_url` for each link: the columns `keyword`, `url` and `title`.

    YOURLS serves one domain, so import only the links of that domain. It distinguishes codes by case only with
    `YOURLS_URL_CONVERT` 62 and a case-sensitive collation.

    Source: yourls.org, includes/functions-install.php.

    >>> from engage_text.links import LinkRow
    >>> row = LinkRow("https://su.digo.link/AbC1234", "su.digo.link", "AbC1234", 7, "https://example.in/a")
    >>> list(yourls_rows([row]))
    [{'keyword': 'AbC1234', 'url': 'https://example.in/a', 'title': ''}]
    """
    for row in _distinct(rows):
        yield {"keyword": row.code, "url": row.target, "title": row.title}


# COLLATE "C" compares bytes, so codes that differ in case are different codes in every locale of the database.
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


def postgres_copy(rows: Links) -> Iterator[str]:
    r"""Yield the lines of a COPY statement for the table of `POSTGRES_DDL`, which you can pipe into psql.

    NUL is removed from titles and tags, because PostgreSQL cannot store it.

    Source: postgresql.org, COPY, File Formats.

    >>> from engage_text.links import LinkRow
    >>> url = "https://su.digo.link/AbC1234"
    >>> row = LinkRow(url, "su.digo.link", "AbC1234", 7, "https://example.in/a", tags=("a", 'b"'))
    >>> list(postgres_copy([row]))[1]
    'su.digo.link\tAbC1234\t7\thttps://example.in/a\t\t{"a","b\\\\""}\t\\N\n'
    """
    yield "COPY short_links (domain, code, id, target, title, tags, expires) FROM stdin;\n"
    for row in _distinct(rows):
        tags = "{" + ",".join(map(_array_item, row.tags)) + "}"
        cells = (row.domain, row.code, str(row.id), row.target, row.title, tags)
        yield "\t".join((*(cell.translate(_COPY_ESCAPES) for cell in cells), _expires(row) or "\\N")) + "\n"
    yield "\\.\n"


def _array_item(tag: str) -> str:
    # A quoted item may contain any character: postgresql.org, Arrays, Input and Output Syntax.
    return '"' + tag.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _expires(row: LinkRow) -> str | None:
    return row.expires.isoformat() if row.expires else None
