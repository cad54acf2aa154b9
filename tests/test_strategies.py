"""The strategies draw what their names say: valid requests and numbers, bodies with URLs, ids that have codes."""

from collections.abc import Callable
from typing import Any

import pytest
import strategies
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from engage_text import check, find_urls, parse_number, scan_urls
from engage_text.codes import Codec
from engage_text.numbers import NumberKind, Verdict

UNSHRUNK = settings(phases=[Phase.generate])


def is_drawn(values: st.SearchStrategy[Any], condition: Callable[[Any], bool]) -> bool:
    try:
        find(values, condition, settings=UNSHRUNK)
    except NoSuchExample:
        return False
    return True


@given(strategies.requests)
def test_requests_are_valid(request_: dict[str, Any]) -> None:
    assert check(request_).ok


@given(strategies.indian_numbers)
def test_indian_numbers_are_mobile_numbers_as_they_go_out(number: str) -> None:
    found = parse_number(number)
    assert (found.digits, found.verdict, found.kind) == (number, Verdict.VALID, NumberKind.MOBILE)


@given(strategies.ids, strategies.salts, strategies.keys)
def test_ids_have_codes(id_: int, salt: str, key: bytes) -> None:
    codec = Codec(salt, key=key)
    assert codec.decode(codec.encode(id_)) == id_


@given(strategies.texts_without_urls)
def test_texts_without_urls(text: str) -> None:
    assert scan_urls(text, bare="any") == ((), ())


@given(strategies.bodies)
def test_bodies_are_not_empty(body: str) -> None:
    assert body.strip()


@pytest.mark.parametrize("texts", [strategies.bodies, strategies.texts_with_urls, strategies.urls])
def test_texts_with_urls(texts: st.SearchStrategy[str]) -> None:
    """Not each has a URL that is found: what looks like one is drawn too."""
    assert is_drawn(texts, lambda text: len(find_urls(text)) > 0)
    assert is_drawn(texts, lambda text: not find_urls(text))


@pytest.mark.parametrize("requests", [strategies.text_requests, strategies.near_requests])
def test_other_requests_can_have_problems(requests: st.SearchStrategy[dict[Any, Any]]) -> None:
    assert is_drawn(requests, lambda request: not check(request).ok)


@pytest.mark.parametrize("texts", [strategies.any_texts, strategies.short_texts])
def test_any_text_has_halves_of_surrogate_pairs_too(texts: st.SearchStrategy[str]) -> None:
    assert is_drawn(texts, lambda text: any("\ud800" <= char <= "\udfff" for char in text))


@pytest.mark.parametrize("name", strategies.__all__)
def test_names_are_plural(name: str) -> None:
    assert name.endswith(("s", "emoji")) or name.partition("_")[0].endswith("s")
