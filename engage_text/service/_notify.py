"""Notify: jobs with many recipients, whose bodies are written while the rows are read.

The shape of the body is *observed* in public client code; the vendor's page does not show it. It has no fields for
`type`, for `dlr` and for the `transactionID` of a row, so these are not sent.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from engage_text import rules
from engage_text._checks import is_many, kind_of
from engage_text._job import PrepareOptions
from engage_text._prepare import Prepared, Rejected, check
from engage_text._text import has_surrogate
from engage_text._to_dict import fields_to_dict
from engage_text.numbers import HOME_REGION, parse_number
from engage_text.problems import OptionError, Problem, Report, ServiceError
from engage_text.rules import RuleSet
from engage_text.service._http import Credentials, Headers, HttpRequest, address, headers_for
from engage_text.wire import (
    JOB_LIMIT,
    LENGTHS,
    NOTIFY_END,
    NOTIFY_PATH,
    RECIPIENT,
    SERVICE_URL,
    TRANSACTION_ID,
    notify_head,
    notify_key,
    notify_rows,
)

__all__ = [
    "NotifyBody",
    "NotifyJob",
    "NotifyJobs",
    "Repeated",
    "RowFinding",
    "for_recipients",
    "notify_requests",
]

# What to do with a recipient that comes again: report and send, report and drop, or send.
Repeated = Literal["report", "drop", "ignore"]
_CHUNK_ROWS = 200  # about 40 kB
_MAX_ID = LENGTHS[TRANSACTION_ID] - 10  # leaves space for `-2` to `-999999999`


@dataclass(frozen=True, slots=True)
class RowFinding:
    """The report on one row. `index` is the position of the row in the input, from 0."""

    index: int
    report: Report

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


class NotifyBody(Iterable[bytes]):
    """The body of a job, which is written while it is read. It can be read once, with `for` or `async for`.

    `count` is the number of rows written so far.
    """

    def __init__(self, jobs: NotifyJobs, number: int, first: Prepared) -> None:
        self.count = 0
        self.is_whole = False  # True after the last row is written
        self._begun = False
        self._written: deque[bytes] = deque()  # chunks that are written and not yet read
        self._chunks = jobs._write(self, number, first)  # noqa: SLF001 - the two classes work together

    def __iter__(self) -> Iterator[bytes]:
        if self._begun:
            raise ServiceError(
                "the body of a job can be read only once: to send it again, keep job.buffered()"
            )
        self._begun = True
        return self._read()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def _read(self) -> Iterator[bytes]:
        while True:
            if self._written:
                yield self._written.popleft()
            elif (chunk := next(self._chunks, None)) is not None:
                yield chunk
            else:
                break
        self._need_whole()

    def finish(self) -> None:
        """Write the rest of the body into memory, because the rows of the next job follow."""
        self._written.extend(self._chunks)
        self._need_whole()

    def _need_whole(self) -> None:
        # A caller that catches an error of the rows would otherwise take half a job for a complete one.
        if not self.is_whole:
            raise ServiceError("the rows raised an error in this job: do not send this job or any later one")


@dataclass(frozen=True, slots=True)
class NotifyJob(HttpRequest):
    """One Notify call. Its body can be sent only once, because it is written while the rows are read.

    Use `buffered` if you may have to send it again.
    """

    body: NotifyBody = field(repr=False)

    def buffered(self) -> HttpRequest:
        """Return the call with its whole body in memory, so that you can send it again. This reads the body."""
        return HttpRequest(self.method, self.url, self.headers, self.read())


class NotifyJobs(Iterator[NotifyJob]):
    """The jobs of one run, in order, and `findings`: the rows left out, and the repeated recipients.

    Findings are added while bodies are read. They are complete after the last body. If you send each job before you
    ask for the next, only a few rows are in memory at a time. If you do not, the unread rest of a job is written into
    memory when you ask for the next one, so a list of jobs works too.
    """

    def __init__(
        self,
        rows: Iterable[Prepared | Rejected],
        target: tuple[str, Headers],
        head: tuple[str, str],
        rule: Repeated,
    ) -> None:
        self.findings: list[RowFinding] = []
        self._rows = enumerate(rows)
        self._url, self._headers = target
        self._transaction_id, self._campaign = head
        self._rule = rule
        self._seen: set[str] = set()
        self._next: Prepared | None = None  # a row that was read and belongs to the next job
        self._last: NotifyBody | None = None
        self._number = 0

    def __next__(self) -> NotifyJob:
        if self._last is not None:
            self._last.finish()
        first = self._next or self._row()
        if first is None:
            raise StopIteration
        self._number += 1
        self._next = None
        self._last = NotifyBody(self, self._number, first)
        return NotifyJob("POST", self._url, self._headers, self._last)

    def _row(self) -> Prepared | None:
        """Return the next row to send, or None after the last."""
        for index, row in self._rows:
            if isinstance(row, Rejected):
                self.findings.append(RowFinding(index, row.report))
            elif not isinstance(row, Prepared):
                raise OptionError(f"row {index} must be Prepared or Rejected, got {kind_of(row)}")
            elif (
                self._rule == "ignore"
                or self._is_new(index, row.payload[RECIPIENT])
                or self._rule == "report"
            ):
                return row
        return None

    def _is_new(self, index: int, recipient: str) -> bool:
        if recipient not in self._seen:
            self._seen.add(recipient)
            return True
        self.findings.append(RowFinding(index, Report((rules.repeated_problem(index),))))
        return False

    def _write(self, body: NotifyBody, number: int, first: Prepared) -> Iterator[bytes]:
        key = notify_key(first.payload)
        transaction_id = self._transaction_id if number == 1 else f"{self._transaction_id}-{number}"
        yield notify_head(first.payload, transaction_id, self._campaign)
        row: Prepared | None = first
        while row is not None:
            payloads: list[dict[str, Any]] = []
            comma = b"," if body.count else b""
            while row is not None and len(payloads) < _CHUNK_ROWS:
                payloads.append(row.payload)
                body.count += 1
                row = self._row()
                if row is not None and (body.count == JOB_LIMIT or notify_key(row.payload) != key):
                    self._next, row = row, None
            yield comma + notify_rows(payloads)
        body.is_whole = True
        yield NOTIFY_END


def notify_requests(  # noqa: PLR0913 - options, by keyword only
    rows: Iterable[Prepared | Rejected],
    credentials: Credentials,
    *,
    transaction_id: str,
    campaign: str,
    repeated: Repeated = "report",
    base: str = SERVICE_URL,
) -> NotifyJobs:
    """Return the Notify calls that send the rows, which `prepare_many` or `for_recipients` yields.

    A job ends at 100,000 recipients (documented), and where the sender, `tiny` or `tlv` changes, because its body
    contains these only once. Rows sorted by them make the fewest jobs. The first job has the `transaction_id` as given;
    further jobs append `-2`, `-3` and so on.

    Rejected rows are left out and reported in `findings`. `repeated` says what to do with a recipient that occurs again
    in the run: "report" reports and sends it, "drop" reports it and leaves it out, and "ignore" sends it without a
    report, which saves about 120 bytes of memory for each recipient.

    Raises `OptionError` for invalid options, and during the iteration for a row that is neither `Prepared` nor
    `Rejected`. The shape of the body is *observed*, not documented.

    >>> from engage_text import prepare_many
    >>> rows = [{"type": "promotional", "from": "ACMEIN", "to": to, "tiny": "0", "msg": "Sale ends today!",
    ...     "transactionID": "t", "dlr": {"mask": 1}} for to in ("919876543210", "98765")]
    >>> jobs = notify_requests(prepare_many(rows), Credentials(bearer="a-token", basic="YXBwOmtleQ=="),
    ...     transaction_id="sale-1", campaign="Sale")
    >>> b"".join(next(jobs).body).partition(b'"tiny":"0",')[2]
    b'"dataSet":[{"msisdn":"919876543210","message":"Sale ends today!"}]}'
    >>> [(row.index, row.report.problems[0].code) for row in jobs.findings]
    [(1, 'number-too-short')]
    """
    _need_names(transaction_id, campaign)
    if repeated not in ("report", "drop", "ignore"):
        raise OptionError("repeated must be 'report', 'drop' or 'ignore'")
    if not isinstance(rows, Iterable):
        raise OptionError("rows must be the results of prepare_many or for_recipients")
    target = address(base, NOTIFY_PATH), headers_for(credentials)
    return NotifyJobs(rows, target, (transaction_id, campaign), repeated)


def for_recipients(
    prepared: Prepared,
    recipients: Iterable[str],
    *,
    rules: RuleSet | None = None,
    home_region: str | None = HOME_REGION,
    strict: bool = False,
) -> Iterator[Prepared | Rejected]:
    """Yield the prepared message for each recipient. All of them get the same body, and only `to` is checked again.

    A `Rejected` reports the problems of its recipient. `rules`, `home_region` and `strict` are those of `prepare`.

    Raises `OptionError` if `prepared` is not a `Prepared`, if `recipients` is not an iterable or is a str, and for an
    option of the wrong kind.

    >>> from engage_text import prepare
    >>> done = prepare({"type": "promotional", "from": "ACMEIN", "to": "919876543210", "tiny": "0",
    ...     "msg": "Sale ends today!", "transactionID": "t", "dlr": {"mask": 1}})
    >>> [type(row).__name__ for row in for_recipients(done, ["+91 98765 43211", "98765"])]
    ['Prepared', 'Rejected']
    """
    if not isinstance(prepared, Prepared):
        raise OptionError(f"prepared must be a Prepared, got {kind_of(prepared)}")
    if not is_many(recipients):
        raise OptionError("recipients must be an iterable of phone numbers, such as a list")
    options = PrepareOptions(rules=rules, home_region=home_region, strict=strict)
    return _addressed(prepared, recipients, options)


def _addressed(
    prepared: Prepared, recipients: Iterable[str], options: PrepareOptions
) -> Iterator[Prepared | Rejected]:
    others = tuple(found for found in prepared.report if found.param != RECIPIENT)
    for index, recipient in enumerate(recipients):
        digits, problems = _judge(recipient, options.home_region)
        found = tuple(options.reported(problems))
        texts = (
            {**prepared.report.texts, RECIPIENT: recipient} if found and isinstance(recipient, str) else {}
        )
        report = Report((*found, *others), texts or prepared.report.texts)
        if report.ok:
            yield prepared._replace(payload={**prepared.payload, RECIPIENT: digits}, report=report)
        else:
            yield Rejected(index, report, recipient, prepared.next_id)


def _judge(recipient: object, home_region: str | None) -> tuple[str, tuple[Problem, ...]]:
    if not isinstance(recipient, str) or has_surrogate(recipient):
        return "", tuple(found for found in check({RECIPIENT: recipient}) if found.param == RECIPIENT)
    number = parse_number(recipient, home_region=home_region)
    return number.digits, tuple(rules.number_problems(number, recipient))


def _need_names(transaction_id: object, campaign: object) -> None:
    for name, text in (("transaction_id", transaction_id), ("campaign", campaign)):
        _need_text(name, text)
    if len(str(transaction_id)) > _MAX_ID:
        raise OptionError(
            f"transaction_id must have at most {_MAX_ID} characters, so that a job number fits after it"
        )


def _need_text(name: str, text: object) -> None:
    if not isinstance(text, str) or not text.strip():
        raise OptionError(f"{name} must be a str that is not empty or only spaces")
    if has_surrogate(text):
        raise OptionError(f"{name} contains a lone surrogate, which cannot be encoded")
