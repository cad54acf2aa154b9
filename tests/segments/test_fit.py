"""What `fit` promises. The beginnings themselves are compared one by one in `test_segments.py`."""

from __future__ import annotations

import pytest

from engage_text.problems import OptionError
from engage_text.segments import Fit, fit, measure


def fitting(segments, excess, cut):
    return Fit(fits=True, segments=segments, excess=excess, cut=cut)


def too_long(segments, excess, cut):
    return Fit(fits=False, segments=segments, excess=excess, cut=cut)


FITS = [
    pytest.param("", 1, fitting(1, 0, 0), id="empty"),
    pytest.param("a" * 160, 1, fitting(1, 0, 160), id="just"),
    pytest.param("a" * 161, 1, too_long(2, 1, 160), id="one-too-many"),
    pytest.param("a" * 306, 2, fitting(2, 0, 306), id="two-parts"),
    pytest.param("a" * 310, 2, too_long(3, 4, 306), id="two-parts-and-four"),
    pytest.param("a" * 159 + "€", 1, too_long(2, 2, 159), id="a-pair-goes-as-one"),
    pytest.param("a" * 152 + "€" * 100, 2, too_long(3, 48, 228), id="the-gap-counts"),
    pytest.param("न" * 100, 1, too_long(2, 30, 70), id="ucs-2"),
    pytest.param("न" * 69 + "😀", 1, too_long(2, 2, 69), id="surrogate-pair"),
    pytest.param("न" * 69 + "\ud83d\ude00", 1, too_long(2, 2, 69), id="two-surrogates-are-a-pair"),
    pytest.param("a" * 100 + "₹", 1, too_long(2, 1, 100), id="gsm-7-without-the-culprit"),
    pytest.param("a" * 200 + "₹" * 3, 1, too_long(4, 43, 160), id="gsm-7-up-to-its-own-end"),
    pytest.param("a" * 60 + "₹" + "a" * 20, 1, too_long(2, 11, 70), id="ucs-2-reaches-further"),
]


class TestFit:
    @pytest.mark.parametrize(("text", "segments", "expected"), FITS)
    def test_says_what_must_go(self, text, segments, expected):
        assert fit(text, segments) == expected
        assert measure(text[: expected.cut]).segments <= segments

    def test_keeps_clusters_whole_when_asked(self):
        text = "न" * 69 + "नि"
        assert fit(text, 1).cut == 70
        assert fit(text, 1, whole_clusters=True) == too_long(2, 2, 69)

    def test_never_ends_within_the_cluster_of_the_culprit(self):
        text = "a" * 100 + "e\u0301" + "a" * 100
        assert fit(text, 1).cut == 101
        assert fit(text, 1, whole_clusters=True).cut == 100

    def test_cuts_a_cluster_that_is_bigger_than_a_message(self):
        assert fit("न" + "\u0301" * 99, 1, whole_clusters=True) == too_long(2, 30, 70)
        assert fit("aन" + "\u0301" * 99, 1, whole_clusters=True).cut == 1

    def test_uses_the_room_of_a_single_message(self):
        """2 and 66 units make two parts, and the 2 after them a third; as a single message all 70 fit."""
        text = "ab" + "न" + "\u0301" * 65 + "ab" + "न" * 80
        result = fit(text, 2, whole_clusters=True)
        assert result.cut >= 70
        assert measure(text[: result.cut], whole_clusters=True).segments <= 2

    def test_uses_tables_where_allowed(self):
        assert fit("न" * 200, 1, national=["hi"]) == too_long(2, 45, 155)
        assert fit("न" * 200 + "😀", 1, national=["hi"]).cut == 155
        assert fit("a" * 150 + "ê" + "a" * 20, 1, national=["pt"]) == too_long(2, 16, 155)
        assert fit("a" * 150 + "á" + "a" * 20, 1, national=["es"]) == too_long(2, 17, 154)

    @pytest.mark.parametrize("segments", [0, -1, 1.0, "1", None, True])
    def test_takes_a_whole_number_from_one_on(self, segments):
        with pytest.raises(OptionError):
            fit("a", segments)
