"""Puts the sections together into one HTML page that loads nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from engage_text.lint._all_rules import ALL_RULES
from engage_text.lint._findings import Finding
from engage_text.lint._report import _overview, _report_tables
from engage_text.lint._report._handset import excerpt, handsets, size_words
from engage_text.lint._report._markup import count, element, section, short, text
from engage_text.lint._report._report_data import Kind, Offence, ReportData
from engage_text.lint._report._report_options import ReportOptions
from engage_text.lint._report._report_rows import KeptRow
from engage_text.lint._totals import Totals

__all__ = ["html_report"]

_MOST_FILES = 6  # named at the top
_MOST_SAMPLES = 6
_MOST_OFFENCES = 10
# A browser refuses everything but the style of the page itself, also if an escape were missing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html_report(data: ReportData, totals: Totals, options: ReportOptions) -> str:
    """Return one HTML page with the totals, charts and messages. It loads nothing and runs no script."""
    made_by = f"engage-text {options.version}. " if options.version else ""
    sections = {
        "Segments": _overview.sizes(totals, data),
        "Rules": _report_tables.rules(data, ALL_RULES),
        "Fix first": _offenders(data),
        "Characters": _report_tables.characters(data),
        "Countries": _report_tables.recipients(totals, data),
        "Links": _report_tables.links(data),
        "Handset": _samples(data),
    }
    pair = _pair(sections["Countries"], sections["Links"])
    body = element(
        "body",
        element("header", _heading(options), _contents(sections), _overview.summary(totals, data)),
        element("main", *list(sections.values())[:4], pair, sections["Handset"]),
        element("footer", text(f"{made_by}This page loads nothing and runs no script.")),
    )
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{text(options.title)}</title><style>{_style()}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n{element("head", head)}\n{body}\n</html>\n'


@cache
def _style() -> str:
    return files(__package__).joinpath("report.css").read_text("utf-8")


def _heading(options: ReportOptions) -> str:
    names = [element("bdi", text(name[:120])) for name in options.files[:_MOST_FILES]]
    left = len(options.files) - len(names)
    words = ", ".join(names) + (f" and {count(left, 'more file')}" if left else "")
    about = " · ".join(filter(None, (words, text(options.created))))
    return element("h1", text(options.title)) + element("p", about, class_="about")


def _contents(sections: Mapping[str, str]) -> str:
    """Return links to the sections that the page has."""
    links = (
        element("a", name, href="#" + drawn.partition('id="')[2].partition('"')[0])
        for name, drawn in sections.items()
        if drawn
    )
    return element("nav", *links, aria_label="Sections")


def _pair(*sections: str) -> str:
    given = [drawn for drawn in sections if drawn]
    return element("div", *given, class_="pair") if len(given) > 1 else "".join(given)


def _offenders(data: ReportData) -> str:
    if not data.offences:
        return ""
    ranked = sorted(data.offences.values(), key=lambda offence: offence.rank, reverse=True)[:_MOST_OFFENCES]
    return section(
        "offenders",
        "Messages to fix first",
        element("ol", *map(_offender, ranked), class_="offenders"),
        lead="The first message with each combination of findings.",
    )


def _offender(offence: Offence) -> str:
    row = offence.first
    size = element("small", size_words(row.size)) if row.size else ""
    recipient = element("small", "to ", element("bdi", text(row.recipient))) if row.recipient.strip() else ""
    body = element("p", excerpt(row), class_="excerpt", dir="auto") if row.body else ""
    more = f"and {count(row.findings_left_out, 'more finding')}" if row.findings_left_out else ""
    findings = [*map(_finding, row.findings), element("li", more, class_="more") if more else ""]
    others = (
        element("small", f"and {count(offence.count - 1, 'message')} like this") if offence.count > 1 else ""
    )
    where = element(
        "p", element("b", element("bdi", text(row.place))), recipient, size, others, class_="where"
    )
    return element("li", where, body, element("ul", *findings, class_="findings"))


def _finding(finding: Finding) -> str:
    problem = finding.problem
    severity = str(problem.severity)
    return element(
        "li",
        element("span", severity, class_=f"chip {severity}"),
        element("code", text(problem.code)),
        " ",
        text(short(problem.message)),
        element("span", text(short(problem.hint)), class_="hint"),
    )


def _samples(data: ReportData) -> str:
    if not data.samples:
        return ""
    kinds = sorted(data.samples, key=lambda kind: (-data.kinds[kind], kind))[:_MOST_SAMPLES]
    shown = (
        element("article", element("h3", _kind(kind, data.kinds[kind])), _phones(data.samples[kind]))
        for kind in kinds
    )
    return section(
        "samples",
        "Messages on a handset",
        *shown,
        lead="One message of each of the most common kinds, before and after its links are shortened.",
    )


def _kind(kind: Kind, times: int) -> str:
    length = "3 segments or more" if kind.segments == 3 else count(kind.segments, "segment")
    words = [kind.encoding, length]
    if kind.is_shortened:
        words.append("short links")
    if kind.severity:
        words.append(f"with {kind.severity}s")
    return text(f"{count(times, 'message')}: {', '.join(words)}")


def _phones(row: KeptRow) -> str:
    size = element("span", text(size_words(row.size))) if row.size else ""
    where = element("p", element("bdi", text(row.place)), size, class_="where")
    return element("div", handsets(row), class_="phones") + where
