"""Entries of domain lists: the host and below, below alone, or a name under every suffix."""

import pytest

from engage_text import OptionError, find_urls
from engage_text.policies._domain_patterns import DomainPatterns


@pytest.mark.parametrize(
    ("entry", "inside", "outside"),
    [
        (
            "example.com",
            ["example.com", "www.example.com", "a.b.example.com"],
            ["myexample.com", "example.com.evil.in"],
        ),
        ("*.example.com", ["a.example.com", "a.b.example.com"], ["example.com", "xexample.com"]),
        (
            "example.*",
            ["example.com", "www.example.co.in", "example.in"],
            ["example.evil.com", "myexample.com"],
        ),
        ("gov.in", ["dept.gov.in"], ["gov.in.evil.com", "agov.in"]),
        ("bücher.de", ["xn--bcher-kva.de", "www.bücher.de"], ["bucher.de"]),
        ("xn--bcher-kva.de", ["bücher.de"], ["bucher.de"]),
        ("bücher.*", ["xn--bcher-kva.de", "www.bücher.com"], ["bucher.de"]),
        ("EXAMPLE.com.", ["example.com"], ["example.net"]),
    ],
)
def test_what_an_entry_contains(entry, inside, outside):
    domains = DomainPatterns([entry], "allowed_domains")
    for host in inside + outside:
        [url] = find_urls(f"https://{host}/x")
        assert bool(domains.match(url)) is (host in inside), host


@pytest.mark.parametrize(
    "entry",
    ["", " ", "*", "*.*", "a.*.com", "https://a.in", "a.in/x", "a.in:80", "a in", "a@b.in", ".*", 5, None],
)
def test_a_wrong_entry_is_named(entry):
    with pytest.raises(OptionError, match="forbidden_domains must contain domains such as"):
        DomainPatterns([entry], "forbidden_domains")


def test_a_list_is_needed():
    with pytest.raises(OptionError, match="allowed_domains must be a list of domains"):
        DomainPatterns("example.com", "allowed_domains")


def test_a_host_of_many_labels():
    domains = DomainPatterns(["example.com"], "allowed_domains")
    assert domains.match_host("a." * 100_000 + "example.com") == "example.com"
    assert domains.match_host("a." * 100_000) == ""
