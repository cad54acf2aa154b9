"""Why a place is a link, or why not: every reason there is, and that the links are those of `find_urls`."""

from __future__ import annotations

import pytest

from engage_text import HostRules, explain_urls, find_urls
from engage_text.urls._evidence import EVIDENCE, REASONS

CASES = [
    ("see https://example.com/x now", "https://example.com/x", "scheme"),
    ("see www.example.com now", "www.example.com", "www"),
    ("see example.com/x now", "example.com/x", "path"),
    ("see example.com now", "example.com", "host"),
    ("lets meet ok.so", "ok.so", "word-suffix"),
    ("see readme.md there", "readme.md", "file-name"),
    ("see example.com.pdf there", "example.com.pdf", "file-name"),
    ("see example.co.in.pdf there", "example.co.in.pdf", "file-name"),
    ("see example.in.pdf there", "example.in.pdf", "no-suffix"),
    ("see co.in.pdf there", "co.in.pdf", "no-suffix"),
    ("write to name yahoo.com", "yahoo.com", "lost-at"),
    ("from 192.168.1.1 here", "192.168.1.1", "bare-ip"),
    ("on www.example.notatld now", "www.example.notatld", "unknown-suffix"),
    ("Hi%20example.com there", "%20example.com", "in-escape"),
    ("only \u20ac5acme.com", "\u20ac5acme.com", "sign"),
    ("Arnold's.com is mine", "s.com", "cut-word"),
    ("84 Days.Click here", "Days.Click", "sentence"),
    ("write to info@example.com now", "example.com", "e-mail"),
    ("write to first.in@example.com", "first.in", "e-mail"),
    ("thanks @example.com", "example.com", "mention"),
    ("the tag #example.com", "example.com", "tag"),
    ("read a/example.com", "example.com", "in-path"),
    ("hi {{ user.name }}", "user.name", "placeholder"),
    ("pay upi://pay?pa=a.com now", "upi://pay?pa=a.com", "other-scheme"),
    ("mail mailto:x,example.com now", "example.com", "other-scheme"),
    ("it is done.Visit us", "done.Visit", "no-suffix"),
    ("it is http://...", "http://...", "no-host"),
    ("pay https//a.in/x now", "https//a.in/x", "missing-colon"),
    ("pay https:/a.in/x now", "https:/a.in/x", "missing-slash"),
    ("pay https:///a.in/x now", "https:///a.in/x", "extra-slash"),
    ("pay https;//a.in/x now", "https;//a.in/x", "wrong-mark"),
    ("pay htps://a.in/x now", "htps://a.in/x", "misspelled-scheme"),
    ("pay https ://a.in/x now", "https ://a.in/x", "space-in-scheme"),
    ("pay https:\\/\\/a.in/x now", "https:\\/\\/a.in/x", "escaped-slashes"),
    ("pay ｈttps://a.in/x now", "ｈttps://a.in/x", "odd-characters"),
    ("pay //a.in/x now", "//a.in/x", "no-scheme"),
    ("pay https://https://a.in/x now", "https://", "double-scheme"),
    ("pay http://-a.in/x now", "http://-a.in/x", "bad-host"),
    ("at http://paypal.com登录.com/x", "登录.com/x", "cut-host"),
    ("version 1.2.3.4.5 is out", "1.2.3.4.5", "no-address"),
]


@pytest.mark.parametrize(("text", "place", "reason"), CASES, ids=[reason for *_, reason in CASES])
def test_each_reason(text: str, place: str, reason: str) -> None:
    found = [(p.text, p.reason) for p in explain_urls(text)]
    assert (place, reason) in found


def test_the_policy_and_the_caller_s_rules_are_reasons_too():
    assert [p.reason for p in explain_urls("example.com", bare="never")] == ["bare-host"]
    assert [p.reason for p in explain_urls("http://a.in", hosts=HostRules(never=["a.in"]))] == ["never"]


def test_every_reason_is_worded_and_met():
    met = {reason for *_, reason in CASES} | {"bare-host", "never"}
    assert met == {*REASONS, *EVIDENCE}
    for place in (p for text, *_ in CASES for p in explain_urls(text)):
        assert place.why == {**REASONS, **EVIDENCE}[place.reason]
        assert place.is_link == (place.reason in EVIDENCE)


@pytest.mark.parametrize("bare", ["any", "likely", "never"])
def test_the_links_are_those_of_find_urls(bare: str) -> None:
    text = " | ".join(text for text, *_ in CASES)
    links = [(p.start, p.end, p.text) for p in explain_urls(text, bare=bare) if p.is_link]  # type: ignore[arg-type]
    assert links == [u[:3] for u in find_urls(text, bare=bare)]  # type: ignore[arg-type]


def test_places_are_in_order_and_disjoint():
    text = " ".join(text for text, *_ in CASES)
    floor = 0
    for place in explain_urls(text):
        assert floor <= place.start < place.end
        assert text[place.start : place.end] == place.text
        floor = place.end
