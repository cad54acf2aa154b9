"""Rules for India's DLT ledger: ids, headers, bodies against their registered templates, links and numbers."""

import builders
import policy_examples
import pytest

from engage_text.policies import Policy
from engage_text.policies._dlt_link_rules import DLT_LINK_RULES, check_dlt_links
from engage_text.policies._dlt_rules import DLT_RULES, check_dlt

IDS = {"PE_ID": "1101", "TEMPLATE_ID": "1107"}
TEMPLATE = {
    "id": "1107",
    "text": "Dear {#var#}, pay at {#url#} today.",
    "headers": ["ACMEIN"],
    "entity_id": "1101",
    "category": "Service Implicit",
}
OTP = {"id": "1108", "text": "Your OTP is {#numeric#}."}
BODY = "Dear Asha, pay at https://example.in/pay?bill=42 today."
GOOD = {"from": "ACMEIN", "to": "919876543210", "type": "transactional", "tlv": IDS, "tiny": "0"}


def found(options, msg=BODY, *, check=check_dlt, template=False, assumed=(), shortener=None, **fields):  # noqa: ANN003
    """What is found in a message, as (code, field, text of the span in the field)."""
    request = {name: value for name, value in {**GOOD, **fields}.items() if value is not None}
    request = {name.removesuffix("_"): value for name, value in request.items()}
    if "from" in fields or "from_" in fields:
        request["from"] = fields.get("from_")
    context = policy_examples.policy_context(
        {"dlt": options}, msg=msg, template=template, assumed=assumed, shortener=shortener, fields=request
    )
    texts = context.request.parsed.texts()
    return [(one.code, one.param, one.span and texts[one.param][slice(*one.span)]) for one in check(context)]


@pytest.mark.parametrize("rule", [*DLT_RULES, *DLT_LINK_RULES], ids=lambda rule: rule.code)
def test_examples_are_true(rule):
    assert rule.code in policy_examples.codes_of_example(rule, rule.bad)
    assert policy_examples.codes_of_example(rule, rule.good) == []


def test_nothing_is_checked_without_options_or_for_other_countries():
    assert found(None, "Bye", tlv=None) == []
    options = {"templates": [TEMPLATE], "numbers": []}
    assert found(options, "Call 98765 43210", to="447400123456", tlv=None) == []
    assert found(options, "Call 98765 43210", to="447400123456", check=check_dlt_links) == []
    # A stand-in for a missing recipient says nothing about the country.
    assert found({}, to="447400123456", tlv=None, assumed=["to"]) == [
        ("dlt-id-missing", "tlv.PE_ID", None),
        ("dlt-id-missing", "tlv.TEMPLATE_ID", None),
    ]


@pytest.mark.parametrize(
    ("options", "fields", "expected"),
    [
        ({}, {}, []),
        ({}, {"tlv": {"PE_ID": "1"}}, [("dlt-id-missing", "tlv.TEMPLATE_ID", None)]),
        ({"need_ids": False}, {"tlv": None}, []),
        ({"templates": [TEMPLATE]}, {}, []),
        ({"templates": [OTP]}, {}, [("dlt-template-unknown", "tlv.TEMPLATE_ID", "1107")]),
        (
            {"templates": [TEMPLATE]},
            {"tlv": {"PE_ID": "1109", "TEMPLATE_ID": "1107"}},
            [("dlt-entity-mismatch", "tlv.PE_ID", "1109")],
        ),
        ({}, {"from_": "ACME"}, [("dlt-header-form", "from", "ACME")]),
        ({}, {"from_": "123456"}, []),
        # The operator's prefix is reported by a rule of the request.
        ({}, {"from_": "VM-ACMEIN"}, []),
        ({"headers": ["ACMEBK"]}, {}, [("dlt-header-unknown", "from", "ACMEIN")]),
        ({"headers": ["acmein"]}, {}, [("dlt-header-unknown", "from", "ACMEIN")]),
        ({"templates": [TEMPLATE]}, {"from_": "ACMEBK"}, [("dlt-header-unknown", "from", "ACMEBK")]),
        (
            {"templates": [TEMPLATE], "headers": ["ACMEBK"]},
            {"from_": "ACMEBK"},
            [("dlt-header-template", "from", "ACMEBK")],
        ),
        ({"headers": ["ACMEBK"]}, {"assumed": ["from"]}, []),
        ({"templates": [TEMPLATE]}, {"type": "promotional"}, [("dlt-type-mismatch", "type", None)]),
        ({"templates": [{**TEMPLATE, "category": "Service Explicit"}]}, {"type": "promotional"}, []),
        ({"templates": [{**TEMPLATE, "category": "PROMOTIONAL"}]}, {}, [("dlt-type-mismatch", "type", None)]),
    ],
)
def test_ids_headers_and_types(options, fields, expected):
    if any(code == "dlt-type-mismatch" for code, _, _ in expected):
        fields = {**fields}
        problems = [(code, param) for code, param, _ in _without_span(options, fields)]
        assert problems == [(code, param) for code, param, _ in expected]
    else:
        assert found(options, **fields) == expected


