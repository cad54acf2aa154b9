"""What a caller writes is what a type checker sees: the package is typed, and says so."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

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
"""
# Each line is wrong, and the checker is to say so.
MISUSE = """
from engage_text import LinkDomain, Shortener, find_urls, fit, measure, prepare

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


def mypy(path, text):
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file="]
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


def test_typed_usage_has_no_errors(tmp_path):
    assert mypy(tmp_path / "usage.py", USAGE) == []


def test_misuse_is_seen_on_each_line(tmp_path):
    errors = [line for line in mypy(tmp_path / "misuse.py", MISUSE) if ": error:" in line]
    lines = [i for i, line in enumerate(MISUSE.splitlines(), start=1) if line and "import" not in line]
    assert sorted({int(error.split(":")[1]) for error in errors}) == lines


def test_the_marker_is_shipped():
    assert find_spec("engage_text") is not None
    assert (Path(engage_text.__file__).parent / "py.typed").is_file()
