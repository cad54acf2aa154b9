"""What the service answers: taken, refused, or nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from engage_text import rules
from engage_text._checks import is_int, is_many, need_int
from engage_text.problems import Problem, Report, ServiceError
from engage_text.service._json import plain_text, read_value
from engage_text.service._reasons import Reason, reasons, retry_after_of
from engage_text.wire import ANSWER_DATA, ANSWER_ID, ANSWER_MESSAGE, ANSWER_MSG, ANSWER_PARAM, ANSWER_STATUS

__all__ = ["Accepted", "Answer", "Refused", "Unclear", "parse_answer"]

_ID_MOST = 200  # characters; 50 are documented
_SAYS_NOTHING = "Validation Error."  # documented: the message above a list of faults
_SAID = 5  # reasons that one message repeats
# RFC 9110 section 10.2.3: seconds, or a date in one of the three forms of section 5.6.7. It is handed on as it came.
_SECONDS = re.compile(r"[0-9]{1,10}")
_DATE = re.compile(r"[A-Z][a-z]{2,8},? [0-9A-Za-z :-]{15,30}")
_WAIT_LONGEST = 50  # characters


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service has taken the call; `id` is what it calls the message or the job."""

    id: str
    status: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The call was not accepted. `report` says why, with the codes of `check` where the service's words allow.

    `retry_after` is when to try again where the answer says so: seconds, or an HTTP date, as given.
    """

    report: Report
    status: int
    retry_after: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """It is unknown whether the call was accepted: a gateway has answered, or the service broke.

    `retry_after` is as in `Refused`. It says when the service is back, not that the message should be sent again.
    """

    report: Report
    status: int
    retry_after: str | None = None


# What `parse_answer` returns.
Answer = Accepted | Refused | Unclear


def parse_answer(
    status: int,
    body: bytes | str,
    *,
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
) -> Answer:
    """Return what an answer means: `Accepted`, `Refused`, or `Unclear`. Never raises for what came.

    The service's own shapes go before the status: an `id` with a 2xx was accepted, the documented error body,
    with its list of faults, is a refusal whatever the status says. Beyond them a 4xx is a refusal too, as HTTP
    has it; a gateway's page, a 5xx, a redirect or an empty answer is unclear: the message may be on its way, so
    do not just send again. The service's own words are kept, whatever the shape they come in. `headers` are
    those of the answer: `Retry-After` in them says when to try again after a 429.
    Raises `ServiceError` for a status that is not an HTTP status, and for headers of another kind. *Documented*: both
    bodies; the rest *our decision*. Source of the time to wait: RFC 9110 section 10.2.3.

    >>> parse_answer(200, b'{"id": "10f3c521-94ed-4191-87c7-46f7a1b2c3d4"}').id
    '10f3c521-94ed-4191-87c7-46f7a1b2c3d4'
    >>> refused = parse_answer(400, b'{"status": 0, "message": "Validation Error.", "data": [{"msg": '
    ...     b'"maximum charcter length allowed is 50", "param": "from", "location": "body"}]}')
    >>> [(problem.code, problem.param) for problem in refused.report]
    [('field-too-long', 'from')]
    >>> print(parse_answer(429, b'{"message": "Too many calls"}', headers={"retry-after": "30"}).report)
    error[service-refused] request: the service refused: Too many calls (429 Too Many Requests)
      = Send it again after 30 seconds.
    >>> print(parse_answer(502, b"<html><h1>502 Bad Gateway</h1></html>").report)
    error[answer-unclear] request: the answer is not one of the service's: 502 Bad Gateway, an HTML page
      = Check the report or the callback before you send it again.
    """
    need_int(status, "status", least=100, most=599, error=ServiceError)
    answer, why = read_value(body)
    fields = answer if isinstance(answer, dict) else {}
    wait = _retry_after(headers, fields)
    id_, denies = _id(fields.get(ANSWER_ID)), _denies(fields)
    if id_ and not denies and 200 <= status < 300:
        return Accepted(id_, status)
    problems = list(_refusals(fields, status)) if denies else []
    said = reasons(answer if not why else plain_text(body))
    if (problems or 400 <= status < 500) and not id_:
        problems = problems or list(_others(said, status, why, answer))
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            problems = [rules.retry_hinted(found, wait) for found in problems]
        return Refused(Report(tuple(problems)), status, wait)
    told = f"{_name(status)}, {why or _shape(answer)}"
    if said:
        told += f": {'; '.join(rules.shown(reason.words) for reason in said[:_SAID])}"
    return Unclear(Report((rules.answer_problem(told),)), status, wait)


def _shape(answer: object) -> str:
    return "JSON of another shape" + ("" if isinstance(answer, dict) else f" ({type(answer).__name__})")


def _others(said: list[Reason], status: int, why: str, answer: object) -> Iterator[Problem]:
    """Yield the problems of a refusal in another shape than the documented one."""
    phrase = _name(status).partition(" ")[2].lower()
    # The status in words, which many frameworks add, says nothing new next to others.
    told = [reason for reason in said if reason.words.lower() != phrase] or said
    for reason in told:
        yield rules.refusal_problem(reason.words, reason.param, status=_name(status))
    if not told:
        yield rules.refused_problem(f"{_name(status)}, {why or _shape(answer)}")


def _retry_after(headers: object, fields: dict[str, Any]) -> str | None:
    """Return when to try again, as the header says it, else the body. None where neither does in a known form."""
    if isinstance(headers, Mapping):
        headers = headers.items()
    if headers is not None and not is_many(headers):
        raise ServiceError("headers must be a mapping of names to values, or pairs of them")
    given = [
        pair[1]
        for pair in headers or ()
        if isinstance(pair, tuple | list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and pair[0].lower() == "retry-after"
    ]
    for value in (*given, retry_after_of(fields)):
        text = _seconds(value) if isinstance(value, int) else _text(value).strip()
        if len(text) <= _WAIT_LONGEST and (_SECONDS.fullmatch(text) or _DATE.fullmatch(text)):
            return text
    return None


def _seconds(value: int) -> str:
    """Return the number as a text, "" for a bool and for more digits than Python writes."""
    return str(value) if is_int(value) and 0 <= value < 10**_WAIT_LONGEST else ""


def _denies(fields: dict[str, Any]) -> bool:
    """Return whether the answer has the state of the documented error body, as a number or a text."""
    state = fields.get(ANSWER_STATUS)
    return not isinstance(state, bool | float) and state in (0, "0")


def _refusals(fields: dict[str, Any], status: int) -> Iterator[Problem]:
    """Yield the problems of the documented error body."""
    data, message = fields.get(ANSWER_DATA), _text(fields.get(ANSWER_MESSAGE))
    entries = [entry for entry in data if isinstance(entry, dict | str)] if isinstance(data, list) else []
    spoken = message if message != _SAYS_NOTHING else ""
    for entry in entries:
        fault = entry if isinstance(entry, dict) else {ANSWER_MSG: entry}
        words = _text(fault.get(ANSWER_MSG))
        if words:
            yield rules.refusal_problem(words, _text(fault.get(ANSWER_PARAM)))
            continue
        said = reasons(fault) or [Reason(spoken)]
        yield from (rules.refusal_problem(reason.words, reason.param) for reason in said)
    # A gateway says `"status": 0` of itself as well; with a 4xx that makes no difference.
    if 400 <= status < 500 and not entries:
        said = [] if isinstance(data, list) else reasons({ANSWER_DATA: data})
        yield from (rules.refusal_problem(reason.words, reason.param) for reason in (Reason(message), *said))
    elif entries and spoken:
        yield rules.refusal_problem(spoken, "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Return an id as a text, "" for what can be none."""
    if is_int(value) and 0 <= value < 10**_ID_MOST:
        return str(value)
    return value if isinstance(value, str) and _is_id(value) else ""


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _ID_MOST and text.isprintable() and not text.isspace()


def _name(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
