"""The policy `likely`: decides whether a bare host is meant as a link.

The two possible mistakes do not cost the same. A link that stays long still works, but a sentence that is replaced with
a link does not. So a host passes only if something shows that it is a link. A host that does not pass is reported.
"""

from __future__ import annotations

import re
from typing import Literal

from engage_text._late_patterns import late
from engage_text.urls._evidence import Reason
from engage_text.urls._file_endings import FILE_SUFFIXES, STEM_SUFFIXES, STEMS
from engage_text.urls._host_span import STRONG, HostSpan
from engage_text.urls._lost_at import is_lost_at
from engage_text.urls._url_options import BarePolicy
from engage_text.urls._words import (
    CLAUSE_ENDS,
    CLEAR_CODES,
    SHORT_LINKS,
    SITES,
    SUBDOMAINS,
    UNITS,
    WORDY_CODES,
)

__all__ = ["doubt", "join_reason"]

_BY_HABIT = frozenset(("com", "org"))  # capitalised by habit (`Naukri.Com`), never the start of a sentence
_CLAIMED = frozenset(("info", "biz", "int"))  # of the strong ones, those that end a clause: `more.info`

# Generic suffixes that are not a dictionary word, or one that does not begin a sentence.
_CLEAR_GENERIC = frozenset("xyz mobi tel asia coop aero bank insurance".split())

_STRETCHED = late(r"(.)\1\1|(..+?)\2\2")  # `Yeapppp`, `sooo`, `hahaha`
_VOWEL = late(r"[aeiouy]")
_QUANTITY = late(r"[0-9-]+([a-z]*)")

# Registries under a country code whose names are also words: `co.in` is one, while `me.in` is two words.
_REGISTRIES = frozenset("ac co com edu gen gob gov net nic nom org".split())
# `done.it's late`: a contraction after these is not the possessive of a name, as in `nykaa.in's`.
_CONTRACTED = frozenset("how it now what who you".split())
_GOES_ON = late(r"\(\)|['’](?:s|d|ll|m|re|ve)\b")
# Generic suffixes that end a sentence, whatever the word before.
_EXCLAMATIONS = frozenset("cool fun lol love ooo sexy wow wtf".split())

# Text that usually comes right before a link, and rarely before anything else.
_CUE = late(
    r"(?i)\b(?:visit|click|tap|browse|(?:web\s?site|site|url|link|portal|blog)(?:\s(?:is|hai))?|here|download|"
    r"log\s?(?:on|in)(?:\s?(?:to|at))?|visita|acesse|kunjungi|besuche|klik|zaloguj)\b[\s:>=-]*\Z"
)
# Verbs for sites in a text that is not casual. In casual texts people `go to` places.
_ASKED = late(
    r"(?i)\b(?:check\s?out|go\sto|sent\svia|(?:download|order|buy|shop|book|pay|recharge|available|only|exclusively|sale|"
    r"live|now|offers|deals)\s(?:at|on|from|via))\s\Z"
)
# These also precede other words, so they count only if the clause ends after the host. The first ones precede places,
# days and people.
_TO_PLACES = r"at|from|to|out|en|em|sur|su|da|auf|unter|bei|op|på|na|di|tại|sa|hos|ved|ver"
_TO_SITES = r"go|on|via|use|using|try|check|see|voir|siehe|zie"
_PREPOSITION = late(rf"(?i)(?:\b(?:{_TO_PLACES}|{_TO_SITES})\s|(?:في|على|پر|на|ที่)\s?|[@:>(-]\s*)\Z")
_SITE_PREPOSITION = late(rf"(?i)(?:\b(?:{_TO_SITES})\s|[@:>(]\s*)\Z")
_CLAUSE_END = late(
    r"(?i)[)\].,;:!?\"'*]*(?:\Z|\n|(?<=[.,])(?-i:[A-Z])|\s+(?-i:[A-Z0-9])|\s+[^\w\s]|\s+(?:and|or|to|for|und|y|e|et|ou|o|aur|se|pe|par|dan)\b)"
)
# A language's own prepositions, before country codes of where it is spoken that are not words of it.
_LOCAL = {
    suffix: late(rf"(?i)\b(?:{prepositions})\s\Z")
    for prepositions, suffixes in (
        ("auf|bei|unter|über|von|via", "de at"),
        ("op|bij|via|naar", "nl"),
        ("sur|chez|via", "fr"),
        ("auf|bei|unter|über|von|sur|chez|su|da|tramite|via", "ch"),
        ("op|bij|naar|sur|chez|auf|bei|via", "be"),
        ("su|da|tramite", "it"),
        ("na|przez|w", "pl"),
        ("på|hos|via", "se no dk"),
        ("em|no|na|pelo|pela", "br pt"),
        ("di|lewat|ke", "id"),
        ("sa|via", "ph"),
    )
    for suffix in suffixes.split()
}
_NOTHING_BEFORE = late(r"(?:\A|\n)[^\w\n]*\Z")  # `\A` is the beginning of the text, not of the window
_NOTHING_BEHIND = late(r"[^\w\n]{0,16}(?:\Z|\n)")
# What follows a site's name, at the head of a line (`nykaa.in: sale`) or anywhere (`nykaa.in app`, `nykaa.in se`).
_HEADING = late(r"\s?[:|]\s|\s[-–]\s|\s(?:brings|offers|presents|launches|sale)\b")
_CUE_BEHIND = late(r"(?i)\s(?:app|web\s?site|portal)\b|\s(?:se|pe|par|ke)\s(?-i:[a-z])")
_CUE_WINDOW = 17  # characters before the host that a cue may be in: `exclusively from ` is the longest

