"""A row that no reader made, such as one of a database, is located as a whole and never edited."""

import builders

from engage_text.lint import Location, Row, Settings, check_rows


def test_its_findings_are_where_it_begins():
    row = Row("contacts", 4, 5, builders.request(to="98765 43210", msg="Log in at http://10.0.0.1/x"))
    [checked] = check_rows([row], Settings())
    assert [found.problem.code for found in checked.findings] == [
        "number-missing-country-code",
        "url-private",
    ]
    assert {found.location for found in checked.findings} == {Location("contacts", 5, end_line=5)}


def test_it_is_never_edited():
    assert Row("contacts", 0, 1, builders.request()).edit("to", "919876543210") is None
