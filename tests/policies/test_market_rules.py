"""Rules of markets: each row of the table fires and stays silent, and what is not known is not guessed."""

from datetime import date

import policy_examples
import pytest

from engage_text import OptionError, parse_number
from engage_text.policies import MarketFacts, Policy
from engage_text.policies._market_options import market_names
from engage_text.policies._market_rules import _CHECKS, MARKET_RULES, check_markets
from engage_text.policies._market_table import MARKET_ROWS, MARKETS

TO = {
    "US": "12015550123",
    "CA": "15062345678",
    "AE": "971501234567",
    "SA": "966512345678",
    "JO": "962790123456",
    "TR": "905012345678",
    "FR": "33612345678",
    "SG": "6581234567",
    "AU": "61412345678",
    "TW": "886912345678",
    "PH": "639051234567",
    "BR": "5511961234567",
    "KR": "821020000000",
}
LINK = "Pay at https://example.com/pay?bill=42"


def found(
    market, msg="Hello", *, sender="ACME", kind="promotional", assumed=(), facts=None, to=None, sent_at=None
):
    policy = Policy(markets=[market], market_facts=facts or {}, sent_at=sent_at)
    fields = {"from": sender, "to": to or TO[market], "type": kind, "tiny": "0"}
    context = policy_examples.policy_context(policy, msg=msg, assumed=assumed, fields=fields)
    texts = context.request.parsed.texts()
    return [
        (one.code.removeprefix("market-"), one.span and texts[one.param][slice(*one.span)])
        for one in check_markets(context)
    ]


def known(market, sender="ACME"):
    return {"senders": {market: [sender]}}


@pytest.mark.parametrize("rule", MARKET_RULES, ids=lambda rule: rule.code)
def test_examples_are_true(rule):
    assert rule.code in policy_examples.codes_of_example(rule, rule.bad)
    assert policy_examples.codes_of_example(rule, rule.good) == []


@pytest.mark.parametrize("row", MARKET_ROWS, ids=lambda row: f"{row.market}-{row.requirement}")
def test_each_row_has_its_source_and_a_check(row):
    assert row.source
    assert date.fromisoformat(row.checked_on)
    assert not row.since or date.fromisoformat(row.since)
    assert row.requirement in _CHECKS
    assert set(row.types) <= {"promotional", "transactional"}
    assert parse_number(TO[row.market]).region == row.market


def test_rows_are_sorted_by_market():
    assert list(MARKETS) == list(TO)
    assert [row.market for row in MARKET_ROWS] == sorted(
        (row.market for row in MARKET_ROWS), key=MARKETS.index
    )


@pytest.mark.parametrize(
    ("market", "message", "expected"),
    [
        ("US", {"sender": "12015550100", "msg": LINK}, []),
        ("US", {"sender": "12015550100", "msg": "at bit.ly/AbC1234"}, [("public-shortener", "bit.ly/AbC1234")]),
        ("US", {}, [("sender-numeric", "ACME")]),
        ("CA", {"msg": "at bit.ly/AbC1234"}, [("public-shortener", "bit.ly/AbC1234"), ("sender-numeric", "ACME")]),
        ("AE", {"facts": known("AE")}, [("sender-affix", "ACME")]),
        ("AE", {"facts": known("AE"), "kind": "transactional"}, []),
        ("AE", {"facts": known("AE"), "kind": "transactional", "msg": f"{LINK} or call 050 123 4567"}, [
            ("url", "https://example.com/pay?bill=42"), ("number", "050 123 4567"),
        ]),
        ("AE", {"facts": known("AE", "AD-ACME"), "sender": "AD-ACME"}, []),
        ("AE", {"facts": known("AE", "AD-ACME"), "sender": "AD-OTHER"}, [("sender-unregistered", "AD-OTHER")]),
        ("SA", {"facts": known("SA")}, [("sender-affix", "ACME")]),
        ("SA", {"facts": known("SA", "ACME-AD"), "sender": "ACME-AD"}, []),
        ("JO", {}, [("needs-context", "ACME")]),
        ("JO", {"sender": "962790123456"}, []),
        ("TR", {"facts": known("TR")}, []),
        ("TR", {"facts": known("TR"), "msg": LINK}, [("needs-context", "https://example.com/pay?bill=42")]),
        ("TR", {"facts": {**known("TR"), "domestic": {"TR": True}}, "msg": LINK}, []),
        ("TR", {"facts": {**known("TR"), "domestic": {"TR": False}}, "msg": LINK}, [
            ("url", "https://example.com/pay?bill=42"),
        ]),
        ("FR", {}, [("text-missing", None)]),
        ("FR", {"msg": "Soldes ! stop au 36111"}, []),
        ("FR", {"kind": "transactional"}, []),
        ("SG", {}, [("needs-context", "ACME")]),
        ("AU", {"facts": known("AU")}, []),
        ("TW", {"sender": "886912345678"}, []),
        ("TW", {"sender": "886912345678", "msg": LINK}, [("needs-context", "https://example.com/pay?bill=42")]),
        ("TW", {"sender": "886912345678", "msg": LINK, "facts": {"domains": {"TW": ["Example.com"]}}}, []),
        ("TW", {"sender": "886912345678", "msg": "a.example.com/x", "facts": {"domains": {"tw": ["example.com"]}}}, []),
        ("TW", {"sender": "886912345678", "msg": LINK, "facts": {"domains": {"TW": []}}}, [
            ("domain-unregistered", "https://example.com/pay?bill=42"),
        ]),
        ("PH", {"msg": LINK}, [("needs-context", "ACME"), ("needs-context", "https://example.com/pay?bill=42")]),
        ("BR", {}, [("sender-numeric", "ACME")]),
        ("KR", {"sender": "0212345678", "facts": known("KR", "0212345678"), "msg": "(광고) 할인 무료수신거부"}, []),
        ("KR", {"sender": "0212345678", "kind": "transactional"}, [("needs-context", "0212345678")]),
        ("KR", {"sender": "0212345678", "facts": known("KR", "0212345678"), "msg": "할인 (광고)"}, [
            ("text-missing", None), ("text-missing", None),
        ]),
    ],
)  # fmt: skip
def test_requirements(market, message, expected):
    assert found(market, **message) == expected


