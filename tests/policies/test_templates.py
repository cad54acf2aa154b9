"""The worst case of a template is the most segments of any of its messages: compared with all of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import OptionError, measure
from engage_text.policies import TemplateOptions, merge, worst_case

CHARACTERS = {"digits": "0", "gsm-basic": "a", "gsm": "a€", "bmp": "a€₹", "any": "a€₹😀"}


def texts_of(characters, length):
    """All texts of these characters up to a length."""
    return ["".join(text) for size in range(length + 1) for text in product(characters, repeat=size)]


def most_segments(template, values, encoding):
    """The most segments of all messages of a template in one encoding, or None if there is none."""
    names = list(values)
    sizes = (
        measure(merge(template, dict(zip(names, given, strict=True))).text)
        for given in product(*values.values())
    )
    return max((size.segments for size in sizes if size.encoding == encoding), default=None)


fixed_texts = st.builds(
    lambda *parts: "".join(char * count for char, count in zip("a€a₹a😀a", parts, strict=True)),
    st.integers(0, 155),
    st.sampled_from([0, 0, 1, 2, 80, 153]),
    st.sampled_from([0, 0, 1, 70, 151]),
    st.sampled_from([0, 0, 0, 0, 1]),
    st.sampled_from([0, 0, 1, 66]),
    st.sampled_from([0, 0, 0, 0, 1, 34]),
    st.sampled_from([0, 0, 1]),
)
short_values = st.text("a€₹😀", max_size=3)


@given(fixed_texts, fixed_texts, st.sampled_from(list(CHARACTERS)), st.sampled_from(list(CHARACTERS)))
def test_the_worst_case_of_lengths_is_the_worst_of_all_messages(first, last, one, two):
    template = f"{first}{{{{x}}}}{last}{{{{y}}}}"
    worst = worst_case(
        template, TemplateOptions(max_lengths={"x": 2, "y": 1}, characters={"x": one, "y": two})
    )
    values = {"x": texts_of(CHARACTERS[one], 2), "y": texts_of(CHARACTERS[two], 1)}
    assert worst.gsm_segments == most_segments(template, values, "GSM-7")
    assert worst.ucs2_segments == most_segments(template, values, "UCS-2")


@given(
    st.lists(fixed_texts, min_size=2, max_size=4),
    st.lists(short_values, min_size=1, max_size=4, unique=True),
    st.lists(short_values, min_size=1, max_size=4, unique=True),
)
def test_the_worst_case_of_samples_is_the_worst_of_all_messages(fixed, xs, ys):
    # `x` comes twice and has one value: two values of equal length can be the worst ones at different places.
    template = "".join(f"{text}{{{{{name}}}}}" for text, name in zip(fixed, "xyxy", strict=False))
    values = {"x": xs} if len(fixed) == 1 else {"x": xs, "y": ys}
    worst = worst_case(template, TemplateOptions(samples=values))
    assert worst.gsm_segments == most_segments(template, values, "GSM-7")
    assert worst.ucs2_segments == most_segments(template, values, "UCS-2")


def test_a_shorter_value_can_not_be_worse_even_if_it_moves_a_gap():
    # 152 letters and a pair: the pair does not fit into the first part, and one septet of it stays empty.
    template = "{{x}}" + "€" * 153
    for length in range(6):
        worst = worst_case(template, TemplateOptions(max_length=length, characters={"x": "gsm-basic"}))
        assert worst.gsm_segments == max(
            measure("a" * size + "€" * 153).segments for size in range(length + 1)
        )


@pytest.mark.parametrize(
    ("template", "options", "expected"),
    [
        ("no variables", {}, (1, None, "", (), ())),
        ("नमस्ते {{x}}", {"max_length": 70}, (None, 3, "x", (), ())),
        ("Hi {{x}}", {"max_length": 0}, (1, None, "x", (), ())),
        ("Hi {{x}}", {"max_length": 34}, (1, 2, "x", ("x",), ())),
        ("Hi {{x}}", {"max_length": 67, "characters": {"x": "bmp"}}, (1, 1, "x", ("x",), ())),
        ("Hi {{x}}", {"max_length": 68, "characters": {"x": "bmp"}}, (1, 2, "x", ("x",), ())),
        ("Hi {{x}}", {"max_length": 79, "characters": {"x": "gsm"}}, (2, None, "x", (), ())),
        ("Hi {{x}}", {"max_length": 157, "characters": {"x": "gsm-basic"}}, (1, None, "x", (), ())),
        ("Hi {{x}}", {"max_length": 158, "characters": {"x": "digits"}}, (2, None, "x", (), ())),
        # The variable that costs most, not the longest one: `y` alone makes the message UCS-2.
        (
            "a" * 60 + "{{x}}{{y}}",
            {"samples": {"x": ["b" * 20], "y": ["b", "₹"]}},
            (1, 2, "y", ("y",), ()),
        ),
        # A loop or a condition takes no characters, and its content counts.
        ("{{#vip}}Hello {{/vip}}{{x}}", {"max_length": 1}, (1, 1, "x", ("x",), ())),
        ("{% if x %}" + "a" * 161 + "{% endif %}", {}, (2, None, "", (), ())),
        # Each DLT variable, and each field without a name, has a value of its own.
        ("{#var#} {#var#}", {"samples": {"var": ["a" * 100, "€"]}}, (2, None, "var", (), ())),
        ("%s and %s", {"max_length": 1}, (1, 1, "%s", ("%s",), ())),
        # What is unknown is named.
        ("{{x}} {{y}} {{x}}", {"characters": {"x": "gsm"}}, (None, None, "", ("y",), ("x", "y"))),
        ("{{x}} {{y}}", {"max_lengths": {"x": 5}}, (None, None, "", ("x", "y"), ("y",))),
    ],
)
def test_worst_cases(template, options, expected):
    assert tuple(worst_case(template, TemplateOptions(**options))) == expected


def test_names_are_compared_as_columns_are():
    worst = worst_case(
        "{{First Name}} and {{first_name}}", TemplateOptions(samples={"FIRST-NAME": ["a" * 78, "b"]})
    )
    assert worst.segments == 2
    assert worst_case("a{{x}}").segments is None


def test_too_many_combinations_give_an_upper_bound():
    samples = {name: ["€" * 3 + "a" * size for size in range(60)] for name in "abc"}
    template = "".join(f"{{{{{name}}}}}" for name in "abcabc")
    worst = worst_case(template, TemplateOptions(samples=samples))
    assert worst.gsm_segments == 3  # 6 times 65 septets, and a gap


def test_many_variables_take_linear_time():
    template = "{{x}} and {{y}} " * 2_000
    assert worst_case(template, TemplateOptions(max_length=3)).gsm_segments > 200


def test_arguments_are_checked():
    with pytest.raises(OptionError, match="template must be a str, got int"):
        worst_case(5)
    with pytest.raises(OptionError, match="options must be a TemplateOptions or None, got dict"):
        worst_case("x", {})
