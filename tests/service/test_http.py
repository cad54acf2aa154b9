"""Requests as values: what they hold, what they hide, and what they refuse."""

import copy
import pickle
import sys
import traceback

import builders
import pytest

from engage_text import EngageTextError, OptionError, Rejected, Report, prepare
from engage_text.service import (
    Credentials,
    Headers,
    HttpRequest,
    push_request,
    report_pages,
    report_request,
)

SECRET = "se3cret-token"  # noqa: S105 - made up
CREDENTIALS = Credentials(bearer=SECRET, basic=SECRET)
DONE = prepare(builders.request(tiny="0"))


class TestCredentials:
    def test_the_basic_token_of_an_app(self):
        assert Credentials.from_app(bearer="b", app_id="app", ss_key="k:y").basic == "YXBwOms6eQ=="

    @pytest.mark.parametrize(
        "token",
        ["", " ", "a b", "a\r\nX-Evil: 1", "a\n", "a\x00", "tökén", "a\u2028", "a\ud800", None, 5, b"a"],
    )
    def test_what_no_header_can_contain(self, token):
        for tokens in ({"bearer": token, "basic": "x"}, {"bearer": "x", "basic": token}):
            with pytest.raises(OptionError):
                Credentials(**tokens)

    @pytest.mark.parametrize("word", ["Bearer", "bearer", "BEARER"])
    def test_the_word_in_front_is_ours(self, word):
        with pytest.raises(OptionError, match="must not begin with the scheme name"):
            Credentials(bearer=f"{word} abc", basic="x")

    @pytest.mark.parametrize("app", [("a:b", "k"), ("", "k"), ("a", ""), ("a", "k\n"), (None, "k"), ("a", 5)])
    def test_what_no_app_has(self, app):
        with pytest.raises(OptionError):
            Credentials.from_app(bearer="x", app_id=app[0], ss_key=app[1])

    def test_do_not_change(self):
        with pytest.raises(AttributeError):
            CREDENTIALS.bearer = "x"


class TestSecrets:
    """A token is shown by nothing but the header's own value."""

    def values(self):
        request = push_request(DONE, CREDENTIALS)
        return [CREDENTIALS, request, request.headers, report_request(CREDENTIALS)]

    def test_in_no_repr(self):
        for value in self.values():
            for shown in (repr(value), str(value), f"{value}", repr([value]), repr(copy.deepcopy(value))):
                assert SECRET not in shown

    def test_in_no_repr_after_a_pickle(self):
        for value in self.values():
            again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
            assert again == value
            assert SECRET not in repr(again)

    @pytest.mark.parametrize("bad", [f"{SECRET}\r\n", f" {SECRET}", f"Bearer {SECRET}", f"{SECRET}é"])
    def test_in_no_error(self, bad):
        for call in (
            lambda: Credentials(bearer=bad, basic="x"),
            lambda: Credentials(bearer="x", basic=bad),
            lambda: Credentials.from_app(bearer="x", app_id="a", ss_key=bad),
            lambda: push_request(DONE, bad),
            lambda: push_request(DONE, CREDENTIALS, base=f"https://u:{SECRET}@a.in"),
        ):
            with pytest.raises(OptionError) as raised:
                call()
            error = raised.value
            assert SECRET not in "".join(traceback.format_exception_only(error)) + repr(error)
            assert error.__cause__ is None

    def test_the_body_is_not_part_of_the_repr(self):
        assert "919876543210" not in repr(push_request(DONE, CREDENTIALS))


class TestHeaders:
    HEADERS = push_request(DONE, CREDENTIALS).headers

    def test_a_name_occurs_once(self):
        with pytest.raises(OptionError, match="each header must be given once"):
            Headers([("A", "1"), ("a", "2")])

    def test_what_every_call_has(self):
        assert dict(self.HEADERS) == {
            "Authorization": f"Bearer {SECRET}",
            "X-Authorization": f"Basic {SECRET}",
            "Content-Type": "application/json",
        }
        assert dict(self.HEADERS) == self.HEADERS
        assert len(self.HEADERS) == 3

    @pytest.mark.parametrize(
        "pair",
        [
            ("X", "a\r\nX-Evil: 1"),
            ("X", "a\n"),
            ("X", "é"),
            ("X", "\ud800"),
            ("X", " a"),
            ("X", None),
            ("X\r\nY", "a"),
            ("X:", "a"),
            ("", "a"),
            (None, "a"),
            (b"X", b"a"),
        ],
    )
    def test_no_pair_begins_another_header(self, pair):
        with pytest.raises(OptionError):
            Headers([("Accept", "text/plain; q=1"), pair])

    def test_names_in_any_case(self):
        assert self.HEADERS["x-authorization"] == self.HEADERS["X-AUTHORIZATION"]
        assert "Content-type" in self.HEADERS
        assert "Accept" not in self.HEADERS
        assert self.HEADERS.get(5) is None

    def test_do_not_change(self):
        with pytest.raises(AttributeError):
            self.HEADERS._values = ()
        with pytest.raises(AttributeError):
            self.HEADERS.x = 1
        with pytest.raises(AttributeError):
            del self.HEADERS._values
        with pytest.raises(TypeError):
            self.HEADERS["Accept"] = "x"
        assert hash(self.HEADERS) == hash(Headers(self.HEADERS.items()))


