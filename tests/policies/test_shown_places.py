"""Places of a preview are found again in the body, before and after its links."""

import builders
from hypothesis import given
from hypothesis import strategies as st

from engage_text import find_urls, preview_body
from engage_text.policies._shown_places import ShownPlaces

URLS = [
    "https://example.in/pay?bill=42&customer=4711",
    "https://su.digo.link/AbC1234",
    "http://example.com/a",
    "a.in",
]
bodies = st.lists(st.sampled_from([*URLS, "Pay at", "now", "नमस्ते", "or,"]), max_size=7).map(" ".join)
SHORTENER = builders.shortener("go.example.in", prefix="ACMEIN")


def places_of(body, shortener):
    preview = preview_body(body, shortener=shortener)
    length = len(shortener.placeholder) if shortener else len("https://su.digo.link/XXXXXXX")
    return preview, ShownPlaces(body, preview, find_urls(body), length)


@given(bodies, st.sampled_from([None, SHORTENER]))
def test_text_outside_of_links_is_found_again(body, shortener):
    preview, places = places_of(body, shortener)
    links = {(url.start, url.end) for url in find_urls(preview)}
    for at, char in enumerate(preview):
        start, end = places.span(at, at + 1)
        assert 0 <= start < end <= len(body)
        if not any(first <= at < last for first, last in links):
            assert (body[start:end], end) == (char, start + 1)
    assert places.span(0, len(preview)) == (0, len(body))


@given(bodies)
def test_a_part_of_a_link_is_its_whole_url(body):
    preview, places = places_of(body, SHORTENER)
    urls = find_urls(body)
    for link, url in zip(find_urls(preview), urls, strict=True):
        assert places.span(link.start, link.end) == (url.start, url.end)
        if link.text != url.text:
            assert places.span(link.start + 2, link.start + 3) == (url.start, url.end)
