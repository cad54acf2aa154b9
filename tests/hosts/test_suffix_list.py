"""The suffix list against the list's own algorithm, written slowly, and against tldextract's reading."""

from __future__ import annotations

import random
from dataclasses import fields

import idna
import pytest
import tldextract
from hypothesis import given
from hypothesis import strategies as st
from tldextract.suffix_list import extract_tlds_from_suffix_list

from engage_text import HostRules, OptionError, find_urls
from engage_text._build.make_suffixes import published
from engage_text.hosts._suffix_list import SuffixList, bundled_suffixes

LINES = [
    "// VERSION: 2026-01-02_03-04-05_UTC",
    "",
    "// a comment",
    "com",
    "in",
    "co.in   // a comment",
    "*.ck",
    "!www.ck",
    "*.kawasaki.jp",
    "!city.kawasaki.jp",
    "jp",
    "भारत",
    "公司.cn",
    "cn",
    "a.b.c.deep",
    "// ===END ICANN DOMAINS===",
    "// ===BEGIN PRIVATE DOMAINS===",
    "github.io",
    "*.compute.example.com",
    "!www.compute.example.com",
    "// ===END PRIVATE DOMAINS===",
]
RULES = [
    "com",
    "in",
    "co.in",
    "*.ck",
    "!www.ck",
    "*.kawasaki.jp",
    "!city.kawasaki.jp",
    "jp",
    "भारत",
    "公司.cn",
    "cn",
]
RULES += ["a.b.c.deep", "xn--h2brj9c", "xn--55qx5d.cn"]


def _matches(rule: str, labels: list[str]) -> bool:
    wanted = rule.removeprefix("!").split(".")
    return len(wanted) <= len(labels) and all(
        want in ("*", have) for want, have in zip(reversed(wanted), reversed(labels), strict=False)
    )


def slow_suffix_length(rules: list[str], labels: list[str]) -> int:
    """Return what publicsuffix.org's algorithm gives, step by step, without its default rule `*`.

    1. Match domain against all rules and take note of the matching ones. 3. If more than one rule matches, the
    prevailing rule is the one which is an exception rule. 4. If there is no matching exception rule, the
    prevailing rule is the one with the most labels. 5. If the prevailing rule is an exception rule, modify it
    by removing the leftmost label. 6. The public suffix is the set of labels which match the prevailing rule.
    """
    matching = [rule for rule in rules if _matches(rule, labels)]
    for rule in matching:
        if rule.startswith("!"):
            return rule.count(".")
    return max((rule.count(".") + 1 for rule in matching), default=0)


HOSTS = """
    com example.com www.example.com in co.in example.co.in a.example.co.in com.in x.com.in
    ck a.ck b.a.ck www.ck x.www.ck y.x.www.ck jp kawasaki.jp a.kawasaki.jp b.a.kawasaki.jp city.kawasaki.jp
    x.city.kawasaki.jp tokyo.jp भारत a.भारत xn--h2brj9c a.xn--h2brj9c 公司.cn a.公司.cn xn--55qx5d.cn a.xn--55qx5d.cn
    cn a.cn deep c.deep b.c.deep a.b.c.deep x.a.b.c.deep zzz a.zzz github.io io * *.ck !www.ck x.*
""".split()


# A name that is a wildcard's own base (`ck`, `kawasaki.jp`) or a part of a rule matches no rule itself.
@pytest.mark.parametrize("host", HOSTS)
def test_length_as_the_algorithm_says(host: str) -> None:
    labels = host.split(".")
    assert SuffixList.from_lines(LINES).suffix_length(labels) == slow_suffix_length(RULES, labels)


def test_no_labels_have_no_suffix():
    assert SuffixList.from_lines(LINES).suffix_length([]) == 0


