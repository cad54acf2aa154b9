"""What a caller writes is what a type checker sees: the package is typed, and says so."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import engage_text

ROOT = Path(engage_text.__file__).parents[1]
USAGE = """
from typing import assert_type
from collections.abc import Iterator

from engage_text import (
    LinkDomain,
    Prepared,
    Problem,
    Rejected,
    Report,
    RequestError,
    Shortener,
    ShortLink,
    UrlSpan,
    check,
    find_urls,
    fit,
    measure,
    parse_number,
    prepare,
    prepare_many,
    restore,
    split,
    transliterate,
)
from engage_text.numbers import PhoneNumber
from engage_text._steps import context_of
from engage_text.rules import RULES
from engage_text.rules._request_rules import FIELD_MISSING, FIELD_TOO_LONG
from engage_text.rules._typed_facts import LengthFacts
from engage_text.segments import Edit, Fit, MessageSize, NationalSaving, national_saving

request: dict[str, object] = {"type": "transactional"}
shortener = Shortener(LinkDomain("go.example.in", prefix="ACMEIN"), salt="x", tiny="1", also_short=["a.in"])
assert_type(check(request, shortener=shortener, strict=True), Report)
try:
    done = prepare(request, shortener=shortener, ids=range(10), bare="any")
except RequestError as error:
    assert_type(error.report, Report)
else:
    assert_type(done, Prepared)
    assert_type(done.links, tuple[ShortLink, ...])
    assert_type(done.size, MessageSize)
    assert_type(done.payload_json(), bytes)
    assert_type(done.next_id, int | None)
    assert_type(restore(done.payload["msg"], done.links), str)
for row in prepare_many([request, b"{}", "{}", None]):
    if isinstance(row, Rejected):
        assert_type(row.index, int)
        assert_type([p for p in row.report], list[Problem])
    else:
        assert_type(row, Prepared)
assert_type(prepare_many([]), Iterator[Prepared | Rejected])
assert_type(find_urls("x", bare="never", scheme="https"), tuple[UrlSpan, ...])
assert_type(measure("x").segments, int)
assert_type(split("x"), tuple[str, ...])
assert_type(split("x", reference=16, national=["hi", "ur"], whole_clusters=True), tuple[str, ...])
assert_type(measure("x", national="auto"), MessageSize)
assert_type(measure("x", national="hi").culprits[0].replacement, str | None)
assert_type(fit("x", 2, reference=16), Fit)
assert_type(national_saving("x"), NationalSaving | None)
assert_type(transliterate("x", keep=[(0, 1)]).edits, tuple[Edit, ...])
assert_type(parse_number("x"), PhoneNumber)
assert_type(FIELD_TOO_LONG.problem("msg", LengthFacts(5, 6), span=(5, 6)), Problem)
assert_type(FIELD_MISSING.problem("to"), Problem)
assert_type(RULES["url-glued"].check(context_of({})), tuple[Problem, ...])
"""
# Each line is wrong, and the checker is to say so.
MISUSE = """
from engage_text import LinkDomain, Shortener, find_urls, fit, measure, prepare
from engage_text.rules._request_rules import FIELD_MISSING, FIELD_TOO_LONG
from engage_text.rules._typed_facts import LengthFacts, TokenFacts

FIELD_TOO_LONG.problem("msg")
FIELD_TOO_LONG.problem("msg", TokenFacts("x"))
FIELD_TOO_LONG.problem("msg", LengthFacts("x", 5))
FIELD_TOO_LONG.problem("msg", LengthFacts(5))
FIELD_MISSING.problem("to", LengthFacts(5, 6))
prepare({}, ids="1")
prepare({}, None)
find_urls("x", bare="maybe")
Shortener(LinkDomain("a.in"))
Shortener(LinkDomain("a.in"), salt="x", tiny="2")
LinkDomain("a.in", "prefix")
measure(b"x")
measure("x", reference=7)
measure("x", national="hindi")
measure("x", 16)
fit("x")
"""


# A request as a value: by Python's names, by the wire's, and as a dict that a checker reads key by key.
REQUESTS = """
from typing import Literal, assert_type

from engage_text import Prepared, SmsRequest, SmsRequestDict, check, prepare
from engage_text.wire import DeliveryReport, DlrDict, Dlt, TlvDict

