"""The links of a body: how many, with which scheme, and of which domains."""

import pytest

from engage_text._steps import context_of
from engage_text.policies import Policy, PolicyContext, policy_problems
from engage_text.rules import Example


def found(text, **options: object):
    context = context_of(Example("msg", text).request())
    return [
        (problem.code, text[slice(*problem.span)])
        for problem in policy_problems(PolicyContext(context, Policy(**options)))
    ]


def test_the_links_after_the_limit_are_marked():
    text = "a.in/1 b.in/2 c.in/3"
    assert found(text, max_links=3) == []
    assert found(text, max_links=1) == [("links-over-limit", "b.in/2 c.in/3")]
    assert found(text, max_links=0) == [("links-over-limit", text)]
    assert found("no link", max_links=0) == []


@pytest.mark.parametrize("url", ["http://a.in/x", "HTTP://A.IN/x", "shop.example.in/x", "www.a.in"])
def test_a_link_that_opens_with_http(url):
    assert found(f"Pay at {url} now", https_only=True) == [("link-not-https", url)]


@pytest.mark.parametrize("url", ["https://a.in/x", "HTTPS://A.IN/x"])
def test_a_link_that_opens_with_https(url):
    assert found(f"Pay at {url} now", https_only=True) == []


def test_allowed_and_forbidden_domains():
    text = "at https://a.example.com/1 and https://evil.in/2"
    assert found(text, allowed_domains=["example.com"]) == [("domain-not-allowed", "https://evil.in/2")]
    assert found(text, forbidden_domains=["evil.*"]) == [("domain-forbidden", "https://evil.in/2")]
    assert found(text, allowed_domains=["example.com", "evil.in"], forbidden_domains=["*.evil.in"]) == []


def test_a_user_name_is_not_the_domain():
    text = "at https://example.com@evil.in/2"
    assert found(text, allowed_domains=["example.com"]) == [
        ("domain-not-allowed", "https://example.com@evil.in/2")
    ]


def test_public_shorteners():
    text = "at bit.ly/x9, https://www.tinyurl.com/a or https://su.digo.link/AbC1234"
    assert found(text, no_public_shorteners=True) == [
        ("public-shortener", "bit.ly/x9"),
        ("public-shortener", "https://www.tinyurl.com/a"),
    ]
