"""The documentation of a rule, as the pages of a CI show it next to a finding."""

from __future__ import annotations

from typing import Any

from engage_text._text import printable
from engage_text.rules import Rule

__all__ = ["PROJECT", "help_markdown", "help_text", "rule_url"]

# The pages of the project, as in pyproject.toml.
PROJECT = "https://github.com/engage-text/engage-text"


def rule_url(code: str) -> str:
    """Return the address of the page of a rule."""
    return f"{PROJECT}/blob/main/docs/rules/{code}.md"


def help_text(rule: Rule[Any]) -> str:
    """Return what a rule means, examples and its source, as plain text."""
    return "\n".join(
        (
            rule.meaning,
            f"Problem: {printable(rule.bad.text)}",
            f"No problem: {printable(rule.good.text)}",
            f"Source: {rule.source}. Last reviewed on {rule.checked_on}.",
        )
    )


def help_markdown(rule: Rule[Any]) -> str:
    """Return the same as Markdown."""
    return "\n\n".join(
        (
            rule.meaning,
            f"A problem:\n\n{_block(rule.bad.text)}",
            f"No problem:\n\n{_block(rule.good.text)}",
            f"Source: {rule.source}. Last reviewed on {rule.checked_on}. [Page of the rule]({rule_url(rule.code)})",
        )
    )


def _block(text: str) -> str:
    lines = "\n".join(map(printable, text.split("\n")))
    return f"```text\n{lines}\n```"