def test_what_is_read_from_the_lines():
    suffixes = SuffixList.from_lines(LINES)
    assert suffixes.version == "2026-01-02_03-04-05_UTC"
    assert suffixes.wildcards == {"ck", "kawasaki.jp"}
    assert suffixes.exceptions == {"www.ck", "city.kawasaki.jp"}
    assert suffixes.rules == {rule for rule in RULES if rule[0] not in "*!"}
    assert suffixes.tlds == {"com", "in", "ck", "jp", "भारत", "xn--h2brj9c", "cn", "deep"}
    assert suffixes.inner == {"ck", "kawasaki.jp", "jp", "cn", "b.c.deep", "c.deep", "deep", "in"}
    assert suffixes.seconds == {
        "co.in",
        "*.ck",
        "www.ck",
        "kawasaki.jp",
        "公司.cn",
        "c.deep",
        "xn--55qx5d.cn",
    }


def test_rules_of_the_caller_s_own_are_added():
    suffixes = SuffixList.from_lines(LINES).with_rules(["corp", "*.Lan", "!www.lan", "भारत.zz"])
    rules = [*RULES, "corp", "*.lan", "!www.lan", "भारत.zz", "xn--h2brj9c.zz"]
    hosts = [
        *HOSTS,
        "corp",
        "a.corp",
        "lan",
        "a.lan",
        "b.a.lan",
        "x.www.lan",
        "a.भारत.zz",
        "a.xn--h2brj9c.zz",
    ]
    for host in hosts:
        labels = host.split(".")
        assert suffixes.suffix_length(labels) == slow_suffix_length(rules, labels), host


@pytest.mark.parametrize("lines", ["com", b"com", [b"com"], [None], 5])
def test_what_is_not_a_list_of_lines_is_refused(lines: object):
    with pytest.raises(OptionError):
        SuffixList.from_lines(lines)  # type: ignore[arg-type]
    with pytest.raises(OptionError):
        SuffixList.from_lines(LINES).with_rules(lines)  # type: ignore[arg-type]


# What arrives when the list was to be downloaded, and what people write instead of a rule.
NO_LISTS = {
    "nothing": [],
    "an empty file": ["\n"],
    "comments only": ["// VERSION: 2026\n", "\n", "  // none\n"],
    "a page": ["<!DOCTYPE html>\n", "<title>Not found</title>\n"],
    "one line of a page": ["<h1>503</h1>"],
    "a page in capitals": ["<HTML>\n"],
    "markup": ['<?xml version="1.0"?>\n'],
    "an object": ['{"error": "not found"}\n'],
    "an array": ['["com","in"]\n'],
    "a string": ['"com"\n'],
    "a word of JSON": ["null\n"],
    "a sentence": ["The service is unavailable\n"],
    "two words": ["bad gateway\n"],
    "a word": ["Forbidden\n"],
    "capitals": ["COM\n"],
    "a status": ["502\n"],
    "a status and a word": ["502: Bad Gateway\n"],
    "a colon": ["error:\n"],
    "a full stop": ["unavailable.\n"],
    "a dot before": [".in\n"],
    "a dot before, further down": ["com\n", ".in\n"],
    "a dot after": ["co.in.\n"],
    "two dots": ["co..in\n"],
    "a scheme": ["https://example.com\n"],
    "a path": ["example.com/list\n"],
    "an address of mail": ["me@example.com\n"],
    "a comma": ["com,in\n"],
    "another column": ["com\t5\n"],
    "another rule on the line": ["com in\n"],
    "another comment": ["# comment\n", "com\n"],
    "a star alone": ["*\n"],
    "a star at the end": ["in.*\n"],
    "a star inside": ["a.*.in\n"],
    "a star in a label": ["a*.in\n"],
    "two stars": ["*.*.in\n"],
    "an exception of nothing": ["!\n"],
    "an exception without a parent": ["!com\n"],
    "both marks": ["!*.in\n"],
    "a hyphen first": ["-co.in\n"],
    "a hyphen last": ["co-.in\n"],
    "a number last": ["co.91\n"],
    "a sign": ["भारत…\n"],
    "a quote": ["«com»\n"],
    "capitals of another script": ["РФ\n"],
    "lost characters": ["\ufffd\ufffd\n"],
    "a null": ["c\x00o\x00m\x00\n"],
    "a byte order mark read wrongly": ["ï»¿com\n"],
    "a byte order mark further down": ["com\n", "\ufeffin\n"],
    "lines in one": ["com\nin\n"],
    "a long label": [f"{'a' * 64}.in\n"],
    "a long label in its wire form": [f"{'ü' * 60}é.in\n"],
    "a long name": [f"{'a.' * 126}in\n"],
    "cut off": ["// ===BEGIN ICANN DOMAINS===\n", "com\n"],
    "private domains only": [
        "// ===BEGIN PRIVATE DOMAINS===\n",
        "github.io\n",
        "// ===END PRIVATE DOMAINS===\n",
    ],
}


