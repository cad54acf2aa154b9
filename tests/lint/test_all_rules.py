"""The examples of the linter's rules are true in the linter itself: as a file, beside a file with their options."""

import pytest

from engage_text.lint import ALL_RULES, Checked, lint_files
from engage_text.rules import RULES

OURS = [rule for rule in ALL_RULES.values() if rule.code not in RULES]
SUFFIXES = {"file": "csv", "catalogue": "json"}
# Found at the end of a run: test_suppressions checks it.
ELSEWHERE = {"suppression-unused"}


def codes_of(rule, example, folder):
    options = example.options
    if rule.is_opt_in and "select" not in options:
        options = f'extend-select = ["{rule.code}"]\n{options}'
    (folder / "engage-text.toml").write_text(options, "utf-8")
    path = folder / f"messages.{SUFFIXES.get(example.place, 'jsonl')}"
    text = example.text if example.place in SUFFIXES else example.request() + "\n"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    found = []
    for one in lint_files([str(path)]):
        found += one.findings if isinstance(one, Checked) else [one]
    return [one.problem.code for one in found]


@pytest.mark.parametrize(
    "rule", [rule for rule in OURS if rule.code not in ELSEWHERE], ids=lambda rule: rule.code
)
def test_the_examples_are_true(rule, tmp_path):
    assert rule.code in codes_of(rule, rule.bad, tmp_path)
    assert rule.code not in codes_of(rule, rule.good, tmp_path)
