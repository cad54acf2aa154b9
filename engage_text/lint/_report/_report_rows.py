"""What a report keeps of a row: texts that are cut, and the findings that are shown with it."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from engage_text.lint._checked import Checked
from engage_text.lint._findings import Finding
from engage_text.lint._redaction import redacted
from engage_text.segments import MessageSize, split
from engage_text.wire import BODY, RECIPIENT, SENDER, read_request

__all__ = ["KeptRow", "Mark", "kept_row", "place_of"]

_MOST_CHARACTERS = 700  # of a text: ten segments in UCS-2; nobody reads more of it in a report
_MOST_FINDINGS = 6  # of a row
_MOST_MARKS = 40


class Mark(NamedTuple):
    """A span of a body that has a finding."""

    start: int
    end: int
    severity: str
    message: str


class KeptRow(NamedTuple):
    """A row as the report shows it. The texts are cut, and their lengths are those of the whole texts.

    `ends` are the indices in the preview where its segments end. A redacted row has no texts.
    """

    place: str
    sender: str
    recipient: str
    body: str
    body_length: int
    preview: str
    preview_length: int
    ends: tuple[int, ...]
    size: MessageSize | None
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]
    findings_left_out: int


def place_of(finding_or_row: Finding | Checked) -> str:
    """Return the file and line, and the key in a catalogue."""
    if isinstance(finding_or_row, Finding):
        file, line = finding_or_row.location[:2]
        label = finding_or_row.label
    else:
        row = finding_or_row.row
        file, line, label = row.file, row.line, row.label
    return f"{file}:{line}" + (f" ({_cut(label, 80)})" if label else "")


def kept_row(checked: Checked, *, redact: bool) -> KeptRow:
    """Return what the report shows of a row."""
    body, preview = checked.body or "", checked.preview or ""
    size = checked.size
    size = None if size is None else size._replace(ucs2_text="")
    findings = checked.findings[:_MOST_FINDINGS]
    left_out = len(checked.findings) - len(findings)
    if redact:
        findings = tuple(map(redacted, findings))
        return KeptRow(
            place_of(findings[0]), "", "", "", 0, "", 0, (), size, (), _without_texts(findings), left_out
        )
    sender, recipient = _parties(checked)
    return KeptRow(
        place_of(checked),
        sender,
        recipient,
        _cut(body),
        len(body),
        _cut(preview),
        len(preview),
        _ends(preview),
        size,
        tuple(_marks(checked, body)),
        _without_texts(findings),
        left_out,
    )


def _cut(text: str, most: int = _MOST_CHARACTERS) -> str:
    return text[:most]


def _parties(checked: Checked) -> tuple[str, str]:
    """Return the sender and the recipient as written. A value that the row does not have is ""."""
    parsed, assumed = read_request(checked.row.request), checked.row.assumed
    given = ((SENDER, parsed.sender), (RECIPIENT, parsed.recipient))
    sender, recipient = ("" if name in assumed else _cut(text or "", 80) for name, text in given)
    return sender, recipient


def _ends(preview: str) -> tuple[int, ...]:
    ends = accumulate(map(len, split(preview)))
    return tuple(end for end in ends if end < min(len(preview), _MOST_CHARACTERS))


def _marks(checked: Checked, body: str) -> list[Mark]:
    """Return the spans to mark, disjoint and in order. Of two that overlap, the first one is kept."""
    spans = sorted(
        (finding.problem.span, str(finding.problem.severity), finding.problem.message)
        for finding in checked.findings
        if finding.problem.param == BODY and finding.problem.span is not None and finding.text == body
    )
    marks: list[Mark] = []
    for (start, end), severity, message in spans:
        if len(marks) == _MOST_MARKS or start >= _MOST_CHARACTERS:
            break
        if start >= (marks[-1].end if marks else 0) and end > start:
            marks.append(Mark(start, end, severity, message))
    return marks


def _without_texts(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings without the texts of their fields, which can be long."""
    return tuple(Finding(each.location, each.problem, row=each.row, label=each.label) for each in findings)
