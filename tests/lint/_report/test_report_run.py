"""The report of a run: rows are counted, and findings of whole files too."""

import pickle

import reports

from engage_text.lint._engine import count
from engage_text.lint._report import ReportBuilder, ReportOptions
from engage_text.lint._totals import Totals


def test_rows_and_findings_of_files_are_counted_and_shown():
    rows = reports.checked({}, {"to": "9876543210"})
    [of_a_file] = rows[1].findings
    totals, builder = Totals(files=1), ReportBuilder(ReportOptions(title="October"))
    for entry in (rows[0], of_a_file):
        count(totals, entry)
        builder.take(entry)
    page = builder.page(totals)
    assert (totals.rows, totals.severities["error"]) == (1, 1)
    assert "<h1>October</h1>" in page
    assert "The files have 1 error" in page


def test_parts_that_processes_collect_are_the_whole():
    rows = reports.checked(
        *[{"to": "9876543210", "msg": f"“{number}” https://a.in/x"} for number in range(9)]
    )
    _, totals = reports.run(rows)
    whole, first, later = (ReportBuilder(ReportOptions()) for _ in range(3))
    for builder, part in ((whole, rows), (first, rows[:4]), (later, rows[4:])):
        for row in part:
            builder.take(row)
    first.add(pickle.loads(pickle.dumps(later)))  # noqa: S301 - made here
    assert first.page(totals) == whole.page(totals)
