"""The settings as a value: what they refuse, and when a policy runs."""

import pytest

from engage_text import OptionError
from engage_text.lint import ALL_RULES, Settings
from engage_text.policies import Policy
from engage_text.problems import Severity
from engage_text.rules import RuleSet


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"rules": "url"}, "rules must be a RuleSet or None, got str"),
        ({"policy": {}}, "policy must be a Policy or None, got dict"),
        ({"baseline": 1}, "baseline must be a Baseline or None, got int"),
        ({"read": None}, "read must be a ReadOptions, got None"),
        ({"suppressions": {}}, "suppressions must be a Suppressions, got dict"),
        ({"strict": "yes"}, "strict must be True or False, got str"),
        ({"fail_level": "loud"}, "fail_level must be error, warning or info, got 'loud'"),
        ({"fail_level": 1}, "fail_level must be error, warning or info, got int"),
        ({"placeholders": "warn"}, "placeholders must be 'refuse' or 'allow', got 'warn'"),
        ({"home_region": "India"}, "home_region"),
        ({"urls": None}, "urls must be a UrlOptions, got None"),
        ({"shortener": 1}, "shortener must be a Shortener or None, got int"),
    ],
)
def test_a_wrong_value_is_an_option_error(options, said):
    with pytest.raises(OptionError) as raised:
        Settings(**options)
    assert said in str(raised.value)


def test_a_level_can_be_its_name():
    assert Settings(fail_level="info") == Settings(fail_level=Severity.INFO)


@pytest.mark.parametrize(
    ("options", "has_policy"),
    [
        ({}, False),
        ({"rules": RuleSet(known=ALL_RULES)}, False),
        ({"rules": RuleSet(ignore=["url"], known=ALL_RULES)}, False),
        ({"rules": RuleSet(extend_select=["style"], known=ALL_RULES)}, True),
        ({"policy": Policy()}, True),
    ],
)
def test_a_policy_runs_only_if_it_is_asked_for(options, has_policy):
    assert Settings(**options).has_policy is has_policy
