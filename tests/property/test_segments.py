"""`measure` and `split` against a slow and obvious reading of the standards, on texts made of borders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engage_text.segments import Encoding, fit, measure, national_saving, split

# 3GPP TS 23.038 section 6.2.1, grouped by script and not by septet, to be independent of our table.
TWO_SEPTETS = "\f^{}\\[~]|€"
ONE_SEPTET = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " \n\r!\"#$%&'()*+,-./:;<=>?@_"
    "£¥¤§¡¿"
    "ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü"
    "ΓΔΘΛΞΠΣΦΨΩ"
)
LIMITS = {"GSM-7": (160, 153), "UCS-2": (70, 67)}  # TS 23.040 sections 9.2.3.16 and 9.2.3.24.1
LEADS = [chr(c) for c in range(0xD800, 0xDC00)]  # the Unicode Standard, section 3.8
TRAILS = [chr(c) for c in range(0xDC00, 0xE000)]

# Run lengths that end at or beside a border, counted in characters of one unit and of two.
BORDERS = [n + d for n in (67, 70, 134, 153, 160, 306) for d in (-2, -1, 0, 1, 2)]
PAIR_BORDERS = [n // 2 for n in BORDERS]


def pieces(chars):
    """Draw a run that ends near a border, or a few characters that push what follows across it."""
    lengths = st.sampled_from(BORDERS + PAIR_BORDERS)
    runs = st.builds(lambda char, count: char * count, st.sampled_from(chars), lengths)
    return runs | st.text(chars, max_size=4)


def messages_of(chars):
    return st.lists(pieces(chars), max_size=5).map("".join)


GSM_MESSAGES = messages_of("aé\n" + TWO_SEPTETS)
MIXED_MESSAGES = messages_of("a€[`\x1b\tçन\ufe0f\uffff\U00010000😀\ud83d\ude00")
ANY_TEXTS = st.text(
    st.characters()
)  # `characters()` has the surrogates, which the default of `text` leaves out
MESSAGES = GSM_MESSAGES | MIXED_MESSAGES | ANY_TEXTS
CHARACTERS = st.characters() | st.sampled_from("a€`न😀\ud83d\ude00")


class TestLoneCulprit:
    """It is named exactly where leaving it out, and it alone, leaves a text of GSM-7."""

    @given(MESSAGES | st.text("a€’₹\ud83d😀"))
    def test_without_it_the_text_is_gsm(self, text):
        found = {char for char in text if char not in ONE_SEPTET and char not in TWO_SEPTETS}
        is_alone = len(found) == 1 and not found.intersection(LEADS + TRAILS)
        assert measure(text).lone_culprit == (found.pop() if is_alone else "")


def reference_encoding(text):
    for char in text:
        if char not in ONE_SEPTET and char not in TWO_SEPTETS:
            return "UCS-2"
    return "GSM-7"


def reference_width(char, encoding):
    if encoding == "GSM-7":
        return 2 if char in TWO_SEPTETS else 1
    return 2 if ord(char) > 0xFFFF else 1


def reference_units(text, encoding):
    return sum(reference_width(char, encoding) for char in text)


def unbroken(text):
    """List the pieces that travel together: characters, and a lead with its trail where they came apart."""
    together = []
    for char in text:
        if together and together[-1] in LEADS and char in TRAILS:
            together[-1] += char
        else:
            together.append(char)
    return together


def reference_split(text):
    encoding = reference_encoding(text)
    single, part = LIMITS[encoding]
    if reference_units(text, encoding) <= single:
        return [text]
    segments = [""]
    for piece in unbroken(text):
        if reference_units(segments[-1] + piece, encoding) > part:
            segments.append("")
        segments[-1] += piece
    return segments


class TestAgainstTheReference:
    @given(MESSAGES)
    def test_measure_gives_the_same_size(self, text):
        encoding = reference_encoding(text)
        segments = reference_split(text)
        limit = LIMITS[encoding][len(segments) > 1]
        size = measure(text)
        assert size.encoding == encoding
        assert size.units == reference_units(text, encoding)
        assert size.segments == len(segments)
        assert size.remaining == limit - reference_units(segments[-1], encoding)

    @given(MESSAGES)
    def test_split_cuts_at_the_same_places(self, text):
        assert list(split(text)) == reference_split(text)

    @given(MESSAGES)
    def test_culprits_are_the_characters_outside_the_alphabet(self, text):
        outside = [(c, i) for i, c in enumerate(text) if c not in ONE_SEPTET + TWO_SEPTETS]
        assert [(culprit.char, culprit.offset) for culprit in measure(text).culprits] == outside


class TestPromises:
    @given(MESSAGES)
    def test_joined_segments_are_the_text(self, text):
        assert "".join(split(text)) == text

    @given(MESSAGES)
    def test_measure_counts_the_segments_of_split(self, text):
        assert measure(text).segments == len(split(text))

    @given(MESSAGES)
    def test_each_segment_fits_its_limit_in_the_encoding_of_the_whole(self, text):
        """A segment may be GSM-7 when alone, yet it goes out in the encoding of its message."""
        segments = split(text)
        encoding = measure(text).encoding
        limit = LIMITS[encoding][len(segments) > 1]
        assert all(reference_units(segment, encoding) <= limit for segment in segments)

    @given(MESSAGES)
    def test_no_segment_is_empty_unless_the_text_is(self, text):
        assert all(split(text)) == bool(text)

    @given(MESSAGES)
    def test_a_gsm_7_text_has_no_culprits_and_any_other_has(self, text):
        size = measure(text)
        assert (size.encoding is Encoding.GSM_7) == (not size.culprits)

    @given(MESSAGES, CHARACTERS)
    def test_one_more_character_never_lowers_the_segments(self, text, char):
        assert measure(text + char).segments >= measure(text).segments

    @given(MESSAGES)
    def test_what_remains_is_what_still_fits(self, text):
        """Filling the last segment with a character of one unit adds no segment, one more does."""
        size = measure(text)
        full = text + "a" * size.remaining
        assert measure(full).segments == size.segments
        assert measure(full + "a").segments == size.segments + 1

    @given(MESSAGES)
    def test_the_same_text_gives_the_same_size(self, text):
        assert measure(text) == measure("".join(list(text)))


NATIONAL_MESSAGES = messages_of("aA€न।ि्क़ğşçíãতا؎ط\u064b")
CLUSTERED_MESSAGES = messages_of("ae\u0301नि्क\u200d👩🏽🇮\r\n\u1100\u1161\u11a8\ud83d\udffd")
OPTIONED_MESSAGES = MESSAGES | NATIONAL_MESSAGES | CLUSTERED_MESSAGES
OPTIONS = st.fixed_dictionaries(
    {
        "reference": st.sampled_from([8, 16]),
        "national": st.sampled_from(["none", "auto", ["hi"], ["tr", "ur"], ["es", "pt", "bn"]]),
        "whole_clusters": st.booleans(),
    }
)


class TestPromisesUnderEveryOptionSet:
    @given(OPTIONED_MESSAGES, OPTIONS)
    def test_joined_segments_are_the_text_and_measure_counts_them(self, text, options):
        segments = split(text, **options)
        assert "".join(segments) == text
        assert len(segments) == measure(text, **options).segments
        assert all(segments) == bool(text)

    @given(OPTIONED_MESSAGES, OPTIONS)
    def test_each_segment_fits_alone(self, text, options):
        assert all(measure(segment, **options).segments == 1 for segment in split(text, **options))

    @given(OPTIONED_MESSAGES, OPTIONED_MESSAGES | CHARACTERS, OPTIONS)
    def test_what_is_appended_never_lowers_the_segments(self, text, more, options):
        assert measure(text + more, **options).segments >= measure(text, **options).segments

    @given(OPTIONED_MESSAGES, OPTIONS)
    def test_tables_never_cost_a_segment(self, text, options):
        without = measure(text, **{**options, "national": "none"})
        assert measure(text, **options).segments <= without.segments

    @given(OPTIONED_MESSAGES, OPTIONS)
    def test_a_saving_is_one(self, text, options):
        if (saving := national_saving(text, **options)) is not None:
            assert saving.size == measure(text, **options)
            assert saving.size.segments < saving.instead_of
            assert saving.instead_of == measure(text, **{**options, "national": "none"}).segments

    @given(OPTIONED_MESSAGES, st.integers(1, 4), OPTIONS)
    def test_what_fits_is_told_and_nothing_else(self, text, room, options):
        result = fit(text, room, **options)
        size = measure(text, **options)
        assert result.segments == size.segments
        assert result.fits == (size.segments <= room) == (result.cut == len(text)) == (result.excess == 0)
        assert 0 <= result.excess <= size.units
        assert measure(text[: result.cut], **options).segments <= room
