"""The pages of the rules: a table by group, and one page for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from engage_text._build.pages import _markdown
from engage_text.problems import printable
from engage_text.rules import RULES, Example, Rule

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


def rule_pages() -> Iterator[tuple[str, str]]:
    """Yield the path in `docs/` and the text of each page."""
    parts = [_INTRO]
    for group, entries in groupby(RULES.values(), lambda rule: rule.group):
        rows = [
            [f"[`{rule.code}`](rules/{rule.code}.md)", str(rule.severity), rule.meaning] for rule in entries
        ]
        parts += [f"## {_GROUPS[group]}", _markdown.table(["code", "severity", "meaning"], rows)]
    yield "rules.md", _markdown.page(_SOURCE, "Rules", *parts)
    for rule in RULES.values():
        yield f"rules/{rule.code}.md", _rule_page(rule)


def _rule_page(rule: Rule[Any]) -> str:
    facts = [
        ["severity", str(rule.severity)],
        ["group", f"`{rule.group}`"],
        ["facts", ", ".join(f"`{name}`" for name in rule.facts._fields) or "none"],
        ["fixed", "yes: a `RuleSet` cannot hide it" if rule.is_fixed else "no"],
        ["source", f"{rule.source} (checked on {rule.checked_on})"],
    ]
    return _markdown.page(
        _SOURCE,
        f"`{rule.code}`",
        rule.meaning,
        _markdown.table(["", ""], facts),
        f"**Message.** {_markdown.code(rule.message)}",
        f"**Hint.** {_markdown.code(rule.hint)}",
        f"**A problem.** {_example(rule.bad)}",
        f"**No problem.** {_example(rule.good)}",
    )


def _example(example: Example) -> str:
    return f"`{example.place}`: {_markdown.code(printable(example.text))}"
