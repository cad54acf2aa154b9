"""What went wrong, as values: one finding is a `Problem`, all findings of one request are a `Report`.

The lowest floor: imports nothing of ours, knows no rule, and words no message. `rules` decides and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["ArgumentError", "EngageTextError", "Problem", "Report", "RequestError", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs: an `error` cannot work, a `warning` looks odd."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what is wrong (`message`), where (`param`, `span`) and what to do (`hint`).

    `code` is stable and listed in `engage_text.CATALOGUE`, or in `engage_text.service.SERVICE_CATALOGUE`. `param`
    is the wire name of the field (`from`, `dlr.url` …) or "" for the request as a whole. `span` holds the
    string indices (start, end) within that field's text. `service_words` is what the service itself says of
    the same fault, where that is known.

    >>> Problem("field-missing", Severity.ERROR, "to", "to is missing", hint="add it").param
    'to'
    """

    code: str
    severity: Severity
    param: str
    message: str
    span: tuple[int, int] | None = None
    hint: str = ""
    service_words: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain JSON-ready values, `span` as a list or None."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "param": self.param,
            "message": self.message,
            "span": list(self.span) if self.span else None,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one request, in the order of the wire's fields, then of the body.

    `texts` holds the fields that the spans point into, so that `str(report)` can underline them; it is
    left out of the repr, as a message may hold what does not belong in a log.

    >>> report = Report((Problem("url-userinfo", Severity.WARNING, "msg", "a user name", (3, 8)),),
    ...                 {"msg": "at u@a.b now"})
    >>> report.ok
    True
    >>> print(report)
    warning[url-userinfo] msg: a user name
      | at u@a.b now
      |    ^^^^^
    """

    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def ok(self) -> bool:
        """True when nothing found is an error; warnings do not count."""
        return not any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the findings that keep the request from being sent."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return the findings that only look odd."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def to_service(self) -> dict[str, Any]:
        """Return the body with which the service itself refuses: the errors only, in its own shape.

        Where the service is known to have words for a fault, they are used to the letter (misspelling
        included); elsewhere ours stand. Documented: `{"status": 0, "message": "Validation Error.", "data":
        [{"msg", "param", "location"}]}`, page section 2.1.4.3.

        >>> Report((Problem("field-too-long", Severity.ERROR, "from", "too long",
        ...         service_words="maximum charcter length allowed is 50"),)).to_service()["data"]
        [{'msg': 'maximum charcter length allowed is 50', 'param': 'from', 'location': 'body'}]
        """
        data = [
            {"msg": p.service_words or p.message, "param": p.param, "location": "body"} for p in self.errors
        ]
        return {"status": 0, "message": "Validation Error.", "data": data}

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON-ready values."""
        return {"ok": self.ok, "problems": [p.to_dict() for p in self.problems]}

    def __str__(self) -> str:
        return "\n".join(self._draw(p) for p in self.problems) or "no problems"

    def _draw(self, problem: Problem) -> str:
        lines = [f"{problem.severity}[{problem.code}] {problem.param or 'request'}: {problem.message}"]
        text = self.texts.get(problem.param)
        if problem.span and text is not None:
            lines += _underline(text, problem.span)
        if problem.hint:
            lines.append(f"  = {problem.hint}")
        return "\n".join(lines)


class EngageTextError(ValueError):
    """The family of every error that this library raises on purpose."""


class ArgumentError(EngageTextError):
    """An argument of the wrong kind: None or NaN instead of a text, one request instead of a list of them."""


class RequestError(EngageTextError):
    """A request that cannot be sent; `report` says everything that is wrong with it at once."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return str(self.report)


_WINDOW = 30  # characters shown on either side of an underlined span: keeps a line under ~100 columns
_SHOWN_SPAN = 60  # a longer span is cut in the drawing, never in the data


def _underline(text: str, span: tuple[int, int]) -> list[str]:
    start, end = span
    left, right = max(0, start - _WINDOW), min(len(text), min(end, start + _SHOWN_SPAN) + _WINDOW)
    before = ("…" if left else "") + _printable(text[left:start])
    marked = _printable(text[start : min(end, start + _SHOWN_SPAN)])
    after = _printable(text[min(end, start + _SHOWN_SPAN) : right]) + ("…" if right < len(text) else "")
    return [f"  | {before}{marked}{after}".rstrip(), f"  | {' ' * len(before)}{'^' * max(1, len(marked))}"]


def _printable(text: str) -> str:
    """Escape what would break a line or hide in it, so that the underline stays below its text."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
