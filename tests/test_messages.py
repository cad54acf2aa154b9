"""Sample requests as a sending service sees them: each line of the file, with the codes it must bring."""

import json
from pathlib import Path

import builders
import pytest

from engage_text import Rejected, Severity, check, prepare, restore
from engage_text._prepare import prepare_many
from engage_text.rules import RULES

DATA = Path(__file__).parent / "data"
LINES = (DATA / "messages.jsonl").read_bytes().splitlines()
EXPECTED = [json.loads(row) for row in (DATA / "messages_expected.jsonl").read_bytes().splitlines()]
SHORTENERS = {
    "service": None,
    "local": builders.shortener(),
    "own-domain": builders.shortener("go.example.in", prefix="ACMEIN"),
}
CASES = [
    pytest.param(line, row["codes"], id=f"line-{row['line']}")
    for line, row in zip(LINES, EXPECTED, strict=True)
]
ERRORS = {code for code, rule in RULES.items() if rule.severity is Severity.ERROR}
READY = [case for case in CASES if not ERRORS.intersection(case.values[1])]


def test_the_file_is_a_sample_worth_the_name():
    assert len(LINES) >= 45
    assert len(READY) >= 30
    assert [row["line"] for row in EXPECTED] == list(range(1, len(LINES) + 1))
    assert len({code for row in EXPECTED for code in row["codes"]}) >= 25


# The own domain makes longer links, so that its segments may grow where the others' do not.
@pytest.mark.parametrize("mode", ["service", "local"])
@pytest.mark.parametrize(("line", "codes"), CASES)
def test_each_line_brings_its_codes(line, codes, mode):
    assert [problem.code for problem in check(line, shortener=SHORTENERS[mode])] == codes


@pytest.mark.parametrize(("line", "codes"), CASES)
def test_every_span_lies_within_its_field(line, codes):
    report = check(line)
    assert len(report) == len(codes)
    for problem in report:
        if problem.span:
            start, end = problem.span
            assert 0 <= start < end <= len(report.texts.get(problem.param) or "x" * end)


@pytest.mark.parametrize("mode", ["local", "own-domain"])
@pytest.mark.parametrize(("line", "codes"), READY)
def test_the_body_comes_back_byte_for_byte(line, codes, mode):
    done = prepare(line, shortener=SHORTENERS[mode], ids=100)
    written = json.loads(line)["msg"]
    assert restore(done.payload["msg"], done.links).encode() == written.encode()
    assert done.next_id == 100 + len({link.target for link in done.links})
    assert done.payload["msg"] == done.preview
    assert set(codes) >= {problem.code for problem in done.report} - {"segments-grew"}


@pytest.mark.parametrize("mode", SHORTENERS)
@pytest.mark.parametrize("line", [case.values[0] for case in READY])
def test_what_was_prepared_prepares_to_itself(line, mode):
    once = prepare(line, shortener=SHORTENERS[mode], ids=100)
    again = prepare(once.payload_json(), shortener=SHORTENERS[mode], ids=once.next_id)
    assert again.payload_json() == once.payload_json()
    assert again.links == ()
    # Asked to shorten once more, it finds its own links and leaves them.
    thrice = prepare({**once.payload, "tiny": "1"}, shortener=SHORTENERS[mode], ids=once.next_id)
    assert thrice.payload["msg"] == once.payload["msg"]


def test_one_bad_line_loses_none_of_the_others():
    results = list(prepare_many(LINES, shortener=SHORTENERS["local"], ids=0))
    refused = [result.index + 1 for result in results if isinstance(result, Rejected)]
    assert len(results) == len(LINES)
    assert refused == [row["line"] for row in EXPECTED if ERRORS.intersection(row["codes"])]


def test_no_two_targets_share_a_code():
    targets = {}
    for result in prepare_many(LINES, shortener=SHORTENERS["local"], ids=0):
        if isinstance(result, Rejected):
            continue
        for link in result.links:
            assert (
                targets.setdefault(link.code, (result.payload["transactionID"], link.target))[1]
                == link.target
            )
    assert len(targets) >= 20
