"""Findings that every output format is tested with, and the text that a format makes of them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from engage_text.lint import Finding, Location
from engage_text.lint._totals import Totals
from engage_text.lint._writers import WRITERS, Run
from engage_text.problems import Problem, Severity
from engage_text.rules import RULES

# What a marketing team sends, as the text of one line of a file.
BODY = "Hi 田中さん, pay ₹500 at http://10.0.0.1/x?otp=4711 now"
LINE = f'"Asha","9876543210","{BODY}"'
HOSTILE = (
    "a|b <b>&amp;</b> `x` *y* [z](https://evil.example) @octocat ##[error] 100% \u202e\x1b[31m\n::error::no"
)


def finding(
    code: str,
    param: str,
    message: str,
    *,
    text: str | None = None,
    span: tuple[int, int] | None = None,
    file: str = "data/contacts.csv",
    line: int = 2,
    whole: str = LINE,
    row: int | None = 0,
    severity: Severity | None = None,
    hint: str | None = None,
    label: str = "",
) -> Finding:
    """Return a finding of a rule. `text` is a field that the line of the file (`whole`) contains."""
    rule = RULES.get(code, RULES["field-missing"])
    problem = Problem(
        code, severity or rule.severity, param, message, span, rule.hint if hint is None else hint
    )
    start = whole.index(text) if text is not None and text in whole else 0
    begin, end = span or (0, 0)
    where = Location.in_line(file, line, whole, start + begin, start + end)
    content = f'{{"msg":"{text}"}}' if row is not None else ""
    return Finding(where, problem, text, row, label, content)


def samples() -> list[Finding]:
    """Return findings of all severities: two in one line, one of a file, one of a catalogue, hostile texts."""
    link = BODY.index("http")
    rupee = BODY.index("₹")
    return [
        finding(
            "json-invalid", "", "the file must have a column of recipients, got Name and Text", row=None, line=1
        ),
        finding(
            "number-missing-country-code", "to", "to must start with a country code, got 9876543210",
            text="9876543210", span=(0, 10), hint="Add 91 before the number if it is Indian.",
        ),
        finding("url-private", "msg", "10.0.0.1 is a private address", text=BODY, span=(link, link + 23)),
        finding("url-private", "msg", "10.0.0.1 is a private address", text=BODY, span=(link + 7, link + 15)),
        finding(
            "ucs2-single-character", "msg", "₹ U+20B9 INDIAN RUPEE SIGN alone makes the message UCS-2",
            text=BODY, span=(rupee, rupee + 1),
        ),
        finding(
            "url-doubtful", "msg", "bit.ly/x may not be a link", text="नमस्ते bit.ly/x", span=(7, 15),
            file="i18n/hi.json", line=3, whole='  "welcome": "नमस्ते bit.ly/x",', label="hi/welcome",
            severity=Severity.INFO, hint="",
        ),
        finding(
            "url-doubtful", "msg", HOSTILE, text=HOSTILE, span=(2, 8), file="a,b:c d%.csv", line=9,
            whole=HOSTILE, row=7, hint=HOSTILE,
        ),
        finding("field-missing", "from", "from is missing", file="a,b:c d%.csv", line=10, row=8, whole=""),
    ]  # fmt: skip


def totals(findings: Iterable[Finding]) -> Totals:
    """Return totals that fit the findings."""
    counts = Totals(files=3, rows=12, with_errors=3, with_warnings=1, segments=15, links=4)
    for found in findings:
        counts.codes[found.problem.code] += 1
        counts.severities[found.problem.severity.value] += 1
    counts.encodings.update({"GSM-7": 9, "UCS-2": 3})
    return counts


def written(form: str, findings: Iterable[Finding], **options: Any) -> str:
    """Return what a format makes of findings."""
    given = list(findings)
    out = io.StringIO()
    writer = WRITERS[form](out, Run(**{"version": "1.0.0", "rules": RULES, **options}))
    for found in given:
        writer.add(found)
    writer.finish(totals(given))
    return out.getvalue()


def at_line(found: Finding, line: int) -> Finding:
    """Return the finding as if its row had moved to another line."""
    return replace(found, location=found.location._replace(line=line, end_line=line))


GOLDEN = Path(__file__).parent / "data" / "lint"
SUFFIXES = {
    "full": "txt", "concise": "txt", "github": "txt", "gitlab": "json", "junit": "xml", "markdown": "md",
}  # fmt: skip


def golden_file(form: str) -> Path:
    """Return the file with what a format makes of the samples. Running this module writes all of them."""
    return GOLDEN / f"samples.{form}.{SUFFIXES.get(form, form)}"


if __name__ == "__main__":
    for name in WRITERS:
        golden_file(name).write_bytes(written(name, samples()).encode())
