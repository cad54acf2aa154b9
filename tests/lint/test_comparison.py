"""Two versions of messages: which rows belong together, and what the change costs."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from engage_text.lint._checked import Checked
from engage_text.lint._comparison import Comparer, Comparison
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._rows import Row
from engage_text.problems import Problem, Severity
from engage_text.segments import measure

LONG = "x" * 161


class _Row(Row):
    def locate(self, param: str, span: tuple[int, int] | None = None) -> Location:  # noqa: ARG002 - as in Row
        return Location(self.file, self.line)


def finding(code: str, param: str = "msg") -> Finding:
    return Finding(Location("a.csv"), Problem(code, Severity.WARNING, param, "a message"))


def row(
    msg: str | None = "Hi",
    *codes: str,
    line: int = 1,
    label: str = "",
    assumed: tuple[str, ...] = (),
    cost: str | None = None,
    as_bytes: bool = False,
    **fields: object,
) -> Checked:
    values = {**fields, **({} if msg is None else {"msg": msg})}
    request = json.dumps(values).encode() if as_bytes else values
    own = _Row("a.csv", line - 1, line, request, label=label, assumed=frozenset(assumed))
    size = None if msg is None else measure(msg)
    return Checked(
        own, tuple(map(finding, codes)), msg, msg, size, cost=None if cost is None else Decimal(cost)
    )


def compared(old: list[Checked | Finding], new: list[Checked | Finding]) -> tuple[Comparison, list[str]]:
    comparer = Comparer()
    for one in old:
        comparer.add_old(one)
    found = [finding.problem.code for one in new for finding in comparer.add_new(one)]
    return comparer.finish(), found


def counts(done: Comparison) -> tuple[int, int, int, int]:
    return done.same, done.changed, done.added, done.removed


@pytest.mark.parametrize(
    "key",
    [
        {"transactionID": "t-1"},
        {"to": "919876543210"},
        {"label": "en/welcome"},
        {"transactionID": "t", "to": "1"},
    ],
)
def test_a_changed_row_is_matched(key):
    done, _ = compared([row("Hi", **key)], [row(LONG, **key)])
    assert counts(done) == (0, 1, 0, 0)
    assert (done.before.segments, done.after.segments, done.grown_rows) == (1, 2, 1)


def test_a_value_that_fills_the_body_changes_the_row():
    def filled(name: str, note: str) -> Checked:
        own = _Row("a.csv", 0, 1, {"to": "1", "msg": "Hi {{name}}"}, values={"name": name, "note": note})
        return Checked(own, (), f"Hi {name}", f"Hi {name}", measure(f"Hi {name}"))

    assert counts(compared([filled("Asha", "x")], [filled("Ravi", "x")])[0]) == (0, 1, 0, 0)
    assert counts(compared([filled("Asha", "x")], [filled("Asha", "y")])[0]) == (1, 0, 0, 0)


@pytest.mark.parametrize("as_bytes", [False, True])
def test_the_transaction_id_goes_before_the_recipient(as_bytes):
    old = [row("a", transactionID="t-1", to="1"), row("b", transactionID="t-2", to="2")]
    new = [row("b", transactionID="t-2", to="1", as_bytes=as_bytes), row("a", transactionID="t-3", to="1")]
    assert counts(compared(old, new)[0]) == (0, 1, 1, 1)


def test_a_field_that_the_file_does_not_contain_identifies_nothing():
    old = [
        row("a", to="1", transactionID="t", assumed=("to", "transactionID")),
        row("b", to="1", assumed=("to",)),
    ]
    assert counts(compared(old, list(reversed(old)))[0]) == (2, 0, 0, 0)
    assert counts(compared(old, [row("c", to="1", assumed=("to",))])[0]) == (0, 0, 1, 2)


def test_labels_belong_to_their_files():
    comparer = Comparer()
    comparer.add_old(row(label="en/x"), "a.json")
    comparer.add_new(row(label="en/x"), "b.json")
    assert counts(comparer.finish()) == (0, 0, 1, 1)


def test_the_order_of_rows_does_not_matter():
    rows = [row(f"text {n}", to=str(n)) for n in range(5)]
    assert counts(compared(rows, rows[::-1])[0]) == (5, 0, 0, 0)


def test_of_rows_with_one_recipient_the_equal_one_is_matched_first():
    old = [row("a", to="1"), row("b", to="1"), row("c", to="1"), row("c", to="1")]
    assert counts(compared(old, [row("c", to="1"), row("b", to="1"), row("d", to="1")])[0]) == (2, 1, 0, 1)
    assert counts(compared(old[:2], [*old, *old])[0]) == (2, 0, 6, 0)


def test_a_request_that_cannot_be_read_is_matched_by_its_bytes():
    broken = Checked(_Row("a.jsonl", 0, 1, b'{"to": '), (finding("json-invalid", ""),))
    done, new = compared([broken], [broken, row("Hi", to="1")])
    assert counts(done) == (1, 0, 1, 0)
    assert new == []


def test_new_and_gone_findings_are_counted():
    old = [
        row("a", "url-private", "number-no-sms", to="1"),
        row("b", "url-private", to="2"),
        finding("row-empty"),
    ]
    new = [row("A", "url-private", "url-private", to="1"), row("c", "url-bare", to="3")]
    done, found = compared(old, new)
    assert found == ["url-private", "url-bare"]
    assert done.new == {"url-private": 1, "url-bare": 1}
    assert done.gone == {"url-private": 1, "number-no-sms": 1, "row-empty": 1}


def test_a_finding_of_another_field_is_new():
    old = [row("a", to="1")._replace(findings=(finding("field-empty", "to"),))]
    assert compared(old, [row("a", "field-empty", to="1")])[1] == ["field-empty"]


def test_findings_of_whole_files_belong_to_their_files():
    comparer = Comparer()
    comparer.add_old(finding("row-empty"), "a.csv")
    again = finding("row-empty")
    assert comparer.add_new(again, "b.csv") == (again,)
    assert comparer.add_new(again, "a.csv") == ()
    assert comparer.add_new(again, "a.csv") == (again,)


def test_the_sums_of_both_versions():
    done, _ = compared([row("a", to="1", cost="0.10")], [row("₹", to="1", cost="0.25"), row(None, to="2")])
    assert (done.before.rows, done.after.rows) == (1, 2)
    assert (done.before.cost, done.after.cost) == (Decimal("0.10"), Decimal("0.25"))
    assert done.after.encodings == {"UCS-2": 1}
    assert done.to_dict()["after"] == {
        "rows": 2, "segments": 1, "encodings": {"UCS-2": 1}, "codes": {}, "cost": "0.25",
    }  # fmt: skip
    json.dumps(done.to_dict())


def test_without_rates_there_is_no_cost():
    assert compared([row()], [row()])[0].to_dict()["before"]["cost"] is None


def test_the_rows_that_grew_most_come_first():
    old = [row("a", to=str(n), line=n + 1) for n in range(30)]
    new = [row("x" * (n % 5) * 160, to=str(n), line=n + 1) for n in range(30)]
    done, _ = compared(old, new)
    assert done.grown_rows == 18
    growth = [(change.segments - change.segments_before, change.location.line) for change in done.grown]
    assert growth == [(4, n) for n in (5, 10, 15, 20, 25, 30)] + [(3, n) for n in (4, 9, 14, 19)]
    assert done.grown[0].encoding == "GSM-7"
