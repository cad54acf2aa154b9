"""Callbacks to `dlr.url`: a click on a tiny URL, or a delivery report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from engage_text import rules
from engage_text._checks import is_int
from engage_text._readonly import ReadOnlyDict, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.links import ShortLink
from engage_text.problems import OptionError, Problem, Report, ServiceError
from engage_text.service._bots import bot_hint
from engage_text.service._json import read_object
from engage_text.wire import CLICK_FIELDS, CLICK_ONLY

__all__ = ["Click", "Delivery", "parse_callback"]

# *Observed*: `2023-08-16 06:48:35`. Other common forms of ISO 8601 are accepted too.
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_NUMBERS = frozenset(("recipient", "submit_id"))  # may be a JSON number
# A short URL as a redirector sees it. A port, a query and punctuation that the handset added do not belong to the link.
_SHORT_URL = re.compile(
    r"\s*+(?:https?://)?+([^/?#\s:]++)(?::[0-9]++)?+(/[^?#\s]*+)[^\n]*+\s*+", re.IGNORECASE
)
_AFTER_CODE = ".,:;!?)]}'\"*_~/"
_INT_MOST = 10**40


@dataclass(frozen=True, slots=True)
class Click:
    """A click on a tiny URL. If `clicked_at` is None, it is the row of a link that was not clicked.

    Fields that are null or missing are None. `link` is the `ShortLink` that was clicked, if it is one of the given
    links. `bot_hint` says why the click may not come from a person; "" if there is no clear sign. `extra` is read-only
    and contains every other field unchanged. The repr does not contain personal data.
    """

    clicked_at: datetime | None
    short_url: str | None
    long_url: str | None = field(repr=False)
    recipient: str | None = field(repr=False)
    message: str | None = field(repr=False)
    submit_id: str | None
    country: str | None
    os: str | None
    title: str | None = field(repr=False)
    ip: str | None = field(repr=False)
    link: ShortLink | None = field(repr=False)
    bot_hint: str
    extra: Mapping[str, Any] = field(repr=False, hash=False)

    def __post_init__(self) -> None:
        _keep_extra(self)

    @property
    def target(self) -> str | None:
        """Return the long URL: the target of `link` if it is known, else the `long_url` of the callback."""
        return self.link.target if self.link else self.long_url

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery report.

    Its fields are not documented. The fields that clicks have too are attributes, and `extra` contains all others.
    """

    recipient: str | None = field(repr=False)
    message: str | None = field(repr=False)
    submit_id: str | None
    country: str | None
    extra: Mapping[str, Any] = field(repr=False, hash=False)

    def __post_init__(self) -> None:
        _keep_extra(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def _keep_extra(value: Click | Delivery) -> None:
    if not isinstance(value.extra, ReadOnlyDict):
        object.__setattr__(value, "extra", read_only(value.extra))


def parse_callback(
    body: bytes | str,
    *,
    links: Iterable[ShortLink] | Mapping[str, ShortLink] = (),
    timezone: tzinfo | None = None,
) -> Click | Delivery:
    """Return the click or the delivery report in the body of a callback.

    An object with one of the fields `click_time`, `long_url` and `short_url` is a click, even if they are null. Any
    other object is a delivery report. No field is documented, so all of this is *observed*.

    `links` are the links that may have been clicked. If there are many, pass a mapping by short URL. `timezone` is the
    time zone of a `click_time` without one. If it is None, such a time stays naive.

    Anyone can post to an open address. Nothing here proves who sent the callback.

    Raises `ServiceError` with a report if the body is not a JSON object, or if a known field cannot be read.

    >>> click = parse_callback(b'{"msisdn": "919876543210", "click_time": "2023-08-16 06:48:35", "OS": "Android",'
    ...     b' "short_url": "https://su.digo.link/AbC1234", "long_url": "https://example.in/a"}')
    >>> click.clicked_at, click.target
    (datetime.datetime(2023, 8, 16, 6, 48, 35), 'https://example.in/a')
    """
    values = read_object(body)
    if isinstance(values, str):
        raise _unreadable(rules.callback_problem(values))
    if not isinstance(links, Iterable):
        raise OptionError("links must be ShortLinks, or a mapping to them by short URL")
    if timezone is not None and not isinstance(timezone, tzinfo):
        raise OptionError("timezone must be a tzinfo, such as zoneinfo.ZoneInfo('Asia/Kolkata')")
    if not any(name in values for name in CLICK_ONLY):
        return Delivery(**_take_fields(values, Delivery.__dataclass_fields__, timezone), extra=values)
    known = _take_fields(values, Click.__dataclass_fields__, timezone)
    link = _link(known["short_url"], links)
    hint = bot_hint(values, os=known["os"], ip=known["ip"])
    return Click(**known, link=link, bot_hint=hint, extra=values)


def _take_fields(values: dict[str, Any], wanted: Collection[str], timezone: tzinfo | None) -> dict[str, Any]:
    """Remove the known fields from the values, and return them by our names."""
    known: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, field_name in CLICK_FIELDS.items():
        if field_name not in wanted:
            continue
        value = values.pop(name, None)
        known[field_name] = _read(field_name, value, timezone)
        if value is not None and known[field_name] is None:
            problems.append(rules.callback_field_problem(name, _odd(field_name, value)))
    if problems:
        raise _unreadable(*problems)
    return known


def _unreadable(*problems: Problem) -> ServiceError:
    return ServiceError("the callback cannot be read", report=Report(problems))


def _read(name: str, value: object, timezone: tzinfo | None) -> str | datetime | None:
    """Return the value in the type of its field, or None if it is null or has an unexpected type."""
    if name in _NUMBERS and is_int(value) and 0 <= value < _INT_MOST:
        return str(value)
    if not isinstance(value, str):
        return None
    return _time(value, timezone) if name == "clicked_at" else value


def _time(text: str, timezone: tzinfo | None) -> datetime | None:
    if not _TIME.fullmatch(text):
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:  # the 31st of February
        return None
    return time if time.tzinfo else time.replace(tzinfo=timezone)


def _odd(name: str, value: object) -> str:
    if isinstance(value, str):
        return "not a time such as 2023-08-16 06:48:35"
    return (
        "neither a text nor a whole number"
        if name in _NUMBERS
        else f"{type(value).__name__} instead of a text"
    )


def _link(short_url: str | None, links: Iterable[ShortLink] | Mapping[str, ShortLink]) -> ShortLink | None:
    """Return the link of a short URL. Hosts ignore case, codes do not, and the scheme does not matter."""
    parts = _SHORT_URL.fullmatch(short_url) if short_url else None
    if parts is None:
        return None
    url = f"https://{parts[1].lower().rstrip('.')}{parts[2].rstrip(_AFTER_CODE)}"
    if isinstance(links, Mapping):
        return links.get(url)
    return next((link for link in links if isinstance(link, ShortLink) and link.url == url), None)
