"""What touches a URL in its text: escapes, HTML references, signs, ellipses, the rest of a word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import builders
import pytest

from engage_text import find_urls, prepare
from engage_text.urls import _neighbours

PICTURES = Path(__file__).resolve().parents[1] / "data" / "borders.txt"
SHORTENER = builders.shortener("go.example.net")
REQUEST = builders.request()


class Picture(NamedTuple):
    text: str
    links: list[str]
    codes: list[str]
    shortened: bool


def _pictures() -> list[object]:
    params: list[object] = []
    header = ""
    for number, line in enumerate(PICTURES.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("[") and line.endswith("]"):
            header = line[1:-1]
        elif line and not line.startswith(";"):
            drawn, _, reason = line.rpartition(" # ")
            assert drawn, f"{PICTURES.name}:{number} has no reason"
            codes = [] if header in ("clean", "nothing") else header.split()
            text = drawn.replace("⟦", "").replace("⟧", "")
            links = re.findall("⟦([^⟧]*)⟧", drawn)
            picture = Picture(text, links, codes, header == "clean")
            params.append(pytest.param(picture, id=f"{number}-{ascii(reason)[1:-1]}"))
    return params


@pytest.mark.parametrize("picture", _pictures())
def test_picture(picture: Picture) -> None:
    assert [url.text for url in find_urls(picture.text)] == picture.links
    done = prepare({**REQUEST, "msg": picture.text}, shortener=SHORTENER, ids=0)
    assert sorted({p.code for p in done.report if p.code.startswith("url-")}) == sorted(picture.codes)
    assert [link.text for link in done.links] == (picture.links if picture.shortened else [])


@pytest.mark.parametrize(
    ("reference", "means"),
    [
        ("&amp;", "&"),
        ("&amp;amp;", "&"),
        ("&lt;", "<"),
        ("&amp;lt;", "<"),
        ("&#39;", "'"),
        ("&amp;#39;", "'"),
        ("&#x27;", "'"),
        ("&eacute;", "é"),
        ("&hl;", ""),
        ("&notify;", ""),
    ],
)
def test_what_a_reference_means(reference: str, means: str) -> None:
    assert _neighbours.ENTITY.fullmatch(reference)
    assert _neighbours.decoded(reference) == means


@pytest.mark.parametrize("reference", ["&;", "&#;", "&#x;", "&a b;", "&amp", "&#12345678;"])
def test_what_is_not_a_reference(reference: str) -> None:
    assert not _neighbours.ENTITY.fullmatch(reference)


def test_a_long_run_of_references_is_read_once():
    body = "https://example.in/x" + "&amp;" * 20_000 + " https://example.in/y" + "\\n" * 20_000
    assert [url.text for url in find_urls(body)] == ["https://example.in/x", "https://example.in/y"]
