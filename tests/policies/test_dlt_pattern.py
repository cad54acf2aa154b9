"""A body matches a registered template exactly if a regular expression of it does, in linear time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.policies._dlt_pattern import Mismatch, match_any, match_pattern, parse_pattern


def values(template, body, *, most=30, is_lenient=False):
    found = match_pattern(parse_pattern(template), body, max_variable=most, is_lenient=is_lenient)
    return found if isinstance(found, Mismatch) else [body[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("template", "body", "expected"),
    [
        ("Hi {#var#}!", "Hi Asha!", ["Asha"]),
        ("Hi { #var# }!", "Hi Asha!", ["Asha"]),
        ("{#var#}", "", [""]),
        ("no variable", "no variable", []),
        ("{#var#} and {#var#}.", "a and b and c.", ["a", "b and c"]),
        ("{#var#}.{#var#}", "1.2.3", ["1", "2.3"]),
        # The digits of an amount belong to it, and not the text after them.
        ("Rs {#numeric#} on {#var#}", "Rs 1,200.50 on Friday", ["1,200.50", "Friday"]),
        # Only with the characters of the tag does the second value begin at the right place.
        ("{#var#} {#numeric#} {#var#}", "a b 12 c d", ["a b", "12", "c d"]),
        ("Pay {#url#} now", "Pay https://a.in/x now", ["https://a.in/x"]),
        # Longer values and other characters match too; the rules judge them.
        ("Hi {#var#}!", "Hi " + "a" * 31 + "!", ["a" * 31]),
        ("OTP {#numeric#}.", "OTP ab12.", ["ab12"]),
    ],
)
def test_values_of_variables(template, body, expected):
    assert values(template, body) == expected


@pytest.mark.parametrize(
    ("template", "body", "at", "expected"),
    [
        ("Hi {#var#}!", "Hello Asha!", 1, "i "),
        ("Hi {#var#}!", "Hi Asha", 3, "!"),
        ("Hi {#var#}!", "Hi Asha?", 3, "!"),
        ("Hi {#var#}, bye", "Hi Asha, by", 11, "e"),
        ("Hi {#var#}, bye", "Hi Asha, bye!", 12, ""),
        ("{#var#}, bye", "Asha; bye", 0, ", bye"),
        # The letters " i" of "it" do not begin the fixed text: the whole text is missing.
        ("Order {#var#} is shipped. Pay {#var#}", "Order 7 has left. Track it", 6, " is shipped. Pay "),
        ("Order {#var#} is shipped. Pay {#var#}", "Order 7 is shipped. Buy it", 20, "Pay "),
        ("no variable", "no variables", 11, ""),
        ("no variable", "no", 2, " variable"),
        ("{#var#}a", "", 0, "a"),
    ],
)
def test_where_a_body_differs(template, body, at, expected):
    assert values(template, body) == Mismatch(at, expected)


@pytest.mark.parametrize(
    ("template", "body", "expected"),
    [
        ("Dear {#var#}, your OTP is {#var#}.", "Dear  Asha - your OTP is: 1234", ["Asha", "1234"]),
        ("नमस्ते {#var#}!", "नमस्ते, आशा", ["आशा"]),
        ("Hi {#var#}!", "Hi!", [""]),
        ("Dear {#var#}", "DEAR Asha", Mismatch(1, "ear")),
        ("Hi {#var#} bye", "Hi - Asha! by.", Mismatch(14, "e")),
    ],
)
def test_a_lenient_match_ignores_spaces_and_signs(template, body, expected):
    assert values(template, body, is_lenient=True) == expected


short = st.text("ab", max_size=4)


@given(st.lists(short, min_size=1, max_size=4), st.text("ab", max_size=14), st.integers(1, 3))
def test_matches_are_those_of_a_regular_expression(fixed, body, most):
    pattern = parse_pattern("{#var#}".join(fixed))
    expected = re.fullmatch(f"(.{{0,{most}}})".join(fixed), body, re.DOTALL)
    found = match_pattern(pattern, body, max_variable=most)
    assert match_any([pattern], body, max_variable=most) == (expected is not None)
    is_short = not isinstance(found, Mismatch) and all(one.end - one.start <= most for one in found)
    assert is_short == (expected is not None)
    if not isinstance(found, Mismatch):
        given = [body[one.start : one.end] for one in found]
        assert "".join(part for pair in zip(fixed, [*given, ""], strict=True) for part in pair) == body
    else:
        assert re.fullmatch("(.*)".join(fixed), body, re.DOTALL) is None


@given(st.lists(short, min_size=2, max_size=3), st.text("a12", max_size=10))
def test_typed_values_have_the_characters_of_their_tags_if_they_can(fixed, body):
    expected = re.fullmatch("([0-9.,]{0,3})".join(fixed), body)
    found = match_pattern(parse_pattern("{#numeric#}".join(fixed)), body, max_variable=3)
    if expected is not None:
        assert not isinstance(found, Mismatch)
        assert all(re.fullmatch(r"[0-9.,]*", body[one.start : one.end]) for one in found)


@pytest.mark.parametrize("is_lenient", [False, True])
def test_a_template_that_blows_up_a_regular_expression(is_lenient):
    template = "a{#var#}" * 60 + "b"
    body = "a" * 1800
    assert isinstance(values(template, body, is_lenient=is_lenient), Mismatch)
    assert isinstance(values(template, "a" * 500_000, is_lenient=is_lenient), Mismatch)
    assert len(values(template, body + "b", is_lenient=is_lenient)) == 60