# `libfoo.so`, a shared library.
_LIBRARY = late(r"lib[a-z0-9]+\Z")


def is_casual(text: str, host: HostSpan) -> bool:
    """Return whether the text is casual (`_style`)."""
    from engage_text.urls import _style  # noqa: PLC0415 - thousands of words, few texts need them

    return _style.is_casual(text, host.start, host.end)


def is_formal(text: str, host: HostSpan) -> bool:
    """Return whether a company wrote the text, and it is neither joined nor in slang (`_style`)."""
    from engage_text.urls import _style  # noqa: PLC0415 - as above

    return _style.is_formal(text, host.start, host.end) and not _style.is_casual(text, host.start, host.end)


def reads_as_word(name: str) -> bool:
    """Return whether a name reads as a word in any spelling (`_spelling`)."""
    from engage_text.urls import _spelling  # noqa: PLC0415 - as above

    return _spelling.reads_as_word(name)


def is_dictionary_word(name: str) -> bool:
    """Return whether a name is a correctly spelled word (`_spelling`)."""
    from engage_text.urls import _spelling  # noqa: PLC0415 - as above

    return _spelling.is_dictionary_word(name)


def doubt(text: str, host: HostSpan, tail: str, bare: BarePolicy) -> Reason | Literal[""]:
    """Return why the policy leaves out a host without scheme and `www.`, "" if it is a link."""
    written = text[host.start : host.end]
    if tail:
        return "" if bare == "any" else _path_reason(written, tail, host)
    if bare == "never":
        return "bare-host"
    # `readme.md`, `views.py`, `update.zip`: a stem and an extension that is a suffix too.
    if len(host.labels) == 1 and _is_file(host.labels[0], host.suffix):
        return "file-name"
    # `example.com.zip`: a file that is named after a site.
    if host.suffix in FILE_SUFFIXES and len(host.labels) > 1 and host.labels[-1] in STRONG:
        return "file-name"
    return "" if bare == "any" else _bare_reason(text, written, host)


def _is_file(stem: str, extension: str) -> bool:
    if extension not in STEM_SUFFIXES:
        return extension in FILE_SUFFIXES
    return stem in STEMS or (extension == "so" and _LIBRARY.match(stem) is not None)


