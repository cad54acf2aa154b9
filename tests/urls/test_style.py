"""Casual messages: sentences joined by a dot, words texted without vowels, e-mail addresses that lost their `@`.

Two tables hold the policy `likely` to both sides: joins of any words under any suffix are left alone, and hosts that
people know are found in the sentences that name them.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from engage_text.hosts._suffix_list import bundled_suffixes
from engage_text.urls import find_urls, scan_urls
from engage_text.urls._spelling import reads_as_word
from engage_text.urls._style import is_casual, is_formal

DATA = Path(__file__).resolve().parents[1] / "data"


def _table(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith(";") for word in line.split()]


WORDS = _table("texted_words.txt")
HOSTS = _table("known_hosts.txt")
CODES = sorted(suffix for suffix in bundled_suffixes().tlds if len(suffix) == 2 and suffix.isascii())
SAYINGS = (
    "lol",
    "love",
    "cool",
    "fun",
    "live",
    "life",
    "today",
    "now",
    "work",
    "best",
    "game",
    "site",
    "dog",
)
# What friends write around a join. None of it is slang by itself, so the join is judged by its words.
AROUND = (
    "will call you after {} she is there",
    "i go {} the others",
    "kal aana {} mujhe nahi pata",
    "{} you need to ask her",
    "nak pergi dengan {} dengan saya",
    "u can come {} i dun have",
    "my mum said {}",
)
JOIN_CEILING = 0.005  # of joins that are linked
CONTEXTS = (
    "Visit {}",
    "{} se order karo",
    "Download from {}",
    "{}: sale ends today, 50% off",
    "Shop now at {} & get 20% off",
    "Get flat Rs.200 off, order on {} today only",
    "check out {} its good",
    "{}",
    "Pay your bill at {} or call 1800123456",
    "Sent via {}",
    "pls see {} for the form, tmr last day lah",
)


def test_joins_under_every_code_are_left_alone():
    words = cycle(WORDS)
    joins = [around.format(f"{next(words)}.{suffix}") for suffix in (*CODES, *SAYINGS) for around in AROUND]
    linked = [text for text in joins if find_urls(text)]
    assert len(joins) > 1500
    assert len(linked) <= JOIN_CEILING * len(joins), linked


@pytest.mark.parametrize("context", CONTEXTS)
def test_known_hosts_are_found(context: str):
    assert not [host for host in HOSTS if [url.text for url in find_urls(context.format(host))] != [host]]


# A text, and the doubtful hosts in it. None of them has a link.
@pytest.mark.parametrize(
    ("text", "host", "reason"),
    [
        ("im so drowsi.tt is y i cant come", "drowsi.tt", "word-suffix"),
        ("wrong adress.cl me when u reach", "adress.cl", "word-suffix"),
        ("hopin to finsh.cn u wait", "finsh.cn", "word-suffix"),
        ("u wnt 2 borow.pk it up tmr", "borow.pk", "word-suffix"),
        ("see u at the stadium.lol", "stadium.lol", "word-suffix"),
        ("both say la-bt.so no need lor", "la-bt.so", "word-suffix"),
        ("he cmplaind.be nice to him k", "cmplaind.be", "word-suffix"),
        ("aiyo kaveri.it's ur turn", "kaveri.it", "word-suffix"),
        ("going2.cn u save me a seat", "going2.cn", "word-suffix"),
        ("dont tell.me.in five mins", "tell.me.in", "word-suffix"),
        ("wan to buy laptop,dun noe which 1.reach home.com spoilt", "home.com", "word-suffix"),
        ("reach me at ravi.k@ example.edu", "example.edu", "lost-at"),
        ("name@ example.edu", "example.edu", "lost-at"),
        ("samuel example.org", "example.org", "lost-at"),
        ("my email is weiming example.com", "example.com", "lost-at"),
        ("Mail us at care example.com", "example.com", "lost-at"),
        ("e-mail priya at example.com", "example.com", "lost-at"),
        ("john (at) example.com", "example.com", "lost-at"),
        ("john[at]example.com", "example.com", "lost-at"),
        ("tan_wm @ yahoo.com.sg", "yahoo.com.sg", "lost-at"),
        ("HAIR@ Yahoo.Com", "Yahoo.Com", "lost-at"),
        ("cutie at hotmail.com", "hotmail.com", "lost-at"),
    ],
)
def test_a_doubtful_host_is_reported_and_no_link(text: str, host: str, reason: str):
    found = scan_urls(text)
    assert not found.urls
    assert (host, reason) in [(doubt.text, doubt.reason) for doubt in found.doubtful]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("my pics at xiaoli.blogspot.com lol", "xiaoli.blogspot.com"),
        ("u go yahoo.com search lah", "yahoo.com"),
        ("sent the form to your yahoo.com account", "yahoo.com"),
        ("Haha. Go wheretogo.sg!", "wheretogo.sg"),
        ("Our site is grameenschool.lk pls see", "grameenschool.lk"),
        ("haha check out booking.com u", "booking.com"),
        ("i bought from qoo10.sg de lor", "qoo10.sg"),
        ("so cheap at groupon.sg u wan", "groupon.sg"),
        ("www.example.co.inLogin ID: 5", "www.example.co.in"),
        ("Shop @ example.com", "example.com"),
        ("Visit us@ example.com", "example.com"),
        ("Log in at example.com", "example.com"),
        ("john at example.com", "example.com"),
        ("Hi Benjamin, example.org has news", "example.org"),
        ("nykaa.in's sale is live", "nykaa.in"),
        ("Order at grocerz.in app today", "grocerz.in"),
    ],
)
def test_a_host_that_is_meant_is_found(text: str, host: str):
    assert [url.text for url in find_urls(text)] == [host]


@pytest.mark.parametrize(
    "label",
    "tird numbr shld recieve goin2 l8r 2gether betta boyz skool lateee planning la-bth tuitions cancld".split(),
)
def test_spellings_of_words(label: str):
    assert reads_as_word(label)


@pytest.mark.parametrize("label", "myntra flipkart b00kings qoo10 hdfc 99acres nykaa olx ixigo बाज़ार".split())
def test_names_read_as_no_words(label: str):
    assert not reads_as_word(label)


@pytest.mark.parametrize(
    ("text", "casual", "formal"),
    [
        ("u go first lah, x", True, False),
        ("we finish late.then he came, x", True, False),
        ("x is what we use", False, False),
        ("Pay at x with your Acme Card", False, True),
        ("Visit Acme.Flat 50% off on Rs.999 at x", False, True),
        ("see report.pdf or shop.example.com, x", False, False),
        ("one u alone, x", False, False),
    ],
)
def test_how_a_text_is_written(text: str, casual: bool, formal: bool):
    place = text.rindex("x")
    assert (is_casual(text, place, place + 1), is_formal(text, place, place + 1)) == (casual, formal)


def test_a_text_full_of_doubtful_hosts_takes_linear_time():
    # Each host looks at one SMS of text around it: twice the text is twice the work.
    piece = "we go kembangan.cl some words here "
    assert len(scan_urls(piece * 200).doubtful) == 200
    assert len(scan_urls(piece * 400).doubtful) == 400
