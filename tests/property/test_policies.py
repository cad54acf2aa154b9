"""Rules of templates, DLT and markets answer any text, and point into it."""

import builders
import policy_examples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.policies import Policy
from engage_text.policies._dlt_link_rules import check_dlt_links
from engage_text.policies._dlt_rules import check_dlt
from engage_text.policies._market_rules import check_markets
from engage_text.policies._market_table import MARKETS
from engage_text.policies._template_rules import check_template

CHECKS = (check_dlt, check_dlt_links, check_markets, check_template)
TEMPLATES = [
    {"id": "1", "text": "Dear {#var#}, pay {#numeric#} at {#url#} call {#cbn#}.", "headers": ["ACMEIN"]},
    {"id": "2", "text": "{#alphanumeric#}{#email#}", "category": "Promotional"},
    {"id": "3", "text": "no variable", "entity_id": "7"},
]
parts = st.sampled_from(
    ["Dear ", "Asha", ", pay ", "12", " at ", "https://example.in/a", " call ", "98765 43210", ".", "{{x}}", "{#var#}"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=30), st.lists(parts, max_size=12).map("".join))
policies = st.builds(
    lambda matching, listed, length: Policy(
        dlt={
            "templates": TEMPLATES,
            "matching": matching,
            "urls": listed,
            "numbers": listed,
            "max_variable": length,
        },
        markets=MARKETS,
        template={"max_length": length, "characters": {"x": "digits"}},
        max_segments=1,
    ),
    st.sampled_from(["exact", "lenient"]),
    st.sampled_from([None, [], ["example.in/a", "9876543210"]]),
    st.integers(1, 40),
)
fields = st.fixed_dictionaries(
    {
        "from": st.sampled_from(["ACMEIN", "AD-ACME", "123456", ""]),
        "to": st.sampled_from(["919876543210", "971501234567", "12015550123", "x", ""]),
        "tlv": st.sampled_from(
            [None, {"TEMPLATE_ID": "1"}, {"PE_ID": "1", "TEMPLATE_ID": "2"}, {"TEMPLATE_ID": "x"}]
        ),
        "tiny": st.sampled_from(["0", "1"]),
    }
)
SHORTENER = builders.shortener("go.example.in", prefix="ACMEIN")


@given(texts, policies, fields, st.booleans(), st.sampled_from([None, SHORTENER]))
def test_every_request_gets_an_answer(text, policy, fields, template, shortener):
    context = policy_examples.policy_context(
        policy,
        msg=text,
        template=template,
        shortener=shortener,
        fields={k: v for k, v in fields.items() if v},
    )
    own = context.request.parsed.texts()
    for problem in (found for check in CHECKS for found in check(context)):
        assert problem.message.isprintable()
        if problem.span is not None:
            start, end = problem.span
            assert 0 <= start <= end <= len(own[problem.param])


@given(st.text(max_size=20), texts)
def test_every_value_gets_an_answer(value, body):
    policy = Policy(template={"max_length": 5, "characters": {"name": "gsm"}}, markets=MARKETS)
    values = {"name": value, "Name ": value, "{{name}}": ""}
    context = policy_examples.policy_context(policy, msg=body or "x", values=values)
    for problem in check_template(context):
        if problem.span is not None:
            own = context.request.parsed.texts() if problem.param == "msg" else values
            assert 0 <= problem.span[0] < problem.span[1] <= len(own[problem.param])


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "98765 43210 " * 25_000,
        "https://a.com/x " * 4_000,
        "Dear " + "{{a}}" * 4_000,
        "Dear " + "{#var#}" * 4_000,
        "{" * 100_000,
        "Dear " + "1 " * 100_000 + ".",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_bodies_take_linear_time(text):
    policy = Policy(
        dlt={"templates": TEMPLATES, "urls": [], "numbers": [], "matching": "lenient"},
        markets=MARKETS,
        template={"max_length": 30},
    )
    ids = {"tlv": {"PE_ID": "1", "TEMPLATE_ID": "1"}}
    context = policy_examples.policy_context(policy, msg=text, template=True, fields=ids, assumed=["to"])
    assert all(isinstance(check(context), tuple) for check in CHECKS)
