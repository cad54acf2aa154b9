"""Rules for India's DLT ledger: the ids, the header, and the body as it is registered."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from engage_text.numbers import SenderKind
from engage_text.policies._dlt_facts import (
    LEDGER,
    TAGS_2025,
    ExpectedFacts,
    PartFacts,
    TagFacts,
    VariableFacts,
    cut,
    dlt_options_of,
)
from engage_text.policies._dlt_options import DltOptions, DltTemplate
from engage_text.policies._dlt_pattern import (
    TAGS,
    URL_TAGS,
    Mismatch,
    Value,
    match_any,
    match_pattern,
    parse_pattern,
)
from engage_text.policies._policy_context import PolicyContext
from engage_text.policies._shown_places import ShownPlaces, shown_places, shown_urls
from engage_text.problems import Problem
from engage_text.rules import LengthFacts, NoFacts, Rule, RuleGroup, TokenFacts
from engage_text.urls import UrlSpan
from engage_text.wire import BODY, SENDER

__all__ = ["DLT_RULES", "check_dlt"]


def check_dlt(context: PolicyContext) -> tuple[Problem, ...]:
    """Return the problems of the ids, of the header, and of the body against its registered template."""
    options = dlt_options_of(context)
    if options is None:
        return ()
    ids = {name: text for name, text in (context.request.parsed.tlv or {}).items() if isinstance(text, str)}
    template = options.by_id.get(ids.get(_TEMPLATE_ID, ""))
    found = [*_id_problems(options, ids, template), *_header_problems(context, options, template)]
    if template is not None:
        found += _type_problems(context.request.parsed.type, template)
    body = context.request.parsed.body
    if body is not None:
        if context.is_template:
            found += _draft_problems(options, body)
        found += _body_problems(context, options, template, body, has_id=_TEMPLATE_ID in ids)
    return tuple(found)


_PE_ID, _TEMPLATE_ID = "PE_ID", "TEMPLATE_ID"
_dlt = RuleGroup("dlt", check_dlt, LEDGER)
_REQUEST = {
    "type": "transactional", "from": "ACMEIN", "to": "919876543210", "msg": "Your OTP is 4711.",
    "transactionID": "otp-1", "dlr": {"mask": 1}, "tiny": "0",
    "tlv": {"PE_ID": "1101000000000012345", "TEMPLATE_ID": "1107000000000012345"},
}  # fmt: skip
_OTP = (
    '[[dlt.templates]]\nid = "1107000000000012345"\ntext = "Your OTP is {#numeric#}."\nheaders = ["ACMEIN"]\n'
    'entity-id = "1101000000000012345"\ncategory = "Service Implicit"\n'
)
_NO_IDS = "[dlt]\nneed-ids = false\n"
_DRAFT = f'placeholders = "allow"\n{_NO_IDS}'


def _example(options: str = _OTP, **fields: object) -> tuple[str, str, str]:
    """Return a request with these fields replaced. A field that is None is left out."""
    request = {name: value for name, value in {**_REQUEST, **fields}.items() if value is not None}
    return "request", json.dumps(request, ensure_ascii=False), options


# fmt: off
DLT_ID_MISSING = _dlt.error(
    "dlt-id-missing", NoFacts, "A message to India lacks the id of its entity or of its template.",
    "{param} is missing, and operators in India drop messages without it", "Copy the id from the DLT portal.",
    bad=_example("[dlt]\n", tlv={"PE_ID": "1101000000000012345"}), good=_example("[dlt]\n"))

DLT_TEMPLATE_UNKNOWN = _dlt.error(
    "dlt-template-unknown", TokenFacts, "TEMPLATE_ID is not in the list of registered templates.",
    "{param} must be the id of a registered template, got {token}",
    "Correct the id, or export the list from the DLT portal again.",
    bad=_example(tlv={"PE_ID": "1101000000000012345", "TEMPLATE_ID": "1107000000000099999"}), good=_example())

DLT_ENTITY_MISMATCH = _dlt.error(
    "dlt-entity-mismatch", PartFacts, "The template is registered by another entity.",
    "{param} must be {allowed}, which registered the template, got {found}", "Use the ids of one registration.",
    bad=_example(tlv={"PE_ID": "1101000000000099999", "TEMPLATE_ID": "1107000000000012345"}), good=_example())

DLT_HEADER_FORM = _dlt.error(
    "dlt-header-form", TokenFacts, "The sender does not have the form of a header: six letters, or six digits.",
    "from must be six letters, or six digits for promotions, got {token}", "Use the header that you registered.",
    bad=("from", "ACME", _NO_IDS), good=("from", "ACMEIN", _NO_IDS))

DLT_HEADER_UNKNOWN = _dlt.error(
    "dlt-header-unknown", TokenFacts, "The sender is not in the list of registered headers.",
    "from must be a registered header, got {token}", "Use one of your headers, in the case in which it is registered.",
    bad=("from", "ACMEXX", f'{_NO_IDS}headers = ["ACMEIN"]\n'),
    good=("from", "ACMEIN", f'{_NO_IDS}headers = ["ACMEIN"]\n'))

DLT_HEADER_TEMPLATE = _dlt.error(
    "dlt-header-template", PartFacts, "The template is not registered for this header.",
    "from must be {allowed} for this template, got {found}",
    "Send it with that header, or register the template for this header.",
    bad=_example(f'dlt.headers = ["ACMEBK"]\n{_OTP}', **{"from": "ACMEBK"}), good=_example())

DLT_TYPE_MISMATCH = _dlt.error(
    "dlt-type-mismatch", PartFacts, "The type of the message does not agree with the category of its template.",
    "type must be {allowed} for this template, got {found}", "Use the type that the template is registered for.",
    bad=_example(type="promotional"), good=_example())

DLT_TEMPLATE_MISMATCH = _dlt.error(
    "dlt-template-mismatch", ExpectedFacts, "The body, with its short links, does not match its registered template.",
    "the body must match template {template}: here, {following} must follow",
    "Write it exactly as registered, or register the new text.",
    bad=_example(msg="Your code is 4711."), good=_example())

DLT_TEMPLATE_NONE = _dlt.error(
    "dlt-template-none", NoFacts, "The request has no TEMPLATE_ID, and its body matches no registered template.",
    "the body must match a registered template", "Register the text, or write it exactly as registered.",
    bad=_example(f"dlt.need-ids = false\n{_OTP}", msg="Your code is 4711.", tlv=None),
    good=_example(f"dlt.need-ids = false\n{_OTP}", tlv=None))

DLT_VARIABLE_LONG = _dlt.error(
    "dlt-variable-long", VariableFacts, "The value of a variable is longer than operators allow.",
    "the value of variable {number} must be at most {limit} characters long, got {found}",
    "Shorten the value, or register a template with more variables.",
    bad=_example(f"dlt.max-variable = 4\n{_OTP}", msg="Your OTP is 47110815."),
    good=_example(f"dlt.max-variable = 4\n{_OTP}"))

DLT_VARIABLE_TYPE = _dlt.error(
    "dlt-variable-type", TagFacts, "The value of a variable does not have the type of its tag.",
    "the value of variable {number} must be {allowed}", "Correct the value, or register the template with another tag.",
    bad=_example(msg="Your OTP is A4711."), good=_example(), source=TAGS_2025)

DLT_TAG_UNKNOWN = _dlt.error(
    "dlt-tag-unknown", PartFacts, "A variable of a template has an unknown tag.",
    "the tag of a variable must be {allowed}, got {found}", "Write one of these tags, in lower case.",
    bad=("msg", "Your OTP is {#number#}.", _DRAFT), good=("msg", "Your OTP is {#numeric#}.", _DRAFT), source=TAGS_2025)

DLT_VARIABLES_ADJACENT = _dlt.error(
    "dlt-variables-adjacent", NoFacts, "Two variables of a template have no text between them.",
    "variables of a template must have text between them", "Write a word between them, or use one variable instead.",
    bad=("msg", "Dear {#var#}{#var#}, your OTP is 1.", _DRAFT), good=("msg", "Dear {#var#}, OTP {#var#}.", _DRAFT))

DLT_VARIABLES_MANY = _dlt.warning(
    "dlt-variables-many", LengthFacts, "A template has more variables than the options allow.",
    "a template must have at most {limit} variables, got {found}", "Replace some of the variables with fixed text.",
    bad=("msg", "{#var#} of {#var#} for {#var#}.", _DRAFT), good=("msg", "Dear {#var#}, OTP {#var#}.", _DRAFT))
# fmt: on

DLT_RULES: tuple[Rule[Any], ...] = (
    DLT_ID_MISSING,
    DLT_TEMPLATE_UNKNOWN,
    DLT_ENTITY_MISMATCH,
    DLT_HEADER_FORM,
    DLT_HEADER_UNKNOWN,
    DLT_HEADER_TEMPLATE,
    DLT_TYPE_MISMATCH,
    DLT_TEMPLATE_MISMATCH,
    DLT_TEMPLATE_NONE,
    DLT_VARIABLE_LONG,
    DLT_VARIABLE_TYPE,
    DLT_TAG_UNKNOWN,
    DLT_VARIABLES_ADJACENT,
    DLT_VARIABLES_MANY,
)

_HEADER = re.compile(r"[A-Za-z]{6}|[0-9]{6}")
# Other rules report these: a prefix or suffix of the operator, and a text that is not a valid sender.
_REPORTED = frozenset((SenderKind.PREFIXED, SenderKind.SUFFIXED, SenderKind.MALFORMED))
# The value of each tag, and what it is in words. Our decision.
_VALUES = {
    "numeric": (r"[0-9]+(?:[.,][0-9]+)*", "digits"),
    "cbn": (r"\+?[0-9](?:[() -]{0,2}[0-9]){2,14}", "a phone number"),
    "email": (r"[^\s@]{1,64}@[^\s@]{1,253}", "an e-mail address"),
}


def _id_problems(options: DltOptions, ids: dict[str, str], template: DltTemplate | None) -> Iterator[Problem]:
    if options.need_ids:
        for name in (_PE_ID, _TEMPLATE_ID):
            if name not in ids:
                yield DLT_ID_MISSING.problem(f"tlv.{name}")
    named = ids.get(_TEMPLATE_ID)
    if named is not None and template is None and options.templates:
        yield DLT_TEMPLATE_UNKNOWN.problem(
            f"tlv.{_TEMPLATE_ID}", TokenFacts(cut(named)), span=(0, len(named))
        )
    entity = ids.get(_PE_ID)
    if entity and template is not None and template.entity_id and entity != template.entity_id:
        facts = PartFacts(template.entity_id, cut(entity))
        yield DLT_ENTITY_MISMATCH.problem(f"tlv.{_PE_ID}", facts, span=(0, len(entity)))


def _header_problems(
    context: PolicyContext, options: DltOptions, template: DltTemplate | None
) -> Iterator[Problem]:
    sender = context.request.sender
    if sender is None or SENDER in context.assumed or sender.kind in _REPORTED:
        return
    text, span = sender.text, (0, len(sender.text))
    if not _HEADER.fullmatch(text):
        yield DLT_HEADER_FORM.problem(SENDER, TokenFacts(cut(text)), span=span)
    elif options.known_headers and text not in options.known_headers:
        yield DLT_HEADER_UNKNOWN.problem(SENDER, TokenFacts(text), span=span)
    elif template is not None and (headers := tuple(template.headers)) and text not in headers:
        yield DLT_HEADER_TEMPLATE.problem(SENDER, PartFacts(_either(headers), text), span=span)


def _either(words: tuple[str, ...]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _type_problems(kind: str | None, template: DltTemplate) -> Iterator[Problem]:
    """Yield the problem of a type that no message of this category has. Explicit service templates allow both."""
    category = re.sub(r"[^a-z]", "", template.category.lower())
    wanted = ""
    if category.startswith("promo"):
        wanted = "promotional"
    elif category.startswith(("trans", "serviceimpl")):
        wanted = "transactional"
    if kind and wanted and kind != wanted:
        yield DLT_TYPE_MISMATCH.problem("type", PartFacts(wanted, kind))


def _draft_problems(options: DltOptions, body: str) -> Iterator[Problem]:
    """Yield the problems of a template that is to be registered."""
    pattern = parse_pattern(body)
    for tag, span in zip(pattern.tags, pattern.spans, strict=True):
        if tag not in TAGS:
            yield DLT_TAG_UNKNOWN.problem(BODY, PartFacts(_either(TAGS), cut(tag)), span=span)
    if not options.allow_adjacent:
        for index, between in enumerate(pattern.fixed[1:-1], start=1):
            if not between.strip():
                span = (pattern.spans[index - 1][0], pattern.spans[index][1])
                yield DLT_VARIABLES_ADJACENT.problem(BODY, span=span)
    limit, count = options.max_variables, len(pattern.tags)
    if limit is not None and count > limit:
        span = (pattern.spans[limit][0], pattern.spans[-1][1])
        yield DLT_VARIABLES_MANY.problem(BODY, LengthFacts(limit, count), span=span)


def _body_problems(
    context: PolicyContext, options: DltOptions, template: DltTemplate | None, body: str, *, has_id: bool
) -> Iterator[Problem]:
    if not options.templates or (has_id and template is None):
        return
    preview = context.request.preview
    if template is None:
        patterns = (one.pattern for one in options.by_id.values())
        is_lenient = options.matching == "lenient"
        if not match_any(patterns, preview, max_variable=options.max_variable, is_lenient=is_lenient):
            yield DLT_TEMPLATE_NONE.problem(BODY, span=(0, len(body)))
        return
    found = _matched(template, preview, options)
    places = shown_places(context.request)
    if isinstance(found, Mismatch):
        facts = ExpectedFacts(template.id, cut(found.expected))
        yield DLT_TEMPLATE_MISMATCH.problem(BODY, facts, span=places.span(found.at, len(preview)))
    elif not context.is_template:
        yield from _variable_problems(context, options, found, places)


def _matched(template: DltTemplate, preview: str, options: DltOptions) -> tuple[Value, ...] | Mismatch:
    is_lenient = options.matching == "lenient"
    return match_pattern(template.pattern, preview, max_variable=options.max_variable, is_lenient=is_lenient)


def _variable_problems(
    context: PolicyContext, options: DltOptions, values: tuple[Value, ...], places: ShownPlaces
) -> Iterator[Problem]:
    preview = context.request.preview
    found = shown_urls(context.request)
    urls = {(url.start, url.end) for url in found}
    for number, (tag, start, end) in enumerate(values, start=1):
        span = places.span(start, end)
        if end - start > options.max_variable and tag not in URL_TAGS:
            facts = VariableFacts(number, options.max_variable, end - start)
            yield DLT_VARIABLE_LONG.problem(BODY, facts, span=span)
        allowed = _not_of(tag, preview[start:end], is_url=(start, end) in urls)
        if tag == "alphanumeric" and _has_url(found, start, end):
            allowed = "words without a URL"
        if allowed:
            yield DLT_VARIABLE_TYPE.problem(BODY, TagFacts(number, allowed), span=span)


def _has_url(urls: Sequence[UrlSpan], start: int, end: int) -> bool:
    index = bisect_right(urls, start, key=attrgetter("end"))
    return index < len(urls) and urls[index].start < end


def _not_of(tag: str, value: str, *, is_url: bool) -> str:
    """Return what the value of a tag must be if it is something else, or ""."""
    if tag in URL_TAGS:
        return "" if is_url else "a URL"
    pattern, allowed = _VALUES.get(tag, ("", ""))
    return "" if not pattern or re.fullmatch(pattern, value) else allowed
