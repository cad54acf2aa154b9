"""What only the caller knows about its messages in a market: registrations, and where the messages are sent from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engage_text._checks import is_many, kind_of, need_text, quoted
from engage_text._readonly import NOTHING, read_only
from engage_text._to_dict import fields_to_dict
from engage_text.policies._market_table import MARKETS
from engage_text.problems import OptionError

__all__ = ["MarketFacts", "market_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFacts:
    """Facts about a sender that no message shows. A rule that needs a missing one says so, and does not guess.

    - `senders` maps a market to the sender ids that are registered there.
    - `domains` maps a market to the domains that are registered there. A domain includes its subdomains.
    - `domestic` maps a market to True if messages are sent there from inside the country, or False if from abroad.

    Raises `OptionError` for an invalid value.

    >>> MarketFacts(senders={"AU": ["ACME"]}, domestic={"TR": False}).senders["AU"]
    ('ACME',)
    """

    senders: Mapping[str, Iterable[str]] = field(default_factory=lambda: NOTHING, hash=False)
    domains: Mapping[str, Iterable[str]] = field(default_factory=lambda: NOTHING, hash=False)
    domestic: Mapping[str, bool] = field(default_factory=lambda: NOTHING, hash=False)

    def __post_init__(self) -> None:
        for name in ("senders", "domains"):
            given = _by_market(getattr(self, name), name)
            texts = {market: _texts(listed, f"{name}.{market}") for market, listed in given.items()}
            if name == "domains":
                texts = {market: tuple(text.lower() for text in listed) for market, listed in texts.items()}
            object.__setattr__(self, name, read_only(texts))
        domestic = _by_market(self.domestic, "domestic")
        for market, given in domestic.items():
            if not isinstance(given, bool):
                raise OptionError(f"domestic.{market} must be True or False, got {kind_of(given)}")
        object.__setattr__(self, "domestic", read_only(domestic))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values."""
        return fields_to_dict(self)


def market_names(given: object, option: str = "markets") -> tuple[str, ...]:
    """Return the markets of a list, each once and in capital letters.

    >>> market_names(["us", "CA", "US"])
    ('US', 'CA')
    """
    if not is_many(given):
        raise OptionError(f"{option} must be a list of markets, got {kind_of(given)}")
    return tuple(dict.fromkeys(_market(name, option) for name in given))


def _market(given: object, option: str) -> str:
    name = given.upper() if isinstance(given, str) else ""
    if name not in MARKETS:
        raise OptionError(f"{option} must contain only {', '.join(MARKETS)}, got {quoted(given)}")
    return name


def _by_market(given: object, option: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise OptionError(f"{option} must map markets to values, got {kind_of(given)}")
    return {_market(name, option): value for name, value in given.items()}


def _texts(given: object, option: str) -> tuple[str, ...]:
    if not is_many(given):
        raise OptionError(f"{option} must be a list of texts, got {kind_of(given)}")
    return tuple(dict.fromkeys(need_text(text, f"a text in {option}") for text in given))
