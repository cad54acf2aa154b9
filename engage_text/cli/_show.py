"""Formats the output for people, as blocks of plain text. It contains no rules and no messages of problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from engage_text._prepare import Prepared, Rejected
from engage_text._tables.sources import SOURCES
from engage_text._text import describe_char, printable, splice
from engage_text.cli._files import Line
from engage_text.problems import Report
from engage_text.segments import Culprit, MessageSize, national_saving, split
from engage_text.urls import Explanation
from engage_text.wire import RECIPIENT

__all__ = [
    "TABLES",
    "Totals",
    "explained",
    "printable",
    "problem_lines",
    "ready",
    "rejected",
    "size_lines",
    "with_links_marked",
]


# The data that results depend on: the generated tables and their sources.
TABLES = "\n".join(f"{table}: {source}, from {package}" for table, source, package in SOURCES)


class Totals(Counter[str]):
    """Counts over a run, under the words that the summary prints."""

    def __str__(self) -> str:
        return ", ".join(f"{count} {what}" for what, count in self.items())


def ready(line: Line, result: Prepared) -> Iterator[str]:
    """Yield the block of a message that can be sent."""
    yield f"{_place(line)}  ready  to {result.payload[RECIPIENT]}"
    yield f"  {printable(result.preview)}"
    yield f"  {_size(result.size)}{_before(result)}"
    for url, target in {link.url: link.target for link in result.links}.items():
        yield f"  link {url} -> {printable(target)}"
    yield from (f"  {row}" for row in drawn(result.report))


def rejected(line: Line, result: Rejected) -> Iterator[str]:
    """Yield the block of a message that cannot."""
    recipient = result.report.texts.get(RECIPIENT)
    yield f"{_place(line)}  rejected" + (f"  to {printable(recipient)}" if recipient else "")
    yield from (f"  {row}" for row in drawn(result.report))


def problem_lines(line: Line, report: Report) -> Iterator[str]:
    """Yield each problem after its place, in the format of compilers, so that editors can jump there."""
    for problem in report:
        first, *rest = str(Report((problem,), report.texts)).split("\n")
        yield f"{_place(line)}: {printable(first)}"
        yield from map(printable, rest)


def with_links_marked(body: str, places: Iterable[Explanation]) -> str:
    """Return the body with each link in ⟦ ⟧."""
    marks = ((place.start, place.end, f"⟦{place.text}⟧") for place in places if place.is_link)
    return printable(splice(body, marks))


def explained(places: Iterable[Explanation]) -> Iterator[str]:
    """Yield a line for each place that looks like a link: whether it is one, and why."""
    for place in places:
        yield f"  {'link' if place.is_link else 'none'}   {printable(place.text)}  ({place.why})"


def size_lines(text: str, size: MessageSize) -> Iterator[str]:
    """Yield the size of a text, its segments if there are several, and advice that saves segments."""
    yield f"{_size(size)}, {size.remaining} left in the last"
    if (saving := national_saving(text)) is not None:
        yield f"  {saving}"
    parts = split(text)
    if len(parts) > 1:
        yield from (f"  {number}: {printable(part)}" for number, part in enumerate(parts, start=1))
    first: dict[str, Culprit] = {}
    for culprit in size.culprits:
        first.setdefault(culprit.char, culprit)
    if first:
        yield "not in GSM-7:"
        yield from (f"  {describe_char(c.char)}, first at {c.offset}{_instead(c)}" for c in first.values())


def _place(line: Line) -> str:
    return f"{printable(line.file)}:{line.number}"


def drawn(report: Report) -> Sequence[str]:
    # Split at "\n" only: the name of a field may contain any other line separator, which is escaped.
    return [printable(row) for row in str(report).split("\n")] if len(report) else []


def _size(size: MessageSize) -> str:
    return f"{size.encoding}, {size.units} units, {size.segments} segment{'s' * (size.segments != 1)}"


def _before(result: Prepared) -> str:
    return "" if result.size == result.size_before else f" (as written: {_size(result.size_before)})"


def _instead(culprit: Culprit) -> str:
    if culprit.replacement is None:
        return ""
    return f", {culprit.replacement!r} would do" if culprit.replacement else ", nothing is lost without it"
