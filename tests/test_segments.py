"""What `measure` and `split` promise, at the borders where counting goes wrong."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from engage_text._gsm import GSM_BASIC, GSM_EXTENDED
from engage_text.segments import Culprit, Encoding, MessageSize, measure, split

GSM_7, UCS_2 = Encoding.GSM_7, Encoding.UCS_2
LEAD, TRAIL = "\ud83d", "\ude00"  # the surrogates of 😀, each alone

# (text, units, segments, units free in the last segment)
GSM_SIZES = [
    pytest.param("", 0, 1, 160, id="empty"),
    pytest.param("a", 1, 1, 159, id="one"),
    pytest.param("a" * 160, 160, 1, 0, id="full-single"),
    pytest.param("a" * 161, 161, 2, 145, id="one-too-many-for-a-single"),
    pytest.param("a" * 306, 306, 2, 0, id="two-full-parts"),
    pytest.param("a" * 307, 307, 3, 152, id="one-past-two-parts"),
    pytest.param("é" * 160, 160, 1, 0, id="full-single-not-ascii"),
    pytest.param("é" * 161, 161, 2, 145, id="one-too-many-not-ascii"),
    pytest.param("a" * 158 + "€", 160, 1, 0, id="escape-fills-the-single"),
    pytest.param("a" * 159 + "€", 161, 2, 145, id="escape-bursts-the-single"),
    pytest.param("[" * 80, 160, 1, 0, id="ascii-escapes-only"),
    pytest.param("a" * 151 + "€" + "a" * 153, 306, 2, 0, id="escape-ends-at-the-border"),
    pytest.param("a" * 152 + "€" + "a" * 151, 305, 2, 0, id="escape-across-the-border-moves-on"),
    pytest.param("a" * 152 + "€" + "a" * 152, 306, 3, 152, id="the-gap-costs-a-part"),
    pytest.param("a" * 152 + "[" + "a" * 152, 306, 3, 152, id="the-gap-costs-a-part-in-ascii"),
    pytest.param("€" * 152, 304, 2, 1, id="76-pairs-a-part"),
    pytest.param("€" * 153, 306, 3, 151, id="each-part-has-a-gap"),
    pytest.param("\r\n" * 80, 160, 1, 0, id="line-ends-are-two-characters"),
]
UCS2_SIZES = [
    pytest.param("न", 1, 1, 69, id="one"),
    pytest.param("न" * 70, 70, 1, 0, id="full-single"),
    pytest.param("न" * 71, 71, 2, 63, id="one-too-many-for-a-single"),
    pytest.param("न" * 134, 134, 2, 0, id="two-full-parts"),
    pytest.param("न" * 135, 135, 3, 66, id="one-past-two-parts"),
    pytest.param("a" * 69 + "`", 70, 1, 0, id="ascii-may-need-ucs-2"),
    pytest.param("a" * 70 + "`", 71, 2, 63, id="ascii-one-too-many"),
    pytest.param("न" + "€" * 69, 70, 1, 0, id="no-escapes-in-ucs-2"),
    pytest.param("न" * 68 + "😀", 70, 1, 0, id="pair-fills-the-single"),
    pytest.param("न" * 69 + "😀", 71, 2, 63, id="pair-bursts-the-single"),
    pytest.param("न" * 65 + "😀" + "न" * 67, 134, 2, 0, id="pair-ends-at-the-border"),
    pytest.param("न" * 66 + "😀" + "न" * 65, 133, 2, 0, id="pair-across-the-border-moves-on"),
    pytest.param("न" * 66 + "😀" + "न" * 66, 134, 3, 66, id="the-gap-costs-a-part"),
    pytest.param("😀" * 67, 134, 3, 65, id="each-part-has-a-gap"),
    pytest.param(LEAD, 1, 1, 69, id="lone-lead"),
    pytest.param(TRAIL, 1, 1, 69, id="lone-trail"),
    pytest.param(LEAD * 134, 134, 2, 0, id="leads-are-no-pairs"),
    pytest.param(TRAIL * 134, 134, 2, 0, id="trails-are-no-pairs"),
    pytest.param("न" * 66 + LEAD + "न" * 67, 134, 2, 0, id="a-lone-lead-stays-at-the-border"),
    pytest.param("न" * 67 + TRAIL + "न" * 66, 134, 2, 0, id="a-lone-trail-opens-a-part"),
    pytest.param("न" * 66 + LEAD + TRAIL + "न" * 66, 134, 3, 66, id="two-surrogates-are-a-pair-on-the-air"),
]

# (text, lengths of the segments in characters)
SPLITS = [
    pytest.param("", [0], id="empty"),
    pytest.param("a" * 160, [160], id="full-single"),
    pytest.param("a" * 161, [153, 8], id="two-parts"),
    pytest.param("é" * 161, [153, 8], id="two-parts-not-ascii"),
    pytest.param("a" * 152 + "€" + "a" * 10, [152, 11], id="escape-moves-on"),
    pytest.param("a" * 151 + "€" + "a" * 10, [152, 10], id="escape-fits"),
    pytest.param("€" * 153, [76, 76, 1], id="escapes-only"),
    pytest.param("न" * 70, [70], id="full-single-ucs-2"),
    pytest.param("न" * 71, [67, 4], id="two-parts-ucs-2"),
    pytest.param("न" * 66 + "😀" + "न" * 10, [66, 11], id="pair-moves-on"),
    pytest.param("न" * 65 + "😀" + "न" * 10, [66, 10], id="pair-fits"),
    pytest.param("😀" * 67, [33, 33, 1], id="pairs-only"),
    pytest.param("\uffff" * 66 + "\U00010000" + "\uffff" * 10, [66, 11], id="pairs-begin-past-ffff"),
    pytest.param("न" * 66 + LEAD + TRAIL + "न" * 10, [66, 12], id="two-surrogates-stay-together"),
    pytest.param("न" * 66 + LEAD + TRAIL + "😀" * 4, [66, 6], id="two-surrogates-beside-real-pairs"),
]


class TestMeasure:
    @pytest.mark.parametrize(("text", "units", "segments", "remaining"), GSM_SIZES)
    def test_counts_septets_when_every_character_is_gsm(self, text, units, segments, remaining):
        assert measure(text) == MessageSize(GSM_7, units, segments, remaining)

    @pytest.mark.parametrize(("text", "units", "segments", "remaining"), UCS2_SIZES)
    def test_counts_code_units_when_one_character_is_not(self, text, units, segments, remaining):
        assert measure(text) == MessageSize(UCS_2, units, segments, remaining, text)

    @pytest.mark.parametrize("char", sorted(GSM_BASIC))
    def test_takes_one_septet_for_a_basic_character(self, char):
        assert measure(char) == MessageSize(GSM_7, 1, 1, 159)

    @pytest.mark.parametrize("char", sorted(GSM_EXTENDED))
    def test_takes_two_septets_for_an_extension_character(self, char):
        assert measure(char) == MessageSize(GSM_7, 2, 1, 158)

    def test_takes_no_other_character_for_gsm(self):
        """All of the first plane and a comb through the others, which no GSM character is in."""
        code_points = [*range(0x10000), *range(0x10000, 0x110000, 0x101)]
        others = (c for c in map(chr, code_points) if c not in GSM_BASIC | GSM_EXTENDED)
        assert [c for c in others if measure(c).encoding is not UCS_2] == []

    @pytest.mark.parametrize("char", ["a", "[", "€", "न", "😀", LEAD])
    def test_stays_exact_on_a_very_long_text(self, char):
        assert measure(char * 300_000).segments == len(split(char * 300_000))


class TestSplit:
    @pytest.mark.parametrize(("text", "lengths"), SPLITS)
    def test_fills_each_segment_and_halves_no_pair(self, text, lengths):
        assert [len(part) for part in split(text)] == lengths

    @pytest.mark.parametrize(("text", "lengths"), SPLITS)
    def test_gives_the_text_back_when_joined(self, text, lengths):
        assert "".join(split(text)) == text
        assert measure(text).segments == len(lengths)


class TestCulprits:
    def test_are_none_for_a_gsm_text(self):
        assert measure("plain £5 [now]").culprits == ()

    def test_are_every_character_outside_gsm_with_its_string_index(self):
        size = measure("😀 it’s 5€ ok’")
        assert size.culprits == (Culprit("😀", 0), Culprit("’", 4, "'"), Culprit("’", 12, "'"))

    def test_of_an_ascii_text_are_found_as_well(self):
        assert measure("a`b\t").culprits == (Culprit("`", 1, "'"), Culprit("\t", 3, " "))

    def test_point_into_the_text_that_was_measured(self):
        text = "नमस्ते, आपका ऑर्डर [42] 📦"
        culprits = measure(text).culprits
        assert culprits
        assert all(text[c.offset] == c.char for c in culprits)


class TestMessageSize:
    @pytest.mark.parametrize("text", ["secret 4711", "गुप्त secret 4711"])
    def test_does_not_show_the_text_in_its_repr(self, text):
        size = measure(text)
        assert "secret" not in f"{size!r} {size}"

    def test_shows_its_numbers_in_its_repr(self):
        assert repr(measure("न")) == "MessageSize(encoding='UCS-2', units=1, segments=1, remaining=69)"

    def test_keeps_no_hold_of_a_gsm_text(self):
        assert measure("secret 4711").ucs2_text == ""

    @pytest.mark.parametrize("text", ["abc", "नमस्ते"])
    def test_survives_pickling_and_copying(self, text):
        size = measure(text)
        assert pickle.loads(pickle.dumps(size)) == size  # noqa: S301 - our own bytes
        assert copy.deepcopy(size).culprits == size.culprits

    def test_is_hashable_and_equal_by_value(self):
        assert {measure("ab"), measure("cd"), measure("न")} == {measure("ef"), measure("न")}

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            measure("a").units = 2

    def test_compares_its_encoding_with_plain_strings(self):
        assert [measure("a").encoding, measure("न").encoding] == ["GSM-7", "UCS-2"]


SHARED_CASES = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "segments" / "cases.jsonl"


@pytest.mark.skipif(
    not SHARED_CASES.is_file(), reason="the shared segment cases lie beside the repository only"
)
class TestOtherLibrariesCases:
    """Cases gathered from other libraries and the standards, outside this repository."""

    def test_agree_wherever_they_take_no_option(self):
        cases = [json.loads(line) for line in SHARED_CASES.read_text("utf-8").splitlines()]
        plain = [case for case in cases if not case.get("options")]
        assert plain
        assert [line for case in plain for line in _differences(case)] == []


def _differences(case) -> list[str]:
    size = measure(case["text"])
    found = [(name, getattr(size, name), case[name]) for name in ("encoding", "units", "segments")]
    return [
        f"{case['id']}: {name} is {ours}, expected {theirs}"
        for name, ours, theirs in found
        if theirs is not None and ours != theirs
    ]
