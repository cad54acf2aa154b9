"""The steps of one request: read, judge, find, shorten, measure. Rules and patterns are in other modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engage_text import rules
from engage_text._checks import kind_of
from engage_text._job import Job, PrepareOptions
from engage_text._outgoing import Body, Scanned, outgoing_body
from engage_text.ids import ANY_IDS, IdSource
from engage_text.numbers import PhoneNumber, parse_number, parse_sender
from engage_text.problems import OptionError, Problem, Report
from engage_text.rules import Context
from engage_text.segments import MessageSize, measure
from engage_text.urls import scan
from engage_text.wire import BODY, RECIPIENT, SENDER, TRANSACTION_ID, ParsedRequest, read_request

__all__ = ["CLEAR", "STAND_INS", "Examined", "context_of", "examine", "steps"]

# The report of nearly every request. All of them share it: texts are only needed to show problems, and it has none.
CLEAR = Report()
# A valid request. Its fields stand in for those that a lone body or recipient lacks.
STAND_INS: Mapping[str, object] = {
    "type": "transactional",
    SENDER: "SENDER",
    RECIPIENT: "919876543210",
    BODY: "Your parcel arrives today.",
    TRANSACTION_ID: "stand-in",
    "dlr": {"mask": 0},
    "tiny": "1",
}
_NO_URLS: Scanned = ((), ())
# The body that goes out, its size, and the size as written.
_Measured = tuple[Body, MessageSize, MessageSize]
Steps = tuple[Report, ParsedRequest, PhoneNumber | None, Scanned, _Measured | None]


def steps(request: object, job: Job) -> Steps:
    """Return what all steps say about a request. It is a tuple, because `prepare` needs no attributes."""
    parsed = read_request(request)
    problems, number = _field_problems(parsed, job)
    written = parsed.body
    if written is None:
        return _report(problems, parsed, job.options), parsed, number, _NO_URLS, None
    scanned = scan(written, job.options.urls)
    done = outgoing_body(written, scanned, job, asks_tiny=parsed.asks_tiny)
    outgoing, preview, _, _, _, found, _, _ = done
    before = measure(written)
    size = before if preview == written else measure(preview)
    problems += rules.body_problems(written, outgoing, before)
    problems += found
    problems += rules.size_problems(written, size, before, job.options.shortener)
    report = _report(problems, parsed, job.options) if problems else CLEAR
    return report, parsed, number, scanned, (done, size, before)


def _report(problems: list[Problem], parsed: ParsedRequest, options: PrepareOptions) -> Report:
    reported = tuple(options.reported(problems))
    return Report(reported, parsed.texts()) if reported else CLEAR


def _field_problems(parsed: ParsedRequest, job: Job) -> tuple[list[Problem], PhoneNumber | None]:
    """Return the problems of all fields but the body, and the recipient."""
    _, sender, to, _, transaction_id, dlr_url, _, _, tlv, field_errors = parsed
    problems = list(rules.field_problems(field_errors)) if field_errors else []
    number = None
    of_sender, of_rest = job.repeated_field_problems(sender, dlr_url, tlv)
    problems += of_sender
    if to is not None:
        number = parse_number(to, home_region=job.options.home_region)
        problems += rules.number_problems(number, to)
    if transaction_id is not None:
        problems += rules.transaction_id_problems(transaction_id)
    problems += of_rest
    return problems, number


class Examined(NamedTuple):
    """What all steps say about a request, whether it can be sent or not.

    `number` is the parsed `to`, or None if the field is missing. `done` and the sizes are None without a body.
    """

    report: Report
    parsed: ParsedRequest
    number: PhoneNumber | None
    scanned: Scanned
    done: Body | None
    size: MessageSize | None
    size_before: MessageSize | None

    def context(self, job: Job) -> Context:
        """Return the argument of `Rule.check`, for the job that examined the request."""
        _, parsed, number, (urls, doubtful), done, size, before = self
        options, ids = job.options, job.ids
        sender = None if parsed.sender is None else parse_sender(parsed.sender)
        if done is None:
            return Context(parsed, number, sender, options.urls)
        return Context(
            parsed,
            number,
            sender,
            options.urls,
            urls=urls,
            doubtful=doubtful,
            outgoing=done.outgoing,
            size=size,
            size_before=before,
            shortener=options.shortener,
            glued=done.glued,
            ids_needed=done.ids_needed,
            ids_left=None if ids.kind == "none" else ids.left,
            avoids_codes=options.shortener is not None and bool(options.shortener.avoid),
            allows_placeholders=options.placeholders == "allow",
            preview=done.preview,
        )


def examine(request: object, job: Job) -> Examined:
    """Return what all steps say about a request. It neither raises nor takes ids from the job.

    >>> examine({"to": "+91 98765 43210"}, Job(PrepareOptions())).number.digits
    '919876543210'
    """
    report, parsed, number, scanned, measured = steps(request, job)
    return Examined(report, parsed, number, scanned, *(measured or (None, None, None)))


def context_of(request: object, *, options: PrepareOptions | None = None, ids: IdSource = ANY_IDS) -> Context:
    """Return the context of a request, which is the argument of `Rule.check`.

    >>> from engage_text.rules import RULES
    >>> context = context_of({"to": "98765 43210"})
    >>> [problem.message for problem in RULES["number-missing-country-code"].check(context)]
    ['to must start with a country code, got digits that could be an Indian mobile number']
    """
    if options is not None and not isinstance(options, PrepareOptions):
        raise OptionError(f"options must be a PrepareOptions or None, got {kind_of(options)}")
    if not isinstance(ids, IdSource):
        raise OptionError(f"ids must be an IdSource, got {kind_of(ids)}")
    job = Job(options or PrepareOptions(), ids)
    return examine(request, job).context(job)
