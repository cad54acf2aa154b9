"""The sections of the golden record about what came after it began: options as values, rule sets, plain values.

Each function is a section: it yields cases of an input, the values and the words. Closures are called in their own
turn of a loop.
"""

# ruff: noqa: B023

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import golden_inputs as inputs
from golden_library import (
    BARE,
    HOSTS,
    SHORTENERS,
    Case,
    Seen,
    as_prepared,
    as_report,
    as_value,
    attempt,
    case,
    check,
    prepare,
    section,
    spans_of,
)

import engage_text as et
from engage_text import rules, service
from engage_text._steps import context_of

_WORDS = frozenset(("why", "message", "hint", "bot_hint", "facts"))
_NAMES = (*rules.GROUPS, *sorted(rules.RULES), "unknown", "", 5, None)
_CHOSEN: tuple[dict[str, Any], ...] = (
    {"ignore": ("url", "text")},
    {"select": ("number", "sender", "url-doubtful", "segments")},
    {"select": ("url",), "ignore": ("url-private", "url-address"), "severities": {"url-doubtful": "error"}},
    {"severities": {"url": "warning", "text": "error", "segments": "off", "number": "warning"}},
)


@section
def _rule_sets() -> Iterator[Case]:
    lines = [*inputs.requests(), *(inputs.request(text, tiny="1") for text in inputs.spoilt()[:1500])]
    for index, line in enumerate(lines):
        seen: list[Seen] = []
        for step, chosen in enumerate(_CHOSEN):
            options = {"rules": et.RuleSet(**chosen), "strict": (index + step) % 3 == 0, "scheme": "https"}
            shortener = (None, SHORTENERS["service"], SHORTENERS["own"])[(index + step) % 3]
            seen.append(attempt(lambda: check(line, shortener=shortener, **options), as_report))
            seen.append(
                attempt(lambda: prepare(line, shortener=shortener, ids=index, **options), as_prepared)
            )
        yield case(index, seen)
    for name, option in itertools.product(_NAMES, ("select", "ignore")):
        made = attempt(lambda: et.RuleSet(**{option: [name]}), lambda made: as_value(made.to_dict()))
        yield case([str(name), option], [made])
    for name, level in itertools.product(_NAMES, ("error", "warning", "off", "x", None)):
        made = attempt(
            lambda: et.RuleSet(severities={name: level}), lambda made: as_value(str(made.to_dict()))
        )
        yield case([str(name), level], [made])


def _as_spans(spans: Iterable[Any]) -> Seen:
    return spans_of(spans), None


@section
def _options() -> Iterator[Case]:
    for index, text in enumerate(inputs.spoilt()[:2000]):
        bare, scheme, hosts = (
            BARE[index % 3],
            ("http", "https")[index % 2],
            tuple(HOSTS.values())[index // 6 % 3],
        )
        given = et.UrlOptions(bare=bare, scheme=scheme, hosts=hosts)
        counted = et.SegmentOptions(reference=(8, 16)[index % 2], national=("none", "auto", "hi")[index % 3])
        request = inputs.request(text, tiny="1")
        shortener = SHORTENERS["misleading"]
        seen = [
            attempt(lambda: et.find_urls(text, options=given), _as_spans),
            attempt(lambda: et.find_urls(text, options=given, bare=bare), _as_spans),
            attempt(
                lambda: prepare(request, shortener=shortener, ids=index, urls=given, allow=True), as_prepared
            ),
            attempt(lambda: et.preview_body(text, shortener=shortener, urls=given), as_value),
            attempt(
                lambda: et.measure(text, options=counted).to_dict(), lambda found: (_parted(found)[0], None)
            ),
            attempt(lambda: et.split(text, options=counted), lambda parts: as_value(list(parts))),
        ]
        yield case(text, seen)


def _parted(value: Any) -> Seen:
    """Return a plain value without its words, and the words."""
    if isinstance(value, dict):
        parts = {key: _parted(part) for key, part in value.items() if key not in _WORDS}
        words = [value[key] for key in sorted(_WORDS & value.keys())]
        return {key: part[0] for key, part in parts.items()}, [
            *words,
            *(part[1] for part in parts.values() if part[1]),
        ]
    if isinstance(value, list):
        found = [_parted(part) for part in value]
        return [part[0] for part in found], [part[1] for part in found if part[1]]
    return value, []


def _plain(value: Any) -> Seen:
    return _parted(value.to_dict())


@section
def _plain_values() -> Iterator[Case]:
    calls: tuple[Any, ...] = (et.scan_urls, et.measure, et.transliterate, et.parse_number, et.parse_sender)
    for index, text in enumerate(inputs.spoilt()[-1500:]):
        seen = [attempt(lambda: call(text), _plain) for call in calls]
        for places in (et.explain_urls(text), et.find_placeholders(text)):
            seen += [_plain(place) for place in places]
        request = inputs.request(text, tiny="1")
        done = attempt(lambda: prepare(request, shortener=SHORTENERS["own"], ids=index, allow=True), _plain)
        seen += [done, _plain(et.fit(text, 1)), _plain(check(request))]
        seen.append(_plain(service.parse_answer((200, 400, 502)[index % 3], text)))
        yield case(text, seen)
    for index, value in enumerate((*HOSTS.values(), *_CHOSEN_SETS)):
        yield case(index, [_plain(value)] if value is not None else [])


_CHOSEN_SETS = tuple(et.RuleSet(**chosen) for chosen in _CHOSEN)


def _codes_of(problems: Iterable[Any]) -> Seen:
    found = list(problems)
    return [[one.code, one.param, one.span] for one in found], [[one.message, one.hint] for one in found]


@section
def _single_rules() -> Iterator[Case]:
    for code, rule in sorted(rules.RULES.items()):
        examples = (rule.bad.request(), rule.good.request())
        yield case(code, [attempt(lambda: check(example), as_report) for example in examples])
    checked = [*inputs.requests(), *inputs.faulty_requests()[::5]]
    for index, request in enumerate([*checked, *(inputs.request(text) for text in inputs.spoilt()[:500])]):
        context = context_of(request)
        found = (_codes_of(rules.RULES[code].check(context)) for code in sorted(rules.RULES))
        yield case(index, found)


@section
def _option_mistakes() -> Iterator[Case]:
    odd: tuple[Any, ...] = (
        None,
        5,
        "",
        "x",
        b"x",
        True,
        [],
        ["x"],
        {},
        {"url": "error"},
        {"urll": "error"},
        {5: "off"},
    )
    for value in odd:
        for option in ("select", "ignore", "severities"):
            made = attempt(lambda: et.RuleSet(**{option: value}), lambda made: as_value(str(made.to_dict())))
            yield case([option, repr(value)], [made])
        for option in ("urls", "rules", "placeholders", "scheme"):
            made = attempt(
                lambda: et.prepare(inputs.request(), **{option: value}), lambda _: as_value("taken")
            )
            yield case([option, repr(value)], [made])
        for function in (et.find_urls, et.scan_urls, et.explain_urls, et.measure, et.split, et.transliterate):
            made = attempt(lambda: function("a.in/x", options=value), lambda _: as_value("taken"))
            yield case([function.__name__, repr(value)], [made])
