"""Broken links are reported and never shortened, and neither is a piece of one; what only looks like one is silent."""

from __future__ import annotations

import re
from pathlib import Path

import builders
import pytest

from engage_text import (
    Problem,
    RequestError,
    find_urls,
    prepare,
    scan_urls,
)
from engage_text.urls import SCHEME_FAULTS, near_suffix
from engage_text.urls._near import distance

PICTURES = Path(__file__).resolve().parents[1] / "data" / "broken_urls.txt"
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(n))")
VALID = builders.request()
SHORTENER = builders.shortener()


def _pictures() -> list[object]:
    lines = PICTURES.read_text(encoding="utf-8").splitlines()
    drawn = [line.rpartition(" # ") for line in lines if line and not line.startswith(";")]
    assert all(mark for _, mark, _ in drawn)
    return [
        pytest.param(
            _ESCAPE.sub(lambda m: "\n" if m[2] else chr(int(m[1], 16)), picture), reason, id=ascii(picture)
        )
        for picture, _, reason in drawn
    ]


PICTURED = _pictures()


def _outcome(text: str) -> tuple[list[Problem], list[str], str]:
    """Return the problems of the links, the targets that were shortened, and the body that goes out."""
    try:
        done = prepare({**VALID, "msg": text}, shortener=SHORTENER, ids=1)
    except RequestError as error:
        return list(error.report), [], text
    found = [p for p in done.report if p.code.startswith("url-")]
    return found, [link.target for link in done.links], str(done.payload["msg"])


@pytest.mark.parametrize("bare", ["likely", "any", "never"])
@pytest.mark.parametrize(("picture", "reason"), PICTURED)
def test_picture(picture: str, reason: str, bare: str) -> None:
    text = re.sub("[⟦⟧]", "", picture)
    found = scan_urls(text, bare=bare)  # type: ignore[arg-type]
    broken = [d for d in found.doubtful if d.reason in {*SCHEME_FAULTS, "bad-host", "unknown-suffix"}]
    if reason == "silent":
        assert not broken
        return
    [place] = broken
    assert (f"{text[: place.start]}⟦{place.text}⟧{text[place.end :]}", place.reason) == (picture, reason)
    assert found.urls == find_urls(text, bare=bare) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("picture", "reason"), PICTURED)
def test_a_broken_link_is_reported_and_goes_out_as_it_is(picture: str, reason: str) -> None:
    text = re.sub("[⟦⟧]", "", picture)
    problems, targets, body = _outcome(text)
    codes = {"unknown-suffix": "url-doubtful", "bad-host": "url-broken-host"}
    if reason == "silent":
        assert not {"url-broken-scheme", "url-broken-host"} & {p.code for p in problems}
        return
    assert [p.code for p in problems] == [codes.get(reason, "url-broken-scheme")]
    assert problems[0].hint
    assert (targets, body) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "ahttps://blog.example.com/x-y",
        "Clickhttps://example.com/a",
        "go wwww.example.com/x now",
        "Clickwww.example.com/x now",
        "Rs.5http://example.com/x",
        "смотриhttps://example.com/x",
    ],
)
def test_a_letter_before_a_url_is_reported(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-glued-before"]
    assert (targets, body) == ([], text)
    assert len(find_urls(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "देखेंhttps://example.com/x",
        "请看https://example.com/x",
        "now.https://example.com/x",
        "Click:https://example.com/x",
        "_https://example.com/x_",
        "👉https://example.com/x",
        "(https://example.com/x)",
    ],
)
def test_marks_and_scripts_without_spaces_may_touch_it(text: str) -> None:
    problems, targets, _ = _outcome(text)
    assert not problems
    assert targets == ["https://example.com/x"]


@pytest.mark.parametrize(
    "text", ["https://https://bit.ly/x1", "http://https://bit.ly/x1", "https:https://bit.ly/x1"]
)
def test_of_a_doubled_scheme_the_inner_link_counts(text: str) -> None:
    assert [url.text for url in find_urls(text)] == ["https://bit.ly/x1"]
    problems, targets, body = _outcome(text)
    assert [(p.code, "twice" in p.message) for p in problems] == [("url-broken-scheme", True)]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u00a0"])
def test_a_host_that_a_space_parts_from_its_scheme_is_a_link_of_its_own(space: str) -> None:
    """Handsets open it, and show the scheme as text."""
    text = f"Pay at https://{space}example.com/a now"
    assert [url.text for url in find_urls(text)] == ["example.com/a"]
    problems, targets, body = _outcome(text)
    assert [(p.code, "a space is inside the scheme" in p.message) for p in problems] == [
        ("url-broken-scheme", True)
    ]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/caf\ufffd",
        "https://example.com/a\ufffdb/c",
        "https://ex\ufffdmple.com/a",
        "example.com\ufffd/a",
        "https://example.com/caf%EF%BF%BD",
        "https://example.com/?q=%ef%bf%bd",
    ],
)
def test_a_url_that_lost_a_character_stays_as_it_is(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert "url-lost-character" in [p.code for p in problems]
    assert (targets, body) == ([], text)


def test_a_lost_character_elsewhere_is_not_the_urls():
    problems, targets, _ = _outcome("Hi \ufffd, pay https://example.com/cafe now")
    assert not problems
    assert targets == ["https://example.com/cafe"]


def test_another_suffix_is_named_as_a_condition():
    [found] = _outcome("example.con/x")[0]
    assert "write .com if that is the suffix you mean" in found.hint
    [found] = _outcome("www.example.notatld")[0]
    assert " if that is" not in found.hint


@pytest.mark.parametrize(
    ("label", "near"), [("con", "com"), ("comm", "com"), ("ner", "net"), ("tech", ""), ("c", "")]
)
def test_near_suffixes(label: str, near: str) -> None:
    assert near_suffix(label) == near


@pytest.mark.parametrize(
    ("a", "b", "apart"), [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "c", 2), ("", "ab", 2)]
)
def test_distance(a: str, b: str, apart: int) -> None:
    assert distance(a, b) == distance(b, a) == apart


