"""Inputs that failed in the field, each compared with what it should give. Skipped where the data is absent.

A case says in prose what is expected. The phrases it uses are few, and each is read by one function below; a phrase
that none of them knows fails the test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import builders
import pytest
from click.testing import CliRunner

from engage_text import OptionError, RequestError, check, find_urls, prepare
from engage_text.cli._commands import cli
from engage_text.hosts import SuffixList
from engage_text.service import Click, Refused, parse_answer, parse_callback

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "field-faults"
REQUEST = builders.request()
SHORTENER = builders.shortener()


def _cases(name: str, kinds: Collection[str] = ()) -> list[Any]:
    path = FOLDER / name
    if not path.is_file():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"third-party data is not here: {path}"))]
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if not kinds or row["kind"] in kinds]
    return [pytest.param(row, id=row["id"]) for row in rows]


class Outcome(NamedTuple):
    """What became of a body: the targets of its links, the URLs found in it, and what was reported."""

    targets: tuple[str, ...]
    found: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def hosts(self) -> set[str | None]:
        return {urlsplit(target).hostname for target in self.targets}


# What a body costs is another matter than what is wrong with its links.
_ABOUT_SIZE = {"ucs2-single-character", "segments-grew"}


def _prepared(body: str) -> Outcome:
    found = tuple(url.text for url in find_urls(body))
    targets: tuple[str, ...] = ()
    try:
        done = prepare({**REQUEST, "msg": body}, shortener=SHORTENER, ids=1)
    except RequestError as error:
        report = error.report
    else:
        targets, report = tuple(link.target for link in done.links), done.report
    return Outcome(targets, found, tuple(p.code for p in report if p.code not in _ABOUT_SIZE))


def _holds_for_body(body: str, expected: str) -> bool:  # noqa: PLR0911 - one return a phrase
    done = _prepared(body)
    named = re.findall(r"url-[a-z]+", expected)
    if host := re.match(r"host ([^\s,]+)", expected):
        return done.hosts <= {host[1]} and bool(done.targets or done.codes)
    if span := re.match(r"spans? (?!ends before)(.+?)(?:, (?:or )?(url-.*))?\Z", expected):
        is_found = done.found == tuple(span[1].removesuffix(",").split(", "))
        if "or url-" in expected:
            return is_found or (bool(done.codes) and not done.targets)
        return is_found and (not named or (named[0] in done.codes and not done.targets))
    if "is no link of its own" in expected:
        host_and_path = expected.split(maxsplit=1)[0]
        return done.targets == () and not any(host_and_path in url for url in done.found) and bool(done.codes)
    if "left alone (another scheme" in expected:
        return done.targets == ()
    if named and "(" not in expected and "or" not in expected.split():
        return named[0] in done.codes and done.targets == ()
    if re.match(r"reported|left alone \+ report|a warning|span ends before", expected):
        is_glued = "url-glued" not in expected or "url-glued" in done.codes
        return done.targets == () and bool(done.codes) and is_glued
    raise AssertionError(f"unknown phrase: {expected}")


def _holds_for_document(document: str, expected: str) -> bool:
    assert "warning" in expected
    return len(check(document.encode())) > 0


def _holds_for_field(field: str) -> Callable[[Any, str], bool]:
    def holds(given: Any, expected: str) -> bool:
        member = {"mask": 1, "url": given} if field == "dlr" else given
        report = check({**REQUEST, field: member})
        words = str(report)
        if found := re.match(r"error:([a-z-]+)", expected):
            return found[1] in {problem.code for problem in report.errors}
        if code := re.match(r"(sender-[a-z]+)(?!\S)(?!'s)", expected):
            return code[1] in {problem.code for problem in report}
        if "stands twice" in expected:
            return bool(report.errors) or "twice" in words
        return len(report) > 0

    return holds


def _holds_for_click(name: str) -> Callable[[str, str], bool]:
    def holds(given: str, _: str) -> bool:
        fields = {"msisdn": "919876543210", "short_url": "https://su.digo.link/AbC1234", name: given}
        click = parse_callback(json.dumps(fields))
        assert isinstance(click, Click)
        return click.bot_hint != ""

    return holds


def _holds_for_suffixes(lines: list[str], expected: str) -> bool:
    try:
        known = SuffixList.from_lines(lines)
    except OptionError:
        return True
    return "com and in" in expected and {"com", "in"} == known.tlds


def _holds_for_answer(given: list[Any], _: str) -> bool:
    status, body = given
    answer = parse_answer(status, body)
    own_words = re.findall(r'"(?:message|msg)":"([^"]+)"', body)
    assert isinstance(answer, Refused)
    assert own_words
    return all(any(words in problem.message for problem in answer.report) for words in own_words)


def _holds_for_preview(text: str, _: str) -> bool:
    done = CliRunner().invoke(cli, ["preview", "-"], input=text.encode("utf-8"))
    return "GSM-7, 8 units" in done.stdout


def _holds_for_file(text: str, expected: str) -> bool:
    with TemporaryDirectory() as folder:
        path = Path(folder, "jobs.jsonl")
        path.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(cli, ["check", str(path)])
    if "at at" in expected:
        return "at at" not in done.output
    count = re.match(r"(\d+) checked, rc (\d)", expected)
    assert count is not None, expected
    return f"{count[1]} checked" in done.output and done.exit_code == int(count[2])


_HOLDS: Mapping[str, Callable[[Any, str], bool]] = {
    "prepare({**R,'msg':input},shortener=S,ids=1)": _holds_for_body,
    "prepare(input bytes)": _holds_for_document,
    "check({**R,'to':input})": _holds_for_field("to"),
    "check({**R,'from':input})": _holds_for_field("from"),
    "check({**R,'dlr':{'mask':1,'url':input}})": _holds_for_field("dlr"),
    "prepare({**R,'tlv':input})": _holds_for_field("tlv"),
    "bot_hint(ip)": _holds_for_click("IP"),
    "bot_hint(user_agent)": _holds_for_click("user_agent"),
    "SuffixList.from_lines(input)": _holds_for_suffixes,
    "parse_answer(*input)": _holds_for_answer,
    "engage-text preview -  (stdin)": _holds_for_preview,
    "engage-text check FILE": _holds_for_file,
}


@pytest.mark.parametrize("case", _cases("cases.jsonl"))
def test_each_gives_what_is_expected(case):
    given = case["input"]
    if case["kind"].startswith("K16") and given.startswith("ï»¿"):
        given = given.replace("ï»¿", "\ufeff")  # the signature of UTF-8, as the case was read
    assert _HOLDS[case["call"]](given, case["expected"]), case


@pytest.mark.parametrize("case", _cases("attack.jsonl", {"wrong-host", "misleading-not-seen"}))
def test_a_host_that_misleads_is_reported_and_stays(case):
    done = _prepared(case["input"])
    assert done.targets == ()
    assert any(code.startswith("url-") for code in done.codes)


@pytest.mark.parametrize("case", _cases("attack.jsonl", {"browser-host", "browser-host-cut"}))
def test_a_host_is_the_one_that_browsers_open(case):
    [url] = find_urls(case["input"])
    assert (str(url.address) if url.address else url.punycode_host) == case["expected"]
    done = _prepared(case["input"])
    assert done.targets == ()
    assert any(code.startswith("url-") for code in done.codes)
