"""The first line of a finding names its place and its field."""

import pytest
from lint_findings import finding

from engage_text.lint._writers._headline import field_of, headline, painter
from engage_text.problems import Severity


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"param": "to"}, "to"),
        ({"param": ""}, "request"),
        ({"param": "msg", "label": "en/welcome"}, "msg of en/welcome"),
        ({"param": "", "row": None}, ""),
        ({"param": "", "row": None, "label": "en/welcome"}, "en/welcome"),
        ({"param": "Mobile", "row": None}, "Mobile"),
    ],
)
def test_the_field_is_named(given, field):
    found = finding("field-missing", message="gone", **given)
    assert field_of(found) == field
    line = headline(found, painter(has_color=False))
    assert line == f"data/contacts.csv:2:1: error[field-missing] {field}{': ' if field else ''}gone"


def test_the_form_of_a_table_is_no_field_of_a_request():
    assert not field_of(finding("row-empty", "", "gone"))
    assert field_of(finding("placeholder-without-column", "msg", "gone")) == "msg"


@pytest.mark.parametrize("severity", Severity)
def test_each_severity_has_a_style(severity):
    found = finding("field-missing", "to", "gone", severity=severity)
    assert f"{severity.value}[field-missing]" in headline(found, painter(has_color=True))


@pytest.mark.parametrize("file", ["::error::a.csv", " ::add-mask::a.csv"])
def test_a_file_name_is_not_a_command_of_github(file):
    line = headline(finding("field-missing", "to", "gone", file=file), painter(has_color=False))
    assert line.startswith(f"./{file}:2:1: ")
