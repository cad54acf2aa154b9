"""What becomes of a body: which URLs stay because their links would run on, and how many ids are spent."""

import builders
import pytest

from engage_text import (
    LinkDomain,
    OptionError,
    RequestError,
    Shortener,
    UrlSpan,
    _outgoing,
    find_urls,
    prepare,
    prepare_many,
)
from engage_text._job import Job, PrepareOptions
from engage_text.codes import CAPACITY
from engage_text.ids import ANY_IDS, NO_IDS, IdSource
from engage_text.links import _shortening
from engage_text.urls import DoubtfulHost, UrlOptions, scan

SALT = "an example"
DOMAIN = LinkDomain("go.example.in")
SHORTENER = Shortener(DOMAIN, salt=SALT)
REQUEST = builders.request()


def prepared(body, shortener=SHORTENER, ids=0, **changes: object):
    return prepare({**REQUEST, "msg": body, **changes}, shortener=shortener, ids=ids)


class TestApart:
    """Links that a detector would not read back stay as written, however many trials show one."""

    BODY = "https://a.in/1#x https://b.in/2#x https://c.in/3#x https://d.in/4#x"

    def judged(self, monkeypatch, falls):
        """Return the hosts that stay links and those that are glued, where each trial loses the hosts that it names."""
        urls = list(find_urls(self.BODY))
        trials = iter(falls)
        hosts = {}

        def find(trial: str, _: UrlOptions) -> tuple[list[UrlSpan], list[DoubtfulHost]]:
            found = find_urls(trial)
            lost = next(trials)
            standing = [url for url in urls if url.host not in hosts]
            assert len(found) == len(urls)
            placed = [url for url in found if url.host == DOMAIN.host]
            assert len(placed) == len(standing)
            hosts.update(dict.fromkeys(lost))
            return [place for place, url in zip(placed, standing, strict=True) if url.host not in lost], []

        monkeypatch.setattr(_outgoing, "scan", find)
        monkeypatch.setattr(_outgoing, "may_run_on", lambda *_: True)
        standing, glued = _outgoing._apart(self.BODY, urls, SHORTENER.placeholder, UrlOptions())
        return [url.host for url in standing], [url.host for url in glued]

    def test_none_falls(self, monkeypatch):
        assert self.judged(monkeypatch, [[]]) == (["a.in", "b.in", "c.in", "d.in"], [])

    def test_one_falls_and_the_next_trial_contains_the_rest(self, monkeypatch):
        assert self.judged(monkeypatch, [["b.in"], []]) == (["a.in", "c.in", "d.in"], ["b.in"])

    def test_those_of_each_trial_are_glued_and_the_rest_keeps_its_order(self, monkeypatch):
        assert self.judged(monkeypatch, [["d.in"], ["a.in"], []]) == (["b.in", "c.in"], ["d.in", "a.in"])

    def test_past_the_last_trial_all_stay_as_written(self, monkeypatch):
        falls = [["d.in"], ["a.in"], ["b.in"], []]
        assert self.judged(monkeypatch, falls) == ([], ["a.in", "b.in", "c.in", "d.in"])

    def test_each_glued_one_is_reported(self):
        done = prepared("https://a.in:99999/x https://b.in:99999/y https://c.in/z")
        assert [link.target for link in done.links] == ["https://c.in/z"]
        spans = [p.span for p in done.report if p.code == "url-glued"]
        assert len(spans) == 2
        assert [done.payload["msg"][start:end] for start, end in spans] == ["https://a.in", "https://b.in"]


class TestMisleadingOnAShortHost:
    """Links on a short host are left alone, whatever else is odd about them and may be shortened."""

    @pytest.mark.parametrize("host", ["go.example.in", "su.digo.link", "bit.ly"])
    @pytest.mark.parametrize("allow", [False, True])
    def test_stays(self, host, allow):
        shortener = Shortener(DOMAIN, salt=SALT, also_short=["bit.ly"], allow_misleading=allow)
        body = f"https://user@{host}/AbC1234"
        done = prepared(body, shortener)
        assert (done.payload["msg"], done.links, done.next_id) == (body, (), 0)
        assert [p.code for p in done.report] == ["url-userinfo"]

    def test_on_another_host_is_shortened_where_allowed(self):
        shortener = Shortener(DOMAIN, salt=SALT, allow_misleading=True)
        assert len(prepared("https://user@a.in/AbC1234", shortener).links) == 1

    def test_that_is_no_longer_than_its_link_stays_if_asked(self):
        shortener = Shortener(DOMAIN, salt=SALT, allow_misleading=True, only_if_shorter=True)
        assert prepared("https://u@a.in/x", shortener).links == ()


class TestUsed:
    """`next_id` is the first id that no link of the message has: nothing is spent where nothing is made."""

    @pytest.mark.parametrize(
        ("body", "changes", "next_id"),
        [
            ("no link here", {}, 7),
            ("https://a.in/x", {"tiny": "0"}, 7),
            ("https://go.example.in/AbC1234", {}, 7),
            ("lets meet ok.so", {}, 7),
            ("https://u@a.in/x", {}, 7),
            ("https://a.in:99999/x", {}, 7),
            ("https://a.in/x", {}, 8),
            ("https://a.in/x https://a.in/x", {}, 8),
            ("https://a.in/x https://b.in/x", {}, 9),
        ],
    )
    def test_of_one_message(self, body, changes, next_id):
        assert prepared(body, ids=7, **changes).next_id == next_id

    def test_where_the_service_shortens(self):
        assert prepared("https://a.in/x", shortener=None, ids=7).next_id == 7

    def test_of_a_job_whose_targets_have_codes(self):
        requests = [{**REQUEST, "msg": f"https://{host}.in/x"} for host in ("a", "a", "b", "a", "c")]
        done = prepare_many(requests, shortener=SHORTENER, ids=range(7, 50, 3), links_per="target")
        assert [(row.links[0].id, row.next_id) for row in done] == [
            (7, 10),
            (7, 10),
            (10, 13),
            (7, 13),
            (13, 16),
        ]

    def test_of_a_range_that_is_used_up(self):
        assert prepared("https://a.in/x", ids=range(7, 8)).next_id == 8
        assert prepared("https://a.in/x", ids=CAPACITY - 1).next_id == CAPACITY


