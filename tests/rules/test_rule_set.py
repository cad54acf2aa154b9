"""Which rules are reported, and as what: names, priorities, and the rules that cannot be changed."""

import copy
import pickle
from dataclasses import replace

import pytest

from engage_text.problems import OptionError, Problem, Severity
from engage_text.rules import RULES, RuleSet

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FOUND = (
    Problem("number-missing-country-code", ERROR, "to", "fixed"),
    Problem("placeholder-unfilled", ERROR, "msg", "an error of the group text"),
    Problem("url-doubtful", WARNING, "msg", "a warning"),
    Problem("url-private", WARNING, "msg", "another of the same group"),
)


def reported(**options: object) -> list[tuple[str, str]]:
    return [(found.code, str(found.severity)) for found in RuleSet(**options).apply(FOUND)]


FIXED = ("number-missing-country-code", "error")
PLACEHOLDER, DOUBTFUL, PRIVATE = (
    ("placeholder-unfilled", "error"),
    ("url-doubtful", "warning"),
    ("url-private", "warning"),
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [FIXED, PLACEHOLDER, DOUBTFUL, PRIVATE]),
        ({"select": ["url"]}, [FIXED, DOUBTFUL, PRIVATE]),
        ({"select": ["url-private"]}, [FIXED, PRIVATE]),
        ({"select": ["number", "url"], "ignore": ["url"]}, [FIXED]),
        ({"select": ["url-private"], "ignore": ["url"]}, [FIXED, PRIVATE]),
        ({"select": ["url-private"], "ignore": ["url-private"]}, [FIXED]),
        ({"select": ["url"], "ignore": ["url-private"]}, [FIXED, DOUBTFUL]),
        ({"ignore": ["text", "number"]}, [FIXED, DOUBTFUL, PRIVATE]),
        ({"severities": {"url": "off"}}, [FIXED, PLACEHOLDER]),
        ({"severities": {"number": "off", "text": "off"}}, [FIXED, DOUBTFUL, PRIVATE]),
        ({"severities": {"url": "off", "url-private": "error"}}, [FIXED, PLACEHOLDER, ("url-private", "error")]),
        (
            {"severities": {"placeholder-unfilled": "warning", "url": "error"}},
            [FIXED, ("placeholder-unfilled", "warning"), ("url-doubtful", "error"), ("url-private", "error")],
        ),
        ({"severities": {"url-private": "error"}, "ignore": ["url"]}, [FIXED, PLACEHOLDER]),
        ({"severities": {"url": "off"}, "select": ["url-private"]}, [FIXED]),
        ({"severities": {"number-missing-country-code": "error"}}, [FIXED, PLACEHOLDER, DOUBTFUL, PRIVATE]),
        ({"select": ["url-private"], "extend_select": ["text"]}, [FIXED, PLACEHOLDER, PRIVATE]),
        ({"extend_select": ["url"], "ignore": ["url-private"]}, [FIXED, PLACEHOLDER, DOUBTFUL]),
        ({"severities": {"url": "info"}}, [FIXED, PLACEHOLDER, ("url-doubtful", "info"), ("url-private", "info")]),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_reported(options, expected):
    assert reported(**options) == expected


