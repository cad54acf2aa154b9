"""Each rule for files fires on its bad example, stays silent on its good one, and says what was found."""

from __future__ import annotations

import io
import tomllib

import pytest

from engage_text.lint import Finding
from engage_text.lint._file_rules import FILE_RULES, RowsFacts, WidthFacts
from engage_text.lint._readers import ReadOptions, read_stream
from engage_text.rules import RULES, Example

_OPTIONS = ("columns", "defaults")


def findings(example: Example) -> list[Finding]:
    """Return the findings of an example. A byte that is not UTF-8 is an escape in its text (PEP 383)."""
    options = ReadOptions(**tomllib.loads(example.options))
    name = {"file": "example.csv", "catalogue": "example.json"}[example.place]
    stream = io.BytesIO(example.text.encode("utf-8", "surrogateescape"))
    return [entry for entry in read_stream(stream, name, options) if isinstance(entry, Finding)]


rules = pytest.mark.parametrize("rule", FILE_RULES, ids=[rule.code for rule in FILE_RULES])


@rules
class TestEachFileRule:
    def test_finds_its_bad_example_only(self, rule):
        bad = findings(rule.bad)
        assert rule.code in [finding.problem.code for finding in bad]
        assert all(finding.location.file.startswith("example.") for finding in bad)
        assert findings(rule.good) == []

    def test_has_words_in_the_one_form(self, rule):
        assert rule.group == "file"
        assert rule.code not in RULES
        assert rule.meaning.endswith(".")
        assert rule.hint.endswith(".")
        assert rule.message[:1].islower() or rule.message.startswith("{")
        assert not rule.message.endswith(".")

    def test_finds_nothing_in_a_request(self, rule):
        assert rule.check(None) == ()


def test_counts_are_words():
    assert (RowsFacts(1).rows, RowsFacts(2).rows) == ("1 empty row", "2 empty rows")
    assert (WidthFacts(1, 2).cells, WidthFacts(3, 2).cells) == ("1 cell", "3 cells")
