"""Words that programs write where a value is missing: `Hi None,`, `Rs NaN`, `OTP: undefined`."""

from __future__ import annotations

import re

from engage_text._late_patterns import late

__all__ = ["find_missing", "may_miss_values"]

# People never write these: JavaScript's objects, C's and Go's missing arguments, the errors of spreadsheets.
_ALWAYS = (
    r"\[object \w{1,32}\]|NaN|NaT|\(null\)|<(?:null|nil|NA|none|None|undefined)>|%!\w\([^()\s]{1,40}+\)"
    r"|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|ERROR!)|undefinedundefined|nullnull"
)
_WORDS = r"undefined|Undefined|null|Null|NULL|None|nan|N/A"
_FOUND = late(rf"(?<![\w@-])(?:({_WORDS})(?![\w@-])|{_ALWAYS})")
_SURE_WORDS = frozenset(("undefined", "Undefined", "null", "Null", "NULL"))  # not words of small talk

_GREETING = late(
    r"(?i:(?:\A|[^\w])(?:hi|hii|hello|hey|dear|dr|mr|mrs|ms|namaste|namaskar|greetings|respected|welcome|thanks|"
    r"thank you|congrats|congratulations|good (?:morning|afternoon|evening|day)|happy birthday)"
    r"(?: (?:mr|mrs|ms|dr|shri|smt|customer|user|member|sir|madam))?[.,!:]?[ ]{1,3})\Z"
)
_CURRENCY = late(r"(?:(?i:\b(?:rs|inr|usd|eur|gbp|aed))\.?|[₹$€£])[ ]?\Z")
# A label for a value that a program fills in, and the text that can be between the label and the value.
_LABEL = late(
    r"(?i:\b(?:a/?c|account|address|agent|amount|amt|appointment|awb|balance|bal|bill|booking|city|(?<!dress )code|"
    r"coupon|customer|date|day|due|emi|id|invoice|link|loan|mobile|name|no|number|order|otp|password|passcode|payment|phone|pin|pnr|points|"
    r"policy|price|ref|reference|seat|slot|ticket|time|token|total|tracking|transaction|txn|url|user|username)"
    r"(?: (?:no|id|number|code|name|date|of|is|was|are|for|on)){0,3}+\.?[ ]?[:=#-]{0,2}[ ]?)\Z"
)
_SEPARATOR = late(r"[:=][ ]?\Z")
_PREPOSITION = late(r"(?i:\b(?:at|before|between|by|for|from|in|of|on|till|to|until|with|worth)[ ])\Z")
_DUE = late(r"\b(?:at|before|by|from|on|till|until|with)[ ]\Z")
_ENDS = late(r"[ ]?(?:[,.;:!?)|\r\n]|\Z|'s\b|[ ]-[ ]|-[ ]|[ ]\(|[ ](?:None|null|undefined|nan)\b)")
_NEXT_VALUE = late(r"[ ](?:at|on|by|from|to|and|is|has|was|will)\b")
_GOES_ON = late(r"[ ]of\b|[ ](?:and void|hypothesis)\b|-")
_AFTER_A_NAME = late(r"[,!][ ]?(?i:you|we|here|thank|click|pay|please|get|kindly)")
_AFTER_A_PART = frozenset(("", "/", "?", "&", "#", " ", "\n", ".", ","))
_ON_TO_THE_POINT = late(r"[ ](?:your|we|thanks?|welcome|kindly|please)\b")
_AROUND = " \t\r\n.,!\"'"  # around a word that is the whole body
_WINDOW = 48  # characters before a word that say what should be there


def may_miss_values(text: str) -> bool:
    """Return whether the text may contain one of the words: each has some of these letters."""
    return (
        "ull" in text
        or "ndef" in text
        or ("N" in text and _empty_value(text) is not None)
        or ("D" in text and "Dear nan" in text)
        or ("#" in text and _cell_error(text) is not None)
    )


_empty_value = late(r"N(?:one|ULL|a[NT]|/A)").search
_cell_error = late(r"#(?:[RVE]|N[AU]|DIV)").search


def find_missing(text: str) -> list[tuple[int, int]]:
    """Return the spans of words that a program left where a value should be, in order.

    >>> find_missing("Hi None, Rs NaN is due. None of these is null and void.")
    [(3, 7), (12, 15)]
    """
    spans: list[tuple[int, int]] = []
    for found in _FOUND.finditer(text):
        follows = bool(spans) and spans[-1][1] == found.start() - 1 and text[found.start() - 1] == " "
        if found[1] is None or follows or _is_value(text, found):
            spans.append(found.span())
    return spans


def _is_value(text: str, found: re.Match[str]) -> bool:
    """Return whether the text around the word shows that a value belongs there."""
    word, (start, end) = found[1], found.span()
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    ends = _ENDS.match(after) is not None
    if _GOES_ON.match(after):
        return False
    if word == "N/A":  # not applicable, where no name is due
        return ends and _GREETING.search(before) is not None
    if word == "nan":  # a grandmother, after `Hi`
        return ends and before.endswith("Dear ")
    is_sure = word in _SURE_WORDS
    if len(text) < _WINDOW and text.strip(_AROUND) == word:
        return True
    if before.endswith("/"):
        return is_sure and "://" in before.rsplit(maxsplit=1)[-1] and after[:1] in _AFTER_A_PART
    return _is_due(before, after, is_sure=is_sure, ends=ends)


def _is_due(before: str, after: str, *, is_sure: bool, ends: bool) -> bool:
    """Return whether a value is expected: after a greeting, a currency or a label, or where the clause ends."""
    if _CURRENCY.search(before) or _LABEL.search(before):
        return True
    if _GREETING.search(before):
        return ends or is_sure or _ON_TO_THE_POINT.match(after) is not None
    if not before.strip():
        return _AFTER_A_NAME.match(after) is not None or (is_sure and after[:1] in {",", "!"})
    ends = ends or _NEXT_VALUE.match(after) is not None
    if is_sure:
        return bool(_SEPARATOR.search(before)) or (ends and _PREPOSITION.search(before) is not None)
    return ends and _DUE.search(before) is not None
