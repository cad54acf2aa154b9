"""Links: where they live, how codes are made, and how the long URLs come back."""

import json
import pickle
from datetime import UTC, datetime

import builders
import pytest

from engage_text import (
    CodeError,
    EngageTextError,
    LinkDomain,
    OptionError,
    RequestError,
    Shortener,
    check,
    prepare,
    preview_body,
    restore,
)
from engage_text.codes import CAPACITY
from engage_text.links import LinkRow

SALT = "a salt that nobody may see"
DOMAIN = LinkDomain("su.digo.link")
VALID = builders.request()


def shortened(body, shortener=None, ids=0):
    return prepare({**VALID, "msg": body}, shortener=shortener or Shortener(DOMAIN, salt=SALT), ids=ids)


class TestLinkDomain:
    @pytest.mark.parametrize(
        "host", ["su.digo.link", "a.in", "go-1.example.co.in", "xn--h2brj9c.in", "a" * 63 + ".in"]
    )
    def test_hosts(self, host):
        assert LinkDomain(host).url("AbC1234") == f"https://{host}/AbC1234"

    @pytest.mark.parametrize(
        "host",
        [
            *(
                "",
                "a",
                "A.in",
                "a.in/",
                "http://a.in",
                "a.in:80",
                "-a.in",
                "a-.in",
                "a..in",
                "a.in.",
                ".a.in",
            ),
            *(
                "a.in\n",
                " a.in",
                "a_b.in",
                "1.2.3.4",
                "भारत.in",
                "a" * 64 + ".in",
                "a." * 126 + "in",
                None,
                5,
                b"a.in",
            ),
        ],
        ids=ascii,
    )
    def test_no_hosts(self, host):
        with pytest.raises(OptionError, match="host name"):
            LinkDomain(host)

    @pytest.mark.parametrize("prefix", ["A", "ACMEIN", "a/b", "a-b_c/1"])
    def test_prefixes(self, prefix):
        assert LinkDomain("a.in", prefix=prefix).url("AbC1234") == f"https://a.in/{prefix}/AbC1234"

    @pytest.mark.parametrize(
        "prefix", ["/", "/a", "a/", "a//b", "a b", "a\n", "é", "a?", "a.b", 5], ids=ascii
    )
    def test_no_prefixes(self, prefix):
        with pytest.raises(OptionError, match="path prefix"):
            LinkDomain("a.in", prefix=prefix)


class TestShortener:
    @pytest.mark.parametrize(
        "options",
        [
            {"salt": 5},
            {"salt": None},
            {"salt": SALT, "tiny": 0},
            {"salt": SALT, "tiny": "2"},
            {"salt": SALT, "also_short": "a.in"},
            {"salt": SALT, "also_short": [1]},
            {"salt": SALT, "also_short": ["https://bit.ly"]},
            {"salt": SALT, "also_short": ["bit.ly/x"]},
            {"salt": SALT, "also_short": [""]},
            {"salt": SALT, "also_short": None},
        ],
        ids=repr,
    )
    def test_refuses(self, options):
        with pytest.raises(OptionError) as raised:
            Shortener(DOMAIN, **options)
        assert SALT not in str(raised.value)

    def test_refuses_a_domain_that_is_none(self):
        with pytest.raises(
            OptionError, match=r"a LinkDomain, such as LinkDomain\('go\.example\.in'\), got str"
        ):
            Shortener("su.digo.link", salt=SALT)

    @pytest.mark.parametrize("number", [0, 1, 42, CAPACITY - 1])
    def test_codes_come_back(self, number):
        shortener = Shortener(DOMAIN, salt=SALT)
        code = shortener.encode(number)
        assert len(code) == 7
        assert shortener.decode(code) == number

    @pytest.mark.parametrize("bad", [-1, CAPACITY, True, 1.0, "1"])
    def test_ids_that_have_no_code(self, bad):
        with pytest.raises(CodeError):
            Shortener(DOMAIN, salt=SALT).encode(bad)

    def test_equal_settings_are_equal(self):
        assert Shortener(DOMAIN, salt=SALT) == Shortener(DOMAIN, salt=SALT)
        assert Shortener(DOMAIN, salt=SALT) != Shortener(DOMAIN, salt="other")

    def test_survives_a_pickle(self):
        shortener = Shortener(LinkDomain("a.in", prefix="X"), salt=SALT, also_short=("b.in",))
        again = pickle.loads(pickle.dumps(shortener))  # noqa: S301 - our own bytes
        assert again == shortener
        assert again.encode(7) == shortener.encode(7)
        assert SALT not in repr(again) + str(again)


