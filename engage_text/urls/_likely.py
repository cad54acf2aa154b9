"""Whether a host that nobody marked as a link is meant as one: the policy `likely`, by data and rule.

What a wrong answer costs is uneven: a link left long still works, a sentence replaced by a link does not.
So a host passes only where something speaks for it, and what fails is reported, never silently dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engage_text.urls._host import Host

__all__ = ["bare_reason", "is_file_name", "path_reason"]

# Registries whose names are no words: behind one of these, or behind a second-level suffix such as
# `co.in`, a host is mostly meant as one.
_STRONG = frozenset("com net org edu gov mil int info biz".split())
_NO_WORDS = frozenset(("com", "org"))  # capitalised by habit (`Naukri.Com`), never the start of a sentence

# Country codes that are words or abbreviations of English, Hinglish or chat: `ok.so`, `come.in`, `5.pm`.
_WORDY_CODES = frozenset(
    "ac ad am as at ba be bf by cm do ga gd gf gm gn gt he hm hr ht id ie im in is it ke ki km la lt ma md me "
    "mg ml mm mo mr ms mt my na ne ng no nu om pa pe pm pn pr ps re rs sa sc sh si sm so sr st tc td tf tk tm to "
    "us va vc vg vi vu ws ye yt".split()
)

# Generic suffixes that are no dictionary word, or one that no sentence begins with.
_PLAIN_GENERIC = frozenset("xyz app dev mobi tel asia coop aero jobs bank insurance online tech".split())

# Words that stand at the end of a sentence or a clause, where a forgotten space joins them to the next one.
# Function words, chat forms and the commonest nouns and verbs of SMS; ours, from reading, no corpus copied.
_COMMON = frozenset(
    """
    a about ac after again ah all alone also already am and any are around as ask at ate away b baby back
    bad be because bed been before best better big birthday bit bored boy bro brother btw bus busy but buy
    by bye c call came can car care cash chance check class clear close coffee come coming cool cos could
    cut cute da dad date day days dear di did dinner do does doing don done dont door down dream drink
    drive dude dunno e early eat eh else end enjoy enough even evening ever every everyone everything exam
    eye f face fact family far fast few fine finish finished first food for forget free friday friend
    friends from full fun g gd get getting girl girls give go going gone good got gr8 great grl guess guy
    guys ha had haha hahaha half happy hard has hate have he hear hee hehe hello help her here hey hi him
    his hmm hmmm holiday home hope hot hour hours house how hungry hurt i idea if ill im in into is it its
    ive job join joke just k ke keep kind knew know la lah lar last late later lei leh liao life like lim
    little ll lo lol long look lor lost lot love lunch luck m ma made make man many match maybe me mean
    meet meeting message miss missed mom moment monday money month more morning most movie mr msg much mum
    music must my n na name need never new next nice nite night no none nope nor not nothing now nt number
    o of off office ok okay okie old on once one only oops open or other our out over own p part party pay
    people person phone place plan play please pls plz point pretty price problem promise put quite r rain
    read reading ready real really reply rest right room run sad said same sat saturday saw say school se
    see seen send sent service she shop should show shower sick side sir sis sit sleep slow small so some
    someone something soon sorry sound start stay still stop story stuff such sun sunday sure sweet t take
    talk tea tell text than thank thanks that the their them then there these they thing things think this
    those thought thru thursday thx til till time tired to today together told tom tomorrow tmr tonight
    too took top town train treat true try trying tuesday tv txt u until up ur us use used v very w wait
    waiting wake walk wan wana wanna want wanted was wat watch watching water way we wednesday week
    weekend weeks well went were what whatever when where which while who whole why wid wif will win wish
    with without wk wont word work working works world worry worth would wow write wrong x xx xxx y ya yah
    yar yay yea yeah year years yes yesterday yet yo you your yours yup aap abhi acha accha aaj bhai bhi
    hai haan ho hota hu hum hun ji kal kar karo kya kyu mat mein nahi nai nhi raha rahe sab se theek thik
    toh tum wala yaar bohot bahut bas baat din ghar kaam lo mai matlab phir amount account balance bank
    bill card charges code credit credited customer cust debit debited delivered delivery details due
    expired free issued limit mins minutes offer order otp paid payment picked recharge refund registered
    request rupees salary sale sms successful successfully transaction upto valid verified approved
    """.split()
)
_STRETCHED = re.compile(r"(.)\1\1")  # `Yeapppp`, `sooo`, `hmmm`
_VOWEL = re.compile(r"[aeiouy]")

# What people write right before a link, and before little else.
_CUE = re.compile(
    r"(?i)(?:\b(?:visit|click|browse|website|site|url|link|portal|here|download|log\s?(?:on|in)(?:\s(?:to|at))?)"
    r"\b[\s:>=-]*|[@:>]\s*)\Z"
)
# Places and days follow these too (`at home.so`), so they count only before suffixes that begin no clause.
_PREPOSITION = re.compile(r"(?i)\b(?:at|on|via)\s\Z")
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


def is_file_name(host: Host) -> bool:
    """True for `readme.md`, `views.py`, `update.zip`: a stem and an extension that is a suffix too."""
    if len(host.labels) != 2:
        return False
    stem, extension = host.labels
    if extension in _FILE_SUFFIXES:
        return True
    if extension not in _STEM_SUFFIXES:
        return False
    return stem in _STEMS or (extension == "so" and _LIBRARY.match(stem) is not None)


def path_reason(written: str, tail: str, host: Host) -> str:
    """Return why a host with a path is doubtful, "" where it is a link. `written` is the host as it stands."""
    suffix = written.rpartition(".")[2]
    if suffix != suffix.lower() and written != written.upper():
        return "sentence"  # `B.Tech/MCA`
    if host.suffix_labels == 1 and len(host.labels) == 2 and suffix.lower() not in _STRONG:
        plain = tail[1:].isalpha() and tail == tail.lower()
        if plain and host.labels[0] in _COMMON and host.labels[1] in _WORDY_CODES:
            return "word-suffix"  # `come.in/out`: a slash that means "or"
    return ""


def bare_reason(text: str, written: str, host: Host) -> str:
    """Return why a host without scheme, `www.` or path is doubtful, "" where it is a link."""
    last = written.rpartition(".")[2]
    names = host.labels[: len(host.labels) - host.suffix_labels]
    strong = host.suffix_labels > 1 or last.lower() in _STRONG
    if last != last.lower() and written != written.upper() and last.lower() not in _NO_WORDS:
        return "sentence"
    if len(host.labels) == 2 and names[0] in _MAIL_HOSTS and _lost_at(text, host.start):
        return "lost-at"
    if strong:
        return ""
    # Subdomains are words as a rule (`my.`, `shop.`); the registered name tells.
    if names[-1].isdecimal() or names[-1] in _COMMON or any(map(_STRETCHED.search, names)):
        return "word-suffix"
    if host.suffix in _WORDY_CODES or _is_wordy_generic(host.suffix):
        return "" if _speaks_for(text, written, host) else "word-suffix"
    return ""


def _is_wordy_generic(suffix: str) -> bool:
    return len(suffix) > 2 and suffix.isascii() and suffix not in _PLAIN_GENERIC


def _speaks_for(text: str, written: str, host: Host) -> bool:
    """True if the name itself, or the words before it, say that a host of a word-like suffix is a link."""
    if written != written.lower():
        return False
    names, suffix, start = host.labels[: len(host.labels) - host.suffix_labels], host.suffix, host.start
    name = names[-1]
    spelled = any(c.isdigit() for c in name) or "-" in name or (len(name) > 2 and not _VOWEL.search(name))
    if len(names) > 1 or spelled or _CUE.search(text, max(0, start - _CUE_WINDOW), start):
        return True
    begins_clause = suffix in _WORDY_CODES and suffix != "in"
    return not begins_clause and _PREPOSITION.search(text, max(0, start - _CUE_WINDOW), start) is not None


def _lost_at(text: str, start: int) -> bool:
    before = max(0, start - _CUE_WINDOW)
    return bool(_WORD_BEFORE.search(text, before, start)) and not _CUE.search(text, before, start)
