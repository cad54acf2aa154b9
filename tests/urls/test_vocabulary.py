"""The words around a bare host that say that it is a link, one by one; the control is a word that says nothing."""

from __future__ import annotations

import pytest

from engage_text import find_urls

NAME = "brexmo.me"  # no word of any language, under a suffix that is one
WORD = "brook.me"  # a word under another

LED_TO = (
    "visit click tap browse website web_site site url link portal blog site_is link_hai here download "
    "logon log_on login log_in log_in_to login_at visita acesse kunjungi besuche klik zaloguj"
).split()
DEALS = (
    "download order buy shop book pay recharge available only exclusively sale live now offers deals".split()
)
ASKED = ["check out", "checkout", "go to", "sent via"] + [
    f"{deal} {at}" for deal in DEALS for at in ("at", "on", "from", "via")
]
TO_PLACES = "at from to out en em sur su da auf unter bei op på na di tại sa hos ved ver".split()
TO_SITES = "go on via use using try check see voir siehe zie".split()
OTHER_SCRIPTS = "في على پر на ที่".split()
MARKS = ["@", ":", ">", "("]
LOCAL = {
    "de": "auf bei unter über von via",
    "at": "auf bei unter über von via",
    "ch": "auf bei unter über von sur chez su da tramite via",
    "nl": "op bij via naar",
    "be": "op bij naar sur chez auf bei via",
    "fr": "sur chez via",
    "it": "su da tramite",
    "pl": "na przez w",
    "se": "på hos via",
    "no": "på hos via",
    "dk": "på hos via",
    "br": "em no na pelo pela",
    "pt": "em no na pelo pela",
    "id": "di lewat ke",
    "ph": "sa via",
}
CLAUSE_ENDS = ["", "\n", ".", ". Bye", ")", "!?", '"', " Bye", " 5", " - x", ",Bye", ".Bye"] + [
    f" {word} more" for word in "and or to for und e et ou o aur se pe par dan".split()
]
HEADINGS = [": x", " : x", " | x", "| x", " - x", " – x"] + [
    f" {word} x" for word in "brings offers presents launches sale".split()
]
BEHIND = " app| web site| website| portal| se le| pe le| par le| ke le".split("|")
POSSESSIVES = ["'s", "'d", "'ll", "'m", "'re", "'ve", "’s", "()"]


def is_link(text: str, host: str) -> bool:
    return [span.text for span in find_urls(text)] == [host]


class TestBefore:
    @pytest.mark.parametrize("cue", [*(cue.replace("_", " ") for cue in LED_TO), *ASKED])
    @pytest.mark.parametrize("host", [NAME, WORD])
    def test_a_cue_leads_to_any_name(self, cue: str, host: str) -> None:
        assert is_link(f"aaa {cue} {host} aaa", host)
        assert is_link(f"aaa {cue.upper()} {host} aaa", host)

    @pytest.mark.parametrize("host", [NAME, WORD])
    def test_another_word_leads_to_none(self, host: str) -> None:
        assert not find_urls(f"aaa xyz {host} aaa")
        assert not find_urls(f"aaa xyz {host}.")

    @pytest.mark.parametrize("word", [*TO_SITES, *TO_PLACES, *OTHER_SCRIPTS, *MARKS, "-"])
    def test_a_preposition_counts_where_the_clause_ends(self, word: str) -> None:
        assert is_link(f"aaa {word} {NAME}.", NAME)
        assert not find_urls(f"aaa {word} {NAME} aaa")

    @pytest.mark.parametrize("word", [*TO_SITES, *MARKS])
    def test_one_that_leads_to_sites_counts_before_a_word(self, word: str) -> None:
        assert is_link(f"aaa {word} {WORD}.", WORD)

    @pytest.mark.parametrize("word", [*TO_PLACES, *OTHER_SCRIPTS, "-"])
    def test_one_that_leads_to_places_does_not(self, word: str) -> None:
        assert not find_urls(f"aaa {word} {WORD}.")

    @pytest.mark.parametrize(("code", "word"), [(c, w) for c, words in LOCAL.items() for w in words.split()])
    def test_a_language_s_own_counts_under_the_codes_of_its_countries(self, code: str, word: str) -> None:
        assert is_link(f"aaa {word} brook.{code} aaa", f"brook.{code}")
        assert not find_urls(f"aaa xyz brook.{code} aaa")


class TestBehind:
    @pytest.mark.parametrize("end", CLAUSE_ENDS)
    def test_what_ends_a_clause(self, end: str) -> None:
        assert is_link(f"aaa at brexmo.io{end}", "brexmo.io")
        assert is_link(f"aaa at brexmo.io{end.removesuffix(' more')}.", "brexmo.io")

    @pytest.mark.parametrize("end", [" qua more", " bye", ",bye", "'x"])
    def test_what_does_not(self, end: str) -> None:
        assert not find_urls(f"aaa at {NAME}{end}")

    @pytest.mark.parametrize("rest", HEADINGS)
    def test_a_host_heads_its_line(self, rest: str) -> None:
        assert is_link(f"{NAME}{rest} aaa", NAME)
        assert is_link(f"aaa\n{NAME}{rest} aaa", NAME)
        assert not find_urls(f"aaa {NAME}{rest} aaa")

    @pytest.mark.parametrize("rest", BEHIND)
    @pytest.mark.parametrize("host", [NAME, WORD, "brexmo.cool"])
    def test_a_word_for_sites(self, rest: str, host: str) -> None:
        assert is_link(f"aaa {host}{rest} aaa", host)

    @pytest.mark.parametrize("rest", POSSESSIVES)
    def test_a_contraction_or_a_call_is_not_a_site(self, rest: str) -> None:
        assert not find_urls(f"visit brexmo.it{rest} aaa")
        assert is_link(f"visit brexmo.it x{rest} aaa", "brexmo.it")
