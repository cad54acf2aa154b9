"""One line for each finding."""

from lint_findings import finding, samples, written


def test_one_line_for_each_finding():
    lines = written("concise", samples()).split("\n")
    assert len(lines) == len(samples()) + 1
    assert lines[1] == (
        "data/contacts.csv:2:9: error[number-missing-country-code] to: to must start with a country code, "
        "got 9876543210"
    )


def test_colours():
    found = finding("field-missing", "to", "to is missing")
    assert written("concise", [found], has_color=True) == (
        "\x1b[1mdata/contacts.csv:2:1\x1b[0m: \x1b[1;31merror[field-missing]\x1b[0m to: to is missing\n"
    )