class TestPush:
    def test_is_the_payload_at_the_documented_address(self):
        request = push_request(DONE, CREDENTIALS)
        assert isinstance(request, HttpRequest)
        assert (request.method, request.url) == ("POST", "https://engage-api.digo.link/v1/messaging/sms")
        assert request.body == request.read() == DONE.payload_json()
        assert request == push_request(DONE, CREDENTIALS)

    def test_does_not_change(self):
        with pytest.raises(AttributeError):
            push_request(DONE, CREDENTIALS).url = "https://evil.example"

    @pytest.mark.parametrize("other", [Rejected(0, Report(), {}), DONE.payload, None, b"{}"])
    def test_only_what_is_prepared(self, other):
        with pytest.raises(OptionError):
            push_request(other, CREDENTIALS)

    @pytest.mark.parametrize("other", [None, SECRET, (SECRET, SECRET), {"bearer": SECRET, "basic": SECRET}])
    def test_only_credentials(self, other):
        with pytest.raises(OptionError) as raised:
            push_request(DONE, other)
        assert SECRET not in str(raised.value)


class TestBase:
    @pytest.mark.parametrize(
        ("base", "url"),
        [
            ("https://proxy.example.in/engage/", "https://proxy.example.in/engage/notify"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/notify"),
            ("http://localhost", "http://localhost/notify"),
            ("http://[::1]:80", "http://[::1]:80/notify"),
        ],
    )
    def test_another_place(self, base, url):
        assert report_request(CREDENTIALS, base=base).url.partition("?")[0] == url

    @pytest.mark.parametrize(
        "base",
        [
            "http://proxy.example.in",  # tokens in the clear
            "http://127.0.0.1.example.in",
            "http://127.0.0.1@evil.example",
            "https://a.in?x=1",
            "https://a.in#x",
            "https://a.in\\@b.in",
            "https://a.in/\r\nX-Evil: 1",
            "https://a.in /",
            "https://",
            "https://a.in:99999",
            "https://[::1",
            "ftp://a.in",
            "//a.in",
            "",
            None,
            b"https://a.in",
        ],
    )
    def test_no_such_place(self, base):
        for call in (push_request, lambda _, c, base: report_request(c, base=base)):
            with pytest.raises(OptionError):
                call(DONE, CREDENTIALS, base=base)


class TestReport:
    def test_the_documented_defaults(self):
        request = report_request(CREDENTIALS)
        assert (request.method, request.body) == ("GET", b"")
        assert request.url == "https://engage-api.digo.link/notify?page_number=0&page_size=100"

    @pytest.mark.parametrize("page", [{"page_number": -1}, {"page_size": 0}, {"page_size": 2**31}])
    @pytest.mark.parametrize("make", [lambda n: n, float, str, lambda n: 10**5000 if n else True])
    def test_no_such_page(self, page, make):
        with pytest.raises(OptionError):
            report_request(CREDENTIALS, **{name: make(value) for name, value in page.items()})

    @pytest.mark.parametrize(
        ("total", "size", "pages"), [(0, 100, 0), (1, 100, 1), (100, 100, 1), (101, 100, 2), (7, 1, 7)]
    )
    def test_pages(self, total, size, pages):
        assert report_pages(total, size) == range(pages)

    @pytest.mark.parametrize("wrong", [(-1, 100), (5, 0), (5, -1), (True, 5), (5, None), ("5", 5), (5.0, 5)])
    def test_no_such_pages(self, wrong):
        with pytest.raises(EngageTextError):
            report_pages(*wrong)


class TestHeadersOfOtherShapes:
    @pytest.mark.parametrize(
        "bad",
        [None, 5, "ab", b"ab", [5], ["ab"], [b"ab"], [("A",)], [("A", "b", "c")], [()], [None], [{"A", "b"}]],
        ids=repr,
    )
    def test_are_our_error(self, bad):
        with pytest.raises(OptionError):
            Headers(bad)

    def test_a_mapping_and_lists_of_two_are_taken(self):
        assert Headers({"A": "b"}) == Headers([["A", "b"]]) == Headers(iter([("A", "b")])) == {"A": "b"}

    def test_each_is_found_without_a_walk_through_all(self):
        """`dict(headers)` asks for each name: a walk for each was quadratic."""

        def calls(many: int) -> int:
            headers = Headers((f"X-{n}", "v") for n in range(many))
            count = 0

            def spy(*_: object) -> None:
                nonlocal count
                count += 1

            sys.setprofile(spy)
            try:
                assert len(dict(headers)) == many
            finally:
                sys.setprofile(None)
            return count

        assert calls(800) < 5 * calls(200)

    def test_a_name_of_another_type_is_not_there(self):
        headers = Headers([("A", "b")])
        assert 5 not in headers
        assert headers.get(None) is None
