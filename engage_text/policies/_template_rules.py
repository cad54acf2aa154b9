"""Rules for templates: values that do not fit, the worst case without values, and the languages of a catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from engage_text._tables.gsm import GSM_BASIC, GSM_EXTENDED
from engage_text._text import counted, describe_char
from engage_text.placeholders import Placeholder, find_placeholders
from engage_text.policies._merge import Merged, is_variable
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._template_options import Characters, TemplateOptions
from engage_text.policies._template_samples import shown_options, shown_template
from engage_text.policies._templates import WorstCase, worst_case
from engage_text.problems import Problem
from engage_text.rules import LengthFacts, Rule, RuleGroup, Source, TokenFacts
from engage_text.wire import BODY

__all__ = ["TEMPLATE_RULES", "check_template", "placeholder_differences"]


def check_template(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of a template: of the values in it, or of what its values can be."""
    if context.merged is not None:
        return tuple(_value_problems(context.merged, context))
    body = context.request.parsed.body
    if body is None or not context.is_template or not (found := find_placeholders(body)):
        return ()
    return (*_expression_problems((one, one.span) for one in found), *_worst_problems(context, found))


class ColumnFacts(NamedTuple):
    """The name of a variable or a column."""

    name: str


class ValueFacts(NamedTuple):
    """A column, the characters that it can contain, and another one that it contains."""

    name: str
    allowed: str
    char: str


class WorstFacts(NamedTuple):
    """The most segments in each encoding, 0 if no message has it, and the names of variables.

    `driver` adds most, and `carriers` may bring characters outside GSM-7.
    """

    gsm: int
    ucs2: int
    driver: str
    carriers: str

    @property
    def size(self) -> str:
        """The most segments in words, for each encoding."""
        sizes = ((self.gsm, "GSM-7"), (self.ucs2, "UCS-2"))
        return " or ".join(f"{counted(count, 'segment')} in {name}" for count, name in sizes if count)

    @property
    def because(self) -> str:
        """The variables that may bring UCS-2, as a part of the sentence."""
        return f" (because of {self.carriers})" if self.carriers else ""


class LimitFacts(NamedTuple):
    """The most segments that are allowed, and `WorstFacts`."""

    limit: int
    gsm: int
    ucs2: int
    driver: str
    carriers: str

    @property
    def allowed(self) -> str:
        """The limit in words."""
        return counted(self.limit, "segment")

    @property
    def size(self) -> str:
        """The most segments in words."""
        return WorstFacts(*self[1:]).size

    @property
    def because(self) -> str:
        """The variables that may bring UCS-2."""
        return WorstFacts(*self[1:]).because


class CarrierFacts(NamedTuple):
    """A variable with a sample outside GSM-7, the segments with such a value, and without one."""

    name: str
    segments: int
    instead: int

    @property
    def size(self) -> str:
        """The segments in words."""
        return counted(self.segments, "segment")


class DifferenceFacts(NamedTuple):
    """The other language, and the placeholders that are only in it, or only in this text."""

    other: str
    missing: str
    extra: str

    @property
    def difference(self) -> str:
        """What differs, in words."""
        parts = ((self.missing, "missing"), (self.extra, f"not in {self.other}"))
        return "; ".join(f"{names} {_verb(names)} {what}" for names, what in parts if names)


_templates = RuleGroup("template", check_template, Source("our decision", "2026-11-28"))
_ROW = "Mobile,Name\n919876543210,{}\n"
_GREETING = '[defaults]\nmsg = "Hi {{Name}}, your parcel arrives today."\n'
_BODY = "Hi {{name}}, your parcel arrives today."
_LONG_BODY = (
    "Hi {{name}}, your order of two boxes of green tea has left our shop in Pune and comes on Friday at noon."
)
_TEMPLATE = 'placeholders = "allow"\n'

# fmt: off
TEMPLATE_VALUE_EMPTY = _templates.warning(
    "template-value-empty", ColumnFacts, "A cell is empty, but the template uses its value.",
    "{name} must have a value, because the template uses it", "Fill in the cell, or write a template without it.",
    bad=("file", _ROW.format(""), _GREETING), good=("file", _ROW.format("Asha"), _GREETING))

TEMPLATE_VALUE_LONG = _templates.error(
    "template-value-long", LengthFacts, "A value is longer than the template options say.",
    "{param} must be at most {limit} characters long, got {found}", "Shorten the value, or raise its max-length.",
    bad=("file", _ROW.format("Bartholomew"), f"template.max-length = 10\n{_GREETING}"),
    good=("file", _ROW.format("Asha"), f"template.max-length = 10\n{_GREETING}"))

TEMPLATE_VALUE_CHARACTERS = _templates.error(
    "template-value-characters", ValueFacts, "A value has characters that the template options do not allow.",
    "{name} must contain only {allowed}, got {char}", "Correct the value, or allow more characters for this variable.",
    bad=("file", _ROW.format("12a4"), f'template.characters = {{ name = "digits" }}\n{_GREETING}'),
    good=("file", _ROW.format("1234"), f'template.characters = {{ name = "digits" }}\n{_GREETING}'))

