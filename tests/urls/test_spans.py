"""The properties of a span; what each of them means is tested with the function that it calls."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from engage_text import UrlSpan, find_urls


def span_of(text: str) -> UrlSpan:
    [span] = find_urls(text)
    assert span.text == text
    return span


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "https://www.shop.example.co.in/x",
            {"registered_domain": "example.co.in", "address": None, "port": None},
        ),
        ("http://8.8.8.8/x", {"address": ip_address("8.8.8.8"), "is_disguised": False, "is_private": False}),
        ("http://0x7f.1/x", {"address": ip_address("127.0.0.1"), "is_disguised": True, "is_private": True}),
        ("http://2130706433", {"address": ip_address("127.0.0.1"), "is_disguised": True, "is_private": True}),
        ("http://127.1", {"address": ip_address("127.0.0.1"), "is_disguised": True}),
        ("http://0177.0.0.01/x", {"address": ip_address("127.0.0.1"), "is_disguised": True}),
        (
            "http://[::1]:443/",
            {"address": ip_address("::1"), "is_private": True, "port": 443, "has_default_port": False},
        ),
        ("http://localhost/", {"is_private": True, "address": None, "registered_domain": ""}),
        ("https://example.com:443/x", {"port": 443, "has_default_port": True}),
        ("http://u:p@example.com/", {"userinfo": "u:p"}),
        ("http://example.com/@u", {"userinfo": None}),
        ("http://icici%2ein/x", {"has_escaped_host": True, "host": "icici.in", "suffix": "in"}),
        ("http://example.com/%2e", {"has_escaped_host": False}),
        ("http://p\u0430ypal.com/", {"mixes_scripts": True, "lookalike": "paypal.com"}),
        ("http://аррӏе.com/", {"mixes_scripts": False, "lookalike": "apple.com"}),
        ("http://xn--80ak6aa92e.com/", {"lookalike": "apple.com", "unicode_host": "аррӏе.com"}),
        ("http://bücher.example/", {"punycode_host": "xn--bcher-kva.example", "lookalike": ""}),
        ("https://example.in/{{id}}?n=%s", {"templates": ("{{id}}", "%s")}),
        ("https://example.in/%20x", {"templates": ()}),
        ("https://example.in/क्\u200dष", {"hidden_characters": (21,)}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_facts(text: str, facts: dict[str, object]) -> None:
    span = span_of(text)
    assert {name: getattr(span, name) for name in facts} == facts


@pytest.mark.parametrize(
    "text",
    ["https://{{host}}/x", "http://{host}/x", "https://example.in/{name}/y", "https://example.in/{#var#}",
     "https://example.in/?q={{ first_name }}&r=1", "https://example.in/%s", "www.example.in/{{id}}", "example.in/{id}"],
)  # fmt: skip
def test_a_placeholder_is_part_of_the_url(text: str) -> None:
    assert span_of(text).templates


def test_what_joins_a_url_to_its_neighbour():
    body = "see http://example.com\u200bx now"
    [span] = find_urls(body)
    assert span.is_joined_in(body)
    assert not span.is_joined_in("see http://example.com now")


@pytest.mark.parametrize(
    ("body", "glued"),
    [
        ("pay https://a.in/fees.Late fee", True),
        ("on example.com.see you", True),
        ("https://a.in/x,https://b.in/y", True),
        ("https://a.in/x. Bye", False),
        ("(https://a.in/x)", False),
        ("https://a.in/x", False),
        ("https://a.in/x।", False),
    ],
)
def test_what_is_glued_to_its_end(body: str, glued: bool) -> None:
    assert find_urls(body)[0].is_glued_in(body) is glued
