"""`SegmentOptions`: one value for how a text is counted, and the flat keywords as shorthand for it."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from engage_text import OptionError, SegmentOptions, fit, measure, split, transliterate
from engage_text.segments import national_saving

TEXT = "नमस्ते, आपका पार्सल आज आएगा। " * 6
FLAT = [{"reference": 16}, {"national": "auto"}, {"national": ["ta", "hi"]}, {"national": "hi"},
        {"whole_clusters": True}, {"reference": 16, "national": ("hi",), "whole_clusters": True}]  # fmt: skip
FUNCTIONS = [measure, split, lambda text, **options: fit(text, 2, **options), national_saving, transliterate]


class TestTheValue:
    def test_is_hashable_comparable_and_frozen(self):
        options = SegmentOptions(national=["hi", "ta"])
        assert options.national == ("hi", "ta")
        same = [SegmentOptions(national=("hi", "ta", "hi")), SegmentOptions(national=iter(["hi", "ta"]))]
        assert len({options, copy.copy(options), replace(options), *same}) == 1
        assert options != SegmentOptions(national=["ta", "hi"]), "the order is that of preference"
        with pytest.raises(FrozenInstanceError):
            options.reference = 16  # type: ignore[misc]

    def test_does_not_change_with_the_list_that_the_caller_keeps(self):
        languages = ["hi"]
        options = SegmentOptions(national=languages)
        languages.append("ta")
        assert options == SegmentOptions(national="hi")

    @pytest.mark.parametrize("flat", [{}, *FLAT], ids=str)
    def test_comes_back_from_a_pickle_and_counts_the_same(self, flat):
        options = SegmentOptions(**flat)
        again = pickle.loads(pickle.dumps(options))  # noqa: S301 - our own bytes
        assert again == options
        assert measure(TEXT, options=again) == measure(TEXT, options=options)

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"reference": 7}, "reference must be 8 or 16 bits"),
            ({"reference": True}, "reference must be 8 or 16 bits"),
            ({"national": "klingon"}, 'national must be "none", "auto", or languages out of '),
            ({"national": ["hi", 3]}, 'national must be "none", "auto", or languages out of '),
            ({"national": 3}, 'national must be "none", "auto", or languages out of '),
            ({"whole_clusters": 1}, "whole_clusters must be True or False, got int"),
        ],
        ids=str,
    )
    def test_a_wrong_value_is_an_option_error(self, given, message):
        with pytest.raises(OptionError) as raised:
            SegmentOptions(**given)
        assert str(raised.value).startswith(message)

    def test_a_language_may_be_a_str_without_a_hash(self):
        class Unhashable(str):
            __slots__ = ()
            __hash__ = None  # type: ignore[assignment]

            def __eq__(self, other: object) -> bool:
                return str.__eq__(self, other)

        assert SegmentOptions(national=[Unhashable("hi")]) == SegmentOptions(national="hi")


@pytest.mark.parametrize("flat", FLAT, ids=str)
@pytest.mark.parametrize("function", FUNCTIONS)
class TestKeywords:
    def test_are_shorthand(self, function, flat):
        if function is national_saving:
            flat = {"national": "auto", **flat}
        assert function(TEXT, options=SegmentOptions(**flat)) == function(TEXT, **flat)

    def test_do_not_go_with_options(self, function, flat):
        with pytest.raises(OptionError) as raised:
            function(TEXT, options=SegmentOptions(), **flat)
        assert str(raised.value) == f"give either options or {' and '.join(flat)}, not both"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_none_are_the_defaults(function):
    """What `national_saving` would save is asked for all tables, unless options say which."""
    options = SegmentOptions(national="auto") if function is national_saving else SegmentOptions()
    assert function(TEXT) == function(TEXT, options=None) == function(TEXT, options=options)


@pytest.mark.parametrize("wrong", [8, "auto", {}, SegmentOptions])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_is_not_a_segment_options(function, wrong):
    with pytest.raises(OptionError, match=r"^options must be a SegmentOptions or None, got "):
        function(TEXT, options=wrong)
