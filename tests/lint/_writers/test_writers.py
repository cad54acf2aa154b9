"""Every output format: golden files, and what is true of all of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from lint_findings import HOSTILE, finding, golden_file, samples, written

from engage_text.lint._writers import WRITERS
from engage_text.problems import Severity


@pytest.mark.parametrize("form", WRITERS)
def test_samples_are_as_recorded(form):
    # `python tests/lint_findings.py` records them again: look at each difference.
    assert written(form, samples()) == golden_file(form).read_bytes().decode()


@pytest.mark.parametrize("form", WRITERS)
def test_nothing_that_moves_a_cursor_is_written(form):
    odd = [
        finding(
            "url-doubtful", "m\x1b[0m", HOSTILE, file="a\x1b[2J\u202e.csv", text="\ud800\x00\x9b", span=(0, 3)
        ),
        finding("url-doubtful", "msg", "x", label="a\nb\u2028", whole="\x00\ufffe", text=None),
    ]
    text = written(form, odd)
    assert text.replace("\n", "").isprintable()
    assert text.encode().decode() == text


@pytest.mark.parametrize("form", WRITERS)
def test_a_run_without_findings_is_complete(form):
    assert "None" not in written(form, [])


odd_texts = st.text(max_size=12) | st.sampled_from([HOSTILE, "\ud800", "](", "```", "]]>", "%0A", "{{name}}"])
odd_findings = st.builds(
    finding,
    st.sampled_from(["url-doubtful", "field-missing", "own-rule"]),
    odd_texts,
    odd_texts,
    text=odd_texts,
    span=st.none() | st.just((0, 0)) | st.just((0, 1)),
    file=odd_texts,
    line=st.integers(1, 10**6),
    row=st.none() | st.integers(0, 10**6),
    severity=st.sampled_from(Severity),
    hint=odd_texts,
    label=odd_texts,
)
PARSERS = {
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.split("\n")[:-1]],
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": lambda text: JUnitXml.fromstring(text.encode()),
}


@given(found=st.lists(odd_findings, max_size=3), root=st.sampled_from([None, Path.cwd()]))
def test_any_finding_can_be_written(found, root):
    for form in WRITERS:
        text = written(form, found, root=root)
        assert text.encode().decode() == text
        assert text.replace("\n", "").isprintable()
        PARSERS.get(form, str)(text)