def _path_reason(written: str, tail: str, host: HostSpan) -> Literal["sentence", "word-suffix", ""]:
    """Return why a host with a path is doubtful, "" if it is a link. `written` is the host as written."""
    if written != host.name and written != written.upper():
        suffix = written.rpartition(".")[2]
        if suffix != suffix.lower():
            return "sentence"  # `B.Tech/MCA`
    if host.suffix in WORDY_CODES and tail[1:].isalpha() and tail.islower():
        # `come.in/out`: a slash that means "or".
        is_known = host.name in SITES or host.name in SHORT_LINKS
        is_word = len(host.labels) == 1 and host.labels[0] in CLAUSE_ENDS
        return "word-suffix" if is_word and not is_known else ""
    return ""


def join_reason(word: str, label: str) -> Literal["sentence", "word-suffix", ""]:
    """Return why a single word and the suffix after its dot are not a host, or "" if only `doubt` can decide.

    It gives the answer of `doubt` earlier: most dots between two words end a sentence.
    """
    if not word.isalpha():
        return ""
    if not label.islower():
        return "sentence" if label.istitle() and label.lower() not in _BY_HABIT else ""
    stem = word.lower()
    if stem not in CLAUSE_ENDS or label in STRONG or _is_file(stem, label):
        return ""
    return "" if f"{stem}.{label}" in SITES else "word-suffix"


def _bare_reason(
    text: str, written: str, host: HostSpan
) -> Literal["sentence", "lost-at", "word-suffix", ""]:
    """Return why a host without scheme, `www.` or path is doubtful, "" if it is a link."""
    if not host.labels:
        return ""  # a government's site, on its own suffix
    if _begins_sentence(written, host):
        return "sentence"
    # `join_reason` has reported two joined words before.
    if (host.is_strong or host.labels[-1] not in CLAUSE_ENDS) and is_lost_at(text, host):
        return "lost-at"
    return "" if _is_meant(text, written, host) else "word-suffix"


def _begins_sentence(written: str, host: HostSpan) -> bool:
    last = written.rpartition(".")[2]
    if last == last.lower() or written == written.upper():
        return False
    # `Naukri.Com` is a site, `B.Com` a degree.
    return host.suffix not in _BY_HABIT or len(host.labels[-1]) == 1


def _is_meant(text: str, written: str, host: HostSpan) -> bool:
    """Return whether the suffix, the name or the words around the host show that it is meant as a link."""
    labels, suffix = host.labels, host.suffix
    is_common = labels[-1] in CLAUSE_ENDS
    if host.is_strong:
        return not is_common or _common_is_meant(text, host)
    if f"{labels[-1]}.{suffix}" in SITES:
        return not is_common or not is_casual(text, host) or _is_pointed_at(text, host)
    if _GOES_ON.match(text, host.end) and (suffix in _CONTRACTED or text[host.end] == "("):
        return False  # `it's`, or a call in a program
    if _is_service(labels) and not _is_wordy(suffix):
        return not is_casual(text, host) or not reads_as_word(labels[-1])
    return _is_name(labels) and _speaks_for(text, written, host)


def _common_is_meant(text: str, host: HostSpan) -> bool:
    """Return whether a common word before a strong suffix is a site's name: `next.com`, and not `tell.me.in`."""
    registry, _, country = host.suffix.partition(".")
    if registry in _CLAIMED:
        return False
    casual = is_casual(text, host)
    if country and registry in CLAUSE_ENDS and registry not in _REGISTRIES:
        return not casual and _is_led_to(text, host)
    return not casual or _is_pointed_at(text, host)


def _is_pointed_at(text: str, host: HostSpan) -> bool:
    return _is_led_to(text, host) or _is_after(_SITE_PREPOSITION, text, host)


def _is_service(labels: list[str]) -> bool:
    return len(labels) > 1 and labels[0] in SUBDOMAINS


def _is_wordy(suffix: str) -> bool:
    return suffix in WORDY_CODES or (len(suffix) > 2 and suffix.isascii() and suffix not in _CLEAR_GENERIC)


def _is_name(labels: list[str]) -> bool:
    """Return whether the registered name is a name, and not a word or number at the end of a sentence."""
    # Subdomains are words as a rule (`my.`, `shop.`); the registered name decides.
    if labels[-1] in CLAUSE_ENDS or labels[-1] in UNITS or any(map(_STRETCHED.search, labels)):
        return False
    quantity = _QUANTITY.fullmatch(labels[-1])
    return not (quantity and (not quantity[1] or quantity[1] in UNITS))


