"""The totals in words."""

from collections import Counter
from decimal import Decimal

from lint_findings import samples, totals

from engage_text.lint._totals import Totals
from engage_text.lint._writers import found_line, sent_line, statistics
from engage_text.rules import RULES


def test_what_was_found():
    assert found_line(totals(samples())) == "3 errors, 4 warnings, 1 info"
    assert found_line(Totals(severities=Counter(error=1, info=2000))) == "1 error, 2,000 infos"
    assert found_line(Totals()) == "no problems"


def test_what_was_read_and_would_go_out():
    assert sent_line(totals([])) == "12 messages in 3 files, 15 segments (GSM-7: 9, UCS-2: 3), 4 links"
    assert sent_line(Totals()) == "0 messages in 0 files"
    assert sent_line(Totals(files=1, rows=1, suppressed=2, known=1)) == (
        "1 message in 1 file, 2 suppressed, 1 in the baseline"
    )


def test_cost():
    assert sent_line(Totals(cost=Decimal("1.50"), currency="INR")).endswith(", cost 1.50 INR")
    assert sent_line(Totals(cost=Decimal(0))).endswith(", cost 0")


def test_statistics_count_each_rule_the_most_frequent_first():
    counts = Totals(codes=Counter({"url-private": 3, "field-missing": 1200, "url-glued": 3, "gone": 1}))
    assert list(statistics(counts, RULES)) == [
        f"1,200  field-missing  {RULES['field-missing'].meaning}",
        f"    3  url-glued      {RULES['url-glued'].meaning}",
        f"    3  url-private    {RULES['url-private'].meaning}",
        "    1  gone",
    ]
    assert list(statistics(Totals(), RULES)) == []
