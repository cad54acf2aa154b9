"""What is true of any text given as a number or a sender; phonenumbers is the oracle."""

import phonenumbers
from hypothesis import assume, example, given
from hypothesis import strategies as st
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, ValidationResult
from strategies import any_texts, number_like_texts

from engage_text.numbers import (
    NumberKind,
    PhoneNumber,
    Sender,
    SenderKind,
    Verdict,
    find_mistake,
    parse_number,
    parse_sender,
    repeated_code,
)

REASONS = {
    ValidationResult.IS_POSSIBLE: Verdict.POSSIBLE,
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: Verdict.POSSIBLE_LOCAL_ONLY,
    ValidationResult.INVALID_COUNTRY_CODE: Verdict.INVALID_COUNTRY_CODE,
    ValidationResult.TOO_SHORT: Verdict.TOO_SHORT,
    ValidationResult.TOO_LONG: Verdict.TOO_LONG,
    ValidationResult.INVALID_LENGTH: Verdict.INVALID_LENGTH,
}
REFUSALS = {
    NumberParseException.NOT_A_NUMBER: Verdict.NOT_A_NUMBER,
    NumberParseException.INVALID_COUNTRY_CODE: Verdict.INVALID_COUNTRY_CODE,
    NumberParseException.TOO_SHORT_AFTER_IDD: Verdict.TOO_SHORT,
    NumberParseException.TOO_SHORT_NSN: Verdict.TOO_SHORT,
    NumberParseException.TOO_LONG: Verdict.TOO_LONG,
}
SEPARATORS = "\t -.()[]\u00a0\u1680\u2000\u200a\u202f\u205f\u3000\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
EXAMPLES = sorted(
    phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:]
    for region in phonenumbers.SUPPORTED_REGIONS
    for kind in PhoneNumberType.values()
    if (number := phonenumbers.example_number_for_type(region, kind))
)

ascii_digits = st.text("0123456789", max_size=24)
# A country code in front gets most strings past the first gate; trunk zeros make the canonical form differ.
plausible_digits = st.builds(
    "{}{}{}".format,
    st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)),
    st.sampled_from(["", "", "0", "00", "8", "015"]),
    ascii_digits,
)
indian_digits = st.from_regex(r"0?[6-9][0-9]{9}", fullmatch=True, alphabet=st.characters(codec="ascii"))
# A digit changed or dropped leaves the neighbourhood of what is valid.
near_examples = st.builds(
    lambda digits, at, new: digits[: at % len(digits)] + new + digits[at % len(digits) + 1 :],
    st.sampled_from(EXAMPLES),
    st.integers(0, 20),
    st.text("0123456789", max_size=2),
)
digit_strings = st.one_of(
    ascii_digits, plausible_digits, indian_digits, near_examples, st.sampled_from(EXAMPLES)
)
prefixes = st.sampled_from(["", "+", "00"])
texts = st.one_of(any_texts, number_like_texts, st.builds(str.__add__, prefixes, digit_strings))


def ask_phonenumbers(digits: str) -> PhoneNumber:
    """Return the answer that the library's documented functions give, each asked on its own."""
    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except NumberParseException as error:
        return PhoneNumber("", None, None, NumberKind.UNKNOWN, REFUSALS[error.error_type])
    if phonenumbers.is_valid_number(number):
        verdict = Verdict.VALID
    else:
        verdict = REASONS[phonenumbers.is_possible_number_with_reason(number)]
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return PhoneNumber(
        e164[1:],
        e164 if verdict in {Verdict.POSSIBLE, Verdict.VALID} else None,
        phonenumbers.region_code_for_number(number),
        NumberKind[PhoneNumberType.to_string(phonenumbers.number_type(number))],
        verdict,
    )


class TestAnyText:
    @given(texts)
    def test_is_answered_and_hangs_together(self, text):
        number = parse_number(text)
        assert number.e164 in {None, f"+{number.digits}"}
        assert (number.e164 is not None) == (number.verdict in {Verdict.POSSIBLE, Verdict.VALID})
        assert (number.kind is not NumberKind.UNKNOWN) == (number.verdict is Verdict.VALID)
        assert number.digits == "" or (number.digits.isascii() and number.digits.isdigit())
        assert number.digits[:1] != "0"
        assert number.stable or number.digits

    @given(texts)
    def test_a_fault_is_the_first_character_that_makes_it_no_number(self, text):
        number = parse_number(text)
        assume(number.fault is not None)
        assert number.verdict is Verdict.NOT_A_NUMBER
        start, end = number.fault
        assert end == start + 1
        assert parse_number(text[:start]).fault is None
        assert text[start] not in "0123456789" + SEPARATORS

    # Few texts show a mistake, so digits with a mistake among or before them are drawn too.
    @given(texts | st.builds("{}{}{}".format, st.sampled_from(["", "0", "011", "+44"]), digit_strings, texts))
    @example("020 7946 0958")
    @example("+44 20 7946 0958 ext. 12")
    @example("98765 4321O")
    def test_a_slip_shows_in_the_text_and_never_with_a_number(self, text):
        number = parse_number(text)
        slip = find_mistake(text, number)
        if slip is not None:
            assert 0 <= slip.start < slip.end <= len(text)
            assert number.e164 is None

    @given(st.sampled_from(EXAMPLES), prefixes, st.integers(2, 3))
    def test_a_code_that_comes_twice_is_named_or_makes_a_number(self, digits, prefix, times):
        code = str(phonenumbers.parse(f"+{digits}").country_code)
        text = prefix + code * (times - 1) + digits
        number = parse_number(text)
        if (
            number.verdict is not Verdict.VALID
            and len(text) <= 24
            and not digits[len(code) :].startswith("0")
        ):
            assert repeated_code(text, number) == code

    @given(texts)
    def test_a_repeated_code_is_one_that_the_digits_begin_with(self, text):
        number = parse_number(text)
        code = repeated_code(text, number)
        if code:
            assert number.verdict is not Verdict.VALID
            assert code in {str(known) for known in phonenumbers.COUNTRY_CODE_TO_REGION_CODE}

    @given(st.text("0123456789" + SEPARATORS))
    def test_digits_and_separators_have_no_fault(self, text):
        assert parse_number(text).fault is None
        assert parse_number("+" + text).fault is None


