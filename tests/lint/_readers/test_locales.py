"""The language of a catalogue, from the name of its file or from a key."""

from __future__ import annotations

import pytest

from engage_text.lint._readers._locales import find_locale, is_locale, without_locale


@pytest.mark.parametrize(
    "text", "en hi pt-BR pt_BR zh-Hant-TW zh_Hans es-419 fil-PH hi-rIN sr@latin EN".split()
)
def test_locales(text: str):
    assert is_locale(text)


@pytest.mark.parametrize("text", ["", "msg", "xx", "english", "en-", "en-GBR", "e", "app", "de_", "title"])
def test_other_words(text: str):
    assert not is_locale(text)


@pytest.mark.parametrize(
    ("name", "locale", "without"),
    [
        ("en.json", "en", "*.json"),
        ("i18n/pt-BR.yml", "pt-BR", "i18n/*.yml"),
        ("messages.hi.json", "hi", "messages.*.json"),
        ("app_zh_Hant_TW.arb", "zh_Hant_TW", "app_*.arb"),
        ("strings-de-AT.json", "de-AT", "strings-*.json"),
        ("locale/fr/LC_MESSAGES/django.po", "fr", "locale/*/LC_MESSAGES/django.po"),
        ("res/values-hi-rIN/strings.json", "hi-rIN", "res/values-*/strings.json"),
        ("ta.lproj/texts.json", "ta", "*.lproj/texts.json"),
        ("/srv/en/a.json", "en", "/srv/*/a.json"),
        ("texts.json", "", "texts.json"),
        ("no-reply/texts.json", "", "no-reply/texts.json"),
        ("-", "", "-"),
        ("", "", ""),
    ],
)
def test_of_files(name: str, locale: str, without: str):
    assert (find_locale(name), without_locale(name)) == (locale, without)
