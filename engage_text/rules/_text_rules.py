"""Rules for the body as a text: characters that handsets cannot show, and text that a program left unprocessed.

Nearly every body passes the fast searches for single characters. Other modules examine the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from engage_text._placeholder_styles import may_have_fields
from engage_text._text import describe_char
from engage_text.placeholders import find_placeholders
from engage_text.problems import Problem
from engage_text.rules._context import Context
from engage_text.rules._missing import find_missing, may_miss_values
from engage_text.rules._places import Places
from engage_text.rules._request_rules import FIELD_EMPTY, surrogate_problems, too_long_body_problem
from engage_text.rules._rule import Rule, RuleGroup, Source
from engage_text.rules._spelled import may_be_spelled
from engage_text.rules._typed_facts import CountedCharFacts, DecodedFacts, TimesFacts, TokenFacts
from engage_text.rules._url_rules import body_url_problems, spelled_problems
from engage_text.segments import MessageSize
from engage_text.urls import UrlSpan
from engage_text.wire import BODY, LENGTHS

__all__ = ["TEXT_RULES", "body_problems", "unprocessed_problems"]


def _check(context: Context) -> Sequence[Problem]:
    body = context.parsed.body
    if body is None:
        return ()
    known = body_url_problems(body, context.urls, context.doubtful)
    allows = context.allows_placeholders
    return [
        *control_problems(body),
        *unprocessed_problems(body, context.urls, known, allow_placeholders=allows),
    ]


_texts = RuleGroup("text", _check, Source("our decision", "2026-11-28"))
_GOOD = ("msg", "Hi Asha, your parcel arrives today.")

# fmt: off
CONTROL_CHARACTER = _texts.warning(
    "control-character", CountedCharFacts, "A control character that handsets drop or show as a box.",
    "the body contains {char}{more}", "Remove it.",
    bad=("msg", "Hi Asha,\x07 your parcel arrives today."), good=_GOOD)

PLACEHOLDER_UNFILLED = _texts.error(
    "placeholder-unfilled", TokenFacts, 'An unfilled placeholder. `placeholders="allow"` allows it.',
    "the body still contains the placeholder {token}", "Fill it in, or allow placeholders if the body is a template.",
    bad=("msg", "Hi {{name}}, your parcel arrives today."), good=_GOOD)

PLACEHOLDER_POSSIBLE = _texts.warning(
    "placeholder-possible", TokenFacts, 'Text that may be an unfilled placeholder. `placeholders="allow"` allows it.',
    "{token} in the body may be a placeholder", "Fill it in if it is one.",
    bad=("msg", "Hi [Name], your parcel arrives today."), good=_GOOD)

VALUE_MISSING = _texts.warning(
    "value-missing", TokenFacts, "A word that programs write where a value is missing, such as None or undefined.",
    "{token} is in the body where a value should be", "Look up the value before preparing the message.",
    bad=("msg", "Hi None, your parcel arrives today."), good=_GOOD)

TEXT_ESCAPED = _texts.warning(
    "text-escaped", DecodedFacts, "The body is escaped for HTML, JSON or a URL. Handsets do not decode it.",
    "the body contains {token}, which handsets do not decode", "Decode the text{meant}",
    bad=("msg", "Tom &amp; Jerry"), good=("msg", "Tom & Jerry"))

TEXT_LOST_CHARACTERS = _texts.warning(
    "text-lost-characters", TimesFacts, "The body contains U+FFFD: characters were lost when the text was decoded.",
    "the body contains the replacement character U+FFFD{repeated}",
    "Read the text from its source again, with the right encoding.",
    bad=("msg", "Caf\ufffd Acme"), good=("msg", "Café Acme"))

TEXT_MOJIBAKE = _texts.warning(
    "text-mojibake", DecodedFacts, "Part of the body is UTF-8 that was decoded as Windows-1252 or Latin-1.",
    "{token} in the body is UTF-8 that was decoded with another encoding", "Read the text as UTF-8{meant}",
    bad=("msg", "It\u00e2\u20ac\u2122s here"), good=("msg", "It\u2019s here"))

TEXT_RULES: tuple[Rule[Any], ...] = (
    CONTROL_CHARACTER, PLACEHOLDER_UNFILLED, PLACEHOLDER_POSSIBLE, VALUE_MISSING, TEXT_ESCAPED, TEXT_LOST_CHARACTERS,
    TEXT_MOJIBAKE,
)
# fmt: on

# Line feed and carriage return are GSM-7 and so is form feed, by the extension table; tab is what people type.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LOST = re.compile("\ufffd+")
_CLOSING_TAG = re.compile(r"</([^<>/\s][^<>/]{0,200}+)>")  # longer than any name of a field
# Marks that escapes need; a plus and a percent sign count where no space is in the whole text, or letters follow.
_percent = re.compile(r"%[0-9A-Fa-f]{2}[A-Za-z%.,!]").search
_lead = re.compile("[\xc2-\xf4]").search  # what begins a sequence of UTF-8, read as Latin-1
_entity = re.compile(r"&(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]{1,9}+;|amp|nbsp|quot)").search
_LONGEST_BODY = LENGTHS[BODY]


def body_problems(body: str, outgoing: str, size: MessageSize) -> Sequence[Problem]:
    """Return the problems of the body as text. The length is that of the body that goes out."""
    return tuple(_body_problems(body, outgoing)) if _may_be_odd_body(body, outgoing, size) else ()


def _may_be_odd_body(body: str, outgoing: str, size: MessageSize) -> bool:
    """Return False for a body that is not empty, not too long, and has only characters that are always fine."""
    # All characters of GSM-7 are fine, and so are all printable ones.
    is_sound = not size.ucs2_text or body.isprintable()
    return not is_sound or not body or body.isspace() or len(outgoing) > _LONGEST_BODY


def _body_problems(body: str, outgoing: str) -> Iterator[Problem]:
    if not body or body.isspace():
        yield FIELD_EMPTY.problem(BODY)
    if len(outgoing) > _LONGEST_BODY:
        yield too_long_body_problem(body, outgoing)
    yield from surrogate_problems(body)
    yield from control_problems(body)


def control_problems(body: str) -> Iterator[Problem]:
    """Yield the problem of the first control character."""
    if found := _CONTROLS.search(body):
        facts = CountedCharFacts(describe_char(found[0]), len(_CONTROLS.findall(body)))
        yield CONTROL_CHARACTER.problem(BODY, facts, span=found.span())


def unprocessed_problems(
    body: str, urls: Sequence[UrlSpan], problems: Iterable[Problem], *, allow_placeholders: bool
) -> Sequence[Problem]:
    """Return the problems of text that a program left unprocessed, in order of place.

    Text inside one of the `urls`, or inside a place that already has one of the `problems`, is skipped.
    """
    fields = may_have_fields(body)
    values = fields or may_miss_values(body)
    escapes, misread, spelled = _may_be_escaped(body), _may_be_misread(body), may_be_spelled(body)
    if not (values or escapes or misread or spelled):
        return ()
    spans = {(url.start, url.end) for url in urls}
    known = {one.span for one in problems if one.span}
    found: list[Problem] = []
    if fields and not allow_placeholders:
        found += _placeholder_problems(body, Places(known & spans), spans)
    if values:
        found += _value_problems(body, Places(one.span for one in found if one.span))
    if escapes:
        found += _escape_problems(body, Places(known | spans))
    if misread:
        found += _misread_problems(body, Places(known))
    if spelled:
        found += spelled_problems(body, Places(known | spans))
    found.sort(key=lambda one: one.span or (0, 0))
    return found


def _may_be_escaped(body: str) -> bool:
    """Return whether the body contains the marks of an escape; `+` and `%` count without a space in the whole body."""
    return (
        "\\" in body
        or "<" in body
        or ("&" in body and _entity(body) is not None)
        or ("%" in body and _percent(body) is not None)
        or (" " not in body and ("+" in body or "%" in body))
    )


def _may_be_misread(body: str) -> bool:
    """Return whether the body contains U+FFFD, or a character that begins UTF-8 read as Latin-1."""
    return not body.isascii() and ("\ufffd" in body or _lead(body) is not None)


def _placeholder_problems(body: str, own: Places, urls: AbstractSet[tuple[int, int]]) -> Iterator[Problem]:
    """Yield a problem for each placeholder outside of URLs, which have their own; `{example.com}` is not one."""
    closed = {found[1] for found in _CLOSING_TAG.finditer(body)} if "</" in body else ()
    for found in find_placeholders(body):
        if (
            own.contain(*found.span)
            or (found.start + 1, found.end - 1) in urls
            or (found.style == "<x>" and found.name in closed)
        ):
            continue
        rule = PLACEHOLDER_UNFILLED if found.is_certain else PLACEHOLDER_POSSIBLE
        yield rule.problem(BODY, TokenFacts(found.text), span=found.span)


def _value_problems(body: str, own: Places) -> Iterator[Problem]:
    for start, end in find_missing(body):
        if not own.contain(start, end):
            yield VALUE_MISSING.problem(BODY, TokenFacts(body[start:end]), span=(start, end))


def _escape_problems(body: str, own: Places) -> Iterator[Problem]:
    from engage_text.rules._escapes import find_escapes  # noqa: PLC0415 - patterns that few bodies need

    if found := find_escapes(body, own.contain):
        facts = DecodedFacts(body[found.start : found.end], _shown(found.decoded))
        yield TEXT_ESCAPED.problem(BODY, facts, span=(found.start, found.end))


def _misread_problems(body: str, own: Places) -> Iterator[Problem]:
    from engage_text.rules._mojibake import find_mojibake  # noqa: PLC0415 - as above

    lost = [found.span() for found in _LOST.finditer(body) if not own.contain(*found.span())]
    if lost:
        times = sum(end - start for start, end in lost)
        yield TEXT_LOST_CHARACTERS.problem(BODY, TimesFacts(times), span=lost[0])
    if (found := find_mojibake(body)) and not own.contain(found.start, found.end):
        facts = DecodedFacts(body[found.start : found.end], _shown(found.decoded))
        yield TEXT_MOJIBAKE.problem(BODY, facts, span=(found.start, found.end))


def _shown(decoded: str) -> str:
    """Return the text on one line, with a sign for each line break: an escape would look like the body."""
    cut = decoded if len(decoded) <= _LONGEST_BODY else decoded[:_LONGEST_BODY] + "…"
    return cut.replace("\r\n", "\n").replace("\n", "⏎")