@pytest.mark.parametrize("lines", NO_LISTS.values(), ids=NO_LISTS)
def test_what_is_not_a_list_is_refused(lines: list[str]) -> None:
    with pytest.raises(OptionError):
        SuffixList.from_lines(lines)


def test_the_error_shows_the_line_and_no_more_of_it_than_needed():
    with pytest.raises(OptionError) as caught:
        SuffixList.from_lines(["com\n", "// next\n", f"\x1b[2J{'x' * 500}\n"])
    assert str(caught.value).startswith("line 3 must be a rule in lower case, such as co.in, got '\\x1b[2J")
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    "lines",
    [
        ["com\n"],
        ["corp"],
        ["\ufeffcom\n", "in\n"],
        ["\ufeff// VERSION: 2026-01-02\n", "com\n"],
        ["com\r\n", "\r\n", "in\r\n"],
        ["  com  \n", "\t\n"],
        ["com // generic\n"],
        ["xn--h2brj9c\n", "भारत\n", "com\n"],
        ["my_corp\n", "a--b.example\n", "x.y.z.example\n"],
        ["நிறுவனம்.இந்தியா\n", "l·l\n"],
        [f"{'a' * 63}.{'b' * 63}.{'c' * 63}.in\n"],
        ["// ===BEGIN ICANN DOMAINS===\n", "com\n", "// ===END ICANN DOMAINS===\n", "<rest is not read>"],
    ],
)
def test_what_is_a_list_is_read(lines: list[str]) -> None:
    assert SuffixList.from_lines(lines).rules


def test_a_list_without_an_end_of_its_private_domains_was_cut_off():
    lines = [line for line in LINES if "END PRIVATE" not in line]
    assert SuffixList.from_lines(lines).tlds
    with pytest.raises(OptionError, match=r"cut off: the line ===END PRIVATE DOMAINS=== is missing"):
        SuffixList.from_lines(lines, private=True)


@pytest.mark.parametrize("extra", [[".com"], ["<corp>"], ["a.*.lan"], ["co rp"], ["a." * 500 + "lan"]])
def test_extra_rules_are_rules_too(extra: list[str]) -> None:
    with pytest.raises(OptionError, match="an extra rule must be"):
        SuffixList.from_lines(LINES).with_rules(extra)


@pytest.mark.parametrize("extra", ["co rp", "a." * 500 + "lan", f"{'a' * 64}", "com,", "भारत…"])
def test_extra_suffixes_are_rules_too(extra: str) -> None:
    with pytest.raises(OptionError, match="extra_suffixes"):
        HostRules(extra_suffixes=[extra])


