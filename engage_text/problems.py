"""Problems as values: one finding is a `Problem`, and all findings of one request are a `Report`.

This module imports only helpers. It knows no rule and writes no message: `rules` does both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from engage_text._readonly import NOTHING, ReadOnlyDict, read_only
from engage_text._text import printable, underline
from engage_text._to_dict import fields_to_dict, json_ready

__all__ = [
    "CodeError",
    "EngageTextError",
    "OptionError",
    "Problem",
    "Report",
    "RequestError",
    "ServiceError",
    "Severity",
    "StoreError",
]


class Severity(StrEnum):
    """How severe a finding is, from the most severe one.

    A request with an `error` cannot be sent, a `warning` reports something odd, and an `info` needs no action.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what is wrong (`message`), where (`param`, `span`) and what to do (`hint`).

    `code` is stable: `engage_text.rules.RULES[code]` is the rule of the problem. `param` is the wire name of the field
    (`from`, `dlr.url` …), or "" for the whole request. `span` contains the string indices (start, end) in the text of
    that field. `service_words` is the service's own message for the same problem, if it is known.

    `facts` contains the values in the message, as a NamedTuple of the type that the rule names, or None if there are
    none. It is ignored when problems are compared. `message` and `hint` are printable: text from outside is escaped in
    them. It is not escaped in the facts.

    >>> Problem("field-missing", Severity.ERROR, "to", "to is missing", hint="Add it.").param
    'to'
    """

    code: str
    severity: Severity
    param: str
    message: str
    span: tuple[int, int] | None = None
    hint: str = ""
    service_words: str = ""
    facts: tuple[Any, ...] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Both may quote text from outside. A line feed in it would forge a line of a report or a log.
        if not self.message.isprintable():
            object.__setattr__(self, "message", printable(self.message))
        if not self.hint.isprintable():
            object.__setattr__(self, "hint", printable(self.hint))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, without `service_words`. `facts` is {} if there are none."""
        return {**fields_to_dict(self, leave_out=("service_words",)), "facts": json_ready(self.facts or {})}


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one request, in the order of the wire's fields, then of the body.

    `texts` contains the fields that the spans refer to, so that `str(report)` can underline them. The repr leaves it
    out, because a message may contain personal data.

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
    texts: Mapping[str, str] = field(default_factory=lambda: NOTHING, repr=False, compare=False)

    def __post_init__(self) -> None:
        if type(self.texts) is not ReadOnlyDict:
            object.__setattr__(self, "texts", read_only(self.texts))
        if type(self.problems) is not tuple:
            object.__setattr__(self, "problems", tuple(self.problems))

    @property
    def ok(self) -> bool:
        """True if there are no errors. Warnings and infos do not count."""
        return not any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that prevent the request from being sent."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The odd things that do not prevent the request from being sent."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    @property
    def infos(self) -> tuple[Problem, ...]:
        """The problems that need no action. `strict` does not make them errors."""
        return tuple(p for p in self.problems if p.severity is Severity.INFO)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def to_dict(self) -> dict[str, Any]:
        """Return the problems as JSON-ready values, and `ok`. The texts are left out."""
        return {"ok": self.ok, "problems": json_ready(self.problems)}

    def __str__(self) -> str:
        return "\n".join(self._draw(p) for p in self.problems) or "no problems"

    def _draw(self, problem: Problem) -> str:
        param = printable(problem.param) or "request"
        lines = [f"{problem.severity}[{problem.code}] {param}: {problem.message}"]
        text = self.texts.get(problem.param)
        if problem.span and text is not None:
            lines += underline(text, problem.span)
        if problem.hint:
            lines.append(f"  = {problem.hint}")
        return "\n".join(lines)


class EngageTextError(ValueError):
    """The base class of every error that this library raises on purpose. Its message escapes text from outside."""

    def __str__(self) -> str:
        return printable(super().__str__())


class OptionError(EngageTextError):
    """An argument that cannot work: the wrong type, an unknown value, or values that contradict each other.

    The content of a request never raises it: problems of a request are in a report.
    """


class RequestError(EngageTextError):
    """A request that cannot be sent. `report` contains every problem that was found in it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return str(self.report)


class CodeError(EngageTextError):
    """An id without a code, a text that is not a code, or an invalid salt or key.

    A `Codec` and a `Shortener` raise it, when they are built and when they encode or decode. It contains neither the
    salt nor the key.
    """


class StoreError(EngageTextError):
    """Links that a store cannot keep or read, or that cannot be exported.

    A store raises it when ids are used up, for a code that has another target already, and for a file that it cannot
    use. An export raises it for rows that are not links, and for rows that contradict each other.
    """


class ServiceError(EngageTextError):
    """A callback that cannot be read, or a Notify job that cannot be sent.

    `report` contains the problems of a callback, without its content. It is None for a job.
    """

    def __init__(self, message: str, *, report: Report | None = None) -> None:
        super().__init__(message)
        self.report = report

    def __str__(self) -> str:
        return super().__str__() if self.report is None else str(self.report)
