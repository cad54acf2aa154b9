"""The sections of the page about the whole run: totals, sizes, characters, rules, recipients and links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from engage_text._text import describe_char
from engage_text.lint._report._charts import Part, columns, legend, share_bar, single_bar
from engage_text.lint._report._markup import count, digits_of, element, money, share, table, text
from engage_text.lint._report._report_data import UNCLEAR, ReportData, RuleUse
from engage_text.lint._totals import Totals
from engage_text.numbers import calling_code
from engage_text.problems import OptionError, Severity
from engage_text.rules import Rule
from engage_text.segments import Encoding

__all__ = ["characters", "links", "recipients", "rules", "section", "short", "sizes", "summary"]

_MOST_COLUMNS = 8  # of the chart of segments; the last one contains all longer messages
_PLACES = 5  # where a rule was broken, for each rule
_MOST_ROWS = 12  # of a table
_CODE = re.compile(r"`([^`]+)`")  # in the meaning of a rule
_SEVERITIES = [str(severity) for severity in Severity]
_ENCODINGS = ((str(Encoding.GSM_7), "accent"), (str(Encoding.UCS_2), "second"))


def section(name: str, title: str, *content: str, lead: str = "") -> str:
    """Return a section with its heading. `lead` is one sentence of HTML below it."""
    intro = element("p", lead, class_="lead") if lead else ""
    return element("section", element("h2", title), intro, *content, id=name)


def summary(totals: Totals, data: ReportData) -> str:
    """Return the result in one sentence, the most important numbers, and how many messages have problems."""
    clean = totals.rows - totals.with_errors - totals.with_warnings
    parts = (
        Part("clean", clean, "clean"),
        Part("with warnings", totals.with_warnings, "warning"),
        Part("with errors", totals.with_errors, "error"),
    )
    health = (
        element("div", share_bar(parts, "Messages"), legend(parts), class_="health") if totals.rows else ""
    )
    return element("div", _verdict(totals, data.file_errors), _tiles(totals, data), health, class_="summary")


def _verdict(totals: Totals, file_errors: int) -> str:
    messages = count(totals.rows, "message")
    if not totals.rows:
        words, class_ = "No messages were found in these files", "error" if file_errors else "warning"
        words += f", which have {count(file_errors, 'error')}" if file_errors else ""
    elif totals.with_errors:
        has = "has" if totals.with_errors == 1 else "have"
        words, class_ = f"{count(totals.with_errors)} of {messages} {has} errors", "error"
        is_ = "is" if file_errors == 1 else "are"
        words += f", and {count(file_errors, 'error')} {is_} about whole files" if file_errors else ""
    elif file_errors:
        words, class_ = f"The files have {count(file_errors, 'error')}", "error"
    elif totals.with_warnings:
        words, class_ = f"No errors. {count(totals.with_warnings)} of {messages} with warnings", "warning"
    else:
        words, class_ = ("The message is clean" if totals.rows == 1 else f"All {messages} are clean"), "clean"
    return element("p", element("span", class_=f"dot {class_}"), words, class_="verdict")


def _tiles(totals: Totals, data: ReportData) -> str:
    measured = data.sizes.total()
    average = f"{totals.segments / measured:,.2f} a message" if measured else ""
    short_links = f"{count(data.shortened, 'message')} with short links" if data.shortened else ""
    tiles = [
        ("rows", "Messages", count(totals.rows), f"in {count(totals.files, 'file')}"),
        ("segments", "Segments", count(totals.segments), average),
    ]
    if totals.cost is not None:
        each = money(totals.cost / totals.rows, totals.currency, 4) if totals.rows else ""
        cost = money(totals.cost, totals.currency, digits_of(totals.cost))
        tiles.append(("cost", "Cost", cost, f"{each} a message" if each else ""))
    tiles += [
        ("links", "Links", count(totals.links), short_links),
        ("errors", "Errors", count(totals.severities["error"]), ""),
        ("warnings", "Warnings", count(totals.severities["warning"]), ""),
    ]
    if totals.severities["info"]:
        tiles.append(("infos", "Notes", count(totals.severities["info"]), ""))
    if totals.suppressed or totals.known:
        words = f"{count(totals.suppressed)} suppressed, {count(totals.known)} in the baseline"
        tiles.append(("hidden", "Hidden", count(totals.suppressed + totals.known), words))
    shown = (
        element(
            "div",
            element("dt", name),
            element("dd", element("b", text(number), data_total=key), element("small", text(more))),
        )
        for key, name, number, more in tiles
    )
    return element("dl", *shown, class_="tiles")


def sizes(totals: Totals, data: ReportData) -> str:
    """Return the messages by segments and by encoding."""
    if not data.sizes:
        return ""
    by_encoding = [Part(name, totals.encodings[name], class_) for name, class_ in _ENCODINGS]
    lead = ""
    if data.avoidable:
        saved = count(data.avoidable, "segment")
        lead = (
            f"<b>{saved}</b> would be saved by plain quotes, dashes and spaces: "
            "<code>transliterate</code> replaces them without a change of meaning."
        )
    return section(
        "sizes",
        "Segments and encodings",
        element("h3", "Messages by number of segments"),
        columns(_by_segments(data), "Messages by number of segments"),
        element("h3", "Messages by encoding"),
        share_bar(by_encoding, "Messages by encoding"),
        legend(by_encoding),
        lead=lead,
    )


def _by_segments(data: ReportData) -> dict[str, list[Part]]:
    longest = max(segments for _, segments in data.sizes)
    last = min(max(longest, 3), _MOST_COLUMNS)
    groups: dict[str, list[Part]] = {}
    for number in range(1, last + 1):
        name = str(number) if number < _MOST_COLUMNS or longest <= _MOST_COLUMNS else f"{number}+"
        groups[name] = [
            Part(
                encoding,
                sum(
                    times
                    for (used, segments), times in data.sizes.items()
                    if used == encoding and min(segments, last) == number
                ),
                class_,
            )
            for encoding, class_ in _ENCODINGS
        ]
    return groups


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


def short(words: str, most: int = 240) -> str:
    """Return the words, cut if they are long: messages and hints can quote a whole body."""
    return words if len(words) <= most else words[:most] + "…"


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
    except OptionError:  # 001 is no region: numbers without a country
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
