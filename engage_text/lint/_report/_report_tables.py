"""The tables of the page: findings by rule, characters, recipients and links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from engage_text._text import describe_char
from engage_text.lint._report._charts import single_bar
from engage_text.lint._report._markup import (
    count,
    digits_of,
    element,
    money,
    section,
    share,
    short,
    table,
    text,
)
from engage_text.lint._report._report_data import UNCLEAR, ReportData, RuleUse
from engage_text.lint._totals import Totals
from engage_text.numbers import calling_code
from engage_text.problems import OptionError, Severity
from engage_text.rules import Rule

__all__ = ["characters", "links", "recipients", "rules"]

_PLACES = 5  # where a rule was broken, for each rule
_MOST_ROWS = 12  # of a table
_CODE = re.compile(r"`([^`]+)`")  # in the meaning of a rule
_SEVERITIES = [str(severity) for severity in Severity]


def characters(data: ReportData) -> str:
    """Return the characters that move messages to UCS-2, the most expensive ones first."""
    if not data.characters:
        return ""
    costly = {name: use for name, use in data.characters.items() if use.extra} or data.characters
    ranked = sorted(costly.items(), key=lambda item: (-item[1].extra, -item[1].messages, item[0]))[
        :_MOST_ROWS
    ]
    largest = max(use.extra for _, use in ranked)
    rows = [
        [
            element("th", element("div", *_character(name), class_="character"), scope="row"),
            element("td", count(use.messages), class_="number"),
            element("td", count(use.alone), class_="number"),
            element("td", count(use.extra), class_="number"),
            element("td", single_bar(use.extra, largest, "second"), class_="chart"),
        ]
        for name, use in ranked
    ]
    heads = ("Character", "Messages#", "Only reason#", "Extra segments#", "")
    left = len(data.characters) - len(ranked)
    more = element("p", f"{count(left, 'more character')} not shown.", class_="more") if left else ""
    return section(
        "characters",
        "Characters that cost most",
        table("Characters outside GSM-7", heads, rows),
        more,
        lead=(
            "One character outside GSM-7 moves the whole message to UCS-2, with 70 instead of 160 characters in a "
            "segment. Extra segments are those above a GSM-7 text of the same length. A message counts for each of "
            "its characters."
        ),
    )


def _character(name: str) -> tuple[str, ...]:
    if len(name) > 1:
        return (element("span", "Aa", class_="glyph script"), text(f"{name} letters"))
    shown = name if name.isprintable() and not name.isspace() else ""
    if not shown or unicodedata.category(name)[0] == "M":
        shown = f"\N{DOTTED CIRCLE}{shown}"
    point, _, words = describe_char(name).removeprefix(f"{name} ").partition(" ")
    described = element(
        "span", text(words.capitalize() or point), " ", element("small", point if words else "")
    )
    return (element("span", text(shown), class_="glyph"), described)


def rules(data: ReportData, known: Mapping[str, Rule[Any]]) -> str:
    """Return the findings by rule, errors first."""
    if not data.rules:
        return ""
    ranked = sorted(
        data.rules.items(),
        key=lambda item: (_SEVERITIES.index(item[0][1]), -item[1].count, item[0][0]),
    )
    largest = max(use.count for use in data.rules.values())
    rows = [
        [
            element("th", *_rule(use, known.get(code)), scope="row"),
            element("td", count(use.count), class_="number"),
            element("td", single_bar(use.count, largest, severity), class_="chart"),
        ]
        for (code, severity), use in ranked
    ]
    return section("rules", "Findings by rule", table("Findings by rule", ("Rule", "Findings#", ""), rows))


def _rule(use: RuleUse, rule: Rule[Any] | None) -> tuple[str, ...]:
    problem = use.problem
    severity = str(problem.severity)
    more = ", …" if len(use.places) > _PLACES else ""
    meaning = rule.meaning if rule else short(problem.message)
    return (
        element("span", severity, class_=f"chip {severity}"),
        element("code", text(problem.code)),
        element("p", _CODE.sub(r"<code>\1</code>", text(meaning))),
        element("p", element("span", "For example: "), text(short(problem.message)), class_="example"),
        element("p", _places(use.places[:_PLACES]), more, class_="places"),
    )


def _places(places: Iterable[str]) -> str:
    """Return the places, with the name of a file only before its first line."""
    words: list[str] = []
    last = None
    for place in places:
        file, _, line = place.rpartition(":")
        words.append(text(line if file == last else place))
        last = file
    return ", ".join(words)


def recipients(totals: Totals, data: ReportData) -> str:
    """Return the recipients by country."""
    if not data.regions:
        return ""
    ranked = sorted(data.regions.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ROWS]
    has_costs = bool(data.region_costs)
    digits = digits_of(totals.cost)
    rows = []
    for region, times in ranked:
        cells = [element("th", *_region(region), scope="row"), element("td", count(times), class_="number")]
        if has_costs:
            cost = data.region_costs.get(region)
            cells.append(
                element(
                    "td",
                    text(money(cost, totals.currency, digits)) if cost is not None else "–",
                    class_="number",
                )
            )
        rows.append([*cells, element("td", single_bar(times, ranked[0][1]), class_="chart")])
    heads = ("Country", "Messages#", *(["Cost#"] if has_costs else []), "")
    left = data.regions.total() - sum(times for _, times in ranked)
    return section(
        "recipients",
        "Recipients by country",
        table("Recipients by country", heads, rows),
        _others(left, "message", len(data.regions) - len(ranked), "country", "countries"),
    )


def _region(region: str) -> tuple[str, ...]:
    try:
        code = calling_code(region or None)
    except OptionError:  # 001 is not a region: it is for numbers without a country
        code = ""
    if region == UNCLEAR:
        return ("Unclear or invalid",)
    name = _region_names().get(region) or ("International" if region else "No country")
    return (text(name), element("small", text(f" {region} +{code}" if code else "")))


@cache
def _region_names() -> dict[str, str]:
    """Return the English names of regions by their codes."""
    lines = files(__package__).joinpath("region_names.txt").read_text("utf-8").splitlines()
    return {line[:2]: line[3:] for line in lines if not line.startswith("#")}


def links(data: ReportData) -> str:
    """Return the links by the domain that their owner registered."""
    if not data.domains.total:
        return ""
    ranked = data.domains.top(_MOST_ROWS)
    rows = [
        [
            element("th", element("bdi", text(short(domain, 80))), scope="row"),
            element("td", count(times), class_="number"),
            element(
                "td",
                text(share(times, data.domains.total)),
                class_="number",
            ),
            element("td", single_bar(times, ranked[0][1]), class_="chart"),
        ]
        for domain, times in ranked
    ]
    left = data.domains.total - sum(times for _, times in ranked)
    return section(
        "links",
        "Links by domain",
        table("Links by domain", ("Domain", "Links#", "Share#", ""), rows),
        _others(left, "link", len(data.domains) - len(ranked), "domain"),
    )


def _others(left: int, noun: str, groups: int, group: str, grouped: str = "") -> str:
    if not left:
        return ""
    return element("p", f"{count(left, noun)} more, in {count(groups, group, grouped)}.", class_="more")