@pytest.mark.parametrize(
    "text",
    [
        "wwwexample.com/x",
        "https://wwwexample.co.in",
        "www-example.com/x",
        "WWWEXAMPLE.IN/X",
        "ww.example.com/x",
        "https://ww.example.in/x",
        "https://wwww.example.com/x",
    ],
)
def test_a_mistyped_www_is_reported(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-mistyped-www"]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "https://www1.example.com/x",
        "https://ww2.example.com/x",
        "https://www-01.example.com/x",
        "https://wwwnc.example.gov/x",
        "https://www360.com/x",
        "https://wwf.org/x",
        "https://www.com/x",
        "https://ww.com/x",
        "https://www.ww.com/x",
        "https://m.wwwexample.com/x",
    ],
)
def test_hosts_that_begin_like_www_are_links(text: str) -> None:
    problems, targets, _ = _outcome(text)
    assert (problems, targets) == ([], [text])


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com /x",
        "https://example.com /x9 now",
        "Pay at https://example.com /Ab9k.",
        "www.example.com /abc/def today",
        "example.com /?id=5",
        "go to https://example.com /offers\nRegards",
    ],
)
def test_a_space_before_the_path_is_reported(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-parted"]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com /app now",
        "https://example.com /T&C apply",
        "https://example.com / https://example.in",
        "https://example.com /1800-123-456 now",
        "https://example.com/a /b9",
        "https://example.com //",
        "https://example.com  /x9",
    ],
)
def test_a_slash_of_the_sentence_is_silent(text: str) -> None:
    problems, targets, _ = _outcome(text)
    assert not problems
    assert targets


@pytest.mark.parametrize(
    "text",
    [
        "http://icici.in\uff0fevil.com/x",
        "http://icici.in\uff1fevil.com/x",
        "https://icici.in\uff0fevil.com",
        "http://icici.in:80\u3002evil.com/x",
        "http://icici.in\u2027evil.com",
        "www.icici.in\uff0fevil.com/x",
        "http://icici.in\uff1aevil.com/x",
    ],
)
def test_no_piece_after_a_mark_that_looks_like_one_of_a_url(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-glued", "url-doubtful"]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize("text", ["acme.com\u00ba", "acme.com\u00aa/x", "$acme.com/x"])
def test_a_sign_beside_a_host_is_reported(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-doubtful"]
    assert (targets, body) == ([], text)
    assert not _outcome("$acme.com")[0]  # a tag


@pytest.mark.parametrize(
    "text",
    [
        "httpsexample.com/x",
        "https.example.com/x",
        "http.example.in/x",
        "httpbit.ly/x",
        "https://httpsexample.com",
    ],
)
def test_a_scheme_without_its_marks_is_reported(text: str) -> None:
    problems, targets, body = _outcome(text)
    assert [p.code for p in problems] == ["url-broken-scheme"]
    assert (targets, body) == ([], text)


@pytest.mark.parametrize(
    "host", ["httpbin.org", "httpstat.us", "httpd.example.org", "http.example.com", "http.cat"]
)
def test_names_that_begin_like_a_scheme_are_links(host: str) -> None:
    assert _outcome(f"https://{host}/x")[:2] == ([], [f"https://{host}/x"])


def test_a_url_after_www_is_not_shortened() -> None:
    problems, targets, _ = _outcome("www.https://example.com/x")
    assert ([p.code for p in problems], targets) == (["url-glued"], [])


@pytest.mark.parametrize(
    "text",
    [
        "example.com\u200b/x",
        "https://example.com\u202e/x",
        "https://example.com/a\u200b\u200bb",
        "a\u200b\u200bhttps://example.com/x",
    ],
)
def test_a_path_after_what_cannot_be_seen_is_reported(text: str) -> None:
    problems, targets, _ = _outcome(text)
    assert ([p.code for p in problems], targets) == (["url-hidden-character"], [])


@pytest.mark.parametrize("text", ["https://com/x", "https://HOST/x", "http://in"])
def test_a_suffix_alone_is_not_a_host(text: str) -> None:
    problems, targets, _ = _outcome(text)
    assert ([p.code for p in problems], targets) == (["url-broken-host"], [])
    assert not _outcome("https://gov.uk/x")[0]
