"""Recipients and senders, as a table of texts and as promises."""

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from engage_text.numbers import (
    MistakeKind,
    NumberKind,
    Sender,
    SenderKind,
    Verdict,
    find_mistake,
    lengths_for,
    parse_number,
    parse_sender,
    repeated_code,
)

# Numbers that have been in their plans for years: a new release of phonenumbers should not move a row.
ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "numbers.jsonl").read_text("ascii").splitlines()
]
MEGABYTE = 1_000_000


@pytest.mark.parametrize("row", ROWS, ids=[ascii(row["text"]) for row in ROWS])
def test_table(row):
    number = parse_number(row["text"])
    assert number.verdict == row["verdict"], row["why"]
    assert number.digits == row["digits"], row["why"]
    assert (number.kind, number.region) == (row["kind"], row["region"]), row["why"]
    assert number.national_of == row.get("national_of"), row["why"]
    assert number.fault == (tuple(row["fault"]) if "fault" in row else None), row["why"]
    assert number.stable is row.get("stable", True), row["why"]


class TestTheTable:
    def test_has_no_row_twice(self):
        texts = [row["text"] for row in ROWS]
        assert len(set(texts)) == len(texts)

    @pytest.mark.parametrize("verdict", Verdict)
    def test_shows_every_verdict(self, verdict):
        assert any(row["verdict"] == verdict for row in ROWS)


class TestCanonicalDigits:
    """The digits are what goes on the wire, whatever way the number was written."""

    @pytest.mark.parametrize("verdict", Verdict)
    def test_e164_is_for_possible_and_valid_only(self, verdict):
        for number in (parse_number(row["text"]) for row in ROWS if row["verdict"] == verdict):
            sendable = verdict in {Verdict.POSSIBLE, Verdict.VALID}
            assert number.e164 == (f"+{number.digits}" if sendable else None)

    def test_an_unstable_number_moves_on_each_reading(self):
        """Two trunk zeros: what is sent would not be what the next hop that normalises sends."""
        first = parse_number("+49 00 30 123456")
        second = parse_number(first.digits)
        assert (first.digits, first.stable) == ("49030123456", False)
        assert (second.digits, second.stable) == ("4930123456", True)

    def test_no_country_code_is_guessed(self):
        number = parse_number("98765 43210")
        assert (number.national_of, number.digits, number.e164) == ("IN", "9876543210", None)


class TestSeparators:
    """Each space, dash, dot and bracket that is promised, and nothing near them."""

    SPACES = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Zs")
    OTHERS = "\t-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.()[]"

    @pytest.mark.parametrize("separator", SPACES + OTHERS, ids=ascii)
    def test_is_read_over(self, separator):
        text = separator.join(["", "+", "91", "98765", "43210", ""])
        assert parse_number(text) == parse_number("+919876543210")

    @pytest.mark.parametrize(
        "character", "\u200b\u2016\u200e\u2060\u00ad\u2043{}/,;:_'*#~\n\r\x0b\x85", ids=ascii
    )
    def test_a_character_not_promised_is_pointed_at(self, character):
        number = parse_number(f"9198765{character}43210")
        assert (number.verdict, number.fault) == (Verdict.NOT_A_NUMBER, (7, 8))

    def test_only_ascii_digits_count(self):
        digits = [c for c in map(chr, range(128, sys.maxunicode + 1)) if c.isdigit()]
        assert all(parse_number(f"91{digit}9876543210").fault == (2, 3) for digit in digits)


class TestKinds:
    """Our kinds are libphonenumber's, and SMS is ruled out only where it plainly cannot arrive."""

    def test_every_kind_of_libphonenumber_is_known(self):
        theirs = {
            phonenumbers.PhoneNumberType.to_string(t).lower() for t in phonenumbers.PhoneNumberType.values()
        }
        assert {str(kind) for kind in NumberKind} == theirs

    def test_kinds_that_get_no_sms(self):
        deaf = {kind for kind in NumberKind if not kind.gets_sms}
        assert deaf == {"fixed_line", "toll_free", "premium_rate", "shared_cost", "uan", "voicemail"}

    @pytest.mark.parametrize("kind", phonenumbers.PhoneNumberType.values())
    def test_every_example_of_the_plans_is_valid(self, kind):
        """The metadata carries an example of each kind in each region."""
        examples = [phonenumbers.example_number_for_type(r, kind) for r in phonenumbers.SUPPORTED_REGIONS]
        for example in filter(None, examples):
            number = parse_number(phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164))
            assert number.verdict is Verdict.VALID
            assert number.region == phonenumbers.region_code_for_number(example)
            assert (
                number.digits == f"{example.country_code}{phonenumbers.national_significant_number(example)}"
            )


