"""What the caller knows of hosts: further suffixes, another list, hosts that always or never are links."""

from __future__ import annotations

import pickle

import pytest

from engage_text import HostRules, OptionError, find_urls, scan_urls
from engage_text.hosts import SuffixList
from engage_text.urls import BarePolicy


def found(text: str, rules: HostRules, bare: BarePolicy = "likely") -> list[str]:
    return [span.text for span in find_urls(text, bare=bare, hosts=rules)]


class TestExtraSuffixes:
    def test_a_suffix_of_the_caller_s_own_is_one(self):
        text = "wiki.corp/x and www.wiki.corp, http://wiki.corp"
        assert found(text, HostRules()) == ["http://wiki.corp"]
        rules = HostRules(extra_suffixes=["corp"])
        assert found(text, rules) == ["wiki.corp/x", "www.wiki.corp", "http://wiki.corp"]
        assert find_urls("http://a.wiki.corp", hosts=rules)[0].registered_domain == "wiki.corp"

    def test_rules_are_written_as_the_list_writes_them(self):
        rules = HostRules(extra_suffixes=["*.lan", "भारत.corp"])
        assert [span.suffix for span in find_urls("a.b.lan/x c.xn--h2brj9c.corp/y", hosts=rules)] == [
            "b.lan",
            "xn--h2brj9c.corp",
        ]

    def test_a_bare_host_under_one_is_meant(self):
        rules = HostRules(extra_suffixes=["corp"])
        assert found("go to wiki.corp or news.corp now", rules) == ["wiki.corp", "news.corp"]
        assert not found("go to wiki.corp", rules, "never")


class TestAnotherList:
    def test_it_takes_the_place_of_the_bundled_one(self):
        rules = HostRules(suffixes=SuffixList.from_lines(["zzz", "co.zzz"]))
        assert found("example.com/x a.co.zzz/x", rules) == ["a.co.zzz/x"]

    def test_with_extra_suffixes_on_top(self):
        rules = HostRules(suffixes=SuffixList.from_lines(["zzz"]), extra_suffixes=["com"])
        assert found("example.com/x a.zzz/x b.in/x", rules) == ["example.com/x", "a.zzz/x"]


class TestAlways:
    @pytest.mark.parametrize("bare", ["any", "likely", "never"])
    def test_a_listed_host_is_a_link_wherever_it_is_bare(self, bare: BarePolicy):
        rules = HostRules(always=["ok.so", "Views.py"])
        assert found("ok.so a.ok.so and views.py", rules, bare) == ["ok.so", "a.ok.so", "views.py"]

    def test_it_is_not_a_link_inside_of_something_else(self):
        rules = HostRules(always=["ok.so"])
        assert not found("a@ok.so #ok.so mailto:ok.so upi://ok.so", rules)

    def test_its_last_label_counts_as_a_suffix(self):
        [span] = find_urls("go to wiki.corp now", hosts=HostRules(always=["wiki.corp"]))
        assert (span.text, span.suffix, span.registered_domain) == ("wiki.corp", "corp", "wiki.corp")
        assert not found("other.corp", HostRules(always=["wiki.corp"]))

    def test_an_address_can_be_listed_and_stays_one(self):
        [span] = find_urls("at 10.0.0.1 now", hosts=HostRules(always=["10.0.0.1"]))
        assert (span.text, span.suffix, span.is_private) == ("10.0.0.1", "", True)

    def test_what_a_sentence_would_be_parted_from_stays_whole(self):
        rules = HostRules(always=["the.bank.in", "visit-britain.com"])
        assert found("pay the.bank.in now, see visit-britain.com", rules) == [
            "the.bank.in",
            "visit-britain.com",
        ]


class TestNever:
    def test_a_listed_host_is_not_a_link_even_with_a_scheme(self):
        rules = HostRules(never=["example.com"])
        text = "https://example.com/x www.example.com a.example.com/y example.com xexample.com/z"
        assert found(text, rules) == ["xexample.com/z"]

    def test_it_goes_before_always(self):
        assert not found("ok.so", HostRules(always=["ok.so"], never=["ok.so"]))

    def test_unicode_and_wire_form_are_one(self):
        assert not found("http://xn--e1afmkfd.xn--p1ai http://пример.рф", HostRules(never=["пример.рф"]))
        assert not found(
            "http://xn--e1afmkfd.xn--p1ai/x http://пример.рф", HostRules(never=["xn--e1afmkfd.xn--p1ai"])
        )

    def test_it_silences_a_doubt(self):
        assert scan_urls("lets meet ok.so now", hosts=HostRules(never=["ok.so"])) == ((), ())

    def test_it_is_not_reported_as_doubtful(self):
        text = "www.example.com bit.ly/x example.org"
        rules = HostRules(never=["example.com", "bit.ly", "example.org"])
        assert scan_urls(text, hosts=rules) == ((), ())


class TestValues:
    def test_a_set_has_no_order_of_its_own(self):
        names = {"c.com", "a.com", "b.com"}
        assert HostRules(always=names).always == ("a.com", "b.com", "c.com")

    def test_a_pickle_contains_what_was_given_and_no_more(self):
        rules = HostRules(always=["ok.so"], never=["a.in"], extra_suffixes=["corp"])
        packed = pickle.dumps(rules)
        assert len(packed) < 1000
        again = pickle.loads(packed)  # noqa: S301  # our own bytes
        assert again == rules
        assert again.known is rules.known  # caches are keyed by the list, and a list has 10,000 rules
        assert found("ok.so a.in/x b.corp/x", again) == ["ok.so", "b.corp/x"]

    def test_another_policy_is_refused(self):
        with pytest.raises(OptionError):
            find_urls("a.com", bare="nver")  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", ["a%41\ud800.in", "\ud800.in", "a%ff.in", "xn--\ud800.in"])
    def test_a_name_that_no_host_has_is_never_found(self, name: str):
        rules = HostRules(always=[name], never=[name])
        assert found("see a.com/x", rules) == ["a.com/x"]

    def test_equal_rules_are_equal_and_names_are_folded(self):
        assert HostRules(always=["OK.so."]) == HostRules(always=("ok.so",))
        assert hash(HostRules(never=["a.in"])) == hash(HostRules(never=["a.in"]))

    @pytest.mark.parametrize(
        "options",
        [
            {"always": "ok.so"},
            {"never": 5},
            {"never": [5]},
            {"always": [""]},
            {"always": [" . "]},
            {"always": ["localhost"]},
            {"always": ["http://ok.so"]},
            {"never": ["ok.so/x"]},
            {"never": ["*.ok.so"]},
            {"extra_suffixes": ["a b"]},
            {"extra_suffixes": [None]},
            {"suffixes": ["com"]},
        ],
    )
    def test_what_is_not_a_list_of_names_is_refused(self, options: dict[str, object]):
        with pytest.raises(OptionError):
            HostRules(**options)  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", [10**5000, "x" * 10**5, [["a.in"]] * 10**5], ids=["int", "text", "list"])
    def test_a_message_is_short_whatever_the_name_is(self, name: object):
        with pytest.raises(OptionError) as raised:
            HostRules(never=[name])  # type: ignore[list-item]
        assert len(str(raised.value)) < 400
