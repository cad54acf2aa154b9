"""The detector on the data that this project is measured with. It is not ours to ship: skipped where absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engage_text.urls import find_urls

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

F1_FLOOR = 0.998
CORE_FLOOR = 0.98


def _rows(name: str) -> list[dict[str, object]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"third-party data is not here: {path}")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_links_in_labelled_messages():
    hit = extra = missed = 0
    for row in _rows("india-sms/labelled.jsonl"):
        if not row["ambiguous"]:
            want = {(url["start"], url["end"]) for url in row["urls"]}
            got = {(span.start, span.end) for span in find_urls(row["text"])}
            hit, extra, missed = hit + len(want & got), extra + len(got - want), missed + len(want - got)
    assert 2 * hit / (2 * hit + extra + missed) >= F1_FLOOR, (hit, extra, missed)


def _is_right(row: dict) -> bool:
    got = [span.text for span in find_urls(row["text"], bare="any")]
    if row["mode"] == "schemed":
        got = [url for url in got if "://" in url]
    if row["mode"] == "notwhole":
        return row["text"].strip() not in got
    return got == [
        url
        for url in row["expected"]
        if "@" not in url.partition("/")[0] and not url.lower().startswith("mailto:")
    ]


def test_public_suites():
    core = [row for row in _rows("url-suites/cases.jsonl") if row["core"]]
    wrong = [row["id"] for row in core if not _is_right(row)]
    assert 1 - len(wrong) / len(core) >= CORE_FLOOR, wrong
