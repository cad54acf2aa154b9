"""What `measure`, `split` and `national_saving` promise, at the borders where counting goes wrong."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED
from engage_text._tables.national import LANGUAGES
from engage_text.problems import OptionError
from engage_text.segments import (
    MAX_SEGMENTS,
    Culprit,
    Encoding,
    MessageSize,
    ShiftTables,
    fit,
    measure,
    national_saving,
    split,
)

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

    @pytest.mark.parametrize(
        ("text", "alone"),
        [
            ("plain £5 [now]", ""),
            ("", ""),
            ("it’s 5€", "’"),
            ("’it’s’", "’"),
            ("it’s 5₹", ""),
            ("’" * 50 + "\n₹", ""),
            ("😀 and 😀", "😀"),
            ("\ud83d", ""),
            ("\ud83d ’", ""),
            ("’ \ud83d", ""),
            ("नि", ""),
        ],
    )
    def test_a_lone_one_is_the_only_character_outside_gsm(self, text, alone):
        assert measure(text).lone_culprit == alone

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

    def test_does_not_keep_a_gsm_text_alive(self):
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


# (text, options, encoding, units, segments, units free in the last segment, tables)
OPTION_SIZES = [
    pytest.param("a" * 160, {"reference": 16}, GSM_7, 160, 1, 0, (None, None), id="16-bit-single"),
    pytest.param("a" * 304, {"reference": 16}, GSM_7, 304, 2, 0, (None, None), id="16-bit-two-full-parts"),
    pytest.param("a" * 305, {"reference": 16}, GSM_7, 305, 3, 151, (None, None), id="16-bit-one-more"),
    pytest.param("न" * 132, {"reference": 16}, UCS_2, 132, 2, 0, (None, None), id="16-bit-ucs-2"),
    pytest.param("न" * 133, {"reference": 16}, UCS_2, 133, 3, 65, (None, None), id="16-bit-ucs-2-one-more"),
    pytest.param("न" * 155, {"national": ["hi"]}, GSM_7, 155, 1, 0, ("hi", None), id="locking-single"),
    pytest.param("न" * 156, {"national": ["hi"]}, GSM_7, 156, 2, 142, ("hi", None), id="locking-149-a-part"),
    pytest.param("न" * 298, {"national": "hi"}, GSM_7, 298, 2, 0, ("hi", None), id="locking-two-full-parts"),
    pytest.param(
        "न" * 296, {"national": "hi", "reference": 16}, GSM_7, 296, 2, 0, ("hi", None), id="148-a-part"
    ),
    pytest.param("न" * 150 + "A", {"national": "hi"}, GSM_7, 152, 1, 0, ("hi", "hi"), id="both-152"),
    pytest.param("न" * 151 + "A", {"national": "hi"}, GSM_7, 153, 2, 139, ("hi", "hi"), id="both-146-a-part"),
    pytest.param(
        "न" * 288 + "AA", {"national": "hi"}, GSM_7, 292, 2, 0, ("hi", "hi"), id="both-two-full-parts"
    ),
    pytest.param(
        "न" * 286 + "AA", {"national": "hi", "reference": 16}, GSM_7, 290, 2, 0, ("hi", "hi"), id="145-a-part"
    ),
    pytest.param(
        "न" * 145 + "A" + "न" * 9,
        {"national": "hi"},
        GSM_7,
        156,
        2,
        135,
        ("hi", "hi"),
        id="no-pair-is-halved",
    ),
    pytest.param("á" * 77, {"national": ["es"]}, GSM_7, 154, 1, 1, (None, "es"), id="single-shift-alone"),
    pytest.param(
        "€" * 100, {"national": "auto"}, GSM_7, 100, 1, 55, ("tr", None), id="saves-in-plain-gsm-7-too"
    ),
    pytest.param(
        "€" * 80, {"national": "auto"}, GSM_7, 160, 1, 0, (None, None), id="no-table-without-a-saving"
    ),
    pytest.param("hello", {"national": ["ur"]}, GSM_7, 5, 1, 155, (None, None), id="no-table-without-need"),
    pytest.param(
        "কথা।", {"national": ["bn", "hi"]}, GSM_7, 5, 1, 147, ("bn", "hi"), id="danda-from-another-language"
    ),
    pytest.param("কথা।", {"national": ["bn"]}, UCS_2, 4, 1, 66, (None, None), id="one-character-short"),
    pytest.param("न😀", {"national": "auto"}, UCS_2, 3, 1, 67, (None, None), id="no-table-has-emoji"),
    pytest.param(
        "न\x1b", {"national": "auto"}, UCS_2, 2, 1, 68, (None, None), id="the-escape-is-no-character"
    ),
    pytest.param(
        "a" * 153 + "\r\n" * 8, {"whole_clusters": True}, GSM_7, 169, 2, 137, (None, None), id="line-end-fits"
    ),
    pytest.param(
        "a" * 152 + "\r\n" * 8,
        {"whole_clusters": True},
        GSM_7,
        168,
        2,
        137,
        (None, None),
        id="line-end-moves",
    ),
    pytest.param(
        "न" * 66 + "नि" * 4, {"whole_clusters": True}, UCS_2, 74, 2, 59, (None, None), id="vowel-sign-moves"
    ),
    pytest.param(
        "न" + "\u0301" * 70, {"whole_clusters": True}, UCS_2, 71, 2, 63, (None, None), id="bigger-than-a-part"
    ),
    pytest.param(
        "न" * 60 + "\u0301" * 70,
        {"whole_clusters": True},
        UCS_2,
        130,
        3,
        63,
        (None, None),
        id="begins-a-part",
    ),
]
BAD_OPTIONS = [
    {"reference": 7},
    {"reference": "8"},
    {"national": "hindi"},
    {"national": "all"},
    {"national": ["hi", "en"]},
    {"national": [6]},
    {"national": 6},
    {"national": ["hi", ["ur"]]},
    {"whole_clusters": "no"},
    {"whole_clusters": 1},
    {"whole_clusters": 0},
]


class TestOptions:
    @pytest.mark.parametrize(
        ("text", "options", "encoding", "units", "segments", "remaining", "tables"), OPTION_SIZES
    )
    def test_give_the_size(self, text, options, encoding, units, segments, remaining, tables):  # noqa: PLR0917
        size = measure(text, **options)
        assert size[:4] == (encoding, units, segments, remaining)
        assert size.tables == tables
        assert len(split(text, **options)) == segments
        assert "".join(split(text, **options)) == text

    @pytest.mark.parametrize("options", BAD_OPTIONS)
    @pytest.mark.parametrize(
        "function", [measure, split, national_saving, lambda text, **o: fit(text, 1, **o)]
    )
    def test_that_are_none_are_refused(self, function, options):
        with pytest.raises(OptionError):
            function("a", **options)

    def test_take_languages_from_any_iterable(self):
        assert measure("न", national=iter(["ur", "hi", "hi"])).tables == ("hi", None)

    def test_keep_the_order_of_languages_where_it_is_all_the_same(self):
        """Most Indic single shift tables contain capitals and the danda."""
        assert measure("न" * 100 + "A", national=["ur", "hi"]).tables == ("hi", "hi")
        assert measure("।", national=["kn", "gu"]).tables == (None, "kn")
        assert measure("।", national=["gu", "kn"]).tables == (None, "gu")

    def test_show_in_the_repr_only_where_tables_are_used(self):
        assert repr(measure("न", national="hi")) == (
            "MessageSize(encoding='GSM-7', units=1, segments=1, remaining=154, "
            "tables=ShiftTables(locking='hi', single=None))"
        )
        assert "tables" not in repr(measure("a", national="hi"))

    def test_leave_no_culprits_where_tables_have_them(self):
        assert measure("न", national="hi").culprits == ()

    def test_know_how_many_parts_a_message_can_have(self):
        assert MAX_SEGMENTS == 255
        assert measure("a" * 153 * 255).segments == MAX_SEGMENTS


class TestNationalSaving:
    def test_says_what_the_tables_save(self):
        saving = national_saving("न" * 250)
        assert str(saving) == "Hindi with the national table: 2 segments instead of 4"
        assert (saving.size.segments, saving.instead_of) == (2, 4)

    def test_names_two_languages(self):
        assert str(national_saving("ক" * 100 + "।")) == (
            "Bengali and Gujarati with the national tables: 1 segment instead of 2"
        )

    @pytest.mark.parametrize("text", ["", "a" * 500, "न" * 70, "न" * 71 + "😀", "é" * 161])
    def test_is_none_where_nothing_is_saved(self, text):
        assert national_saving(text) is None

    def test_counts_by_the_same_options(self):
        assert national_saving("न" * 134, reference=16).instead_of == 3
        assert national_saving("न" * 134).instead_of == 2
        assert national_saving("न" * 134, national=["ur"]) is None

    def test_sees_a_saving_in_gsm_7_as_well(self):
        assert str(national_saving("€" * 100)) == "Turkish with the national table: 1 segment instead of 2"


class TestShiftTables:
    def test_are_named(self):
        assert str(ShiftTables("or", None)) == "Oriya"
        assert ShiftTables() == (None, None)


SHARED_CASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "segments" / "cases.jsonl"
# The cases name languages by the identifiers of TS 23.038 section 6.2.1.2.4.
IDENTIFIERS = dict(enumerate(LANGUAGES, start=1))


@pytest.mark.skipif(
    not SHARED_CASES.is_file(), reason="the shared segment cases lie beside the repository only"
)
class TestOtherLibrariesCases:
    """Cases gathered from other libraries and the standards, outside this repository."""

    def test_agree_all(self):
        cases = [json.loads(line) for line in SHARED_CASES.read_text("utf-8").splitlines()]
        assert cases
        assert [line for case in cases for line in _differences(case)] == []


def _options(case) -> dict[str, object]:
    given = dict(case.get("options") or {})
    options = {"reference": given.pop("ref_bits", 8)}
    national = given.pop("national", "none")
    if isinstance(national, list):
        options["national"] = [IDENTIFIERS[number] for number in national]
    else:
        options["national"] = "auto" if national == "all" else national
    assert not given, f"{case['id']} has options that no test knows: {given}"
    return options


def _differences(case) -> list[str]:
    size = measure(case["text"], **_options(case))
    found = [(name, getattr(size, name), case[name]) for name in ("encoding", "units", "segments")]
    return [
        f"{case['id']}: {name} is {ours}, expected {theirs}"
        for name, ours, theirs in found
        if theirs is not None and ours != theirs
    ]


@pytest.mark.parametrize("call", [measure, split, lambda text, **options: fit(text, 2, **options)])
@pytest.mark.parametrize("option", ["reference", "national", "whole_clusters"])
def test_an_option_past_what_python_writes_out_is_our_error(call, option):
    with pytest.raises(OptionError):
        call("a", **{option: 10**5000})


def test_so_is_a_count_of_segments():
    with pytest.raises(OptionError):
        fit("a", -(10**5000))
