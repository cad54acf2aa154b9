"""GitLab takes the report: each entry has what its documentation asks for."""

import json

import jsonschema
import pytest
from lint_findings import finding, samples, written

from engage_text.lint._writers import _gitlab

# GitLab Docs, "Code Quality report format": the fields and values of an entry. It publishes no JSON schema.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # "The relative path to the file", which must not begin with "./".
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(findings):
    found = json.loads(written("gitlab", findings))
    jsonschema.validate(found, SCHEMA)
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def test_samples():
    assert [entry["check_name"] for entry in entries(samples())] == [
        found.problem.code for found in samples()
    ]


def test_no_findings():
    assert entries([]) == []


def test_an_entry():
    (entry,) = entries([finding("field-missing", "to", "gone", file="./data/a.csv")])
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "to: gone", "check_name": "field-missing", "severity": "major",
        "location": {"path": "data/a.csv", "lines": {"begin": 2}},
    }  # fmt: skip


def test_others_are_counted(monkeypatch):
    monkeypatch.setattr(_gitlab, "_MOST_ENTRIES", 2)
    found = entries(samples())
    assert [entry["severity"] for entry in found] == ["major", "major", "info"]
    assert found[-1]["description"] == "6 more findings are left out of this report"


def test_the_schema_can_fail():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"description": "x"}], SCHEMA)
