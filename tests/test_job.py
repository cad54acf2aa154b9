"""What a job is asked and what it remembers: options as one value, rules, and a memory that ends with the job."""

import pickle
from collections import Counter

import builders
import pytest

from engage_text import (
    HostRules,
    OptionError,
    Prepared,
    Problem,
    Rejected,
    RequestError,
    RuleSet,
    Severity,
    UrlOptions,
    _job,
    check,
    prepare,
    prepare_many,
)
from engage_text._job import Job, PrepareOptions
from engage_text._steps import context_of
from engage_text.ids import ANY_IDS, IdSource
from engage_text.rules import RULES, dlr_url_problems

SHORTENER = builders.shortener()
REQUEST = builders.request(
    msg="See example.in/track, https://example.in/pay and www.example.com",
    dlr=builders.dlr(url="https://reports.example.in/sms"),
)
# A sender, an address for reports and a DLT id that are wrong, and a body with a warning.
ODD = {
    **REQUEST,
    "from": "AD-ACMEIN",
    "msg": "log in at http://10.0.0.1/x",
    "dlr": {"mask": 1, "url": "http://10.0.0.1"},
    "tlv": {"PE_ID": "12a"},
}


class TestPrepareOptions:
    def test_are_a_value(self):
        options = PrepareOptions(SHORTENER, UrlOptions(bare="any"), strict=True)
        assert options == PrepareOptions(SHORTENER, UrlOptions(bare="any"), strict=True)
        assert len({options, PrepareOptions(), PrepareOptions()}) == 2
        assert pickle.loads(pickle.dumps(options)) == options  # noqa: S301 - our own bytes

    @pytest.mark.parametrize("wrong", [None, "any", {}, UrlOptions])
    def test_urls_that_are_not_url_options(self, wrong):
        with pytest.raises(OptionError, match="urls must be a UrlOptions, got "):
            PrepareOptions(urls=wrong)

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"options": "any"}, "options must be a PrepareOptions or None, got str"),
            ({"options": UrlOptions()}, "options must be a PrepareOptions or None, got UrlOptions"),
            ({"ids": 5}, "ids must be an IdSource, got int"),
            ({"ids": None}, "ids must be an IdSource, got None"),
        ],
        ids=str,
    )
    def test_a_context_of_wrong_options(self, wrong, message):
        with pytest.raises(OptionError, match=message):
            context_of(REQUEST, **wrong)

    @pytest.mark.parametrize("wrong", ["url", ["url"], RuleSet, {"ignore": ["url"]}, 0])
    def test_rules_that_are_not_a_rule_set(self, wrong):
        for call in (prepare, check, lambda request, **rest: prepare_many([request], **rest)):
            with pytest.raises(OptionError, match="rules must be a RuleSet or None, got "):
                call(REQUEST, rules=wrong)


class TestScheme:
    def test_is_that_of_the_targets_of_bare_hosts(self):
        done = prepare(REQUEST, shortener=SHORTENER, ids=0, scheme="https")
        assert [link.target for link in done.links] == [
            "https://example.in/track",
            "https://example.in/pay",
            "https://www.example.com",
        ]
        usual = prepare(REQUEST, shortener=SHORTENER, ids=0)
        assert [link.target for link in usual.links] == [
            "http://example.in/track",
            "https://example.in/pay",
            "http://www.example.com",
        ]
        assert usual.payload == done.payload

    def test_decides_which_targets_are_the_same(self):
        requests = [{**REQUEST, "msg": "example.in/a and https://example.in/a"}]
        for scheme, codes in (("http", 2), ("https", 1)):
            options = {"shortener": SHORTENER, "ids": 0, "links_per": "target", "scheme": scheme}
            [done] = prepare_many(requests, **options)
            assert len({link.code for link in done.links}) == codes

    def test_of_what_the_service_shortens_changes_nothing(self):
        assert prepare(REQUEST, scheme="https") == prepare(REQUEST)