def test_only_the_market_of_the_recipient_is_checked():
    assert found("US", to=TO["FR"]) == []
    assert found("US", to="1") == []
    # Without a recipient of its own, a text is checked for all markets.
    assert found("US", to=TO["FR"], assumed=["to"]) == [("sender-numeric", "ACME")]


def test_stand_ins_are_not_judged():
    assert found("US", assumed=["from"]) == []
    assert found("FR", assumed=["type"]) == [("needs-context", None)]


def test_a_requirement_begins_on_its_date():
    facts = {**known("TR"), "domestic": {"TR": False}}
    assert found("TR", LINK, facts=facts, sent_at="2026-03-31T12:00:00+03:00") == []
    assert found("TR", LINK, facts=facts, sent_at="2026-04-01T12:00:00+03:00") != []


@pytest.mark.parametrize(
    ("msg", "is_missing"),
    [
        ("Soldes. STOP au 36111", False),
        ("Soldes. Stop36111", False),
        ("STOP=36111", False),
        ("Soldes nonstop", True),
        ("Soldes non-stop", True),
        ("Stoppez ici", True),
    ],
)
def test_a_text_is_no_part_of_another_word(msg, is_missing):
    assert bool(found("FR", msg)) is is_missing


def test_a_text_in_korean_can_have_a_particle():
    assert (
        found(
            "KR",
            "(광고) Sale. 무료수신거부는 080",
            sender="0212345678",
            facts={"senders": {"KR": ["0212345678"]}},
        )
        == []
    )


def test_messages_name_the_fact_and_its_source():
    policy = Policy(markets=["au"])
    fields = {"from": "ACME", "to": TO["AU"]}
    [problem] = check_markets(policy_examples.policy_context(policy, fields=fields))
    assert problem.message == "needs context: for AU, it is not known whether ACME is registered"
    assert "ACMA, SMS Sender ID Register" in problem.hint
    assert problem.severity == "info"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"senders": []}, "senders must map markets to values, got list"),
        ({"senders": {"XX": []}}, "senders must contain only US, CA, .*, got 'XX'"),
        ({"senders": {"US": "ACME"}}, "senders.US must be a list of texts, got str"),
        ({"domains": {"US": [5]}}, "a text in domains.US must be a str, got int"),
        ({"domestic": {"TR": "no"}}, "domestic.TR must be True or False, got str"),
    ],
)
def test_invalid_facts_are_refused(given, message):
    with pytest.raises(OptionError, match=message):
        MarketFacts(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("US", "markets must be a list of markets, got str"),
        (["UK"], "markets must contain only .*, got 'UK'"),
        ([1], "got int"),
    ],
)
def test_unknown_markets_are_refused(given, message):
    with pytest.raises(OptionError, match=message):
        market_names(given)
