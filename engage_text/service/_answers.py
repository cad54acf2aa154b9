"""Parses the answers of the service: accepted, refused, or unclear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from engage_text import rules
from engage_text._checks import is_int, is_many, need_int
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError, Problem, Report
from engage_text.service._json import plain_text, read_value
from engage_text.service._reasons import Reason, reasons, retry_after_of
from engage_text.wire import ANSWER_DATA, ANSWER_ID, ANSWER_MESSAGE, ANSWER_MSG, ANSWER_PARAM, ANSWER_STATUS

__all__ = ["Accepted", "Answer", "Refused", "Unclear", "parse_answer"]

_ID_MOST = 200  # characters; 50 are documented
_GENERIC_MESSAGE = "Validation Error."  # documented: the message of an answer with a list of errors
_SHOWN_REASONS = 5  # reasons that one message contains
# RFC 9110 section 10.2.3: seconds, or a date in one of the three forms of section 5.6.7. It is returned unchanged.
_SECONDS = re.compile(r"[0-9]{1,10}")
_DATE = re.compile(r"[A-Z][a-z]{2,8},? [0-9A-Za-z :-]{15,30}")
_WAIT_LONGEST = 50  # characters


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service accepted the call. `id` is the service's id of the message or the job."""

    id: str
    status: int

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@dataclass(frozen=True, slots=True)
class Refused:
    """The service refused the call. `report` says why, with the codes of `check` if the service's words match one.

    `retry_after` says when to try again: seconds or an HTTP date, as in the answer. It is None if the answer has none.
    """

    report: Report
    status: int
    retry_after: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@dataclass(frozen=True, slots=True)
class Unclear:
    """It is unknown whether the service accepted the call: a gateway answered, or the service failed.

    `retry_after` is as in `Refused`. It says when the service is available again, not that you should send the message
    again.
    """

    report: Report
    status: int
    retry_after: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


# What `parse_answer` returns.
Answer = Accepted | Refused | Unclear


def parse_answer(
    status: int,
    body: bytes | str,
    *,
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
) -> Answer:
    """Return the meaning of an answer: `Accepted`, `Refused` or `Unclear`. The body never raises an error.

    - An `id` with a 2xx status is `Accepted`.
    - The documented error body, with its list of errors, is `Refused` with any status. So is any other 4xx.
    - Everything else is `Unclear`: the page of a gateway, a 5xx, a redirect, an empty answer. The message may have been
      sent, so do not send it again without a check. An answer with an `id` and a refusal is unclear too.

    The service's words are kept. `headers` are those of the answer: `Retry-After` says when to try again after a 429.

    Raises `OptionError` if `status` is not an HTTP status, or if `headers` are not headers.
    *Documented*: both bodies. *Our decision*: everything else. Source of the time to wait: RFC 9110 section 10.2.3.

    >>> parse_answer(200, b'{"id": "10f3c521-94ed-4191-87c7-46f7a1b2c3d4"}').id
    '10f3c521-94ed-4191-87c7-46f7a1b2c3d4'
    >>> refused = parse_answer(400, b'{"status": 0, "message": "Validation Error.", "data": [{"msg": '
    ...     b'"maximum charcter length allowed is 50", "param": "from", "location": "body"}]}')
    >>> [(problem.code, problem.param) for problem in refused.report]
    [('field-too-long', 'from')]
    >>> print(parse_answer(429, b'{"message": "Too many calls"}', headers={"retry-after": "30"}).report)
    error[service-refused] request: the service refused: Too many calls (429 Too Many Requests)
      = Send it again after 30 seconds.
    """
    need_int(status, "status", least=100, most=599)
    answer, why = read_value(body)
    fields = answer if isinstance(answer, dict) else {}
    wait = _retry_after(headers, fields)
    id_ = _id(fields.get(ANSWER_ID))
    if id_ and 200 <= status < 300 and not _denies(fields):
        return Accepted(id_, status)
    found = reasons(answer if not why else plain_text(body))
    detail = f"{_name(status)}, {why or _shape(answer)}"
    if not id_ and (problems := _refusal(status, fields, found, detail, wait)):
        return Refused(Report(problems), status, wait)
    return Unclear(Report((rules.answer_problem(_with_words(detail, found)),)), status, wait)


def _with_words(detail: str, found: list[Reason]) -> str:
    words = "; ".join(rules.shown(reason.words) for reason in found[:_SHOWN_REASONS])
    return f"{detail}: {words}" if found else detail


def _refusal(
    status: int, fields: dict[str, Any], found: list[Reason], detail: str, wait: str | None
) -> tuple[Problem, ...]:
    """Return the problems of a refusal, () for an answer that is not one."""
    problems = list(_refusals(fields, status)) if _denies(fields) else []
    if not problems and 400 <= status < 500:
        problems = list(_other_refusals(found, status, detail))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        problems = [rules.retry_hinted(problem, wait) for problem in problems]
    return tuple(problems)


def _shape(answer: object) -> str:
    return "JSON of another shape" + ("" if isinstance(answer, dict) else f" ({type(answer).__name__})")


def _other_refusals(found: list[Reason], status: int, detail: str) -> Iterator[Problem]:
    """Yield the problems of a refusal that does not have the documented shape."""
    phrase = _name(status).partition(" ")[2].lower()
    # Many frameworks add the status in words. It is left out if there are other reasons.
    kept = [reason for reason in found if reason.words.lower() != phrase] or found
    for reason in kept:
        yield rules.refusal_problem(reason.words, reason.param, status=_name(status))
    if not kept:
        yield rules.refused_problem(detail)


def _retry_after(headers: object, fields: dict[str, Any]) -> str | None:
    """Return the time to try again from the header, else from the body; None if neither has a known form."""
    if isinstance(headers, Mapping):
        headers = headers.items()
    if headers is not None and not is_many(headers):
        raise OptionError("headers must be a mapping of names to values, or pairs of a name and a value")
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
    """Return the number as a text; "" for a bool, and for a number with more digits than Python writes."""
    return str(value) if is_int(value) and 0 <= value < 10**_WAIT_LONGEST else ""


def _denies(fields: dict[str, Any]) -> bool:
    """Return whether the answer has the `status` of the documented error body, as a number or a text."""
    state = fields.get(ANSWER_STATUS)
    return not isinstance(state, bool | float) and state in (0, "0")


def _refusals(fields: dict[str, Any], status: int) -> Iterator[Problem]:
    """Yield the problems of the documented error body."""
    data, message = fields.get(ANSWER_DATA), _text(fields.get(ANSWER_MESSAGE))
    entries = [entry for entry in data if isinstance(entry, dict | str)] if isinstance(data, list) else []
    summary = message if message != _GENERIC_MESSAGE else ""
    for entry in entries:
        fields_ = entry if isinstance(entry, dict) else {ANSWER_MSG: entry}
        words = _text(fields_.get(ANSWER_MSG))
        if words:
            yield rules.refusal_problem(words, _text(fields_.get(ANSWER_PARAM)))
            continue
        found = reasons(fields_) or [Reason(summary)]
        yield from (rules.refusal_problem(reason.words, reason.param) for reason in found)
    # The answer of a gateway may have `"status": 0` too. With a 4xx, that makes no difference.
    if 400 <= status < 500 and not entries:
        found = [] if isinstance(data, list) else reasons({ANSWER_DATA: data})
        yield from (rules.refusal_problem(reason.words, reason.param) for reason in (Reason(message), *found))
    elif entries and summary:
        yield rules.refusal_problem(summary, "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(value: object) -> str:
    """Return an id as a text; "" if the value is not an id."""
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
