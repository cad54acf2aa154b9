"""Every output format: golden files, and what is true of all of them."""

import pytest
from lint_findings import HOSTILE, finding, golden_file, samples, written

from engage_text.lint._writers import WRITERS


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
