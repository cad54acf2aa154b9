"""The words of messages and hints that are the library's own. Redaction keeps them, and masks all others."""

from __future__ import annotations

import re
from functools import cache

from engage_text.lint._all_rules import ALL_RULES

__all__ = ["SAFE_FACTS", "known_words"]

# Facts that never quote a text: limits and counts, names of countries, encodings and kinds, a character in words, and
# what a configuration allows.
SAFE_FACTS = frozenset(
    """
    allowed authority because before cells char code cost country encoding first format ids instead kind limit local
    marks more remaining repeated row rows size type whose window
    """.split()
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’+-]*")
_MORE = """
"""


@cache
def known_words() -> frozenset[str]:
    """Return the words, casefolded: those of all rules, and those of reasons, which no rule contains."""
    rules = ALL_RULES.values()
    texts = (f"{rule.meaning} {_WITHOUT_FACTS.sub(' ', f'{rule.message} {rule.hint}')}" for rule in rules)
    return frozenset(word.casefold() for text in (*texts, _MORE) for word in _WORD.findall(text))


_WITHOUT_FACTS = re.compile(r"\{\w+\}")
