"""Patterns find what Python's `re` finds, and take linear time for every pattern and text."""

import contextlib
import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import OptionError
from engage_text.policies._linear_regex import LinearRegex, regexes

ATOMS = st.sampled_from(
    [
        *(
            "a",
            "b",
            ".",
            "[ab]",
            "[^a]",
            "[]a]",
            "[a-c1-]",
            r"[\w-]",
            r"\w",
            r"\d",
            r"\s",
            r"\W",
            r"\b",
            r"\B",
        ),
        *(
            "^",
            "$",
            r"\A",
            r"\Z",
            " ",
            r"\n",
            "1",
            "A",
            "é",
            r"\.",
            r"\x61",
            r"\u00e9",
            "{",
            "}",
            "{x}",
            "{,}",
        ),
    ]
)
TAILS = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "*?", "+?", "??", "{,2}"])
PATTERNS = st.recursive(
    ATOMS,
    lambda parts: (
        st.tuples(parts, parts).map("".join)
        | st.tuples(parts, parts).map(lambda two: f"(?:{two[0]}|{two[1]})")
        | parts.map(lambda part: f"({part})")
        | parts.map(lambda part: f"(?P<name>{part})" if "(?P" not in part else part)
        | st.tuples(parts, TAILS).map(lambda two: f"(?:{two[0]}){two[1]}")
    ),
    max_leaves=8,
)
TEXTS = st.text(alphabet="abcA1é \n_-.{}x", max_size=10)


@given(flags=st.sampled_from(["", "(?i)", "(?m)", "(?s)", "(?ims)"]), pattern=PATTERNS, text=TEXTS)
def test_finds_what_re_finds(flags, pattern, text):
    try:
        regex = LinearRegex(flags + pattern)
    except OptionError as error:
        if "empty text" not in str(error):
            with pytest.raises(re.error):
                re.compile(flags + pattern)
        return
    try:
        oracle = re.compile(flags + pattern)
    except re.error:  # a group has the same name twice, which does not matter here
        return
    found, wanted = regex.search(text), oracle.search(text)
    assert (found is None) == (wanted is None)
    if found is not None:
        # A match of `re` from the same start. It takes the first way of `a|ab`, where ours takes the longest.
        at_start = oracle.match(text, found[0]) if "^" not in pattern and r"\A" not in pattern else True
        assert at_start
        assert found[0] < found[1]


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("[0-9]+", "order 123 of 4567", "123"),
        ("(?i)win rs ?[0-9]+", "You WIN Rs 5000!", "WIN Rs 5000"),
        ("a|ab", "xab", "ab"),
        (r"\bcat\b", "concat cat", "cat"),
        ("cat$", "cat cat\n", "cat"),
        (r"मुफ़्त", "आज मुफ़्त है", "मुफ़्त"),
        ("(?i)é", "É", "É"),
        ("x{3}", "xxxxx", "xxx"),
        ("(ab)+c?", "ababc", "ababc"),
    ],
)
def test_the_place_of_a_match(pattern, text, marked):
    start, end = LinearRegex(pattern).search(text)
    assert text[start:end] == marked


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("a(?=b)", "at character 2: lookahead cannot be matched in linear time"),
        ("(?<!a)b", "negative lookbehind"),
        (r"(a)\1", r"at character 4: \\1 is not supported"),
        ("(?P<x>a)(?P=x)", "a reference to a group"),
        ("(?>a)", "an atomic group"),
        ("(?(1)a|b)", "a conditional group"),
        ("a(?i)b", "flags must be at the start"),
        ("(?x)a", "flags must be at the start"),
        ("(a", "at character 1: the parenthesis has no partner"),
        ("a)", "at character 2: the parenthesis has no partner"),
        ("[a", "the bracket has no partner"),
        ("[]", "the bracket has no partner"),
        ("[z-a]", "a range must have two characters"),
        (r"[a-\d]", "a range must have two characters"),
        ("*a", "there is nothing to repeat"),
        ("a**", "a repetition cannot follow a repetition"),
        ("a*+", "a repetition cannot follow a repetition"),
        ("a{2}{3}", "a repetition cannot follow a repetition"),
        ("^*", "an assertion cannot be repeated"),
        ("a{1001}", "counts must be 0 to 1000"),
        ("a{3,2}", "counts must be 0 to 1000"),
        (r"\x6", "needs 2 hexadecimal digits"),
        (r"\xgg", "needs 2 hexadecimal digits"),
        (r"\012", "octal numbers are not supported"),
        (r"[\01]", "octal numbers are not supported"),
        (r"\U00110000", "needs 8 hexadecimal digits"),
        (r"\q", r"\\q is not supported"),
        ("a\\", "the pattern ends before an escaped character"),
        ("(?P<x", "the name of the group has no end"),
        ("a*", "must not match the empty text"),
        (r"\b", "must not match the empty text"),
        ("", "must not match the empty text"),
        ("a|", "must not match the empty text"),
        ("(" * 41 + "a" + ")" * 41, "groups must be at most 40 deep"),
        ("(" * 500, "groups must be at most 40 deep"),
        ("a" * 501, "at most 500 characters long, got 501"),
        ("((a{0,100}){0,100}){0,100}b", "the pattern is too large"),
    ],
)
def test_what_is_refused_and_why(pattern, reason):
    with pytest.raises(OptionError, match=reason):
        LinearRegex(pattern)


