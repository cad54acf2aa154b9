"""Numbers to call are found in a text, and amounts, dates and ids are not."""

import pytest

from engage_text.policies._phone_numbers import find_phone_numbers


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        ("IN", "98765 43210, 098765-43210 or +91 98765 43210.", ["98765 43210", "098765-43210", "+91 98765 43210"]),
        ("IN", "Call 919876543210 or 1800 123 4567", ["919876543210", "1800 123 4567"]),
        ("IN", "Call (080) 2345 6789 now", ["(080) 2345 6789"]),
        ("IN", "Call +971 50 123 4567", ["+971 50 123 4567"]),
        ("AE", "Call 050 123 4567 or 800 12345", ["050 123 4567", "800 12345"]),
        ("IN", "Order 20261128 on 28-11-2026 at 10:30, Rs 1,200.50 or 12345678.50, OTP 123456", []),
        ("IN", "pay 9876543210@upi, id A9876543210, ref 9876543210123456789", []),
        ("IN", "+99 12345678 +1", []),
        ("IN", "", []),
    ],
)  # fmt: skip
def test_numbers_to_call(region, text, expected):
    assert [text[start:end] for start, end in find_phone_numbers(text, region)] == expected


def test_hostile_text_takes_linear_time():
    assert list(find_phone_numbers("1 " * 200_000, "IN")) == []
    assert list(find_phone_numbers("+(" * 200_000, "IN")) == []
