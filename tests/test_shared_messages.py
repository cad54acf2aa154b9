"""Real messages: each goes through `prepare` in both modes and comes back as it was."""

import json
from pathlib import Path

import builders
import pytest

from engage_text import find_urls, prepare, restore

LABELLED = Path(__file__).resolve().parents[2] / "shared" / "data" / "india-sms" / "labelled.jsonl"
SHORTENER = builders.shortener()


@pytest.fixture(scope="module")
def requests():
    if not LABELLED.is_file():
        pytest.skip(f"{LABELLED} is not here")
    with LABELLED.open(encoding="utf-8") as lines:
        bodies = [json.loads(line)["text"] for line in lines]
    assert len(bodies) > 1000
    return [
        builders.request(type="promotional", msg=body, transactionID=str(i)) for i, body in enumerate(bodies)
    ]


def test_service_mode_sends_them_as_written(requests):
    for request in requests:
        done = prepare(request)
        assert done.payload["msg"] == request["msg"]
        assert (done.payload["tiny"], done.links) == ("1", ())


def test_local_mode_gives_each_back(requests):
    next_id = 0
    for request in requests:
        done = prepare(request, shortener=SHORTENER, ids=next_id)
        outgoing = done.payload["msg"]
        assert restore(outgoing, done.links) == request["msg"]
        assert {(link.start, link.end) for link in done.links} <= {
            (u.start, u.end) for u in find_urls(outgoing)
        }
        assert prepare(done.payload, shortener=SHORTENER).payload == done.payload
        assert done.next_id == next_id + len({link.target for link in done.links})
        next_id = done.next_id
    assert next_id > 100
