"""`find_urls`, `scan_urls` and `explain_urls` give the same places, and so do the fast path and the full one."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from typing import Literal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.hosts import SuffixList
from engage_text.urls import BarePolicy, Explanation, HostRules, UrlScan, explain_urls, find_urls, scan_urls

# What answers sooner than the full reading: with these switched off, each place is read step by step.
_NEVER = re.compile(r"(?!)")
SHORTCUTS: dict[str, object] = {
    "engage_text.urls._scan.fast_dot": lambda *_: None,
    "engage_text.urls._scan.fast_schemed": lambda *_: None,
    "engage_text.urls._scan._may_be_reported": lambda *_: True,
    "engage_text.urls._tail._fast_tail": _NEVER.fullmatch,
}
TEXTS_THAT_DIFFERED = [
    "https: Done.So we go",
    "http:/ Done.Pay",
    "mailto:me@corp.notatld?cc=example.com",
    "https://example.com.? HTTPS://EXAMPLE.com.?",
    "https://example.com.: and HTTPS://example.com.:",
    "x.zzz.https//a.in/b",
    "see .https ://a.in/b",
    "a hyphen -.1.com",
    "com{{ 1.com/ }}",
    "x{{ www.a.com/b }}",
    "a suffix shop.ck",
    "a{{ 1.com/ }}",
    "a{{ 1.com? }}",
    "a{{ http://1.com }}",
    "a „http://example.com/x“{{ 1.com/ }}",
]

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
        [
            *(
                " ",
                "at ",
                "go to ",
                "Rs.5 ",
                "ok ",
                "ok.so ",
                "Done.Pay ",
                "x.ai ",
                "main.rs ",
                "B.Com ",
                "a.IN ",
            ),
            # What makes a text casual, names that read as words, and addresses that lost their `@`.
            *(
                "frm u lah ",
                "tird.cl ",
                "late.then he ",
                "tell.me.in ",
                "shopee.sg ",
                "On Acme Card ",
                "a.com: ",
            ),
            *("priya ", "mail joe@ ", "x (at) ", "k @ ", "gmail.com ", "usc.edu ", "home.com ", "done.it's "),
        ]
    ),
    max_size=5,
).map("".join)


broken = st.sampled_from(
    [
        "https//", "http:/", "https:", "https;//", "https ://", "https:// ", "https:\\/\\/", "https:///", "https：//",
        "ｈttps://", "h\u200bttps://", "htps://", "hxxp://", "https://https://", "//", "www,", "www..", "http.",
        "https: ", "http:/ ", "git+https://", "payhttps://",
        "\ufffd", "mailto:a@b.zzz?c=", ".?", ":", "..", " .", "{{x}}", "%20", "&amp;",
    ]
)  # fmt: skip
DATA = Path(__file__).resolve().parents[1] / "data"
pictures = st.sampled_from(
    [
        re.sub("[⟦⟧]", "", line.rpartition(" # ")[0])
        for name in ("urls.txt", "broken_urls.txt")
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
        if " # " in line and not line.startswith(";")
    ]
)
mixtures = st.lists(urls | broken | pictures | st.sampled_from([" ", "\n", ", ", "at "]), max_size=6).map(
    "".join
)
RULES = (
    None,
    HostRules(extra_suffixes=["zzz", "corp"]),
    HostRules(always=["ok.so", "a.zzz", "1.2.3.4", "come.in"], never=["example.com", "bit.ly"]),
    HostRules(suffixes=SuffixList.from_lines(["com", "in", "co.in", "it", "zzz", "*.ck", "!www.ck"])),
)
rules = st.sampled_from(RULES)


class TestFindScanAndExplainAgree:
    """One oracle: three functions and both readings, the fast path and the full one, give the same places."""

    @given(texts | mixtures, policies, rules, st.sampled_from(["http", "https"]))
    def test_same_places_for_the_same_reasons(
        self, text: str, bare: BarePolicy, hosts: HostRules | None, scheme: Literal["http", "https"]
    ) -> None:
        fast = _answers(text, bare, hosts, scheme)
        with ExitStack() as without_shortcuts:
            for name, value in SHORTCUTS.items():
                without_shortcuts.enter_context(patch(name, value))
            full = _answers(text, bare, hosts, scheme)
        assert fast == full

    @pytest.mark.parametrize("bare", ["any", "likely", "never"])
    @pytest.mark.parametrize("text", TEXTS_THAT_DIFFERED)
    def test_texts_that_differed(self, text: str, bare: BarePolicy) -> None:
        self.test_same_places_for_the_same_reasons.hypothesis.inner_test(self, text, bare, None, "http")  # type: ignore[attr-defined]


def _answers(
    text: str, bare: BarePolicy, hosts: HostRules | None, scheme: Literal["http", "https"]
) -> tuple[UrlScan, tuple[Explanation, ...]]:
    """Return what scan and explain say of the text, once find and explain are compared with scan."""
    found = find_urls(text, bare=bare, scheme=scheme, hosts=hosts)
    scanned = scan_urls(text, bare=bare, scheme=scheme, hosts=hosts)
    explained = explain_urls(text, bare=bare, hosts=hosts)
    assert found == scanned.urls
    links = [(p.start, p.end, p.text, p.reason) for p in explained if p.is_link]
    assert links == [(u.start, u.end, u.text, u.evidence) for u in found]
    places = {(p.start, p.end, p.text, p.reason) for p in explained if not p.is_link}
    assert places >= set(scanned.doubtful)
    for url in found:
        assert url.target == (url.text if url.evidence == "scheme" else f"{scheme}://{url.text}")
    return scanned, explained
