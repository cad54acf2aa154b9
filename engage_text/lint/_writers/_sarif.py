"""The format `sarif`: SARIF 2.1.0 for code scanning.

Source: OASIS, sarif-v2.1.0-errata01-os. The output was compared with its JSON schema on 2026-11-28; numbers of sections
are general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from engage_text._text import json_line
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location
from engage_text.lint._totals import Totals
from engage_text.lint._writers._fingerprints import Fingerprints
from engage_text.lint._writers._headline import sentence
from engage_text.lint._writers._kept import Kept
from engage_text.lint._writers._repository_paths import RepositoryPaths
from engage_text.lint._writers._rule_help import PROJECT, help_markdown, help_text, rule_url
from engage_text.lint._writers._writer import Run
from engage_text.problems import Severity
from engage_text.rules import Rule

__all__ = ["SarifWriter"]

# GitHub refuses a run with more results (GitHub Docs, "SARIF support for code scanning"; not compared with the page).
# All results are in one run, because GitHub takes only one of each tool and category.
_MOST_RESULTS = 25_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"  # the name that tools give the root of a repository (SARIF section 3.14.14)
_FINGERPRINT = "engageText/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# How GitHub ranks an alert.
_RANKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


class SarifWriter:
    """Writes one run with at most 25,000 results, the most severe ones. A notification counts the others."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._run = run
        self._kept = Kept(_MOST_RESULTS)

    def add(self, finding: Finding) -> None:
        """Keep a finding."""
        self._kept.add(finding)

    def finish(self, totals: Totals) -> None:
        """Write the document: the run first, then each result on a line of its own."""
        found = self._kept.in_order()
        codes = sorted({finding.problem.code for finding in found})
        rules = [self._run.rules[code] for code in codes if code in self._run.rules]
        run = _run_of(self._run.version, rules, totals, self._kept.left_out)
        head = json_line({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
        self._out.write(head.removesuffix("}]}\n") + ',"results":[')
        indices = {rule.code: index for index, rule in enumerate(rules)}
        for number, row in enumerate(_results(found, indices, RepositoryPaths(self._run.root))):
            self._out.write((",\n" if number else "\n") + json_line(row)[:-1])
        self._out.write("]}]}\n")


def _run_of(version: str, rules: list[Rule[Any]], totals: Totals, left_out: int) -> dict[str, Any]:
    driver = {
        "name": "engage-text",
        "version": version,
        "informationUri": PROJECT,
        "rules": [_descriptor(rule) for rule in rules],
    }
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if left_out:
        text = f"{left_out} findings are left out: a run must have at most {_MOST_RESULTS} results."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation],
        "properties": {"totals": totals.to_dict(), "leftOut": left_out},
    }


def _descriptor(rule: Rule[Any]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.code.split("-")),
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": help_text(rule), "markdown": help_markdown(rule)},
        "helpUri": rule_url(rule.code),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group], "problem.severity": _RANKS[rule.severity]},
    }


def _results(
    found: list[Finding], indices: Mapping[str, int], paths: RepositoryPaths
) -> Iterator[dict[str, Any]]:
    fingerprints = Fingerprints()
    for finding in found:
        problem = finding.problem
        file = finding.location.file
        row: dict[str, Any] = {"ruleId": problem.code}
        if problem.code in indices:
            row["ruleIndex"] = indices[problem.code]
        row["level"] = _LEVELS[problem.severity]
        row["message"] = {"text": _message(finding)}
        row["locations"] = [_location(finding, paths)]
        row["partialFingerprints"] = {_FINGERPRINT: fingerprints.of(finding, paths.shown(file))}
        yield row


def _message(finding: Finding) -> str:
    hint = finding.problem.hint
    text = sentence(finding) + (f"\n{hint}" if hint else "")
    # `[text](target)` in a message is a link (SARIF section 3.11.6), and a text from outside must not make one.
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _location(finding: Finding, paths: RepositoryPaths) -> dict[str, Any]:
    physical = {
        "artifactLocation": _artifact(finding.location.file, paths),
        "region": _region(finding.location),
    }
    place: dict[str, Any] = {"physicalLocation": physical}
    if finding.label:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.label}]
    return place


def _artifact(file: str, paths: RepositoryPaths) -> dict[str, str]:
    path = paths.below_root(file)
    if path is None:
        return {"uri": Path(file).absolute().as_uri()}
    return {"uri": quote(_octets(path)), "uriBaseId": _ROOT}


def _octets(path: str) -> bytes:
    """Return the bytes of a path. Python escapes those that are not UTF-8 as surrogates (PEP 383)."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # other surrogates, which names on Windows can have
        return path.encode("utf-8", "surrogatepass")


def _region(where: Location) -> dict[str, int]:
    start, end = where.utf16_column, where.utf16_end_column
    if (where.line, start) == (where.end_line, end):
        # No range: the line alone.
        return {"startLine": where.line} if start == 1 else {"startLine": where.line, "startColumn": start}
    return {"startLine": where.line, "startColumn": start, "endLine": where.end_line, "endColumn": end}