class TestSalt:
    """The salt is nowhere to be read by accident."""

    def test_is_in_no_repr(self):
        shortener = Shortener(DOMAIN, salt=SALT)
        done = shortened("https://a.in/x", shortener)
        assert SALT not in f"{shortener!r}{shortener}{done!r}{done.links!r}{done.report}{done.payload}"

    def test_is_in_no_error(self):
        shortener = Shortener(DOMAIN, salt=SALT)
        for call in (
            lambda: shortener.encode(-1),
            lambda: shortener.decode(SALT),
            lambda: shortener.decode("short"),
            lambda: shortened("https://a.in/x", shortener, range(0)),
        ):
            with pytest.raises(EngageTextError) as raised:
                call()
            assert SALT not in f"{raised.value}{raised.value!r}"


class TestShortening:
    def test_a_link_says_where_it_is_and_what_it_replaces(self):
        done = shortened("Go https://example.in/a?b=c, now", ids=9)
        [link] = done.links
        assert done.payload["msg"] == f"Go {link.url}, now"
        assert done.payload["msg"][link.start : link.end] == link.url == f"https://su.digo.link/{link.code}"
        assert (link.domain, link.id, link.target) == ("su.digo.link", 9, "https://example.in/a?b=c")
        assert link.text == link.target
        assert link.code == Shortener(DOMAIN, salt=SALT).encode(9)

    def test_a_bare_url_is_registered_absolute_and_restored_as_written(self):
        done = shortened("Go example.in/a now")
        assert (done.links[0].target, done.links[0].text) == ("http://example.in/a", "example.in/a")
        assert restore(done.payload["msg"], done.links) == "Go example.in/a now"

    def test_the_same_target_twice_takes_one_id(self):
        done = shortened("https://a.in/x https://b.in/y https://a.in/x", ids=5)
        assert [link.id for link in done.links] == [5, 6, 5]
        assert done.links[0].code == done.links[2].code
        assert done.next_id == 7

    def test_the_same_target_written_in_two_ways(self):
        body = "http://a.in/x and a.in/x"
        done = shortened(body)
        assert {link.id for link in done.links} == {0}
        assert restore(done.payload["msg"], done.links) == body

    @pytest.mark.parametrize(
        "host", ["su.digo.link", "go.example.in", "extra.in", "SU.DIGO.LINK", "Extra.in"]
    )
    def test_links_on_short_domains_are_left_alone(self, host):
        shortener = Shortener(LinkDomain("go.example.in"), salt=SALT, also_short=["EXTRA.in"])
        done = shortened(f"https://{host}/AbC1234 https://other.in/x", shortener)
        assert [link.target for link in done.links] == ["https://other.in/x"]

    @pytest.mark.parametrize("length", [26, 27, 28, 29, 30])
    @pytest.mark.parametrize("only", [False, True])
    def test_only_if_shorter(self, length, only):
        url = "https://a.in/".ljust(length, "x")
        done = shortened(url, Shortener(DOMAIN, salt=SALT, only_if_shorter=only))
        assert bool(done.links) == (not only or len("https://su.digo.link/1234567") < length)

    def test_prefix(self):
        done = shortened("https://a.in/x", Shortener(LinkDomain("go.example.in", prefix="ACMEIN"), salt=SALT))
        assert done.payload["msg"] == f"https://go.example.in/ACMEIN/{done.links[0].code}"


