"""The first line of a finding in text formats: where it is, how severe, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from engage_text._text import printable
from engage_text.lint._file_rules import FILE_RULES
from engage_text.lint._findings import Finding
from engage_text.problems import Severity

__all__ = ["Paint", "field_of", "headline", "painter", "place_of", "sentence"]

# Puts a text in a style, such as "bold red".
Paint = Callable[[str, str], str]
_FILE_CODES = frozenset(rule.code for rule in FILE_RULES)
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def place_of(finding: Finding) -> str:
    """Return file, line and column in the format of compilers, so that editors can jump there."""
    where = finding.location
    # The runner of GitHub Actions takes a line that begins with two colons as a command, whatever has printed it.
    start = "./" if where.file.lstrip().startswith("::") else ""
    return f"{start}{printable(where.file)}:{where.line}:{where.column}"


def field_of(finding: Finding) -> str:
    """Return the field of a finding, with the label of its row: `msg of en/welcome`. "" for a file or its form."""
    param = printable(finding.problem.param)
    label = printable(finding.label)
    if finding.row is None or (not param and finding.problem.code in _FILE_CODES):
        return param or label
    param = param or "request"
    return f"{param} of {label}" if label else param


def sentence(finding: Finding) -> str:
    """Return the field and the message of a finding."""
    field = field_of(finding)
    return f"{field}: {finding.problem.message}" if field else finding.problem.message


def headline(finding: Finding, paint: Paint) -> str:
    """Return the first line of a finding, such as `a.csv:3:1: error[field-missing] to: to is missing`."""
    problem = finding.problem
    severity = paint(f"{problem.severity.value}[{problem.code}]", _STYLES[problem.severity])
    return f"{paint(place_of(finding), 'bold')}: {severity} {sentence(finding)}"


def painter(*, has_color: bool) -> Paint:
    """Return a function that puts a text in a style of a terminal, or leaves it as it is."""
    if not has_color:
        return lambda text, _: text
    # Imported late: the import takes longer than all work on a short file.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415

    # The 16 colours that every theme of a terminal defines itself.
    system = ColorSystem.STANDARD
    return lambda text, style: Style.parse(style).render(text, color_system=system)
