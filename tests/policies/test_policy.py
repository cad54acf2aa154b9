"""The options of a policy are checked once, and an error names the option."""

import copy
import json
import pickle
from datetime import datetime
from decimal import Decimal

import pytest

from engage_text import OptionError
from engage_text.policies import Policy, Rates
from engage_text.policies._phrases import words_of

EVERYTHING = {
    "max_segments": 2,
    "max_cost": "0.5",
    "rates": {"91": "0.12", "*": "1"},
    "encodings": ["GSM-7"],
    "max_links": 1,
    "https_only": True,
    "no_public_shorteners": True,
    "allowed_domains": ["Example.com", "*.gov.in", "acme.*"],
    "forbidden_domains": ["evil.example"],
    "required_words": ["Acme"],
    "forbidden_words": ["free gift"],
    "required_patterns": ["[0-9]"],
    "forbidden_patterns": ["(?i)win"],
    "brands": ["Acme"],
    "opt_outs": ["STOP"],
    "opt_out_types": ["promotional", "transactional"],
    "send_from": "09:00",
    "send_until": "21:00",
    "send_days": ["mon", "fri"],
    "utc_offset": "+05:30",
    "window_types": ["promotional"],
    "sent_at": "2026-11-28T10:00:00+05:30",
    "safe_recipients": ["+91 98765 43210", "+9198*"],
    "senders": {"promotional": ["ACMEAD"], "transactional": ["ACMEIN"]},
}


def test_every_option_is_plain_and_comes_back():
    policy = Policy(**EVERYTHING)
    given = json.loads(json.dumps(policy.to_dict()))
    assert given["allowed_domains"] == ["example.com", "*.gov.in", "acme.*"]
    assert {name for name in EVERYTHING if name not in given} == set()
    again = Policy(
        **{name: given[name] for name in EVERYTHING if name != "rates"}, rates=given["rates"]["prices"]
    )
    assert again == policy


def test_a_policy_is_a_value():
    policy = Policy(**EVERYTHING)
    for again in (pickle.loads(pickle.dumps(policy)), copy.deepcopy(policy)):  # noqa: S301 - our own bytes
        assert again == policy
        assert hash(again) == hash(policy)
        assert again.forbidden_regexes[0].search("You WIN") == (4, 7)
        assert again.phrases["forbidden_words"].missing(words_of("free gift")) == []
        assert again.allowed.match_host("a.gov.in") == "*.gov.in"
    assert "98765" not in repr(policy)
    with pytest.raises(AttributeError):
        policy.max_segments = 3


def test_what_the_rules_use():
    policy = Policy(**EVERYTHING)
    assert policy.budget == Decimal("0.5")
    assert policy.rate_table == Rates({"91": "0.12", "*": "1"})
    assert policy.safe == (frozenset(["919876543210"]), ("9198",))
    assert policy.moment == datetime.fromisoformat("2026-11-28T10:00:00+05:30")
    assert str(policy.window) == "09:00 to 21:00 on mon, fri"
    assert Policy(sent_at=policy.moment).moment == policy.moment
    assert Policy().window is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"max_segments": 0}, "max_segments must be an int from 1 to 255, got 0"),
        ({"max_segments": True}, "max_segments must be an int"),
        ({"max_cost": "1"}, "max_cost needs rates"),
        ({"max_cost": "-1", "rates": {}}, "max_cost must be a number such as 0.05, got '-1'"),
        ({"max_cost": float("nan"), "rates": {}}, "max_cost must be a number such as 0.05, got nan"),
        ({"rates": {"x": 1}}, r"a prefix of rates must be digits such as 91, or \*, got 'x'"),
        ({"rates": []}, "rates must map prefixes to prices, got list"),
        ({"encodings": ["gsm"]}, "encodings must contain only GSM-7 and UCS-2, got 'gsm'"),
        ({"encodings": "GSM-7"}, "encodings must be a list of texts, got str"),
        ({"max_links": -1}, "max_links must be an int from 0"),
        ({"https_only": "yes"}, "https_only must be True or False, got str"),
        ({"no_public_shorteners": 1}, "no_public_shorteners must be True or False"),
        (
            {"allowed_domains": ["https://a.in"]},
            "allowed_domains must contain domains such as .* got 'https://a.in'",
        ),
        ({"forbidden_domains": ["a..in"]}, "forbidden_domains must contain domains"),
        ({"required_words": [""]}, "required_words must contain words or phrases"),
        ({"forbidden_words": "free"}, "forbidden_words must be a list of words or phrases, got str"),
        ({"required_patterns": ["("]}, "required_patterns must contain supported patterns"),
        ({"forbidden_patterns": ["(?=a)"]}, "forbidden_patterns must contain supported patterns.* lookahead"),
        ({"brands": [5]}, "brands must contain words or phrases .* got int"),
        ({"opt_outs": [" "]}, "opt_outs must contain words or phrases"),
        (
            {"opt_out_types": ["otp"]},
            "opt_out_types must contain only promotional and transactional, got 'otp'",
        ),
        ({"send_from": "09:00"}, "send_from and send_until must be given together"),
        ({"send_from": "9", "send_until": "21:00"}, "send_from must be a time such as 09:00, got '9'"),
        (
            {"send_from": "09:00", "send_until": "24:30"},
            "send_until must be a time such as 09:00, got '24:30'",
        ),
        ({"send_from": "09:00", "send_until": ""}, "send_until must be a time"),
        ({"send_from": "09:00", "send_until": "09:00"}, "must differ from send_until"),
        ({"send_days": ["Monday"]}, "send_days must contain days from mon, .* got 'Monday'"),
        ({"send_days": []}, "send_days must contain at least one day"),
        ({"send_days": "mon"}, "send_days must be a list of days"),
        ({"utc_offset": "IST"}, r"utc_offset must be an offset such as \+05:30, got 'IST'"),
        ({"window_types": ["otp"]}, "window_types must contain only"),
        ({"sent_at": "2026-11-28"}, "sent_at must be a date and time with its offset from UTC"),
        ({"sent_at": "soon"}, "sent_at must be .* got 'soon'"),
        ({"sent_at": 5}, "sent_at must be .* got int"),
        (
            {"safe_recipients": ["98765 43210"]},
            "safe_recipients must contain numbers with their country code",
        ),
        ({"safe_recipients": ["*"]}, "safe_recipients must contain numbers"),
        ({"safe_recipients": "+919876543210"}, "safe_recipients must be a list of texts, got str"),
        ({"senders": ["ACMEIN"]}, "senders must map types to lists of senders, got list"),
        (
            {"senders": {"otp": ["ACMEIN"]}},
            "senders must contain only promotional and transactional, got 'otp'",
        ),
        ({"senders": {"promotional": "ACMEIN"}}, "senders.promotional must be a list of texts, got str"),
        ({"senders": {"promotional": [""]}}, "senders.promotional must contain texts, got ''"),
    ],
    ids=repr,
)
def test_a_wrong_option_is_named(given, message):
    with pytest.raises(OptionError, match=message):
        Policy(**given)
