"""The words around a missing value, one by one: what says that a value is due, and what says that none is."""

from __future__ import annotations

import pytest

from engage_text.rules import unprocessed_problems
from engage_text.rules._missing import find_missing

GREETINGS = (
    "hi|hii|hello|hey|dear|dr|mr|mrs|ms|namaste|namaskar|greetings|respected|welcome|thanks|thank you|congrats|"
    "congratulations|good morning|good afternoon|good evening|good day|happy birthday"
).split("|")
TITLES = "mr mrs ms dr shri smt customer user member sir madam".split()
CURRENCIES = "rs rs. inr usd eur gbp aed Rs. INR ₹ $ € £".split()
LABELS = (
    "a/c ac account address agent amount amt appointment awb balance bal bill booking city code coupon customer date "
    "day due emi id invoice link loan mobile name no number order otp password passcode payment phone pin pnr points "
    "policy price ref reference seat slot ticket time token total tracking transaction txn url user username"
).split()
PREPOSITIONS = "at before between by for from in of on till to until with worth".split()
DUE = "at before by from on till until with".split()
ALWAYS = (
    "[object Object]|NaN|NaT|(null)|<null>|<nil>|<NA>|<none>|<None>|<undefined>|%!s(MISSING)|#N/A|#REF!|#VALUE!|#NAME?|"
    "#DIV/0!|#NUM!|#NULL!|#ERROR!|undefinedundefined|nullnull"
).split("|")
SURE = "undefined Undefined null Null NULL".split()


def missing(text: str) -> list[str]:
    return [text[start:end] for start, end in find_missing(text)]


@pytest.mark.parametrize("word", ALWAYS)
def test_what_no_person_writes_is_found_anywhere(word: str) -> None:
    assert missing(f"aaa {word} aaa") == [word]


@pytest.mark.parametrize("word", [*ALWAYS, *SURE, "None", "N/A"])
def test_no_fast_test_leaves_out_a_word(word: str) -> None:
    body = f"Dear {word}, aaa"
    assert [found.span for found in unprocessed_problems(body, (), (), allow_placeholders=True)] == [
        (5, 5 + len(word))
    ]


@pytest.mark.parametrize("greeting", GREETINGS)
@pytest.mark.parametrize("word", [*SURE, "None", "N/A"])
def test_a_name_is_due_after_a_greeting(greeting: str, word: str) -> None:
    assert missing(f"{greeting} {word}, aaa") == [word]
    assert missing(f"aaa. {greeting.title()} {word}, aaa") == [word]
    assert not missing(f"aaa xyz {word}, aaa")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_may_be_between(title: str) -> None:
    assert missing(f"Dear {title} None, aaa") == ["None"]
    assert not missing("Dear xyz None aaa")


@pytest.mark.parametrize("word", SURE)
@pytest.mark.parametrize("currency", CURRENCIES)
def test_an_amount_is_due_after_a_currency(currency: str, word: str) -> None:
    assert missing(f"aaa {currency} {word} aaa") == [word]
    assert missing(f"aaa {currency}{word} aaa") == ([] if currency[-1].isalpha() else [word])


@pytest.mark.parametrize("word", [*SURE, "None"])
@pytest.mark.parametrize("label", LABELS)
def test_a_value_is_due_after_a_label(label: str, word: str) -> None:
    for between in (
        " ",
        ": ",
        "=",
        " is ",
        " no. ",
        " # ",
        " of ",
        " are ",
        " was ",
        " for ",
        " on ",
        " date is ",
        " is for on ",
    ):
        assert missing(f"aaa {label}{between}{word} aaa") == [word]
    assert not missing(f"aaa x{label} {word} aaa")


@pytest.mark.parametrize("word", SURE)
@pytest.mark.parametrize("preposition", PREPOSITIONS)
def test_a_preposition_counts_where_the_clause_ends(preposition: str, word: str) -> None:
    for end in ("", ".", ", aaa", "; aaa", " (aaa)", " - aaa", "\naaa", " at aaa", " and aaa"):
        assert missing(f"aaa {preposition} {word}{end}") == [word]
    assert not missing(f"aaa {preposition} {word} aaa")
    assert not missing(f"aaa xyz {word}.")


@pytest.mark.parametrize("preposition", PREPOSITIONS)
def test_a_word_of_small_talk_counts_after_fewer(preposition: str) -> None:
    assert missing(f"aaa aaa aaa {preposition} None.") == (["None"] if preposition in DUE else [])


@pytest.mark.parametrize("word", SURE)
@pytest.mark.parametrize(
    "rest", [" of these", " and void", " hypothesis", "-terminated"], ids=lambda rest: rest.strip()
)
def test_a_phrase_goes_on(word: str, rest: str) -> None:
    assert not missing(f"aaa name {word}{rest}")


@pytest.mark.parametrize("word", "you we here thank click pay please get kindly".split())
def test_a_name_is_due_where_a_body_begins_and_speaks_to_somebody(word: str) -> None:
    assert missing(f"None, {word} aaa") == ["None"]
    assert missing(f"None! {word.title()} aaa") == ["None"]
    assert not missing(f"None {word} aaa")
    assert not missing("None, xyz aaa")


@pytest.mark.parametrize("word", "your we thank thanks welcome kindly please".split())
def test_a_greeting_goes_on_to_the_point(word: str) -> None:
    assert missing(f"Hi None {word} aaa") == ["None"]
    assert not missing("Hi None xyz aaa")


@pytest.mark.parametrize("word", "at on by from to and is has was will".split())
def test_what_goes_on_after_a_value(word: str) -> None:
    assert missing(f"aaa till None {word} aaa") == ["None"]
    assert not missing("aaa till None xyz aaa")


@pytest.mark.parametrize("word", ["None", "null", "undefined"])
def test_a_row_of_values(word: str) -> None:
    assert missing(f"aaa till None {word} aaa") == ["None", word]


def test_what_is_not_a_name_of_a_value() -> None:
    assert not missing("The dress code None aaa")
    assert missing("The code None aaa") == ["None"]
    assert missing("Dear nan, aaa") == ["nan"]
    assert not missing("Hi nan, aaa")
    assert missing("aaa till null nan aaa") == ["null", "nan"]


@pytest.mark.parametrize("word", SURE)
def test_a_greeting_needs_no_end_after_a_word_of_programs(word: str) -> None:
    assert missing(f"Hi {word} xyz aaa aaa") == [word]
