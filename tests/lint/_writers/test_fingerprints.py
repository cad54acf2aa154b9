"""A fingerprint outlives a moved line, and no two findings of a run share one."""

from dataclasses import replace

from lint_findings import at_line, finding, samples

from engage_text.lint._writers._fingerprints import Fingerprints


def prints(findings, path="a.csv"):
    fingerprints = Fingerprints()
    return [fingerprints.of(found, path) for found in findings]


def test_all_findings_of_a_run_are_distinct():
    twice = [*samples(), *samples(), *samples()]
    assert len(set(prints(twice))) == len(twice)


def test_lines_do_not_count():
    moved = [at_line(found, found.location.line + 100) for found in samples()]
    assert prints(moved) == prints(samples())


def test_two_findings_in_one_line_are_distinct_in_any_order():
    _, _, one, other, *_ = samples()
    assert set(prints([one, other])) == set(prints([other, one]))


def test_file_rule_field_span_and_row_count():
    found = finding("url-doubtful", "msg", "no", text="bit.ly/x", span=(0, 3))
    others = [
        replace(found, problem=replace(found.problem, code="url-glued")),
        replace(found, problem=replace(found.problem, param="to")),
        replace(found, problem=replace(found.problem, span=(0, 4))),
        replace(found, content="{}"),
    ]
    (first,) = prints([found])
    assert first not in prints(others)
    assert prints([found], "b.csv") != [first]


def test_a_text_of_a_catalogue_may_change():
    found = finding("url-doubtful", "msg", "no", label="en/a")
    assert prints([found]) == prints([replace(found, content="changed")])


def test_any_text_has_one():
    assert prints([finding("url-doubtful", "msg", "no", text="\ud800")])
