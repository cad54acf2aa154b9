"""The words of messages and hints that are the library's own. Redaction keeps them, and masks all others."""

from __future__ import annotations

import re
from functools import cache

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._suppression_rules import SUPPRESSION_INVALID, SUPPRESSION_UNNEEDED, SUPPRESSION_UNUSED
from engage_text.rules import GROUPS

__all__ = ["COMMON_WORDS", "QUOTING_FACTS", "SAFE_FACTS", "known_words"]

# Facts that never quote a text: limits and counts, names of countries, encodings, kinds and variables, a character in
# words, what a configuration allows, what a template registers, and a market with its source.
SAFE_FACTS = frozenset(
    """
    allowed authority because before cells char code cost country difference driver encoding first following format ids
    instead kind limit local market marks more name number other place remaining repeated row rows size source template
    type whose window
    """.split()
)
# A cell that should contain names of rules, and may contain anything; a transactionID, which may contain a number.
QUOTING_FACTS = frozenset(
    {
        (SUPPRESSION_INVALID.code, "name"),
        (SUPPRESSION_UNUSED.code, "place"),
        (SUPPRESSION_UNNEEDED.code, "place"),
    }
)
_FACT = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’+-]*")
# Words of reasons and of values in words.
_MORE = """
    array assertion atomic backslash bool boolean byte bytes closed colon comment control dash deep deeply empty escape
    error finite fixed float foreign fragment full-width groups hexadecimal int integer international known list lost
    lower-case mapping meaning misspelled nested none null number object ones other parenthesis partner query range
    repeated replaces reported rule same segment segments sentence sequence several slash slashes space stay string
    supported tag text times tiny tuple units units upper-case urls value values version well word words
    GSM-7 UCS-2 UTF-8 UTF-16 JSON CSV TSV YAML PO DLT PE_ID TEMPLATE_ID
    column columns header headers contact message messages mobile msisdn name phone receiver recipient recipients
    sender template first last _ignore
"""
# These say nothing about a person, so they stay even if a text contains them.
COMMON_WORDS = frozenset(
    """
    a already also an and another are as at be because before but by can cannot does follows for from get given got
    has have if in instead is it its may must no not of on once one only or out so such than that the their there they
    this to twice was well what which with without write you your
    """.split()
)


@cache
def known_words() -> frozenset[str]:
    """Return the words, casefolded: those of all rules, and those of reasons, which no rule contains."""
    rules = ALL_RULES.values()
    texts = (f"{rule.meaning} {_FACT.sub(' ', f'{rule.message} {rule.hint}')}" for rule in rules)
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset((*words, *_MORE.casefold().split(), *COMMON_WORDS, *ALL_RULES, *GROUPS))
