"""The pages of the rules: a table by group, and one page for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from engage_text import check
from engage_text._build.pages import _markdown
from engage_text._text import printable
from engage_text.lint._all_rules import ALL_RULES
from engage_text.problems import Report
from engage_text.rules import RULES, Example, Rule

__all__ = ["rule_pages"]

_SOURCE = "the rules"
_INTRO = """\
Every problem that the library can report has a code. The name and the meaning of a code never change. An *error* cannot
work, so `prepare` rejects the request. A *warning* looks odd, but the message can be sent. `strict=True` and `--strict`
turn warnings into errors. An *info* needs no action.

The first groups are about one request: the library and the linter report their problems. The groups from
[files of messages](#files-of-messages) on are reported only by the linter, `engage-text check`. A rule that is *opt-in*
is reported only if you select it.

You can [select and ignore rules, and change their severity](how-to/select-rules.md), by code or by group. Some errors
cannot be ignored: without them, a message could have another text, reach another recipient, or not be built.

On the page of a rule, *message* and *hint* are templates. `{name}` is a fact of the problem, and `Problem.facts`
contains all facts."""
_GROUPS = {
    "request": "The request and its fields",
    "sender": "The sender",
    "number": "The recipient",
    "text": "The text of the body",
    "segments": "Encoding and segments",
    "url": "Links in the body",
    "ids": "Ids of links",
    "service": "Calls, answers and callbacks of the service",
    "file": "Files of messages",
    "template": "Templates and catalogues",
    "policy": "Your own policies",
    "dlt": "India's DLT",
    "market": "Markets",
    "style": "Style",
}

_FIXED = "[no](../how-to/select-rules.md#fixed-rules)"
_SHOWN = 150  # characters of a line
_PLACES = {
    "request": "in a request",
    "answer": "in the answer to a call",
    "callback": "in a callback",
    "recipients": "in the recipients of a job",
    "file": "in a CSV file",
    "catalogue": "in a JSON catalogue",
}


def rule_pages() -> Iterator[tuple[str, str]]:
    """Yield the path in `docs/` and the text of each page."""
    parts = [_INTRO]
    for group, entries in groupby(ALL_RULES.values(), lambda rule: rule.group):
        rows = [[f"[`{rule.code}`](rules/{rule.code}.md)", _level(rule), rule.meaning] for rule in entries]
        parts += [f"## {_GROUPS[group]}", _markdown.table(["code", "severity", "meaning"], rows)]
    yield "rules.md", _markdown.page(_SOURCE, "Rules", *parts)
    for rule in ALL_RULES.values():
        yield f"rules/{rule.code}.md", _rule_page(rule)


def _rule_page(rule: Rule[Any]) -> str:
    return _markdown.page(
        _SOURCE,
        f"`{rule.code}`",
        rule.meaning,
        _markdown.table(
            ["severity", "group", "can be ignored"],
            [[_level(rule), f"[`{rule.group}`](../rules.md#{_group_anchor(rule)})", _ignoring(rule)]],
        ),
        "## Example",
        f"A problem, {_where(rule.bad)}:",
        _shown(rule.bad),
        *_configured(rule.bad),
        *_reported(rule),
        f"No problem, {_where(rule.good)}:",
        _shown(rule.good),
        "## Message and hint",
        _markdown.table(["", ""], _wording(rule)),
        "## Source",
        f"{_capital(rule.source)}. Last reviewed on {rule.checked_on}.",
    )


def _level(rule: Rule[Any]) -> str:
    return f"{rule.severity}, opt-in" if rule.is_opt_in else str(rule.severity)


def _group_anchor(rule: Rule[Any]) -> str:
    return _markdown.anchor(_GROUPS[rule.group])


def _ignoring(rule: Rule[Any]) -> str:
    if rule.group == "service":
        return "no: rule sets are about requests"
    if rule.is_fixed:
        return _FIXED
    if rule.is_opt_in:
        return f"it is opt-in: `--extend-select {rule.code}`"
    if rule.code in RULES:
        return f'`--ignore {rule.code}`, or `RuleSet(ignore=["{rule.code}"])`'
    return f"`--ignore {rule.code}`"


def _where(example: Example) -> str:
    return _PLACES.get(example.place, f"in `{example.place}`")


def _shown(example: Example) -> str:
    if example.place in {"file", "catalogue"}:
        return _markdown.fenced("\n".join(map(_line, example.text.rstrip("\n").split("\n"))), "text")
    text = printable(example.text)
    # Spaces at an end, and an empty text, are visible only in quotes.
    return _markdown.fenced(text if text and text == text.strip() else f'"{text}"', "text")


def _line(line: str) -> str:
    """Return a line of a file. A page does not need all of a line that is too long to be read."""
    if len(line) <= _SHOWN:
        return printable(line)
    return f"{printable(line[:_SHOWN])}… ({len(line)} characters)"


def _configured(example: Example) -> Iterator[str]:
    if example.options:
        yield "With these lines in `engage-text.toml`:"
        yield _markdown.fenced(example.options.strip(), "toml")


def _reported(rule: Rule[Any]) -> Iterator[str]:
    """Yield the report of `check` on the example. Rules of the service and of ids need more than a request."""
    report = check(rule.bad.request()) if rule.group not in {"service", "ids"} else Report()
    found = tuple(problem for problem in report if problem.code == rule.code)
    if found:
        yield "The report of `check`:"
        yield _markdown.fenced(str(Report(found, report.texts)), "text")


def _wording(rule: Rule[Any]) -> Iterator[list[str]]:
    yield ["message", _markdown.code(rule.message)]
    yield ["hint", _markdown.code(rule.hint)]
    if rule.facts._fields:
        yield ["facts", ", ".join(f"`{name}`" for name in rule.facts._fields)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