@pytest.mark.parametrize("rules", [RuleSet(), RuleSet(select=["request"], ignore=[], severities={})])
def test_a_set_that_changes_nothing_returns_the_same_object(rules):
    problems = [] if rules.select else list(FOUND)
    assert list(rules.apply(problems)) == problems
    assert RuleSet().apply(problems) is problems


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"select": ["url-doubtfull"]}, "did you mean url-doubtful?"),
        ({"ignore": ["urls"]}, "did you mean url?"),
        ({"ignore": ["x" * 100_000]}, "ignore must contain codes or groups of rules"),
        ({"ignore": [1]}, "ignore must contain codes or groups of rules, got int"),
        ({"ignore": "url"}, "ignore must be a list of codes or groups of rules, got str"),
        ({"select": None}, "select must be a list of codes or groups of rules, got None"),
        ({"severities": ["url"]}, "severities must map codes or groups of rules to a level, got list"),
        ({"severities": {"nothing": "off"}}, "severities must contain codes or groups of rules, got nothing"),
        (
            {"severities": {"url": "note"}},
            "the severity of url must be error, warning, info or off, got note",
        ),
        ({"severities": {"url": True}}, "the severity of url must be error, warning, info or off, got bool"),
        ({"extend_select": ["urls"]}, "extend_select must contain codes or groups of rules, got urls"),
        ({"select": ["policy"]}, "select must contain codes or groups of rules, got policy"),
        ({"ignore": ["number-letters"]}, "number-letters cannot be ignored"),
        ({"severities": {"number-letters": "warning"}}, "number-letters cannot be made less than an error"),
        ({"severities": {"number-letters": "off"}}, "number-letters cannot be made less than an error"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_refused(options, words):
    with pytest.raises(OptionError) as caught:
        RuleSet(**options)
    assert words in str(caught.value)


@pytest.mark.parametrize("options", [{"select": ["x" * 10**6]}, {"severities": {"url": "x" * 10**6}}])
def test_an_error_shows_the_beginning_of_a_name(options):
    with pytest.raises(OptionError) as caught:
        RuleSet(**options)
    assert "got xxx" in str(caught.value)
    assert len(str(caught.value)) < 200


OPT_IN = replace(RULES["url-private"], code="style-loud", group="style", is_opt_in=True)
KNOWN = {**RULES, OPT_IN.code: OPT_IN}


@pytest.mark.parametrize(
    ("options", "is_reported"),
    [
        ({}, False),
        ({"ignore": ["url"]}, False),
        ({"select": ["url"]}, False),
        ({"select": ["style"]}, True),
        ({"select": ["style-loud"]}, True),
        ({"extend_select": ["style"]}, True),
        ({"select": ["url"], "extend_select": ["style-loud"]}, True),
        ({"extend_select": ["style"], "ignore": ["style-loud"]}, False),
        ({"extend_select": ["style-loud"], "ignore": ["style"]}, True),
        ({"severities": {"style": "info"}}, True),
        ({"severities": {"style-loud": "error"}}, True),
        ({"severities": {"style": "off"}}, False),
        ({"extend_select": ["style"], "severities": {"style-loud": "off"}}, False),
        ({"select": ["url"], "severities": {"style": "error"}}, False),
    ],
    ids=str,
)
def test_a_rule_that_is_opt_in_is_reported_only_if_it_is_named(options, is_reported):
    rules = RuleSet(**options, known=KNOWN)
    assert rules.reports("style-loud") is is_reported
    assert bool(rules.apply([Problem("style-loud", WARNING, "msg", "loud")])) is is_reported


def test_it_is_a_value():
    rules = RuleSet(select=iter(["url", "text", "url"]), severities={"url": "error"})
    same = RuleSet(select=("text", "url"), severities={"url": "error"})
    assert rules == same
    assert hash(rules) == hash(same)
    for again in (pickle.loads(pickle.dumps(rules)), copy.deepcopy(rules)):  # noqa: S301 - our own bytes
        assert again == rules
        assert list(again.apply(FOUND)) == list(rules.apply(FOUND))
    with pytest.raises(AttributeError):
        rules.select = ()
    assert (
        repr(RuleSet(ignore=["url"]))
        == "RuleSet(select=(), ignore=('url',), severities={}, extend_select=())"
    )


class _Odd(str):
    """A text that has no hash, and whose own words raise."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other)

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__


class TestOnlyTheCharactersOfANameCount:
    @pytest.mark.parametrize("option", ["select", "ignore"])
    def test_a_name_is_read_as_a_str(self, option: str) -> None:
        given, expected = RuleSet(**{option: [_Odd("url")]}), RuleSet(**{option: ["url"]})
        assert given == expected
        assert repr(given) == repr(expected)
        assert pickle.loads(pickle.dumps(given)) == expected  # noqa: S301 - our own bytes

    def test_a_level_is_read_as_a_str(self) -> None:
        assert RuleSet(severities={"url": _Odd("off")}) == RuleSet(severities={"url": "off"})

    def test_an_unknown_name_is_reported_as_it_is_written(self) -> None:
        with pytest.raises(OptionError, match=r"got nonsense$"):
            RuleSet(select=[_Odd("nonsense")])

    @pytest.mark.parametrize("options", [{"select": ["x" * 10**5]}, {"severities": {"url": "x" * 10**5}}])
    def test_a_message_shows_the_start_of_a_long_text(self, options: dict[str, object]) -> None:
        with pytest.raises(OptionError) as error:
            RuleSet(**options)
        assert len(str(error.value)) < 200

    def test_a_mapping_is_read_once(self) -> None:
        class Changing(dict):
            reads = 0

            def items(self) -> object:
                Changing.reads += 1
                return [("url", "warning")] if Changing.reads == 1 else [("nonsense",)]

        assert RuleSet(severities=Changing({"url": "off"})) == RuleSet(severities={"url": "off"})