def test_options_name_the_wrong_pattern():
    with pytest.raises(
        OptionError, match=r"forbidden_patterns must contain supported patterns, got '\(a': at character 1"
    ):
        regexes(["a", "(a"], "forbidden_patterns")
    with pytest.raises(OptionError, match="forbidden_patterns must be a list of patterns, got str"):
        regexes("a", "forbidden_patterns")
    with pytest.raises(OptionError, match="forbidden_patterns must contain patterns, got int"):
        regexes([5], "forbidden_patterns")
    assert [regex.pattern for regex in regexes(["a", "b", "a"], "p")] == ["a", "b"]


class Counted(LinearRegex):
    """A pattern that counts the states that it visits: a measure of its time that no other process changes."""

    visited = 0

    def _closure_of_starts(self, starts, around) -> dict[int, int]:
        reached = super()._closure_of_starts(starts, around)
        self.visited += len(reached)
        return reached


def visits_of(pattern, text):
    regex = Counted(pattern)
    regex.search(text)
    return regex.visited


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*b", "(a|aa)+$", "(x+x+)+y", "a{0,300}b", r"(\w+\s?)+$", "a.*b.*c.*d", "(a*)*c"],
)
@pytest.mark.parametrize("unit", ["a", "x", "ab", "a ", "\n", "a!"])
def test_the_work_is_linear(pattern, unit):
    small, large = visits_of(pattern, unit * 500), visits_of(pattern, unit * 2000)
    assert large <= 4.5 * small + 1000


def test_a_text_of_many_characters_fills_no_memory():
    regex = LinearRegex("[ab]c")
    regex.search("".join(map(chr, range(0x4E00, 0x4E00 + 9000))))
    assert regex._kept <= 2000
    assert sum(len(known.following) for known in regex._sets.values()) <= 2001


def test_a_pattern_is_a_value():
    regex = LinearRegex("a+b")
    assert regex.search("xaab") == (1, 4)
    for again in (pickle.loads(pickle.dumps(regex)), copy.deepcopy(regex)):  # noqa: S301 - our own bytes
        assert again.pattern == "a+b"
        assert again.search("xaab") == (1, 4)


@given(st.text(alphabet="ab()[]{}?*+|^$\\.<>PdwAxu1,-:=!é\n", max_size=20))
def test_every_text_as_a_pattern_has_an_answer(pattern):
    with contextlib.suppress(OptionError):
        LinearRegex(pattern).search(pattern)
