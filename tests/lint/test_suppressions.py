"""Suppressions by row, by side file and by path: what they hide, and which are reported."""

from __future__ import annotations

from typing import Any

import pytest

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._engine import check_rows
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._path_patterns import path_patterns
from engage_text.lint._rows import Row
from engage_text.lint._settings import Settings
from engage_text.lint._side_files import SideFile
from engage_text.lint._suppression_rules import SUPPRESSION_RULES
from engage_text.lint._suppressions import Suppressions, Suppressor
from engage_text.problems import Problem, Severity
from engage_text.rules import RuleSet


class _Row(Row):
    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:  # noqa: ARG002 - as in Row
        return Location(self.file, self.line, 5 if param == "_ignore" else 1)


def row(*ignored: str, file: str = "a.csv", label: str = "") -> Row:
    return _Row(file, 3, 4, {}, ignored=frozenset(ignored), label=label)


def finding(code: str, file: str = "a.csv") -> Finding:
    rule = ALL_RULES[code]
    return Finding(Location(file), Problem(code, rule.severity, "msg", "a message"))


def suppressor(*, rules: RuleSet | None = None, **places: Any) -> Suppressor:
    return Suppressor(Suppressions(**places), rules or RuleSet(known=ALL_RULES))


def side(**names: list[str]) -> SideFile:
    return SideFile(name="ignores.json").with_names(
        {key.replace("_", "-"): value for key, value in names.items()}
    )


def codes(findings) -> list[str]:
    return [one.problem.code for one in findings]


BOTH = (finding("url-private"), finding("number-no-sms"))


@pytest.mark.parametrize("name", ["url-private", "url"])
def test_a_row_hides_a_rule_by_its_code_or_group(name):
    done = suppressor().apply(row(name), BOTH)
    assert codes(done.findings) == ["number-no-sms"]
    assert done.hidden == 1
    assert done.notes == ()


def test_without_suppressions_nothing_changes():
    assert suppressor().apply(row(), BOTH) == (BOTH, 0, ())


def test_a_side_file_hides_rules_of_one_row():
    own = suppressor(side=side(t_1=["number", "url-private"]))
    assert own.apply(row(), BOTH, "t-1").findings == ()
    assert own.apply(row(), BOTH, "t-2").hidden == 0
    assert own.apply(row(), BOTH).hidden == 0
    assert list(own.unused()) == []


def test_a_glob_hides_rules_of_its_files():
    own = suppressor(paths=path_patterns({"tests/*.csv": ["url"]}))
    assert own.apply(row(file="tests/a.csv"), BOTH).hidden == 1
    assert own.apply(row(file="a.csv"), BOTH).hidden == 0
    assert own.hides(finding("url-private", "tests/b.csv"))
    assert not own.hides(finding("url-private", "b.csv"))
    assert not own.hides(finding("number-no-sms", "tests/b.csv"))


def test_a_fixed_rule_is_always_reported():
    fixed = (finding("number-letters"),)
    own = suppressor(paths=path_patterns({"*": ["number"]}), side=side(t_1=["number-letters"]))
    done = own.apply(row("number", "number-letters"), fixed, "t-1")
    assert done.findings == fixed
    assert [(note.problem.code, note.problem.message) for note in done.notes] == [
        ("suppression-unused", "number in _ignore hides no finding"),
        (
            "suppression-invalid",
            "a suppression must name a code or a group of rules, got number-letters: this rule is always reported",
        ),
    ]


def test_a_name_in_a_row_that_hides_nothing_is_reported_at_its_place():
    [note] = suppressor().apply(row("url", "number"), (finding("url-private"),)).notes
    assert note.problem.code == "suppression-unused"
    assert note.problem.message == "number in _ignore hides no finding"
    assert (note.location.line, note.location.column, note.row) == (4, 5, 3)


def test_a_name_of_no_rule_is_reported_with_a_suggestion():
    notes = suppressor().apply(row("url-privat", "\u202ezzzz" * 40), ()).notes
    assert [note.problem.message for note in notes] == [
        "a suppression must name a code or a group of rules, got url-privat: did you mean url-private?",
        "a suppression must name a code or a group of rules, got "
        + "\\u202ezzzz" * 12
        + ": no rule has this name",
    ]


def test_a_hostile_row_has_few_findings_about_its_names():
    assert len(suppressor().apply(row(*(f"name-{number}" for number in range(5000))), ()).notes) == 20


@pytest.mark.parametrize("rules", [{"ignore": ["url"]}, {"select": ["number"]}])
def test_a_name_is_not_reported_if_the_run_does_not_report_its_rules(rules):
    own = suppressor(rules=RuleSet(known=ALL_RULES, **rules))
    assert own.apply(row("url", "url-private"), ()).notes == ()
    assert own.apply(row("number"), ()).notes != ()


def test_an_opt_in_rule_that_is_off_is_not_missed():
    opt_in = next((rule for rule in ALL_RULES.values() if rule.is_opt_in), None)
    if opt_in is not None:
        assert suppressor().apply(row(opt_in.code), ()).notes == ()


