"""A format with limited room keeps the most severe findings, in the order of the input."""

from itertools import product

import pytest
from lint_findings import finding

from engage_text.lint._writers._kept import Kept
from engage_text.problems import Severity

SEVERITIES = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}


def kept(given: str, most: int) -> tuple[str, int]:
    findings = Kept(most)
    for line, letter in enumerate(given):
        findings.add(finding("field-missing", "to", "gone", line=line + 1, severity=SEVERITIES[letter]))
    lines = [found.location.line for found in findings.in_order()]
    assert lines == sorted(lines)
    return "".join(given[line - 1] for line in lines), findings.left_out


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("iwe", "iwe"),
        ("iiiw", "iiw"),
        ("iiiewe", "ewe"),
        ("eeew", "eee"),
        ("wwwwi", "www"),
        ("iwewewe", "eee"),
    ],
)
def test_errors_come_before_warnings(given, expected):
    assert kept(given, 3) == (expected, len(given) - len(expected))


def test_every_short_run():
    for given in map("".join, product("ewi", repeat=5)):
        found, left_out = kept(given, 2)
        assert sorted(found, key="ewi".index) == sorted(given, key="ewi".index)[:2]
        assert left_out == 3


def test_texts_are_not_kept():
    findings = Kept(9)
    for text in ("x" * 9999, "y" * 9999):
        findings.add(finding("field-missing", "to", "gone", text=text))
    findings.add(finding("field-missing", "to", "gone", row=None))
    kept_ones = findings.in_order()
    assert [found.text for found in kept_ones] == [None] * 3
    assert len({found.content for found in kept_ones}) == 3
    assert max(len(found.content) for found in kept_ones) == 64
    assert kept_ones[-1].content == ""
