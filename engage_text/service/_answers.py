"""What the service answers: taken, refused, or nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from engage_text import rules
from engage_text.problems import Problem, Report
from engage_text.service._http import ServiceError
from engage_text.service._json import read_object
from engage_text.wire import ANSWER_DATA, ANSWER_ID, ANSWER_MESSAGE, ANSWER_MSG, ANSWER_PARAM, ANSWER_STATUS

__all__ = ["Accepted", "Answer", "Refused", "Unclear", "parse_answer"]

_ID_MOST = 200  # characters; 50 are documented


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service has taken the call; `id` is what it calls the message or the job."""

    id: str
    status: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The call was not taken. `report` says why, with the codes of `check` where the service's words allow."""

    report: Report
    status: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody knows whether the call was taken: something in between has answered, or the service broke."""

    report: Report
    status: int


Answer = Accepted | Refused | Unclear


def parse_answer(status: int, body: bytes | str) -> Answer:
    """Return what an answer means: `Accepted`, `Refused`, or `Unclear`. Never raises for what came.

    The service's own shapes go before the status: an `id` with a 2xx was accepted, the documented error body,
    with its list of faults, is a refusal whatever the status says. Beyond them a 4xx is a refusal too, as HTTP
    has it; a gateway's page, a 5xx, a redirect or an empty answer is unclear: the message may be on its way, so
    do not just send again.
    Raises `ServiceError` for a status that is no HTTP status. *Documented*: both bodies; the rest *our decision*.

    >>> parse_answer(200, b'{"id": "10f3c521-94ed-4191-87c7-46f7a1b2c3d4"}').id
    '10f3c521-94ed-4191-87c7-46f7a1b2c3d4'
    >>> refused = parse_answer(400, b'{"status": 0, "message": "Validation Error.", "data": [{"msg": '
    ...     b'"maximum charcter length allowed is 50", "param": "from", "location": "body"}]}')
    >>> [(problem.code, problem.param) for problem in refused.report]
    [('field-too-long', 'from')]
    >>> print(parse_answer(502, b"<html><h1>502 Bad Gateway</h1></html>").report)
    error[answer-unclear] request: the answer is none of the service's: 502 Bad Gateway, a page in HTML
      = find out by its report or callback before sending again
    """
    if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 599:
        raise ServiceError("status must be an int from 100 to 599")
    answer = read_object(body)
    fields = answer if isinstance(answer, dict) else {}
    id_, denies = _id(fields.get(ANSWER_ID)), _denies(fields)
    if id_ and not denies and 200 <= status < 300:
        return Accepted(id_, status)
    problems = tuple(_refusals(fields, status)) if denies else ()
    if problems and not id_:
        return Refused(Report(problems), status)
    told = f"{_name(status)}, {answer if isinstance(answer, str) else 'JSON of another shape'}"
    if 400 <= status < 500 and not id_:
        return Refused(Report((rules.problem("service-refused", "", detail=told),)), status)
    return Unclear(Report((rules.problem("answer-unclear", "", detail=told),)), status)


def _denies(fields: dict[str, Any]) -> bool:
    """Return whether the answer has the state of the documented error body, as a number or a text."""
    state = fields.get(ANSWER_STATUS)
    return not isinstance(state, bool | float) and state in (0, "0")


def _refusals(fields: dict[str, Any], status: int) -> Iterator[Problem]:
    """Yield the problems of the documented error body."""
    data = fields.get(ANSWER_DATA)
    told = [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []
    for entry in told:
        yield rules.refusal_problem(_text(entry.get(ANSWER_MSG)), _text(entry.get(ANSWER_PARAM)))
    # A gateway says `"status": 0` of itself as well; with a 4xx that makes no difference.
    if not told and 400 <= status < 500:
        yield rules.refusal_problem(_text(fields.get(ANSWER_MESSAGE)), "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Return an id as a text, "" for what can be none."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**_ID_MOST:
        return str(value)
    return value if isinstance(value, str) and _is_id(value) else ""


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _ID_MOST and text.isprintable() and not text.isspace()


def _name(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
