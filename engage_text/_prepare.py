"""The public functions for whole requests. All of them run the same steps.

`prepare` raises, `check` reports, and `prepare_many` yields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, NamedTuple

from engage_text._checks import kind_of, need_choice, need_text
from engage_text._job import Job, PrepareOptions
from engage_text._outgoing import outgoing_body
from engage_text._steps import CLEAR, STAND_INS, steps
from engage_text._to_dict import fields_to_dict
from engage_text.hosts import HostRules
from engage_text.ids import Ids, IdSource
from engage_text.links import LinksPer, Shortener, ShortLink
from engage_text.numbers import HOME_REGION
from engage_text.placeholders import PlaceholderPolicy
from engage_text.problems import OptionError, Report, RequestError
from engage_text.rules import RuleSet
from engage_text.segments import MessageSize
from engage_text.urls import BarePolicy, Scheme, UrlOptions, scan, url_options
from engage_text.wire import BODY, RECIPIENT, build_payload, payload_bytes

__all__ = [
    "Prepared",
    "Rejected",
    "check",
    "check_body",
    "check_recipient",
    "prepare",
    "prepare_many",
    "preview_body",
]

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
    return outgoing_body(body, scan(body, options.urls), Job(options), asks_tiny=True).preview


def check_body(  # noqa: PLR0913 - options, by keyword only
    body: str,
    *,
    shortener: Shortener | None = None,
    urls: UrlOptions | None = None,
    rules: RuleSet | None = None,
    bare: BarePolicy | None = None,
    scheme: Scheme | None = None,
    hosts: HostRules | None = None,
    strict: bool = False,
    placeholders: PlaceholderPolicy = "refuse",
) -> Report:
    """Return a report of every problem of a text alone, such as a template. Its links count as short links.

    >>> [problem.code for problem in check_body("Hi {{name}}, log in at http://10.0.0.1/x")]
    ['placeholder-unfilled', 'url-private']
    """
    if type(body) is not str:
        body = need_text(body, "body")
    found_by = url_options(urls, bare, scheme, hosts, "urls")
    options = PrepareOptions(shortener, found_by, rules, HOME_REGION, strict, placeholders)
    return steps({**STAND_INS, BODY: body}, Job(options))[0]


def check_recipient(
    recipient: str,
    *,
    rules: RuleSet | None = None,
    home_region: str | None = HOME_REGION,
    strict: bool = False,
) -> Report:
    """Return a report of every problem of a recipient alone.

    >>> [problem.hint for problem in check_recipient("98765 43210")]
    ["Add 91 before the number if it is an Indian mobile number, otherwise the number's own country code."]
    """
    if type(recipient) is not str:
        recipient = need_text(recipient, "recipient")
    options = PrepareOptions(rules=rules, home_region=home_region, strict=strict)
    return steps({**STAND_INS, RECIPIENT: recipient}, Job(options))[0]


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
    report, parsed, number, _, done = steps(request, job)
    # A request without a body or a number has errors that no option hides.
    if done is None or (report is not CLEAR and not report.ok):
        return report
    (outgoing, preview, links, tiny, used, _, _, _), size, before = done
    payload = build_payload(parsed, recipient=number.digits if number else "", body=outgoing, tiny=tiny)
    if links:
        job.use(links, used)
    return _new_prepared((payload, links, preview, size, before, report, job.next_id))