class TestRestore:
    BODY = "one https://a.in/x, two (example.in/y) \U0001f600 three https://a.in/x."

    def test_byte_for_byte(self):
        done = shortened(self.BODY)
        assert len(done.links) == 3
        assert restore(done.payload["msg"], done.links) == self.BODY
        assert restore(done.payload["msg"], reversed(done.links)) == self.BODY

    def test_nothing_to_restore(self):
        assert restore("as it is", ()) == "as it is"

    @pytest.mark.parametrize(
        "change",
        [
            lambda body, _: " " + body,
            lambda body, _: body[:-30],
            lambda body, link: body.replace(link.code, link.code.swapcase()),
            lambda *_: "",
        ],
    )
    def test_a_changed_body(self, change):
        done = shortened(self.BODY)
        with pytest.raises(OptionError, match="changed after it was prepared"):
            restore(change(done.payload["msg"], done.links[0]), done.links)

    def test_the_same_link_twice(self):
        done = shortened("https://a.in/x")
        with pytest.raises(OptionError, match="changed after it was prepared"):
            restore(done.payload["msg"], done.links * 2)

    def test_overlapping_links(self):
        done = shortened("https://a.in/x")
        [link] = done.links
        inner = link._replace(url=link.url[1:], start=link.start + 1)
        with pytest.raises(OptionError, match="changed after it was prepared"):
            restore(done.payload["msg"], [link, inner])


class TestAvoid:
    """Codes to avoid are skipped with their ids, and the same ones each time."""

    @pytest.mark.parametrize(
        "avoid", [["0", "o", "1", "l", "i"], lambda code: bool(set(code.lower()) & set("0o1li"))], ids=type
    )
    def test_words_and_predicates(self, avoid):
        shortener = Shortener(DOMAIN, salt=SALT, avoid=avoid)
        done = shortened("https://a.in/1 https://a.in/2 https://a.in/3 https://a.in/1", shortener, ids=10)
        codes = [link.code for link in done.links]
        expected = [
            (id_, code)
            for id_, code in ((i, shortener.encode(i)) for i in range(10, 200))
            if not set(code.lower()) & set("0o1li")
        ][:3]
        assert [(link.id, link.code) for link in done.links[:3]] == expected
        assert codes[3] == codes[0]
        assert done.next_id == expected[-1][0] + 1
        assert (
            shortened("https://a.in/1 https://a.in/2 https://a.in/3 https://a.in/1", shortener, ids=10)
            == done
        )

    def test_words_in_any_case(self):
        code = Shortener(DOMAIN, salt=SALT).encode(0)
        shortener = Shortener(DOMAIN, salt=SALT, avoid=[code[2:5].swapcase()])
        assert shortener.avoids(code)
        assert shortened("https://a.in/1", shortener).links[0].id > 0

    def test_a_range_that_is_all_avoided_is_exhausted_before_anything_is_made(self):
        shortener = Shortener(DOMAIN, salt=SALT, avoid=lambda _: True)
        with pytest.raises(RequestError) as raised:
            shortened("https://a.in/1", shortener, ids=range(50))
        assert [p.code for p in raised.value.report.errors] == ["ids-exhausted"]

    def test_a_report_says_that_codes_were_passed_over(self):
        shortener = Shortener(DOMAIN, salt=SALT, avoid=lambda _: True)
        with pytest.raises(RequestError, match="5 left before avoided codes are skipped"):
            shortened("https://a.in/1", shortener, ids=range(5))

    def test_check_and_preview_ask_for_no_code(self):
        shortener = Shortener(DOMAIN, salt=SALT, avoid=lambda _: True)
        assert check({**VALID, "msg": "https://a.in/1"}, shortener=shortener).ok
        assert preview_body("https://a.in/1", shortener=shortener) == "https://su.digo.link/XXXXXXX"

    def test_a_predicate_may_be_falsy(self):
        class Every(list):  # type: ignore[type-arg]
            def __call__(self, code):  # noqa: ANN204
                return code == Shortener(DOMAIN, salt=SALT).encode(0)

        assert shortened("https://a.in/1", Shortener(DOMAIN, salt=SALT, avoid=Every())).links[0].id == 1

    def test_who_avoids_everything_is_told(self):
        with pytest.raises(OptionError, match="must leave more codes"):
            shortened("https://a.in/1", Shortener(DOMAIN, salt=SALT, avoid=lambda _: True), ids=0)

    @pytest.mark.parametrize("bad", ["abc", 5, None, [5], [""], ("a", "")], ids=repr)
    def test_what_is_not_a_list(self, bad):
        with pytest.raises(OptionError, match="avoid"):
            Shortener(DOMAIN, salt=SALT, avoid=bad)