TEMPLATE_EXPRESSION = _templates.info(
    "template-expression", TokenFacts,
    "A placeholder has a filter, a default, a condition or a loop, which the linter does not apply.",
    "{token} is more than a variable, so the text of the message can differ from the preview",
    "Check the messages that your template engine makes.",
    bad=("msg", "Hi {{ name | title }}, your parcel arrives today.", _TEMPLATE), good=("msg", _BODY, _TEMPLATE))

TEMPLATE_LENGTH_UNKNOWN = _templates.info(
    "template-length-unknown", ColumnFacts, "The worst case of a template is unknown, because a variable has no limit.",
    "the longest value of {name} is unknown, and so is the size of the longest message",
    "Set max-lengths or samples for it, or max-length for all variables.",
    bad=("msg", _BODY, f"{_TEMPLATE}max-segments = 1\n"),
    good=("msg", _BODY, f"{_TEMPLATE}max-segments = 1\ntemplate.max-length = 10\n"))

TEMPLATE_WORST_CASE = _templates.info(
    "template-worst-case", WorstFacts, "A message of the template can need more than one segment.",
    "a message can need up to {size}{because}; {driver} adds the most",
    "Check that you accept this cost, or shorten the text.",
    bad=("msg", _LONG_BODY, f"{_TEMPLATE}template.max-length = 60\n"),
    good=("msg", _BODY, f'{_TEMPLATE}template.max-length = 20\ntemplate.characters = {{ name = "gsm" }}\n'))

TEMPLATE_OVER_LIMIT = _templates.error(
    "template-over-limit", LimitFacts, "A message of the template can need more segments than the policy allows.",
    "a message must have at most {allowed}, but can need up to {size}{because}; {driver} adds the most",
    "Shorten the text or the longest value, or say which characters a variable can contain.",
    bad=("msg", _LONG_BODY, f"{_TEMPLATE}max-segments = 1\ntemplate.max-length = 60\n"),
    good=("msg", _BODY, f"{_TEMPLATE}max-segments = 1\ntemplate.max-length = 15\n"))

TEMPLATE_VARIABLE_UCS2 = _templates.warning(
    "template-variable-ucs2", CarrierFacts, "A sample of a variable makes messages UCS-2, so they need more segments.",
    "{name} has a value outside GSM-7, so a message can need {size} instead of {instead}",
    "Write that value in GSM-7, or accept the cost of UCS-2.",
    bad=("msg", _LONG_BODY, f'{_TEMPLATE}template.samples = {{ name = ["Zoë", "Zoé"] }}\n'.replace("Zoë", "Zo\u0142a")),
    good=("msg", _LONG_BODY, f'{_TEMPLATE}template.samples = {{ name = ["Zoé"] }}\n'))

TEMPLATE_PLACEHOLDERS_DIFFER = _templates.error(
    "template-placeholders-differ", DifferenceFacts,
    "A text of a catalogue has different placeholders in two languages.",
    "the text must have the same placeholders as {other}: {difference}",
    "Use the same placeholders in all languages.",
    bad=("catalogue", '{"en": {"hi": "Hi {{name}}!"}, "fr": {"hi": "Bonjour !"}}'),
    good=("catalogue", '{"en": {"hi": "Hi {{name}}!"}, "fr": {"hi": "Bonjour {{name}} !"}}'))
# fmt: on

TEMPLATE_RULES: tuple[Rule[Any], ...] = (
    TEMPLATE_VALUE_EMPTY,
    TEMPLATE_VALUE_LONG,
    TEMPLATE_VALUE_CHARACTERS,
    TEMPLATE_EXPRESSION,
    TEMPLATE_LENGTH_UNKNOWN,
    TEMPLATE_WORST_CASE,
    TEMPLATE_OVER_LIMIT,
    TEMPLATE_VARIABLE_UCS2,
    TEMPLATE_PLACEHOLDERS_DIFFER,
)

_NO_OPTIONS = TemplateOptions()
# Styles whose content can be an expression, and what may come before a name in them.
_WITH_EXPRESSIONS = frozenset(("{{{x}}}", "{{x}}", "{x|d}", "{x:y}", "{x,y}", "((x))", "[[x]]"))
_DELIMITERS = "{}()[] \t"
_SIGNS = "&$@~- \t"
_COUNTED = frozenset(("%s", "{}"))  # styles without names: only their number can be compared


def _value_problems(merged: Merged, context: PolicyContext) -> Iterator[Problem]:
    options = context.policy.template_options
    for column in dict.fromkeys(column for _, column in merged.filled):
        value = context.values[column]
        limit, kind = options.length_of(column), options.characters_of(column)
        if not value.strip():
            yield TEMPLATE_VALUE_EMPTY.problem(column, ColumnFacts(column))
        if limit is not None and len(value) > limit:
            yield TEMPLATE_VALUE_LONG.problem(
                column, LengthFacts(limit, len(value)), span=(limit, len(value))
            )
        if kind != "any":
            pattern, allowed = _other_characters(kind)
            if odd := pattern.search(value):
                facts = ValueFacts(column, allowed, describe_char(odd[0]))
                yield TEMPLATE_VALUE_CHARACTERS.problem(column, facts, span=odd.span())
    values = [piece for piece in merged.pieces if piece.column]
    places = ((piece.start, piece.end) for piece in values)
    yield from _expression_problems(
        (found, place) for (found, _), place in zip(merged.filled, places, strict=True)
    )


