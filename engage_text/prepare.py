"""The order of the steps: read, judge, find, shorten, measure. No rule, no pattern, no wire name of its own.

`prepare` raises, `check` reports, `prepare_many` yields; all three run the same steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from engage_text import rules
from engage_text.codes import CAPACITY
from engage_text.ids import NO_IDS, Ids, as_range
from engage_text.links import (
    SERVICE_HOSTS,
    SERVICE_PLACEHOLDER,
    LinkError,
    Shortener,
    ShortLink,
    ends_apart,
    shorten,
    substitute,
)
from engage_text.numbers import parse_number, parse_sender
from engage_text.problems import CLEAR, Problem, Report, RequestError, Severity
from engage_text.segments import MessageSize, measure
from engage_text.urls import BarePolicy, HostRules, UrlSpan, find_urls, is_absolute_http, scan_urls
from engage_text.wire import Reading, build_payload, payload_bytes, read_request

__all__ = ["Prepared", "Rejected", "check", "prepare", "prepare_many", "preview_body"]

LinksPer = Literal["recipient", "target"]
_ANY_IDS = range(CAPACITY)  # whose codes nobody asks for: all have one length
# One trial finds the links that would not stand, the next sees that the rest stands beside them. A hostile
# body shall not buy one trial for each of its URLs: past this, all stay as written.
_TRIALS = 3
# A NamedTuple's own constructor is written in Python, and takes three times as long.
_new = tuple.__new__


class Prepared(NamedTuple):
    """A request that is ready to send.

    `payload` is the JSON object to post, keys in the documented order. `links` are the rows to register with
    the redirector before sending. `preview` is what the handset shows; where the service shortens, a
    placeholder of the link's exact length stands for each URL. `size` is the size of the preview,
    `size_before` that of the body as written. `next_id` is the first id not used, None if none were given.
    """

    payload: dict[str, Any]
    links: tuple[ShortLink, ...]
    preview: str
    size: MessageSize
    size_before: MessageSize
    report: Report
    next_id: int | None = None

    def payload_json(self) -> bytes:
        """Return the payload as UTF-8 JSON, without blanks, nothing escaped that need not be."""
        return payload_bytes(self.payload)

    def __repr__(self) -> str:
        # Without payload and preview: a message may hold what does not belong in a log.
        _, links, _, size, size_before, report, next_id = self
        return f"Prepared({links=}, {size=}, {size_before=}, {report=}, {next_id=})"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A request that cannot be sent: where it stood, what is wrong, and the request itself, untouched."""

    index: int
    report: Report
    request: object = field(repr=False)
    next_id: int | None = None


def prepare(  # noqa: PLR0913 - options, by keyword only
    request: object,
    *,
    shortener: Shortener | None = None,
    ids: Ids = None,
    bare: BarePolicy = "likely",
    hosts: HostRules | None = None,
    strict: bool = False,
) -> Prepared:
    """Return the request as a payload that is ready to send.

    `request` is a mapping with the wire's names, its JSON (`bytes` or `str`) or an `SmsRequest`. Without a
    shortener the body and its `tiny` flag go out as they are and the service shortens; with one, and `tiny`
    asked for, URLs become links here, with codes for the `ids` given: a first id, a range or a block. `bare` and
    `hosts` say what counts as a URL, as in `find_urls`; `strict` makes an error of every warning. Same input,
    same bytes out.

    Raises `RequestError`, whose `report` holds every problem at once; `IdsError` for ids that are none.
    Source: the reference's sections on Push SMS and tiny URLs.

    >>> done = prepare({"type": "transactional", "from": "ACMEIN", "to": "+91 98765 43210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "transactionID": "t-1", "dlr": {"mask": 1}})
    >>> done.payload["to"], done.size.segments
    ('919876543210', 1)
    """
    outcome = _run(request, _Options(shortener, bare, hosts, strict), as_range(ids), given=ids is not None)
    if isinstance(outcome, Report):
        raise RequestError(outcome)
    return outcome


def check(
    request: object,
    *,
    shortener: Shortener | None = None,
    bare: BarePolicy = "likely",
    hosts: HostRules | None = None,
    strict: bool = False,
) -> Report:
    """Return everything that is wrong or odd with the request. Never raises for its content.

    Needs no ids: every code has the same length, so the body that would go out is known without them.

    >>> report = check({"type": "transactional", "from": "ACMEIN", "to": "9876543210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "dlr": {"mask": 1}})
    >>> [problem.code for problem in report]
    ['field-missing', 'number-missing-country-code']
    """
    outcome = _run(request, _Options(shortener, bare, hosts, strict), _ANY_IDS, given=True)
    return outcome if isinstance(outcome, Report) else outcome.report