class TestAvoid:
    CODE = SHORTENER.encode(0)

    @pytest.mark.parametrize("form", [str.upper, str.lower, str.swapcase, str])
    @pytest.mark.parametrize("part", [slice(0, 3), slice(2, 5), slice(4, 7), slice(0, 7)])
    def test_a_word_in_any_case_is_avoided_in_any_case(self, form, part):
        word = form(self.CODE[part])
        shortener = Shortener(DOMAIN, salt=SALT, avoid=[word])
        assert shortener.avoids(self.CODE)
        assert shortener.avoids(self.CODE.upper())
        assert shortener.avoid == (word.lower(),)
        assert prepared("https://a.in/1", shortener).links[0].id > 0

    def test_after_ids_that_are_spent_the_count_goes_on(self):
        """The second link passes over ids of its own, and the third begins after them."""
        refused = {SHORTENER.encode(id_) for id_ in (11, 12, 14)}
        shortener = Shortener(DOMAIN, salt=SALT, avoid=refused.__contains__)
        done = prepared("https://a.in/1 https://a.in/2 https://a.in/3", shortener, ids=10)
        assert [link.id for link in done.links] == [10, 13, 15]
        assert done.next_id == 16

    def test_after_ids_that_are_spent_the_range_ends_where_it_did(self):
        refused = {SHORTENER.encode(id_) for id_ in (11, 12)}
        shortener = Shortener(DOMAIN, salt=SALT, avoid=refused.__contains__)
        body = "https://a.in/1 https://a.in/2"
        assert [link.id for link in prepared(body, shortener, ids=range(10, 14)).links] == [10, 13]
        with pytest.raises(RequestError, match="left before avoided codes are skipped"):
            prepared(body, shortener, ids=range(10, 13))

    @pytest.mark.parametrize(("refused", "is_enough"), [(2, True), (3, False)])
    @pytest.mark.parametrize("spent", [0, 1])
    def test_so_many_in_a_row_and_no_more(self, monkeypatch, refused, is_enough, spent):
        """The limit starts again for each link: it is about the predicate, not about the range."""
        monkeypatch.setattr(_shortening, "_MOST_REFUSED", 3)
        wrong = {SHORTENER.encode(id_) for id_ in range(spent, spent + refused)}
        shortener = Shortener(DOMAIN, salt=SALT, avoid=wrong.__contains__)
        body = " ".join(f"https://a.in/{n}" for n in range(spent + 1))
        if is_enough:
            assert prepared(body, shortener).links[-1].id == spent + refused
        else:
            with pytest.raises(OptionError, match="refuses 3 codes in a row"):
                prepared(body, shortener)


class TestReportsOfTheBody:
    def test_are_in_the_order_of_their_places(self):
        done = prepared("see http://8.8.8.8/x and ok.so or http://8.8.4.4/y and so.ok")
        spans = [p.span for p in done.report]
        assert [p.code for p in done.report][:3] == ["url-address", "url-doubtful", "url-address"]
        assert spans == sorted(spans)

    @pytest.mark.parametrize(
        ("body", "said"), [("https://a.in", "1 id,"), ("https://a.in https://b.in", "2 ids,")]
    )
    def test_say_how_many_ids_are_needed(self, body, said):
        with pytest.raises(RequestError) as raised:
            prepared(body, ids=range(0))
        [problem] = raised.value.report.errors
        assert f" {said}" in problem.message


def outgoing(body, job, *, asks_tiny):
    return _outgoing.outgoing_body(body, scan(body, job.options.urls), job, asks_tiny=asks_tiny)


class TestBodies:
    """What `outgoing_body` says of a body, asked directly."""

    OPTIONS = PrepareOptions(shortener=SHORTENER)
    BODY = "https://a.in/x"

    @pytest.mark.parametrize("ids", [ANY_IDS, IdSource.of(range(0)), NO_IDS])
    def test_that_gets_no_links_spends_no_ids(self, ids):
        done = outgoing(self.BODY, Job(self.OPTIONS, ids), asks_tiny=True)
        assert (done.links, done.used) == ((), 0)

    @pytest.mark.parametrize("asks_tiny", [True, False])
    @pytest.mark.parametrize("body", [BODY, "no link here", "lets meet ok.so"])
    def test_that_the_service_shortens_spends_no_ids(self, body, asks_tiny):
        job = Job(PrepareOptions(), IdSource.of(range(5)))
        done = outgoing(body, job, asks_tiny=asks_tiny)
        assert (done.outgoing, done.links, done.used) == (body, (), 0)
        assert done.tiny == ("1" if asks_tiny else "0")

    @pytest.mark.parametrize("body", [BODY, "no link here", "lets meet ok.so"])
    def test_that_asks_for_no_links_spends_no_ids(self, body):
        done = outgoing(body, Job(self.OPTIONS, IdSource.of(range(5))), asks_tiny=False)
        assert done[:5] == (body, body, (), "0", 0)