class TestRules:
    def test_what_is_ignored_is_not_reported(self):
        assert [p.code for p in check(ODD)] == [
            "sender-prefix",
            "url-private",
            "dlt-id-malformed",
            "url-private",
        ]
        ignored = RuleSet(ignore=["url", "sender-prefix"])
        assert [p.code for p in check(ODD, rules=ignored)] == ["dlt-id-malformed"]
        assert [p.code for p in check(ODD, rules=RuleSet(select=["sender"]))] == ["sender-prefix"]

    def test_what_goes_out_does_not_change(self):
        """Not even for a rule that keeps a URL from being shortened."""
        strange = {
            **REQUEST,
            "msg": "https://user@example.in/a https://a.in:99999/x lets meet ok.so {{name}}",
        }
        options = {"shortener": SHORTENER, "ids": 0, "placeholders": "allow"}
        done = prepare(strange, **options)
        assert {p.code for p in done.report} >= {"url-userinfo", "url-glued", "url-doubtful"}
        everything = RuleSet(ignore=[code for code, rule in RULES.items() if not rule.is_fixed])
        silent = prepare(strange, rules=everything, **options)
        assert (silent.payload, silent.links, silent.next_id) == (done.payload, done.links, done.next_id)
        assert silent.report.problems == ()
        assert silent.report.ok

    def test_an_error_that_is_ignored_or_a_warning_lets_the_request_pass(self):
        with pytest.raises(RequestError):
            prepare(ODD)
        assert prepare(ODD, rules=RuleSet(ignore=["sender-prefix"])).payload["from"] == "AD-ACMEIN"
        report = prepare(ODD, rules=RuleSet(severities={"sender-prefix": "warning"})).report
        assert [p.severity for p in report] == [Severity.WARNING] * 4

    def test_a_warning_that_is_an_error_stops_the_request(self):
        rules = RuleSet(severities={"url-private": "error"})
        [done] = prepare_many([{**ODD, "from": "ACMEIN"}], rules=rules)
        assert isinstance(done, Rejected)
        assert [p.code for p in done.report.errors] == ["url-private", "url-private"]

    def test_strict_makes_errors_of_the_warnings_that_are_left(self):
        rules = RuleSet(ignore=["sender", "number"], severities={"url": "off"})
        report = check(ODD, rules=rules, strict=True)
        assert [(p.code, p.severity) for p in report] == [("dlt-id-malformed", Severity.ERROR)]


class TestMemory:
    """Each field that a job repeats is judged once in it, and again in the next job."""

    @pytest.fixture
    def judged(self, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
        count: Counter[str] = Counter()

        def counting(url: str, options: UrlOptions | None = None) -> tuple[Problem, ...]:
            count[url] += 1
            return dlr_url_problems(url, options)

        monkeypatch.setattr(_job.rules, "dlr_url_problems", counting)
        return count

    HOSTS = HostRules(extra_suffixes=["corp"])

    def test_a_field_is_judged_once_in_a_job(self, judged):
        results = list(prepare_many([ODD] * 5 + [REQUEST] * 5, hosts=self.HOSTS))
        assert judged == {ODD["dlr"]["url"]: 1, REQUEST["dlr"]["url"]: 1}
        assert [type(result) for result in results] == [Rejected] * 5 + [Prepared] * 5
        assert all(result.report == check(ODD) for result in results[:5])

    def test_and_again_in_the_next(self, judged):
        for _ in range(3):
            list(prepare_many([ODD] * 2, hosts=self.HOSTS))
        assert judged == {ODD["dlr"]["url"]: 3}

    def test_verdicts_depend_on_the_options_of_their_job(self):
        """The same address for reports, with host rules that know its name and without."""
        odd = {**REQUEST, "dlr": {"mask": 0, "url": "https://reports.corp/x"}}
        [plain], [known], [again] = (
            [[p.code for p in result.report] for result in prepare_many([odd], hosts=hosts)]
            for hosts in (None, HostRules(extra_suffixes=["corp"]), None)
        )
        assert plain == again
        assert plain != known

    def test_does_not_grow_with_the_fields_of_a_hostile_job(self):
        job = Job(PrepareOptions())
        for number in range(1_000):
            assert job.repeated_field_problems(f"ACME{number}", None, None) == ((), ())
        assert len(job._verdicts) <= 64

    def test_codes_of_targets_end_with_their_job(self):
        run = {"shortener": SHORTENER, "ids": 0, "links_per": "target"}
        first, second = list(prepare_many([REQUEST], **run)), list(prepare_many([REQUEST], **run))
        assert first == second
        assert second[0].next_id == 3

    def test_jobs_that_run_side_by_side_do_not_meet(self):
        run = {"shortener": SHORTENER, "links_per": "target"}
        one = prepare_many([REQUEST, REQUEST], ids=0, **run)
        other = prepare_many([REQUEST, REQUEST], ids=100, **run)
        ids = [[link.id for link in result.links] for pair in zip(one, other, strict=True) for result in pair]
        assert ids == [[0, 1, 2], [100, 101, 102]] * 2

    def test_ids_that_a_message_used_are_left_no_more(self):
        job = Job(PrepareOptions(SHORTENER), IdSource.of(5))
        job.use((), 0)
        assert job.ids == IdSource.of(5)
        job.use((), 2)
        assert job.ids.next_id == 7
        assert job.codes == {}
        assert Job(PrepareOptions()).ids is ANY_IDS


def test_strict_makes_warnings_errors_and_keeps_infos():
    found = [Problem("a", severity, "msg", "text") for severity in Severity]
    options = PrepareOptions(strict=True)
    assert [problem.severity for problem in options.reported(found)] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.INFO,
    ]
