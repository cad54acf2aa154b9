"""Hosts that are the end of an e-mail address whose `@` got lost, word by word, and those that are sites."""

from __future__ import annotations

import pytest

from engage_text import scan_urls

MAIL_HOSTS = "gmail yahoo hotmail outlook rediffmail ymail icloud aol live msn protonmail".split()
ROLES = (
    "admin care contact contactus customercare enquiry feedback grievance hello help helpdesk hr info mail noreply "
    "nodal queries query sales service services support"
).split()
TO_A_SITE = (
    "a browse check download from go her his in login my on onto open our portal search see site tap the their "
    "through to try ur url us use using via website your"
).split()
CUES = "mail mailed mailing email emails emailed emailing e-mail mailto addy msn Mail Email".split()

LOST = [
    "zork(at)example.com",
    "zork [at] example.com",
    "zork<at>example.com",
    "zork(AT) example.com",
    "zork @ example.com",
    "rahul example.com",
    "rahul example.edu",
    "zork example.edu",
    "zork at example.ac.in",
    "zork example.edu.in",
    "login zork @ example.edu",
    "next gmail.com",
    "zork at gmail.com",
    "mail next at gmail.com",
    "mail zork123 example.com",
    "a.b gmail.com",
    "rahul foo.gmail.com",
]
SITES = [
    "the @ example.com",
    "login @ example.edu",
    "rahul xyz example.com",
    "zork example.com",
    "rahul at example.com",
    "next at gmail.com",
    "mail Zork example.com",
    "mail 123 example.com",
    "(rahul) example.com",
    "rahul\nexample.com",
    "rahul@\nexample.com",
    "zork mail.gmail.com",
]


def is_lost(text: str) -> bool:
    links, doubtful = scan_urls(text)
    assert len(links) + len(doubtful) == 1
    return [doubt.reason for doubt in doubtful] == ["lost-at"]


@pytest.mark.parametrize("text", LOST)
def test_a_lost_sign(text: str) -> None:
    assert is_lost(text)
    assert is_lost(f"aaa aaa {text} aaa")


@pytest.mark.parametrize("text", SITES)
def test_a_site(text: str) -> None:
    assert not is_lost(text)
    assert not is_lost(f"aaa aaa {text} aaa")


@pytest.mark.parametrize("host", MAIL_HOSTS)
def test_a_mail_host_follows_a_name(host: str) -> None:
    assert is_lost(f"aaa zork {host}.com")
    assert not is_lost(f"aaa zork, {host}.com")


@pytest.mark.parametrize("word", TO_A_SITE)
def test_these_words_lead_to_a_mail_host_s_site(word: str) -> None:
    assert not is_lost(f"aaa {word} yahoo.com aaa")
    assert not is_lost(f"aaa {word.title()} yahoo.com aaa")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_counts_after_a_word_for_mail(role: str) -> None:
    assert is_lost(f"mail us: {role} example.com")
    assert not is_lost(f"aaa us: {role} example.com")


@pytest.mark.parametrize("cue", CUES)
def test_after_a_word_for_mail_any_name_counts(cue: str) -> None:
    assert is_lost(f"my {cue} zork example.com")
    assert not is_lost("my xyz zork example.com")
    assert not is_lost(f"my {cue}x zork example.com")
    assert not is_lost(f"my {cue} {'aaa ' * 15} zork example.com")
