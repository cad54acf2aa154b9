"""What a report keeps of a run: counts that can be added, and few rows."""

from decimal import Decimal

import pytest
import reports

from engage_text.lint._report._report_data import Kind, ReportData
from engage_text.lint._report._tallies import Tally
from engage_text.segments import measure

QUOTES = "“Hello” " + "a" * 70
HINDI = "प्रिय ग्राहक, आपका ऑर्डर १२ भेज दिया गया है।"
LINK = "Track https://track.example.in/orders/4711/status"
NATIONAL = {"to": "9876543210"}
PREMIUM = {"to": "+44 7400 123456"}


def data_of(*requests: dict[str, str]) -> ReportData:
    return reports.run(reports.checked(*requests)).data


class TestCharacters:
    def test_a_message_counts_for_each_of_its_characters(self):
        data = data_of({"msg": QUOTES}, {"msg": QUOTES}, {"msg": "50 ₹"})
        assert measure(QUOTES).segments == 2
        assert {name: (use.messages, use.alone, use.extra) for name, use in data.characters.items()} == {
            "“": (2, 0, 2),
            "”": (2, 0, 2),
            "₹": (1, 1, 0),
        }

    def test_letters_digits_and_signs_of_another_script_are_one_character(self):
        assert [*data_of({"msg": HINDI}).characters] == ["Devanagari"]

    @pytest.mark.parametrize(
        ("char", "name"),
        [("中", "CJK"), ("ж", "Cyrillic"), ("አ", "Ethiopic"), ("ê", "ê"), ("\u200d", "\u200d")],
    )
    def test_names(self, char, name):
        assert [*data_of({"msg": char}).characters] == [name]

    def test_segments_that_plain_punctuation_saves(self):
        assert data_of({"msg": QUOTES}, {"msg": HINDI * 3}).avoidable == 1


class TestRules:
    def test_a_rule_has_its_count_its_first_problem_and_few_places(self):
        data = data_of(*[NATIONAL] * 9)
        use = data.rules["number-missing-country-code", "error"]
        assert (use.count, use.places) == (9, [f"a.csv:{line}" for line in range(2, 8)])
        assert use.problem.param == "to"

    def test_a_finding_of_a_file_is_counted(self):
        [row] = reports.checked(NATIONAL)
        data = ReportData()
        data.take_finding(row.findings[0])
        assert data.rules["number-missing-country-code", "error"].count == 1


class TestOffences:
    def test_rows_with_the_same_codes_are_one_offence(self):
        data = data_of(NATIONAL, {**NATIONAL, "from": ""}, NATIONAL)
        assert {codes: each.count for codes, each in data.offences.items()} == {
            ("number-missing-country-code",): 2,
            ("field-empty", "number-missing-country-code"): 1,
        }

    def test_clean_rows_are_none(self):
        assert data_of({}).offences == {}

    def test_their_number_has_a_limit(self, monkeypatch):
        monkeypatch.setattr("engage_text.lint._report._report_data._MOST_OFFENCES", 1)
        data = data_of({"from": ""}, {**NATIONAL, "from": ""}, NATIONAL, {"to": ""})
        assert len(data.offences) <= 2
        assert data.rules["field-empty", "error"].count == 3


@pytest.mark.parametrize(
    ("to", "region"),
    [
        ("+91 98765 43210", "IN"),
        ("9876543210", "?"),
        ("+98 912 345 6789", "IR"),
        ("12 <b>", "?"),
        ("+800 1234 5678", "001"),
    ],
)
def test_recipients_count_for_the_country_that_is_certain(to, region):
    assert data_of({"to": to}).regions == {region: 1}


class TestSamples:
    def test_a_kind_has_its_count_and_its_first_message(self):
        data = data_of({"msg": "one"}, {"msg": "two"}, {"msg": LINK}, {"msg": "x" * 500})
        plain = Kind("GSM-7", 1, is_shortened=False, severity="")
        assert data.kinds[plain] == 2
        assert data.samples[plain].preview == "one"
        assert {kind.is_shortened for kind in data.kinds} == {True, False}
        assert max(kind.segments for kind in data.kinds) == 3

    def test_long_texts_are_cut(self):
        [row] = data_of({"msg": "x" * 100_000}).samples.values()
        assert (len(row.body), row.body_length, len(row.preview)) == (700, 100_000, 700)
        assert row.size is not None
        assert row.ends[:2] == (153, 306)

    def test_the_fields_that_a_file_lacks_are_not_shown(self):
        [row] = reports.checked({})
        row.row.assumed = frozenset({"from", "to"})
        data = ReportData()
        data.take(row)
        [sample] = data.samples.values()
        assert (sample.sender, sample.recipient) == ("", "")


class TestRedacted:
    def test_no_text_and_no_number_is_kept(self):
        rows = reports.checked({"msg": f"secret {LINK}", "to": "9876543210", "from": ""})
        data = reports.run(rows, redact=True).data
        assert data.samples == {}
        [offence] = data.offences.values()
        assert "secret" not in repr(offence.first)
        assert offence.first.recipient == offence.first.sender == ""


class TestParts:
    REQUESTS = (
        {"msg": QUOTES},
        NATIONAL,
        {"msg": LINK, **PREMIUM},
        {"msg": HINDI},
        {"from": ""},
        {"msg": LINK},
        {"to": ""},
    )

    @pytest.mark.parametrize("cut", range(8))
    def test_two_parts_are_the_whole(self, cut):
        rows = reports.checked(*self.REQUESTS, price="0.01")
        whole, first, later = (reports.run(part).data for part in (rows, rows[:cut], rows[cut:]))
        first.add(later)
        assert first.domains.top(9) == whole.domains.top(9)
        first.domains = whole.domains
        assert first == whole

    def test_costs_by_region(self):
        rows = reports.checked(PREMIUM, PREMIUM, {}, price="0.01")
        assert reports.run(rows).data.region_costs == {"GB": Decimal("0.02"), "IN": Decimal("0.01")}


def test_what_is_kept_does_not_grow_with_the_rows():
    data = ReportData(domains=Tally(limit=50))
    for number in range(300):
        [row] = reports.checked(
            {"msg": f"“{number}” https://h{number}.example.in/x h{number}.com/y", **NATIONAL},
            file=f"{number}.csv",
        )
        data.take(row)
    [use, *_] = data.rules.values()
    assert (use.count, use.places[0], len(use.places)) == (300, "0.csv:2", 6)
    assert len(data.domains) <= 100
    assert data.domains.total == 600
    assert [len(each) for each in (data.samples, data.offences, data.characters)] == [1, 1, 2]
