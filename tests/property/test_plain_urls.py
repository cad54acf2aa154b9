"""The usual URL is read at once, and as the step-by-step reading would have it: the same spans, the same reasons."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from engage_text.urls import BarePolicy, Explanation, explain_urls

policies = st.sampled_from(["any", "likely", "never"])
# Close to what is plain, so that the borders between the two readings are met often.
labels = st.text("ab1-x", min_size=1, max_size=4) | st.sampled_from(
    [
        "www",
        "shop",
        "com",
        "co",
        "uk",
        "in",
        "xn--a",
        "the",
        "now-a",
        "A",
        "Ab",
        "a_b",
        "é",
        "0x7f",
        "1",
        "so",
        "net",
    ]
)
suffixes = st.sampled_from(
    ["com", "in", "co.in", "ly", "so", "ck", "www.ck", "zzz", "com.it", "gov.uk", "io", "COM"]
)
schemes = st.sampled_from(["", "", "http://", "https://", "Http://", "x://"])
tails = st.sampled_from(
    [
        "",
        "/",
        "/a",
        "/a/b-c_d",
        "?a=b",
        "?ab",
        "?",
        "#x",
        "#",
        ":80",
        ":80/a",
        ":99999",
        ":8",
        "/a.b",
        "/x9.Call",
        "/a?",
        "/a~",
        "/T&C",
        "/a%20b",
        "/é",
        "/a*",
        "/in",
        "@b.com",
        "/a@b",
        "/{a}",
        "/?a=%A_B%&c=d",
        "/a#NAME#",
        "/a%%b%%",
        "/?n=[NAME]",
        "{a}",
    ]
)
before = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "(",
        ":",
        "x",
        ".",
        "..",
        "@",
        "#",
        "_",
        "*",
        "अ",
        "mailto:",
        ",",
        "/",
        "\u200b",
        "{",
        "{{ ",
        "{a}",
        "{{a}}.",
        "((a))",
        "%s.",
        "<Name>",
        "{a}-",
        "%20",
        "=20",
        "=",
        "&",
        "&#",
        "\\n",
        "\\",
        '\\"',
        '"',
        "'",
        "s'",
        ":-",
        "-",
        "@.",
        "¡",
        "£5",
        "5€",
        "}",
        "&quot;",
    ]
)
behind = st.sampled_from(
    [
        "",
        " ",
        "\n",
        ".",
        ", ",
        ")",
        "!",
        ":",
        "...",
        "_",
        "*",
        "अ",
        "é",
        "@a.com",
        "/",
        "x",
        "\u200b",
        "()",
        "}",
        " }}",
        "%",
        "{b}",
        "<Name>",
        ";",
        "&hl;",
        "&quot;",
        "&amp;b=2",
        "\\n",
        '"',
        "®",
        ".jpg",
        ".zip",
        "…",
        "{x",
        "|b",
    ]
)
hosts = st.builds(
    lambda head, suffix: ".".join([*head, suffix]), st.lists(labels, min_size=0, max_size=3), suffixes
)
urls = st.builds("{}{}{}{}{}".format, before, schemes, hosts, tails, behind)
texts = st.lists(
    urls
    | st.sampled_from(
        [" ", "at ", "go to ", "Rs.5 ", "ok ", "ok.so ", "Done.Pay ", "x.ai ", "main.rs ", "B.Com ", "a.IN "]
    ),
    max_size=5,
).map("".join)


class TestPlainReadingIsTheOther:
    @given(texts, policies)
    def test_same_places_for_the_same_reasons(self, text: str, bare: BarePolicy) -> None:
        at_once = explain_urls(text, bare=bare)
        assert at_once == _step_by_step(text, bare)


def _step_by_step(text: str, bare: BarePolicy) -> tuple[Explanation, ...]:
    no_dot = patch("engage_text.urls._scan.plain_dot", return_value=None)
    no_schemed = patch("engage_text.urls._scan.plain_schemed", return_value=None)
    with no_dot, no_schemed:
        return explain_urls(text, bare=bare)
