"""Unfilled placeholders in a text: fields that a campaign tool should have replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MethodType
from typing import Any, Literal, NamedTuple

from engage_text._checks import need_text
from engage_text._placeholder_styles import in_text, may_have_fields
from engage_text._to_dict import fields_to_dict

__all__ = ["Placeholder", "PlaceholderPolicy", "find_placeholders"]

# Whether unfilled placeholders in a body are an error, or allowed because the body is a template.
PlaceholderPolicy = Literal["refuse", "allow"]
# The delimiters around a name, and the signs that some tools put before it: `{{{`, `<%=`, `*|`, `{!`, `${`.
_OPENING = re.compile(r"[\s{}\[\]()<>«#%$*|@=!/^?~-]*+(?:php\b\s*+)?")
_CLOSING = "{}[]()<>»#%*|@=?~ \t-"
_PRINTF = frozenset(("%s", "%1$s", "%(x)s"))
_WITH_REST = frozenset(("{{{x}}}", "{{x}}", "{x|d}", "{x:y}", "{x,y}", "((x))", "[[x]]"))
_REST = re.compile(r"\||\?\?|[:,](?=[^\s])")


class Placeholder(NamedTuple):
    """A placeholder in a text: `text[p.start:p.end] == p.text`.

    `style` is its syntax, such as `{{x}}` or `%s`. `name` is the name of the field, or "" if it has none.
    `is_certain` is False for text that a person might also write, such as `[Name]` or `%s`.

    >>> from engage_text import find_placeholders
    >>> [placeholder] = find_placeholders("Hi {{ first_name | title }}")
    >>> placeholder.span, placeholder.style, placeholder.name, placeholder.is_certain
    ((3, 27), '{{x}}', 'first_name', True)
    """

    start: int
    end: int
    text: str
    style: str
    name: str
    is_certain: bool

    @property
    def span(self) -> tuple[int, int]:
        """Return the indices of its first character and of the character after its last."""
        return self.start, self.end

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
_new_placeholder: Callable[[tuple[int, int, str, str, str, bool]], Placeholder] = MethodType(
    tuple.__new__, Placeholder
)


def find_placeholders(text: str) -> tuple[Placeholder, ...]:
    """Return the unfilled placeholders of the text, in order and without overlaps.

    The known styles are those of template engines (Mustache, Jinja, ERB, shells, printf), of India's DLT (`{#var#}`)
    and of campaign tools (Mailchimp, Salesforce, Marketing Cloud, GOV.UK Notify, spreadsheets). If two styles overlap,
    the one that begins first wins, then the longer one. `[x]`, `<x>` and `#x#` need the name of a field:
    `[FIRST_NAME]` and `<Order Id>` are placeholders, `[Sale]` is not.

    Takes time linear in the length of the text. Raises `OptionError` if `text` is not a str.

    Source: our decision, based on the manuals of these tools.

    >>> [(p.text, p.name) for p in find_placeholders("Dear {#var#}, Rs *|AMOUNT|* is due [Date] <3")]
    [('{#var#}', 'var'), ('*|AMOUNT|*', 'AMOUNT'), ('[Date]', 'Date')]
    """
    text = need_text(text)
    if not may_have_fields(text):
        return ()
    pattern, styles = in_text()
    found = []
    for match in pattern.finditer(text):
        style, _, is_certain = styles[(match.lastindex or 1) - 1]
        written = match[0]
        fields = (match.start(), match.end(), written, style, _name(written, style), is_certain)
        found.append(_new_placeholder(fields))
    return tuple(found)


def _name(written: str, style: str) -> str:
    """Return the name of the field, without delimiters, filters and defaults."""
    if style in _PRINTF:
        return written[2 : written.rindex(")")] if style == "%(x)s" else ""
    begin = _OPENING.match(written).end()  # type: ignore[union-attr]  # matches the empty string
    name = written[begin:].rstrip(_CLOSING)
    return _REST.split(name, maxsplit=1)[0].rstrip() if style in _WITH_REST else name