def _speaks_for(text: str, written: str, host: HostSpan) -> bool:
    """True if the suffix, the name itself or the words around it show that the host is a link."""
    is_word = reads_as_word(host.labels[-1])
    if is_word and is_casual(text, host):
        return False  # `tird.cl me`, with any text around it
    if _is_led_to(text, host):
        return True
    if host.suffix in _EXCLAMATIONS:
        return False
    if is_word:
        return _word_is_meant(text, written, host)
    return _is_marked(text, written, host) or _name_is_meant(text, host)


def _name_is_meant(text: str, host: HostSpan) -> bool:
    """Return whether a name that does not read as a word is meant as a link."""
    if is_casual(text, host):
        return _is_placed_among_slang(text, host)
    if not _is_wordy(host.suffix) and len(host.labels[-1]) > 2 and is_formal(text, host):
        return True
    return _is_placed(text, host)


def _word_is_meant(text: str, written: str, host: HostSpan) -> bool:
    """Return whether a name that reads as a word is meant as a link, in a text that is not casual."""
    if _is_service(host.labels) and written in (written.lower(), written.upper()):
        return True
    if is_formal(text, host):
        return _is_placed(text, host)
    if is_dictionary_word(host.labels[-1]):
        return False
    return _is_asked(text, host) or (_is_after(_SITE_PREPOSITION, text, host) and _ends_clause(text, host))


def _is_placed_among_slang(text: str, host: HostSpan) -> bool:
    """Return the same as `_is_placed` for a casual text, where people and places follow `at` and `to`."""
    if _is_wordy(host.suffix):
        return _is_after(_SITE_PREPOSITION, text, host) and _ends_clause(text, host)
    if _is_after(_SITE_PREPOSITION, text, host) or _is_alone(text, host):
        return True
    return host.suffix in CLEAR_CODES and _is_after(_PREPOSITION, text, host)


def _is_placed(text: str, host: HostSpan) -> bool:
    """Return whether the host is at a typical place: after a preposition, alone in its line, before a colon."""
    if _is_asked(text, host) or _is_alone(text, host):
        return True
    return _is_after(_PREPOSITION, text, host) and _ends_clause(text, host)


def _is_led_to(text: str, host: HostSpan) -> bool:
    """Return whether the words before the host announce a link, or the word after it names a site."""
    local = _LOCAL.get(host.suffix)
    return (
        _is_after(_CUE, text, host)
        or (local is not None and _is_after(local, text, host))
        or _CUE_BEHIND.match(text, host.end) is not None
    )


def _is_after(pattern: re.Pattern[str], text: str, host: HostSpan) -> bool:
    return pattern.search(text, max(0, host.start - _CUE_WINDOW), host.start) is not None


def _is_asked(text: str, host: HostSpan) -> bool:
    return _is_after(_ASKED, text, host)


def _ends_clause(text: str, host: HostSpan) -> bool:
    return _CLAUSE_END.match(text, host.end) is not None


def _is_alone(text: str, host: HostSpan) -> bool:
    """Return whether the host is alone in its line, or begins it."""
    if not _is_after(_NOTHING_BEFORE, text, host):
        return False
    return bool(_NOTHING_BEHIND.match(text, host.end) or _HEADING.match(text, host.end))


def _is_marked(text: str, written: str, host: HostSpan) -> bool:
    """Return whether the name is written like a name and not like a word: with digits, or with capitals inside."""
    if written in (written.lower(), written.upper()):
        if _is_service(host.labels):
            return True
        if _is_spelled(host.labels[-1]):
            # Friends drop vowels from all words.
            return not host.labels[-1].isalpha() or is_formal(text, host)
    return False


def _is_spelled(name: str) -> bool:
    """Return whether no word is written like this: with digits, a hyphen, or without a vowel."""
    if "-" in name:
        return not CLAUSE_ENDS.issuperset(name.split("-"))
    return any(c.isdigit() for c in name) or (len(name) > 3 and name.isascii() and not _VOWEL.search(name))
