"""The suffix list against the list's own algorithm, written slowly, and against tldextract's reading."""

from __future__ import annotations

import idna
import pytest
import tldextract

from engage_text._suffixes import SuffixList, SuffixListError, bundled_suffixes

LINES = [
    "// VERSION: 2026-01-02_03-04-05_UTC",
    "",
    "// a comment",
    "com",
    "in",
    "co.in   trailing words are no rule",
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
    "github.io",
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
    assert SuffixList.from_lines([]).suffix_length(["com"]) == 0


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
def test_what_is_no_list_of_lines_is_refused(lines: object):
    with pytest.raises(SuffixListError):
        SuffixList.from_lines(lines)  # type: ignore[arg-type]
    with pytest.raises(SuffixListError):
        SuffixList.from_lines(LINES).with_rules(lines)  # type: ignore[arg-type]


def test_lines_that_are_no_rule_are_passed_over():
    rubbish = ["", " ", "*", "!", "!com", ".", "a..b", "*.", "// x", "zzz"]
    assert SuffixList.from_lines(rubbish).rules == {"zzz"}
    assert SuffixList.from_lines(["zzz"]).with_rules(rubbish).tlds == {"zzz"}


def test_private_domains_are_no_suffixes():
    assert bundled_suffixes().suffix_length(["me", "github", "io"]) == 1


def test_the_snapshot_is_read_once_and_dated():
    assert bundled_suffixes() is bundled_suffixes()
    assert bundled_suffixes().version[:2] == "20"


def _snapshot_rules() -> list[str]:
    suffixes = bundled_suffixes()
    return [
        *suffixes.rules,
        *(f"*.{base}" for base in suffixes.wildcards),
        *(f"!{e}" for e in suffixes.exceptions),
    ]


def test_tldextract_reads_its_snapshot_the_same():
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    ours = {
        rule for rule in _snapshot_rules() if not any(label.startswith("xn--") for label in rule.split("."))
    }
    theirs = set(extract.tlds)
    assert ours == {rule for rule in theirs if not any(label.startswith("xn--") for label in rule.split("."))}

    suffixes = bundled_suffixes()
    for rule in sorted(theirs):
        bare = rule.removeprefix("!").replace("*", "any")
        for host in (f"shop.example.{bare}", f"example.{bare}", bare):
            assert (
                ".".join(host.split(".")[-suffixes.suffix_length(host.split(".")) :]) == extract(host).suffix
            ), host


def test_every_unicode_rule_has_its_wire_form():
    rules = _snapshot_rules()
    unicode_rules = [rule for rule in rules if not rule.isascii()]
    assert len(unicode_rules) > 300
    for rule in unicode_rules:
        wire = ".".join(
            label if label.isascii() else idna.encode(label).decode("ascii") for label in rule.split(".")
        )
        assert wire in rules, rule