def prepare_many(  # noqa: PLR0913 - options, by keyword only
    requests: Iterable[object],
    *,
    shortener: Shortener | None = None,
    ids: Ids = None,
    links_per: LinksPer = "recipient",
    bare: BarePolicy = "likely",
    hosts: HostRules | None = None,
    strict: bool = False,
) -> Iterator[Prepared | Rejected]:
    """Yield a `Prepared` or a `Rejected` for each request, in order, holding one at a time.

    Each message takes the ids behind those of the one before; a rejected one takes none. With links per
    `recipient` each message has codes of its own, so that a click tells who clicked; per `target` a URL has
    one code in the whole job, and the job remembers its URLs. Raises `IdsError` at once, before the first request
    is read, for ids that are none, `LinkError` for another `links_per`.

    >>> [type(result).__name__ for result in prepare_many([{}, b"[1]"])]
    ['Rejected', 'Rejected']
    """
    if links_per not in ("recipient", "target"):
        raise LinkError("links_per must be recipient or target")
    known: dict[str, tuple[int, str]] | None = {} if links_per == "target" else None
    options = _Options(shortener, bare, hosts, strict, known)
    return _stream(requests, options, as_range(ids), given=ids is not None)


def preview_body(
    body: str,
    *,
    shortener: Shortener | None = None,
    bare: BarePolicy = "likely",
    hosts: HostRules | None = None,
) -> str:
    """Return what a handset will show of the body once its URLs are short, `XXXXXXX` in the place of codes.

    >>> preview_body("Pay at https://shop.example.in/pay?bill=42 today")
    'Pay at https://su.digo.link/XXXXXXX today'
    """
    return _deliver(body, _Options(shortener, bare, hosts, strict=False), _ANY_IDS, asks_tiny=True).preview


class _Options(NamedTuple):
    shortener: Shortener | None
    bare: BarePolicy
    hosts: HostRules | None
    strict: bool
    known: dict[str, tuple[int, str]] | None = None  # the codes that the job's targets have already


def _stream(
    requests: Iterable[object], options: _Options, ids: range, *, given: bool
) -> Iterator[Prepared | Rejected]:
    for index, request in enumerate(requests):
        outcome = _run(request, options, ids, given=given)
        if isinstance(outcome, Report):
            yield Rejected(index, outcome, request, ids.start if given else None)
            continue
        if options.known is not None:
            options.known.update((link.target, (link.id, link.code)) for link in outcome.links)
        if outcome.links and outcome.next_id is not None:
            ids = range(outcome.next_id, ids.stop, ids.step)
        yield outcome


class _Body(NamedTuple):
    """What becomes of a body: what goes out, what the handset shows, and what is to be said of it."""

    outgoing: str
    preview: str
    links: tuple[ShortLink, ...]
    tiny: str
    used: int
    problems: Sequence[Problem]


def _run(request: object, options: _Options, ids: range, *, given: bool) -> Prepared | Report:
    reading = read_request(request)
    problems, recipient = _field_problems(reading)
    written = reading.body
    if written is None:
        return _report(problems, reading, options)
    body = _deliver(written, options, ids, asks_tiny=reading.asks_tiny)
    outgoing, preview, links, tiny, used, found = body
    before = measure(written)
    size = before if preview == written else measure(preview)
    problems += rules.body_problems(written, outgoing, before)
    problems += found
    problems += rules.size_problems(written, size, before)
    report = _report(problems, reading, options) if problems else CLEAR
    if problems and not report.ok:
        return report
    payload = build_payload(reading, recipient=recipient, body=outgoing, tiny=tiny)
    next_id = (ids[used] if used < len(ids) else ids.stop) if given else None
    return _new(Prepared, (payload, links, preview, size, before, report, next_id))


def _report(problems: list[Problem], reading: Reading, options: _Options) -> Report:
    if options.strict:
        problems = [problem._replace(severity=Severity.ERROR) for problem in problems]
    given = {
        "from": reading.sender,
        "to": reading.recipient,
        "msg": reading.body,
        "transactionID": reading.transaction_id,
        "dlr.url": reading.dlr_url,
    }
    return Report(tuple(problems), {name: text for name, text in given.items() if isinstance(text, str)})