dlr: DlrDict = {"mask": 1}
tlv: TlvDict = {"PE_ID": "1101", "TEMPLATE_ID": None}
wire: SmsRequestDict = {
    "type": "transactional", "from": "ACMEIN", "to": "919876543210", "msg": "Hi", "transactionID": "t-1",
    "dlr": {"mask": 1, "url": "https://example.in/"}, "tiny": "0", "tlv": tlv,
}
less: SmsRequestDict = {
    "type": "promotional", "from": "ACMEIN", "to": "919876543210", "msg": "Hi", "transactionID": "t-1",
    "dlr": dlr, "tiny": True,
}
by_wire_names = SmsRequest(**wire)
by_field_names = SmsRequest(
    type="transactional", sender="ACMEIN", recipient="919876543210", body="Hi", transaction_id="t-1",
    dlr=DeliveryReport(mask=1), tiny=0, tlv=Dlt(PE_ID="1101"),
)
mixed = SmsRequest(
    type="transactional", sender="ACMEIN", recipient="919876543210", body="Hi", transaction_id="t-1", dlr=dlr, tiny="1",
)
parsed = SmsRequest.model_validate(wire)
for request in (by_wire_names, by_field_names, mixed, parsed):
    assert_type(request, SmsRequest)
    assert_type(request.sender, str)
    assert_type(request.type, Literal["promotional", "transactional"])
    assert_type(request.dlr, DeliveryReport)
    assert_type(prepare(request), Prepared)
assert_type(prepare(less), Prepared)
check(wire)
"""
WRONG_REQUESTS = """
from engage_text import SmsRequest, SmsRequestDict

SmsRequest(type="transactional", sender="ACMEIN")
SmsRequest(type="x", sender="A", recipient="9", body="Hi", transaction_id="t", dlr={"mask": 1}, tiny="0")
SmsRequest(type="promotional", sender=1, recipient="9", body="Hi", transaction_id="t", dlr={"mask": 1}, tiny="0")
SmsRequest(type="promotional", sender="A", recipient="9", body="Hi", transaction_id="t", dlr={"mask": 7}, tiny="0")
one: SmsRequestDict = {"type": "transactional"}
two: SmsRequestDict = {"type": "x", "from": "A", "to": "9", "msg": "", "transactionID": "t", "dlr": {}, "tiny": 0}
"""


def pyright(path, text):
    """Return the errors as mypy writes them: `file:line: error: …`. The gate installs pyright for this."""
    pytest.importorskip("pyright")
    path.write_text(text, encoding="utf-8")
    (path.parent / "pyrightconfig.json").write_text(
        json.dumps({"typeCheckingMode": "strict"}), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
        timeout=300,
    )
    return [
        f"{path.name}:{found['range']['start']['line'] + 1}: {found['severity']}: {found['message']}"
        for found in json.loads(done.stdout)["generalDiagnostics"]
    ]


def mypy(path, text, config=""):
    path.write_text(text, encoding="utf-8")
    settings = path.parent / "mypy.ini"
    settings.write_text(config or "[mypy]\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file",
        str(path.parent / "mypy.ini"),
    ]
    command += ["--cache-dir", str(path.parent / "cache"), str(path)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
        timeout=300,
        env={"MYPYPATH": str(ROOT), "PATH": ""},
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line.startswith(path.name)]


def mypy_with_pydantic(path, text):
    return mypy(path, text, "[mypy]\nplugins = pydantic.mypy\n")


CHECKERS = pytest.mark.parametrize(
    "checker",
    # A type checker takes seconds for a page.
    [pytest.param(checker, marks=pytest.mark.slow) for checker in (mypy, mypy_with_pydantic, pyright)],
)


@CHECKERS
@pytest.mark.parametrize("text", [USAGE, REQUESTS], ids=["usage", "requests"])
def test_typed_usage_has_no_errors(tmp_path, checker, text):
    assert checker(tmp_path / "usage.py", text) == []


@CHECKERS
@pytest.mark.parametrize("text", [MISUSE, WRONG_REQUESTS], ids=["usage", "requests"])
def test_misuse_is_seen_on_each_line(tmp_path, checker, text):
    errors = [line for line in checker(tmp_path / "misuse.py", text) if ": error:" in line]
    lines = [i for i, line in enumerate(text.splitlines(), start=1) if line and "import" not in line]
    assert sorted({int(error.split(":")[1]) for error in errors}) == lines


def test_the_marker_is_shipped():
    assert find_spec("engage_text") is not None
    assert (Path(engage_text.__file__).parent / "py.typed").is_file()
