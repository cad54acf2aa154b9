"""What `find_urls` promises of every text: one class a promise, over texts built out of pieces."""

from __future__ import annotations

import pytest
import strategies
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import policies, sentence_marks, texts_with_urls, texts_without_urls, urls

from engage_text.urls import BarePolicy, UrlSpan, find_urls, scan_urls

POLICIES: tuple[BarePolicy, ...] = ("any", "likely", "never")

any_texts = texts_with_urls | strategies.any_texts


def _places(spans: tuple[UrlSpan, ...], shift: int = 0) -> list[tuple[int, int]]:
    return [(span.start + shift, span.end + shift) for span in spans]


class TestSpansAreExact:
    @given(any_texts, policies)
    def test_ordered_disjoint_and_cut_from_the_text(self, text: str, bare: BarePolicy) -> None:
        floor = 0
        for span in find_urls(text, bare=bare):
            assert floor <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
            floor = span.end

    @given(any_texts, policies)
    def test_links_and_doubtful_hosts_are_disjoint(self, text: str, bare: BarePolicy) -> None:
        found = scan_urls(text, bare=bare)
        assert found.urls == find_urls(text, bare=bare)
        floor = 0
        for start, end, written in sorted((s.start, s.end, s.text) for s in (*found.urls, *found.doubtful)):
            assert floor <= start < end
            assert text[start:end] == written
            floor = end

    @given(any_texts, policies)
    def test_targets_are_absolute(self, text: str, bare: BarePolicy) -> None:
        for span in find_urls(text, bare=bare):
            assert span.target.lower().startswith(("http://", "https://"))
            assert span.target.endswith(span.text)
            assert (span.evidence == "scheme") == (span.target == span.text)
            assert span.host == span.host.lower()
            assert span.host.endswith(span.suffix)


class TestNothingRaises:
    @given(strategies.any_texts, policies)
    def test_any_text_has_an_answer(self, text: str, bare: BarePolicy) -> None:
        scan_urls(text, bare=bare)


class TestNoAnchorNoLink:
    @given(texts_without_urls, policies)
    def test_without_a_dot_or_a_scheme_there_is_nothing(self, text: str, bare: BarePolicy) -> None:
        assert scan_urls(text, bare=bare) == ((), ())


class TestALinkAloneIsWhole:
    @pytest.mark.parametrize("bare", ["any", "never"])
    @given(text=texts_with_urls)
    def test_a_detected_link_is_detected_alone(self, bare: BarePolicy, text: str) -> None:
        for span in find_urls(text, bare=bare):
            if text[span.start - 1 : span.start] not in {
                *"_*~"
            }:  # markup around it takes part in the judgement
                assert _places(find_urls(span.text, bare=bare)) == [(0, len(span.text))]


class TestSurroundingsChangeNothing:
    @given(urls, policies, st.sampled_from([" ", "\n", "\u00a0", "\u3000", "\t"]))
    def test_spaces(self, url: str, bare: BarePolicy, space: str) -> None:
        self._assert_same(url, bare, space, space)

    @given(
        urls,
        policies,
        st.sampled_from(
            ["()", "[]", "{}", "<>", "（）", "［］", "「」", "【】", '""', "“”", "«»", "‘’", "``"]
        ),
    )
    def test_brackets_and_quotes(self, url: str, bare: BarePolicy, pair: str) -> None:
        self._assert_same(url, bare, pair[0], pair[1])

    @given(urls, policies, sentence_marks)
    def test_sentence_punctuation(self, url: str, bare: BarePolicy, mark: str) -> None:
        self._assert_same(url, bare, "", mark)
        self._assert_same(url, bare, "", mark + " ")

    @staticmethod
    def _assert_same(url: str, bare: BarePolicy, before: str, after: str) -> None:
        alone = find_urls(url, bare=bare)
        if _places(alone) == [(0, len(url))]:
            assert _places(find_urls(before + url + after, bare=bare)) == _places(alone, len(before))


class TestTextsJoin:
    @pytest.mark.parametrize("bare", ["any", "never"])
    @given(a=texts_with_urls, b=texts_with_urls)
    @example(a="www", b="a.in@")
    def test_two_texts_with_a_space_between_are_the_two_joined(
        self, bare: BarePolicy, a: str, b: str
    ) -> None:
        both, doubtful = scan_urls(f"{a} {b}", bare=bare)
        # `www example.com` and `https: example.com` are reported as links that the space breaks.
        assume(not any(place.start < len(a) < place.end - 1 for place in doubtful))
        apart = [*_places(find_urls(a, bare=bare)), *_places(find_urls(b, bare=bare), len(a) + 1)]
        assert _places(both) == apart


class TestPoliciesNest:
    @given(any_texts)
    def test_any_finds_all_that_the_others_find(self, text: str) -> None:
        widest = {*_places(find_urls(text, bare="any"))}
        assert widest >= {*_places(find_urls(text, bare="likely"))}
        assert widest >= {*_places(find_urls(text, bare="never"))}

    @given(any_texts)
    def test_likely_adds_bare_hosts_only(self, text: str) -> None:
        never, likely = find_urls(text, bare="never"), find_urls(text)
        assert {span.evidence for span in {*likely} - {*never}} <= {"host"}
        assert {*never} <= {*likely}