def test_a_long_line_costs_no_more_than_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule ends in was listed for each of its dots: a line of 64,000 made 2 GB of it."""
    called = []
    monkeypatch.setattr(
        "engage_text.hosts._suffix_list._label_forms", lambda label: called.append(label) or (label,)
    )
    for line in ("a." * 500_000 + "in", "a" * 1_000_000, "भ" * 1_000_000):
        with pytest.raises(OptionError, match="line 1 must be a rule"):
            SuffixList.from_lines([line])
    assert not called


def test_no_more_forms_than_labels() -> None:
    """Each Unicode label has two forms: a rule of 60 of them must not have 2 to the power of 60."""
    suffixes = SuffixList.from_lines([".".join("ü" * 40)])
    assert {rule.count(".") for rule in suffixes.rules} == {39}
    assert len(suffixes.rules) <= 2


@given(st.lists(st.one_of(st.text(), st.sampled_from(LINES), st.text("a.*! -\n<", max_size=9))))
def test_any_lines_are_a_list_or_refused(lines: list[str]) -> None:
    try:
        suffixes = SuffixList.from_lines(lines)
    except OptionError:
        return
    assert suffixes.tlds
    assert all(suffixes.divide(f"example.{rule}")[1] for rule in suffixes.rules)


class TestPrivateDomains:
    """Hosts of a company, not of a registry: told apart, and counted only if asked for."""

    def test_are_not_suffixes_by_default(self):
        assert bundled_suffixes().suffix_length(["me", "github", "io"]) == 1
        assert bundled_suffixes(private=True).suffix_length(["me", "github", "io"]) == 2
        assert SuffixList.from_lines(LINES).divide("me.github.io") == (["me", "github", "io"], "")

    def test_are_told_apart(self):
        theirs = {"github.io", "*.compute.example.com", "!www.compute.example.com"}
        suffixes = SuffixList.from_lines(LINES, private=True)
        assert suffixes.private == theirs
        assert suffixes.divide("a.b.compute.example.com") == (["a"], "b.compute.example.com")
        assert suffixes.divide("www.compute.example.com") == (["www"], "compute.example.com")
        assert SuffixList.from_lines(LINES).private == frozenset()
        assert "github.io" in bundled_suffixes(private=True).private
        assert "co.in" not in bundled_suffixes(private=True).private

    def test_stay_apart_from_rules_of_the_caller_s_own(self):
        suffixes = SuffixList.from_lines(LINES, private=True)
        added = suffixes.with_rules(["corp"])
        assert added.private == suffixes.private
        assert added.divide("wiki.corp") == (["wiki"], "corp")
        assert added.divide("a.me.github.io") == (["a", "me"], "github.io")


class TestBundledList:
    def test_is_built_once_and_dated(self):
        assert bundled_suffixes() is bundled_suffixes()
        assert bundled_suffixes().version >= "2026-10"

    @pytest.mark.parametrize("private", [False, True])
    def test_is_the_published_one(self, private: bool):
        """The table has rows instead of rules, and is read another way."""
        ours, theirs = bundled_suffixes(private=private), SuffixList.from_lines(published(), private=private)
        for one in fields(SuffixList):
            assert getattr(ours, one.name) == getattr(theirs, one.name), one.name

    @pytest.mark.parametrize(
        ("text", "found", "domain"),
        [
            ("Visit hdfc.bank.in", "hdfc.bank.in", "hdfc.bank.in"),
            ("Log in at netbanking.hdfc.bank.in today", "netbanking.hdfc.bank.in", "hdfc.bank.in"),
            ("https://sbi.bank.in/x", "https://sbi.bank.in/x", "sbi.bank.in"),
            ("https://www.sbi.bank.in", "https://www.sbi.bank.in", "sbi.bank.in"),
            ("www.icici.bank.in/pay", "www.icici.bank.in/pay", "icici.bank.in"),
        ],
    )
    def test_knows_the_banks_of_india(self, text: str, found: str, domain: str):
        [url] = find_urls(text)
        assert (url.text, url.registered_domain) == (found, domain)


def _marked(suffixes: SuffixList) -> list[str]:
    return [
        *suffixes.rules,
        *(f"*.{base}" for base in suffixes.wildcards),
        *(f"!{name}" for name in suffixes.exceptions),
    ]


def test_every_unicode_rule_has_its_wire_form():
    rules = _marked(bundled_suffixes())
    unicode_rules = [rule for rule in rules if not rule.isascii()]
    assert len(unicode_rules) > 300
    for rule in unicode_rules:
        wire = ".".join(
            label if label.isascii() else idna.encode(label).decode("ascii") for label in rule.split(".")
        )
        assert wire in rules, rule


class TestTldextract:
    """The caller's extractor, and the oracle: it answers like the list that is made of it."""

    WORDS = ("a", "shop", "www", "city", "example", "1x", "xn--mnchen-3ya", "münchen", "co", "any")

    @staticmethod
    def extractor(private: bool, extra: tuple[str, ...] = ()) -> tldextract.TLDExtract:
        return tldextract.TLDExtract(
            suffix_list_urls=(), cache_dir=None, include_psl_private_domains=private, extra_suffixes=extra
        )

    @staticmethod
    def domain(suffixes: SuffixList, host: str) -> str:
        before, suffix = suffixes.divide(host.lower())
        return f"{before[-1]}.{suffix}" if before and suffix else ""

    def hosts(self, rules: list[str], chance: random.Random) -> list[str]:
        """Return hosts under every rule, at it, beside it and above it, in Unicode, in wire form and mixed."""
        found = []
        for rule in sorted(rules):
            bare = rule.removeprefix("!").replace("*", chance.choice(self.WORDS))
            forms = {bare, bare.encode("idna").decode("ascii") if not bare.isascii() else bare}
            for form in sorted(forms):
                parent = form.partition(".")[2] or form
                one, two = chance.sample(self.WORDS, 2)
                found += [
                    form,
                    f"{one}.{form}",
                    f"{two}.{one}.{form}",
                    parent,
                    f"{two}.{parent}",
                    form.upper(),
                ]
            labels = bare.split(".")
            chosen = chance.choice(labels)
            mixed = [
                label.encode("idna").decode("ascii") if label == chosen and not label.isascii() else label
                for label in labels
            ]
            found.append(f"{chance.choice(self.WORDS)}.{'.'.join(mixed)}")
        return found

    @pytest.mark.parametrize("private", [False, True])
    @pytest.mark.parametrize("extra", [(), ("corp", "*.lan", "भारत.example")])
    def test_same_registered_domain(self, private: bool, extra: tuple[str, ...], chance: random.Random):
        extractor = self.extractor(private, extra)
        suffixes = SuffixList.from_tldextract(extractor)
        hosts = [
            *self.hosts(list(extractor.tlds), chance),
            "localhost",
            "a.notatld",
            "x.corp",
            "a.b.lan",
            "lan",
        ]
        assert len(set(hosts)) >= 10_000
        wrong = []
        for host in hosts:
            theirs = extractor(host)
            if self.domain(suffixes, host) != theirs.top_domain_under_public_suffix.lower():
                wrong.append((host, self.domain(suffixes, host), theirs))
        assert not wrong, f"{len(wrong)}, first {wrong[:5]}"

    def test_same_registered_domain_as_ours_for_our_list(
        self, monkeypatch: pytest.MonkeyPatch, chance: random.Random
    ):
        """The other way round: an extractor that reads the list that this package carries."""
        both = extract_tlds_from_suffix_list("\n".join(published()))
        monkeypatch.setattr("tldextract.tldextract.get_suffix_lists", lambda **_: both)
        extractor = self.extractor(private=False)
        hosts = self.hosts(list(extractor.tlds), chance)
        assert len(set(hosts)) >= 10_000
        for host in hosts:
            theirs = extractor(host).top_domain_under_public_suffix.lower()
            assert self.domain(bundled_suffixes(), host) == theirs, host

    def test_same_in_a_text(self):
        text = "https://a.b.github.io/x and me.example.corp/y"
        for private, domain in ((False, "github.io"), (True, "b.github.io")):
            extractor = self.extractor(private, ("corp",))
            rules = HostRules(suffixes=SuffixList.from_tldextract(extractor))
            found = [url.registered_domain for url in find_urls(text, hosts=rules)]
            assert found == [domain, "example.corp"]

    def test_private_domains_are_told_apart(self):
        private = SuffixList.from_tldextract(self.extractor(private=True)).private
        assert {"github.io", "*.compute.amazonaws.com"} <= private
        assert not {"in", "co.in", "*.ck", "!www.ck"} & private
        assert SuffixList.from_tldextract(self.extractor(private=False)).private == frozenset()

    @pytest.mark.parametrize("extractor", [None, 5, "com", tldextract.TLDExtract, tldextract.extract])
    def test_what_is_not_an_extractor_is_refused(self, extractor: object):
        with pytest.raises(OptionError):
            SuffixList.from_tldextract(extractor)  # type: ignore[arg-type]

    @pytest.mark.parametrize("tlds", [[], [".com"], ["<html>"], "com", [5], None])
    def test_what_gives_no_rules_is_refused(self, tlds: object):
        class Mine:
            def __init__(self) -> None:
                self.tlds = tlds

        with pytest.raises(OptionError):
            SuffixList.from_tldextract(Mine())  # type: ignore[arg-type]
