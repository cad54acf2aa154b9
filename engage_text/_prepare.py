"""The order of the steps: read, judge, find, shorten, measure. Rules, patterns and wire names are in other modules.

`prepare` raises, `check` reports, and `prepare_many` yields. All three run the same steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, NamedTuple

from engage_text import rules
from engage_text._checks import kind_of, need_choice, need_text
from engage_text._job import Job, PrepareOptions
from engage_text._outgoing import outgoing_body
from engage_text._to_dict import fields_to_dict
from engage_text.hosts import HostRules
from engage_text.ids import ANY_IDS, Ids, IdSource
from engage_text.links import LinksPer, Shortener, ShortLink
from engage_text.numbers import HOME_REGION, parse_number, parse_sender
from engage_text.placeholders import PlaceholderPolicy
from engage_text.problems import OptionError, Problem, Report, RequestError
from engage_text.rules import Context, RuleSet
from engage_text.segments import MessageSize, measure
from engage_text.urls import BarePolicy, Scheme, UrlOptions, scan, url_options
from engage_text.wire import ParsedRequest, build_payload, payload_bytes, read_request

__all__ = ["Prepared", "Rejected", "check", "context_of", "prepare", "prepare_many", "preview_body"]

# The report of nearly every request. All of them share it: texts are only needed to show problems, and it has none.
_CLEAR = Report()
_ONE_REQUEST = (Mapping, str, bytes, bytearray, memoryview)


class Prepared(NamedTuple):
    """A request that is ready to send.

    `payload` is the JSON object to post, with its keys in the documented order. Register `links` with the redirector
    before you send the payload. `preview` is the text that the handset shows. If the service shortens, a placeholder
    of the link's exact length replaces each URL in it. `size` is the size of the preview, and `size_before` is the
    size of the body as written. `next_id` is the first unused id, or None if no ids were given.
    """

    payload: dict[str, Any]
    links: tuple[ShortLink, ...]
    preview: str
    size: MessageSize
    size_before: MessageSize
    report: Report
    next_id: int | None = None

    def payload_json(self) -> bytes:
        """Return the payload as UTF-8 JSON, without spaces, escaped only where JSON requires it."""
        return payload_bytes(self.payload)

    def __repr__(self) -> str:
        # Without payload and preview: a message may contain personal data, which does not belong in a log.
        _, links, _, size, size_before, report, next_id = self
        return f"Prepared({links=}, {size=}, {size_before=}, {report=}, {next_id=})"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


_Fields = tuple[dict[str, Any], tuple[ShortLink, ...], str, MessageSize, MessageSize, Report, int | None]
# The constructor of a NamedTuple is written in Python. This one is C, and its tuple is type-checked.
_new_prepared: Callable[[_Fields], Prepared] = MethodType(tuple.__new__, Prepared)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A request that cannot be sent: its index, the report, and the unchanged request itself."""

    index: int
    report: Report
    request: object = field(repr=False)
    next_id: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values, without the request, which may be any object."""
        return fields_to_dict(self, leave_out=("request",))


def prepare(  # noqa: PLR0913 - options, by keyword only
    request: object,
    *,
    shortener: Shortener | None = None,
    ids: Ids = None,
    urls: UrlOptions | None = None,
    rules: RuleSet | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
    home_region: str | None = HOME_REGION,
    strict: bool = False,
    placeholders: PlaceholderPolicy = "refuse",
) -> Prepared:
    """Return the request as a payload that is ready to send.

    `request` is a mapping with wire names, its JSON (`bytes` or `str`) or an `SmsRequest`. Without a shortener, the
    body and its `tiny` flag go out as they are, and the service shortens. With a shortener, and if the request asks for
    `tiny`, URLs become short links here. Their codes are made from `ids`: a first id, a range or a block.

    `urls` says which hosts are URLs and which scheme a bare host gets. You can use the keywords `bare`, `scheme` and
    `hosts` instead, see `find_urls`. `home_region` is the region where most recipients live, or None. Hints name its
    country code, but no number is ever completed. `rules` decides which problems are reported, and `strict` treats the
    remaining warnings as errors. A body with unfilled placeholders is refused, unless you set `placeholders="allow"`
    for a template. The same input always gives the same bytes.

    Raises `RequestError` with a `report` of every problem, and `OptionError` for an option of the wrong kind.
    Source: the reference's sections on Push SMS and tiny URLs.

    >>> done = prepare({"type": "transactional", "from": "ACMEIN", "to": "+91 98765 43210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "transactionID": "t-1", "dlr": {"mask": 1}})
    >>> done.payload["to"], done.size.segments
    ('919876543210', 1)
    """
    found_by = url_options(urls, bare, scheme, hosts, "urls")
    options = PrepareOptions(shortener, found_by, rules, home_region, strict, placeholders)
    outcome = _run(request, Job(options, IdSource.of(ids)))
    if isinstance(outcome, Report):
        raise RequestError(outcome)
    return outcome


def check(  # noqa: PLR0913 - options, by keyword only
    request: object,
    *,
    shortener: Shortener | None = None,
    urls: UrlOptions | None = None,
    rules: RuleSet | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
    home_region: str | None = HOME_REGION,
    strict: bool = False,
    placeholders: PlaceholderPolicy = "refuse",
) -> Report:
    """Return a report of every problem of the request. Never raises because of its content.

    It needs no ids: every code has the same length, so the outgoing body can be checked without them.

    >>> report = check({"type": "transactional", "from": "ACMEIN", "to": "9876543210", "tiny": "0",
    ...     "msg": "Your parcel is out for delivery.", "dlr": {"mask": 1}})
    >>> [problem.code for problem in report]
    ['field-missing', 'number-missing-country-code']
    """
    found_by = url_options(urls, bare, scheme, hosts, "urls")
    options = PrepareOptions(shortener, found_by, rules, home_region, strict, placeholders)
    outcome = _run(request, Job(options))
    return outcome if isinstance(outcome, Report) else outcome.report


def prepare_many(  # noqa: PLR0913 - options, by keyword only
    requests: Iterable[object],
    *,
    shortener: Shortener | None = None,
    ids: Ids = None,
    links_per: LinksPer = "recipient",
    urls: UrlOptions | None = None,
    rules: RuleSet | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
    home_region: str | None = HOME_REGION,
    strict: bool = False,
    placeholders: PlaceholderPolicy = "refuse",
) -> Iterator[Prepared | Rejected]:
    """Yield a `Prepared` or a `Rejected` for each request, in order. Only one request is in memory at a time.

    Each message takes the next free ids, and a rejected request takes none. With `links_per="recipient"`, each message
    has its own codes, so a click shows who clicked. With `links_per="target"`, a URL has one code in the whole job,
    and the job remembers its URLs.

    Raises `OptionError` before the first request is read: for an invalid option, and for a single request instead of
    an iterable.

    >>> [type(result).__name__ for result in prepare_many([{}, b"[1]"])]
    ['Rejected', 'Rejected']
    """
    need_choice(links_per, "links_per", ("recipient", "target"))
    if (is_one := _is_one_request(requests)) or not isinstance(requests, Iterable):
        found = f"one {kind_of(requests)}: put it in a list" if is_one else kind_of(requests)
        raise OptionError(f"requests must be a list or another iterable of requests, got {found}")
    found_by = url_options(urls, bare, scheme, hosts, "urls")
    options = PrepareOptions(shortener, found_by, rules, home_region, strict, placeholders)
    return _stream(requests, Job(options, IdSource.of(ids), keeps_codes=links_per == "target"))


def preview_body(  # noqa: PLR0913 - options, by keyword only
    body: str,
    *,
    shortener: Shortener | None = None,
    urls: UrlOptions | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
) -> str:
    """Return the body as a handset shows it after its URLs are shortened, with `XXXXXXX` instead of codes.

    >>> preview_body("Pay at https://shop.example.in/pay?bill=42 today")
    'Pay at https://su.digo.link/XXXXXXX today'
    """
    if type(body) is not str:
        body = need_text(body, "body")
    options = PrepareOptions(shortener, url_options(urls, bare, scheme, hosts, "urls"))
    return outgoing_body(body, Job(options), asks_tiny=True).preview


def _is_one_request(requests: object) -> bool:
    """Return True for a single request: its keys, characters, bytes or fields can be iterated too."""
    return isinstance(requests, _ONE_REQUEST) or hasattr(type(requests), "model_fields")


def _stream(requests: Iterable[object], job: Job) -> Iterator[Prepared | Rejected]:
    for index, request in enumerate(requests):
        outcome = _run(request, job)
        if isinstance(outcome, Report):
            yield Rejected(index, outcome, request, job.next_id)
        else:
            yield outcome


def _run(request: object, job: Job) -> Prepared | Report:
    parsed = read_request(request)
    problems, recipient = _field_problems(parsed, job)
    written = parsed.body
    if written is None:
        return _report(problems, parsed, job.options)
    outgoing, preview, links, tiny, used, found, _, _ = outgoing_body(
        written, job, asks_tiny=parsed.asks_tiny
    )
    before = measure(written)
    size = before if preview == written else measure(preview)
    problems += rules.body_problems(written, outgoing, before)
    problems += found
    problems += rules.size_problems(written, size, before, job.options.shortener)
    report = _report(problems, parsed, job.options) if problems else _CLEAR
    if problems and not report.ok:
        return report
    payload = build_payload(parsed, recipient=recipient, body=outgoing, tiny=tiny)
    if links:
        job.use(links, used)
    return _new_prepared((payload, links, preview, size, before, report, job.next_id))


def _report(problems: list[Problem], parsed: ParsedRequest, options: PrepareOptions) -> Report:
    reported = tuple(options.reported(problems))
    return Report(reported, parsed.texts()) if reported else _CLEAR


def _field_problems(parsed: ParsedRequest, job: Job) -> tuple[list[Problem], str]:
    """Return the problems of all fields but the body, and the digits of the recipient."""
    _, sender, to, _, transaction_id, dlr_url, _, _, tlv, field_errors = parsed
    problems = list(rules.field_problems(field_errors)) if field_errors else []
    recipient = ""
    of_sender, of_rest = job.repeated_field_problems(sender, dlr_url, tlv)
    problems += of_sender
    if to is not None:
        number = parse_number(to, home_region=job.options.home_region)
        recipient = number.digits
        problems += rules.number_problems(number, to)
    if transaction_id is not None:
        problems += rules.transaction_id_problems(transaction_id)
    problems += of_rest
    return problems, recipient


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
    options = options or PrepareOptions()
    parsed = read_request(request)
    seen = Context(
        parsed,
        None if parsed.recipient is None else parse_number(parsed.recipient, home_region=options.home_region),
        None if parsed.sender is None else parse_sender(parsed.sender),
        options.urls,
    )
    if parsed.body is None:
        return seen
    urls, doubtful = scan(parsed.body, options.urls)
    body = outgoing_body(parsed.body, Job(options, ids), asks_tiny=parsed.asks_tiny)
    return seen._replace(
        urls=urls,
        doubtful=doubtful,
        outgoing=body.outgoing,
        size=measure(body.preview),
        size_before=measure(parsed.body),
        shortener=options.shortener,
        glued=body.glued,
        ids_needed=body.ids_needed,
        ids_left=None if ids.kind == "none" else ids.left,
        avoids_codes=options.shortener is not None and bool(options.shortener.avoid),
        allows_placeholders=options.placeholders == "allow",
    )
