"""A policy: what messages must be like beyond what the service needs. Options only; the rules use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from engage_text._checks import exact_text, is_many, kind_of, need_bool, need_int, quoted
from engage_text._readonly import NOTHING, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.numbers import parse_number
from engage_text.policies._dlt_options import DltOptions
from engage_text.policies._domain_patterns import DomainPatterns
from engage_text.policies._market_options import MarketFacts, market_names
from engage_text.policies._phrases import Phrases
from engage_text.policies._plain_options import built
from engage_text.policies._rates import Rates, price_of
from engage_text.policies._sending_window import DAYS, SendingWindow, moment_of, window_of
from engage_text.policies._template_options import TemplateOptions
from engage_text.problems import OptionError
from engage_text.segments import MAX_SEGMENTS, Encoding
from engage_text.wire import TYPES

__all__ = ["Policy"]

_ENCODINGS = tuple(map(str, Encoding))
_MOST_LINKS = 1000  # a body has at most 1000 characters
_MOST_SHOWN = 60
_NO_TEMPLATE_OPTIONS, _NO_MARKET_FACTS = TemplateOptions(), MarketFacts()


class Searches(Protocol):
    """A pattern that is searched in linear time."""

    @property
    def pattern(self) -> str:
        """The pattern as written."""
        ...

    def search(self, text: str) -> tuple[int, int] | None:
        """Return the place of a match, or None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    r"""What messages must be like, beyond what the service needs. An option that is not set checks nothing.

    - `max_segments`, `max_cost`: the most segments that one message may have, and the most that it may cost.
      `rates` are the prices of a segment: a `Rates`, or a mapping from prefix to price.
    - `encodings`: the encodings that are allowed, `GSM-7` or `UCS-2`.
    - `max_links`, `https_only`, `no_public_shorteners`: the links that are allowed in a body.
    - `allowed_domains`, `forbidden_domains`: `example.com` includes its subdomains, `*.example.com` is only the
      subdomains, and `example.*` is the registered name under any public suffix.
    - `required_words`, `forbidden_words`: words and phrases, in any case.
    - `required_patterns`, `forbidden_patterns`: regular expressions in the part of Python's syntax that can be matched
      in linear time. They have no references, and no assertions but `^ $ \b \B \A \Z`.
    - `brands`: names of the sender. A body must contain one of them.
    - `opt_outs`: texts such as `STOP to opt out`. A body must contain one of them if its type is in `opt_out_types`.
    - `send_from`, `send_until`: the time of day, such as `09:00`, when messages of `window_types` may go out, on
      `send_days`. `utc_offset`, such as `+05:30`, makes it local time. `sent_at` is the moment to check, because
      nothing here reads a clock.
    - `safe_recipients`: the only numbers that messages may go to. `+9198*` is every number with these first digits.
    - `senders`: the senders that each type may use.
    - `template`: what is known of the variables of templates, a `TemplateOptions`. `dlt`: what is registered on India's
      DLT ledger, a `DltOptions`. Without one, nothing of DLT is checked.
    - `markets`: the markets whose rules are checked, by their codes, such as `US`. `market_facts`, a `MarketFacts`, is
      what only the caller knows about them. These options can also be given as mappings.

    All values are plain, as in JSON or TOML. Raises `OptionError` for a wrong value, and names the option.

    >>> policy = Policy(max_segments=1, allowed_domains=["example.com"], senders={"promotional": ["ACMEIN"]})
    >>> policy.max_segments, policy.allowed_domains
    (1, ('example.com',))
    """

    max_segments: int | None = None
    max_cost: Any = None
    rates: Rates | Mapping[str, Any] | None = None
    encodings: Iterable[str] = ()
    max_links: int | None = None
    https_only: bool = False
    no_public_shorteners: bool = False
    allowed_domains: Iterable[str] = ()
    forbidden_domains: Iterable[str] = ()
    required_words: Iterable[str] = ()
    forbidden_words: Iterable[str] = ()
    required_patterns: Iterable[str] = ()
    forbidden_patterns: Iterable[str] = ()
    brands: Iterable[str] = ()
    opt_outs: Iterable[str] = ()
    opt_out_types: Iterable[str] = ("promotional",)
    send_from: str | None = None
    send_until: str | None = None
    send_days: Iterable[str] = DAYS
    utc_offset: str = ""
    window_types: Iterable[str] = ("promotional",)
    sent_at: str | datetime | None = None
    safe_recipients: Iterable[str] = field(default=(), repr=False)
    senders: Mapping[str, Iterable[str]] = field(default_factory=lambda: NOTHING, hash=False)
    template: TemplateOptions | Mapping[str, Any] = _NO_TEMPLATE_OPTIONS
    dlt: DltOptions | Mapping[str, Any] | None = None
    markets: Iterable[str] = ()
    market_facts: MarketFacts | Mapping[str, Any] = _NO_MARKET_FACTS
    # What the rules use: the options in the form in which they are compared.
    budget: Decimal | None = field(init=False, repr=False, compare=False)
    rate_table: Rates | None = field(init=False, repr=False, compare=False)
    allowed: DomainPatterns = field(init=False, repr=False, compare=False)
    forbidden: DomainPatterns = field(init=False, repr=False, compare=False)
    phrases: Mapping[str, Phrases] = field(init=False, repr=False, compare=False)
    required_regexes: tuple[Searches, ...] = field(init=False, repr=False, compare=False)
    forbidden_regexes: tuple[Searches, ...] = field(init=False, repr=False, compare=False)
    has_links: bool = field(init=False, repr=False, compare=False)
    has_words: bool = field(init=False, repr=False, compare=False)
    window: SendingWindow | None = field(init=False, repr=False, compare=False)
    moment: datetime | None = field(init=False, repr=False, compare=False)
    safe: tuple[frozenset[str], tuple[str, ...]] = field(init=False, repr=False, compare=False)
    template_options: TemplateOptions = field(init=False, repr=False, compare=False)
    dlt_options: DltOptions | None = field(init=False, repr=False, compare=False)
    known_facts: MarketFacts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for values in (
            _checked_sizes(self),
            _checked_links(self),
            _checked_words(self),
            _checked_window(self),
            _checked_people(self),
            _checked_rooms(self),
        ):
            for name, value in values.items():
                object.__setattr__(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """Return the options as JSON-ready values."""
        plain = fields_to_dict(self, leave_out=("max_cost", "rates"))
        cost = None if self.budget is None else str(self.budget)
        rates = None if self.rate_table is None else self.rate_table.to_dict()
        return {"max_segments": plain.pop("max_segments"), "max_cost": cost, "rates": rates, **plain}


def _checked_sizes(policy: Policy) -> dict[str, Any]:
    if policy.max_segments is not None:
        need_int(policy.max_segments, "max_segments", least=1, most=MAX_SEGMENTS)
    budget = None if policy.max_cost is None else price_of(policy.max_cost, "max_cost")
    rates = policy.rates
    if rates is not None and not isinstance(rates, Rates):
        rates = Rates(rates)
    if budget is not None and rates is None:
        raise OptionError("max_cost needs rates, which say what a segment costs")
    encodings = _choices(policy.encodings, "encodings", _ENCODINGS)
    return {"budget": budget, "rates": rates, "rate_table": rates, "encodings": encodings}


def _checked_links(policy: Policy) -> dict[str, Any]:
    if policy.max_links is not None:
        need_int(policy.max_links, "max_links", least=0, most=_MOST_LINKS)
    need_bool(policy.https_only, "https_only")
    need_bool(policy.no_public_shorteners, "no_public_shorteners")
    allowed = DomainPatterns(policy.allowed_domains, "allowed_domains")
    forbidden = DomainPatterns(policy.forbidden_domains, "forbidden_domains")
    return {
        "allowed_domains": allowed.names,
        "forbidden_domains": forbidden.names,
        "allowed": allowed,
        "forbidden": forbidden,
        "has_links": bool(
            allowed.names or forbidden.names or policy.https_only or policy.no_public_shorteners
        ),
    }


def _checked_words(policy: Policy) -> dict[str, Any]:
    names = ("required_words", "forbidden_words", "brands", "opt_outs")
    phrases = {name: Phrases(getattr(policy, name), name) for name in names}
    types = _choices(policy.opt_out_types, "opt_out_types", TYPES)
    texts = {name: given.texts for name, given in phrases.items()}
    values: dict[str, Any] = {**texts, "opt_out_types": types, "phrases": read_only(phrases)}
    for name in ("required", "forbidden"):
        patterns = _regexes(getattr(policy, f"{name}_patterns"), f"{name}_patterns")
        values |= {f"{name}_regexes": patterns, f"{name}_patterns": tuple(one.pattern for one in patterns)}
    values["has_words"] = any((*texts.values(), *values["required_regexes"], *values["forbidden_regexes"]))
    return values


def _regexes(given: object, option: str) -> tuple[Searches, ...]:
    if isinstance(given, tuple) and not given:
        return ()
    from engage_text.policies._linear_regex import regexes  # noqa: PLC0415 - 2 ms that few policies need

    return regexes(given, option)


def _checked_window(policy: Policy) -> dict[str, Any]:
    start, end = policy.send_from, policy.send_until
    if (start is None) != (end is None):
        raise OptionError("send_from and send_until must be given together")
    days, offset = policy.send_days, policy.utc_offset
    # Days and offset are checked even without a window.
    checked = window_of(
        "00:00" if start is None else start, "24:00" if end is None else end, days=days, utc_offset=offset
    )
    return {
        "send_days": tuple(DAYS[day] for day in sorted(checked.days)),
        "window_types": _choices(policy.window_types, "window_types", TYPES),
        "window": None if start is None else checked,
        "moment": None if policy.sent_at is None else moment_of(policy.sent_at),
    }


def _checked_people(policy: Policy) -> dict[str, Any]:
    listed = tuple(dict.fromkeys(_texts(policy.safe_recipients, "safe_recipients")))
    safe = [_safe_digits(text) for text in listed]
    whole = frozenset(digits for digits, is_prefix in safe if not is_prefix)
    prefixes = tuple(digits for digits, is_prefix in safe if is_prefix)
    if not isinstance(policy.senders, Mapping):
        raise OptionError(f"senders must map types to lists of senders, got {kind_of(policy.senders)}")
    given = dict(policy.senders)
    _choices(given, "senders", TYPES)
    senders = {name: _texts(names, f"senders.{name}") for name, names in given.items()}
    return {"safe_recipients": listed, "safe": (whole, prefixes), "senders": read_only(senders)}


def _checked_rooms(policy: Policy) -> dict[str, Any]:
    template = built(TemplateOptions, policy.template, "template")
    dlt = None if policy.dlt is None else built(DltOptions, policy.dlt, "dlt")
    facts = built(MarketFacts, policy.market_facts, "market_facts")
    return {
        "template": template,
        "template_options": template,
        "dlt": dlt,
        "dlt_options": dlt,
        "markets": market_names(policy.markets),
        "market_facts": facts,
        "known_facts": facts,
    }


def _safe_digits(text: str) -> tuple[str, bool]:
    """Return the digits of an entry, and whether they are only the first digits."""
    stripped = text.strip()
    if stripped.endswith("*"):
        digits = stripped[:-1].strip().removeprefix("+")
        if digits.isascii() and digits.isdigit():
            return digits, True
    else:
        number = parse_number(stripped)
        # A number that may lack its country code could be that of a customer.
        if number.e164 is not None and number.national_of is None:
            return number.digits, False
    raise OptionError(
        "safe_recipients must contain numbers with their country code, such as +919876543210 or +9198*, "
        f"got {quoted(text, most=_MOST_SHOWN)}"
    )


def _choices(given: object, option: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    texts = _texts(given, option)
    for text in texts:
        if text not in choices:
            allowed = " and ".join(choices)
            raise OptionError(f"{option} must contain only {allowed}, got {quoted(text, most=_MOST_SHOWN)}")
    return tuple(dict.fromkeys(texts))


def _texts(given: object, option: str) -> tuple[str, ...]:
    if not is_many(given):
        raise OptionError(f"{option} must be a list of texts, got {kind_of(given)}")
    entries = list(given)
    for entry in entries:
        if not isinstance(entry, str) or not entry.strip():
            raise OptionError(f"{option} must contain texts, got {quoted(entry, most=_MOST_SHOWN)}")
    return tuple(map(exact_text, entries))  # type: ignore[arg-type]
