"""Languages of catalogues: in the name of a file, or as the keys at the top of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["find_locale", "is_locale", "without_locale"]

# ISO 639-1, the codes of two letters (Library of Congress, checked 2026-11-28).
_LANGUAGES = frozenset(
    """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk
kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""".split()
)
# BCP 47 with the separators that files use: a language, perhaps a script and a region. Android writes `hi-rIN`.
_LOCALE = re.compile(
    r"([A-Za-z]{2,3})((?:[-_][A-Z][a-z]{3})?(?:[-_](?:r?[A-Z]{2}|[a-z]{2}|[0-9]{3}))?)(?:@[a-z]+)?"
)
_SEPARATOR = re.compile(r"[._-]")
_SUFFIXES = re.compile(r"\.(?:jsonl?|arb|ya?ml|pot?)$", re.IGNORECASE)


def is_locale(text: str) -> bool:
    """Return whether a text is the code of a language, perhaps with a script and a region.

    A code of three letters needs a region, because too many words are like it.

    >>> [text for text in ("en", "pt-BR", "zh_Hant_TW", "fil-PH", "msg", "xx") if is_locale(text)]
    ['en', 'pt-BR', 'zh_Hant_TW', 'fil-PH']
    """
    found = _LOCALE.fullmatch(text)
    if found is None:
        return False
    language = found[1].lower()
    return language in _LANGUAGES or (len(language) > 2 and bool(found[2]))


def find_locale(name: str) -> str:
    """Return the locale that the name of a file says, from its own name or from its directories; "" if none does.

    >>> [find_locale(name) for name in ("hi.json", "app/strings_en-IN.json", "locales/ta/common.json", "texts.json")]
    ['hi', 'en-IN', 'ta', '']
    """
    found = _find(name)
    return found[1] if found else ""


def without_locale(name: str) -> str:
    """Return the name with `*` instead of its locale, which is the same for every language of a catalogue.

    >>> without_locale("locales/ta/common.json"), without_locale("strings_hi.json")
    ('locales/*/common.json', 'strings_*.json')
    """
    found = _find(name)
    if found is None:
        return name
    at, locale = found
    return f"{name[:at]}*{name[at + len(locale) :]}"


def _find(name: str) -> tuple[int, str] | None:
    """Return the index of the locale in the name, and the locale."""
    end = len(name)
    for number, part in enumerate(reversed(name.split("/"))):
        start = end - len(part)
        for at, locale in _of_file(part) if number == 0 else _of_directory(part):
            if is_locale(locale):
                return start + at, locale
        end = start - 1
    return None


def _of_file(part: str) -> Iterator[tuple[int, str]]:
    """Yield the endings of a name, the longest first: `pt-BR` comes before `BR`."""
    text = _SUFFIXES.sub("", part)
    yield 0, text
    for found in _SEPARATOR.finditer(text):
        yield found.end(), text[found.end() :]


def _of_directory(part: str) -> Iterator[tuple[int, str]]:
    """Yield the name of a directory as Rails, Android and iOS write it: `hi`, `values-hi`, `hi.lproj`."""
    text = part.removesuffix(".lproj")
    start = len("values-") if text.startswith("values-") else 0
    yield start, text[start:]
