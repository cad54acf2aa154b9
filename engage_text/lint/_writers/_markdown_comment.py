"""The format `markdown`: a comment for a pull request, or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from engage_text._text import printable, shortened
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._headline import field_of
from engage_text.lint._writers._kept import Kept
from engage_text.lint._writers._rule_help import rule_url
from engage_text.lint._writers._summary import by_frequency, counted, found_line, sent_line
from engage_text.lint._writers._writer import Run
from engage_text.problems import Severity

__all__ = ["MarkdownWriter"]

_MOST_ROWS = 50  # our decision: what a reviewer may read
_MOST_SIZE = 50_000  # characters of the table; GitHub takes a comment of 65,536
_MOST_CHARS = 500  # of a message or a hint: they quote texts of any length
_MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "ℹ️ info"}
_HEAD = "| | Where | Field | Problem |\n| :--- | :--- | :--- | :--- |"
# What Markdown, HTML or GitHub give a meaning inside a line: a backslash makes ASCII punctuation literal (CommonMark
# section 2.4). A dot or a colon before a space is neither part of a link nor of an emoji such as `:tada:`.
_SIGNS = re.compile(r"[\\`*_\[\]#|~$<>&@]|[.:](?=\S)")
# GitHub finds mentions, issues and emojis in the text after it is rendered, so a backslash is not enough.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"} | {sign: f"{sign}<!-- -->" for sign in "@#:"}


class MarkdownWriter:
    """Writes the totals, a table of the most severe findings (50 by default), and the counts of all rules."""

    def __init__(self, out: TextIO, run: Run, *, most: int = _MOST_ROWS, size: int = _MOST_SIZE) -> None:
        self._out = out
        self._run = run
        self._kept = Kept(most)
        self._size = size

    def add(self, finding: Finding) -> None:
        """Keep a finding."""
        self._kept.add(finding)

    def finish(self, totals: Totals) -> None:
        """Write the comment."""
        self._out.write(self.text(totals))

    def text(self, totals: Totals) -> str:
        """Return the whole comment."""
        parts = [f"### engage-text: {found_line(totals)}", f"{_escaped(sent_line(totals))}."]
        found = self._kept.in_order()
        rows = self._rows(found)
        if rows:
            parts.append("\n".join([_HEAD, *rows]))
        if left_out := self._kept.left_out + len(found) - len(rows):
            verb = "is" if left_out == 1 else "are"
            parts.append(f"{counted(left_out, 'more finding')} {verb} not in this table.")
            parts.append("\n".join(self._rules(totals)))
        return "\n\n".join(parts) + "\n"

    def _rows(self, found: list[Finding]) -> list[str]:
        rows: list[str] = []
        left = self._size
        for row in map(_row, found):
            left -= len(row)
            if left < 0:
                break
            rows.append(row)
        return rows

    def _rules(self, totals: Totals) -> Iterator[str]:
        yield from ("<details><summary>Findings by rule</summary>", "")
        yield from ("| Count | Rule | Meaning |", "| ---: | :--- | :--- |")
        for code, count in by_frequency(totals):
            meaning = self._run.rules[code].meaning if code in self._run.rules else ""
            yield f"| {count:,} | [`{code}`]({rule_url(code)}) | {_escaped(meaning)} |"
        yield from ("", "</details>")


def _row(finding: Finding) -> str:
    where, problem = finding.location, finding.problem
    mark = _MARKS[problem.severity].replace(" ", "&nbsp;")
    place = _code(f"{where.file}:{where.line}:{where.column}")
    field = field_of(finding)
    link = f"[`{problem.code}`]({rule_url(problem.code)})"
    hint = f"<br>*{_escaped(shortened(problem.hint, _MOST_CHARS))}*" if problem.hint else ""
    message = _escaped(shortened(problem.message, _MOST_CHARS))
    return f"| {mark} | {place} | {_code(field) if field else ''} | {message} ({link}){hint} |"


def _escaped(text: str) -> str:
    """Return a text that is shown as it is: no format, no HTML, no link, nobody mentioned."""
    return _SIGNS.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), printable(text))


def _code(text: str) -> str:
    """Return a text as code, in a cell of a table."""
    shown = printable(text).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"
