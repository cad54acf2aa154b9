"""The promises of the whole package are kept here too: no sockets, a light import, an answer to any text, types."""

import json
import subprocess
import sys

import pytest

from engage_text import ServiceError
from engage_text.service import Refused, parse_answer, parse_callback

USE = """
import json, sys
events = []
def hook(event, args):
    if event == "open" or event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "tempfile"):
        events.append((event, str(args[0]) if args else ""))
import engage_text.service as service
imported = sorted(sys.modules)
from engage_text import prepare
done = prepare({"type": "transactional", "from": "ACMEIN", "to": "919876543210", "transactionID": "t", "tiny": "0",
                "msg": "Hi", "dlr": {"mask": 1}})
def use():
    tokens = service.Credentials(bearer="b", basic="c")
    service.push_request(done, tokens)
    service.report_request(tokens)
    rows = service.for_recipients(done, ["919876543210", "98765"])
    [job.read() for job in service.notify_requests(rows, tokens, transaction_id="t", campaign="c")]
    service.parse_answer(200, b'{"id": "x"}'), service.parse_answer(502, b"<html>")
    service.parse_answer(400, b'{"status": 0, "data": [{"msg": "from is missing", "param": "from"}]}')
    service.parse_callback(b'{"click_time": "2023-08-16 06:48:35", "IP": "203.0.113.9"}')
use()
sys.addaudithook(hook)
use()
print(json.dumps({"events": events, "imported": imported}))
"""


def test_no_socket_no_file_and_a_light_import():
    done = subprocess.run([sys.executable, "-c", USE], capture_output=True, text=True, check=True, timeout=60)
    seen = json.loads(done.stdout)
    assert seen["events"] == []
    heavy = {"pydantic", "phonenumbers", "socket", "http.client", "urllib.request", "httpx", "requests"}
    assert not heavy & set(seen["imported"])


def test_the_package_does_not_bring_it():
    code = "import sys, engage_text\nprint([name for name in sys.modules if 'engage_text.service' in name])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "piece",
    ["[", '{"a":', "9", " ", '{"a":1,', "<", '"\\ud800', "\\", "a:", "\x00", '{"short_url": "' + "a." * 9],
)
def test_a_megabyte_of_anything_is_answered(piece):
    """That time grows no faster than the text is checked by benchmarks/linear.py."""
    body = piece * (MEGABYTE // len(piece))
    with pytest.raises(ServiceError):
        parse_callback(body)
    parse_answer(200, body)
    parse_answer(400, json.dumps({"status": 0, "data": [{"msg": body, "param": body}]}))


def test_ten_thousand_refused_rows_are_all_told():
    entry = {"msg": "the body needs 1 id(s), 0 id(s), 1 are left, are", "param": "dataSet[7].msisdn"}
    answer = parse_answer(400, json.dumps({"status": 0, "data": [entry] * 10_000}))
    assert isinstance(answer, Refused)
    assert len(answer.report) == 10_000


USAGE = """
from datetime import datetime, timezone
from typing import assert_type

from engage_text import Prepared, Report, ShortLink, prepare, prepare_many
from engage_text.service import (
    Accepted, Click, Credentials, Delivery, HttpRequest, NotifyBody, Refused, Unclear, for_recipients,
    notify_requests, parse_answer, parse_callback, push_request, report_pages, report_request,
)

tokens = Credentials(bearer="a", basic="b")
done = prepare({})
assert_type(push_request(done, tokens), HttpRequest)
assert_type(push_request(done, tokens).read(), bytes)
for page in report_pages(250, 100):
    assert_type(report_request(tokens, page_number=page, page_size=100), HttpRequest)
jobs = notify_requests(prepare_many([]), tokens, transaction_id="t", campaign="c", repeated="drop")
for job in jobs:
    assert_type(job.body, NotifyBody)
    request: HttpRequest = job
    assert_type(job.buffered(), HttpRequest)
for finding in jobs.findings:
    assert_type(finding.report, Report)
notify_requests(for_recipients(done, ["919876543210"]), tokens, transaction_id="t", campaign="c")
answer = parse_answer(200, b"{}")
assert_type(answer, Accepted | Refused | Unclear)
match answer:
    case Accepted(id=id):
        assert_type(id, str)
    case Refused(report=report) | Unclear(report=report):
        assert_type(report, Report)
callback = parse_callback("{}", links=list(done.links), timezone=timezone.utc)
parse_callback(b"{}", links={link.url: link for link in done.links})
if isinstance(callback, Click):
    assert_type(callback.clicked_at, datetime | None)
    assert_type(callback.link, ShortLink | None)
    assert_type(callback.target, str | None)
else:
    assert_type(callback, Delivery)
"""


@pytest.mark.slow  # a type checker takes seconds
def test_typed_usage_has_no_errors(tmp_path):
    (tmp_path / "usage.py").write_text(USAGE, encoding="utf-8")
    from pathlib import Path

    import engage_text

    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=", "usage.py"],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300,
        env={"MYPYPATH": str(Path(engage_text.__file__).parents[1]), "PATH": ""},
    )  # fmt: skip
    assert [line for line in done.stdout.splitlines() if line.startswith("usage.py")] == []
    assert done.stderr == ""
