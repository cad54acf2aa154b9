"""The delimiter of a table is that of its option, its name, its `sep=` line or its first rows."""

from __future__ import annotations

import pytest

from engage_text import OptionError
from engage_text.lint._readers._delimiters import find_delimiter
from engage_text.lint._readers._read_options import ReadOptions

ROWS = "919876543210{}Hi, Asha; and | Ravi\n"


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("to,msg\n", ","),
        ("to;msg\n", ";"),
        ("to\tmsg\n", "\t"),
        ("to|msg\n", "|"),
        ("Mobile;Message\n919876543210;Hi, Asha, and Ravi\n919876543211;Hi, you\n", ";"),
        # A comma in a header, and commas in every text.
        ("Name, first;Mobile;Text\nAsha;919876543210;Hi, Asha\n", ";"),
        ('Mobile,"a;b;c",Text\n1,2,3\n', ","),
        # Headers that are not known: rows of one width.
        ("a;b\n1,5;2\n3,5;4\n", ";"),
        ("a,b,c\n1,2,3\n4;4,5,6\n", ","),
        ("Mobile\n919876543210\n", ","),
        ("", ","),
        # Excel's own line.
        ("sep=|\nto|msg\n", "|"),
        ('"sep=;"\r\nto,x;msg\r\n', ";"),
        ("to;msg\n" + "x" * 140_000 + ";a\n1;2\n", ";"),
    ],
)
def test_is_found_in_the_first_rows(head: str, delimiter: str) -> None:
    assert find_delimiter(head, "a.csv", ReadOptions()) == delimiter


@pytest.mark.parametrize(
    ("name", "options", "delimiter"),
    [
        ("a.tsv", ReadOptions(), "\t"),
        ("A.TAB", ReadOptions(), "\t"),
        ("a.csv", ReadOptions(format="tsv"), "\t"),
        ("a.tsv", ReadOptions(format="csv"), ","),
        ("a.csv", ReadOptions(delimiter=";"), ";"),
        ("a.csv", ReadOptions(delimiter="tab"), "\t"),
        ("a.csv", ReadOptions(delimiter="\\t"), "\t"),
        ("a.tsv", ReadOptions(delimiter=":"), ":"),
    ],
)
def test_the_option_is_stronger_than_the_name(name: str, options: ReadOptions, delimiter: str) -> None:
    assert find_delimiter("to,msg\n1,2\n", name, options) == delimiter


@pytest.mark.parametrize("given", ["", ";;", '"', "\n", "\r", "\ud800", 5])
def test_must_be_one_character(given: object) -> None:
    with pytest.raises(OptionError, match="delimiter must be one character"):
        find_delimiter("to,msg\n", "a.csv", ReadOptions(delimiter=given))  # type: ignore[arg-type]
