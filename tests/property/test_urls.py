"""What `find_urls` promises of every text: one class a promise, over texts built out of pieces."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engage_text.urls import BarePolicy, UrlSpan, find_urls, scan_urls

POLICIES: tuple[BarePolicy, ...] = ("any", "likely", "never")
policies = st.sampled_from(POLICIES)

words = st.sampled_from(
    [
        "a",
        "ok",
        "Done",
        "visit",
        "5",
        "www",
        "http",
        "x1",
        "हिंदी",
        "தமிழ்",
        "ไทย",
        "漢字",
        "かな",
        "한글",
        "été",
        "صفحة",
        "пример",
    ]
)
hosts = st.sampled_from(
    [
        *(
            "example.com",
            "a.co.in",
            "bit.ly",
            "ok.so",
            "come.in",
            "www.example.com",
            "Sub.Example.IN",
            "my-shop.example.net",
        ),
        *(
            "उदाहरण.भारत",
            "xn--p1b6ci4b4b3a.xn--h2brj9c",
            "bücher.de",
            "пример.рф",
            "例え.jp",
            "1.2.3.4",
            "[::1]",
            "localhost",
        ),
        *("a.zzz", "views.py", "{{host}}", "a_b.com", "yahoo.com"),
    ]
)
schemes = st.sampled_from(
    ["http://", "https://", "HTTP://", "Https://", "", "", "http://user@", "http://u:p@"]
)
ports = st.sampled_from(["", "", "", ":80", ":8443", ":99999", ":"])
tails = st.sampled_from(
    [
        *(
            "",
            "",
            "/",
            "/x",
            "/x/y.html",
            "?a=b&c=d",
            "#top",
            "/a_(b)",
            "/(",
            "/a)b",
            "/'a'",
            "/it's",
            "/%E0%A4%B9",
            "/{{name}}",
        ),
        *(
            "/{{ name }}/x",
            "/{#var#}",
            "/%s",
            "/हिन्दी",
            "/😀",
            "/x😀",
            "/x।",
            "/x。",
            "/क्\u200dष",
            "/?u=http://b.in/y",
            "/a|b",
            "/x*",
            "/x_",
        ),
    ]
)
urls = st.builds("{}{}{}{}".format, schemes, hosts, ports, tails)
sentence_marks = st.sampled_from(
    [*".,:;!?", "...", "…", "।", "॥", "،", "؟", "۔", "。", "、", "，", "！", "？", "።", "។", "—"]
)
brackets = st.sampled_from(
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "（",
        "）",
        "「",
        "」",
        "【",
        "】",
        '"',
        "'",
        "“",
        "”",
        "«",
        "»",
        "`",
    ]
)
emoji = st.sampled_from(["😀", "👉", "❤\ufe0f", "👨\u200d👩\u200d👧", "👍🏽", "➡", "✪"])
emails = st.sampled_from(["me@example.com", "first.last@a.co.in", "mailto:a.b@example.com", "a.in@", "@a.in"])
others = st.sampled_from(
    [
        "upi://pay?pa=a.b@ok",
        "intent://a.com/x",
        "tel:+911234567890",
        "#a.com",
        "$a.in",
        "*",
        "_",
        "~",
        "|",
        "://",
        "@",
        "/",
    ]
)
spaces = st.sampled_from([" ", " ", "\n", "\t", "\u00a0", "\u3000", "\r\n"])
oddities = st.sampled_from(
    [
        "\ud800",
        "\udfff",
        "\x00",
        "\x07",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\x85",
    ]
)
pieces = st.one_of(
    urls, urls, words, sentence_marks, brackets, emoji, emails, others, spaces, spaces, oddities
)
texts = st.lists(pieces, max_size=12).map("".join)
any_texts = st.one_of(texts, st.text(st.characters(codec=None), max_size=60))
no_anchor_texts = st.lists(
    st.one_of(
        words, emoji, spaces, sentence_marks.filter(lambda mark: not mark.startswith(".")), brackets, oddities
    ),
    max_size=12,
).map("".join)


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
    @given(st.text(st.characters(codec=None)), policies)
    def test_any_text_has_an_answer(self, text: str, bare: BarePolicy) -> None:
        scan_urls(text, bare=bare)


class TestNoAnchorNoLink:
    @given(no_anchor_texts, policies)
    def test_without_a_dot_or_a_scheme_there_is_nothing(self, text: str, bare: BarePolicy) -> None:
        assert scan_urls(text, bare=bare) == ((), ())


class TestALinkAloneIsWhole:
    @pytest.mark.parametrize("bare", ["any", "never"])
    @given(text=texts)
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
    @given(a=texts, b=texts)
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
