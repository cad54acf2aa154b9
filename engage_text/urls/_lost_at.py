"""Whether a host is the end of an e-mail address whose `@` got lost, or a space got in: `name@ example.edu`.

Phones and gateways lose the `@`: it is the code 0 of the GSM alphabet (3GPP TS 23.038). A link to the host alone
would send people to a place that the writer never meant.
"""

from __future__ import annotations

import re

from engage_text.urls._named import Host
from engage_text.urls._words import CLAUSE_ENDS, CUES

__all__ = ["is_lost_at"]

# Mail hosts that people have addresses at and rarely link to.
_MAIL_HOSTS = frozenset("gmail yahoo hotmail outlook rediffmail ymail icloud aol live msn protonmail".split())
_WINDOW = 48  # characters before the host: an address and the words that lead to it
# The word before the host, and what is between them: nothing, an `@` with spaces, or "at".
_LOCAL = re.compile(
    r"(?i)(?P<word>[\w.+'-]*\w)(?:(?P<sign>\ ?@\ {0,2}|\ ?[\[({<]at[\])}>]\ ?|\ at\ )|\ )\Z", re.ASCII
)
_MAIL_CUE = re.compile(r"(?i)\b(?:e-?mail(?:s|ed|ing)?|mail(?:ed|ing)?|mailto|addy|msn)\b")
# After one of these a mail host is a site (`on yahoo.com`), or whose account it is (`your yahoo.com account`).
_TO_A_SITE = CUES | frozenset(
    "a browse check download from go her his in login my on onto open our portal search see site tap the their "
    "through to try ur url us use using via website your".split()
)
# Who reads the mail of a company: words, and local parts all the same.
_ROLES = frozenset(
    "admin care contact contactus customercare enquiry feedback grievance hello help helpdesk hr info mail noreply "
    "nodal queries query sales service services support".split()
)
_ACADEMIC = ("edu.", "ac.")
_BEFORE = frozenset(" @])}>")
_MARKS = frozenset("@])}> _")
_BRACKETS = frozenset("[({<")
_LEADS = frozenset(f"{form} " for word in _TO_A_SITE for form in (word, word.title()))
_WORDS_READ = 3  # `name @ `, `name at `


def is_lost_at(text: str, host: Host) -> bool:
    """Return whether the word before the host is the rest of an e-mail address that ends in the host."""
    start = host.start
    if start < _WORDS_READ or text[start - 1] not in _BEFORE:
        return False
    low = max(0, start - _WINDOW)
    # The fast path, which most hosts take: after a mark, or after a word that leads to them.
    mark = text[start - 2]
    near = text.rfind(" ", low, start - 1) + 1
    if not (mark.isalnum() or mark in _MARKS) or text[near:start] in _LEADS:
        return False
    for _ in range(_WORDS_READ - 1):  # no further, for the time that the search takes
        near = text.rfind(" ", low, max(near - 1, 0)) + 1
    found = _LOCAL.search(text, max(low, near), start)
    return found is not None and _is_lost(text, host, found)


def _is_lost(text: str, host: Host, found: re.Match[str]) -> bool:
    word, sign = found["word"], (found["sign"] or "").lower()
    if sign.strip()[:1] in _BRACKETS:
        return True
    is_of_mail = len(host.names) == 1 and host.names[0] in _MAIL_HOSTS
    if sign.startswith("@") and (is_of_mail or _is_academic(host)) and word.lower() not in _TO_A_SITE:
        return True
    has_cue = _MAIL_CUE.search(text, max(0, host.start - _WINDOW), found.start()) is not None
    if is_of_mail:
        return _is_of_mail_host(word.lower(), sign, has_cue=has_cue)
    if has_cue:
        return sign.startswith("@") or _is_local(word) or (not sign and word.lower() in _ROLES)
    if sign.startswith("@"):
        return _is_local(word)
    return (_is_academic(host) and _is_local(word)) or (not sign and _is_person(word))


def _is_of_mail_host(word: str, sign: str, *, has_cue: bool) -> bool:
    if not sign:
        return word not in _TO_A_SITE
    return has_cue or word not in CLAUSE_ENDS


def _is_academic(host: Host) -> bool:
    """Return whether the host is a university's, which people have addresses at."""
    return host.suffix == "edu" or host.suffix.startswith(_ACADEMIC)


def _is_local(word: str) -> bool:
    """Return whether the word is written as the local part of an address is, and as no word of a sentence."""
    if word != word.lower() or not any(map(str.isalpha, word)):
        return False
    return _is_person(word) or not _reads_as_word(word)


def _is_person(word: str) -> bool:
    from engage_text.urls._vocabulary import PEOPLE  # noqa: PLC0415 - thousands of words that few texts need

    return word in PEOPLE and word not in CLAUSE_ENDS


def _reads_as_word(word: str) -> bool:
    from engage_text.urls._spelling import reads_as_word  # noqa: PLC0415 - as above

    return reads_as_word(word)
