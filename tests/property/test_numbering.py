"""The look-up against phonenumbers itself, on numbers drawn afresh in each run.

A run prints its seed where it fails; `ENGAGE_TEXT_SEED` draws the same numbers again and `ENGAGE_TEXT_NUMBERS` more.
"""

import os
import random
from functools import cache
from re import _constants, _parser

import phonenumbers
import pytest
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumberType,
    ValidationResult,
    re_util,
)

from engage_text.numbers import NumberKind, Verdict
from engage_text.numbers._lookup import look_up

DRAWN = int(os.environ.get("ENGAGE_TEXT_NUMBERS", "220000"))
SEED = int(os.environ.get("ENGAGE_TEXT_SEED", "0")) or random.SystemRandom().getrandbits(48)
DIGITS = "0123456789"
KINDS = (
    "premium_rate toll_free shared_cost voip personal_number pager uan voicemail fixed_line mobile".split()
)
REFUSALS = {
    NumberParseException.NOT_A_NUMBER: Verdict.NOT_A_NUMBER,
    NumberParseException.INVALID_COUNTRY_CODE: Verdict.INVALID_COUNTRY_CODE,
    NumberParseException.TOO_SHORT_AFTER_IDD: Verdict.TOO_SHORT,
    NumberParseException.TOO_SHORT_NSN: Verdict.TOO_SHORT,
    NumberParseException.TOO_LONG: Verdict.TOO_LONG,
}


@pytest.fixture(autouse=True, scope="module")
def _compiled_once() -> None:
    """Left alone, phonenumbers compiles its patterns again and again, which is four fifths of this test's time."""
    re_util.enable_pattern_cache()


def ask_phonenumbers(digits):
    """Return the answer that the documented functions give, each asked on its own."""
    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except NumberParseException as error:
        return "", None, NumberKind.UNKNOWN, REFUSALS[error.error_type]
    reason = ValidationResult.to_string(phonenumbers.is_possible_number_with_reason(number))
    verdict = Verdict.VALID if phonenumbers.is_valid_number(number) else Verdict(reason.removeprefix("IS_"))
    kind = NumberKind(PhoneNumberType.to_string(phonenumbers.number_type(number)).lower())
    canonical = f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    return canonical, phonenumbers.region_code_for_number(number), kind, verdict


class Drawing:
    """Digits of all sorts, region by region."""

    def __init__(self, seed) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a test draws

    def matching(self, pattern):
        """Return a text that the pattern matches, each branch as likely as its neighbour."""
        return self.through(_parsed(pattern))

    def through(self, tree):
        return "".join(self.one(kind, value) for kind, value in tree)

    def one(self, kind, value):
        if kind is _constants.LITERAL:
            return chr(value)
        if kind is _constants.IN:
            return self.random.choice(members(tuple(value)))
        if kind is _constants.BRANCH:
            return self.through(self.random.choice(value[1]))
        if kind is _constants.SUBPATTERN:
            return self.through(value[-1])
        if kind is _constants.MAX_REPEAT:
            least, most, tree = value
            return "".join(self.through(tree) for _ in range(self.random.randint(least, most)))
        assert kind is _constants.AT
        return ""

    def valid(self, code, metadata):
        """Return a number of one of the region's kinds."""
        patterns = patterns_of(metadata)
        return f"{code}{self.matching(self.random.choice(patterns))}"

    def prefixed(self, code, main, number):
        """Return the number after one of the code's trunk and carrier prefixes, or after what looks like one."""
        prefix = main.national_prefix_for_parsing
        written = (
            self.matching(prefix)
            if prefix and self.random.random() < 0.7
            else self.random.choice(["0", "00", "8"])
        )
        return f"{code}{written}{number[len(str(code)) :]}"

    def mutated(self, number):
        """Return the number with a few digits dropped, added, changed or swapped."""
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(number))
            number = self.random.choice([
                number[:at] + number[at + 1 :],
                number[:at] + self.digits(1) + number[at:],
                number[:at] + self.digits(1) + number[at + 1 :],
                number[:at] + number[at : at + 2][::-1] + number[at + 2 :],
                number[: at + 1] + self.digits(2),
            ]) or "0"  # fmt: skip
        return number

    def digits(self, count):
        return "".join(self.random.choices(DIGITS, k=count))

    def numbers(self, count):
        """Yield so many texts: of each region in turn, eight of every sort."""
        regions = [(code, region) for code, found in COUNTRY_CODE_TO_REGION_CODE.items() for region in found]
        load = PhoneMetadata.metadata_for_region_or_calling_code
        while True:
            for code, region in regions:
                metadata = load(code, region)
                main = load(code, COUNTRY_CODE_TO_REGION_CODE[code][0])
                number = self.valid(code, metadata)
                for drawn in (
                    number,
                    self.mutated(number),
                    self.prefixed(code, main, number),
                    self.mutated(self.prefixed(code, main, number)),
                    f"{code}{number}",
                    f"{code}{self.digits(self.random.randint(0, 18))}",
                    f"{'0' * self.random.randint(0, 2)}{number[: self.random.randint(0, 20)]}",
                    self.digits(self.random.randint(0, 25)),
                ):
                    yield drawn
                    count -= 1
                    if not count:
                        return


_parsed = cache(_parser.parse)


@cache
def members(items):
    found = ""
    for kind, value in items:
        if kind is _constants.RANGE:
            found += "".join(map(chr, range(value[0], value[1] + 1)))
        elif kind is _constants.CATEGORY:
            found += DIGITS
        else:
            found += chr(value)
    return found


def patterns_of(metadata):
    found = (getattr(metadata, kind) for kind in KINDS)
    patterns = [
        one.national_number_pattern for one in found if one is not None and one.national_number_pattern
    ]
    return patterns or [metadata.general_desc.national_number_pattern]


def test_the_drawing_is_what_it_says():
    """Most of the valid numbers are valid, the others mostly are not, and every verdict and kind comes up."""
    drawing = Drawing(SEED)
    answers = [look_up(number) for number in drawing.numbers(16_000)]
    assert sum(verdict is Verdict.VALID for _, _, _, verdict in answers[::8]) > 0.9 * len(answers) / 8, SEED
    assert sum(verdict is Verdict.VALID for _, _, _, verdict in answers) < len(answers) / 2, SEED
    assert {verdict for _, _, _, verdict in answers} == set(Verdict), SEED
    assert {kind for _, _, kind, _ in answers} == set(NumberKind), SEED


@pytest.mark.slow
def test_no_answer_differs():
    wrong = []
    for number in Drawing(SEED).numbers(DRAWN):
        ours = look_up(number)
        if ours != (theirs := ask_phonenumbers(number)):
            wrong.append((number, ours, theirs))
    assert not wrong, f"ENGAGE_TEXT_SEED={SEED}: {len(wrong)} of {DRAWN}, first {wrong[:5]}"


@pytest.mark.parametrize("code", sorted(COUNTRY_CODE_TO_REGION_CODE))
def test_every_beginning_is_read_right(code):
    """Up to two digits after each code, and each of these again with zeros to every length."""
    for first in ["", *DIGITS, *(a + b for a in DIGITS for b in DIGITS)]:
        for zeros in (0, 4, 6, 7, 8, 9, 10, 16):
            digits = f"{code}{first}{'0' * zeros}"
            assert look_up(digits) == ask_phonenumbers(digits), digits
