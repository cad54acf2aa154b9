"""The table of numbering plans and the walk through it: the corners by name."""

import json
import subprocess
import sys

import phonenumbers
import pytest

from engage_text._tables import numbering
from engage_text.numbers import NumberKind, Verdict, _lookup
from engage_text.numbers._lookup import country_of, look_up

# (digits, canonical digits, region, kind, verdict, why)
CORNERS = [
    ("5491123456789", "5491123456789", "AR", "mobile", "VALID", "Argentina's mobiles have a 9 after 54"),
    ("54111523456789", "5491123456789", "AR", "mobile", "VALID", "the 15 of a domestic call becomes that 9"),
    ("540111523456789", "5491123456789", "AR", "mobile", "VALID", "with the trunk 0 before it"),
    ("550151123456789", "551123456789", "BR", "fixed_line", "VALID", "a carrier code goes with the trunk 0"),
    ("55011912345678", "5511912345678", "BR", "mobile", "VALID", "a trunk 0 goes alone"),
    ("5501", "5501", "BR", "unknown", "TOO_SHORT", "too short for a prefix to go"),
    ("81000212345", "81000212345", "JP", "unknown", "POSSIBLE", "000 2 is kept as it is"),
    (
        "8100376890123456",
        "8100376890123456",
        "JP",
        "toll_free",
        "VALID",
        "a number that begins like a carrier prefix",
    ),
    ("241060512345", "24160512345", "GA", "unknown", "POSSIBLE", "Gabon's new numbers lose the 0"),
    (
        "2612123456",
        "261202123456",
        "MG",
        "fixed_line",
        "VALID",
        "seven digits are Telma's: 20 comes in front",
    ),
    ("378812345", "3780549812345", "SM", "fixed_line", "VALID", "San Marino writes no 0549"),
    ("67212345", "672312345", "NF", "fixed_line", "VALID", "Norfolk Island's 3 is put in front"),
    ("525512345678", "525512345678", "MX", "fixed_line_or_mobile", "VALID", "Mexico City"),
    ("5215512345678", "5215512345678", "MX", "unknown", "TOO_LONG", "the plan no longer has the 1 after 52"),
    ("390612345678", "390612345678", "IT", "fixed_line", "VALID", "Italy's 0 is part of the number"),
    ("3906698123456", "3906698123456", "VA", "fixed_line", "VALID", "the Vatican begins with 06698"),
    ("15550123", "15550123", None, "unknown", "POSSIBLE_LOCAL_ONLY", "seven digits after 1"),
    ("112125550123", "12125550123", "US", "fixed_line_or_mobile", "VALID", "the trunk 1 of North America"),
    ("80012345678", "80012345678", "001", "toll_free", "VALID", "international freephone"),
    ("80812345678", "80812345678", "001", "shared_cost", "VALID", "international shared cost"),
    ("870301234567", "870301234567", "001", "mobile", "VALID", "Inmarsat"),
    ("878101234567890", "878101234567890", "001", "voip", "VALID", "personal telecommunication"),
    ("881612345678", "881612345678", "001", "mobile", "VALID", "Iridium"),
    ("88212345678", "88212345678", "001", "unknown", "POSSIBLE", "international networks"),
    ("883510012345", "883510012345", "001", "voip", "VALID", "iNum"),
    ("88812345678901", "88812345678901", "001", "uan", "VALID", "disaster relief: any eleven digits"),
    ("979123456789", "979123456789", "001", "premium_rate", "VALID", "international premium rate"),
    ("", "", None, "unknown", "NOT_A_NUMBER", "nothing"),
    ("91", "", None, "unknown", "NOT_A_NUMBER", "libphonenumber asks three digits of a number"),
    ("911", "", None, "unknown", "TOO_SHORT", "and two of them after the code"),
    ("000", "", None, "unknown", "INVALID_COUNTRY_CODE", "no code begins with 0"),
    ("210123456", "", None, "unknown", "INVALID_COUNTRY_CODE", "210 is not assigned"),
    (
        "91" + "1" * 17,
        "91" + "1" * 17,
        "IN",
        "unknown",
        "TOO_LONG",
        "seventeen digits are still written down",
    ),
    ("91" + "1" * 18, "", None, "unknown", "TOO_LONG", "eighteen are not"),
    ("910" + "1" * 17, "91" + "1" * 17, "IN", "unknown", "TOO_LONG", "unless the first is a trunk 0"),
    ("91" + "1" * 247, "", None, "unknown", "TOO_LONG", "nor are 247"),
]


@pytest.mark.parametrize(
    ("digits", "canonical", "region", "kind", "verdict", "why"), CORNERS, ids=lambda v: str(v)[:20]
)
def test_corners(digits, canonical, region, kind, verdict, why):  # noqa: PLR0917 - a row
    assert look_up(digits) == (canonical, region, NumberKind(kind), Verdict(verdict)), why


class TestTheTable:
    def test_is_of_the_release_that_is_installed(self):
        """The dev extra pins it: the tests that compare would fail for no reason with another."""
        assert phonenumbers.__version__ == numbering.VERSION

    def test_knows_every_calling_code_and_its_lengths(self):
        for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
            country = country_of(str(code))
            assert country is not None
            assert country.code == str(code)
            main = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(code, regions[0])
            assert country.lengths == tuple(main.general_desc.possible_length)
            assert country.local_lengths == tuple(main.general_desc.possible_length_local_only)
            assert country.regions[:-1] == regions

    def test_no_place_leads_out_of_it(self):
        table = _lookup._table()
        leaves = len(table.leaves) // _lookup._ROW
        assert max(table.transitions) < _lookup._FIRST_LEAF + leaves
        assert all(state % 10 == 0 for state in table.transitions if state < _lookup._FIRST_LEAF)
        assert max(*table.ends, *table.leaves) < len(table.findings) + len(table.edits)
        assert all(
            place < _lookup._FIRST_LEAF
            for one in table.countries.values()
            for place in (one.written, one.number)
        )


@pytest.mark.fast
class TestMemory:
    """What is remembered of beginnings changes no answer."""

    def test_an_answer_is_the_same_cold_and_warm(self):
        for digits, *_ in CORNERS:
            _lookup._beginnings.clear()
            assert look_up(digits) == look_up(digits) == _lookup._full_look_up(digits)

    def test_is_bounded_and_goes_on(self, monkeypatch):
        monkeypatch.setattr(_lookup, "_BEGINNINGS", 100)
        _lookup._beginnings.clear()
        for number in range(1000):
            digits = f"91{number:03}0000000"
            assert look_up(digits) == _lookup._full_look_up(digits)
            assert len(_lookup._beginnings) <= 100


def test_without_phonenumbers_everything_works(tmp_path):
    """It is not a dependency: the first finder refuses to import it."""
    code = """
import json, sys
class Refusal:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "phonenumbers":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refusal())
from engage_text import check, parse_number, prepare
request = {"type": "transactional", "from": "ACMEIN", "to": "+44 (0)7911 123456", "tiny": "0", "msg": "Hi",
           "transactionID": "t-1", "dlr": {"mask": 1}}
print(json.dumps([prepare(request).payload["to"], parse_number("+1 212 555 0123").region, check(request).ok]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert json.loads(done.stdout) == ["447911123456", "US", True]