def test_names_of_the_side_file_that_hid_nothing_are_reported_at_the_end():
    own = suppressor(side=side(t_1=["url", "number"], t_2=["url"]))
    own.apply(row(), (finding("url-private"),), "t-1")
    assert [(one.problem.code, one.problem.message, one.location.file) for one in own.unused()] == [
        ("suppression-unused", "number for the transactionID t-1 hides no finding", "ignores.json"),
        (
            "suppression-unneeded",
            "url for the transactionID t-2 hides no finding of these files",
            "ignores.json",
        ),
    ]


def test_names_of_a_path_that_hid_nothing_are_only_information():
    own = suppressor(paths=path_patterns({"*.csv": ["url", "nummer"]}, source="pyproject.toml"))
    own.apply(row(), BOTH[1:])
    assert [(one.problem.code, one.problem.severity, one.location.file) for one in own.unused()] == [
        ("suppression-invalid", Severity.WARNING, "pyproject.toml"),
        ("suppression-unneeded", Severity.INFO, "pyproject.toml"),
    ]


def test_the_narrowest_suppression_counts_as_used():
    own = suppressor(paths=path_patterns({"*.csv": ["url"]}), side=side(t_1=["url"]))
    assert own.apply(row("url"), BOTH, "t-1").notes == ()
    assert codes(own.unused()) == ["suppression-unused", "suppression-unneeded"]


def test_a_name_in_a_catalogue_is_for_all_texts_beside_it():
    one, other = suppressor(), suppressor()
    for number in range(3):
        assert one.apply(row("url", "number", "nummer", label=f"en/{number}"), ()).notes == ()
    assert other.apply(row("url", label="en/4"), BOTH).hidden == 1
    assert codes(one.unused()) == ["suppression-unused", "suppression-invalid", "suppression-unused"]
    one.use.add(other.use)
    assert [note.problem.message.split()[0] for note in one.unused()] == ["number", "a"]
    other.use.add(one.use)
    assert len([*other.unused()]) == 2
    assert {note.label for note in one.unused()} == {"en/0"}


def test_the_use_of_two_processes_adds_up():
    one = suppressor(side=side(t_1=["url", "number"], t_2=["url"]), paths=path_patterns({"*": ["url"]}))
    other = suppressor(side=side(t_1=["url", "number"], t_2=["url"]), paths=path_patterns({"*": ["url"]}))
    one.apply(row(), BOTH[:1], "t-1")
    other.apply(row(), BOTH[1:], "t-1")
    other.apply(row(), BOTH[:1], "t-2")
    one.use.add(other.use)
    assert codes(one.unused()) == ["suppression-unneeded"]
    one.use.add(suppressor().use)
    other.apply(row(), BOTH)
    one.use.add(other.use)
    assert codes(one.unused()) == []


def test_the_rules_are_known():
    assert all(ALL_RULES[rule.code] is rule for rule in SUPPRESSION_RULES)
    assert all(rule.check(None) == () for rule in SUPPRESSION_RULES)


REQUEST = {
    "type": "transactional",
    "from": "ACMEIN",
    "to": "919876543210",
    "msg": "Log in at http://10.0.0.1/x",
    "transactionID": "t-1",
    "dlr": {"mask": 1},
    "tiny": "0",
}


def lint(*ignored: str, assumed: tuple[str, ...] = (), **settings: Any) -> list[tuple[str, Any]]:
    """Return the codes of one row, and of the whole run."""
    entry = _Row("a.csv", 3, 4, REQUEST, ignored=frozenset(ignored), assumed=frozenset(assumed))
    return [
        ("run", checked.problem.code)
        if isinstance(checked, Finding)
        else (checked.suppressed, codes(checked.findings))
        for checked in check_rows([entry], Settings(**settings))
    ]


def test_a_run_applies_all_suppressions():
    assert lint() == [(0, ["url-private"])]
    assert lint("url") == [(1, [])]
    assert lint("url", "number") == [(1, ["suppression-unused"])]
    assert lint(suppressions=Suppressions(paths=path_patterns({"*.csv": ["url"]}))) == [(1, [])]
    assert lint(suppressions=Suppressions(side=side(t_1=["url"]))) == [(1, [])]
    assert lint(suppressions=Suppressions(side=side(t_1=["number"]))) == [
        (0, ["url-private"]),
        ("run", "suppression-unused"),
    ]


def test_an_id_that_the_file_does_not_contain_finds_no_suppression():
    assert lint(suppressions=Suppressions(side=side(t_1=["url"])), assumed=("transactionID",)) == [
        (0, ["url-private"])
    ]


def test_the_settings_apply_to_findings_about_suppressions():
    rules = RuleSet(ignore=["suppression-unused"], extend_select=["suppression-unneeded"], known=ALL_RULES)
    globs = Suppressions(paths=path_patterns({"*.csv": ["number"]}))
    found = lint("sender", suppressions=globs, rules=rules)
    assert found == [(0, ["url-private"]), ("run", "suppression-unneeded")]
    assert lint(suppressions=globs) == [(0, ["url-private"])]  # only if it is asked for


def test_a_finding_of_a_whole_file_is_suppressed_by_its_path():
    found = [finding("url-private")]
    assert (
        list(check_rows(found, Settings(suppressions=Suppressions(paths=path_patterns({"*.csv": ["url"]})))))
        == []
    )
    assert list(check_rows(found, Settings())) == found
