"""The names of regions, which tables of recipients show."""

import phonenumbers
from phonenumbers.geodata.locale import LOCALE_DATA

from engage_text.lint._report._report_tables import _region, _region_names

# Names that differ: newer ones, shorter ones, and codes that the other table lacks.
OWN = set("AC CD CZ HK MK MO PS SX SZ TA TR XK".split())


def english(region: str) -> str:
    names = LOCALE_DATA[region]
    name = names["en"]
    return names[name[1:]] if name.startswith("*") else name


def test_every_region_with_a_numbering_plan_has_a_name():
    assert _region_names().keys() == phonenumbers.SUPPORTED_REGIONS


def test_names_are_the_usual_ones():
    differ = {
        region
        for region, name in _region_names().items()
        if region not in LOCALE_DATA or name != english(region)
    }
    assert differ <= OWN


def test_a_region_has_its_calling_code():
    assert _region("IN") == ("India", "<small> IN +91</small>")


def test_numbers_without_a_country():
    assert [_region(region)[0] for region in ("001", "", "?")] == [
        "International",
        "No country",
        "Unclear or invalid",
    ]
