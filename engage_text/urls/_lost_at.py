"""Detects a host that is the end of an e-mail address that lost its `@` or contains a space: `name@ example.edu`.

Phones and gateways lose the `@`, because it has the code 0 in the GSM alphabet (3GPP TS 23.038). A link to the host
alone would lead people to a site that the writer did not mean.
"""

from __future__ import annotations

import re

from engage_text.urls._host_span import HostSpan
from engage_text.urls._words import CLAUSE_ENDS, CUES

__all__ = ["is_lost_at"]

# Hosts of mail services. They are common in addresses and rare in links.
_MAIL_HOSTS = frozenset("gmail yahoo hotmail outlook rediffmail ymail icloud aol live msn protonmail".split())
_WINDOW = 48  # characters before the host: an address and the words before it
_WORD = re.compile(r"\w[\w.+'-]*", re.ASCII)  # backwards, from its end
_may_be_mail = re.compile("[Mm]ail|[Aa]ddy|[Mm]sn").search
_MAIL_CUE = re.compile(r"(?i)\b(?:e-?mail(?:s|ed|ing)?|mail(?:ed|ing)?|mailto|addy|msn)\b")
# After one of these a mail host is a site (`on yahoo.com`), or the account of a person (`your yahoo.com account`).
_TO_A_SITE = CUES | frozenset(
    "a browse check download from go her his in login my on onto open our portal search see site tap the their "
    "through to try ur url us use using via website your".split()
)
# The roles in addresses of companies: words that are also local parts.
_ROLES = frozenset(
    "admin care contact contactus customercare enquiry feedback grievance hello help helpdesk hr info mail noreply "
    "nodal queries query sales service services support".split()
)
_BEFORE = frozenset(" @])}>")
_MARKS = frozenset("@])}> _")
_BRACKETED_AT = frozenset(("(at)", "[at]", "{at}", "<at>"))
_LEADS = frozenset(f"{form} " for word in _TO_A_SITE for form in (word, word.title()))


def is_lost_at(text: str, host: HostSpan) -> bool:
    """Return whether the word before the host is the rest of an e-mail address that ends in the host."""
    start = host.start
    if not start or text[start - 1] not in _BEFORE:
        return False
    before = text[max(0, start - _WINDOW) : start]
    # Most hosts: after a mark, or after a word that leads to a site.
    mark, lead = before[-2:-1], before[_last_space(before) + 1 :]
    if not (mark.isalnum() or mark in _MARKS) or lead in _LEADS:
        return False
    has_cue = _may_be_mail(before) is not None
    is_of_mail = len(host.labels) == 1 and host.labels[0] in _MAIL_HOSTS
    if lead == "at " and not has_cue and not is_of_mail and not _is_academic(host):
        return False
    left, sign = _without_sign(before)
    found = _WORD.match(left[::-1]) if sign is not None else None
    if not found:
        return False
    word = left[len(left) - found.end() :]
    has_cue = has_cue and _MAIL_CUE.search(left, 0, len(left) - found.end()) is not None
    if is_of_mail:
        return _is_of_mail_host(word.lower(), sign or "", has_cue=has_cue)
    return _is_lost(word, sign or "", has_cue=has_cue, is_academic=_is_academic(host))


def _is_academic(host: HostSpan) -> bool:
    """Return whether the host belongs to a university, which is common in e-mail addresses."""
    return host.suffix == "edu" or host.suffix.startswith(("edu.", "ac."))


def _last_space(before: str) -> int:
    return max(before.rfind(" ", 0, -1), before.rfind("\n"))


def _without_sign(before: str) -> tuple[str, str | None]:
    """Return the text before the gap to the host, and the sign in the gap; None if no word ends there."""
    left = before.rstrip(" ")
    if left.endswith("@"):
        return left[:-1].rstrip(" "), "@"
    if left[-4:].lower() in _BRACKETED_AT:
        return left[:-4].rstrip(" "), "("
    if left[-3:].lower() == " at":
        return left[:-3], "at"
    return left, "" if left != before else None


def _is_lost(word: str, sign: str, *, has_cue: bool, is_academic: bool) -> bool:
    if sign == "(":
        return True
    if sign == "@":
        return has_cue or _is_local(word) or (is_academic and word.lower() not in _TO_A_SITE)
    if has_cue:
        return _is_local(word) or (not sign and word.lower() in _ROLES)
    if is_academic:
        return _is_local(word)
    return not sign and _is_person(word)


def _is_of_mail_host(word: str, sign: str, *, has_cue: bool) -> bool:
    if sign == "at":
        return has_cue or word not in CLAUSE_ENDS
    return bool(sign and has_cue) or word not in _TO_A_SITE


def _is_local(word: str) -> bool:
    """Return whether the word is written like the local part of an address, not like a word of a sentence."""
    if word != word.lower() or not any(map(str.isalpha, word)):
        return False
    return _is_person(word) or not _reads_as_word(word)


def _is_person(word: str) -> bool:
    from engage_text.urls._vocabulary import PEOPLE  # noqa: PLC0415 - thousands of words that few texts need

    return word in PEOPLE and word not in CLAUSE_ENDS


def _reads_as_word(word: str) -> bool:
    from engage_text.urls._spelling import reads_as_word  # noqa: PLC0415 - as above

    return reads_as_word(word)
