"""The commands `rules` and `explain`: what the registry knows of each rule."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

import click

from engage_text._text import json_line, nearest, printable
from engage_text.lint import ALL_RULES
from engage_text.rules import GROUPS, Rule

__all__ = ["explain_command", "rules_command"]

_WIDEST = 100
_SHOWN = 60  # characters of a wrong code
_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)


@click.command("rules")
@click.option("--group", type=click.Choice(GROUPS), help="Only the rules of this group.")
@_format
def rules_command(*, group: str | None, form: str) -> None:
    """List all rules: code, severity and meaning.

    A severity in brackets is that of a rule that is off by default: turn it on with --extend-select.

    \b
    Examples:
      engage-text rules
      engage-text rules --group url --format json
    """  # noqa: D301 - click reads \b
    rules = [rule for rule in ALL_RULES.values() if group in {None, rule.group}]
    if form == "json":
        for rule in rules:
            click.echo(json_line(rule.to_dict()), nl=False)
        return
    width = max(len(rule.code) for rule in rules)
    last = ""
    for rule in rules:
        if rule.group != last:
            click.echo(f"{'' if not last else chr(10)}{rule.group}")
        last = rule.group
        severity = f"[{rule.severity}]" if rule.is_opt_in else f" {rule.severity} "
        click.echo(f"  {rule.code:<{width}} {severity:<9} {rule.meaning}")


@click.command("explain")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@_format
def explain_command(*, codes: tuple[str, ...], form: str) -> None:
    """Explain rules: what they report, why, and what to do.

    \b
    Example:
      engage-text explain url-doubtful
    """  # noqa: D301 - click reads \b
    rules = [_rule(code) for code in codes]
    if form == "json":
        for rule in rules:
            click.echo(json_line(rule.to_dict()), nl=False)
        return
    click.echo("\n\n".join("\n".join(_page(rule)) for rule in rules))


def _rule(code: str) -> Rule[Any]:
    rule = ALL_RULES.get(code)
    if rule is None:
        near = nearest(code, ALL_RULES)
        hint = f": did you mean {near}?" if near else ": `engage-text rules` lists all codes"
        raise click.UsageError(f"there is no rule {code[:_SHOWN]!r}{hint}")
    return rule


def _page(rule: Rule[Any]) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    state = ", off by default" if rule.is_opt_in else ", always reported" if rule.is_fixed else ""
    yield f"{rule.code} ({rule.severity}, group {rule.group}{state})"
    yield ""
    yield from textwrap.wrap(rule.meaning, width)
    yield ""
    yield from _field("message", rule.message, width)
    yield from _field("hint", rule.hint, width)
    yield ""
    for name, example in (("bad", rule.bad), ("good", rule.good)):
        for line in filter(None, example.options.splitlines()):
            yield f"  {name:<8} {printable(line)}"
        lines = example.text.splitlines() or [""]
        yield f"  {name:<8} {example.place}: {printable(lines[0])}"
        yield from (f"  {'':<8} {'':<{len(example.place)}}  {printable(line)}" for line in lines[1:])
    yield ""
    yield from _field("source", f"{rule.source} (last reviewed on {rule.checked_on})", width)


def _field(name: str, text: str, width: int) -> Iterator[str]:
    wrapped = textwrap.wrap(text, width - 11, break_long_words=False) or [""]
    yield f"  {name:<8} {wrapped[0]}"
    yield from (f"  {'':<8} {line}" for line in wrapped[1:])