@cache  # few runs need these patterns
def _other_characters(kind: Characters) -> tuple[re.Pattern[str], str]:
    """Return what a value cannot contain, and what it can, in words."""
    if kind == "bmp":
        return re.compile("[\U00010000-\U0010ffff]"), "characters of one UTF-16 code unit"
    if kind == "digits":
        return re.compile(r"[^0-9]"), "digits"
    allowed = GSM_BASIC if kind == "gsm-basic" else GSM_BASIC | GSM_EXTENDED
    words = "GSM-7 characters of one septet" if kind == "gsm-basic" else "GSM-7 characters"
    return re.compile(f"[^{re.escape(''.join(sorted(allowed)))}]"), words


def _expression_problems(found: Iterable[tuple[Placeholder, tuple[int, int]]]) -> Iterator[Problem]:
    for placeholder, span in found:
        if _is_expression(placeholder):
            yield TEMPLATE_EXPRESSION.problem(BODY, TokenFacts(placeholder.text), span=span)


def _is_expression(found: Placeholder) -> bool:
    """Return whether a placeholder has more than a name: a filter, a default, a condition, or it is a statement."""
    if found.name and not is_variable(found):
        return True
    return found.style in _WITH_EXPRESSIONS and found.text.strip(_DELIMITERS).lstrip(
        _SIGNS
    ) != found.name.lstrip(_SIGNS)


def _worst_problems(context: PolicyContext, found: tuple[Placeholder, ...]) -> Iterator[Problem]:
    policy = context.policy
    if policy.template_options == _NO_OPTIONS and policy.max_segments is None:
        return
    spans = {(one.name or one.text): one.span for one in reversed(found)}
    # A short link replaces a URL with all of its placeholders, and a URL in a sample.
    worst = worst_case(
        shown_template(context.request), shown_options(policy.template_options, context.request)
    )
    for name in worst.unknown:
        yield TEMPLATE_LENGTH_UNKNOWN.problem(BODY, ColumnFacts(name), span=spans.get(name))
    if worst.segments is None or not worst.driver:
        return
    facts = WorstFacts(
        worst.gsm_segments or 0, worst.ucs2_segments or 0, worst.driver, ", ".join(worst.ucs2_variables)
    )
    span = spans.get(worst.driver)
    limit, size = policy.max_segments, context.size
    # A text that is too long without any value is reported by the rule for all messages.
    is_reported = limit is not None and size is not None and size.segments > limit
    if limit is not None and worst.segments > limit and not is_reported:
        yield TEMPLATE_OVER_LIMIT.problem(BODY, LimitFacts(limit, *facts), span=span)
    elif worst.segments > 1:
        yield TEMPLATE_WORST_CASE.problem(BODY, facts, span=span)
    yield from _carrier_problems(worst, policy.template_options, spans)


def _carrier_problems(
    worst: WorstCase, options: TemplateOptions, spans: Mapping[str, tuple[int, int]]
) -> Iterator[Problem]:
    gsm, ucs2 = worst.gsm_segments, worst.ucs2_segments
    if gsm is None or ucs2 is None or ucs2 <= gsm:
        return
    for name in worst.ucs2_variables:
        if options.samples_of(name):
            yield TEMPLATE_VARIABLE_UCS2.problem(BODY, CarrierFacts(name, ucs2, gsm), span=spans.get(name))


def placeholder_differences(texts: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    """Yield the language and the problem of each text that has other placeholders than the first one.

    `texts` are the texts of one key of a catalogue by their languages. Names are compared as written, because template
    engines do. Text that only may be a placeholder, such as `[Name]`, is not compared.

    >>> [(language, found.message) for language, found in placeholder_differences({"en": "Hi {{name}}", "fr": "Salut"})]
    [('fr', 'the text must have the same placeholders as en: {{name}} is missing')]
    """
    first: tuple[str, Counter[str]] | None = None
    for language, text in texts.items():
        own = _comparable(text)
        if first is None:
            first = language, own
            continue
        missing, extra = first[1] - own, own - first[1]
        if missing or extra:
            facts = DifferenceFacts(first[0], _joined(missing), _joined(extra))
            yield language, TEMPLATE_PLACEHOLDERS_DIFFER.problem(BODY, facts)


def _comparable(text: str) -> Counter[str]:
    """Return the placeholders of a text. One with a name counts once, because a language may repeat it."""
    found = [one for one in find_placeholders(text) if one.is_certain or one.style in _COUNTED]
    counts = Counter(one.text for one in found if one.style in _COUNTED)
    counts.update({re.sub(r"\s+", "", one.text) for one in found if one.style not in _COUNTED})
    return counts


def _joined(found: Counter[str]) -> str:
    return ", ".join(text if count == 1 else f"{text} {count} times" for text, count in found.items())


def _verb(names: str) -> str:
    return "are" if ", " in names else "is"
