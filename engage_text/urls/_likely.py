"""Whether a host that nobody marked as a link is meant as one: the policy `likely`, by data and rule.

What a wrong answer costs is uneven: a link left long still works, a sentence replaced by a link does not.
So a host passes only where something speaks for it, and what fails is reported, never silently dropped.
"""

from __future__ import annotations

import re
from typing import Literal

from engage_text.urls._named import STRONG, Host
from engage_text.urls._policy import BarePolicy
from engage_text.urls._spans import Reason
from engage_text.urls._words import CLAUSE_ENDS, SHORT_LINKS, SITES, SUBDOMAINS, UNITS, WORDY_CODES

__all__ = ["doubt", "join_reason"]

_BY_HABIT = frozenset(("com", "org"))  # capitalised by habit (`Naukri.Com`), never the start of a sentence
_CLAIMED = frozenset(("info", "biz", "int"))  # of the strong ones, those that end a clause: `more.info`

# Generic suffixes that are no dictionary word, or one that no sentence begins with.
_PLAIN_GENERIC = frozenset("xyz mobi tel asia coop aero bank insurance".split())

_STRETCHED = re.compile(r"(.)\1\1|(..+?)\2\2")  # `Yeapppp`, `sooo`, `hahaha`
_VOWEL = re.compile(r"[aeiouy]")
_QUANTITY = re.compile(r"[0-9-]+([a-z]*)")

# What people write right before a link, and before little else.
_CUE = re.compile(
    r"(?i)\b(?:visit|click|tap|browse|web\s?site|site|url|link|portal|here|download|"
    r"log\s?(?:on|in)(?:\s?(?:to|at))?|visita|acesse|kunjungi|besuche|klik|zaloguj)\b[\s:>=-]*\Z"
)
# Places, days and people follow these too (`at home.so`): they count where the clause ends behind the host.
_PREPOSITION = re.compile(
    r"(?i)(?:\b(?:at|on|via|from|to|use|using|try|check|out|see|en|em|sur|su|da|auf|unter|bei|op|på|na|di|tại|"
    r"sa|hos|ved|ver|voir|siehe|zie)\s|(?:في|على|پر|на|ที่)\s?|[@:>(-]\s*)\Z"
)
_CLAUSE_END = re.compile(
    r"(?i)[)\].,;:!?\"'*]*(?:\Z|\n|(?<=[.,])(?-i:[A-Z])|\s+(?-i:[A-Z0-9])|\s+[^\w\s]|\s+(?:and|or|to|for|und|y|e|et|ou|o|aur|se|pe|par|dan)\b)"
)
# A language's own prepositions, before the country codes of where it is spoken that are no words of it.
_LOCAL = {
    suffix: re.compile(rf"(?i)\b(?:{prepositions})\s\Z")
    for prepositions, suffixes in (
        ("auf|bei|unter|über|von|via", "de at ch"),
        ("op|bij|via|naar", "nl be"),
        ("sur|chez|via", "fr be ch"),
        ("su|da|tramite", "it"),
        ("na|przez|w", "pl"),
        ("på|hos|via", "se no dk"),
        ("em|no|na|pelo|pela", "br pt"),
        ("di|lewat|ke", "id"),
        ("sa|via", "ph"),
    )
    for suffix in suffixes.split()
}
_NOTHING_BEFORE = re.compile(r"(?:\A|\n)[^\w\n]*\Z")  # `\A` is the text's own beginning, not the window's
_NOTHING_BEHIND = re.compile(r"[^\w\n]{0,16}(?:\Z|\n)")
_CUE_WINDOW = 16  # characters before the host that a cue may stand in: the longest cue, a colon and blanks

# Mail hosts that nobody links to; a name before one of them lost its `@` on the way.
_MAIL_HOSTS = frozenset("gmail yahoo hotmail outlook rediffmail ymail icloud aol live msn protonmail".split())
_WORD_BEFORE = re.compile(r"[\w.-]*\w\s?\Z")

# File name extensions that are registries too. `.zip`, `.mov` and `.py` name files nearly always; the others
# only behind a usual stem.
_FILE_SUFFIXES = frozenset(("zip", "mov", "py"))
_STEM_SUFFIXES = frozenset("md rs sh pl ps pm cc so ai app la mm gs vi cab tf".split())
_STEMS = frozenset(
    "readme changelog license licence contributing install setup main lib index test tests views models utils "
    "config script run build update notes todo file image document app backup data report".split()
)
_LIBRARY = re.compile(r"lib[a-z0-9]+\Z")


def doubt(text: str, host: Host, tail: str, bare: BarePolicy) -> Reason | Literal[""]:
    """Return why the policy leaves out a host without scheme and `www.`, "" where it is a link."""
    written = text[host.start : host.end]
    if tail:
        return "" if bare == "any" else _path_reason(written, tail, host)
    if bare == "never":
        return "bare-host"
    # `readme.md`, `views.py`, `update.zip`: a stem and an extension that is a suffix too.
    if len(host.names) == 1 and _is_file(host.names[0], host.suffix):
        return "file-name"
    # `example.com.zip`: a file that is named after a site.
    if host.suffix in _FILE_SUFFIXES and len(host.names) > 1 and host.names[-1] in STRONG:
        return "file-name"
    return "" if bare == "any" else _bare_reason(text, written, host)