def _field_problems(reading: Reading) -> tuple[list[Problem], str]:
    """Return the problems of all fields but the body, and the recipient's digits. What was not taken is None."""
    _, sender, written, _, transaction_id, dlr_url, _, _, _, faults = reading
    problems = list(rules.field_problems(faults)) if faults else []
    recipient = ""
    if sender is not None:
        problems += _sender_problems(sender)
    if written is not None:
        number = parse_number(written)
        recipient = number.digits
        problems += rules.number_problems(number, written)
    if transaction_id is not None and transaction_id.isspace():
        problems.append(rules.problem("field-empty", "transactionID"))
    if dlr_url is not None and not _takes_reports(dlr_url):
        problems.append(rules.dlr_url_problem(dlr_url))
    return problems, recipient


# A job has one sender and one address for its reports, over and over. Neither is longer than its field may be.
@lru_cache(maxsize=64)
def _sender_problems(sender: str) -> tuple[Problem, ...]:
    return tuple(rules.sender_problems(parse_sender(sender)))


_takes_reports = lru_cache(maxsize=64)(is_absolute_http)


def _deliver(body: str, options: _Options, ids: range, *, asks_tiny: bool) -> _Body:
    """Return what becomes of the body: as it is, shortened by the service, or shortened here."""
    shortener = options.shortener
    tiny = "0" if not asks_tiny else "1" if shortener is None else shortener.tiny
    urls, doubtful = scan_urls(body, bare=options.bare, hosts=options.hosts)
    if not urls and not doubtful:
        return _new(_Body, (body, body, (), tiny, 0, ()))
    problems: list[Problem] = []
    wanted: list[UrlSpan] = []
    for url in urls:
        odd = rules.url_problems(body, url)
        problems += odd
        if shortener is None:
            is_wanted = url.host not in SERVICE_HOSTS  # the service takes the odd ones too
        else:
            is_wanted = shortener.wants(url)
            if odd and is_wanted:
                is_wanted = rules.bears_link(odd, misleading=shortener.allow_misleading)
        if is_wanted:
            wanted.append(url)
    if doubtful:
        problems += rules.doubt_problems(doubtful)
        problems.sort(key=lambda problem: problem.span or (0, 0))
    if not asks_tiny:
        return _Body(body, body, (), tiny, 0, problems)
    if shortener is None:
        preview, _ = substitute(body, wanted, [SERVICE_PLACEHOLDER] * len(wanted))
        return _Body(body, preview, (), tiny, 0, problems)
    return _shortened(body, wanted, shortener, options, ids, problems)


def _shortened(  # noqa: PLR0913, PLR0917 - the rest of `_deliver`
    body: str,
    urls: list[UrlSpan],
    shortener: Shortener,
    options: _Options,
    ids: range,
    problems: list[Problem],
) -> _Body:
    wanted, glued = _apart(body, urls, shortener, options)
    if glued:
        problems += rules.glue_problems(glued)
    if ids is _ANY_IDS:
        shown, _ = substitute(body, wanted, [shortener.placeholder] * len(wanted))
        return _Body(shown, shown, (), shortener.tiny, 0, problems)
    known = options.known or {}
    done = shorten(body, wanted, shortener, ids, known)
    if done is None:
        code = "ids-missing" if ids is NO_IDS else "ids-exhausted"
        left = f"{len(ids)}, less those whose codes are avoided," if shortener.avoid else len(ids)
        needed = len({url.target for url in wanted}.difference(known))
        problems.append(rules.problem(code, "msg", detail=needed, left=left))
        return _Body(body, body, (), shortener.tiny, 0, problems)
    short, links, used = done
    return _new(_Body, (short, short, links, shortener.tiny, used, problems))


def _apart(
    body: str, urls: list[UrlSpan], shortener: Shortener, options: _Options
) -> tuple[list[UrlSpan], list[UrlSpan]]:
    """Part the URLs whose links can be read back from those whose links would run into their neighbours.

    What a detector reads in the body that goes out is what a handset opens: `a.in:99999/x` holds the link
    `a.in`, but a short link in its place would swallow `:99999/x`.
    """
    for url in urls:
        if not ends_apart(body, url.end):
            break
    else:
        return urls, []
    standing, glued = urls, list[UrlSpan]()
    for _ in range(_TRIALS):
        trial, places = substitute(body, standing, [shortener.placeholder] * len(standing))
        found = {(url.start, url.end) for url in find_urls(trial, bare=options.bare, hosts=options.hosts)}
        fallen = [url for url, place in zip(standing, places, strict=True) if place not in found]
        if not fallen:
            return standing, glued
        glued += fallen
        standing = sorted(set(standing).difference(fallen))
    return [], urls