def _without_span(options: dict, fields: dict) -> list:
    request = {**GOOD, **fields}
    context = policy_examples.policy_context({"dlt": options}, msg=BODY, fields=request)
    return [(one.code, one.param, None) for one in check_dlt(context)]


@pytest.mark.parametrize(
    ("options", "msg", "expected"),
    [
        ({}, BODY, []),
        ({}, "Dear Asha, pay at https://example.in/pay today!", [("dlt-template-mismatch", "!")]),
        ({}, "Hi Asha, pay at a.in today.", [("dlt-template-mismatch", "Hi Asha, pay at a.in today.")]),
        ({}, "Dear Asha, pay at shop today.", [("dlt-variable-type", "shop")]),
        ({}, f"Dear {'A' * 31}, pay at https://a.in/x today.", [("dlt-variable-long", "A" * 31)]),
        ({}, f"Dear Asha, pay at https://go.example.in/ACMEIN/{'x' * 20} today.", []),
        ({"max_variable": 40}, f"Dear {'A' * 31}, pay at https://a.in/x today.", []),
        ({}, "Dear Asha, pay at https://a.in/x - today.", [("dlt-variable-type", "https://a.in/x -")]),
        ({"matching": "lenient"}, "Dear  Asha - pay at https://a.in/x (today)", []),
    ],
)  # fmt: skip
def test_the_body_must_be_that_of_its_template(options, msg, expected):
    options = {"templates": [TEMPLATE], "max_variable": 30, **options}
    assert [(code, text) for code, _, text in found(options, msg)] == expected


@pytest.mark.parametrize(
    ("tag", "value", "is_right"),
    [
        ("numeric", "4711", True),
        ("numeric", "1,200.50", True),
        ("numeric", "47a", False),
        ("numeric", "", False),
        ("alphanumeric", "Asha Rao-7", True),
        ("alphanumeric", "see example.in/x", False),
        ("url", "https://a.in/x", True),
        ("url", "see https://a.in/x", False),
        ("urlott", "https://a.in/x", True),
        ("urlott", "Netflix", False),
        ("cbn", "+91 98765-43210", True),
        ("cbn", "call us", False),
        ("email", "help@example.in", True),
        ("email", "help.example", False),
        ("var", "anything: example.in/x", True),
    ],
)
def test_tags_say_what_a_value_is(tag, value, is_right):
    options = {"templates": [{"id": "1107", "text": f"Note: {{#{tag}#}} Bye"}]}
    codes = [code for code, _, _ in found(options, f"Note: {value} Bye")]
    assert codes == ([] if is_right else ["dlt-variable-type"])


def test_the_text_after_shortening_is_compared():
    template = {**TEMPLATE, "text": "Dear {#var#}, pay at https://go.example.in/{#var#} today."}
    shortener = builders.shortener("go.example.in")
    assert found({"templates": [template]}, tiny="1", shortener=shortener) == []
    [(code, _, _)] = found({"templates": [template]}, tiny="0", shortener=shortener)
    assert code == "dlt-template-mismatch"
    # The span of a value after a short link is that in the body as written.
    template = {**TEMPLATE, "text": "Pay at {#url#} by {#numeric#}."}
    url = "https://example.in/pay?bill=42&customer=4711"
    expected = [("dlt-variable-type", "msg", "noon")]
    assert (
        found({"templates": [template]}, f"Pay at {url} by noon.", tiny="1", shortener=shortener) == expected
    )
    # The service makes links of 28 characters.
    assert found({"templates": [template]}, f"Pay at {url} by 12.", tiny="1") == []


def test_without_an_id_any_template_will_do():
    options = {"templates": [TEMPLATE, OTP], "need_ids": False}
    assert found(options, "Your OTP is 4711.", tlv=None) == []
    assert found(options, BODY, tlv=None) == []
    assert [code for code, _, _ in found(options, BODY.replace("Asha", "A" * 31), tlv=None)] == [
        "dlt-template-none"
    ]
    assert found({**options, "matching": "lenient"}, "Your OTP is: 4711", tlv=None) == []
    assert found({**options, "matching": "lenient"}, "Your otp is: 4711", tlv=None) != []
    assert found(options, "Your OTP is 4711", tlv=None) == [("dlt-template-none", "msg", "Your OTP is 4711")]


