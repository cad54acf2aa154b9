"""The pages of the rules: a table by group, and one page for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from engage_text._build.pages import _markdown
from engage_text.rules import CATALOGUE
from engage_text.service import SERVICE_CATALOGUE

__all__ = ["rule_pages"]

_SOURCE = "the rules"
_INTRO = (
    "Every problem that the library can report has a code. A code never changes its name or its meaning. An "
    "*error* cannot work: `prepare` refuses the request. A *warning* looks odd, and the message can go out; "
    "`strict=True` and `--strict` turn warnings into errors."
)
_GROUPS = {
    "request": "The request and its fields",
    "sender": "The sender",
    "number": "The recipient",
    "text": "The text of the body",
    "segments": "Encoding and segments",
    "url": "Links in the body",
    "ids": "Ids of links",
    "service": "Calls, answers and callbacks of the service",
}
_BY_PREFIX = {
    "sender": "sender",
    "number": "number",
    "url": "url",
    "ids": "ids",
    "segments": "segments",
    "ucs2": "segments",
    "text": "text",
    "placeholder": "text",
    "value": "text",
    "control": "text",
}


class _Entry(NamedTuple):
    code: str
    group: str
    severity: str
    meaning: str
    message: str
    hint: str


def _entries() -> list[_Entry]:
    found = [
        _Entry(
            rule.code,
            _BY_PREFIX.get(rule.code.partition("-")[0], "request"),
            str(rule.severity),
            rule.meaning,
            rule.message,
            rule.fix,
        )
        for rule in CATALOGUE.values()
    ]
    found += [
        _Entry(rule.code, "service", str(rule.severity), rule.meaning, rule.message, rule.fix)
        for rule in SERVICE_CATALOGUE.values()
    ]
    order = list(_GROUPS)
    return sorted(found, key=lambda entry: order.index(entry.group))


def rule_pages() -> Iterator[tuple[str, str]]:
    """Yield the path in `docs/` and the text of each page."""
    parts = [_INTRO]
    for group, entries in groupby(_entries(), lambda entry: entry.group):
        rows = [
            [f"[`{entry.code}`](rules/{entry.code}.md)", entry.severity, entry.meaning] for entry in entries
        ]
        parts += [f"## {_GROUPS[group]}", _markdown.table(["code", "severity", "meaning"], rows)]
    yield "rules.md", _markdown.page(_SOURCE, "Rules", *parts)
    for entry in _entries():
        yield f"rules/{entry.code}.md", _rule_page(entry)


def _rule_page(entry: _Entry) -> str:
    facts = [["severity", entry.severity], ["group", f"`{entry.group}`"]]
    return _markdown.page(
        _SOURCE,
        f"`{entry.code}`",
        entry.meaning,
        _markdown.table(["", ""], facts),
        f"**Message.** {_markdown.code(entry.message)}",
        f"**Hint.** {_markdown.code(entry.hint)}",
    )