def _is_file(stem: str, extension: str) -> bool:
    if extension not in _STEM_SUFFIXES:
        return extension in _FILE_SUFFIXES
    return stem in _STEMS or (extension == "so" and _LIBRARY.match(stem) is not None)


def _path_reason(written: str, tail: str, host: Host) -> Literal["sentence", "word-suffix", ""]:
    """Return why a host with a path is doubtful, "" where it is a link. `written` is the host as it stands."""
    if written != host.name and written != written.upper():
        suffix = written.rpartition(".")[2]
        if suffix != suffix.lower():
            return "sentence"  # `B.Tech/MCA`
    if host.suffix in WORDY_CODES and tail[1:].isalpha() and tail.islower():
        # `come.in/out`: a slash that means "or".
        is_known = host.name in SITES or host.name in SHORT_LINKS
        is_word = len(host.names) == 1 and host.names[0] in CLAUSE_ENDS
        return "word-suffix" if is_word and not is_known else ""
    return ""


def join_reason(word: str, label: str) -> Literal["sentence", "word-suffix", ""]:
    """Return why a single word and the suffix behind its dot are no host, "" where that takes a closer look.

    It says what `doubt` would, sooner: most dots between two words end a sentence.
    """
    if not word.isalpha():
        return ""
    if not label.islower():
        return "sentence" if label.istitle() and label.lower() not in _BY_HABIT else ""
    stem = word.lower()
    if stem not in CLAUSE_ENDS or label in STRONG or _is_file(stem, label):
        return ""
    return "" if f"{stem}.{label}" in SITES else "word-suffix"


def _bare_reason(text: str, written: str, host: Host) -> Literal["sentence", "lost-at", "word-suffix", ""]:
    """Return why a host without scheme, `www.` or path is doubtful, "" where it is a link."""
    if not host.names:
        return ""  # a government's site, on its own suffix
    if _begins_sentence(written, host):
        return "sentence"
    if host.names[0] in _MAIL_HOSTS and len(host.names) == 1 and _lost_at(text, host.start):
        return "lost-at"
    return "" if _is_meant(text, written, host) else "word-suffix"


def _begins_sentence(written: str, host: Host) -> bool:
    last = written.rpartition(".")[2]
    if last == last.lower() or written == written.upper():
        return False
    # `Naukri.Com` is a site, `B.Com` a degree.
    return host.suffix not in _BY_HABIT or len(host.names[-1]) == 1


def _is_meant(text: str, written: str, host: Host) -> bool:
    """Return whether the suffix, the name or the words around the host say that it is meant as a link."""
    names, suffix = host.names, host.suffix
    if host.is_strong:
        return suffix not in _CLAIMED or names[-1] not in CLAUSE_ENDS
    if f"{names[-1]}.{suffix}" in SITES:
        return True
    if text.startswith("()", host.end):
        return False  # a call in a program
    if len(names) > 1 and names[0] in SUBDOMAINS and not _is_wordy(suffix):
        return True
    return _is_name(names) and _speaks_for(text, written, host)


def _is_wordy(suffix: str) -> bool:
    return suffix in WORDY_CODES or (len(suffix) > 2 and suffix.isascii() and suffix not in _PLAIN_GENERIC)


def _is_name(names: list[str]) -> bool:
    """Return whether the registered name is one, no word or number that a sentence ends in."""
    # Subdomains are words as a rule (`my.`, `shop.`); the registered name tells.
    if names[-1] in CLAUSE_ENDS or names[-1] in UNITS or any(map(_STRETCHED.search, names)):
        return False
    quantity = _QUANTITY.fullmatch(names[-1])
    return not (quantity and (not quantity[1] or quantity[1] in UNITS))


def _speaks_for(text: str, written: str, host: Host) -> bool:
    """True if the suffix, the name itself or the words around say that the host is a link."""
    names, suffix, start = host.names, host.suffix, host.start
    before = max(0, start - _CUE_WINDOW)
    local = _LOCAL.get(suffix)
    if _CUE.search(text, before, start) or (local and local.search(text, before, start)):
        return True
    if not _is_wordy(suffix):
        return len(names[-1]) > 2
    if written in (written.lower(), written.upper()) and (
        (len(names) > 1 and names[0] in SUBDOMAINS) or _is_spelled(names[-1])
    ):
        return True
    if _NOTHING_BEFORE.search(text, before, start) and _NOTHING_BEHIND.match(text, host.end):
        return True  # alone in its line
    return bool(_PREPOSITION.search(text, before, start) and _CLAUSE_END.match(text, host.end))


def _is_spelled(name: str) -> bool:
    """Return whether no word is written like this: with digits, a hyphen, or without a vowel."""
    if "-" in name:
        return not CLAUSE_ENDS.issuperset(name.split("-"))
    return any(c.isdigit() for c in name) or (len(name) > 3 and name.isascii() and not _VOWEL.search(name))


def _lost_at(text: str, start: int) -> bool:
    before = max(0, start - _CUE_WINDOW)
    return bool(_WORD_BEFORE.search(text, before, start)) and not _CUE.search(text, before, start)
