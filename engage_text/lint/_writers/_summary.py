"""The totals of a run in words: one line, and a table of how often each rule was reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engage_text._text import printable
from engage_text.lint._totals import Totals
from engage_text.rules import Rule

__all__ = ["by_frequency", "counted", "found_line", "sent_line", "statistics"]

_SEVERITIES = ("error", "warning", "info")


def counted(number: int, what: str) -> str:
    """Return a number with its noun: `1 message`, `2,000 messages`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def found_line(totals: Totals) -> str:
    """Return what was found: `3 errors, 1 warning`, or `no problems`."""
    found = [
        counted(totals.severities[severity], severity)
        for severity in _SEVERITIES
        if totals.severities[severity]
    ]
    return ", ".join(found) or "no problems"


def sent_line(totals: Totals) -> str:
    """Return what was read and what would go out, such as `12 messages in 3 files, 15 segments (GSM-7: 12)`."""
    parts = [f"{counted(totals.rows, 'message')} in {counted(totals.files, 'file')}"]
    if totals.segments:
        encodings = ", ".join(f"{name}: {count:,}" for name, count in sorted(totals.encodings.items()))
        parts.append(counted(totals.segments, "segment") + (f" ({encodings})" if encodings else ""))
    if totals.links:
        parts.append(counted(totals.links, "link"))
    if totals.cost is not None:
        parts.append(f"cost {totals.cost}{' ' if totals.currency else ''}{printable(totals.currency)}")
    hidden = ((totals.suppressed, "suppressed"), (totals.known, "in the baseline"))
    parts += [f"{count:,} {what}" for count, what in hidden if count]
    return ", ".join(parts)


def by_frequency(totals: Totals) -> list[tuple[str, int]]:
    """Return the codes with their counts, the most frequent first."""
    return sorted(totals.codes.items(), key=lambda entry: (-entry[1], entry[0]))


def statistics(totals: Totals, rules: Mapping[str, Rule[Any]]) -> Iterator[str]:
    """Yield the lines of a table: how often each rule was reported, its code and its meaning."""
    rows = by_frequency(totals)
    if not rows:
        return
    count_width = max(len(f"{count:,}") for _, count in rows)
    code_width = max(len(code) for code, _ in rows)
    for code, count in rows:
        meaning = rules[code].meaning if code in rules else ""
        yield f"{count:>{count_width},}  {code:<{code_width}}  {meaning}".rstrip()
