"""Each rule is one object: what it says of itself is complete, and its examples are true."""

import ast
import copy
import pickle
import re
from datetime import date
from pathlib import Path
from typing import get_type_hints

import builders
import pytest

import engage_text
from engage_text import (
    Prepared,
    RequestError,
    ServiceError,
    Severity,
    check,
    prepare,
    prepare_many,
)
from engage_text.lint import ALL_RULES
from engage_text.rules import GROUPS, RULES
from engage_text.service import (
    Credentials,
    for_recipients,
    notify_requests,
    parse_answer,
    parse_callback,
)

PACKAGE = Path(engage_text.__file__).parent
IDS = {"ids-missing": None, "ids-exhausted": range(1)}
STATUS = {"service-refused": 400, "answer-unclear": 502}
SHORTENER = builders.shortener()


def codes_of(code, example):
    """Return the codes of the problems in an example of the rule."""
    if example.place == "answer":
        answer = parse_answer(STATUS[code], example.text)
        return [] if "id" in example.text else [found.code for found in answer.report]
    if example.place == "callback":
        try:
            parse_callback(example.text)
        except ServiceError as error:
            return [found.code for found in error.report]
        return []
    if example.place == "recipients":
        done = prepare(engage_text.rules.Example("msg", "Sale ends today!").request())
        rows = for_recipients(done, example.text.split())
        jobs = notify_requests(
            rows, Credentials(bearer="a", basic="YXBwOmtleQ=="), transaction_id="t", campaign="c"
        )
        assert b"".join(job.read() for job in jobs)
        return [found.code for row in jobs.findings for found in row.report]
    if code in IDS:
        try:
            report = prepare(example.request(), shortener=SHORTENER, ids=IDS[code]).report
        except RequestError as error:
            report = error.report
        return [found.code for found in report]
    return [found.code for found in check(example.request())]


rules = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_the_order_is_by_group():
    # The groups of the linter come last.
    groups = list(dict.fromkeys(rule.group for rule in RULES.values()))
    assert groups == list(GROUPS[: len(groups)])
    assert len(RULES) > 70
    with pytest.raises(TypeError):
        RULES["new"] = RULES["url-glued"]


@rules
class TestEachRule:
    def test_is_found_by_its_code(self, rule):
        assert RULES[rule.code] is rule
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.code)

    def test_says_what_where_and_since_when(self, rule):
        assert rule.meaning.endswith(".")
        assert rule.source.startswith(("standard: ", "documented: ", "observed: ", "our decision"))
        assert date.fromisoformat(rule.checked_on) >= date(2026, 1, 1)

    def test_words_are_in_the_one_form(self, rule):
        assert not rule.message.endswith(".")
        assert rule.message[:1].islower() or rule.message.startswith("{")
        assert rule.hint[:1].isupper()
        assert rule.hint.endswith((".", "{meant}"))

    def test_shows_its_problem_and_what_is_right(self, rule):
        assert rule.code in codes_of(rule.code, rule.bad)
        assert codes_of(rule.code, rule.good) == []

    def test_is_a_value(self, rule):
        again = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own bytes
        assert again == rule == copy.deepcopy(rule)
        assert hash(again) == hash(rule)
        assert len({rule, again}) == 1
        with pytest.raises(AttributeError):
            rule.code = "new"

    def test_is_fixed_only_as_an_error(self, rule):
        assert not rule.is_fixed or rule.severity is Severity.ERROR
        assert not (rule.is_fixed and rule.hides_target)


# For each type of a fact, values that are worded differently.
VALUES = {
    str: ("a", "b"),
    int: (2, 3),
    bool: (False, True),
    str | None: ("FR", None),
    tuple[int, ...]: ((7,), (8,)),
}


def facts_of(rule):
    types = get_type_hints(rule.facts)
    return rule.facts(*(VALUES[types[name]][0] for name in rule.facts._fields)), types


@rules
class TestFacts:
    def test_are_all_that_its_words_use(self, rule):
        names = set(re.findall(r"\{(\w+)\}", rule.message + rule.hint)) - {"param"}
        known = {
            *rule.facts._fields,
            *(name for name, of in vars(rule.facts).items() if isinstance(of, property)),
        }
        assert names <= known
        assert "{param}" not in rule.hint

    def test_are_all_said(self, rule):
        """A fact that neither message nor hint says is not a fact of this problem."""
        facts, types = facts_of(rule)
        first = rule.problem("p", facts)
        assert first.facts == (facts or None)
        assert not {"{", "}"} & {*first.message, *first.hint}
        for name in rule.facts._fields:
            other = rule.problem("p", facts._replace(**{name: VALUES[types[name]][1]}))
            assert (other.message, other.hint) != (first.message, first.hint), name

    def test_are_plain_values(self, rule):
        facts, _ = facts_of(rule)
        found = rule.problem("p", facts)
        assert found.to_dict()["facts"] == {
            name: list(fact) if isinstance(fact, tuple) else fact for name, fact in facts._asdict().items()
        }
        assert pickle.loads(pickle.dumps(found)).facts == found.facts  # noqa: S301 - our own bytes


def literals_of(path):
    """Yield the string literals of a module that are not a docstring, with their lines."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value, node.lineno


def test_a_code_is_written_once():
    """Other modules use the rule, never its code."""
    found = [
        (value, path.name, line)
        for path in sorted(PACKAGE.rglob("*.py"))
        for value, line in literals_of(path)
        if value in ALL_RULES
    ]
    assert sorted(value for value, *_ in found) == sorted(ALL_RULES), found
    assert [row for row in found if "_rules" not in row[1]] == []


def test_every_field_of_the_examples_is_valid():
    [done] = prepare_many([engage_text.rules.Example("msg", "Your parcel arrives today.").request()])
    assert isinstance(done, Prepared)
    assert not done.report
