"""`find_urls` and `scan_urls` on the pictures of tests/data/urls.txt, and what their spans tell."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from engage_text.urls import BarePolicy, find_urls, scan_urls

PICTURES = Path(__file__).resolve().parents[1] / "data" / "urls.txt"
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|([nt]))")
POLICIES: tuple[BarePolicy, ...] = ("likely", "any", "never")


class Picture(NamedTuple):
    policy: str
    text: str
    links: list[tuple[int, int]]


def _decoded(line: str) -> str:
    return ESCAPE.sub(
        lambda m: {"n": "\n", "t": "\t"}[m[3]] if m[3] else chr(int(m[1] or m[2], 16)),
        line,
    )


def _picture(policy: str, drawn: str) -> Picture:
    text, links = "", []
    for piece in re.split("(⟦[^⟧]*⟧)", _decoded(drawn)):
        plain = piece.strip("⟦⟧")
        if piece.startswith("⟦"):
            links.append((len(text), len(text) + len(plain)))
        text += plain
    return Picture(policy, text, links)


def _drawn(picture: Picture, links: list[tuple[int, int]]) -> str:
    text = picture.text
    for start, end in reversed(links):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def _pictures() -> list[object]:
    params: list[object] = []
    policies: list[str] = []
    for number, line in enumerate(PICTURES.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("[") and line.endswith("]"):
            policies = line[1:-1].split()
        elif line and not line.startswith(";"):
            drawn, _, reason = line.rpartition(" # ")
            assert drawn, f"{PICTURES.name}:{number} has no reason"
            params += [
                pytest.param(_picture(policy, drawn), id=f"{number}-{policy}-{ascii(reason)[1:-1]}")
                for policy in policies
            ]
    return params


@pytest.mark.parametrize("picture", _pictures())
def test_picture(picture: Picture) -> None:
    found = find_urls(picture.text, bare=picture.policy)  # type: ignore[arg-type]  # the file names policies
    assert _drawn(picture, [(s.start, s.end) for s in found]) == _drawn(picture, picture.links)


def test_there_are_pictures_for_every_policy():
    headers = re.findall(r"(?m)^\[([a-z ]+)\]$", PICTURES.read_text(encoding="utf-8"))
    assert {*headers} >= {*POLICIES, " ".join(POLICIES)}


@pytest.mark.parametrize(
    ("text", "target", "host", "suffix", "evidence"),
    [
        ("HTTP://Example.CO.IN/A", "HTTP://Example.CO.IN/A", "example.co.in", "co.in", "scheme"),
        ("www.Example.com", "http://www.Example.com", "www.example.com", "com", "www"),
        ("www.example.com/x", "http://www.example.com/x", "www.example.com", "com", "www"),
        ("Bit.ly/X", "http://Bit.ly/X", "bit.ly", "ly", "path"),
        ("example.com", "http://example.com", "example.com", "com", "host"),
        ("example.com:81", "http://example.com:81", "example.com", "com", "host"),
        ("http://u:p@example.com:81/x", "http://u:p@example.com:81/x", "example.com", "com", "scheme"),
        ("http://10.0.0.1/x", "http://10.0.0.1/x", "10.0.0.1", "", "scheme"),
        ("http://[2001:DB8::1]/x", "http://[2001:DB8::1]/x", "[2001:db8::1]", "", "scheme"),
        ("http://intranet/x", "http://intranet/x", "intranet", "", "scheme"),
        ("http://a.zzz/x", "http://a.zzz/x", "a.zzz", "", "scheme"),
        ("http://{{host}}/x", "http://{{host}}/x", "{{host}}", "", "scheme"),
        ("http://a.ck/x", "http://a.ck/x", "a.ck", "a.ck", "scheme"),
        ("http://www.ck/x", "http://www.ck/x", "www.ck", "ck", "scheme"),
        ("उदाहरण.भारत/x", "http://उदाहरण.भारत/x", "उदाहरण.भारत", "भारत", "path"),
    ],
)
def test_a_span_says_what_it_is(text: str, target: str, host: str, suffix: str, evidence: str) -> None:
    [span] = find_urls(text)
    assert span == (0, len(text), text, target, host, suffix, evidence)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("www.example.com", "https://www.example.com"),
        ("example.com/x", "https://example.com/x"),
        ("http://example.com", "http://example.com"),
    ],
)
def test_the_scheme_is_put_only_where_there_is_none(text: str, target: str) -> None:
    assert find_urls(text, scheme="https")[0].target == target
    assert scan_urls(text, scheme="https").urls[0].target == target


@pytest.mark.parametrize("policy", POLICIES)
def test_both_functions_find_the_same(policy: BarePolicy) -> None:
    text = "a http://example.com/x, www.example.in ok.so example.com bit.ly/x readme.md 1.2.3.4"
    assert scan_urls(text, bare=policy).urls == find_urls(text, bare=policy)


@pytest.mark.parametrize(
    ("text", "host", "reason"),
    [
        ("Lets meet ok.so", "ok.so", "word-suffix"),
        ("see readme.md there", "readme.md", "file-name"),
        ("write to name yahoo.com", "yahoo.com", "lost-at"),
        ("from 192.168.1.1 here", "192.168.1.1", "bare-ip"),
        ("on www.example.notatld now", "www.example.notatld", "unknown-suffix"),
    ],
)
def test_a_doubtful_host_comes_with_its_reason(text: str, host: str, reason: str) -> None:
    found = scan_urls(text)
    assert not found.urls
    [doubt] = found.doubtful
    assert (doubt.text, doubt.reason) == (host, reason)
    assert text[doubt.start : doubt.end] == doubt.text


@pytest.mark.parametrize("text", ["84 Days.Click here", "B.Tech/MCA", "no host here"])
def test_a_sentence_is_not_worth_a_word(text: str) -> None:
    assert scan_urls(text) == ((), ())


def test_what_the_policy_leaves_out_is_not_doubtful():
    assert scan_urls("example.com", bare="never") == ((), ())


def test_nothing_is_found_in_nothing():
    assert find_urls("") == ()


def test_label_and_host_lengths():
    label = "a" * 63
    assert find_urls(f"http://{label}.com")
    assert not find_urls(f"http://{label}a.com")
    host = f"{label}.{label}.{label}.{'b' * 57}.com"
    assert len(host) == 253
    assert [s.text for s in find_urls(f"http://{host}")] == [f"http://{host}"]
    assert [s.text for s in find_urls(f"{host}/x")] == [f"{host}/x"]
    host = f"a.{label}.{label}.{label}.{'b' * 56}.in"
    assert len(host) == 253
    assert [s.text for s in find_urls(f"{host}/x")] == [f"{host}/x"]
    assert not find_urls(f"a{host}/x")
    assert not find_urls(f"http://{label}.{label}.{label}.{'b' * 58}.com")
    assert not find_urls(f"{label}.{label}.{label}.{'b' * 58}.com/x")


def test_a_span_is_a_value():
    [span] = find_urls("http://example.com")
    assert pickle.loads(pickle.dumps(span)) == span == copy.deepcopy(span)  # noqa: S301  # our own bytes
    assert hash(span) == hash(copy.copy(span))
