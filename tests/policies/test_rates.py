"""Rates: the longest prefix decides, prices are exact, and a wrong table is refused with its line."""

import pickle
from decimal import Decimal

import pytest

from engage_text import OptionError
from engage_text.policies import Rates


def test_the_longest_prefix_decides():
    rates = Rates({"1": "0.01", "1242": "0.2", "91": 1, "*": Decimal("0.9")})
    assert rates.price("14155550123") == Decimal("0.01")
    assert rates.price("12425550123") == Decimal("0.2")
    assert rates.price("1") == Decimal("0.01")
    assert rates.price("") == rates.price("447400123456") == Decimal("0.9")
    assert Rates({"1": 1}).price("44") is None
    assert Rates({"1": 1}).cost("44", 2) is None
    assert len(rates) == 4


def test_prices_are_exact():
    rates = Rates({"91": "0.1"})
    assert rates.cost("919876543210", 3) == Decimal("0.3")
    assert Rates({"91": 0.1}) == rates
    assert Rates({"+91": "0.1"}) == rates


def test_rates_are_a_value():
    rates = Rates({"91": "0.1"}, currency="INR")
    assert pickle.loads(pickle.dumps(rates)) == rates  # noqa: S301 - our own bytes
    assert hash(rates) == hash(Rates({}, currency="INR"))
    assert repr(rates) == "Rates(1 prefixes, currency='INR')"
    assert rates.to_dict() == {"currency": "INR", "prices": {"91": "0.1"}}


@pytest.mark.parametrize(
    "text",
    [
        "prefix,price\n91,0.12\n1,0.01\n",
        "\ufeffPrefix , PRICE\r\n+91,0.12\r\n\r\n1,0.01\r\n",
        'country,price,prefix\n"India, all",0.12,91\nUS,0.01,1\n,,\n',
    ],
)
def test_tables_as_people_write_them(text):
    assert Rates.from_csv(text) == Rates({"91": "0.12", "1": "0.01"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the rates must have at least one row"),
        ("prefix,price\n", "the rates must have at least one row"),
        ("91,0.12\n", "the rates must begin with the header prefix,price, got '91,0.12'"),
        ("prefix,price\n91,0.12\n91,0.13\n", "line 3 of the rates: prefix 91 is already in the table"),
        (
            "prefix,price\n91,free\n",
            "line 2 of the rates: the price must be a number such as 0.05, got 'free'",
        ),
        ("prefix,price\n91\n", "line 2 of the rates: the price must be a number such as 0.05, got ''"),
        ("prefix,price\nIN,1\n", "line 2 of the rates: a prefix of rates must be digits"),
        ("prefix,price\n91,1e999999999\n", "line 2 of the rates: the price must be a number"),
        ("prefix,price\n91,-1\n", "line 2 of the rates: the price must be a number"),
        ("prefix,price\n91,\uff11\n", "line 2 of the rates: the price must be a number"),
        ('prefix,price\n91,"' + "1" * 200_000, "line 2 of the rates: field larger"),
    ],
    ids=lambda text: text[:40],
)
def test_a_wrong_table_is_refused_with_its_line(text, message):
    with pytest.raises(OptionError, match=message):
        Rates.from_csv(text)


@pytest.mark.parametrize(
    "price", [-1, True, None, [], "1,5", "1e3", 10**12, float("inf"), Decimal("NaN"), "1" * 50]
)
def test_a_wrong_price_is_refused(price):
    with pytest.raises(OptionError, match="the rate of 91 must be a number such as"):
        Rates({"91": price})


def test_a_prefix_twice_is_refused():
    with pytest.raises(OptionError, match="each prefix once, got 91 twice"):
        Rates({"91": 1, "+91": 1})