class TestHostileNumbers:
    """Any text is answered; that time grows no faster than the text is checked by benchmarks/linear.py."""

    @pytest.mark.parametrize(
        ("unit", "verdict"),
        [
            ("9", Verdict.TOO_LONG),
            ("0", Verdict.TOO_LONG),
            ("+", Verdict.NOT_A_NUMBER),
            (" ", Verdict.NOT_A_NUMBER),
            ("\xa0", Verdict.NOT_A_NUMBER),
            ("9-", Verdict.TOO_LONG),
            ("(", Verdict.NOT_A_NUMBER),
            ("\ud800", Verdict.NOT_A_NUMBER),
            ("\u096f", Verdict.NOT_A_NUMBER),
        ],
        ids=ascii,
    )
    @pytest.mark.parametrize("tail", ["", "x", "+"])
    def test_a_megabyte_is_answered(self, unit, verdict, tail):
        text = unit * (MEGABYTE // len(unit)) + tail
        number = parse_number(text)
        assert number.verdict == (verdict if not tail else Verdict.NOT_A_NUMBER)
        assert number.digits == ""

    @pytest.mark.parametrize("country", ["91", "1", "49", "55", "54", "999", "0"])
    @pytest.mark.parametrize("length", [18, 19, 20, 21, 248, 249, 250, 251])
    def test_the_guard_changes_no_answer(self, country, length):
        """Up to the guard phonenumbers answers itself, past it phonenumbers would say the same."""
        digits = (country + "9876543210" * 30)[:length]
        assert parse_number(f"+{digits}").verdict == _asked_directly(digits)


def _asked_directly(digits: str) -> Verdict:
    errors = phonenumbers.NumberParseException
    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except errors as error:
        names = {errors.INVALID_COUNTRY_CODE: Verdict.INVALID_COUNTRY_CODE, errors.TOO_LONG: Verdict.TOO_LONG}
        return names[error.error_type]
    assert phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.TOO_LONG
    return Verdict.TOO_LONG


class TestNumberValues:
    def test_are_frozen(self):
        with pytest.raises(AttributeError):
            parse_number("919876543210").digits = "0"  # type: ignore[misc]

    def test_are_hashable(self):
        assert len({parse_number("+91 9876543210"), parse_number("919876543210")}) == 1


SLIPS = [
    ("91987654321O", MistakeKind.LETTERS, "O", "a letter for the digit 0"),
    ("9l9876543210", MistakeKind.LETTERS, "l", "a letter for the digit 1"),
    ("+1 212 555 CALL", MistakeKind.LETTERS, "CALL", "the keys of a phone"),
    ("tel 919876543210", MistakeKind.LETTERS, "tel", "a label"),
    ("+1 212 555 0123 x45", MistakeKind.EXTENSION, "x45", "as America writes it"),
    ("+1 212 555 0123 EXT 45", MistakeKind.EXTENSION, "EXT 45", "either case"),
    ("+1 212 555 0123 extension 45 ", MistakeKind.EXTENSION, "extension 45 ", "in full"),
    ("+12125550123;ext=45", MistakeKind.EXTENSION, ";ext=45", "RFC 3966"),
    ("+12125550123,,45#", MistakeKind.EXTENSION, ",,45#", "pauses"),
    ("+12125550123#45", MistakeKind.EXTENSION, "#45", "a hash"),
    ("98765x43210", MistakeKind.LETTERS, "x", "what is before it is not a number"),
    ("91987654xxxx", MistakeKind.LETTERS, "xxxx", "a masked number"),
    ("919876543210/11", None, "", "two numbers"),
    ("919876543210,919876543211", None, "", "two numbers in a list"),
    ("\u0967\u0968", None, "", "digits of another script are no letters"),
    ("020 7946 0958", MistakeKind.TRUNK_PREFIX, "0", "as London dials"),
    ("(030) 123456", MistakeKind.TRUNK_PREFIX, "0", "as Berlin dials"),
    ("011-2345 6789", MistakeKind.TRUNK_PREFIX, "0", "Delhi, and no call abroad"),
    ("+0 30 123456", MistakeKind.TRUNK_PREFIX, "0", "a plus makes no country code of it"),
    ("011 91 98765 43210", MistakeKind.INTERNATIONAL_PREFIX, "011", "as America dials abroad"),
    ("0011 919876543210", MistakeKind.INTERNATIONAL_PREFIX, "0011", "as Australia does"),
    ("+00 91 98765 43210", MistakeKind.INTERNATIONAL_PREFIX, "00", "one of both is read"),
    ("+0-0.91 98765 43210", MistakeKind.INTERNATIONAL_PREFIX, "0-0", "with separators inside"),
    ("000 91 98765 43210", MistakeKind.INTERNATIONAL_PREFIX, "000", "a 0 too many"),
    ("0000 919876543210", MistakeKind.INTERNATIONAL_PREFIX, "0000", "twice"),
    ("0091 98765 43210", None, "", "00 is read"),
    ("999123456789", None, "", "no such code, whatever was meant"),
    ("+49 3", None, "", "too short"),
    ("", None, "", "empty"),
]


@pytest.mark.parametrize(("text", "kind", "shown", "why"), SLIPS, ids=[ascii(s[0]) for s in SLIPS])
def test_slip_table(text, kind, shown, why):
    slip = find_mistake(text, parse_number(text))
    assert (slip and slip.kind) == kind, why
    assert (slip is None) or text[slip.start : slip.end] == shown, why


class TestSlips:
    @pytest.mark.parametrize("unit", ["x", "0", "+", "9", "00", "9x", " ", ",", "\ud800"], ids=ascii)
    def test_a_megabyte_is_answered(self, unit):
        text = "+12125550123 " + unit * (MEGABYTE // len(unit))
        for hostile in (text, text[13:]):
            number = parse_number(hostile)
            found = find_mistake(hostile, number)
            repeated_code(hostile, number)
            assert found is None or hostile[found.start : found.end]
            assert lengths_for(hostile) is None or hostile is text

    def test_lengths(self):
        assert lengths_for("00354 12345678") == lengths_for("+354") == ("354", "IS", (7, 9))
        assert lengths_for("+1 2") == ("1", None, (10,))
        assert lengths_for("+800 2") == ("800", "001", (8,))
        assert lengths_for("+999") is lengths_for("") is lengths_for("020") is None


SENDERS = [
    ("652322XXX", SenderKind.ALPHANUMERIC, None, "the service's own sample"),
    ("ACMEIN", SenderKind.HEADER, None, "an Indian header"),
    ("acmein", SenderKind.HEADER, None, "either case"),
    ("ACMEI", SenderKind.ALPHANUMERIC, None, "five letters"),
    ("ACMEINC", SenderKind.ALPHANUMERIC, None, "seven letters"),
    ("ACME1N", SenderKind.ALPHANUMERIC, None, "a header has no digit"),
    ("AD-ACMEIN", SenderKind.PREFIXED, (0, 3), "with the operator's prefix, as handsets show it"),
    ("vm-acmein", SenderKind.PREFIXED, (0, 3), "either case"),
    ("VM-612345", SenderKind.PREFIXED, (0, 3), "headers of promotions are six digits"),
    ("VM-ACME", SenderKind.ALPHANUMERIC, None, "four letters are not a header"),
    ("VMX-ACMEIN", SenderKind.ALPHANUMERIC, None, "three letters are not an operator and circle"),
    ("V1-ACMEIN", SenderKind.ALPHANUMERIC, None, "nor is a digit"),
    ("98765-43210", SenderKind.MALFORMED, None, "a name has a letter, and a code digits only"),
    ("1800 123 456", SenderKind.MALFORMED, None, "no letter"),
    ("(022) 1234", SenderKind.MALFORMED, None, "no letter"),
    ("+91-98765-43210", SenderKind.MALFORMED, None, "no letter, with the country code"),
    ("919876543210.0", SenderKind.MALFORMED, None, "as a data frame writes a long code"),
    ("9.19877E+11", SenderKind.MALFORMED, None, "as a spreadsheet writes it"),
    ("9,19877e11", SenderKind.MALFORMED, None, "with a decimal comma"),
    ("9E+11", SenderKind.MALFORMED, None, "the sign tells it from a name"),
    ("4E20", SenderKind.ALPHANUMERIC, None, "a name, for all that we know"),
    ("24x7 Help", SenderKind.ALPHANUMERIC, None, "digits and letters"),
    ("ACMEIN-S", SenderKind.SUFFIXED, (6, 8), "the operator's suffix"),
    ("acmein-g", SenderKind.SUFFIXED, (6, 8), "either case"),
    ("AD-ACMEIN-T", SenderKind.SUFFIXED, (9, 11), "as a handset shows it"),
    ("612345-P", SenderKind.SUFFIXED, (6, 8), "headers of promotions are six digits"),
    ("ACMEIN-X", SenderKind.ALPHANUMERIC, None, "no operator adds X"),
    ("ACME-S", SenderKind.ALPHANUMERIC, None, "four letters are not a header"),
    ("ACMEIN-SS", SenderKind.ALPHANUMERIC, None, "two letters are no suffix"),
    ("ACME1N-S", SenderKind.ALPHANUMERIC, None, "a header has no digit among letters"),
    ("A", SenderKind.ALPHANUMERIC, None, "one character"),
    ("Smith & Sons", SenderKind.ALPHANUMERIC, None, "spaces and ampersand inside"),
    ("A._-&'/()!#*+,:;<=>?\"$%@", SenderKind.ALPHANUMERIC, None, "the basic table's ASCII"),
    ("A" * 51, SenderKind.ALPHANUMERIC, None, "the field's limit is judged with the other fields'"),
    ("123", SenderKind.NUMERIC, None, "shortest code"),
    ("56161", SenderKind.NUMERIC, None, "short code"),
    ("+919876543210", SenderKind.NUMERIC, None, "long code with plus"),
    ("9" * 15, SenderKind.NUMERIC, None, "E.164's fifteen"),
    ("+" + "9" * 15, SenderKind.NUMERIC, None, "the plus is not a digit"),
    ("9" * 16, SenderKind.MALFORMED, None, "too many digits, no one to blame"),
    ("12", SenderKind.MALFORMED, None, "too few digits"),
    ("+12", SenderKind.MALFORMED, None, "too few digits after the plus"),
    ("+", SenderKind.MALFORMED, None, "no digits"),
    ("", SenderKind.MALFORMED, None, "empty"),
    (" \t\u00a0", SenderKind.MALFORMED, None, "blank"),
    ("---", SenderKind.MALFORMED, None, "punctuation only"),
    (" ACME", SenderKind.MALFORMED, (0, 1), "space in front"),
    ("ACME ", SenderKind.MALFORMED, (4, 5), "space after"),
    ("ACME   ", SenderKind.MALFORMED, (4, 5), "the first of the spaces after"),
    ("ACMEIN\n", SenderKind.MALFORMED, (6, 7), "line break after a header"),
    ("12345\n", SenderKind.MALFORMED, (5, 6), "line break after digits"),
    ("A  {", SenderKind.MALFORMED, (3, 4), "the spaces stand inside, the brace is at fault"),
    ("A  {  ", SenderKind.MALFORMED, (3, 4), "first fault first"),
    ("A\tB", SenderKind.MALFORMED, (1, 2), "tab"),
    ("Café", SenderKind.MALFORMED, (3, 4), "é is in the GSM table, but not ASCII: our decision"),
    ("\u0967\u0968\u0969\u096a", SenderKind.MALFORMED, (0, 1), "Devanagari digits"),
    ("ACME\u0130N", SenderKind.MALFORMED, (4, 5), "Turkish dotted I"),
    ("A\ud800", SenderKind.MALFORMED, (1, 2), "half a surrogate pair"),
    ("A\x00", SenderKind.MALFORMED, (1, 2), "NUL"),
    ("A\x7f", SenderKind.MALFORMED, (1, 2), "DEL"),
]


@pytest.mark.parametrize(("text", "kind", "fault", "why"), SENDERS, ids=[ascii(s[0]) for s in SENDERS])
def test_sender_table(text, kind, fault, why):
    assert parse_sender(text) == Sender(text, kind, fault), why


class TestSenders:
    @pytest.mark.parametrize("character", "[\\]^`{|}~")
    def test_ascii_outside_the_basic_table_is_pointed_at(self, character):
        """TS 23.038 section 6.2.1 has these in the extension table or not at all."""
        assert parse_sender(f"A{character}B").fault == (1, 2)

    def test_the_other_printable_ascii_is_taken(self):
        """And nothing else of the blocks where look-alikes live: up to CJK symbols, and fullwidth forms."""
        asked = map(chr, [*range(0x3040), *range(0xFE00, 0x10000)])
        taken = {c for c in asked if parse_sender(f"A{c}B").kind is not SenderKind.MALFORMED}
        assert taken == {chr(c) for c in range(0x20, 0x7F)} - set("[\\]^`{|}~")

    @pytest.mark.parametrize("unit", ["A", "9", "+", " ", "A ", "{", "\xa0", "\ud800"], ids=ascii)
    @pytest.mark.parametrize("tail", ["", " ", "{"])
    def test_a_megabyte_is_answered(self, unit, tail):
        sender = parse_sender(unit * (MEGABYTE // len(unit)) + tail)
        assert sender.kind in {SenderKind.MALFORMED, SenderKind.ALPHANUMERIC}
