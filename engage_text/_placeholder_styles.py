"""The patterns of unfilled placeholders, in running text and inside a URL.

`placeholders` finds the names of the fields, and `urls` treats each placeholder as one unit. Every repeat is possessive
and has an upper bound, so that a search takes linear time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

__all__ = ["MergeField", "in_text", "in_url", "may_have_fields"]

# ASCII letters, digits, dot and underscore, and the letters of all other scripts. `\w` does not match the vowel signs
# of Indic scripts. The blocks of punctuation, arrows, symbols and pictographs are left out.
_CHAR = (
    r"[A-Za-z0-9._\u00aa\u00b5\u00ba\u00c0-\u1fff\u200c\u200d\u2c00-\u2dff\u3040-\ufdff\ufe70-\uffdc"
    r"\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_NAME = rf"{_CHAR}{{1,64}}+"
# `first-name`, `First Name`, `Customer's Name`: up to four words.
_WORDS = rf"{_NAME}(?:(?:'s)?[ -]{_NAME}){{0,3}}+"
_LINE = r"[^{}\r\n]"  # any content of braces, on one line

# Common names of fields. Styles whose delimiters also occur in ordinary text need one of these.
_FIELD_WORDS = (
    "address|age|amount|amt|balance|brand|city|code|company|country|coupon|customer|date|day|department|"
    "discount|email|expiry|fname|field|firstname|fullname|id|item|lastname|link|lname|location|merchant|mobile|"
    "month|name|no|number|order|orderid|otp|phone|placeholder|plan|points|price|product|quantity|qty|refno|salutation|"
    "service|store|surname|time|title|url|user|username|value|var|variable|website|x{1,4}|year"
)
_PREFIXES = (
    "account|agent|appointment|bank|booking|brand|client|company|contact|coupon|customer|delivery|doctor|due|"
    "event|expiry|first|full|insert|invoice|last|lead|member|middle|mobile|nick|order|patient|payment|phone|product|"
    "promo|recipient|ref|reference|short|store|student|tracking|transaction|txn|user|your"
)
# `FIRST_NAME`, `Custom_Field_1`; `firstName`, `OrderId`, `user.name`; `Name`, `First Name`, `var1`.
_FIELD = (
    r"(?:[A-Za-z][A-Za-z0-9]{0,31}+(?:_[A-Za-z0-9]{1,32}+){1,8}+"
    r"|[A-Za-z]{1,32}(?<=[a-z])(?:Name|Id|ID|Date|Time|Amount|Amt|Code|Number|No|Link|Url|URL|Otp|OTP)"
    rf"|(?i:(?:(?:{_PREFIXES})[ .-]?)?(?:{_FIELD_WORDS})(?:[ -]?[0-9]{{1,2}})?))"
)


class MergeField(NamedTuple):
    """One syntax of placeholders: its label, its pattern, and whether a match is certain.

    The pattern begins with one literal character, which keeps the search for all of them fast.
    """

    style: str
    pattern: str
    is_certain: bool = True


# If two styles begin with the same characters, the longer one comes first.
_STYLES = (
    # Mustache, Handlebars, Liquid, Jinja, Go templates: `{{{raw}}}`, `{{ user.name | upper }}`, `{{ f "…" }}`
    MergeField("{{{x}}}", rf"\{{\{{\{{(?!\s*+\}}){_LINE}{{1,200}}+\}}\}}\}}"),
    MergeField("{{x}}", rf"\{{\{{(?!\s*+\}}){_LINE}{{1,200}}+\}}\}}"),
    MergeField("{%x%}", r"\{%(?:[^%{}\r\n]|%(?!\})){1,200}+%\}"),
    # India's DLT: `{#var#}` and the typed tags `{#numeric#}`, `{#url#}`
    MergeField("{#x#}", r"\{ ?#[^{}#\r\n]{1,64}+# ?\}"),
    # Salesforce
    MergeField("{!x}", r"\{![$A-Za-z][^{}\r\n]{0,98}+\}"),
    # Spreadsheet tools, fallbacks and spintax: `{name|friend}`; `{contactfield=email}`; `{amount:.2f}`
    MergeField("{x|d}", r"\{[^{}|\r\n\"<>]{1,64}+\|[^{}\r\n]{0,100}+\}"),
    MergeField("{x=y}", r"\{[A-Za-z_][A-Za-z0-9_.]{0,63}+=[^{}\r\n\"<>]{1,64}+\}"),
    MergeField("{x:y}", rf"\{{{_NAME}(?::|!(?=[rsa]))[^{{}}\s\"/]{{1,20}}+\}}"),
    MergeField(
        "{x,y}", rf"\{{{_NAME}, ?(?:date|default|fallback|number|plural|select|time)\b{_LINE}{{0,100}}+\}}"
    ),
    # Python, spreadsheets: `{name}`, `{0}`, `{first-name}`, `{First Name}`, `{$name}`, `{/if}`; not a GUID
    MergeField("{x}", rf"\{{ ?[$@#/^?~]?(?![0-9A-Fa-f]{{8}}-[0-9A-Fa-f]{{4}}-){_WORDS} ?\}}"),
    # Shells, JavaScript; Ruby; Thymeleaf
    MergeField("${x}", r"\$\{[^{}\r\n]{1,100}+\}"),
    MergeField("%{x}", rf"%\{{ ?{_WORDS} ?\}}"),
    MergeField("#{x}", rf"#\{{ ?{_WORDS} ?\}}"),
    MergeField("@{x}", rf"@\{{ ?{_WORDS} ?\}}"),
    # GOV.UK Notify, with its conditional form `((under18??Call us))`
    MergeField("((x))", rf"\((?<!\(\()\((?!\(){_WORDS}(?:\?\?[^()\r\n]{{0,100}}+)?\)\)"),
    MergeField("[[x]]", rf"\[\[ ?{_WORDS}(?:\|[^\[\]\r\n]{{0,100}}+)? ?\]\]"),
    MergeField("[%x%]", r"\[%[^%\[\]\r\n]{1,100}+%\]"),
    MergeField("*|x|*", r"\*\|[^|*\r\n]{1,100}+\|\*"),  # Mailchimp
    MergeField("@@x@@", r"@@[A-Za-z_][A-Za-z0-9_.-]{1,63}+@@"),
    # ERB, JSP, EJS; PHP
    MergeField("<%x%>", r"<%(?:[^%\r\n]|%(?!>)){1,200}+%>"),
    MergeField("<?x?>", r"<\?(?:=|php\b)(?:[^?\r\n]|\?(?!>)){1,200}+\?>"),
    # Python, and C with positions
    MergeField("%(x)s", rf"%\({_NAME}\)[sd]"),
    MergeField("%1$s", r"%[0-9]{1,2}\$[sdf@]"),
    # Styles that a person may also write
    MergeField("[x]", rf"\[(?<![\w\])]\[){_FIELD}\](?![\[(])", is_certain=False),
    MergeField("<<x>>", rf"<<(?<!<<<){_FIELD}>>(?!>)", is_certain=False),
    MergeField("<x>", rf"<(?<!<<){_FIELD}>(?!>)", is_certain=False),
    MergeField("«x»", rf"«{_FIELD}»", is_certain=False),
)
# Python's empty field; not an emoticon such as `:{}`.
_EMPTY = r"\{(?<![({\])^]\{)(?<![:;=8][-o^']\{)(?<!(?<![^\s])[:;=8]\{)\}(?!\})"
# Unclosed fields: `{{name`, `${name`, `{#var#`, `<%= name`, `*|FNAME`. After a space, and after a single brace, a
# common name of a field must follow.
_OPEN = r"(?![^{}\r\n]{0,100}+\})"  # no closing brace later in the line
_BEGUN = rf"(?:(?=[^\W\d]){_NAME}| {_FIELD}(?!\w))"
_UNCLOSED = (
    MergeField("{{x", rf"\{{\{{(?<!\{{\{{\{{){_OPEN}[#/^&>]?{_BEGUN}", is_certain=False),
    MergeField("{#x", rf"\{{ ?#{_OPEN}[A-Za-z]{{2,32}}+#?(?!\w)", is_certain=False),
    MergeField("{x", rf"\{{(?<![\w{{$%#@]\{{){_OPEN} ?{_FIELD}(?![\w}}'-])", is_certain=False),
    MergeField("${x", rf"\$\{{{_OPEN}{_BEGUN}", is_certain=False),
    MergeField("<%x", rf"<%(?:[=-] ?(?=[^\W\d]|[$@])[$@]?{_NAME}|{_BEGUN})", is_certain=False),
    MergeField("*|x", r"\*\|(?<![\w!.?)]\*\|)[A-Z][A-Z0-9_]{1,31}+(?![\w|])", is_certain=False),
)
# Percent escapes of a URL and percentages in a text are not placeholders: `%20s`, `50%`.
_IN_TEXT = (
    MergeField("##x##", rf"#(?<!##)#(?!#){_WORDS}##(?!#)"),
    # Salesforce Marketing Cloud, with its functions `%%=v(@x)=%%`
    MergeField("%%x%%", rf"%%(?:=[^%\r\n]{{2,200}}+(?<==)|{_WORDS})%%"),
    MergeField("#x#", rf"#(?<![#\w&]#){_FIELD}#(?![#\w])", is_certain=False),
    MergeField("%x%", r"%(?<![\w%]%)[A-Za-z_][A-Za-z0-9_.-]{1,63}+%(?![\w%])", is_certain=False),
    MergeField(
        "%s", r"%(?<![0-9%]%)(?<![0-9] %)(?:[sdiuf@]|0?[0-9]?(?:\.[0-9])?[df])(?![\w%])", is_certain=False
    ),
    MergeField("{}", _EMPTY, is_certain=False),
    *_UNCLOSED,
)
_IN_URL = (
    MergeField("{}", r"\{(?<![{$%#@]\{)\}(?!\})"),
    # A URL contains neither `##` nor `%%` (RFC 3986). If the placeholder contains a space, the URL ends inside it.
    MergeField("##x##", rf"##(?!#){_NAME}(?:##(?!#))?"),
    MergeField("%%x%%", rf"%%(?:=[^%\s]{{2,200}}+(?<==)%%|{_NAME}(?:%%)?)"),
    MergeField("#x#", rf"#(?=[^\s#]{{1,99}}+#){_FIELD}#(?!#)"),
    # A percent sign that closes a name is not an escape (RFC 3986 section 2.1).
    MergeField("%x%", r"%(?![0-9A-Fa-f]{2}%)(?<!%%)[A-Za-z_][A-Za-z0-9_.-]{0,63}+%(?!%|[0-9A-Fa-f]{2})"),
    # `%d` needs a lookahead and `%s` does not: before a hexadecimal digit `%d` is an escape, and before another letter
    # it is probably a typing mistake.
    MergeField("%s", r"%s|%d(?![0-9A-Za-z])"),
)


class Fields(NamedTuple):
    """All patterns as one. The number of the group that matched is the number of the style."""

    pattern: re.Pattern[str]
    styles: tuple[MergeField, ...]


def _joined(styles: tuple[MergeField, ...]) -> Fields:
    # The empty group comes last in its branch, so that the search can skip to the characters that begin a branch.
    return Fields(re.compile("|".join(f"(?:{style.pattern})()" for style in styles)), styles)


@cache
def in_text() -> Fields:
    """Return the pattern for placeholders in running text."""
    return _joined(_STYLES + _IN_TEXT)


@cache
def in_url() -> Fields:
    """Return the pattern for placeholders in a URL. More styles are certain there, and some look like escapes."""
    return _joined(_STYLES + _IN_URL)


def may_have_fields(text: str) -> bool:
    """Return whether the text contains characters that a placeholder needs."""
    return (
        "{" in text
        or "[" in text
        or "<" in text
        or ("%" in text and _percent(text) is not None)
        or ("(" in text and "((" in text)
        or ("#" in text and text.count("#") > 1)
        or ("|" in text and "*|" in text)
        or ("@" in text and "@@" in text)
        or "«" in text
    )


# A percent sign that may begin a placeholder, unlike those in `50% off` and `50%`.
_percent = re.compile(r"%[A-Za-z(%0-9.@_!]").search
