"""A table of prices by the first digits of the recipient. The longest prefix decides."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engage_text._checks import exact_text, is_int, kind_of, need_text, quoted
from engage_text._readonly import read_only
from engage_text._to_dict import fields_to_dict
from engage_text.problems import OptionError

__all__ = ["Rates", "price_of"]

# No exponents: `1e999999999` is a short text and a number of a billion digits.
_PRICE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_PREFIX = re.compile(r"\+?([0-9]{1,15})")  # ITU-T E.164 section 6: at most 15 digits
_EVERY = "*"
_HEADER = ["prefix", "price"]
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Rates:
    """Prices of one segment by the first digits of the recipient, with the country code.

    `prices` maps prefixes (`91`, `9198`, or `*` for all other numbers) to prices: a str, an int or a Decimal. The
    longest prefix of a number decides. `currency` is only shown. Raises `OptionError` for a wrong prefix or price.

    >>> rates = Rates({"1": "0.0079", "44": "0.04", "447": "0.045", "*": "0.08"}, currency="USD")
    >>> rates.price("447400123456"), rates.cost("12125550123", 2), rates.price("919876543210")
    (Decimal('0.045'), Decimal('0.0158'), Decimal('0.08'))
    """

    prices: Mapping[str, Any] = field(hash=False)
    currency: str = field(default="", kw_only=True)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.prices, Mapping):
            raise OptionError(f"rates must map prefixes to prices, got {kind_of(self.prices)}")
        prices: dict[str, Decimal] = {}
        for given, price in dict(self.prices).items():
            prefix = _prefix_of(given)
            if prefix in prices:
                raise OptionError(f"rates must contain each prefix once, got {prefix} twice")
            prices[prefix] = price_of(price, f"the rate of {prefix}")
        object.__setattr__(self, "prices", read_only(prices))
        object.__setattr__(self, "currency", need_text(self.currency, "currency"))
        object.__setattr__(self, "_longest", max(map(len, prices), default=0))

    @classmethod
    def from_csv(cls, text: str, *, currency: str = "") -> Rates:
        r"""Return the rates of a CSV text with the columns `prefix` and `price`.

        The first line is the header. Raises `OptionError` with the line of the first error.

        >>> Rates.from_csv("prefix,price\n91,0.12\n*,0.9\n").price("14155550123")
        Decimal('0.9')
        """
        prices: dict[str, str] = {}
        for line, prefix, price in _csv_rows(need_text(text)):
            try:
                key = _prefix_of(prefix)
                price_of(price, "the price")
            except OptionError as error:
                raise OptionError(f"line {line} of the rates: {error}") from None
            if key in prices:
                raise OptionError(f"line {line} of the rates: prefix {key} is already in the table")
            prices[key] = price
        if not prices:
            raise OptionError("the rates must have at least one row after the header")
        return cls(prices, currency=currency)

    def price(self, digits: str) -> Decimal | None:
        """Return the price of one segment to these digits, or None if no prefix matches."""
        prices = self.prices
        for end in range(min(len(digits), self._longest), 0, -1):
            found = prices.get(digits[:end])
            if found is not None:
                return found  # type: ignore[no-any-return]
        return prices.get(_EVERY)

    def cost(self, digits: str, segments: int) -> Decimal | None:
        """Return the price of a message to these digits, or None if no prefix matches."""
        price = self.price(digits)
        return None if price is None else price * segments

    def __len__(self) -> int:
        return len(self.prices)

    def __repr__(self) -> str:
        return f"Rates({len(self.prices)} prefixes, currency={self.currency!r})"

    def to_dict(self) -> dict[str, Any]:
        """Return the table as JSON-ready values. The prices are texts, so that they stay exact."""
        prices = {prefix: str(price) for prefix, price in self.prices.items()}
        return {**fields_to_dict(self, leave_out=("prices",)), "prices": prices}


def price_of(given: object, name: str) -> Decimal:
    """Return a price as an exact number. Raises `OptionError` for anything but a price of 0 or more.

    A float is read as it is written: 0.1 is exactly one tenth.

    >>> price_of("0.05", "max_cost"), price_of(0.1, "max_cost")
    (Decimal('0.05'), Decimal('0.1'))
    """
    text = exact_text(given).strip() if isinstance(given, str) else ""
    if is_int(given) and 0 <= given < 10**12:
        text = str(given)
    elif isinstance(given, Decimal) and given.is_finite() and abs(given.adjusted()) <= 12:
        text = f"{given:f}"
    elif isinstance(given, float):
        text = f"{given:.12f}".rstrip("0").rstrip(".") if 0 <= given < 10**12 else ""
    if not _PRICE.fullmatch(text):
        found = quoted(given, most=_MOST_SHOWN) if isinstance(given, str) else str(given)[:_MOST_SHOWN]
        raise OptionError(f"{name} must be a number such as 0.05, got {found}")
    return Decimal(text)


def _prefix_of(given: object) -> str:
    text = exact_text(given).strip() if isinstance(given, str) else ""
    if text == _EVERY:
        return text
    found = _PREFIX.fullmatch(text)
    if found is None:
        shown = quoted(given, most=_MOST_SHOWN)
        raise OptionError(f"a prefix of rates must be digits such as 91, or *, got {shown}")
    return found[1]


def _csv_rows(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, prefix and price of each row. Raises `OptionError` for a header that is missing."""
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    at: list[int] | None = None
    try:
        for row in rows:
            if not any(map(str.strip, row)):
                continue
            cells = [cell.strip() for cell in row]
            if at is None:
                names = [cell.lower() for cell in cells]
                if not {*_HEADER} <= {*names}:
                    found = quoted(",".join(row), most=_MOST_SHOWN)
                    raise OptionError(f"the rates must begin with the header prefix,price, got {found}")
                at = [names.index(name) for name in _HEADER]
                continue
            cells += [""] * (max(at) + 1 - len(cells))
            yield rows.line_num, cells[at[0]], cells[at[1]]
    except csv.Error as error:
        raise OptionError(f"line {rows.line_num} of the rates: {error}") from None