class TestDigits:
    @given(digit_strings, prefixes)
    @example("49030123456", "+")
    @example("4900030123456", "+")
    def test_agree_with_phonenumbers(self, digits, prefix):
        assume(prefix or not digits.startswith("00"))  # that would be a prefix, told apart in the table
        number, expected = parse_number(prefix + digits), ask_phonenumbers(digits)
        for name in ("digits", "e164", "region", "kind", "verdict"):
            assert getattr(number, name) == getattr(expected, name), name

    @given(digit_strings, prefixes)
    def test_of_a_stable_number_read_as_themselves(self, digits, prefix):
        number = parse_number(prefix + digits)
        assume(number.digits)
        again = parse_number(number.digits)
        assert (again.digits == number.digits) is number.stable
        if number.stable:
            assert (again.e164, again.verdict, again.kind) == (number.e164, number.verdict, number.kind)

    @given(digit_strings)
    def test_plus_and_00_say_the_same(self, digits):
        assert parse_number("+" + digits) == parse_number("00" + digits)

    @given(digit_strings, prefixes, st.data())
    def test_separators_do_not_change_the_answer(self, digits, prefix, data):
        plain = prefix + digits
        gaps = data.draw(
            st.lists(st.text(SEPARATORS, max_size=2), min_size=len(plain) + 1, max_size=len(plain) + 1)
        )
        spaced = gaps[0] + "".join(a + b for a, b in zip(plain, gaps[1:], strict=True))
        assert parse_number(spaced) == parse_number(plain)


class TestForgottenCountryCode:
    @given(digit_strings | indian_digits, prefixes)
    def test_is_told_exactly_when_91_makes_an_indian_number(self, digits, prefix):
        assume(prefix or not digits.startswith("00"))
        bare = digits.removeprefix("0")
        number, indian = parse_number(prefix + digits), ask_phonenumbers("91" + bare)
        is_valid = number.verdict is Verdict.VALID
        is_meant = is_valid or indian.kind in {NumberKind.MOBILE, NumberKind.FIXED_LINE_OR_MOBILE}
        is_indian = indian.verdict is Verdict.VALID and len(bare) == 10 and bare[0] in "6789"
        named = bool(prefix) and is_valid
        assert number.national_of == ("IN" if is_indian and is_meant and not named else None)

    @given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
    def test_is_told_for_any_home(self, region):
        """Numbers as they are written inside a country are known as its own, and nothing is told without a home."""
        example_number = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
        assume(example_number is not None)
        text = phonenumbers.format_number(example_number, PhoneNumberFormat.NATIONAL)
        number = parse_number(text, home_region=region)
        code = str(phonenumbers.country_code_for_region(region))
        if number.verdict is not Verdict.VALID or not number.digits.startswith(code):
            assert number.national_of is not None
            assert phonenumbers.country_code_for_region(number.national_of) == int(code)
        assert parse_number(text, home_region=None).national_of is None


class TestSenders:
    @given(any_texts | st.text(st.characters(max_codepoint=127)) | number_like_texts)
    def test_any_text_is_answered_and_kept(self, text):
        sender = parse_sender(text)
        assert sender.text == text
        assert sender.fault is None or sender.kind in {
            SenderKind.MALFORMED,
            SenderKind.PREFIXED,
            SenderKind.SUFFIXED,
        }
        if sender.fault:
            start, end = sender.fault
            assert 0 <= start < end <= len(text)

    @given(st.text("ABCxyz019 .-_&'/()!#*+", max_size=50))
    def test_spaces_trimmed_leave_no_fault(self, text):
        assert parse_sender(text.strip()).fault is None

    @given(st.from_regex(r"[A-Za-z]{6}", fullmatch=True, alphabet=st.characters(codec="ascii")))
    def test_six_letters_are_a_header(self, text):
        assert parse_sender(text) == Sender(text, SenderKind.HEADER)

    @given(st.text("0123456789", max_size=20), st.sampled_from(["", "+"]))
    def test_digits_are_numeric_or_malformed(self, digits, plus):
        kind = SenderKind.NUMERIC if 3 <= len(digits) <= 15 else SenderKind.MALFORMED
        assert parse_sender(plus + digits) == Sender(plus + digits, kind)
