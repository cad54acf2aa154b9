"""The list of public shorteners contains hosts, once and in order, without those of one company."""

from engage_text.hosts import bundled_suffixes
from engage_text.links import SERVICE_HOSTS
from engage_text.policies._policy_rules_links import public_shortener
from engage_text.policies._public_shorteners import PUBLIC_SHORTENERS


def test_each_entry_is_a_host_below_a_known_suffix():
    tlds = bundled_suffixes().tlds
    assert [host for host in PUBLIC_SHORTENERS if host.rpartition(".")[2] not in tlds] == []
    assert sorted({*PUBLIC_SHORTENERS}) == [*PUBLIC_SHORTENERS]


def test_hosts_of_one_company_are_not_public():
    for host in ("t.co", "lnkd.in", "amzn.to", "youtu.be", "wa.me", *SERVICE_HOSTS):
        assert public_shortener(host) == ""
    assert public_shortener("bit.ly") == public_shortener("www.bit.ly") == "bit.ly"
    assert public_shortener("habit.ly") == ""
