"""Rules for templates: each fires and stays silent, and points at the column or the variable."""

import builders
import policy_examples
import pytest

from engage_text.policies._template_rules import TEMPLATE_RULES, check_template, placeholder_differences

LONG = "Hi {{name}}, " + "a" * 150


def found(body, options):
    """What is found in a template without values, as (code, text of the span)."""
    problems = check_template(policy_examples.policy_context(options, msg=body, template=True))
    return [(one.code, one.span and body[slice(*one.span)]) for one in problems]


def found_in_values(body, values, template):
    context = policy_examples.policy_context({"template": template}, msg=body, values=values)
    return [(one.code, one.param, one.span) for one in check_template(context)]


@pytest.mark.parametrize("rule", TEMPLATE_RULES, ids=lambda rule: rule.code)
def test_examples_are_true(rule):
    assert rule.code in policy_examples.codes_of_example(rule, rule.bad)
    assert policy_examples.codes_of_example(rule, rule.good) == []


@pytest.mark.parametrize(
    ("body", "values", "template", "expected"),
    [
        ("Hi {{name}}", {"name": "Asha", "other": ""}, {}, []),
        ("Hi {{name}}", {"name": " "}, {}, [("template-value-empty", "name", None)]),
        ("{{name}}, {{name}}", {"name": ""}, {}, [("template-value-empty", "name", None)]),
        ("{{first_name}}", {"First Name": "Asha"}, {"max_length": 4}, []),
        (
            "{{first_name}}",
            {"First Name": "Asha"},
            {"max_lengths": {"first-name": 3}},
            [("template-value-long", "First Name", (3, 4))],
        ),
        (
            "{{otp}}",
            {"otp": "12a4"},
            {"characters": {"otp": "digits"}},
            [("template-value-characters", "otp", (2, 3))],
        ),
        (
            "{{x}}",
            {"x": "5€"},
            {"characters": {"x": "gsm-basic"}},
            [("template-value-characters", "x", (1, 2))],
        ),
        ("{{x}}", {"x": "5€"}, {"characters": {"x": "gsm"}}, []),
        ("{{x}}", {"x": "5₹"}, {"characters": {"x": "gsm"}}, [("template-value-characters", "x", (1, 2))]),
        ("{{x}}", {"x": "5₹"}, {"characters": {"x": "bmp"}}, []),
        ("{{x}}", {"x": "😀"}, {"characters": {"x": "bmp"}}, [("template-value-characters", "x", (0, 1))]),
        ("Hi {{ x | title }}", {"x": "asha"}, {}, [("template-expression", "msg", (3, 7))]),
    ],
)
def test_values(body, values, template, expected):
    assert found_in_values(body, values, template) == expected


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        # Without options and without a budget, nothing is said of the worst case.
        (LONG, {}, []),
        (LONG, {"max_segments": 1}, [("template-length-unknown", "{{name}}")]),
        (LONG, {"template": {"max_length": 20}}, [("template-worst-case", "{{name}}")]),
        (LONG, {"template": {"max_length": 20}, "max_segments": 2}, [("template-over-limit", "{{name}}")]),
        (LONG, {"template": {"max_length": 20}, "max_segments": 3}, [("template-worst-case", "{{name}}")]),
        # The text alone is too long, which another rule reports.
        (LONG * 3, {"template": {"max_length": 20}, "max_segments": 1}, [("template-worst-case", "{{name}}")]),
        ("Hi {{name}}", {"template": {"max_length": 20}}, []),
        (
            LONG,
            {"template": {"samples": {"name": ["Asha", "अशा"]}}, "max_segments": 3},
            [("template-worst-case", "{{name}}"), ("template-variable-ucs2", "{{name}}")],
        ),
        # The template is in UCS-2 already.
        (
            f"₹ {LONG}",
            {"template": {"samples": {"name": ["Asha", "अशा"]}}},
            [("template-worst-case", "{{name}}")],
        ),
        # Placeholders in a URL: its short link has a fixed length.
        (
            "a" * 125 + " https://example.in/{{name}}",
            {"template": {"max_length": 100}},
            [],
        ),
        ("Hi{% if x %}", {}, [("template-expression", "{% if x %}")]),
        ("{{#a}}{{b}}{{/a}}", {}, [("template-expression", "{{#a}}"), ("template-expression", "{{/a}}")]),
        ("((vip??Hi)) {{ name|title }} {{& raw }} {{{ raw }}}", {}, [
            ("template-expression", "((vip??Hi))"), ("template-expression", "{{ name|title }}"),
        ]),
        ("no variable", {"max_segments": 1}, []),
    ],
)  # fmt: skip
def test_templates(body, options, expected):
    assert found(body, options) == expected


