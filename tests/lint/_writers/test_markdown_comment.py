"""A comment is short, and shows texts from outside as they are."""

import html
import re

from lint_findings import HOSTILE, finding, samples, written
from markdown_it import MarkdownIt

from engage_text.lint._writers import _markdown_comment
from engage_text.lint._writers._markdown_comment import MarkdownWriter
from engage_text.problems import Severity

# The parts of GitHub's Markdown that markdown-it has. It links addresses only with a further package.
GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def cells(text: str) -> list[list[str]]:
    """Return the cells of each row of the table, as HTML."""
    rows = re.findall(r"<tr>(.*?)</tr>", GITHUB.render(text), re.DOTALL)
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows[1:]]


def shown(cell: str) -> str:
    """Return what a reader sees of HTML."""
    return html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", cell))


def test_a_row_for_each_finding():
    text = written("markdown", samples())
    rows = cells(text)
    assert len(rows) == len(samples())
    assert [shown(cell) for cell in rows[1]][:3] == ["❌\xa0error", "data/contacts.csv:2:9", "to"]
    assert shown(rows[1][3]) == (
        "to must start with a country code, got 9876543210 (number-missing-country-code)"
        "Add 91 before the number if it is Indian."
    )
    assert text.startswith("### engage-text: 3 errors, 4 warnings, 1 info\n\n12 messages in 3 files, ")


def test_no_findings():
    assert written("markdown", []) == (
        "### engage-text: no problems\n\n12 messages in 3 files, 15 segments (GSM-7: 9, UCS-2: 3), 4 links.\n"
    )


def test_texts_from_outside_have_no_meaning():
    found = finding("url-doubtful", "msg", HOSTILE, file="a`|``b.csv", label="<i>|`x", hint="")
    ((_, place, field, text),) = cells(written("markdown", [found]))
    assert shown(place) == "a`|``b.csv:2:1"
    assert shown(field) == "msg of <i>|`x"
    assert shown(text) == f"{found.problem.message} (url-doubtful)"
    assert set(re.findall(r"<(\w+)", text)) == {"a", "code"}
    assert text.count("<a ") == 1
    assert "@octocat" not in text
    assert "#[" not in text


def test_addresses_and_signs_make_no_links():
    found = finding("url-doubtful", "msg", "see www.a.in, ftp://b.in a@b.in #12 :tada:")
    text = written("markdown", [found])
    for sign in ("www.a", "ftp:/", "a@b", "#12", ":tada"):
        assert sign not in text


def test_the_most_severe_findings_and_all_counts():
    found = [finding("url-doubtful", "msg", f"no {n}", line=n) for n in range(1, 60)]
    found.append(finding("field-missing", "to", "gone", line=60))
    text = written("markdown", found)
    assert text.count("contacts.csv") == 50
    assert "contacts.csv:60:1" in text
    assert "\n10 more findings are not in this table.\n" in text
    assert "| 59 | [`url-doubtful`](" in text


def test_a_comment_is_never_longer_than_github_allows():
    long = "<" * 5000
    found = [
        finding("url-doubtful", "msg", long, file="x" * 300, line=n, hint=long, severity=Severity.ERROR)
        for n in range(1, 100)
    ]
    assert len(written("markdown", found)) <= 65_536


def test_one_finding_too_many_is_one_finding():
    found = [finding("url-doubtful", "msg", "no", line=n) for n in range(1, 52)]
    assert "1 more finding is not in this table." in written("markdown", found)
    assert _markdown_comment._MOST_ROWS == 50
    assert MarkdownWriter.__doc__
