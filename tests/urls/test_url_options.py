"""`UrlOptions`: one value for what a scan is asked, and the flat keywords as shorthand for it."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import builders
import pytest

from engage_text import OptionError, check, prepare, prepare_many, preview_body
from engage_text.hosts import HostRules, default_rules
from engage_text.urls import UrlOptions, explain_urls, find_urls, scan_urls

TEXT = "see ok.so, wiki.corp/x and example.com"
RULES = HostRules(extra_suffixes=["corp"], never=["example.com"])
REQUEST = builders.request(type="promotional", from_="ACME", msg=TEXT, dlr=builders.dlr(mask=0))


class TestTheValue:
    def test_is_hashable_comparable_and_frozen(self):
        options = UrlOptions(bare="any", hosts=RULES)
        assert options == UrlOptions(
            bare="any", hosts=HostRules(extra_suffixes=["corp"], never=["example.com"])
        )
        assert len({options, copy.copy(options), replace(options), UrlOptions()}) == 2
        with pytest.raises(FrozenInstanceError):
            options.bare = "never"  # type: ignore[misc]

    @pytest.mark.parametrize("options", [UrlOptions(), UrlOptions(bare="any", scheme="https", hosts=RULES)])
    def test_comes_back_from_a_pickle_and_finds_the_same(self, options):
        data = pickle.dumps(options)
        again = pickle.loads(data)  # noqa: S301 - our own bytes
        assert again == options
        assert scan_urls(TEXT, options=again) == scan_urls(TEXT, options=options)
        assert len(data) < 1_000, "the suffix list does not travel with the options"

    def test_without_hosts_the_default_rules_apply(self):
        assert UrlOptions().host_rules is default_rules()
        assert UrlOptions(hosts=RULES).host_rules is RULES
        assert replace(UrlOptions(hosts=RULES), hosts=None).host_rules is default_rules()

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"bare": "all"}, "bare must be 'any', 'likely' or 'never', got 'all'"),
            ({"bare": None}, "bare must be 'any', 'likely' or 'never', got None"),
            ({"bare": ["any"]}, "bare must be 'any', 'likely' or 'never', got list"),
            ({"scheme": "ftp"}, "scheme must be 'http' or 'https', got 'ftp'"),
            ({"scheme": True}, "scheme must be 'http' or 'https', got bool"),
            ({"hosts": ["a.in"]}, "hosts must be a HostRules or None, got list"),
            ({"hosts": ""}, "hosts must be a HostRules or None, got str"),
        ],
        ids=str,
    )
    def test_a_wrong_value_is_an_option_error(self, given, message):
        with pytest.raises(OptionError) as raised:
            UrlOptions(**given)
        assert str(raised.value) == message

    def test_takes_no_positions(self):
        with pytest.raises(TypeError):
            UrlOptions("any")  # type: ignore[misc]


FLAT = [
    {"bare": "any"},
    {"bare": "never"},
    {"scheme": "https"},
    {"hosts": RULES},
    {"bare": "any", "hosts": RULES},
]


class TestKeywordsAreShorthand:
    @pytest.mark.parametrize("flat", FLAT, ids=str)
    @pytest.mark.parametrize("function", [find_urls, scan_urls, explain_urls])
    def test_of_the_url_functions(self, function, flat):
        assert function(TEXT, options=UrlOptions(**flat)) == function(TEXT, **flat)
        assert function(TEXT, options=None) == function(TEXT, options=UrlOptions()) == function(TEXT)

    @pytest.mark.parametrize("flat", FLAT, ids=str)
    def test_of_prepare_and_its_kin(self, flat):
        options = UrlOptions(**flat)
        assert prepare(REQUEST, urls=options) == prepare(REQUEST, **flat)
        assert check(REQUEST, urls=options) == check(REQUEST, **flat)
        assert list(prepare_many([REQUEST], urls=options)) == list(prepare_many([REQUEST], **flat))
        assert preview_body(TEXT, urls=options) == preview_body(TEXT, **flat)


class TestBothTogether:
    @pytest.mark.parametrize("flat", FLAT, ids=str)
    @pytest.mark.parametrize("function", [find_urls, scan_urls, explain_urls])
    def test_of_the_url_functions(self, function, flat):
        with pytest.raises(OptionError) as raised:
            function(TEXT, options=UrlOptions(), **flat)
        assert str(raised.value) == f"give either options or {' and '.join(flat)}, not both"

    @pytest.mark.parametrize("flat", FLAT, ids=str)
    @pytest.mark.parametrize("function", [prepare, check, lambda one, **rest: prepare_many([one], **rest)])
    def test_of_prepare_and_its_kin(self, function, flat):
        with pytest.raises(OptionError) as raised:
            function(REQUEST, urls=UrlOptions(), **flat)
        assert str(raised.value) == f"give either urls or {' and '.join(flat)}, not both"

    @pytest.mark.parametrize("wrong", ["any", HostRules(), {"bare": "any"}, UrlOptions, 0, ""])
    def test_what_is_not_a_url_options(self, wrong):
        with pytest.raises(OptionError, match=r"^options must be a UrlOptions or None, got "):
            find_urls(TEXT, options=wrong)
        with pytest.raises(OptionError, match=r"^urls must be a UrlOptions or None, got "):
            prepare(REQUEST, urls=wrong)
        with pytest.raises(OptionError, match=r"^options must be a UrlOptions or None, got "):
            find_urls(TEXT, options=wrong, bare="any")