class TestExtras:
    """What the shortener knows of its links travels with each of them."""

    EXPIRES = datetime(2027, 1, 31, tzinfo=UTC)

    def test_travel(self):
        shortener = Shortener(DOMAIN, salt=SALT, title="Sale", tags=["a", "b"], expires=self.EXPIRES)
        [one, two] = shortened("https://a.in/1 https://a.in/2", shortener).links
        for link in (one, two):
            assert (link.title, link.tags, link.expires) == ("Sale", ("a", "b"), self.EXPIRES)

    @pytest.mark.parametrize(
        "bad",
        [
            {"title": None},
            {"title": "\ud800"},
            {"tags": "diwali"},
            {"tags": [5]},
            {"tags": ["\udfff"]},
            {"expires": datetime(2027, 1, 31)},  # noqa: DTZ001 - the fault
            {"expires": "2027-01-31"},
            {"key": b"short"},
        ],
        ids=ascii,
    )
    def test_what_cannot_travel(self, bad):
        with pytest.raises(EngageTextError):
            Shortener(DOMAIN, salt=SALT, **bad)

    def test_a_key_shuffles_and_is_shown_nowhere(self):
        keyed = Shortener(DOMAIN, salt=SALT, key=b"sixteen letters!")
        assert keyed.encode(0) != Shortener(DOMAIN, salt=SALT).encode(0)
        assert keyed.decode(keyed.encode(5)) == 5
        assert "sixteen" not in repr(keyed)
        assert pickle.loads(pickle.dumps(keyed)) == keyed  # noqa: S301 - our own bytes


class TestRows:
    """`LinkRow` is what every store and export takes of a link; `to_dict` is its one JSON form."""

    EXPIRES = datetime(2027, 1, 31, tzinfo=UTC)
    SHORTENER = Shortener(
        LinkDomain("go.example.in", prefix="ACMEIN"),
        salt=SALT,
        title="Sale",
        tags=["a", "b"],
        expires=EXPIRES,
    )

    def test_have_the_whole_url_and_all_that_travels_with_it(self):
        [link] = shortened("https://example.in/a", self.SHORTENER, ids=7).links
        code = self.SHORTENER.encode(7)
        assert link.row == LinkRow(
            f"https://go.example.in/ACMEIN/{code}",
            "go.example.in",
            code,
            7,
            "https://example.in/a",
            "Sale",
            ("a", "b"),
            self.EXPIRES,
        )

    def test_of_the_places_of_a_target_are_the_same(self):
        done = shortened("https://example.in/a https://example.in/b https://example.in/a", self.SHORTENER)
        assert len(done.links) == 3
        assert len({link.row for link in done.links}) == 2

    def test_as_a_dict_come_back_from_json(self):
        [link] = shortened("https://example.in/a", self.SHORTENER).links
        for row in (link.row, link.row._replace(expires=None, tags=())):
            fields = json.loads(json.dumps(row.to_dict()))
            assert list(fields) == list(LinkRow._fields)
            expires = fields["expires"] and datetime.fromisoformat(fields["expires"])
            assert LinkRow(**{**fields, "tags": tuple(fields["tags"]), "expires": expires}) == row
