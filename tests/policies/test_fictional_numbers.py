"""Numbers of fiction by their authority, and numbers beside them that people have."""

import pytest

from engage_text import parse_number
from engage_text.policies._fictional_numbers import FICTIONAL_NUMBERS, fictional_authority


@pytest.mark.parametrize(
    ("number", "authority"),
    [
        ("+1 212 555 0100", "NANPA"),
        ("+1 416 555 0199", "NANPA"),
        ("+44 20 7946 0958", "Ofcom"),
        ("+44 7700 900123", "Ofcom"),
        ("+44 1632 960001", "Ofcom"),
        ("+61 491 570 156", "ACMA"),
        ("+61 2 5550 1234", "ACMA"),
        ("+353 20 912 3456", "ComReg"),
        ("+33 6 39 98 12 34", "ARCEP"),
        ("+33 1 99 00 12 34", "ARCEP"),
        ("+49 30 23125 123", "the Bundesnetzagentur"),
        ("+49 171 39200 12", "the Bundesnetzagentur"),
        ("+46 70 174 06 05", "PTS"),
        ("+46 8 465 004 12", "PTS"),
    ],
)
def test_reserved(number, authority):
    assert fictional_authority(parse_number(number).digits) == authority


NOT_RESERVED = """
    12125550099 12125550200 2125550100 447700800123 4477009001234 33639971234 46701740604 919876543210 61491570007
    353209012345
"""


@pytest.mark.parametrize("digits", ["", *NOT_RESERVED.split()])
def test_not_reserved(digits):
    assert fictional_authority(digits) == ""


def test_the_table_is_digits_and_marks():
    for forms in FICTIONAL_NUMBERS.values():
        assert {*forms} <= {*"0123456789#[]- \n"}
        assert len(forms.split()) == len({*forms.split()})