@pytest.mark.parametrize(
    ("msg", "options", "expected"),
    [
        ("Dear {#var#}, your OTP is {#numeric#}.", {}, []),
        ("Dear {#name#}", {}, [("dlt-tag-unknown", "{#name#}")]),
        ("Dear {#var#} {#var#}", {}, [("dlt-variables-adjacent", "{#var#} {#var#}")]),
        ("Dear {#var#}{#var#}", {"allow_adjacent": True}, []),
        ("{#var#} a {#var#} b {#var#} c {#var#}", {}, [("dlt-variables-many", "{#var#} c {#var#}")]),
        ("{#var#} a {#var#} b {#var#}", {"max_variables": None}, []),
        # A draft with the names of a campaign tool is compared without judging its values.
        ("Dear {{first_name}}, pay at {{link}} today.", {"templates": [TEMPLATE]}, []),
        ("Dear {{first_name}}, pay {{link}} today.", {"templates": [TEMPLATE]}, [
            ("dlt-template-mismatch", "{{link}} today."),
        ]),
    ],
)  # fmt: skip
def test_drafts_of_templates(msg, options, expected):
    assert [(code, text) for code, _, text in found(options, msg, template=True)] == expected


@pytest.mark.parametrize(
    ("options", "msg", "expected"),
    [
        ({}, "Pay at https://su.digo.link/AbC1234", [("dlt-link-header", "https://su.digo.link/AbC1234")]),
        ({}, "Pay at https://su.digo.link/ACMEIN/AbC1234", []),
        ({}, "Pay at https://su.digo.link/acmein/AbC1234", [
            ("dlt-link-header", "https://su.digo.link/acmein/AbC1234"),
        ]),
        ({}, "Pay at bit.ly/AbC1234", [("dlt-link-header", "bit.ly/AbC1234")]),
        ({}, "Pay at https://example.in/pay", []),
        ({"header_in_links": False}, "Pay at bit.ly/AbC1234", []),
        ({"urls": []}, "Pay at https://example.in/pay", [("dlt-url-unlisted", "https://example.in/pay")]),
        ({"urls": ["https://www.Example.in"]}, "Pay at https://example.in/pay", []),
        ({"urls": ["example.in/pay"]}, "at example.in/pay/42 or www.example.in/pay?id=1", []),
        ({"urls": ["example.in/pay"]}, "at example.in/payday", [("dlt-url-unlisted", "example.in/payday")]),
        ({"urls": ["example.in/pay*"]}, "at example.in/payday", []),
        ({"urls": ["example.in"]}, "at app.example.in/x", [("dlt-url-unlisted", "app.example.in/x")]),
        ({"urls": ["*.example.in"]}, "at app.example.in/x", []),
        ({"urls": ["example.in"]}, "get https://example.com/a.apk", [
            ("dlt-url-unlisted", "https://example.com/a.apk"),
        ]),
        ({"numbers": []}, "Call 98765 43210 or 1800-123-4567.", [
            ("dlt-number-unlisted", "98765 43210"), ("dlt-number-unlisted", "1800-123-4567"),
        ]),
        ({"numbers": ["+919876543210", "18001234567"]}, "Call 098765 43210 or 1800-123-4567.", []),
        ({"numbers": []}, "Order 20261128 of 12,345.00 at https://example.in/9876543210", []),
    ],
)  # fmt: skip
def test_links_and_numbers(options, msg, expected):
    assert [(code, text) for code, _, text in found(options, msg, check=check_dlt_links)] == expected


def test_links_that_are_made_here_count():
    msg = "Pay at https://example.in/pay?bill=42 or call 98765 43210"
    own = builders.shortener("go.example.in", prefix="ACMEIN")
    options = {"numbers": []}
    expected = [("dlt-number-unlisted", "98765 43210")]
    made = found(options, msg, check=check_dlt_links, tiny="1", shortener=own)
    assert [(code, text) for code, _, text in made] == expected
    made = found(options, msg, check=check_dlt_links, tiny="1")
    assert [(code, text) for code, _, text in made] == [
        ("dlt-link-header", "https://example.in/pay?bill=42"),
        *expected,
    ]


def test_options_can_be_those_of_a_file():
    policy = Policy(dlt={"templates": [TEMPLATE], "max_variable": 40})
    assert policy.dlt_options is not None
    assert policy.dlt_options.by_id["1107"].headers == ("ACMEIN",)
