"""Text that touches a URL: no link leads to a host that was not written, and nothing is skipped silently."""

from __future__ import annotations

import builders
from hypothesis import given
from hypothesis import strategies as st

from engage_text import find_urls, prepare

SHORTENER = builders.shortener("go.example.net")
REQUEST = builders.request()

hex_digits = st.sampled_from("0123456789ABCDEFabcdef")
percent_triplets = st.builds("%{}{}".format, st.sampled_from("234567"), hex_digits)
quoted_printable = st.sampled_from(["=20", "=3D", "=3d", "=0A", "=0D=0A", "=E2=80=99"])
c_escapes = st.sampled_from(
    ["\\n", "\\t", "\\r\\n", "\\/", '\\"', "\\u0026", "\\u000a", "\\x26", "\\046", "\\\\n"]
)
html_references = st.sampled_from(
    ["&nbsp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x2F;", "&amp;quot;", "&amp;"]
)
escapes = percent_triplets | quoted_printable | c_escapes | html_references
hosts = st.sampled_from(
    ["shop.example.com", "example.co.in", "pay.example.org", "www.example.net", "exmpl.in", "nexample.com"]
)
schemes = st.sampled_from(["", "", "http://", "https://"])
tails = st.sampled_from(["", "/", "/x", "/a/b?c=d", "?q=1", "#a"])
before = st.sampled_from(["", "a", "Hi ", "Pay", "x=", "(", '"', "Total:", "हिं"])
starts = st.builds("{}{}{}".format, before, escapes, schemes)
after = st.sampled_from(["", " now", ".", "%20now", "\\nThanks", "&nbsp;now", "&quot;", "\\", "...", "…"])


class TestAnEscapeIsOneUnit:
    @given(starts, hosts, st.builds("{}{}".format, tails, after))
    def test_before_a_host(self, start, host, end):
        body = f"{start}{host}{end}"
        done = prepare({**REQUEST, "msg": body}, shortener=SHORTENER, ids=0)
        assert not done.links
        assert {url.host for url in find_urls(body)} <= {host}
        assert any(problem.code.startswith("url-") for problem in done.report)

    @given(schemes, hosts, tails, c_escapes | html_references, st.sampled_from(["", "Thanks", "x y"]))
    def test_after_a_url(self, scheme, host, tail, escape, end):
        body = f"{scheme}{host}{tail}{escape}{end} now"
        done = prepare({**REQUEST, "msg": body}, shortener=SHORTENER, ids=0)
        assert not done.links
        assert all("\\" not in url.text for url in find_urls(body))
        assert any(problem.code.startswith("url-") for problem in done.report)


class TestSigns:
    @given(st.sampled_from("¡¿·´§©®™¶°¨"), hosts, st.sampled_from(["/x", "/a/b?c=d"]))
    def test_none_is_part_of_a_host(self, sign, host, tail):
        for body in (f"{sign}{host}{tail}", f"see {sign}{host}{tail}{sign} now"):
            assert [url.text for url in find_urls(body)] == [f"{host}{tail}"]

    @given(st.sampled_from("£€₹¢¥"), st.sampled_from(["5", "500", "1.5"]), hosts, tails)
    def test_an_amount_that_runs_into_a_host_is_reported(self, sign, amount, host, tail):
        for body in (f"{sign}{amount}{host}{tail}", f"{amount}{sign}{host}{tail}"):
            done = prepare({**REQUEST, "msg": body}, shortener=SHORTENER, ids=0)
            assert not done.links
            assert any(problem.code.startswith("url-") for problem in done.report)