def test_a_url_with_a_placeholder_has_a_short_link_of_our_domain():
    """Its placeholder is filled before the URL is shortened, so its length is that of the link."""
    shortener = builders.shortener("go.example.in")
    link = len(shortener.placeholder)
    body = "a" * (159 - link) + " https://example.in/{{name}}"

    def worst(body: str, tiny: str) -> list[str]:
        policy = {"template": {"max_length": 100}}
        fields = {"tiny": tiny}
        context = policy_examples.policy_context(
            policy, msg=body, template=True, shortener=shortener, fields=fields
        )
        return [problem.code for problem in check_template(context)]

    assert worst(body, "1") == []
    assert worst(f"a{body}", "1") == []  # two segments, whatever the value is
    assert worst(body, "0") == ["template-worst-case"]


def test_a_body_that_is_no_template_has_no_worst_case():
    context = policy_examples.policy_context({"max_segments": 1}, msg=LONG)
    assert check_template(context) == ()


def test_messages_name_sizes_and_variables():
    policy = {"max_segments": 1, "template": {"max_length": 20, "characters": {"name": "bmp"}}}
    [problem] = check_template(policy_examples.policy_context(policy, msg=LONG, template=True))
    assert problem.message == (
        "a message must have at most 1 segment, but can need up to 2 segments in GSM-7 or 3 segments in UCS-2 "
        "(because of name); name adds the most"
    )


@pytest.mark.parametrize(
    ("body", "segments", "encoding"),
    [
        ("{{a}}" + "b" * 160, 1, "GSM-7"),
        ("{{a}}" + "b" * 161, 2, "GSM-7"),
        ("{{नाम}}, hi", 1, "GSM-7"),
        ("₹", 1, "UCS-2"),
    ],
)
def test_the_smallest_size_of_a_template_is_that_without_its_placeholders(body, segments, encoding):
    context = policy_examples.policy_context(msg=body, template=True)
    assert (context.size.segments, context.size.encoding) == (segments, encoding)
    context = policy_examples.policy_context(msg=body)
    assert context.size == context.request.size


def test_the_preview_of_a_shortener_counts():
    body = "a" * 120 + " https://example.in/" + "b" * 40 + " {{x}}"
    template = {"max_length": 1, "characters": {"x": "gsm-basic"}}
    context = policy_examples.policy_context(
        {"template": template}, msg=body, template=True, shortener=builders.shortener()
    )
    assert check_template(context) == ()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, []),
        ({"en": "Hi {{name}}"}, []),
        ({"en": "Hi {{name}}", "fr": "{{ name }} {{name}}"}, []),
        (
            {"en": "Hi {{name}}", "fr": "Salut {{nom}}"},
            [("fr", "{{name}} is missing; {{nom}} is not in en")],
        ),
        ({"en": "Hi", "fr": "Salut {{nom}}", "de": "Hallo"}, [("fr", "{{nom}} is not in en")]),
        ({"en": "%s of %s", "fr": "%s"}, [("fr", "%s is missing")]),
        ({"en": "%1$s of %2$s", "fr": "%2$s : %1$s"}, []),
        ({"en": "[Name]", "fr": "[Nom]"}, []),
    ],
)
def test_languages_have_the_same_placeholders(texts, expected):
    problems = list(placeholder_differences(texts))
    assert [(language, one.facts.difference) for language, one in problems] == expected
    assert all(one.code == "template-placeholders-differ" and one.param == "msg" for _, one in problems)


@pytest.mark.parametrize(
    ("tiny", "shortener", "segments"),
    [("0", None, 1), ("1", None, 2), ("1", builders.shortener("go.example.in", only_if_shorter=True), 1)],
)
def test_a_url_in_a_sample_becomes_a_short_link(tiny, shortener, segments):
    policy = {"template": {"samples": {"link": ["example.in/a"]}}, "max_segments": 1}
    context = policy_examples.policy_context(
        policy, msg="a" * 140 + " {{link}}", template=True, shortener=shortener, fields={"tiny": tiny}
    )
    assert [one.code for one in check_template(context)] == ["template-over-limit"] * (segments - 1)


def test_a_long_url_in_a_sample_does_not_count_as_written():
    policy = {"template": {"samples": {"link": ["https://example.in/" + "a" * 100]}}, "max_segments": 1}
    context = policy_examples.policy_context(
        policy, msg="a" * 100 + " {{link}}", template=True, fields={"tiny": "1"}
    )
    assert check_template(context) == ()
