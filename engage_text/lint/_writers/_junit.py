"""The format `junit`: JUnit XML, which Jenkins, GitLab and most other CI systems read.

No standard defines it. Source: github.com/testmoapp/junitxml, "Common JUnit XML format". General knowledge of
2026-11-28, not compared with the page.
"""

from __future__ import annotations

import shutil
import tempfile
from typing import IO, TextIO

from engage_text._text import printable
from engage_text.lint._findings import Finding
from engage_text.lint._totals import Totals
from engage_text.lint._writers._full_text import full_lines
from engage_text.lint._writers._headline import painter, sentence
from engage_text.lint._writers._summary import sent_line
from engage_text.lint._writers._writer import Run
from engage_text.problems import Severity

__all__ = ["JunitWriter"]

_IN_MEMORY = 1_000_000  # characters of the cases of one file; more of them are on disk until the file is done
_ORDER = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class JunitWriter:
    """Writes a test suite for each file, and a test case for each finding in it.

    A case fails if its severity is at the level that fails the run. Others pass, and their text is their output.
    A run without findings is one case that passes.
    """

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._fails_at = _ORDER[run.fail_level]
        self._plain = painter(has_color=False)
        self._file: str | None = None
        self._cases = _Cases()
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="engage-text">\n')

    def add(self, finding: Finding) -> None:
        """Write the case of a finding to its suite."""
        if finding.location.file != self._file:
            self._end_suite()
            self._file = finding.location.file
        is_failure = _ORDER[finding.problem.severity] >= self._fails_at
        self._cases.add(self._case(finding, is_failure=is_failure), is_failure=is_failure)

    def finish(self, totals: Totals) -> None:
        """Write the last suite."""
        self._end_suite()
        if self._file is None:
            case = f'<testcase name="{_attribute(sent_line(totals))}" classname="engage-text"/>'
            self._out.write(f'<testsuite name="engage-text" tests="1" failures="0">\n{case}\n</testsuite>\n')
        self._out.write("</testsuites>\n")

    def _end_suite(self) -> None:
        if self._file is not None:
            # The counts come before the cases, so the cases of a file wait until it ends.
            self._cases.write_to(self._out, _attribute(self._file))
            self._cases = _Cases()

    def _case(self, finding: Finding, *, is_failure: bool) -> str:
        where, problem = finding.location, finding.problem
        name = f"{problem.code} at {where.line}:{where.column}"
        text = _content("\n".join(full_lines(finding, self._plain)))
        if is_failure:
            message = _attribute(sentence(finding))
            inner = f'<failure type="{problem.severity.value}" message="{message}">{text}</failure>'
        else:
            inner = f"<system-out>{text}</system-out>"
        file = _attribute(where.file)
        place = f'classname="{file}" file="{file}" line="{where.line}"'
        return f'<testcase name="{name}" {place}>\n{inner}\n</testcase>\n'


class _Cases:
    """The cases of one suite, on disk if they are many, and their counts."""

    def __init__(self) -> None:
        self._tests = self._failures = 0
        self._kept: IO[str] | None = None

    def add(self, case: str, *, is_failure: bool) -> None:
        self._tests += 1
        self._failures += is_failure
        if self._kept is None:
            self._kept = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._kept.write(case)

    def write_to(self, out: TextIO, name: str) -> None:
        out.write(f'<testsuite name="{name}" tests="{self._tests}" failures="{self._failures}">\n')
        if self._kept is not None:
            with self._kept as kept:
                kept.seek(0)
                shutil.copyfileobj(kept, out)
        out.write("</testsuite>\n")


def _content(text: str) -> str:
    # Line by line, because the line feeds are ours. A character that XML does not allow is not printable either.
    lines = "\n".join(map(printable, text.split("\n")))
    return lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _content(printable(text)).replace('"', "&quot;")
